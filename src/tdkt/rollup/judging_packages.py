"""Whether the tables of packages hold what they are declared to hold; asked of many packages at once, and of each where not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tdkt.attainment.status import Status
from tdkt.model.measure import MeasureType
from tdkt.model.text import one_line
from tdkt.publishing.package import MANIFEST
from tdkt.publishing.parquet import connected, engine
from tdkt.publishing.tables import Table, declared

MOST_ROWS = 1_000_000
"""Rows of one table of one ward; a ward of 500 targets and 50 units has below 100,000."""
_STATUSES = ", ".join(f"'{status.value}'" for status in Status)
_TYPES = ", ".join(f"'{kind.value}'" for kind in MeasureType)
_NONSENSE = {
    "results": f"status NOT IN ({_STATUSES}) OR type NOT IN ({_TYPES}) OR value_denominator <= 0 "
    "OR (value_numerator IS NULL) <> (value_denominator IS NULL) OR figures_received < 0 OR whole < 0",
    "targets": f"type NOT IN ({_TYPES}) OR low > high",
    "awards": "given < 1 OR women < 0 OR leaders < 0 OR workers < 0 OR prizes < 0 "
    "OR women > given OR leaders + workers > given",
    "reports": "NOT received AND submitted IS NOT NULL",
}
"""What no row of a table that tdkt made says."""


def faults(folders: Mapping[Any, Path]) -> dict[Any, str]:
    """Return why packages are not taken, by their keys; the tables of the others are what they are declared to be."""
    duckdb = engine()
    with connected() as base:
        try:
            found = dict(_faults(base, folders))
            _read(base, {key: folder for key, folder in folders.items() if key not in found})
            return found
        except duckdb.Error:
            pass
    return {key: why for key, folder in folders.items() if (why := _alone(folder))}


def _alone(folder: Path) -> str | None:
    """Return why one package is not taken, None where it is."""
    duckdb = engine()
    with connected() as base:
        try:
            found = dict(_faults(base, {folder: folder}))
            if not found:
                _read(base, {folder: folder})
            return found.get(folder)
        except duckdb.Error as error:
            return f"bảng không đọc được: {one_line(str(error))[:200]}"


def _faults(base: Any, folders: Mapping[Any, Path]) -> Iterator[tuple[Any, str]]:
    """Yield what columns, rows and values of each package's tables say against it."""
    promised = {
        key: json.loads((folder / MANIFEST).read_bytes())["tables"] for key, folder in folders.items()
    }
    for name, table in declared().items():
        files = {
            str(folder / f"{name}.parquet"): key for key, folder in folders.items() if name in promised[key]
        }
        if not files:
            continue
        columns: dict[str, list[tuple[str, str]]] = {file: [] for file in files}
        asked = "SELECT file_name, name, duckdb_type FROM parquet_schema(?) WHERE num_children IS NULL"
        for file, column, kind in base.execute(asked, [list(files)]).fetchall():
            columns[file].append((column, kind))
        rows = dict(
            base.execute("SELECT file_name, num_rows FROM parquet_file_metadata(?)", [list(files)]).fetchall()
        )
        for file, key in files.items():
            if columns[file] != [*table.described]:
                yield key, f"bảng {name} không có đúng các cột đã quy định"
            elif rows[file] != promised[key][name]["rows"] or rows[file] > MOST_ROWS:
                yield key, f"bảng {name} có {rows[file]} dòng, bản kê nêu {promised[key][name]['rows']}"


def _read(base: Any, folders: Mapping[Any, Path]) -> None:
    """Read every value into a table of the declared types; raises the engine's error where one does not fit."""
    for name, table in declared().items():
        files = [str(file) for folder in folders.values() if (file := folder / f"{name}.parquet").is_file()]
        if not files:
            continue
        base.execute(f"CREATE OR REPLACE TABLE one ({table.sql_columns}{_sense(table)})")
        base.execute("INSERT INTO one SELECT * FROM read_parquet(?)", [files])
    base.execute("DROP TABLE IF EXISTS one")


def _sense(table: Table) -> str:
    nonsense = _NONSENSE.get(table.name)
    return f", CHECK (NOT coalesce({nonsense}, false))" if nonsense else ""
