"""`tdkt import`: returned forms become unit reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note, progress, say, wants_colour, width
from tdkt.cli.options import WORKSPACE, open_workspace, read_day

if TYPE_CHECKING:
    from tdkt.exchange.form_identity import Wanted
    from tdkt.exchange.importing import Outcome
    from tdkt.model.diagnostic import Diagnostic
    from tdkt.workspace.workspace import Workspace

_SHOWN = 20
"""Refusals of one file that are shown."""
_TO, _NO_BREAK = " → ", "\u00a0"
"""What stands between an old and a new value, which stay on one line."""


def import_forms(
    files: list[Path] = typer.Argument(
        ..., metavar="TỆP...", help="Phiếu .xlsx đơn vị gửi lại, hoặc thư mục chứa phiếu."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Chỉ cho xem thay đổi (bằng lời, rồi từng dòng của tệp), không ghi."
    ),
    unit: str | None = typer.Option(
        None, "--unit", "-u", metavar="ĐƠN_VỊ", help="Chỉ nhận phiếu của đơn vị này."
    ),
    period: str | None = typer.Option(None, "--period", metavar="QUÝ", help="Chỉ nhận phiếu của quý này."),
    received: str | None = typer.Option(
        None,
        "--received",
        metavar="NGÀY",
        help="Ngày nhận, ghi vào báo cáo khi phiếu không có ngày gửi (2026-07-05 hoặc 05/07/2026).",
    ),
    illustrative: bool = typer.Option(
        False, "--illustrative", help="Đánh dấu báo cáo mới là số liệu minh họa."
    ),
    replace: bool = typer.Option(
        False, "--replace", help="Nhận cả phiếu cũ hơn báo cáo đang có, phiếu sửa quý đã qua lâu."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Nhận phiếu của các đơn vị vào kho, mỗi phiếu thành một báo cáo.

    Phiếu sai bị từ chối, nói rõ trang và ô; phiếu khác vẫn được nhận. Mã thoát: 0 nhận hết, 1 có phiếu bị từ chối.

    Ví dụ: tdkt import phieu-2026-Q2-van-phong.xlsx; tdkt import hop-thu/ --dry-run
    """
    from tdkt.exchange.importing import take_in

    read = open_workspace(workspace)
    paths = _forms(files)
    wanted = _wanted(read, unit, period, received, illustrative=illustrative, replace=replace)
    outcomes = take_in(read, progress(paths, "Đọc phiếu"), wanted)
    if dry_run:
        changed = [outcome for outcome in outcomes if outcome.is_change]
        for outcome in changed:
            _say_change(outcome)
        for outcome in changed:
            _show_change(outcome)
    else:
        _write(read, outcomes)
    _table(outcomes, dry_run=dry_run)
    for outcome in outcomes:
        for refusal in outcome.refusals[:_SHOWN]:
            place = f", {refusal.place}" if refusal.place else ""
            note(f"{outcome.path.name}{place}: {refusal.message}")
            note(f"  gợi ý: {refusal.hint}")
        if len(outcome.refusals) > _SHOWN:
            note(f"{outcome.path.name}: … và {len(outcome.refusals) - _SHOWN} chỗ nữa.")
        if outcome.removed and not outcome.refusals:
            note(f"{outcome.path.name}: đơn vị đã xóa trên phiếu nên bỏ khỏi báo cáo: {_leaves(outcome)}.")
        if outcome.answers.strays and not outcome.refusals:
            places = "; ".join(f"trang “{sheet}”, ô {cell}" for sheet, cell in outcome.answers.strays[:5])
            note(f"{outcome.path.name}: có chữ ngoài bảng nên không nhận: {places}.")
    refused = sum(bool(outcome.refusals) for outcome in outcomes)
    for outcome in outcomes:
        for finding in () if outcome.refusals else outcome.warnings:
            note(f"{outcome.path.name}{_cell(outcome, finding)}: cảnh báo {finding.code}: {finding.message}")
    if any(outcome.warnings and not outcome.refusals for outcome in outcomes):
        note("Xem giải thích một mã: tdkt explain MÃ.")
    return 1 if refused else 0


def _cell(outcome: Outcome, finding: Diagnostic) -> str:
    """Say in which cell of the form a finding about the new report has its cause, "" where that is not known."""
    from tdkt.exchange.report_cells import cell_of

    sheet, cell = cell_of(finding.place, outcome.file, outcome.new, outcome.answers)
    return f", trang “{sheet}”, ô {cell}" if sheet else ""


def _leaves(outcome: Outcome) -> str:
    """Say what the unit took away, a few words each."""
    from tdkt.exchange.form_words import NARRATIVE, REPORTER, SUBMITTED

    texts = {row.target.id: row.text for row in outcome.form.rows} if outcome.form else {}
    words = {"reporter": REPORTER, "submitted": SUBMITTED}
    said = dict.fromkeys(
        f"“{texts.get(name, name)}”" if name else NARRATIVE.get(field, words.get(field, field))
        for _, name, field in outcome.removed
    )
    return ", ".join(said)


def _forms(files: list[Path]) -> list[Path]:
    from tdkt.errors import UsageError

    paths: dict[Path, Path] = {}
    for file in files:
        found = [file]
        if file.is_dir():
            found = sorted(
                path
                for path in file.iterdir()
                if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods")
                and not path.name.startswith(("~$", ".~lock"))
            )
            if not found:
                note(f"Thư mục {file} không có phiếu Excel nào.")
        for path in found:
            paths.setdefault(path.absolute(), path)
    if not paths:
        raise UsageError(
            "Không có phiếu nào để nhận.", hint="Chỉ tới các tệp .xlsx, hoặc thư mục chứa chúng."
        )
    return list(paths.values())


def _wanted(
    read: Workspace,
    unit: str | None,
    period: str | None,
    received: str | None,
    *,
    illustrative: bool,
    replace: bool,
) -> Wanted:
    from tdkt.checks.run import default_year, programme_of
    from tdkt.cli.choices import choose_units
    from tdkt.cli.form import read_quarter
    from tdkt.exchange.form_identity import Wanted

    wanted_period = read_quarter(read, period) if period else None
    wanted_unit = None
    if unit:
        year = wanted_period.year if wanted_period else default_year(read)
        wanted_unit = choose_units(programme_of(read, year), [unit])[0]
    on = read_day("--received", received) if received else None
    return Wanted(wanted_unit, wanted_period, on, illustrative, replace)


def _write(read: Workspace, outcomes: list[Outcome]) -> None:
    from tdkt.documents.output import write_atomically
    from tdkt.errors import UserError
    from tdkt.exchange.form_sheets import Refusal

    for outcome in outcomes:
        if outcome.is_change:
            try:
                write_atomically(read.root / outcome.file, outcome.new.encode())
            except UserError as error:
                outcome.refusals.append(Refusal(str(error), error.hint))


def _say_change(outcome: Outcome) -> None:
    """Say in the words of the form what a form would change; the diff follows."""
    from textwrap import fill

    from tdkt.exchange.change_words import in_words

    form = outcome.form
    if form is None:
        return
    new = " (báo cáo mới)" if outcome.old is None else ""
    say(f"{form.unit.name}, {form.period.title}{new}:")
    for line in in_words(form, outcome.changes):
        bound = line.replace(_TO, _TO.replace(" ", _NO_BREAK))
        lines = fill(bound, width(), initial_indent="  • ", subsequent_indent="    ", break_on_hyphens=False)
        say(lines.replace(_NO_BREAK, " "))
    say("")


def _show_change(outcome: Outcome) -> None:
    from difflib import unified_diff

    old = (outcome.old or "").splitlines()
    new = outcome.new.splitlines()
    before = f"a/{outcome.file}" if outcome.old is not None else "/dev/null"
    for line in unified_diff(old, new, before, f"b/{outcome.file}", lineterm=""):
        say(line)


def _table(outcomes: list[Outcome], *, dry_run: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    stream = sys.stderr if dry_run else sys.stdout
    stream.flush()
    console = Console(
        file=stream,
        width=max(width(), 60),
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=wants_colour(stream),
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in ("Tệp", "Đơn vị", "Kỳ", "Kết quả"):
        table.add_column(head, overflow="fold")
    for outcome in outcomes:
        form = outcome.form
        table.add_row(
            outcome.path.name,
            form.unit.abbreviation if form else "?",
            form.period.key if form else "?",
            _said(outcome, dry_run=dry_run),
        )
    console.print(table)


def _said(outcome: Outcome, *, dry_run: bool) -> str:
    if outcome.refusals:
        return f"✘ từ chối ({len(outcome.refusals)} chỗ)"
    if not outcome.is_change:
        return "= không có gì mới"
    verb = "sẽ ghi" if dry_run else "đã ghi"
    if outcome.old is None:
        return f"✔ {verb} báo cáo mới"
    added, removed = _changed_lines(outcome)
    report = outcome.form.report if outcome.form else None
    days = [f"đã nhận ngày {report.submitted:%d/%m/%Y}"] if report and report.submitted else []
    days += [f"sửa ngày {outcome.corrected:%d/%m/%Y}"] if outcome.corrected else []
    known = f" ({', '.join(days)})" if days else ""
    return f"✔ {verb}{known}: +{added} dòng, -{removed} dòng"


def _changed_lines(outcome: Outcome) -> tuple[int, int]:
    from difflib import ndiff

    lines = [line[:2] for line in ndiff((outcome.old or "").splitlines(), outcome.new.splitlines())]
    return lines.count("+ "), lines.count("- ")
