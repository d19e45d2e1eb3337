"""The rows of a list below its head: lines that head groups, totals and signatures are none; merged cells, hidden rows are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tdkt.exchange.cell_values import CellError, tidy, words
from tdkt.exchange.lists.kind import Row, heading_key
from tdkt.exchange.lists.list_head import Head, letter_of
from tdkt.exchange.lists.reading_cells import is_ticked
from tdkt.model.records import dataclass
from tdkt.model.text import fold
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.stored_values import GENERAL, Given

_TOTAL = re.compile(
    r"tong (?:cong|so|diem)\b.*|cong (?:chung|lai|thon|to|tdp|khu|don vi|nhom|phong|muc)\b.*|(?:tong|cong)\s*(?:[:(\d].*)?"
)
_HIDDEN_BY_US = ("madoituong", "madenghi", "matieuchi", "masangkien")
"""Headings of the ids that our own lists hide."""
_SIGNATURE, _ROWS_OF_SIGNATURE = "phần ký, nơi nhận ở cuối", 12
"""How far names and stamps stand below the words that begin the end of a list."""
_NOT_TICKED = ("khong", "k", "0", "-", "–")
POINTS = "points"
"""The key of what stands in a table with a row for each unit."""
_SHOWN = 12
_UNREADABLE = "?"
"""Stands for a cell that cannot be read, so that its row is one."""
_END = re.compile(
    r"(?:noi nhan|nguoi (?:lap|tong hop|ghi|kiem|bao cao)|to (?:kiem phieu|truong)|ban kiem phieu|thu ky|giam doc|pho giam doc|chanh van phong|dai dien|\(ky|xac nhan|thu truong|chu tich|pho chu tich|truong (?:phong|thon|ban)|tm\.|kt\.|tl\.|ngay \d+ thang|.+, ngay .* thang).*"
)
_ORDER = re.compile(r"\(?(?:[ivxlcdm]+|[a-z]|\d+(?:\.\d+)*)\)?[.)]?")
_NUMBERED = re.compile(r"\(?\d{1,2}\)?|\(?[a-h]\)?", re.IGNORECASE)
_BEFORE_GROUP = re.compile(r"^(?:[IVXLC]+|[A-HĐ]|\d+(?:\.\d+)*)[.)/]?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a list, those that are none of it with the reason, and what has to be told of how it looks."""

    rows: tuple[Row, ...]
    skipped: tuple[tuple[int, str], ...]
    notes: tuple[str, ...] = ()


def rows_of(grid: Grid, head: Head, name: str) -> Rows:
    """Return the rows below the head; `name` is the key of the column without which a row says nothing.

    Rows that the workbook does not show are left out and told; a cell merged over several rows is of each of them.
    """
    rows: list[Row] = []
    skipped: list[tuple[int, str]] = []
    group, signed = "", -_ROWS_OF_SIGNATURE
    found = _Lines(grid, head)
    unused = {letter for letter, _ in head.unknown}
    counted = sum(any(map(_is_count, line.texts.values())) for line in found.lines)
    is_counted = 2 * counted >= len(found.lines)
    for line in found.lines:
        texts = line.texts
        values = {key: texts[column] for key, column in head.columns.items() if column in texts}
        if not values and all(map(_is_count, texts.values())):
            continue  # a line that waits for somebody, with its number
        is_numbered = any(map(_is_count, texts.values()))
        why = _why_no_row(texts, values, name, is_first=not rows, is_numbered=is_numbered)
        if why == _SIGNATURE:
            signed = line.number
        elif not why and not is_numbered and line.number - signed <= _ROWS_OF_SIGNATURE:
            why = _SIGNATURE
        if not why and (heading := _group(texts, values, name, is_counted=is_counted)) is not None:
            group, why = heading, f"hàng đầu nhóm “{heading}”"
        if why:
            skipped.append((line.number, why))
            continue
        for columns, ticked in _columns_of_line(head, texts):
            values = {key: texts[column] for key, column in columns.items() if column in texts} | ticked
            cells = {key: letter_of(column) for key, column in columns.items()}
            fault = _fault(columns, line, head)
            rest = {letter: text for column, text in texts.items() if (letter := letter_of(column)) in unused}
            rows.append(Row(grid.title, line.number, values, cells, group, head.titles, fault, rest))
    return Rows(tuple(rows), tuple(skipped), found.notes)


def _columns_of_line(
    head: Head, texts: Mapping[int, str]
) -> Iterator[tuple[Mapping[str, int], dict[str, str]]]:
    """Yield which column is what in a line, and what a ticked box says; several times where several columns of a key say something."""
    for column, (key, said) in head.marks.items():
        if is_ticked(texts.get(column, "")):
            yield {**head.columns, key: column}, {key: said}
    if any(is_ticked(texts.get(column, "")) for column in head.marks):
        return
    for column, said in head.spread.items():
        if column in texts:
            yield {**head.columns, "name": column, POINTS: column}, {"name": said}
    if head.spread:
        return
    for key, more in head.also.items():
        filled = [column for column in (head.columns[key], *more) if column in texts]
        if filled:
            yield from (({**head.columns, key: column}, {}) for column in filled)
            return
    yield head.columns, {}


def _fault(columns: Mapping[str, int], line: _Line, head: Head) -> tuple[str, str, str] | None:
    """Return the first cell of a row that cannot be read: its key, why, and how to mend it."""
    for key, column in columns.items():
        if column in line.faults:
            return key, *line.faults[column]
    for column, (key, said) in head.marks.items():
        text = line.texts.get(column, "")
        if text and not is_ticked(text) and fold(text) not in _NOT_TICKED:
            words = f"Ô {letter_of(column)}{line.number} dưới “{said}” ghi “{text}”, chưa rõ là có hay không."
            return key, words, "Đánh dấu x, hoặc để trống."
    return None


def _is_count(text: str) -> bool:
    return text.strip("().").isdigit()


def _why_no_row(
    texts: Mapping[int, str], values: Mapping[str, str], name: str, *, is_first: bool, is_numbered: bool
) -> str:
    """Return why a line is no row of the list, "" where it may be one."""
    folded = [fold(text) for text in texts.values()]
    named = values.get(name)
    is_signature = any(map(_END.fullmatch, folded)) and not is_first and not is_numbered
    if is_signature and (len(values) < 2 or named is None or _END.fullmatch(fold(named))):
        return _SIGNATURE
    if is_first and all(map(_NUMBERED.fullmatch, texts.values())):
        return "hàng đánh số cột"
    sums = [fold(named)] if named else folded
    return "hàng cộng" if any(map(_TOTAL.fullmatch, sums)) else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: the texts of its cells by column, and those that cannot be read with why and how to mend it."""

    number: int
    texts: Mapping[int, str]
    faults: Mapping[int, tuple[str, str]]


class _Lines:
    """The rows of a sheet below the head that are shown, with their texts; and what has to be told of them."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self._texts: dict[int, dict[int, str]] = {}
        faults: dict[int, dict[int, tuple[str, str]]] = {}
        hidden: set[int] = set()
        for (row, column), given in grid.cells.items():
            if row < head.first_row:
                continue
            try:
                text = _text(given)
            except CellError as error:
                text = _UNREADABLE
                faults.setdefault(row, {})[column] = str(error), error.hint
            if text and row in grid.look.hidden_rows:
                hidden.add(row)
            elif text:
                self._texts.setdefault(row, {})[column] = text
        merged = self._fill_merged(grid, head)
        self.lines = [_Line(row, self._texts[row], faults.get(row, {})) for row in sorted(self._texts)]
        said = (
            ("hàng ẩn không đọc: ", sorted(map(str, hidden), key=int)),
            ("ô gộp nhiều hàng, hiểu là của mỗi hàng: ", merged),
            ("cột ẩn vẫn đọc: ", _hidden_columns(grid, head)),
        )
        self.notes = tuple(f"{what}{listed(items)}." for what, items in said if items)

    def _fill_merged(self, grid: Grid, head: Head) -> list[str]:
        """Put what a cell says that is merged over several rows into each of them that says anything; return these cells."""
        found, last = [], max(self._texts, default=0)
        of_list = head.all_columns
        for top, left, bottom, _ in sorted(grid.look.merged):
            text = self._texts.get(top, {}).get(left)
            if text is None or left not in of_list:
                continue
            below = [row for row in range(top + 1, min(bottom, last) + 1) if row in self._texts]
            for row in below:
                self._texts[row].setdefault(left, text)
            if below:
                found.append(f"{letter_of(left)}{top}:{letter_of(left)}{bottom} “{text}”")
        return found


def _hidden_columns(grid: Grid, head: Head) -> list[str]:
    """Return the columns of the list that are not shown, but for those of ids that our own lists hide."""
    return [
        f"{letter_of(column)} “{head.headings[key]}”"
        for key, column in head.columns.items()
        if column in grid.look.hidden_columns and heading_key(head.headings[key]) not in _HIDDEN_BY_US
    ]


def listed(items: Sequence[str]) -> str:
    """Return items as a message names them: the first, and how many more."""
    more = f" và {len(items) - _SHOWN} chỗ nữa" if len(items) > _SHOWN else ""
    return ", ".join(items[:_SHOWN]) + more


def _text(given: Given) -> str:
    """Return what a cell says to who reads the list; raises CellError for what a program has made of a text."""
    if isinstance(given.value, bool):
        return "có" if given.value else "không"
    if isinstance(given.value, date) and given.number_format == GENERAL:  # .xls and .ods come without formats
        return f"{given.value:%d/%m/%Y}"
    return tidy(words(given.value, given.number_format)).replace("\n", " ")


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
