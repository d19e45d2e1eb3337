"""The store that a command works on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.rollup.city import City
    from tdkt.rollup.engines import Engine
    from tdkt.rollup.store import Store

_NOT_IN_A_PATH = re.compile(r"[*?\[\]{}=]")
"""What the engine takes for a pattern, or for the name of a column, wherever it stands in the path of a table."""


def _store(folder: Path) -> Path:
    if found := _NOT_IN_A_PATH.search(str(folder)):
        raise UsageError(
            f"Đường dẫn {folder} có ký tự {found.group()}: bộ máy tổng hợp không đọc được các bảng ở đó.",
            hint="Đặt nơi tổng hợp ở thư mục mà tên không có * ? [ ] { } =, hoặc vào thư mục ấy rồi chạy không kèm --store.",
        )
    return folder


STORE = typer.Option(
    Path(),
    "--store",
    "-s",
    callback=_store,
    metavar="THƯ_MỤC",
    help="Nơi tổng hợp (thư mục có rollup.yaml); mặc định là thư mục hiện tại.",
)
YEAR = typer.Option(None, "--year", metavar="NĂM", help="Năm; mặc định là năm mới nhất có kết quả.")

PERIOD = typer.Option(
    None,
    "--period",
    "-p",
    metavar="KỲ",
    help="Kỳ: Q3, III, 2026-Q3; mặc định là kỳ mới nhất mà quá nửa số nơi đã gửi có số liệu.",
)


def open_store(folder: Path) -> tuple[Store, City]:
    """Return the store and what its `rollup.yaml` says; tables that are not those of the packages are made again first."""
    from tdkt.rollup.city import read_city
    from tdkt.rollup.store import Store

    city, store = read_city(folder), Store(folder)
    if store.is_being_changed:
        with store.changing():
            pass
        note(
            "Các bảng không khớp với các gói đã nhận (lần nhận trước bị ngắt, hoặc có tệp bị xóa, chép vào); đã lập lại bảng."
        )
    return store, city


def asked_time(engine: Engine, year: int | None, period: str | None) -> tuple[int, str | None]:
    """Return the year and the key of the period that are asked for; no period stays none, no year is the latest with results.

    Raises UsageError for what is no period, for one of another year, and where there is no package.
    """
    from tdkt.model.period import Period
    from tdkt.rollup.summary import latest_year

    wanted = latest_year(engine, year)
    if period is None:
        return wanted, None
    try:
        found = Period.parse(period, year=wanted)
    except ValueError:
        raise UsageError(
            f"“{period}” không phải một kỳ.", hint="Ghi Q1 đến Q4, I đến IV, hoặc 2026-Q3."
        ) from None
    if year not in (None, found.year):
        raise UsageError(
            f"--year {year} và --period {period} nói hai năm khác nhau.", hint="Bỏ một trong hai."
        )
    return found.year, found.key
