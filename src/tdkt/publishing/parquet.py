"""Rows written as Parquet and read back, by DuckDB: the same rows are the same bytes."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tdkt.errors import UserError
from tdkt.model.text import one_line
from tdkt.publishing.tables import SQL_TYPES, Table
from tdkt.workspace.writing import refusal


def engine() -> ModuleType:
    """Return DuckDB. Raises UserError, with how to install it, where it is missing."""
    try:
        import duckdb
    except ImportError:
        raise UserError(
            "Lệnh này cần thư viện duckdb, chưa được cài cùng tdkt.",
            hint="Cài thêm: pip install duckdb (hoặc cài tdkt kèm phần tổng hợp: tdkt[rollup]).",
        ) from None
    return duckdb


MEMORY = "1GB"
"""What the engine may hold in memory; past it, it uses the disk."""


def connected(*, threads: int = 2) -> Any:
    """Return an empty database in memory within our limits, to be closed by its `with`.

    What does not fit goes to a folder of this process among the temporary files, which the engine removes when it is closed.
    """
    spill = Path(tempfile.gettempdir()) / f"tdkt-duckdb-{os.getpid()}"
    return engine().connect(config={"threads": threads, "memory_limit": MEMORY, "temp_directory": str(spill)})


def written(tables: Iterable[tuple[Table, Iterable[tuple[Any, ...]]]]) -> dict[str, tuple[int, bytes]]:
    """Return each table's number of rows and its Parquet file, by the table's name.

    One thread, so that the order of rows, and with it the bytes, is that of the rows given.
    """
    duckdb = engine()
    try:
        return _written(tables)
    except duckdb.Error as error:
        why = "ổ đĩa đã đầy" if "No space left" in str(error) else one_line(str(error))[:200]
        raise UserError(
            f"Không ghi được bảng của gói vào {tempfile.gettempdir()}: {why}.",
            hint="Kiểm tra chỗ trống của ổ đĩa tạm.",
        ) from error
    except OSError as error:
        raise refusal(error, Path(tempfile.gettempdir()), "ghi") from error


def _written(tables: Iterable[tuple[Table, Iterable[tuple[Any, ...]]]]) -> dict[str, tuple[int, bytes]]:
    found = {}
    with tempfile.TemporaryDirectory(prefix="tdkt-") as folder:
        lines = Path(folder) / "rows.ndjson"
        for table, rows in tables:
            count = _write_lines(lines, table, rows)
            target = Path(folder) / f"{table.name}.parquet"
            typed = f"SELECT {_cast(table)} FROM {_as_text(table)}"
            _writer().execute(
                f"COPY ({typed}) TO '{quoted(target)}' (FORMAT parquet, COMPRESSION zstd)", [str(lines)]
            )
            found[table.name] = (count, target.read_bytes())
    return found


@cache
def _writer() -> Any:
    """Return the one connection that writes packages: to start one takes longer than to write most tables."""
    return connected(threads=1)


def quoted(path: Path) -> str:
    """Return a path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


def _write_lines(path: Path, table: Table, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write rows as lines of JSON whose values are all text, so that nothing becomes a binary fraction on the way."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            values = {}
            for column, value in zip(table.columns, row, strict=True):
                if value is not None:
                    values[column.name] = _text(value)
                elif not column.optional:
                    raise ValueError(f"{table.name}.{column.name} has no value")
            file.write(json.dumps(values, ensure_ascii=False) + "\n")
            count += 1
    return count


def _text(value: str | int | Decimal | date | bool) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return str(value)


def _cast(table: Table) -> str:
    return ", ".join(
        f'CAST("{column.name}" AS {SQL_TYPES[column.type]}) AS "{column.name}"' for column in table.columns
    )


def _as_text(table: Table) -> str:
    columns = ", ".join(f"'{column.name}': 'VARCHAR'" for column in table.columns)
    return f"read_json(?, format='newline_delimited', columns={{{columns}}})"
