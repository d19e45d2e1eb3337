"""The receipts for people in a terminal: a table of units and quarters, then a line a quarter. Reads without colour."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tdkt.cli.console import width
from tdkt.cli.screen import NARROWEST, bare_table, screen, write_title
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.receipts.board import ReceiptBoard
from tdkt.receipts.receipts import Receipt, State

_ROOMY = 110
"""From so many columns of the terminal the table's columns get more room."""
_COLUMNS = 4
"""So many times of reporting have room beside the names of the units."""
_NAMED = 10
"""So many units are named in a line; of more, the number is said."""

_LOOK = {
    State.ON_TIME: ("✔", "green"),
    State.RECEIVED_LATE: ("✔", "yellow"),
    State.RECEIVED: ("✔", "green"),
    State.RECEIVED_AFTERWARDS: ("○", "dim"),
    State.BROKEN: ("■", "bold magenta"),
    State.UNCLEAR: ("?", "magenta"),
    State.NOT_DUE: ("·", "dim"),
    State.DUE: ("!", "bold yellow"),
    State.LATE: ("✘", "bold red"),
    State.NO_DEADLINE: ("–", "dim"),
    State.NOT_OWED: ("–", "dim"),
}
_PARTS = ("đúng hạn", "chậm", "không ghi ngày", "ngày xem")
"""Where the words of a state break in a narrow column."""
_OPEN = (State.LATE, State.BROKEN, State.UNCLEAR)
"""What is to be done about something, however long ago it was due."""
_GROUPS: tuple[tuple[str, State], ...] = (
    ("chậm", State.LATE),
    ("còn chờ", State.DUE),
    ("có tệp nhưng có lỗi", State.BROKEN),
    ("có tệp chưa rõ của ai", State.UNCLEAR),
    ("nhận chậm", State.RECEIVED_LATE),
    ("gửi sau ngày xem", State.RECEIVED_AFTERWARDS),
    ("chưa đặt hạn, chưa có báo cáo", State.NO_DEADLINE),
)


def write(board: ReceiptBoard) -> None:
    """Write the table, a summary a quarter and the files that could not be used to stdout."""
    console = screen()
    year = board.programme.year
    title = f"TÌNH HÌNH GỬI BÁO CÁO THI ĐUA CỦA CÁC ĐƠN VỊ {year_name(year).upper()}"
    write_title(console, title, illustrative=board.illustrative)
    console.print(f"{board.programme.organization.name}; tính đến ngày {board.today:%d/%m/%Y}")
    console.print()
    if board.units:
        console.print(_table(board))
        console.print()
    else:
        console.print("Chưa đơn vị nào có phong trào, chỉ tiêu trong kế hoạch nên chưa ai phải gửi báo cáo.")
    for quarter in (*_still_open(board), *_shown(board)) if board.units else ():
        console.print(summary(quarter, board.of_quarter(quarter)))
    _problems(console, board)


def _shown(board: ReceiptBoard) -> list[Period]:
    """Return the times that the table has a column for: all of a year without months, else the latest that have begun."""
    steps = [step for step, _ in board.programme.deadlines]
    if len(steps) <= _COLUMNS:
        return steps
    begun = [step for step in steps if step.first_day <= board.today]
    return begun[-_COLUMNS:] or steps[:_COLUMNS]


def _still_open(board: ReceiptBoard) -> list[Period]:
    """Return the times before those of the table for which a report is late or cannot be used: no column shows them."""
    shown = _shown(board)
    return [
        step
        for step, _ in board.programme.deadlines
        if step not in shown and any(receipt.state in _OPEN for receipt in board.of_quarter(step))
    ]


def summary(quarter: Period, receipts: Sequence[Receipt]) -> str:
    """Return one line on a quarter: "Quý III: đã nhận 4/5; chậm: Văn phòng (chậm 49 ngày)"."""
    head = f"{upper_first(quarter.short)}:"
    if not receipts:
        return f"{head} không đơn vị nào phải gửi báo cáo."
    deadline = receipts[0].deadline
    states = {receipt.state for receipt in receipts}
    if states == {State.NOT_DUE}:
        return f"{head} chưa đến hạn ({deadline:%d/%m/%Y})."
    if states == {State.NO_DEADLINE}:
        return f"{head} chưa đặt hạn, chưa có báo cáo."
    return f"{head} {'; '.join(_parts(receipts))}."


def _parts(receipts: Sequence[Receipt]) -> list[str]:
    received = [receipt for receipt in receipts if receipt.state.is_received]
    parts = [f"đã nhận {len(received)}/{len(receipts)}"]
    for label, state in _GROUPS:
        group = [receipt for receipt in receipts if receipt.state is state]
        if group:
            parts.append(f"{label}: {_names(group)}")
    if any(receipt.state is State.NOT_DUE for receipt in receipts):
        parts.append(f"hạn gửi {receipts[0].deadline:%d/%m/%Y}")
    with_errors = [receipt for receipt in received if receipt.errors]
    if with_errors:
        parts.append(f"{len(with_errors)} báo cáo đã nhận còn lỗi phải sửa")
    return parts


def _names(receipts: list[Receipt]) -> str:
    if len(receipts) > _NAMED:
        return f"{len(receipts)} đơn vị"
    told = receipts[0].days is not None
    return ", ".join(f"{r.unit.name} ({_days(r)})" if told else r.unit.name for r in receipts)


def _days(receipt: Receipt) -> str:
    return receipt.words.removeprefix("đã nhận, ")


def _table(board: ReceiptBoard) -> Table:
    column, below = (14, 1) if width() < _ROOMY else (20, 0)
    table = bare_table(below=below)
    left = max(width(), NARROWEST) - len(_shown(board)) * (column + 1) - 1
    table.add_column("Đơn vị", width=left, overflow="fold")
    shown = _shown(board)
    for quarter in shown:
        deadline = board.programme.plan.deadline_of(quarter)
        day = f"{deadline:%d/%m/%Y}" if deadline else "chưa đặt hạn"
        table.add_column(
            Text(f"{upper_first(quarter.short)}\n{day}", style="bold"), width=column, overflow="fold"
        )
    for unit, receipts in board.by_unit:
        table.add_row(
            unit.name, *(_cell(receipt, column) for receipt in receipts if receipt.quarter in shown)
        )
    return table


def _cell(receipt: Receipt, column: int) -> Text:
    symbol, style = _LOOK[receipt.state]
    words = f"{symbol} {receipt.words}"
    if len(words) > column:
        for part in _PARTS:
            words = words.replace(f" {part}", f"\n  {part}")
    cell = Text(words, style=style)
    if receipt.corrected:
        said = f"đã sửa {receipt.corrected:%d/%m/%Y}"
        cell.append(f"\n{said if len(said) <= column else said.removeprefix('đã ')}")
    if receipt.errors and receipt.state is not State.UNCLEAR:
        cell.append(f"\n■ {receipt.errors} lỗi", style="bold magenta")
    if receipt.warnings:
        cell.append(f"\n! {receipt.warnings} cảnh báo", style="yellow")
    return cell


def _problems(console: Console, board: ReceiptBoard) -> None:
    if board.problems:
        console.print()
        console.print(Text("Tệp chưa dùng được", style="bold"))
    for found in board.problems:
        console.print(f"- {found.in_a_line}")
    if board.units_uncertain:
        console.print()
        console.print("Có tệp phong trào chưa đọc được nên danh sách đơn vị phải gửi báo cáo có thể chưa đủ.")
