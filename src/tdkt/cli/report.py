"""`tdkt report --quarter` (or `--half`, `--nine-months`, `--year`): how far each target has come."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt.cli import completion
from tdkt.cli.help import Command
from tdkt.cli.options import WORKSPACE, open_workspace, plan_year
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


class ReportFormat(StrEnum):
    """How the results are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class ReportCommand(Command):
    """Lets `--quarter` stand alone, for the latest quarter that has reports."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the word "latest" after a bare `--quarter`."""
        filled: list[str] = []
        for number, word in enumerate(args):
            filled.append(word)
            following = args[number + 1] if number + 1 < len(args) else "-"
            if word in ("--quarter", "-q") and following.startswith("-"):
                filled.append(LATEST)
        return list(super().parse_args(ctx, filled))


def report(
    quarter: str | None = typer.Option(
        None,
        "--quarter",
        "-q",
        metavar="[QUÝ]",
        autocompletion=completion.quarters,
        show_default=False,
        help="Quý: 1, Q1, I hoặc 2026-Q1; ghi --quarter không kèm số là quý gần nhất có báo cáo.",
    ),
    month: str | None = typer.Option(
        None,
        "--month",
        "-m",
        metavar="THÁNG",
        show_default=False,
        help="Tháng: 5, M05 hoặc 2026-M05; chỉ có các chỉ tiêu báo cáo hằng tháng.",
    ),
    term: str | None = typer.Option(
        None,
        "--term",
        metavar="HỌC_KỲ",
        show_default=False,
        help="Học kỳ của năm học: 1, I, HK1 hoặc 2026-2027-HK1.",
    ),
    half: bool = typer.Option(False, "--half", help="6 tháng đầu năm."),
    nine_months: bool = typer.Option(False, "--nine-months", help="9 tháng đầu năm."),
    whole_year: bool = typer.Option(False, "--year", help="Cả năm (năm nào: xem --plan)."),
    year: int | None = typer.Option(
        None,
        "--plan",
        parser=plan_year,
        metavar="NĂM",
        autocompletion=completion.years,
        help="Năm kế hoạch; mặc định là năm gần nhất có báo cáo.",
    ),
    units: list[str] = typer.Option(
        [],
        "--unit",
        "-u",
        metavar="ĐƠN_VỊ",
        help="Chỉ hiện đơn vị này (mã; lặp lại được).",
        autocompletion=completion.units,
    ),
    statuses: list[str] = typer.Option(
        [],
        "--status",
        "-s",
        metavar="TRẠNG_THÁI",
        help="Chỉ hiện trạng thái này: đạt, vượt, chậm… (có dấu hoặc không dấu; lặp lại được).",
    ),
    targets: list[str] = typer.Option(
        [],
        "--target",
        "-t",
        metavar="CHỈ_TIÊU",
        help="Chỉ hiện chỉ tiêu này (mã; lặp lại được).",
        autocompletion=completion.targets,
    ),
    output: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", help="Dạng kết quả."),
    xlsx: bool = typer.Option(False, "--xlsx", help="Ghi kết quả ra bảng tính Excel thay vì hiện ra."),
    file: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="ĐƯỜNG_DẪN",
        help="Với --xlsx: tệp .xlsx hoặc thư mục đích; mặc định build/NĂM.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Tính kết quả thực hiện chỉ tiêu, lũy kế từ đầu năm đến hết quý, 6 tháng, 9 tháng, năm; tháng, học kỳ.

    Ví dụ: tdkt report --quarter; tdkt report --quarter II --unit van-phong; tdkt report --half --status cham;
    tdkt report --year --plan 2025; tdkt report --month 5; tdkt report --term I --plan 2026-2027; tdkt report --xlsx
    """
    from tdkt.cli.choices import Selection, choose_statuses, choose_targets, choose_units

    if file is not None and not xlsx:
        raise UsageError("--output chỉ dùng cùng --xlsx.", hint="Thêm --xlsx, hoặc chuyển hướng: … > tệp.")
    if xlsx and output is not ReportFormat.TEXT:
        raise UsageError(f"--xlsx và --format {output.value} không đi cùng nhau.", hint="Bỏ một trong hai.")
    read = open_workspace(workspace)
    asked = _asked_period(
        {"--quarter": quarter, "--month": month, "--term": term},
        {"--half": half, "--nine-months": nine_months, "--year": whole_year},
    )
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


_LONGER = {"--half": "H1", "--nine-months": "9M", "--year": "Y"}
_EXAMPLES = {
    "--quarter": "Ghi 1, Q1, I hoặc 2026-Q1; kỳ dài hơn thì dùng --half, --nine-months, --year.",
    "--month": "Ghi 5, M05 hoặc 2026-M05; của năm học: 2026-2027-M09.",
    "--term": "Ghi 1, I, HK1 hoặc 2026-2027-HK1.",
}
_CALLED = {"--quarter": "quý", "--month": "tháng", "--term": "học kỳ của năm học"}


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """The period that the options ask for: the option, and the user's word ("latest", "I", "2026-Q1"; "H1" of --half)."""

    option: str = "--quarter"
    word: str = LATEST


def _asked_period(words: dict[str, str | None], longer: dict[str, bool]) -> AskedPeriod:
    """Return the period that is asked for, the latest quarter where none is; raises UsageError for two periods."""
    given = [AskedPeriod(option, word) for option, word in words.items() if word is not None]
    given += [AskedPeriod(option, _LONGER[option]) for option, wanted in longer.items() if wanted]
    if len(given) > 1:
        raise UsageError(
            f"Chỉ xem được một kỳ, không cùng lúc {', '.join(one.option for one in given)}.",
            hint="Giữ một tùy chọn về kỳ.",
        )
    return given[0] if given else AskedPeriod()


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
    if asked.option in _LONGER:
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
