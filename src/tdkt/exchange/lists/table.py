"""Head and rows of a list in a sheet: titles above, heads of two rows, lines that head groups, totals and signatures below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tdkt.exchange.cell_values import tidy, words
from tdkt.exchange.lists.kind import Column, ListKind, Row, heading_key
from tdkt.model.text import fold
from tdkt.office.tables.grid import Grid

_ROWS_OF_HEAD = 15
_LONGEST_HEADING = 120
_COUNTS = ("stt", "tt", "sott", "sothutu")
"""Headings of a column that only counts."""
_TOTAL = re.compile(r"tong (?:cong|so)\b.*|(?:tong|cong)\s*(?:[:(\d].*)?")
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


def head_of(grid: Grid, kind: ListKind, *, is_told: bool) -> Head | None:
    """Return the head of a list of `kind` in a sheet, None where there is none; `is_told`: the user says that it is one."""
    best: Head | None = None
    for row in range(1, _ROWS_OF_HEAD + 1):
        single = {column: text for column in _columns(grid) if (text := _heading(grid, row, column))}
        for first_row, texts in ((row + 1, single), (row + 2, _two_rows(grid, row, single))):
            found = _head(texts, kind, first_row, is_told=is_told)
            if found is not None and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _columns(grid: Grid) -> list[int]:
    return sorted({column for _, column in grid.cells})


def _heading(grid: Grid, row: int, column: int) -> str:
    value = grid.value(row, column)
    text = tidy(value).replace("\n", " ") if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def _two_rows(grid: Grid, row: int, upper: Mapping[int, str]) -> dict[int, str]:
    """Return headings of two rows as one: a lower one stands under the last upper one to its left, whose cell is merged."""
    texts, above = {}, ""
    for column in _columns(grid):
        above = upper.get(column, above)
        lower = _heading(grid, row + 1, column)
        own = upper.get(column, "")
        text = lower if lower else own
        if text:
            texts[column] = text
    return texts


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
    group, letters_of_columns = "", {key: letter_of(column) for key, column in head.columns.items()}
    lines = list(_lines(grid, head.first_row))
    counted = sum(any(text.strip("().").isdigit() for text in texts.values()) for _, texts in lines)
    is_counted = 2 * counted >= len(lines)
    for number, texts in lines:
        values = {key: texts[column] for key, column in head.columns.items() if column in texts}
        if not values and all(text.strip("().").isdigit() for text in texts.values()):
            continue  # a line that waits for somebody, with its number
        folded = [fold(text) for text in texts.values()]
        if rows and any(map(_END.fullmatch, folded)) and not _is_full(values, name):
            skipped.append((number, "phần ký, nơi nhận ở cuối"))
        elif not rows and all(map(_NUMBERED.fullmatch, texts.values())):
            skipped.append((number, "hàng đánh số cột"))
        elif any(map(_TOTAL.fullmatch, folded)):
            skipped.append((number, "hàng cộng"))
        elif (heading := _group(texts, values, name, is_counted=is_counted)) is not None:
            group = heading
            skipped.append((number, f"hàng đầu nhóm “{heading}”"))
        else:
            rows.append(Row(grid.title, number, values, letters_of_columns, group))
    return Rows(tuple(rows), tuple(skipped))


def _lines(grid: Grid, first_row: int) -> Iterator[tuple[int, dict[int, str]]]:
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), given in grid.cells.items():
        if row >= first_row:
            text = tidy(words(given.value, given.number_format)).replace("\n", " ")
            if text:
                by_row.setdefault(row, {})[column] = text
    yield from sorted(by_row.items())


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
