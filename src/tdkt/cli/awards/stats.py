"""`tdkt awards stats`: what was awarded in a year, counted as the statistical forms ask."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import open_book, ward_name, year_or_latest
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.errors import UsageError


class StatsFormat(StrEnum):
    """How the statistics are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def stats(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm ra quyết định; mặc định là năm gần nhất có khen thưởng, kiểm tra, đơn thư, tuyên truyền hoặc kế hoạch của đơn vị.",
    ),
    output: StatsFormat = typer.Option(StatsFormat.TEXT, "--format", help="Dạng kết quả."),
    target: Path | None = typer.Option(
        None, "--output", "-o", metavar="TỆP", help="Với --format xlsx: ghi ra tệp này; mặc định build/NĂM/."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Thống kê khen thưởng của năm: theo danh hiệu, hình thức, loại hình, đối tượng, nữ, lãnh đạo, trực tiếp.

    Chỉ đếm khen thưởng đã có quyết định trong năm; đề nghị đang chờ ghi riêng. Kèm số phong trào, cụm, khối, quỹ; số lượt kiểm tra,
    đơn thư, tuyên truyền, kế hoạch của đơn vị trong năm.

    Ví dụ: tdkt awards stats; tdkt awards stats 2026 --format csv; tdkt awards stats --format xlsx
    """
    from tdkt.awards.statistics import statistics_of
    from tdkt.checks.run import refuse_report_errors
    from tdkt.documents.report.told_batches import refuse_batches_of_years
    from tdkt.model.period import Period
    from tdkt.receipts.year_work import year_work_counts, years_with_work
    from tdkt.workspace.plan_days import timed

    if target is not None and output is not StatsFormat.XLSX:
        raise UsageError("--output chỉ dùng với --format xlsx.", hint="Các dạng khác ghi ra màn hình.")
    read, book = open_book(workspace)
    refuse_report_errors(read)
    wanted = year_or_latest(book, year, years_with_work(read))
    refuse_batches_of_years(read, (wanted,))
    found = statistics_of(read, book, wanted)
    work = year_work_counts(read, timed(read, Period.whole(wanted)), date.today())
    if output is StatsFormat.XLSX:
        from tdkt.cli.awards.stats_formats.as_xlsx import write_file

        write_file(found, ward_name(read), target, read.root, work)
        return 0

    import_module(f"tdkt.cli.awards.stats_formats.as_{output.value}").write(found, ward_name(read), work)
    return 0
