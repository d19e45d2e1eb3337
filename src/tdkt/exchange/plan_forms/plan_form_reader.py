"""From the cells of a returned form of a plan to what the unit says. What is not certain is refused, naming sheet and cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import fault_of, is_weaker
from tdkt.attainment.rounding import vietnamese
from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import CellError, listed, tidy
from tdkt.exchange.form_sheets import (
    NEW_FORM,
    Answers,
    Refusal,
    Sheet,
    cell_name,
    find_sheet,
    key,
    lines_of,
    refuse,
    take,
)
from tdkt.exchange.form_words import HIDDEN
from tdkt.exchange.hidden_sheet import SENT_COLUMN
from tdkt.exchange.plan_forms import plan_words as words
from tdkt.exchange.plan_forms.plan_form import PlanForm, PlanRow
from tdkt.exchange.plan_forms.plan_form_writer import is_signed
from tdkt.exchange.plan_forms.plan_said import TAKEN, only_said
from tdkt.exchange.said import Leaf, Said, unpacked
from tdkt.model.measure import Number
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.records import dataclass
from tdkt.office.tables.grid import Grid

_TAKEN_WORDS = {listed(word): word for word in (words.AS_GIVEN, words.BETTER)}
_MOST_PARAGRAPHS, _LONGEST = 100, 20_000
"""Of a part of the plan's words, of the steps of a target: many times what a long one has."""


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """What a returned form says (`said`), and where each leaf was read: sheet and cell; `answers` has the refusals."""

    said: Said
    cells: dict[Leaf, tuple[str, str]]
    answers: Answers


def read_plan_answers(grids: Sequence[Grid], form: PlanForm) -> PlanAnswers:
    """Return what `grids` answer to `form`, with every refusal."""
    reading = _Reading(tuple(grids), form)
    reading.cover()
    if form.rows:
        reading.targets()
    if form.tasks:
        reading.tasks()
    reading.own()
    reading.texts()
    reading.note_other_sheets()
    return PlanAnswers(only_said(reading.said), reading.cells, reading.answers)


def sent_with(grids: Sequence[Grid]) -> dict[Leaf, str] | None:
    """Return what stood on the form when it went out, None where that is lost."""
    hidden = next((grid for grid in grids if grid.title == HIDDEN), None)
    if hidden is None:
        return None
    return unpacked(
        "".join(str(hidden.value(row, SENT_COLUMN) or "") for row in range(1, hidden.last_row + 1))
    )


class _Reading:
    """A returned form while it is being read."""

    def __init__(self, grids: tuple[Grid, ...], form: PlanForm) -> None:
        self.grids, self.form = grids, form
        self.said: Said = {}
        self.cells: dict[Leaf, tuple[str, str]] = {}
        self.answers = Answers()

    def _find(self, title: str, heads: tuple[str, ...], beside: tuple[str, ...] = ()) -> Sheet | None:
        return find_sheet(self.grids, title, heads, self.answers, id_head=words.ID, beside=beside)

    def _take(self, sheet: Sheet, row: int, head: str, leaf: Leaf, read: Callable[[Any, str], Any]) -> Any:
        column = sheet.columns[key(head)]
        self.cells[leaf] = sheet.place(row, column)
        value = take(self.answers, sheet.grid, row, column, read)
        if value is not None:
            self.said[leaf] = value
        return value

    def _refuse(self, leaf: Leaf, message: str, hint: str) -> None:
        refuse(self.answers, self.cells[leaf], message, hint)

    def cover(self) -> None:
        """Read number and day of the unit's plan."""
        readers = {
            key(words.PLAN_NUMBER): ("number", _number_of_plan),
            key(words.PLAN_DATE): ("date", lambda value, _: cells.day(value)),
        }
        seen: set[str] = set()
        for grid in self.grids:
            for (row, column), given in sorted(grid.cells.items()):
                name, read = (
                    readers.get(key(given.value), ("", None)) if isinstance(given.value, str) else ("", None)
                )
                if read is None or name in seen:
                    continue
                seen.add(name)
                self.answers.sheets.append(grid.title)
                leaf = ("", "", name)
                self.cells[leaf] = (grid.title, cell_name(row, column + 1))
                value = take(self.answers, grid, row, column + 1, read)
                if value is not None:
                    self.said[leaf] = value
        if len(seen) < len(readers):
            lines = f"{words.PLAN_NUMBER}, {words.PLAN_DATE}"
            self.answers.refusals.append(
                Refusal(f"Không thấy trang “{words.COVER}” (các dòng {lines}).", NEW_FORM)
            )

    def targets(self) -> None:
        """Read what is said of each target; each is to be confirmed."""
        heads = (words.TAKEN, words.THRESHOLD, words.WHO, words.DUE, words.STEPS)
        sheet = self._find(words.TARGETS, (words.TARGET, *heads), (words.NUMBER, words.MOVEMENT, words.GIVEN))
        if sheet is None:
            return
        rows = {row.target.id: row for row in self.form.rows}
        known = {id_: {words.TARGET: row.target.name, words.GIVEN: row.given} for id_, row in rows.items()}
        for line, name in lines_of(sheet, known, heads, "chỉ tiêu", self.answers):
            self._target(sheet, line, rows[name])

    def _target(self, sheet: Sheet, line: int, row: PlanRow) -> None:
        name, before = row.target.id, len(self.answers.refusals)
        taken_leaf, threshold_leaf = ("targets", name, TAKEN), ("targets", name, "threshold")
        taken = self._take(sheet, line, words.TAKEN, taken_leaf, _taken_word)
        threshold = self._take(sheet, line, words.THRESHOLD, threshold_leaf, _reader_of(row))
        self._take(sheet, line, words.WHO, ("targets", name, "who"), cells.one_line)
        due_leaf = ("targets", name, "due")
        due = self._take(sheet, line, words.DUE, due_leaf, lambda value, _: cells.day(value))
        self._take(sheet, line, words.STEPS, ("targets", name, "steps"), _paragraphs)
        if len(self.answers.refusals) == before:
            self._hold_against(row, taken, threshold)
        days = division_of(self.form.year)
        if due is not None and due > row.last_day:
            self._refuse(
                due_leaf,
                f"Thời hạn {due:%d/%m/%Y} sau thời hạn của kế hoạch năm ({row.last_day:%d/%m/%Y}).",
                "Sửa thời hạn.",
            )
        elif due is not None and due < days.first_day:
            self._refuse(
                due_leaf,
                f"Thời hạn {due:%d/%m/%Y} trước khi vào {year_name(self.form.year)}.",
                "Sửa thời hạn.",
            )

    def _hold_against(self, row: PlanRow, taken: str | None, threshold: Number | None) -> None:
        """Refuse a target that is not confirmed, and a number that is missing, out of place or easier than the ward's."""
        name, measure = row.target.id, row.target.measure
        taken_leaf, threshold_leaf = ("targets", name, TAKEN), ("targets", name, "threshold")
        if taken is None:
            hint = f"Chọn “{words.AS_GIVEN}”" + (f" hoặc “{words.BETTER}”." if row.may_be_bettered else ".")
            self._refuse(taken_leaf, "Chưa xác nhận nhận chỉ tiêu này.", hint)
        elif not row.may_be_bettered and (taken == words.BETTER or threshold is not None):
            self._refuse(
                taken_leaf if taken == words.BETTER else threshold_leaf,
                "Chỉ tiêu này không có mức bằng số để đặt cao hơn.",
                f"Chọn “{words.AS_GIVEN}”, để trống mức; muốn xong sớm hơn thì ghi thời hạn.",
            )
        elif taken == words.AS_GIVEN and threshold is not None:
            self._refuse(
                threshold_leaf,
                f"Chọn “{words.AS_GIVEN}” nhưng có mức của đơn vị.",
                f"Xóa số ở ô này, hoặc chọn “{words.BETTER}”.",
            )
        elif taken == words.BETTER and threshold is None:
            self._refuse(
                threshold_leaf, f"Chọn “{words.BETTER}” nhưng chưa ghi mức của đơn vị.", "Ghi mức của đơn vị."
            )
        elif threshold is not None and fault_of(measure, threshold):
            self._refuse(
                threshold_leaf, f"Mức của đơn vị: {fault_of(measure, threshold)}.", "Kiểm tra lại số."
            )
        elif threshold is not None and is_weaker(measure, threshold):
            self._refuse(
                threshold_leaf,
                f"Mức {vietnamese(threshold)} dễ hơn mức được giao ({row.given}).",
                f"Đặt bằng hoặc hơn mức được giao, hoặc chọn “{words.AS_GIVEN}”.",
            )

    def tasks(self) -> None:
        """Read who does each task of the ward's plan, and when; all of them are taken up."""
        heads = (words.DOES, words.WHEN)
        sheet = self._find(words.TASKS, (words.TASK, *heads), (words.NUMBER,))
        if sheet is None:
            return
        known = {id_: {words.TASK: text} for id_, text in self.form.tasks}
        for line, name in lines_of(sheet, known, heads, "nhiệm vụ", self.answers):
            self.said["tasks", name, TAKEN] = "x"
            self.cells["tasks", name, TAKEN] = sheet.place(line, sheet.columns[key(words.TASK)])
            self._take(sheet, line, words.DOES, ("tasks", name, "who"), cells.one_line)
            self._take(sheet, line, words.WHEN, ("tasks", name, "when"), _time)

    def own(self) -> None:
        """Read the work that the unit sets itself, a line each."""
        sheet = self._find(words.OWN, (words.OWN_TASK, words.DOES, words.WHEN), (words.NUMBER,))
        for row in sheet.rows if sheet is not None else ():
            assert sheet is not None
            column = sheet.columns[key(words.OWN_TASK)]
            text = take(self.answers, sheet.grid, row, column, cells.one_line)
            others = [sheet.value(row, head) for head in (words.DOES, words.WHEN)]
            if not text:
                if not all(map(cells.is_empty, others)):
                    refuse(
                        self.answers,
                        sheet.place(row, column),
                        "Có người, thời gian nhưng chưa ghi việc.",
                        "Ghi việc.",
                    )
                continue
            leaf = ("own", text, TAKEN)
            if leaf in self.said:
                where = self.cells[leaf][1]
                refuse(
                    self.answers, sheet.place(row, column), f"Việc này đã ghi ở ô {where}.", "Xóa dòng thừa."
                )
                continue
            self.said[leaf], self.cells[leaf] = "x", sheet.place(row, column)
            self._take(sheet, row, words.DOES, ("own", text, "who"), cells.one_line)
            self._take(sheet, row, words.WHEN, ("own", text, "when"), _time)

    def texts(self) -> None:
        """Read the plan's words, a paragraph a line."""
        sheet = self._find(words.WORDS_OF_PLAN, (words.SECTION, words.CONTENT))
        if sheet is None:
            return
        column, found = sheet.columns[key(words.CONTENT)], {name: list[str]() for name in words.SECTIONS}
        by_title = {key(title): name for name, title in words.SECTIONS.items()}
        for row in sheet.rows:
            name = by_title.get(key(sheet.value(row, words.SECTION))) or tidy(sheet.value(row, words.ID))
            texts = take(self.answers, sheet.grid, row, column, _paragraphs)
            if texts and name not in found:
                hint = f"Chỉ dùng các mục: {', '.join(words.SECTIONS.values())}."
                refuse(self.answers, sheet.place(row, column), "Không rõ đoạn này thuộc mục nào.", hint)
            elif texts:
                found[name] += texts
                self.cells.setdefault(("texts", "", name), sheet.place(row, column))
                if len(found[name]) > _MOST_PARAGRAPHS:
                    refuse(self.answers, sheet.place(row, column), _TOO_LONG, "Tóm tắt lại.")
        self.said |= {("texts", "", name): texts for name, texts in found.items()}

    def note_other_sheets(self) -> None:
        """Put down the first cell of each sheet that the form does not have."""
        for grid in self.grids:
            if grid.title in (*self.answers.sheets, HIDDEN):
                continue
            filled = [place for place, given in sorted(grid.cells.items()) if not cells.is_empty(given.value)]
            if filled:
                self.answers.strays.append((grid.title, cell_name(*filled[0])))


_TOO_LONG = f"Quá dài (nhiều nhất {_MOST_PARAGRAPHS} ý, {_LONGEST // 1000}.000 ký tự)."


def _taken_word(value: Any, number_format: str) -> str:
    found = _TAKEN_WORDS.get(listed(value))
    if found is None:
        raise CellError(
            f"“{tidy(value)[:40]}” không có trong danh sách.", f"Chọn: {', '.join(_TAKEN_WORDS.values())}."
        )
    return found


def _reader_of(row: PlanRow) -> Callable[[Any, str], Number]:
    """Return what reads the number of a target: whole things whole, percents with or without their sign."""
    measure = row.target.measure
    kind = kind_of(measure)
    if kind.is_whole:
        return cells.whole
    if is_signed(measure):
        return cells.signed
    return lambda value, number_format: cells.decimal(value, number_format, percent=kind.in_percent)


def _number_of_plan(value: Any, number_format: str) -> int:
    number = cells.whole(value, number_format)
    if number < 1:
        raise CellError(
            f"Số kế hoạch {number} không đúng.", "Ghi số của kế hoạch, ví dụ 12; chưa có thì để trống."
        )
    return number


def _time(value: Any, number_format: str) -> str:
    """Return a time in words; a bare number is a day that Excel has lost the look of, but for a year."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not (isfinite(value) and 2000 <= value <= 2100 and value == int(value)):
        raise CellError(
            f"Ô thời gian đang chứa số {cells.one_line(value, number_format)}, không rõ là ngày nào.",
            "Định dạng ô là ngày; hoặc định dạng ô là Text rồi gõ lại (quý II; trước ngày 30/6).",
        )
    return cells.one_line(value, number_format)


def _paragraphs(value: Any, number_format: str) -> list[str]:
    found = cells.paragraphs(cells.words(value, number_format))
    if len(found) > _MOST_PARAGRAPHS or sum(map(len, found)) > _LONGEST:
        raise CellError(_TOO_LONG, "Tóm tắt lại; tài liệu dài thì gửi kèm.")
    return found
