"""Sheets of cells as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tdkt.model.records import dataclass, field
from tdkt.office.tables.stored_values import Given


class Range(NamedTuple):
    """Cells that are merged into one: the first and the last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a sheet looks like, as far as it says what belongs together and what is not seen.

    `fonts` are those of texts whose font draws letters of a code before Unicode, by row and column.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its title and the cells that are not empty, by row and column from 1."""

    title: str
    cells: dict[tuple[int, int], Given]
    hidden: bool = False
    """Whether the workbook does not show it."""
    look: Look = Look()

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    def value(self, row: int, column: int) -> Any:
        """Return the value of a cell, None where it is empty."""
        given = self.cells.get((row, column))
        return given.value if given else None


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of tables: its sheets, and what had to be done to read it, in Vietnamese sentences."""

    grids: tuple[Grid, ...]
    told: tuple[str, ...] = ()
