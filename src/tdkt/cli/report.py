"""`tdkt report --quarter` (or `--half`, `--nine-months`, `--year`): how far each target has come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from tdkt.cli import completion
from tdkt.cli.help import Command
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.reporting import LATEST, LONGER, AskedPeriod, ReportFormat, show_report
from tdkt.errors import UsageError


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
    asked = _asked_period(
        {"--quarter": quarter, "--month": month, "--term": term},
        {"--half": half, "--nine-months": nine_months, "--year": whole_year},
    )
    return show_report(
        asked, year, units, statuses, targets, output, xlsx=xlsx, file=file, workspace=workspace
    )


def _asked_period(words: dict[str, str | None], longer: dict[str, bool]) -> AskedPeriod:
    """Return the period that is asked for, the latest quarter where none is; raises UsageError for two periods."""
    given = [AskedPeriod(option, word) for option, word in words.items() if word is not None]
    given += [AskedPeriod(option, LONGER[option]) for option, wanted in longer.items() if wanted]
    if len(given) > 1:
        raise UsageError(
            f"Chỉ xem được một kỳ, không cùng lúc {', '.join(one.option for one in given)}.",
            hint="Giữ một tùy chọn về kỳ.",
        )
    return given[0] if given else AskedPeriod()
