"""The rows of many wards, read from their packages and written as one table of a store."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tdkt.publishing.package import MANIFEST
from tdkt.publishing.parquet import quoted
from tdkt.publishing.tables import Table
from tdkt.rollup.tables import PACKAGES

_BY_FOLDER = "hive_partitioning=true, hive_types_autocast=false"
_ROWS = f"read_parquet(?, file_row_number=true, {_BY_FOLDER})"
_READ = {
    PACKAGES.name: "(SELECT ward, CAST(left(source.committed_at, 10) AS DATE) AS committed_on, illustrative, 0 AS file_row_number "
    f"FROM read_json(?, columns={{source: 'STRUCT(committed_at VARCHAR)', illustrative: 'BOOLEAN'}}, {_BY_FOLDER}))"
}
"""How the rows of a table are read from the files of wards, where they are not tables themselves."""


def files_of(table: Table, wards: Mapping[str, Path]) -> list[Path]:
    """Return the files of wards (their packages' folders) that hold rows of a table."""
    if table is PACKAGES:
        return [folder / MANIFEST for folder in wards.values()]
    return [path for folder in wards.values() if (path := folder / f"{table.name}.parquet").is_file()]


def write_table(
    base: Any,
    table: Table,
    files: Iterable[Path],
    target: Path,
    *,
    known: Path | None = None,
    without: Iterable[str] = (),
) -> None:
    """Write the rows of `files`, and those of `known` but for the wards `without`, in the order of the wards."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    parts, values = [], []
    if known:
        asked = f"SELECT ward, {columns}, file_row_number FROM read_parquet(?, file_row_number=true, hive_partitioning=false)"
        parts.append(f"{asked} WHERE NOT list_contains(?, ward)")
        values += [str(known), list(without)]
    if named := [str(file) for file in files]:
        parts.append(f"SELECT ward, {columns}, file_row_number FROM {_READ.get(table.name, _ROWS)}")
        values.append(named)
    temporary = target.with_name("all.tmp")
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = f"SELECT ward, {columns} FROM ({' UNION ALL '.join(parts)}) ORDER BY ward, file_row_number"
    base.execute(f"COPY ({rows}) TO '{quoted(temporary)}' (FORMAT parquet, COMPRESSION zstd)", values)
    os.replace(temporary, target)  # noqa: PTH105 the one call that is atomic on every system


def named_folders(folder: str, key: str, shape: re.Pattern[str]) -> list[str]:
    """Return what stands behind `key` in the names of the folders in `folder`, where it has the shape of a name."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 there are thousands
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = (name.removeprefix(key) for name in names if name.startswith(key))
    return [name for name in found if shape.fullmatch(name)]
