"""The store that a command works on."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.rollup.city import City
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
YEAR = typer.Option(None, "--year", metavar="NĂM", help="Năm; mặc định là năm mới nhất có gói.")

PERIOD = typer.Option(
    None,
    "--period",
    "-p",
    metavar="KỲ",
    help="Kỳ: Q3, III, 2026-Q3; mặc định là kỳ mới nhất mà quá nửa số nơi đã gửi có số liệu.",
)


def open_store(folder: Path) -> tuple[Store, City]:
    """Return the store and what its `rollup.yaml` says; tables that a crash left half made are made again first."""
    from tdkt.rollup.city import read_city
    from tdkt.rollup.store import Store

    city, store = read_city(folder), Store(folder)
    if store.is_being_changed:
        with store.changing():
            note("Lần nhận trước bị ngắt giữa chừng; đã làm xong phần còn lại.")
    return store, city


def year_of(store: Store, year: int | None) -> int:
    """Return the year that is asked for, the newest of the packages where none is; this year's where there is no package."""
    if year is not None:
        return year
    return max(store.years(), default=datetime.date.today().year)


def period_key(words: str | None, year: int) -> str | None:
    """Return the key of the period that the user names, None for none; raises UsageError for what is no period."""
    from tdkt.model.period import Period

    if words is None:
        return None
    try:
        return Period.parse(words, year=year).key
    except ValueError:
        raise UsageError(
            f"“{words}” không phải một kỳ.", hint="Ghi Q1 đến Q4, I đến IV, hoặc 2026-Q3."
        ) from None
