"""Options that several commands share."""

from __future__ import annotations

from datetime import date

import typer

from tdkt.errors import UsageError

WORKSPACE = typer.Option(
    None,
    "--workspace",
    "-w",
    metavar="THƯ_MỤC",
    help="Thư mục của kho dữ liệu (có thư mục plans); mặc định tìm từ thư mục hiện tại trở lên.",
)

DRY_RUN = typer.Option(False, "--dry-run", help="Chỉ cho xem nội dung sẽ ghi; không ghi gì.")
"""Of a command that writes new files."""


def plan_year(word: str) -> int:
    """Return the year that a user typed ("2026", "2026-2027" of a school year); Typer tells a ValueError in its own way."""
    from tdkt.model.plan_year import read_year

    return read_year(word.strip())


def read_day(option: str, word: str) -> date:
    """Return the date that a user typed after `option` ("10/07/2026", "2026-07-10"); raises UsageError."""
    from tdkt.exchange.cell_values import CellError, day

    try:
        return day(word)
    except CellError as error:
        raise UsageError(f"{option}: {error}", hint=error.hint) from None
