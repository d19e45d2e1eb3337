"""Finding one's way in a returned form: sheets by the heads of their columns, lines by id or text, cells with refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import CellError, tidy
from tdkt.model.records import dataclass, field
from tdkt.model.text import fold, one_spelling, upper_first
from tdkt.office.tables.grid import Grid

_T = TypeVar("_T")
_FURTHEST_HEAD = 60
"""Rows in which the heads of columns are looked for."""
NEW_FORM = "Lập phiếu mới bằng tdkt form rồi chép số sang."


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form is not taken; `sheet` and `cell` ("F7") are "" where the form as a whole is meant."""

    message: str
    hint: str
    sheet: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """The place in words: "trang “Số liệu”, ô F7", or ""."""
        return ", ".join(
            ([f"trang “{self.sheet}”"] if self.sheet else []) + ([f"ô {self.cell}"] if self.cell else [])
        )


@dataclass(slots=True)
class Answers:
    """What a form says. `figures` maps target ids to fields of a unit report; `tasks` task ids to (progress, note).

    `cells` tells where each (id, field) was read: (sheet, cell); `refusals` what could not be taken.
    """

    reporter: str = ""
    submitted: date | None = None
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    tasks: dict[str, tuple[str, str]] = field(default_factory=dict)
    narrative: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    paragraph_cells: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Where each paragraph of a part of the narrative was read: (sheet, cell)."""
    refusals: list[Refusal] = field(default_factory=list)
    strays: list[tuple[str, str]] = field(default_factory=list)
    """Cells (sheet, cell) with content where the form asks for none: nothing is taken from them."""
    sheets: list[str] = field(default_factory=list)
    """The sheets that have been read."""
    other_lines: list[Refusal] = field(default_factory=list)
    """Those of the refusals that are about lines which the form of today has or has not, and in which nothing was filled in."""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing has been filled in."""
        return not (self.figures or self.tasks or any(self.narrative.values()))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with the row of its heads, the column of each head, and the head of its (hidden) column of ids."""

    grid: Grid
    head_row: int
    columns: dict[str, int]
    id_head: str

    @property
    def rows(self) -> list[int]:
        """The rows below the heads that hold anything."""
        return sorted({row for row, _ in self.grid.cells if row > self.head_row})

    def value(self, row: int, head: str) -> Any:
        """Return the value in the column called `head`, None where there is no such column."""
        column = self.columns.get(key(head))
        return None if column is None else self.grid.value(row, column)

    def column(self, head: str) -> int | None:
        """Return the column called `head`, None where there is none."""
        return self.columns.get(key(head))

    def place(self, row: int, column: int) -> tuple[str, str]:
        """Return (sheet, cell) of a cell."""
        return self.grid.title, cell_name(row, column)


def cell_name(row: int, column: int) -> str:
    """Return "F7" for row 7 and column 6."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def key(text: object) -> str:
    """Return `text` as heads and printed texts are compared: without case, tones and superfluous spaces."""
    return _folded(text) if isinstance(text, str) else fold(tidy(text))


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    return fold(one_spelling(tidy(text).replace("\n", " ")))


def find_sheet(
    grids: tuple[Grid, ...],
    title: str,
    heads: tuple[str, ...],
    answers: Answers,
    *,
    id_head: str,
    beside: tuple[str, ...] = (),
) -> Sheet | None:
    """Find the sheet whose heads are `heads`, whatever it is called now; the form has the heads `beside` too."""
    found = [sheet for grid in grids if (sheet := _with_heads(grid, heads, id_head)) is not None]
    if len(found) == 1:
        _note_strays(found[0], (*heads, *beside), answers)
        return found[0]
    if not found:
        answers.refusals.append(
            Refusal(f"Không thấy trang “{title}” (các cột {', '.join(heads)}).", NEW_FORM)
        )
    else:
        names = ", ".join(f"“{sheet.grid.title}”" for sheet in found)
        answers.refusals.append(
            Refusal(f"Có {len(found)} trang “{title}”: {names}.", "Xóa bớt, chỉ để một trang.")
        )
    return None


def _note_strays(sheet: Sheet, heads: tuple[str, ...], answers: Answers) -> None:
    """Put down what stands in columns that are not the form's, and that the sheet has been read."""
    answers.sheets.append(sheet.grid.title)
    own = {sheet.columns[key(head)] for head in (sheet.id_head, *heads) if key(head) in sheet.columns}
    answers.strays += [
        (sheet.grid.title, cell_name(row, column))
        for (row, column), given in sorted(sheet.grid.cells.items())
        if row > sheet.head_row and column not in own and not cells.is_empty(given.value)
    ]


def _with_heads(grid: Grid, heads: tuple[str, ...], id_head: str) -> Sheet | None:
    wanted = {key(head) for head in heads}
    by_row: dict[int, dict[str, int]] = {}
    for (row, column), given in grid.cells.items():
        if row <= _FURTHEST_HEAD and isinstance(given.value, str):
            by_row.setdefault(row, {}).setdefault(key(given.value), column)
    found = next((row for row in sorted(by_row) if wanted <= by_row[row].keys()), None)
    return None if found is None else Sheet(grid, found, by_row[found], id_head)


def take(answers: Answers, sheet: Grid, row: int, column: int, read: Callable[[Any, str], _T]) -> _T | None:
    """Read one cell; None where it is empty or refused."""
    given = sheet.cells.get((row, column))
    if given is None:
        return None
    where = (sheet.title, cell_name(row, column))
    if given.formula is not None and given.value is None:
        refuse(answers, where, "Công thức chưa có kết quả.", "Mở bằng Excel rồi lưu lại, hoặc gõ thẳng số.")
        return None
    if cells.is_empty(given.value):
        return None
    try:
        return read(given.value, given.number_format)
    except CellError as error:
        refuse(answers, where, str(error), error.hint)
        return None


def refuse(answers: Answers, where: tuple[str, str], message: str, hint: str) -> None:
    """Put down that the cell at `where` (sheet, cell) is not taken."""
    answers.refusals.append(Refusal(message, hint, *where))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a sheet: its id, the `key` of the text by which people know it, whether anything was filled in."""

    row: int
    id: str
    text: str
    is_filled: bool

    @property
    def says_nothing(self) -> bool:
        """Tell whether a line that nobody knows may be passed over: a heading or a remark at most."""
        return not (self.id or self.is_filled)


Known = Mapping[str, Mapping[str, str]]
"""Ids of lines with what is printed there, by head of column; the first is the text by which people know the line."""


def lines_of(
    sheet: Sheet, known: Known, heads: tuple[str, ...], what: str, answers: Answers
) -> Iterator[tuple[int, str]]:
    """Yield (row, id) of each line that answers something under one of `heads`; `what` says what a line is about.

    A line is known by its id; where the id is lost, by its text. Lines may be sorted: where only the columns in sight
    were sorted, all that is printed on the line tells which it is. A line whose id and text disagree otherwise has been
    moved, and is refused.
    """
    text_head = next(iter(next(iter(known.values()))))
    by_text = _ids_by_text(known, text_head)
    seen: dict[str, int] = {}
    for row in sheet.rows:
        line = _line(sheet, row, text_head, heads)
        name = _id_of(line, sheet, known, by_text)
        if not name and line.says_nothing:
            continue
        fault = _fault(line, name, what, text_head, by_text, seen)
        if name:
            seen.setdefault(name, row)
        if fault is None:
            yield row, name
        else:
            refuse(answers, sheet.place(row, sheet.column(text_head) or 1), *fault)
            if not line.is_filled:
                answers.other_lines.append(answers.refusals[-1])
    for printed in (printed for name, printed in known.items() if name not in seen):
        lacking = f"Thiếu dòng của {what} “{printed[text_head]}”."
        answers.refusals.append(Refusal(lacking, NEW_FORM, sheet.grid.title))
        answers.other_lines.append(answers.refusals[-1])


def _fault(
    line: _Line,
    name: str,
    what: str,
    text_head: str,
    by_text: Mapping[str, list[str]],
    seen: Mapping[str, int],
) -> tuple[str, str] | None:
    """Return why a line cannot be taken for the one of `name` ("" where nobody knows it), with a hint; None where it can."""
    if not name:
        return f"Không nhận ra {what} ở dòng này.", f"Giữ nguyên cột “{text_head}”. {NEW_FORM}"
    if line.text and name not in by_text.get(line.text, ()):
        return f"Dòng này mang mã “{name}” nhưng ghi {what} khác: dòng bị xê dịch.", NEW_FORM
    if name in seen:
        return f"{upper_first(what)} này đã có ở dòng {seen[name]}.", "Xóa dòng thừa."
    return None


def _ids_by_text(known: Known, text_head: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, printed in known.items():
        found.setdefault(key(printed[text_head]), []).append(name)
    return found


def _line(sheet: Sheet, row: int, text_head: str, heads: tuple[str, ...]) -> _Line:
    is_filled = any(not cells.is_empty(sheet.value(row, head)) for head in heads)
    return _Line(row, tidy(sheet.value(row, sheet.id_head)), key(sheet.value(row, text_head)), is_filled)


def _id_of(line: _Line, sheet: Sheet, known: Known, by_text: Mapping[str, list[str]]) -> str:
    """Return the id of what a line is about, "" where nothing tells; it may still disagree with the line's text."""
    same_text = by_text.get(line.text, [])
    only = same_text[0] if len(same_text) == 1 else ""
    if line.id not in known:
        return "" if line.id else only
    if line.text and only not in ("", line.id) and _shows_all_of(known[only], sheet, line.row):
        return only
    return line.id


def _shows_all_of(printed: Mapping[str, str], sheet: Sheet, row: int) -> bool:
    """Tell whether a line shows more than its text of what is printed there, all of it as it was."""
    return len(printed) > 1 and all(
        key(sheet.value(row, head)) == key(said) for head, said in printed.items()
    )
