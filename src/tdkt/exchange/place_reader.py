"""The sheet of a returned form on which each place (thôn, tổ dân phố) is marked for itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import CellError, tidy
from tdkt.exchange.form import FormRow
from tdkt.exchange.form_sheets import NEW_FORM, Refusal, Sheet, key, lines_of, refuse, take
from tdkt.exchange.form_words import NOT_REACHED, REACHED
from tdkt.exchange.returned_form import Returned
from tdkt.model.records import dataclass, field
from tdkt.model.text import fold, lower_first

_YES = {fold(REACHED), "da dat", "co", "x", "v", "1", "✓"}
_NO = {fold(NOT_REACHED), "chua dat", "khong", "khong dat", "0"}


@dataclass(slots=True)
class _Marks:
    """What is marked for one target: `said` by place, and the first place (`blank`) that was left out."""

    row: FormRow
    column: int
    said: dict[str, bool] = field(default_factory=dict)
    blank: tuple[str, str] | None = None

    @property
    def reached(self) -> list[str] | None:
        """The places that reached it, None where nothing is marked."""
        if not self.said:
            return None
        return [member.id for member in self.row.members if self.said.get(member.id)]


def read_places(returned: Returned) -> dict[str, list[str] | None]:
    """Return for each target the places that reached it; None where nothing is marked."""
    rows = [row for row in returned.form.rows if row.members]
    heads = tuple(returned.text(row) for row in rows)
    sheet = returned.find(returned.form.places_title, (returned.words.place, heads[0]), beside=heads)
    if sheet is None:
        return {}
    marks = [_Marks(row, _column_of(sheet, row, returned)) for row in rows]
    if not all(target.column for target in marks):
        return {}
    known = {name: {returned.words.place: said} for name, said in returned.printed.places.items()}
    for line, place in lines_of(
        sheet, known, heads, lower_first(returned.form.places_title), returned.answers
    ):
        for target in marks:
            _mark(returned, sheet, line, place, target)
    _refuse_gaps(returned, marks)
    return {target.row.target.id: target.reached for target in marks}


def _refuse_gaps(returned: Returned, marks: Iterable[_Marks]) -> None:
    """Refuse the targets of which some places are marked and some are left out."""
    reason, hint = (
        "Nơi này chưa chọn, trong khi nơi khác đã chọn.",
        f"Chọn “{REACHED}” hoặc “{NOT_REACHED}”.",
    )
    for target in marks:
        if target.blank is not None and target.said:
            refuse(returned.answers, target.blank, reason, hint)


def _mark(returned: Returned, sheet: Sheet, line: int, place: str, target: _Marks) -> None:
    answers, where = returned.answers, sheet.place(line, target.column)
    answers.cells.setdefault((target.row.target.id, "reached"), where)
    is_asked = any(member.id == place for member in target.row.members)
    said = take(answers, sheet.grid, line, target.column, _yes_or_no)
    if said is None:
        is_left_out = cells.is_empty(sheet.grid.value(line, target.column))
        if is_asked and is_left_out and target.blank is None:
            target.blank = where
    elif is_asked:
        target.said[place] = said
    else:
        refuse(answers, where, "Nơi này không thuộc chỉ tiêu.", "Xóa nội dung ô này.")


def _column_of(sheet: Sheet, row: FormRow, returned: Returned) -> int:
    """Return the column in which the places of a target are marked, 0 where that is not certain (then it is refused)."""
    text = returned.text(row)
    heads = [column for column, said in _row_of(sheet, sheet.head_row) if key(said) == key(text)]
    ids = [column for column, said in _row_of(sheet, sheet.head_row - 1) if tidy(said) == row.target.id]
    certain = [column for column in ids if column in heads] if ids else heads
    if len(certain) == 1:
        return certain[0]
    reason = f"Thiếu cột “{text}”." if not heads else f"Không rõ cột nào là “{text}”: cột bị xê dịch."
    returned.answers.refusals.append(Refusal(reason, NEW_FORM, sheet.grid.title))
    return 0


def _row_of(sheet: Sheet, row: int) -> list[tuple[int, Any]]:
    """Return (column, value) of each cell of a row."""
    return [(column, given.value) for (line, column), given in sheet.grid.cells.items() if line == row]


def _yes_or_no(value: Any, number_format: str) -> bool:
    word = "1" if value is True else "0" if value is False else cells.listed(value)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(
        f"“{tidy(value)[:40]}” không có trong danh sách.", f"Chọn “{REACHED}” hoặc “{NOT_REACHED}”."
    )
