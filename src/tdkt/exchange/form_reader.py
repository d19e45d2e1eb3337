"""From the cells of a returned form to what the unit says. What is not certain is refused, naming sheet and cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import CellError, tidy
from tdkt.exchange.form import Form, FormRow
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
from tdkt.exchange.form_words import (
    CONTENT,
    COVER,
    FIGURES,
    FIRST,
    HIDDEN,
    HOW,
    ID,
    NARRATIVE,
    NARRATIVES,
    NOT_REACHED,
    NOTES,
    PLACE,
    PLACES,
    PLANNED,
    REACHED,
    REPORTER,
    SECOND,
    SECTION,
    STAGE,
    SUBMITTED,
    TARGET,
    TASK,
    TASKS,
)
from tdkt.exchange.returned_file import Grid
from tdkt.model.text import fold, plain

_YES = {fold(REACHED), "da dat", "co", "x", "v", "1", "✓"}
_NO = {fold(NOT_REACHED), "chua dat", "khong", "khong dat", "0"}


def read_answers(grids: tuple[Grid, ...], form: Form) -> Answers:
    """Return what `grids` answer to `form`, with every refusal."""
    answers = Answers()
    _cover(grids, answers)
    marks = _places(grids, form, answers) if form.places else {}
    if form.rows:
        heads = (TARGET, FIRST, SECOND, *NOTES.values())
        figures = find_sheet(grids, FIGURES, heads, answers, beside=("TT", PLANNED, HOW, "Quý trước"))
        if figures is not None:
            _figures(figures, form, marks, answers)
    if form.tasks:
        tasks = find_sheet(grids, TASKS, (TASK, STAGE, NOTES["note"]), answers, beside=("TT",))
        if tasks is not None:
            _tasks(tasks, form, answers)
    narrative = find_sheet(grids, NARRATIVES, (SECTION, CONTENT), answers)
    if narrative is not None:
        _narrative(narrative, answers)
    for grid in grids:
        filled = [place for place, given in sorted(grid.cells.items()) if not cells.is_empty(given.value)]
        if grid.title not in (*answers.sheets, HIDDEN) and filled:
            answers.strays.append((grid.title, cell_name(*filled[0])))
    return answers


def _text(value: Any, number_format: str) -> str:
    return " ".join(cells.words(value, number_format).split("\n"))


def _cover(grids: tuple[Grid, ...], answers: Answers) -> None:
    labels = {key(REPORTER): "reporter", key(SUBMITTED): "submitted"}
    seen = set()
    for grid in grids:
        for (row, column), given in grid.cells.items():
            name = labels.get(key(given.value)) if isinstance(given.value, str) else None
            if name is None or name in seen:
                continue
            seen.add(name)
            answers.sheets.append(grid.title)
            answers.cells["", name] = (grid.title, cell_name(row, column + 1))
            if name == "reporter":
                answers.reporter = take(answers, grid, row, column + 1, _text) or ""
            else:
                answers.submitted = take(answers, grid, row, column + 1, lambda value, _: cells.day(value))
    if len(seen) < len(labels):
        answers.refusals.append(
            Refusal(f"Không thấy trang “{COVER}” (các dòng {REPORTER}, {SUBMITTED}).", NEW_FORM)
        )


def _figures(sheet: Sheet, form: Form, marks: dict[str, list[str] | None], answers: Answers) -> None:
    rows = {row.target.id: row for row in form.rows}
    known = {name: {TARGET: row.text, PLANNED: row.planned, HOW: row.how} for name, row in rows.items()}
    for line, name in lines_of(sheet, known, (FIRST, SECOND, *NOTES.values()), "chỉ tiêu", answers):
        before = len(answers.refusals)
        found = _figure(sheet, line, rows[name], marks.get(name), answers)
        if found and len(answers.refusals) == before:
            answers.figures[name] = found


def _figure(
    sheet: Sheet, line: int, row: FormRow, marked: list[str] | None, answers: Answers
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for head, entry in zip((FIRST, SECOND), (*row.inputs, None, None), strict=False):
        column = sheet.columns[key(head)]
        where = (sheet.grid.title, cell_name(line, column))
        if entry is None:
            if not cells.is_empty(sheet.grid.value(line, column)):
                refuse(
                    answers,
                    where,
                    f"Chỉ tiêu này không dùng {head}.",
                    "Xóa nội dung ô này, xem cột “Cách ghi”.",
                )
            continue
        answers.cells[row.target.id, entry.field] = where
        value = take(answers, sheet.grid, line, column, _reader(entry))
        if value is not None:
            found[entry.field] = value
    if marked is not None:
        if found:
            where = answers.cells[row.target.id, "reached"]
            refuse(
                answers,
                where,
                f"Đã đánh dấu từng nơi ở trang “{PLACES}” lại ghi số ở đây.",
                "Xóa số ở ô này.",
            )
        found = {"reached": marked}
    lacking = [entry for entry in row.inputs if not entry.optional and entry.field not in found]
    notes = _notes(sheet, line, row, answers)
    if lacking and (found or notes):
        where = answers.cells[row.target.id, lacking[0].field]
        if not any((refusal.sheet, refusal.cell) == where for refusal in answers.refusals):
            reason = "Ô này còn trống." if found else "Có ghi chú nhưng chưa có số liệu."
            hint = (
                "Điền số còn thiếu."
                if found
                else f"Điền số liệu; nếu chưa có thì ghi lời vào trang “{NARRATIVES}”."
            )
            refuse(answers, where, reason, hint)
    return {**found, **notes} if found else {}


def _notes(sheet: Sheet, line: int, row: FormRow, answers: Answers) -> dict[str, str]:
    notes = {}
    for name, head in NOTES.items():
        column = sheet.columns.get(key(head))
        if column is None:
            continue
        answers.cells[row.target.id, name] = (sheet.grid.title, cell_name(line, column))
        text = take(answers, sheet.grid, line, column, _text)
        if text:
            notes[name] = text
    return notes


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


def _places(grids: tuple[Grid, ...], form: Form, answers: Answers) -> dict[str, list[str] | None]:
    """Return for each target the places that reached it; None where nothing is marked."""
    rows = [row for row in form.rows if row.members]
    heads = tuple(row.text for row in rows)
    sheet = find_sheet(grids, PLACES, (PLACE, rows[0].text), answers, beside=heads)
    if sheet is None:
        return {}
    columns = {row.target.id: _column_of(sheet, row, answers) for row in rows}
    if not all(columns.values()):
        return {}
    known = {place.id: {PLACE: place.name} for place in form.places}
    marks: dict[str, dict[str, bool]] = {row.target.id: {} for row in rows}
    blank: dict[str, tuple[str, str]] = {}
    for line, place in lines_of(sheet, known, heads, "thôn, tổ dân phố", answers):
        for row in rows:
            where = (sheet.grid.title, cell_name(line, columns[row.target.id]))
            answers.cells.setdefault((row.target.id, "reached"), where)
            is_asked = place in {member.id for member in row.members}
            said = take(answers, sheet.grid, line, columns[row.target.id], _yes_or_no)
            if said is None:
                if is_asked and cells.is_empty(sheet.grid.value(line, columns[row.target.id])):
                    blank.setdefault(row.target.id, where)
            elif is_asked:
                marks[row.target.id][place] = said
            else:
                refuse(answers, where, "Nơi này không thuộc chỉ tiêu.", "Xóa nội dung ô này.")
    for name, where in blank.items():
        if marks[name]:
            refuse(
                answers,
                where,
                "Nơi này chưa chọn, trong khi nơi khác đã chọn.",
                f"Chọn “{REACHED}” hoặc “{NOT_REACHED}”.",
            )
    return {
        row.target.id: [member.id for member in row.members if marks[row.target.id].get(member.id)]
        if marks[row.target.id]
        else None
        for row in rows
    }


def _column_of(sheet: Sheet, row: FormRow, answers: Answers) -> int:
    """Return the column in which the places of a target are marked, 0 where that is not certain (then it is refused)."""
    heads = [
        column
        for (line, column), given in sheet.grid.cells.items()
        if line == sheet.head_row and key(given.value) == key(row.text)
    ]
    ids = [
        column
        for (line, column), given in sheet.grid.cells.items()
        if line == sheet.head_row - 1 and tidy(given.value) == row.target.id
    ]
    certain = [column for column in ids if column in heads] if ids else heads
    if len(certain) == 1:
        return certain[0]
    reason = f"Thiếu cột “{row.text}”." if not heads else f"Không rõ cột nào là “{row.text}”: cột bị xê dịch."
    answers.refusals.append(Refusal(reason, NEW_FORM, sheet.grid.title))
    return 0


def _yes_or_no(value: Any, number_format: str) -> bool:
    word = "1" if value is True else "0" if value is False else cells.listed(value)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(
        f"“{tidy(value)[:40]}” không có trong danh sách.", f"Chọn “{REACHED}” hoặc “{NOT_REACHED}”."
    )


def _tasks(sheet: Sheet, form: Form, answers: Answers) -> None:
    known = {item.task or "": {TASK: plain(item.text)} for item in form.tasks}
    note_head = NOTES["note"]
    for line, name in lines_of(sheet, known, (STAGE, note_head), "nhiệm vụ", answers):
        column = sheet.columns[key(STAGE)]
        where = (sheet.grid.title, cell_name(line, column))
        answers.cells[name, "progress"] = where
        stage = take(answers, sheet.grid, line, column, lambda value, _: cells.stage(value))
        note = ""
        if key(note_head) in sheet.columns:
            note = take(answers, sheet.grid, line, sheet.columns[key(note_head)], _text) or ""
        if stage is not None:
            answers.tasks[name] = (stage, note)
        elif note and cells.is_empty(sheet.grid.value(line, column)):
            refuse(answers, where, "Có ghi chú nhưng chưa chọn tình hình.", "Chọn tình hình của nhiệm vụ.")


def _narrative(sheet: Sheet, answers: Answers) -> None:
    names = {key(title): name for name, title in NARRATIVE.items()}
    answers.narrative = {name: [] for name in NARRATIVE}
    current = ""
    for row in sheet.rows:
        given_id, title = tidy(sheet.value(row, ID)), key(sheet.value(row, SECTION))
        column = sheet.columns[key(CONTENT)]
        if title:
            current = names.get(title, "")
            if given_id in NARRATIVE and current != given_id:
                current = ""
        elif given_id in NARRATIVE:
            current = given_id
        texts = take(
            answers, sheet.grid, row, column, lambda value, shape: cells.paragraphs(cells.words(value, shape))
        )
        if texts and not current:
            where = (sheet.grid.title, cell_name(row, column))
            refuse(
                answers,
                where,
                "Không rõ đoạn này thuộc mục nào.",
                f"Chỉ dùng các mục: {', '.join(NARRATIVE.values())}.",
            )
        elif texts:
            answers.narrative[current] += texts
