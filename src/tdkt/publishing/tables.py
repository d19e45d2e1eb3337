"""The tables of a package as `schemas/published-tables.json` declares them: names, types, which columns may be empty."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tdkt.model.records import dataclass
from tdkt.resources import resource_folder

SQL_TYPES = {
    "text": "VARCHAR",
    "integer": "DECIMAL(38,0)",
    "exact": "DECIMAL(38,9)",
    "day": "DATE",
    "flag": "BOOLEAN",
}
"""What each type of the declaration is in SQL; none of them is a binary fraction."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is a key of `SQL_TYPES`; `says` tells in Vietnamese what stands in it.

    `words` are sentences of the plan, in which no name of a person is left.
    """

    name: str
    type: str
    optional: bool
    says: str
    words: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a package; one with `only_with_names` holds names of people and is left out unless it is asked for.

    Packages of a format before `since` do not have it.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    only_with_names: bool = False
    since: int = 1

    @property
    def sql_columns(self) -> str:
        """The columns as CREATE TABLE takes them."""
        return ", ".join(
            f'"{column.name}" {SQL_TYPES[column.type]}{"" if column.optional else " NOT NULL"}'
            for column in self.columns
        )

    @property
    def described(self) -> tuple[tuple[str, str], ...]:
        """Each column with its type in SQL, in order."""
        return tuple((column.name, SQL_TYPES[column.type]) for column in self.columns)


@cache
def declared() -> dict[str, Table]:
    """Return the declared tables by name, in their order."""
    return {table["name"]: _table(table) for table in _declaration()["tables"]}


def tables_of(format_: int, *, with_names: bool) -> dict[str, Table]:
    """Return the tables that a package of a format has, by name."""
    return {
        name: table
        for name, table in declared().items()
        if table.since <= format_ and (with_names or not table.only_with_names)
    }


@cache
def format_number() -> int:
    """Return the number of the format that is written; packages of a later one are not read, those of earlier ones lack tables."""
    return int(_declaration()["format"])


def _table(found: dict[str, Any]) -> Table:
    columns = (
        Column(one["name"], one["type"], one.get("optional", False), one["says"], one.get("words", False))
        for one in found["columns"]
    )
    return Table(
        found["name"],
        found["says"],
        tuple(columns),
        found.get("only_with_names", False),
        found.get("since", 1),
    )


@cache
def _declaration() -> dict[str, Any]:
    return dict(json.loads((resource_folder("schemas") / "published-tables.json").read_text("utf-8")))
