"""What the sheets of an .ods look like (OpenDocument 1.3, part 3, 9.1): rows and columns that are not shown, merged cells.

The library that reads the cells of such files says nothing of it.
"""

from __future__ import annotations

from tdkt.office.tables.grid import Look, Range
from tdkt.office.tables.sheet_xml import VastError, walk

_NOT_SHOWN = ("collapse", "filter")
_LAST_ROW, _LAST_COLUMN, _MOST = 1_048_576, 16_384, 200_000


def looks_of_ods(content: bytes) -> dict[str, Look]:
    """Return the look of each sheet of a content.xml by its name; raises TornXmlError, OddXmlError, VastError."""
    reader = _Reader()
    walk(content, reader.start, reader.end, lambda text: None)
    return {
        one.name: Look(frozenset(one.hidden_rows), frozenset(one.hidden_columns), tuple(one.merged))
        for one in reader.sheets
    }


class _Sheet:
    """A sheet as far as it is read: the next row, column of the head and cell of the row, from 1."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.row, self.rows_here = 0, 1
        self.column = self.cell = 1


class _Reader:
    """Follows the tables of a document; one within another (a subtable) is none of its sheets."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append(_Sheet(attributes.get("name", "")))
        elif self._depth == 1 and self.sheets:
            self._in_sheet(self.sheets[-1], name, attributes)

    def end(self, name: str) -> None:
        self._depth -= name == "table"

    def _in_sheet(self, sheet: _Sheet, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table-column":
                count = _count(attributes, "number-columns-repeated", _LAST_COLUMN)
                if attributes.get("visibility") in _NOT_SHOWN:
                    sheet.hidden_columns.update(range(sheet.column, min(sheet.column + count, _LAST_COLUMN)))
                sheet.column += count
            case "table-row":
                sheet.row += sheet.rows_here if sheet.row else 1
                sheet.rows_here = _count(attributes, "number-rows-repeated", _LAST_ROW)
                sheet.cell = 1
                if attributes.get("visibility") in _NOT_SHOWN:
                    # A long stretch of hidden rows is the empty end of the sheet, which holds nothing.
                    sheet.hidden_rows.update(range(sheet.row, sheet.row + min(sheet.rows_here, _MOST)))
            case "table-cell" | "covered-table-cell":
                self._cell(sheet, attributes)
        if len(sheet.hidden_rows) + len(sheet.merged) > _MOST + _MOST:
            raise VastError("hidden rows, merged cells")

    def _cell(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        rows, columns = (
            _count(attributes, f"number-{what}-spanned", _LAST_ROW) for what in ("rows", "columns")
        )
        if rows > 1 or columns > 1:
            sheet.merged.append(Range(sheet.row, sheet.cell, sheet.row + rows - 1, sheet.cell + columns - 1))
        sheet.cell += _count(attributes, "number-columns-repeated", _LAST_COLUMN)


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    said = attributes.get(name, "1")
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) < 10 else 1
