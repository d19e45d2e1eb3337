"""The sheet of a returned form with the figures: one line a target, what it asks in up to two cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.exchange import cell_values as cells
from tdkt.exchange.form import FormRow
from tdkt.exchange.form_sheets import Sheet, key, lines_of, refuse, take
from tdkt.exchange.form_words import FIGURES, NARRATIVES
from tdkt.exchange.returned_form import Returned


def read_figures(returned: Returned, marks: Mapping[str, list[str] | None]) -> None:
    """Put the figures into the answers; `marks` are the places marked for each target, None where nothing is marked."""
    words, answers = returned.words, returned.answers
    heads = (words.first, words.second, *words.notes.values())
    beside = (words.number, words.planned, words.how, words.before)
    sheet = returned.find(FIGURES, (words.target, *heads), beside=beside)
    if sheet is None:
        return
    rows = {row.target.id: row for row in returned.form.rows}
    known = {
        name: {words.target: text, words.planned: planned, words.how: how}
        for name, (text, planned, how) in returned.printed.targets.items()
    }
    for line, name in lines_of(sheet, known, heads, "chỉ tiêu", answers):
        before = len(answers.refusals)
        found = _Line(returned, sheet, line, rows[name]).read(marks.get(name))
        if found and len(answers.refusals) == before:
            answers.figures[name] = found


class _Line:
    """One target's line of the sheet, as it is being read."""

    def __init__(self, returned: Returned, sheet: Sheet, line: int, row: FormRow) -> None:
        self.returned, self.answers = returned, returned.answers
        self.sheet, self.line, self.row = sheet, line, row

    def read(self, marked: list[str] | None) -> dict[str, Any]:
        """Return the fields of the figure with its notes; empty where there is no figure."""
        found = self._inputs()
        if marked is not None:
            if found:
                self._refuse(
                    "reached",
                    f"Đã đánh dấu từng nơi ở trang “{self.returned.form.places_title}” lại ghi số ở đây.",
                    "Xóa số ở ô này.",
                )
            found = {"reached": marked}
        notes = self._notes()
        self._refuse_gaps(found, notes)
        return {**found, **notes} if found else {}

    def _inputs(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        words = self.returned.words
        for head, entry in zip((words.first, words.second), (*self.row.inputs, None, None), strict=False):
            column = self.sheet.columns[key(head)]
            if entry is None:
                self._refuse_unused(head, column)
                continue
            self.answers.cells[self.row.target.id, entry.field] = self.sheet.place(self.line, column)
            value = take(self.answers, self.sheet.grid, self.line, column, _reader(entry))
            if value is not None:
                found[entry.field] = value
        return found

    def _notes(self) -> dict[str, str]:
        notes = {}
        for name, head in self.returned.words.notes.items():
            column = self.sheet.column(head)
            if column is None:
                continue
            self.answers.cells[self.row.target.id, name] = self.sheet.place(self.line, column)
            text = take(self.answers, self.sheet.grid, self.line, column, cells.one_line)
            if text:
                notes[name] = text
        return notes

    def _refuse_unused(self, head: str, column: int) -> None:
        if not cells.is_empty(self.sheet.grid.value(self.line, column)):
            refuse(
                self.answers,
                self.sheet.place(self.line, column),
                f"Chỉ tiêu này không dùng {head}.",
                f"Xóa nội dung ô này, xem cột “{self.returned.words.how}”.",
            )

    def _refuse_gaps(self, found: Mapping[str, Any], notes: Mapping[str, str]) -> None:
        """Refuse a line that says something but not all that it has to."""
        lacking = [entry for entry in self.row.inputs if not entry.optional and entry.field not in found]
        if not lacking or not (found or notes):
            return
        where = self.answers.cells[self.row.target.id, lacking[0].field]
        if any((refusal.sheet, refusal.cell) == where for refusal in self.answers.refusals):
            return  # what stands there has been refused already
        if found:
            refuse(self.answers, where, "Ô này còn trống.", "Điền số còn thiếu.")
        else:
            hint = f"Điền số liệu; nếu chưa có thì ghi lời vào trang “{NARRATIVES}”."
            refuse(self.answers, where, "Có ghi chú nhưng chưa có số liệu.", hint)

    def _refuse(self, field: str, message: str, hint: str) -> None:
        refuse(self.answers, self.answers.cells[self.row.target.id, field], message, hint)


def _reader(entry: Input) -> Callable[[Any, str], Any]:
    match entry.entry:
        case Entry.WHOLE:
            return cells.whole
        case Entry.DECIMAL:
            return cells.decimal
        case Entry.PERCENT:
            return lambda value, shape: cells.decimal(value, shape, percent=True)
        case Entry.SIGNED:
            return cells.signed
        case Entry.STAGE:
            return lambda value, _: cells.stage(value)
        case Entry.DAY:
            return lambda value, _: cells.day(value)
