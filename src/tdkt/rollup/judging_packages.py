"""Whether the tables of packages hold what they are declared to hold; asked of many packages at once, and of each where not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tdkt.attainment.status import Status
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.statistical_facts import KNOWN_BY
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.measure import MeasureType
from tdkt.model.movement_life import LEVEL_NAMES, MODE_NAMES
from tdkt.model.period import Period
from tdkt.model.text import one_line
from tdkt.publishing.package import MANIFEST
from tdkt.publishing.parquet import connected, engine
from tdkt.publishing.tables import Table, declared

MOST_ROWS = 1_000_000
"""Rows of one table of one ward; a ward of 500 targets and 50 units has below 100,000."""
_STATUSES = ", ".join(f"'{status.value}'" for status in Status)
_TYPES = ", ".join(f"'{kind.value}'" for kind in MeasureType)
_KINDS = ", ".join(f"'{kind}'" for kind in KIND_NAMES)
_RECIPIENTS = ", ".join(f"'{recipient}'" for recipient in RECIPIENT_NAMES)
_LEVELS = ", ".join(f"'{level}'" for level in LEVEL_NAMES)
_MODES = ", ".join(f"'{mode}'" for mode in MODE_NAMES)
_LENGTHS = ", ".join(f"'{length}'" for length in KNOWN_BY["length"])
_LONGEST = 100_000
"""Bytes of a text: no sentence of a plan has a hundredth of it."""
_MOST_TEXT = 64 << 20
"""Bytes of all texts of one table of one ward: a few bytes of a file may repeat one long text a million times."""
_LARGEST = 10**15
"""What no number of a ward reaches: a thousand million million đồng."""
_LARGEST_NUMERATOR = 10**30
"""What no numerator in lowest terms reaches; the sums of all wards stay within 38 digits."""
_NONSENSE = {
    "results": f"status NOT IN ({_STATUSES}) OR type NOT IN ({_TYPES}) OR accumulate NOT IN ('sum', 'latest') "
    "OR value_denominator <= 0 OR (value_numerator IS NULL) <> (value_denominator IS NULL) "
    f"OR abs(value_numerator) > {_LARGEST_NUMERATOR} OR value_denominator > {_LARGEST_NUMERATOR} "
    f"OR figures_received < 0 OR figures_received > figures_due OR part < 0 OR whole < 0 OR part > {_LARGEST} OR whole > {_LARGEST} "
    "OR (value_numerator IS NULL AND whole > 0) OR (type = 'percentage' AND whole = 0 AND part > 0) "
    "OR (type IN ('per_subdivision', 'per_official') AND (part > whole "
    "OR abs(CAST(value_numerator AS DOUBLE) / CAST(value_denominator AS DOUBLE) - CAST(part AS DOUBLE)) > 0.000001)) "
    "OR (type IN ('percentage', 'reduction') AND whole > 0 AND abs(CAST(value_numerator AS DOUBLE) / CAST(value_denominator AS DOUBLE) "
    "- 100 * CAST(CASE WHEN type = 'reduction' THEN whole - part ELSE part END AS DOUBLE) / CAST(whole AS DOUBLE)) > 0.000001)",
    "targets": f"type NOT IN ({_TYPES}) OR low > high",
    "awards": f"kind NOT IN ({_KINDS}) OR recipient NOT IN ({_RECIPIENTS}) OR given < 1 OR given > 1000000 "
    f"OR women < 0 OR leaders < 0 OR workers < 0 OR prizes < 0 OR prizes > {_LARGEST} OR women > given OR leaders + workers > given",
    "reports": "NOT received AND submitted IS NOT NULL",
    "statistic_cells": f"value < 0 OR value > {_LARGEST}",
    "counted_movements": f"source NOT IN ('above', 'unit', 'drive') OR counted < 1 OR counted > 1000000 OR level NOT IN ({_LEVELS}) "
    f"OR mode NOT IN ({_MODES}) OR length NOT IN ({_LENGTHS}) OR (source = 'above') <> (movement IS NOT NULL AND title IS NOT NULL)",
    "uncounted_movements": f"source NOT IN ('draft', 'out-of-time') OR found < 1 OR found > 1000000 OR level NOT IN ({_LEVELS}) "
    f"OR mode NOT IN ({_MODES}) OR length NOT IN ({_LENGTHS}) OR (source = 'out-of-time') <> (movement IS NOT NULL)",
    "fund": "line NOT IN ('carried_over', 'given', 'added', 'returned', 'prizes', 'other', 'left') "
    f"OR (amount < 0 AND line <> 'left') OR abs(amount) > {_LARGEST}",
}
"""What no row of a table that tdkt made says. The one comparison in binary fractions only tells nonsense from rounding."""
_ONCE = {
    "units": "unit",
    "targets": "version, target",
    "figures": "period, unit, target, member",
    "results": "period, target",
    "reports": "period, unit",
    "awards": "award, kind, recipient, merit_year",
    "fund": "line",
    "statistic_cells": "form, row_code, column_key",
    "counted_movements": "source, movement, level, mode, length",
    "uncounted_movements": "source, movement, level, mode, length",
}
"""What a row of a table is known by: no two rows have the same."""
_OF_A_PERIOD = ("results", "reports", "figures")
_SAMPLES = ("results", "reports", "figures", "awards")


def faults(folders: Mapping[Any, Path]) -> dict[Any, str]:
    """Return why packages are not taken, by their keys; the tables of the others are what they are declared to be."""
    duckdb = engine()
    try:
        return _faults(folders)
    except duckdb.Error:
        return {key: why for key, folder in folders.items() if (why := _alone(folder))}


def _alone(folder: Path) -> str | None:
    """Return why one package is not taken, None where it is."""
    duckdb = engine()
    try:
        return _faults({folder: folder}).get(folder)
    except duckdb.Error as error:
        return f"có bảng hỏng, không đọc được ({one_line(str(error))[:200]})"


def _faults(folders: Mapping[Any, Path]) -> dict[Any, str]:
    """Return what is wrong with packages; each question is asked only of those that the ones before it found sound.

    Raises the engine's error where the file of any package cannot be read.
    """
    found: dict[Any, str] = {}
    with connected() as base:
        for ask in (_wrong_shapes, _wrong_values, _wrong_rows):
            sound = {key: folder for key, folder in folders.items() if key not in found}
            found |= dict(ask(base, sound))
    return found


def _wrong_shapes(base: Any, folders: Mapping[Any, Path]) -> Iterator[tuple[Any, str]]:
    """Yield what the columns and the numbers of rows of each package's tables say against it; no row is read."""
    promised = {key: manifest["tables"] for key, manifest in _manifests(folders).items()}
    for name, table in declared().items():
        files = {
            str(folder / f"{name}.parquet"): key for key, folder in folders.items() if name in promised[key]
        }
        if not files:
            continue
        columns: dict[str, list[tuple[str, str]]] = {file: [] for file in files}
        asked = (
            "SELECT file_name, name, CASE WHEN repetition_type <> 'REPEATED' THEN duckdb_type ELSE '' END "
            "FROM parquet_schema(?) WHERE num_children IS NULL"
        )
        for file, column, kind in base.execute(asked, [list(files)]).fetchall():
            columns[file].append((column, kind))
        # What a file says of all its rows is believed by nobody: the engine reads what each group of rows says.
        asked = (
            "SELECT file_name, sum(row_group_num_rows) FROM "
            "(SELECT DISTINCT file_name, row_group_id, row_group_num_rows FROM parquet_metadata(?)) GROUP BY file_name"
        )
        rows = dict.fromkeys(files, 0) | dict(base.execute(asked, [list(files)]).fetchall())
        for file, key in files.items():
            if columns[file] != [*table.described]:
                yield key, f"bảng {name} không có đúng các cột đã quy định"
            elif rows[file] > MOST_ROWS:
                yield key, f"bảng {name} có {rows[file]} dòng, nhiều hơn mọi xã, phường có thể có"
            elif rows[file] != promised[key][name]["rows"]:
                yield key, f"bảng {name} có {rows[file]} dòng, bản kê nêu {promised[key][name]['rows']}"


def _wrong_rows(base: Any, folders: Mapping[Any, Path]) -> Iterator[tuple[Any, str]]:
    """Yield what the rows of each package say against its manifest and against each other."""
    manifests = _manifests(folders)

    def asked(table: str, question: str) -> list[tuple[Any, ...]]:
        files = {
            str(folder / f"{table}.parquet"): key
            for key, folder in folders.items()
            if table in manifests[key]["tables"]
        }
        if not files:
            return []
        rows = base.execute(
            question.format(rows="read_parquet($1, filename=true, hive_partitioning=false)"), [list(files)]
        ).fetchall()
        return [(files[file], *rest) for file, *rest in rows]

    for table, key_columns in _ONCE.items():
        for key, _ in asked(
            table,
            f"SELECT filename, {key_columns.split(', ')[0]} FROM {{rows}} GROUP BY filename, {key_columns} HAVING count(*) > 1",
        ):
            yield key, f"bảng {table} có hai dòng cùng {key_columns}"
    for table in _OF_A_PERIOD:
        for key, period, end in asked(table, "SELECT DISTINCT filename, period, period_end FROM {rows}"):
            manifest = manifests[key]
            known = _period(period, manifest["year"])
            if known is None or (table != "reports" and period not in manifest["periods"]):
                yield (
                    key,
                    f"bảng {table} có kỳ “{one_line(period)[:20]}” mà bản kê không nêu hoặc không thuộc năm {manifest['year']}",
                )
            elif end != known.last_day:
                yield key, f"bảng {table} ghi {known.title} kết thúc ngày khác {known.last_day:%d/%m/%Y}"
    for table in _SAMPLES:
        for (key,) in asked(table, "SELECT DISTINCT filename FROM {rows} WHERE illustrative"):
            if not manifests[key]["illustrative"]:
                yield key, f"bảng {table} có số liệu minh họa mà bản kê nói là không có"
    wards: dict[Any, list[tuple[str, str]]] = {key: [] for key in folders}
    for key, name, province in asked("wards", "SELECT filename, name, province_name FROM {rows}"):
        wards[key].append((name, province))
    for key, rows in wards.items():
        manifest = manifests[key]
        if rows != [(manifest["ward"]["name"], manifest["province"]["name"])]:
            yield key, "bảng wards không có đúng một dòng của nơi mà bản kê nêu"


def _period(key: str, year: int) -> Period | None:
    """Return the period of `year` that has this key, None where it has none such."""
    try:
        period = Period.parse(key, year=0)
    except ValueError:
        return None
    return period if period.year == year and period.key == key else None


def _wrong_values(base: Any, folders: Mapping[Any, Path]) -> Iterator[tuple[Any, str]]:
    """Yield what the values of each package say against it; every value is read, and nothing of it is kept."""
    promised = {key: manifest["tables"] for key, manifest in _manifests(folders).items()}
    base.execute(
        "SET disabled_optimizers = 'statistics_propagation'"
    )  # what a file says of its values is not the values
    for name, table in declared().items():
        files = {
            str(file): key
            for key, folder in folders.items()
            if (file := folder / f"{name}.parquet").is_file()
        }
        if not files:
            continue
        needed = [not column.optional for column in table.columns]
        for file, rows, filled, text, nonsense in base.execute(_values_of(table), [list(files)]).fetchall():
            key = files[file]
            blank = any(count < rows for count, is_needed in zip(filled, needed, strict=True) if is_needed)
            if rows != promised[key][name]["rows"]:
                yield key, f"bảng {name} có {rows} dòng, bản kê nêu {promised[key][name]['rows']}"
            elif text > _MOST_TEXT:
                yield key, f"bảng {name} có nhiều chữ hơn mọi xã, phường có thể có"
            elif nonsense or blank:
                yield (
                    key,
                    f"bảng {name} có dòng không thể đúng (mã lạ, số âm, số hoặc chữ quá dài, hoặc số không khớp nhau)",
                )


def _values_of(table: Table) -> str:
    """Return the question about a table of each file: its rows, how many have each column filled in, bytes of text, any nonsense."""
    filled = ", ".join(f'count("{column.name}")' for column in table.columns)
    texts = [f'strlen("{column.name}")' for column in table.columns if column.type == "text"]
    nonsense = [*(f"{text} > {_LONGEST}" for text in texts), *filter(None, [_NONSENSE.get(table.name)])]
    bytes_ = " + ".join(f"coalesce({text}, 0)" for text in texts)
    return (
        f"SELECT filename, count(*), [{filled}], sum({bytes_}), bool_or(coalesce({' OR '.join(nonsense)}, false)) "
        "FROM read_parquet(?, filename=true, hive_partitioning=false) GROUP BY filename"
    )


def _manifests(folders: Mapping[Any, Path]) -> dict[Any, dict[str, Any]]:
    return {key: json.loads((folder / MANIFEST).read_bytes()) for key, folder in folders.items()}
