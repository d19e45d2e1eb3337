"""Head and rows of a list in a sheet: titles above, heads of two rows, lines that head groups, totals and signatures below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tdkt.exchange.cell_values import CellError, tidy, words
from tdkt.exchange.lists.kind import Column, ListKind, Row, heading_key
from tdkt.model.text import fold
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.stored_values import GENERAL, Given

_ROWS_OF_HEAD, _DEEPEST_HEAD = 15, 3
_LONGEST_HEADING = 120
_COUNTS = ("stt", "tt", "sott", "sothutu")
"""Headings of a column that only counts."""
_OF_NUMBERS = ("sophieu", "soluong", "sl", "so", "phieu", "soykien", "diem", "sodiem", "songuoi")
"""Headings of a lower row that say no more than that numbers stand there: what is counted is said above."""
_TOTAL = re.compile(
    r"tong (?:cong|so|diem)\b.*|cong (?:chung|lai|thon|to|tdp|khu|don vi|nhom|phong|muc)\b.*|(?:tong|cong)\s*(?:[:(\d].*)?"
)
_UNREADABLE = "?"
"""Stands for a cell that cannot be read, so that its row is one."""
_END = re.compile(
    r"(?:noi nhan|nguoi lap|nguoi tong hop|xac nhan|thu truong|chu tich|pho chu tich|truong (?:phong|thon|ban)|tm\.|kt\.|tl\.|ngay \d+ thang|.+, ngay .* thang).*"
)
_ORDER = re.compile(r"\(?(?:[ivxlcdm]+|[a-z]|\d+(?:\.\d+)*)\)?[.)]?")
_NUMBERED = re.compile(r"\(?\d{1,2}\)?|\(?[a-h]\)?", re.IGNORECASE)
_BEFORE_GROUP = re.compile(r"^(?:[IVXLC]+|[A-HĐ]|\d+(?:\.\d+)*)[.)/]?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list: the column of each key, the letter and words of columns that nobody asks for, the first row below."""

    columns: Mapping[str, int]
    unknown: tuple[tuple[str, str], ...]
    first_row: int
    is_exact: bool
    """Whether the column that the list is known by has one of its own headings, word for word."""
    titles: tuple[str, ...] = ()
    """The texts above it."""


class TopRows:
    """The first rows of a sheet as headings, read once for all kinds of lists that it could be."""

    def __init__(self, grid: Grid) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        last = _ROWS_OF_HEAD + _DEEPEST_HEAD - 1
        for row, column in sorted(place for place in grid.cells if place[0] <= last):
            text = _heading(grid.value(row, column))
            if text:
                self._rows.setdefault(row, {})[column] = text

    def above(self, row: int) -> tuple[str, ...]:
        """Return the texts above a row."""
        return tuple(text for number, texts in self._rows.items() if number < row for text in texts.values())

    def readings(self) -> Iterator[tuple[range, dict[int, str], bool]]:
        """Yield what could be a head, of one row or more: its rows, the heading of each column, whether the last row says "number" only."""
        for row in self._rows:
            if row <= _ROWS_OF_HEAD:
                for depth in range(1, _DEEPEST_HEAD + 1):
                    rows = range(row, row + depth)
                    lowest = self._rows.get(rows[-1], {}).values()
                    says_number = depth > 1 and any(heading_key(text) in _OF_NUMBERS for text in lowest)
                    yield rows, self._read(rows), says_number

    def _read(self, rows: Sequence[int]) -> dict[int, str]:
        """Return headings of several rows as one: the lowest of a column; what only says "number" is called as the one above."""
        columns = sorted({column for row in rows for column in self._rows.get(row, ())})
        texts: dict[int, str] = {}
        above: dict[int, str] = {}
        for column in columns:
            own = [(row, text) for row in rows if (text := self._rows.get(row, {}).get(column))]
            lowest, text = own[-1]
            if heading_key(text) in _OF_NUMBERS and lowest != rows[0]:
                upper = own[-2][1] if len(own) > 1 else above.get(lowest - 1, "")
                text = upper or text
            texts[column] = text
            above |= dict(own)
        return texts


def head_of(top: TopRows, kind: ListKind, *, is_told: bool) -> Head | None:
    """Return the head of a list of `kind` in a sheet, None where there is none; `is_told`: the user says that it is one."""
    best: tuple[tuple[int, bool, int], Head] | None = None
    for rows, texts, says_number in top.readings():
        found = _head(texts, kind, rows.stop, is_told=is_told)
        if found is None:
            continue
        weight = len(found.columns), says_number, -len(rows)  # of as many columns without the titles above
        if best is None or weight > best[0]:
            best = weight, replace(found, titles=top.above(rows.start))
    return best[1] if best else None


def _heading(value: object) -> str:
    text = tidy(value).replace("\n", " ") if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def _head(texts: Mapping[int, str], kind: ListKind, first_row: int, *, is_told: bool) -> Head | None:
    columns: dict[str, int] = {}
    for match in (_is_exactly, _begins_with):
        for column, text in texts.items():
            if column in columns.values():
                continue
            key = next(
                (one.key for one in kind.columns if one.key not in columns and match(one, text, is_told)),
                None,
            )
            if key is not None:
                columns[key] = column
    if any(one.needed and one.key not in columns for one in kind.columns):
        return None
    if kind.one_of and columns.keys().isdisjoint(kind.one_of):
        return None
    unknown = tuple(
        (letter_of(column), text)
        for column, text in texts.items()
        if column not in columns.values() and heading_key(text) not in _COUNTS
    )
    needed = [one for one in kind.columns if one.needed]
    is_exact = all(_is_exactly(one, texts[columns[one.key]], is_told) for one in needed)
    return Head(columns, unknown, first_row, is_exact)


def _is_exactly(column: Column, text: str, is_told: bool) -> bool:
    return heading_key(text) in column.keys(is_told=is_told)


def _begins_with(column: Column, text: str, is_told: bool) -> bool:
    key = heading_key(text)
    return any(len(known) >= 5 and key.startswith(known) for known in column.keys(is_told=is_told))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list, and those that are none of it with the reason."""

    rows: tuple[Row, ...]
    skipped: tuple[tuple[int, str], ...]


def rows_of(grid: Grid, head: Head, name: str) -> Rows:
    """Return the rows below the head; `name` is the key of the column without which a row says nothing."""
    rows: list[Row] = []
    skipped: list[tuple[int, str]] = []
    letters_of_columns = {key: letter_of(column) for key, column in head.columns.items()}
    group = ""
    lines = list(_lines(grid, head.first_row))
    counted = sum(any(map(_is_count, line.texts.values())) for line in lines)
    is_counted = 2 * counted >= len(lines)
    for line in lines:
        texts = line.texts
        values = {key: texts[column] for key, column in head.columns.items() if column in texts}
        if not values and all(map(_is_count, texts.values())):
            continue  # a line that waits for somebody, with its number
        why = _why_no_row(texts, values, name, is_first=not rows)
        if not why and (heading := _group(texts, values, name, is_counted=is_counted)) is not None:
            group, why = heading, f"hàng đầu nhóm “{heading}”"
        if why:
            skipped.append((line.number, why))
            continue
        fault = next(
            ((key, *line.faults[column]) for key, column in head.columns.items() if column in line.faults),
            None,
        )
        rows.append(Row(grid.title, line.number, values, letters_of_columns, group, head.titles, fault))
    return Rows(tuple(rows), tuple(skipped))


def _is_count(text: str) -> bool:
    return text.strip("().").isdigit()


def _why_no_row(texts: Mapping[int, str], values: Mapping[str, str], name: str, *, is_first: bool) -> str:
    """Return why a line is no row of the list, "" where it may be one."""
    folded = [fold(text) for text in texts.values()]
    if not is_first and any(map(_END.fullmatch, folded)) and not _is_full(values, name):
        return "phần ký, nơi nhận ở cuối"
    if is_first and all(map(_NUMBERED.fullmatch, texts.values())):
        return "hàng đánh số cột"
    named = values.get(name)
    sums = [fold(named)] if named else folded
    return "hàng cộng" if any(map(_TOTAL.fullmatch, sums)) else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: the texts of its cells by column, and those that cannot be read with why and how to mend it."""

    number: int
    texts: Mapping[int, str]
    faults: Mapping[int, tuple[str, str]]


def _lines(grid: Grid, first_row: int) -> Iterator[_Line]:
    texts: dict[int, dict[int, str]] = {}
    faults: dict[int, dict[int, tuple[str, str]]] = {}
    for (row, column), given in grid.cells.items():
        if row < first_row:
            continue
        try:
            text = _text(given)
        except CellError as error:
            text = _UNREADABLE
            faults.setdefault(row, {})[column] = str(error), error.hint
        if text:
            texts.setdefault(row, {})[column] = text
    for row in sorted(texts):
        yield _Line(row, texts[row], faults.get(row, {}))


def _text(given: Given) -> str:
    """Return what a cell says to who reads the list; raises CellError for what a program has made of a text."""
    if isinstance(given.value, bool):
        return "có" if given.value else "không"
    if isinstance(given.value, date) and given.number_format == GENERAL:  # .xls and .ods come without formats
        return f"{given.value:%d/%m/%Y}"
    return tidy(words(given.value, given.number_format)).replace("\n", " ")


def _is_full(values: Mapping[str, str], name: str) -> bool:
    return name in values and len(values) > 1


def _group(texts: Mapping[int, str], values: Mapping[str, str], name: str, *, is_counted: bool) -> str | None:
    """Return what a line heads, None where it is a row.

    It says one thing, with a number of an outline or none before it; a name alone is a row where the rows of the list are not counted.
    """
    said = [text for text in texts.values() if not _ORDER.fullmatch(fold(text))]
    if len(said) != 1 or len(texts) > 2:
        return None
    orders = [text for text in texts.values() if text not in said]
    if values.get(name) == said[0]:
        has_count = any(order.strip("().").isdigit() for order in orders)
        is_bare = not orders and not _BEFORE_GROUP.match(said[0])
        if has_count or (is_bare and not is_counted):
            return None
    return _BEFORE_GROUP.sub("", said[0])


def letter_of(column: int) -> str:
    """Return the letters of a column."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def names_of(columns: Sequence[tuple[str, str]]) -> str:
    """Return columns as they are named in a message."""
    return ", ".join(f"{letter} “{text}”" for letter, text in columns)
