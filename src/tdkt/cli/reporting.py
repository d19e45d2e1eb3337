"""What `tdkt report` does, without the options that say it: the bare command starts without Typer (`at_once.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError
from tdkt.model.numbering import roman
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.plan_year import SchoolYear, year_name
from tdkt.model.records import dataclass
from tdkt.model.text import upper_first

if TYPE_CHECKING:
    from tdkt.attainment.assessment import Attainment
    from tdkt.workspace.workspace import Workspace

LATEST = "latest"
LONGER = {"--half": "H1", "--nine-months": "9M", "--year": "Y"}
"""The options of periods that are named by nothing more, with the word for each."""
_EXAMPLES = {
    "--quarter": "Ghi 1, Q1, I hoặc 2026-Q1; kỳ dài hơn thì dùng --half, --nine-months, --year.",
    "--month": "Ghi 5, M05 hoặc 2026-M05; của năm học: 2026-2027-M09.",
    "--term": "Ghi 1, I, HK1 hoặc 2026-2027-HK1.",
}
_CALLED = {"--quarter": "quý", "--month": "tháng", "--term": "học kỳ của năm học"}


class ReportFormat(StrEnum):
    """How the results are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """The period that the options ask for: the option, and the user's word ("latest", "I", "2026-Q1"; "H1" of --half)."""

    option: str = "--quarter"
    word: str = LATEST


def show_report(
    asked: AskedPeriod,
    year: int | None = None,
    units: Sequence[str] = (),
    statuses: Sequence[str] = (),
    targets: Sequence[str] = (),
    output: ReportFormat = ReportFormat.TEXT,
    *,
    xlsx: bool = False,
    file: Path | None = None,
    workspace: Path | None = None,
) -> int:
    """Write the attainment of the period that is `asked` for; return the exit code. Raises UserError."""
    from tdkt.cli.choices import Selection, choose_statuses, choose_targets, choose_units

    if file is not None and not xlsx:
        raise UsageError("--output chỉ dùng cùng --xlsx.", hint="Thêm --xlsx, hoặc chuyển hướng: … > tệp.")
    if xlsx and output is not ReportFormat.TEXT:
        raise UsageError(f"--xlsx và --format {output.value} không đi cùng nhau.", hint="Bỏ một trong hai.")
    read = open_workspace(workspace)
    attainment = compute(read, asked, year)
    selection = Selection(
        choose_units(attainment.programme, units) if units else (),
        choose_statuses(statuses) if statuses else (),
        choose_targets(attainment.programme, targets) if targets else (),
    )
    if xlsx:
        import_module("tdkt.cli.report_formats.as_workbook").write(attainment, selection, file, read.root)
        return 0
    import_module(f"tdkt.cli.report_formats.as_{output.value}").write(attainment, selection)
    if output is ReportFormat.TEXT and not selection.is_narrow and not selection.units:
        from tdkt.cli.report_formats.drives import write_drives

        write_drives(read, attainment)
    return 0


def compute(workspace: Workspace, asked: AskedPeriod, year: int | None) -> Attainment:
    """Return the attainment at the end of the period that is `asked` for, of `year` where its word names none."""
    from tdkt.attainment.assessment import assess
    from tdkt.checks.run import trusted_programme, year_of_latest_report

    wanted = year if year is not None else year_of_latest_report(workspace)
    if asked.word == LATEST:
        programme = trusted_programme(workspace, wanted)
        if not programme.reports:
            raise UsageError(
                f"{upper_first(year_name(wanted))} chưa có báo cáo nào của đơn vị.",
                hint="Muốn xem bảng trống, ghi rõ quý: --quarter 1.",
            )
        sent = [report.period for report in programme.reports]
        return assess(programme, max((one for one in sent if one.kind == PART), default=max(sent)))
    period = _read(asked, wanted)
    if year is not None and year != period.year:
        raise UsageError(
            f"--plan {year} và {asked.option} {asked.word} nói hai năm khác nhau.", hint="Bỏ một trong hai."
        )
    return assess(trusted_programme(workspace, period.year), period)


def _read(asked: AskedPeriod, year: int) -> Period:
    """Return the period of an option; raises UsageError where its word, or the year, has no such period."""
    is_bare_month = asked.option == "--month" and asked.word.isdigit()
    try:
        period = Period.parse(f"M{asked.word}" if is_bare_month else asked.word, year=year)
    except ValueError:
        period = None
    if asked.option in LONGER:
        if period is None:
            raise UsageError(
                f"{upper_first(year_name(year))} không có kỳ {asked.option}.",
                hint="Dùng --term, --month hoặc --year.",
            )
        return period
    kind = MONTH if asked.option == "--month" else PART
    is_term = period is not None and isinstance(period.year, SchoolYear)
    if is_term and period is not None and period.kind == kind and asked.option == "--quarter":
        raise UsageError(
            f"{upper_first(year_name(period.year))} chia theo học kỳ, không theo quý.",
            hint=f"Dùng --term {roman(period.last)} --plan {period.year}.",
        )
    if period is None or period.kind != kind or (asked.option == "--term" and not is_term):
        raise UsageError(
            f"“{asked.word}” không phải một {_CALLED[asked.option]}.", hint=_EXAMPLES[asked.option]
        )
    return period
