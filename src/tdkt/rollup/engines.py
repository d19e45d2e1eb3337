"""The engine that answers questions in SQL over a store: DuckDB here, or Spark where a cluster has the same files.

A question is written once, in the SQL that both take, with its values as `:name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from tdkt.errors import UsageError, UserError
from tdkt.model.text import one_line
from tdkt.publishing.parquet import connected, engine
from tdkt.publishing.tables import SQL_TYPES, Table, declared
from tdkt.rollup.store import Store

_NAMED = re.compile(r"(?<![:\w]):(\w+)")
Values = Mapping[str, str | int | date]


class Engine(Protocol):
    """Answers questions about the tables of all wards; each has the columns province, year and ward beside its own."""

    def rows(self, question: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that answer `question`, whose `:name`s stand for `values`."""


class DuckEngine:
    """DuckDB over the Parquet files of a store; `base` is its connection."""

    def __init__(self, store: Store) -> None:
        self.base = connected()
        for name, table in declared().items():
            self.base.execute(f"CREATE VIEW {name} AS {_view(store, table)}")

    def rows(self, question: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that answer `question`."""
        duckdb = engine()
        try:
            return list(self.base.execute(_NAMED.sub(r"$\1", question), dict(values or {})).fetchall())
        except duckdb.Error as error:
            raise UserError(
                f"Không tổng hợp được: {one_line(str(error))[:300]}",
                hint="Xóa thư mục tables trong nơi tổng hợp rồi chạy lại để lập lại các bảng.",
            ) from error

    def close(self) -> None:
        """Let the engine go."""
        self.base.close()


def asked(store: Store, question: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Return the columns and rows that answer somebody's own question, which may be one SELECT over the store and no more.

    Raises UsageError for anything else, and for a question that the engine does not understand.
    """
    duckdb = engine()
    base = DuckEngine(store).base
    try:
        statements = base.extract_statements(question)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise UsageError(
                "Chỉ hỏi được bằng đúng một câu SELECT.", hint="Bảng và cột: tdkt rollup sql --help."
            )
        base.execute("SET allowed_directories = ?", [[str((store.root / "tables").resolve()) + "/"]])
        base.execute("SET ieee_floating_point_ops = false")  # else 1/0 is "inf"
        base.execute("SET enable_external_access = false")
        base.execute("SET lock_configuration = true")
        found = base.execute(statements[0])
    except duckdb.Error as error:
        raise _not_answered(error) from error
    return [column[0] for column in found.description], _fetched(found)


def _fetched(found: Any) -> Iterator[tuple[Any, ...]]:
    duckdb = engine()
    try:
        while rows := found.fetchmany(1000):
            yield from rows
    except duckdb.Error as error:
        raise _not_answered(error) from error


def _not_answered(error: Exception) -> UsageError:
    if "Division by zero" in str(error):
        return UsageError(
            "Không hỏi được: có phép chia cho 0.", hint="Chia cho nullif(SỐ_CHIA, 0): chia cho 0 thì trống."
        )
    return UsageError(f"Không hỏi được: {one_line(str(error))}", hint="Sửa câu hỏi rồi chạy lại.")


def _view(store: Store, table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if not store.has_table(table.name):
        empty = ", ".join(f'CAST(NULL AS {SQL_TYPES[one.type]}) AS "{one.name}"' for one in table.columns)
        return f"SELECT '' AS province, 0 AS year, '' AS ward, {empty} WHERE false"
    files = store.pattern(table.name).replace("'", "''")
    return (
        f"SELECT province, CAST(year AS INTEGER) AS year, ward, {columns} "
        f"FROM read_parquet('{files}', hive_partitioning=true, hive_types_autocast=false)"
    )
