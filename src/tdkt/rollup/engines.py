"""The engine that answers questions in SQL over a store: DuckDB here, or Spark where a cluster has the same files.

A question is written once, in the SQL that both take, with its values as `:name`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module
from typing import Any, Protocol, TypeVar

from tdkt.errors import UsageError, UserError
from tdkt.model.text import one_line
from tdkt.publishing.parquet import connected, engine
from tdkt.publishing.tables import SQL_TYPES, Table
from tdkt.rollup.store import Store
from tdkt.rollup.tables import store_tables

_T = TypeVar("_T")
_NAMED = re.compile(r"(?<![:\w]):(\w+)")
_Files = Callable[[str], str]
Values = Mapping[str, str | int | date]


class Engine(Protocol):
    """Answers questions about the tables of all wards; each has the columns province, year and ward beside its own."""

    def rows(self, question: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that answer `question`, whose `:name`s stand for `values`."""


class DuckEngine:
    """DuckDB over the Parquet files of a store, or of a copy of its `tables/` at an address (s3://…); `base` is its connection.

    Raises UserError where the address cannot be read.
    """

    def __init__(self, store: Store, address: str = "") -> None:
        self.base = connected()
        files = _remote_files(self.base, address.rstrip("/")) if address else _files(store)
        for name, table in store_tables().items():
            self.base.execute(f"CREATE VIEW {name} AS {_view(files(name), table)}")

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
        found = _interruptible(base, lambda: base.execute(statements[0]))
    except duckdb.Error as error:
        raise _not_answered(error) from error
    return [column[0] for column in found.description], _fetched(base, found)


def _interruptible(base: Any, work: Callable[[], _T]) -> _T:
    """Return what `work` returns; Ctrl-C ends it, which the engine alone notices only when it is done."""
    with ThreadPoolExecutor(1) as thread:
        try:
            return thread.submit(work).result()
        except KeyboardInterrupt:
            base.interrupt()
            raise


def _fetched(base: Any, found: Any) -> Iterator[tuple[Any, ...]]:
    duckdb = engine()
    try:
        while rows := _interruptible(base, lambda: found.fetchmany(1000)):
            yield from rows
    except duckdb.Error as error:
        raise _not_answered(error) from error


def _not_answered(error: Exception) -> UsageError:
    if "Division by zero" in str(error):
        return UsageError(
            "Không hỏi được: có phép chia cho 0.", hint="Chia cho nullif(SỐ_CHIA, 0): chia cho 0 thì trống."
        )
    return UsageError(f"Không hỏi được: {one_line(str(error))}", hint="Sửa câu hỏi rồi chạy lại.")


def _files(store: Store) -> _Files:
    """Return what names the files of a table of a store as a pattern, "" where there are none."""
    return lambda table: store.pattern(table) if store.has_table(table) else ""


def _remote_files(base: Any, address: str) -> _Files:
    """Return the same for tables at an address that fsspec reads, once `base` can read it."""
    try:
        system = import_module("fsspec").filesystem(address.partition("://")[0])
    except (ImportError, ValueError) as error:
        raise UserError(
            f"Chưa đọc được địa chỉ {address}: {one_line(str(error))}",
            hint="Cài thư viện đọc địa chỉ ấy, như: pip install fsspec s3fs (s3://), gcsfs (gs://), adlfs (abfss://).",
        ) from error
    base.register_filesystem(system)

    def files(table: str) -> str:
        pattern = f"{address}/{table}/province=*/year=*/all.parquet"
        try:
            return pattern if system.glob(pattern) else ""
        except Exception as error:
            raise UserError(
                f"Không đọc được {address}: {one_line(str(error))[:200]}",
                hint="Kiểm tra địa chỉ và khóa truy cập của kho đối tượng (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …).",
            ) from error

    return files


def _view(files: str, table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if not files:
        empty = ", ".join(f'CAST(NULL AS {SQL_TYPES[one.type]}) AS "{one.name}"' for one in table.columns)
        return f"SELECT '' AS province, 0 AS year, '' AS ward, {empty} WHERE false"
    named = files.replace("'", "''")
    return (
        f"SELECT province, CAST(year AS INTEGER) AS year, ward, {columns} "
        f"FROM read_parquet('{named}', hive_partitioning=true, hive_types_autocast=false)"
    )
