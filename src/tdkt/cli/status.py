"""`tdkt status`: who has sent which report, and what to send to those who have not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say, shown
from tdkt.cli.ics_option import ics_path
from tdkt.cli.options import WORKSPACE, plan_year, read_day
from tdkt.cli.render_request import Request
from tdkt.cli.rendering import write_documents
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.plan_year import year_name
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import upper_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tdkt.receipts.board import ReceiptBoard
    from tdkt.receipts.receipts import Receipt
    from tdkt.receipts.reminders import Reminder
    from tdkt.workspace.workspace import Workspace


class StatusFormat(StrEnum):
    """How the receipts are written."""

    TEXT = "text"
    JSON = "json"


def status(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm kế hoạch; mặc định là năm gần nhất đã bắt đầu.",
    ),
    day: str | None = typer.Option(
        None,
        "--date",
        metavar="NGÀY",
        help="Xem tại ngày này (2026-07-10 hoặc 10/07/2026); mặc định hôm nay.",
    ),
    output: StatusFormat = typer.Option(StatusFormat.TEXT, "--format", help="Dạng kết quả."),
    remind: bool = typer.Option(
        False,
        "--remind",
        help="Soạn lời nhắc (Zalo, thư điện tử) cho đơn vị chậm, sắp đến hạn; không ghi năm thì cả báo cáo "
        "còn thiếu của các năm trước.",
    ),
    within: int = typer.Option(
        5,
        "--within",
        min=0,
        metavar="SỐ_NGÀY",
        help="Với --remind: nhắc cả đơn vị còn chừng này ngày là đến hạn.",
    ),
    letter: bool = typer.Option(
        False, "--letter", help="In công văn đôn đốc của quý vừa quá hạn (tệp Word)."
    ),
    ics: str | None = typer.Option(
        None,
        "--ics",
        metavar="[TỆP]",
        help="Ghi hạn gửi của cả năm ra tệp lịch .ics; không kèm tên là build/NĂM/han-bao-cao.ics.",
    ),
    plans: bool = typer.Option(
        False, "--plans", help="Xem đơn vị nào đã có kế hoạch riêng, đã nhận đủ chỉ tiêu được giao chưa."
    ),
    drives: bool = typer.Option(
        False, "--drives", help="Xem từng đợt thi đua của năm: đăng ký, báo cáo từng giai đoạn đã nhận."
    ),
    groups: bool = typer.Option(
        False, "--groups", help="Xem từng cụm, khối: thành viên nào đã tự chấm, đã chấm chéo."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem đơn vị nào đã gửi báo cáo, đơn vị nào chậm; soạn lời nhắc, công văn đôn đốc, lịch hạn gửi.

    Ví dụ: tdkt status; tdkt status 2026 --date 10/07/2026; tdkt status --remind --within 3; tdkt status --ics
    """
    from tdkt.receipts.board import earlier_boards, receipt_board, year_of

    _refuse_several(
        {
            "--remind": remind,
            "--letter": letter,
            "--plans": plans,
            "--groups": groups,
            "--drives": drives,
            "--ics": ics is not None,
            f"--format {output.value}": output is not StatusFormat.TEXT,
        }
    )
    today = read_day("--date", day) if day is not None else date.today()
    read = open_workspace(workspace)
    if plans:
        from tdkt.checks.run import refuse_errors
        from tdkt.cli.unit_plans_page import write_unit_plans
        from tdkt.review.seen_on import seen_on

        refuse_errors(read)  # a file that cannot be read would be a plan that nobody has made
        write_unit_plans(seen_on(read, today), year if year is not None else year_of(read, today), today)
        return 0
    if drives:
        from tdkt.checks.run import find_problems
        from tdkt.cli.drives_page import write_drives
        from tdkt.review.seen_on import seen_on

        shown_year = year if year is not None else year_of(read, today)
        write_drives(seen_on(read, today), shown_year, today, find_problems(read))
        return 0
    if groups:
        from tdkt.cli.group_scores_page import write_group_scores

        write_group_scores(read, year if year is not None else year_of(read, today))
        return 0
    board = receipt_board(read, year if year is not None else year_of(read, today), today)
    if remind or letter:
        boards = [*(earlier_boards(read, board.programme.year, today) if year is None else ()), board]
        if letter:
            return _letter(boards, read)
        _remind(boards, within)
    elif ics is not None:
        _write_calendar(read, board, ics)
    else:
        import_module(f"tdkt.cli.status_formats.as_{output.value}").write(board)
        if output is StatusFormat.TEXT:
            _next_steps(read, board)
    return 0


def _refuse_several(asked: Mapping[str, bool]) -> None:
    wanted = [option for option, is_given in asked.items() if is_given]
    if len(wanted) > 1:
        raise UsageError(f"Không dùng {' và '.join(wanted)} cùng lúc.", hint="Chạy từng lệnh một.")


def _remind(boards: Sequence[ReceiptBoard], within: int) -> None:
    from tdkt.receipts.board import awaited
    from tdkt.receipts.reminders import reminders

    latest = boards[-1]
    samples = {board.programme.year for board in boards if board.illustrative}
    receipts = [receipt for board in boards for receipt in awaited(board, within=within)]
    order = [unit.id for unit in latest.programme.organization.reporting_bodies]
    receipts.sort(key=lambda receipt: order.index(receipt.unit.id))
    texts = reminders(latest.programme.organization, receipts, latest.today)
    for number, reminder in enumerate(texts, start=1):
        is_sample = any(receipt.quarter.year in samples for receipt in reminder.receipts)
        say(f"{_heading(reminder, f'{number}/{len(texts)}', illustrative=is_sample)}\n")
        say(f"{reminder.text}\n")
    since = [receipt for receipt in receipts if receipt.submitted is not None]
    if since:
        note(
            f"Lời nhắc như ở ngày {latest.today:%d/%m/%Y}. Đã gửi sau ngày ấy, nay không phải nhắc nữa: {_came(since)}."
        )
    if not texts:
        note(f"Không đơn vị nào chậm hoặc còn {within} ngày nữa là đến hạn: không có gì để nhắc.")
    for board in boards:
        _note_doubts(board)


def _came(receipts: Sequence[Receipt]) -> str:
    """Name the units of reports with the days on which they came."""
    return "; ".join(
        f"{receipt.unit.name} ({receipt.quarter.title}, gửi {receipt.submitted:%d/%m/%Y})"
        for receipt in receipts
    )


def _heading(reminder: Reminder, number: str, *, illustrative: bool) -> str:
    contact = reminder.unit.contact or "chưa ghi đầu mối"
    sample = f" | {ILLUSTRATIVE}" if illustrative else ""
    return f"===== {number} | {reminder.unit.name} | {contact}{sample} ====="


def _note_doubts(board: ReceiptBoard) -> None:
    for receipt in (receipt for receipt in board.receipts if receipt.state.is_in_doubt):
        note(
            f"Chưa nhắc {receipt.unit.name} về {receipt.quarter.title}: {receipt.words}, xem {', '.join(receipt.files)}."
        )


def _letter(boards: Sequence[ReceiptBoard], read: Workspace) -> int:
    from tdkt.documents.report.reminder import only_standing_unit
    from tdkt.receipts.chasing import chasing

    found = chasing(boards)
    if found is None:
        latest = boards[-1]
        note(
            f"Đến ngày {latest.today:%d/%m/%Y} chưa kỳ nào của {year_name(latest.programme.year)} quá hạn gửi báo cáo."
        )
        return 0
    for other in found.others:
        note(f"Báo cáo {other.title} cũng còn thiếu: tdkt render reminder {other.key}")
    if found.afterwards:
        note(
            f"Kỳ đôn đốc lấy theo ngày {boards[-1].today:%d/%m/%Y}, công văn nêu nơi đến nay còn thiếu báo cáo. Đã gửi sau ngày ấy nên "
            f"không nêu: {_came(found.afterwards)}."
        )
    if not found.awaited:
        note(f"Không đơn vị nào thiếu báo cáo {found.quarter.title}: không cần công văn đôn đốc.")
        return 0
    if found.standing and found.is_only_standing_unit:
        note(only_standing_unit(found.standing, found.quarter))
        return 0
    return write_documents(read, Request("reminder", (found.quarter.key,)))


def _write_calendar(read: Workspace, board: ReceiptBoard, word: str) -> None:
    from tdkt.receipts.calendar import calendar_bytes
    from tdkt.receipts.deadline_history import standing_since
    from tdkt.workspace.writing import write_atomically

    path = ics_path(word, read.root / "build" / str(board.programme.year) / "han-bao-cao.ics")
    data = calendar_bytes(
        board.programme, standing_since(read.root, board.programme.plan, board.programme.deadlines)
    )
    write_atomically(path, data, workspace=read.root)
    say(shown(path))


def _next_steps(read: Workspace, board: ReceiptBoard) -> None:
    from tdkt.receipts.board import earlier_boards, year_of

    year = board.programme.year
    asked = "" if year == year_of(read, board.today) else f" {year}"
    earlier = [found for found in earlier_boards(read, year, board.today) if found.late]
    if any(receipt.errors or receipt.warnings for receipt in board.receipts) or board.problems:
        note(f"Xem từng lỗi, cảnh báo: tdkt validate plans/{year}/reports")
    if board.late or earlier:
        note(f"Soạn lời nhắc: tdkt status{asked} --remind; in công văn đôn đốc: tdkt status{asked} --letter")
    for found in earlier:
        before = found.programme.year
        note(
            f"{upper_first(year_name(before))} còn {len(found.late)} báo cáo chưa nhận: tdkt status {before}"
        )
