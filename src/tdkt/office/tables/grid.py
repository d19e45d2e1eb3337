"""Sheets of cells as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tdkt.office.tables.stored_values import Given


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its title and the cells that are not empty, by row and column from 1."""

    title: str
    cells: dict[tuple[int, int], Given]
    hidden: bool = False
    """Whether the workbook does not show it."""

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
