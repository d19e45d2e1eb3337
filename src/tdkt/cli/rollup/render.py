"""`tdkt rollup render`: the report of all wards as a Word file by NĐ 30."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli.console import note, say, shown
from tdkt.cli.rollup.opening import PERIOD, STORE, YEAR, asked_time, open_store
from tdkt.errors import UsageError


def render(
    year: int | None = YEAR,
    period: str | None = PERIOD,
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="TỆP",
        help="Tệp .docx; mặc định bao-cao-tong-hop-KỲ.docx trong nơi tổng hợp.",
    ),
    statistics: bool = typer.Option(
        False,
        "--statistics",
        help="In thêm các biểu thống kê 0601.N đến 0605.N của năm, mỗi biểu một tệp cạnh báo cáo.",
    ),
    store: Path = STORE,
) -> int:
    """In báo cáo tổng hợp theo thể thức Nghị định 30/2020/NĐ-CP, kèm phụ lục kết quả từng nơi; là dự thảo, chưa có số, ngày.

    Biểu thống kê chỉ có số ở ô mà mọi nơi đã gửi đều biết; ô khác để trống, ghi vì sao.

    Cơ quan ban hành, ký hiệu, nơi nhận, người ký ghi ở phần report của rollup.yaml.

    Ví dụ: tdkt rollup render; tdkt rollup render --period Q2 -o bao-cao.docx; tdkt rollup render --statistics
    """
    from tdkt.documents.page.written import word_file
    from tdkt.documents.texts.templates import Templates
    from tdkt.rollup.engines import DuckEngine
    from tdkt.rollup.report_document import form_documents, report_document
    from tdkt.rollup.summary import rollup
    from tdkt.rollup.wording import later_periods
    from tdkt.workspace.writing import write_atomically

    opened, city = open_store(store)
    with opened.steady():
        engine = DuckEngine(opened)
        found = rollup(engine, city, *asked_time(engine, year, period), datetime.date.today())
    path = output or store / f"bao-cao-tong-hop-{found.period}.docx"
    if path.suffix.lower() != ".docx":
        raise UsageError(f"Báo cáo không ghi được ra tệp {shown(path)}.", hint="Chỉ tới tệp .docx.")
    document = report_document(found, city, Templates(store / "templates"))
    write_atomically(path, word_file(document), workspace=store)
    say(shown(path))
    for name, form in form_documents(found, city) if statistics else ():
        beside = path.with_name(f"{name}.docx")
        write_atomically(beside, word_file(form), workspace=store)
        say(shown(beside))
    note(f"{found.coverage}. Dự thảo: đọc lại trước khi trình ký.")
    if found.later:
        note(f"{later_periods(found)} (chọn kỳ: --period).")
    return 0
