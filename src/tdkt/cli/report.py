"""`tdkt report --quarter` (or `--half`, `--nine-months`, `--year`): how far each target has come."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt.cli import completion
from tdkt.cli.help import Command
from tdkt.cli.options import WORKSPACE, open_workspace
from tdkt.errors import UsageError
from tdkt.model.period import Period

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
    half: bool = typer.Option(False, "--half", help="6 tháng đầu năm."),
    nine_months: bool = typer.Option(False, "--nine-months", help="9 tháng đầu năm."),
    whole_year: bool = typer.Option(False, "--year", help="Cả năm (năm nào: xem --plan)."),
    year: int | None = typer.Option(
        None,
        "--plan",
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
    """Tính kết quả thực hiện chỉ tiêu, lũy kế từ đầu năm đến hết quý, 6 tháng, 9 tháng hoặc năm.

    Ví dụ: tdkt report --quarter; tdkt report --quarter II --unit van-phong; tdkt report --half --status cham;
    tdkt report --year --plan 2025; tdkt report --xlsx
    """
    from tdkt.cli.choices import Selection, choose_statuses, choose_targets, choose_units

    if file is not None and not xlsx:
        raise UsageError("--output chỉ dùng cùng --xlsx.", hint="Thêm --xlsx, hoặc chuyển hướng: … > tệp.")
    if xlsx and output is not ReportFormat.TEXT:
        raise UsageError(f"--xlsx và --format {output.value} không đi cùng nhau.", hint="Bỏ một trong hai.")
    read = open_workspace(workspace)
    longer = _longer_period(quarter, half=half, nine_months=nine_months, whole_year=whole_year)
    attainment = compute(read, LATEST if quarter is None else quarter, year, longer=longer)
    selection = Selection(
        choose_units(attainment.programme, units) if units else (),
        choose_statuses(statuses) if statuses else (),
        choose_targets(attainment.programme, targets) if targets else (),
    )
    if xlsx:
        import_module("tdkt.cli.report_formats.as_workbook").write(attainment, selection, file, read.root)
        return 0
    import_module(f"tdkt.cli.report_formats.as_{output.value}").write(attainment, selection)
    return 0


def _longer_period(quarter: str | None, *, half: bool, nine_months: bool, whole_year: bool) -> str:
    """Return "H1", "9M" or "Y" where such a period is asked for, "" for a quarter; raises UsageError for two periods."""
    longer = {"--half": (half, "H1"), "--nine-months": (nine_months, "9M"), "--year": (whole_year, "Y")}
    kinds = {option: kind for option, (wanted, kind) in longer.items() if wanted}
    given = [*(["--quarter"] if quarter is not None else []), *kinds]
    if len(given) > 1:
        raise UsageError(
            f"Chỉ xem được một kỳ, không cùng lúc {', '.join(given)}.", hint="Giữ một tùy chọn về kỳ."
        )
    return next(iter(kinds.values()), "")


def compute(workspace: Workspace, quarter: str, year: int | None, *, longer: str = "") -> Attainment:
    """Return the attainment at the end of `quarter`, a word of the user's ("latest", "I", "2026-Q1").

    `longer` ("H1", "9M", "Y") stands for that period of the year in place of a quarter.
    """
    from tdkt.attainment.assessment import assess
    from tdkt.checks.run import trusted_programme, year_of_latest_report

    if longer:
        whole = Period.parse(longer, year=year if year is not None else year_of_latest_report(workspace))
        return assess(trusted_programme(workspace, whole.year), whole)
    if quarter == LATEST:
        wanted = year if year is not None else year_of_latest_report(workspace)
        programme = trusted_programme(workspace, wanted)
        if not programme.reports:
            raise UsageError(
                f"Năm {wanted} chưa có báo cáo nào của đơn vị.",
                hint="Muốn xem bảng trống, ghi rõ quý: --quarter 1.",
            )
        return assess(programme, programme.reports[-1].period)
    try:
        period = Period.parse(quarter, year=year if year is not None else year_of_latest_report(workspace))
    except ValueError:
        period = None
    if period is None or period.kind != "Q":
        raise UsageError(
            f"“{quarter}” không phải một quý.",
            hint="Ghi 1, Q1, I hoặc 2026-Q1; kỳ dài hơn thì dùng --half, --nine-months, --year.",
        )
    if year is not None and year != period.year:
        raise UsageError(
            f"--plan {year} và --quarter {quarter} nói hai năm khác nhau.", hint="Bỏ một trong hai."
        )
    return assess(trusted_programme(workspace, period.year), period)
