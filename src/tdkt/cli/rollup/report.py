"""`tdkt rollup report`: what the wards come to at the end of a period."""

from __future__ import annotations

import datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import typer

from tdkt.cli.options import read_day
from tdkt.cli.rollup.opening import PERIOD, STORE, YEAR, asked_time, open_store
from tdkt.errors import UsageError


class RollupFormat(StrEnum):
    """How the roll-up is written."""

    TEXT = "text"
    JSON = "json"


def report(
    year: int | None = YEAR,
    period: str | None = PERIOD,
    on: str | None = typer.Option(
        None, "--on", metavar="NGÀY", help="Ngày xem báo cáo chậm, dạng 2026-11-23; mặc định là hôm nay."
    ),
    every_ward: bool = typer.Option(
        False, "--all", help="Liệt kê đủ mọi nơi, không chỉ những nơi đầu danh sách."
    ),
    output: RollupFormat = typer.Option(RollupFormat.TEXT, "--format", help="Dạng kết quả."),
    xlsx: Path | None = typer.Option(None, "--xlsx", metavar="TỆP", help="Ghi mọi bảng ra tệp Excel này."),
    spark: str | None = typer.Option(
        None,
        "--spark",
        metavar="ĐỊA_CHỈ",
        help="Hỏi bằng Apache Spark thay cho DuckDB, đọc các bảng ở địa chỉ này (thư mục tables, s3a://…, hdfs://…).",
    ),
    tables: str | None = typer.Option(
        None,
        "--tables",
        metavar="ĐỊA_CHỈ",
        help="Đọc bản chép của thư mục tables trên kho đối tượng (s3://kho/tables; cần thư viện fsspec, s3fs), hỏi bằng DuckDB.",
    ),
    store: Path = STORE,
) -> int:
    """Tổng hợp kết quả của các xã, phường: theo trạng thái, loại chỉ tiêu, phong trào, nơi; chỉ tiêu chung; khen thưởng; nơi gửi chậm.

    Chỉ tiêu của các nơi chỉ được cộng khi cùng một chỉ tiêu chung; tỷ lệ tính từ tử số và mẫu số đã cộng.

    Ví dụ: tdkt rollup report; tdkt rollup report --period Q2; tdkt rollup report --xlsx tong-hop.xlsx
    """
    from tdkt.rollup.engines import DuckEngine, Engine
    from tdkt.rollup.spark import SparkEngine, session
    from tdkt.rollup.summary import rollup

    opened, city = open_store(store)
    day = read_day("--on", on) if on else datetime.date.today()
    if spark and tables:
        raise UsageError(
            "--spark và --tables không đi cùng nhau.", hint="Chọn một: hỏi bằng Spark, hoặc bằng DuckDB."
        )
    engine: Engine = SparkEngine(session(), spark) if spark else DuckEngine(opened, tables or "")
    with opened.steady():
        found = rollup(engine, city, *asked_time(engine, year, period), day)
    if xlsx is not None:
        import_module("tdkt.cli.rollup.formats.as_xlsx").write_file(found, city, xlsx, store)
        return 0
    import_module(f"tdkt.cli.rollup.formats.as_{output.value}").write(found, city, every_ward=every_ward)
    return 0
