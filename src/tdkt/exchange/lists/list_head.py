"""The head of a list in a sheet: in which rows it stands, which column is what; heads of up to three rows, titles above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tdkt.exchange.cell_values import tidy
from tdkt.exchange.lists.award_meaning import is_award
from tdkt.exchange.lists.kind import Column, ListKind, heading_key
from tdkt.model.records import dataclass, field, replace
from tdkt.office.tables.grid import Grid

_ROWS_OF_HEAD, _DEEPEST_HEAD = 15, 3
_LONGEST_HEADING = 120
_COUNTS = ("stt", "tt", "sott", "sothutu")
"""Headings of a column that only counts."""
_OF_NUMBERS = ("sophieu", "soluong", "sl", "so", "phieu", "soykien", "diem", "sodiem", "songuoi")
"""Headings of a lower row that say no more than that numbers stand there: what is counted is said above."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list: the column of each key and its words, the letter and words of columns that nobody asks for, the first row below."""

    columns: Mapping[str, int]
    unknown: tuple[tuple[str, str], ...]
    first_row: int
    headings: Mapping[str, str]
    is_exact: bool
    """Whether the column that the list is known by has one of its own headings, word for word."""
    titles: tuple[str, ...] = ()
    """The texts above it."""
    also: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Further columns of a key that may stand in several."""
    marks: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Columns of boxes to tick: the key that they answer, and with what."""
    spread: Mapping[int, str] = field(default_factory=dict)
    """Columns of a table with a row for each unit: what each cell below is the row of."""

    @property
    def all_columns(self) -> set[int]:
        """Every column that is asked for."""
        further = (column for more in self.also.values() for column in more)
        return {*self.columns.values(), *further, *self.marks, *self.spread}


class TopRows:
    """The first rows of a sheet as headings, read once for all kinds of lists that it could be."""

    def __init__(self, grid: Grid) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self._merged = [one for one in grid.look.merged if one.top <= _ROWS_OF_HEAD]
        last = _ROWS_OF_HEAD + _DEEPEST_HEAD - 1
        for row, column in sorted(place for place in grid.cells if place[0] <= last):
            text = _heading(grid.value(row, column))
            if text:
                self._rows.setdefault(row, {})[column] = text

    def ends_with(self, rows: range, columns: set[int]) -> bool:
        """Tell whether no cell of these rows and columns is merged with one below them."""
        return not any(
            one.left in columns and one.top in rows and one.bottom >= rows.stop for one in self._merged
        )

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
    best: tuple[tuple[int, bool, bool, int], Head] | None = None
    for rows, texts, says_number in top.readings():
        found = _head(texts, kind, rows.stop, is_told=is_told)
        if found is None:
            continue
        # Of as many columns the one whose merged cells end with it, without the titles above.
        weight = len(found.all_columns), says_number, top.ends_with(rows, found.all_columns), -len(rows)
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
    marks = _marks(texts, kind, columns)
    spread = _spread(texts, kind, columns)
    answered = {*columns, *(key for key, _ in marks.values()), *(("name", *kind.one_of) if spread else ())}
    if any(one.needed and one.key not in answered for one in kind.columns):
        return None
    if kind.one_of and answered.isdisjoint(kind.one_of):
        return None
    also = {
        one.key: more
        for one in kind.columns
        if one.repeats and one.key in columns and (more := _further(one, columns, texts, is_told=is_told))
    }
    known = {*columns.values(), *(column for more in also.values() for column in more), *marks, *spread}
    unknown = tuple(
        (letter_of(column), text)
        for column, text in texts.items()
        if column not in known and heading_key(text) not in _COUNTS
    )
    needed = [one for one in kind.columns if one.needed and one.key in columns]
    is_exact = all(_is_exactly(one, texts[columns[one.key]], is_told) for one in needed)
    headings = {key: texts[column] for key, column in columns.items()}
    return Head(columns, unknown, first_row, headings, is_exact, also=also, marks=marks, spread=spread)


def _spread(texts: Mapping[int, str], kind: ListKind, columns: Mapping[str, int]) -> dict[int, str]:
    """Return the columns of a table with a row for each unit, where it is one: the list has no column of names itself."""
    if not kind.spread or "unit" not in columns or "name" in columns:
        return {}
    found = {
        column: kind.spread[key]
        for column, text in texts.items()
        if (key := heading_key(text)) in kind.spread
    }
    return {column: said for column, said in found.items() if column not in columns.values()}


def _marks(
    texts: Mapping[int, str], kind: ListKind, columns: Mapping[str, int]
) -> dict[int, tuple[str, str]]:
    """Return the columns that are headed by an award, where the list has no column in which awards are written."""
    key = next((one.key for one in kind.columns if one.repeats and one.key not in columns), None)
    taken = set(columns.values())
    return {
        column: (key, text)
        for column, text in texts.items()
        if key is not None and column not in taken and is_award(text)
    }


def _further(
    one: Column, columns: Mapping[str, int], texts: Mapping[int, str], *, is_told: bool
) -> tuple[int, ...]:
    """Return the columns beside the first that are the same by their own headings."""
    taken = set(columns.values())
    return tuple(
        column for column, text in texts.items() if column not in taken and _is_exactly(one, text, is_told)
    )


def _is_exactly(column: Column, text: str, is_told: bool) -> bool:
    return heading_key(text) in column.keys(is_told=is_told)


def _begins_with(column: Column, text: str, is_told: bool) -> bool:
    key = heading_key(text)
    return any(len(known) >= 5 and key.startswith(known) for known in column.keys(is_told=is_told))


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
