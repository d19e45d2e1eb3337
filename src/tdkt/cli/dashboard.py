"""`tdkt dashboard`: one page for the Chairman's screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say, shown
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.reporting import LATEST, AskedPeriod, compute
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError


def dashboard(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm kế hoạch; mặc định là năm gần nhất.",
        show_default=False,
    ),
    quarter: str = typer.Option(
        LATEST,
        "--quarter",
        "-q",
        metavar="[QUÝ]",
        show_default=False,
        help="Quý: 1, Q1, I hoặc 2026-Q1; mặc định là quý gần nhất có báo cáo.",
    ),
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="ĐƯỜNG_DẪN",
        help="Tệp .html hoặc thư mục đích; mặc định build/NĂM/bang-dieu-hanh.html.",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Dựng bảng điều hành: một trang HTML duy nhất, không cần mạng, mở được từ USB, in được trên A4.

    Ví dụ: tdkt dashboard; tdkt dashboard 2026 --quarter II; tdkt dashboard -o /media/usb/bang-dieu-hanh.html
    """
    from tdkt.checks.run import refuse_report_errors
    from tdkt.documents.dashboard.page import FILE_NAME, by_quarters, dashboard_html, link_prefix
    from tdkt.documents.report.drives import drives_told
    from tdkt.model.drive import Drive, DriveReport
    from tdkt.model.period import Period
    from tdkt.model.plan_year import SchoolYear
    from tdkt.receipts.year_work import year_work_up_to
    from tdkt.workspace.writing import write_atomically

    is_folder = output is not None and (output.is_dir() or not output.suffix)
    if output is not None and not is_folder and output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(
            f"Bảng điều hành không ghi được ra tệp {output.suffix}.",
            hint="Chỉ tới tệp .html hoặc một thư mục.",
        )
    read = open_workspace(workspace)
    refuse_report_errors(read)
    attainment = by_quarters(compute(read, AskedPeriod(word=quarter), year))
    path = output or read.root / "build" / str(attainment.period.year)
    if output is None or is_folder:
        path = path / FILE_NAME
    programme, period = attainment.programme, attainment.period
    # the summer after a school year is of the whole year, of no term
    is_of_all = period.is_last and isinstance(period.year, SchoolYear)
    time = programme.counted(Period.whole(period.year) if is_of_all else period)
    told = drives_told(read.all(Drive), time, list(read.all(DriveReport)), programme.organization)
    work = year_work_up_to(read, attainment.period, date.today())
    page = dashboard_html(attainment, link_prefix=link_prefix(path.parent, read.root), drives=told, work=work)
    write_atomically(path, page.encode(), workspace=read.root)
    if attainment.illustrative or any(part.illustrative for part in work):
        note("Có số liệu minh họa: trang ghi SỐ LIỆU MINH HỌA.")
    say(shown(path))
    return 0
