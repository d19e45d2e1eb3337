"""From the cells of a returned form to what the unit says. What is not certain is refused, naming sheet and cell."""

from __future__ import annotations

from typing import Any

from tdkt.exchange import cell_values as cells
from tdkt.exchange.cell_values import tidy
from tdkt.exchange.figure_reader import read_figures
from tdkt.exchange.form import Form
from tdkt.exchange.form_sheets import (
    NEW_FORM,
    Answers,
    Refusal,
    Sheet,
    cell_name,
    key,
    lines_of,
    refuse,
    take,
)
from tdkt.exchange.form_words import COVER, HIDDEN, NARRATIVES, TASKS
from tdkt.exchange.hidden_sheet import Carried, printed_on
from tdkt.exchange.place_reader import read_places
from tdkt.exchange.returned_form import Returned
from tdkt.office.tables.grid import Grid

_MOST_PARAGRAPHS, _LONGEST_PART = 300, 60_000
"""Of a part of the narrative: fifty times what a long one has."""


def read_answers(grids: tuple[Grid, ...], form: Form) -> Answers:
    """Return what `grids` answer to `form`, with every refusal."""
    returned = Returned(grids, form, printed_on(Carried(grids), form), Answers())
    _cover(returned)
    marks = read_places(returned) if form.places else {}
    if form.rows:
        read_figures(returned, marks)
    if form.tasks:
        _tasks(returned)
    _narrative(returned)
    _refuse_long_words(returned.answers)
    _note_other_sheets(returned)
    return returned.answers


def _note_other_sheets(returned: Returned) -> None:
    """Put down the first cell of each sheet that the form does not have."""
    answers = returned.answers
    for grid in returned.grids:
        if grid.title in (*answers.sheets, HIDDEN):
            continue
        filled = [place for place, given in sorted(grid.cells.items()) if not cells.is_empty(given.value)]
        if filled:
            answers.strays.append((grid.title, cell_name(*filled[0])))


def _cover(returned: Returned) -> None:
    words, answers = returned.words, returned.answers
    labels = {key(words.reporter): "reporter", key(words.submitted): "submitted"}
    seen = set()
    for grid in returned.grids:
        for (row, column), given in grid.cells.items():
            name = labels.get(key(given.value)) if isinstance(given.value, str) else None
            if name is None or name in seen:
                continue
            seen.add(name)
            answers.sheets.append(grid.title)
            answers.cells["", name] = (grid.title, cell_name(row, column + 1))
            if name == "reporter":
                answers.reporter = take(answers, grid, row, column + 1, cells.one_line) or ""
            else:
                answers.submitted = take(answers, grid, row, column + 1, lambda value, _: cells.day(value))
    if len(seen) < len(labels):
        lines = f"{words.reporter}, {words.submitted}"
        answers.refusals.append(Refusal(f"Không thấy trang “{COVER}” (các dòng {lines}).", NEW_FORM))


def _refuse_long_words(answers: Answers) -> None:
    """Refuse the longest note of a form whose notes together no report could hold."""
    notes = {
        (target, name): value
        for target, fields in answers.figures.items()
        for name, value in fields.items()
        if isinstance(value, str)
    }
    notes |= {(task, "progress"): note for task, (_, note) in answers.tasks.items()}
    if sum(map(len, notes.values())) > _LONGEST_PART:
        longest = max(notes, key=lambda found: len(notes[found]))
        reason = f"Lời ghi quá dài (cả phiếu nhiều nhất {_LONGEST_PART // 1000}.000 ký tự)."
        refuse(
            answers, answers.cells.get(longest, ("", "")), reason, "Tóm tắt lại; tài liệu dài thì gửi kèm."
        )


def _tasks(returned: Returned) -> None:
    words, answers = returned.words, returned.answers
    sheet = returned.find(TASKS, (words.task, words.stage, words.note), beside=(words.number,))
    if sheet is None:
        return
    known = {name: {words.task: text} for name, text in returned.printed.tasks.items()}
    for line, name in lines_of(sheet, known, (words.stage, words.note), "nhiệm vụ", answers):
        column, note_column = sheet.columns[key(words.stage)], sheet.column(words.note)
        where = sheet.place(line, column)
        answers.cells[name, "progress"] = where
        stage = take(answers, sheet.grid, line, column, lambda value, _: cells.stage(value))
        note = (
            "" if note_column is None else take(answers, sheet.grid, line, note_column, cells.one_line) or ""
        )
        if stage is not None:
            answers.tasks[name] = (stage, note)
        elif note and cells.is_empty(sheet.grid.value(line, column)):
            refuse(answers, where, "Có ghi chú nhưng chưa chọn tình hình.", "Chọn tình hình của nhiệm vụ.")


def _narrative(returned: Returned) -> None:
    words, answers = returned.words, returned.answers
    sheet = returned.find(NARRATIVES, (words.section, words.content))
    if sheet is None:
        return
    answers.narrative = {name: [] for name in words.narrative}
    answers.paragraph_cells = {name: [] for name in words.narrative}
    column = sheet.columns[key(words.content)]
    current = ""
    for row in sheet.rows:
        current = _section(returned, sheet, row, current)
        texts = take(answers, sheet.grid, row, column, _paragraphs)
        if texts and not current:
            hint = f"Chỉ dùng các mục: {', '.join(words.narrative.values())}."
            refuse(answers, sheet.place(row, column), "Không rõ đoạn này thuộc mục nào.", hint)
        elif texts:
            answers.narrative[current] += texts
            answers.paragraph_cells[current] += [sheet.place(row, column)] * len(texts)
    _refuse_too_much(answers)


def _refuse_too_much(answers: Answers) -> None:
    """Refuse a narrative that no report could hold, at the cell with which it becomes too long."""
    for name, texts in answers.narrative.items():
        length = 0
        for number, text in enumerate(texts):
            length += len(text)
            if length > _LONGEST_PART or number >= _MOST_PARAGRAPHS:
                reason = (
                    f"Mục này quá dài (nhiều nhất {_MOST_PARAGRAPHS} ý, {_LONGEST_PART // 1000}.000 ký tự)."
                )
                where = answers.paragraph_cells[name][number]
                refuse(answers, where, reason, "Tóm tắt lại; tài liệu dài thì gửi kèm, không ghi vào phiếu.")
                break


def _section(returned: Returned, sheet: Sheet, row: int, before: str) -> str:
    """Return the part of the narrative that a row belongs to, "" where its id and its title disagree."""
    sections = returned.words.narrative
    given_id, title = tidy(sheet.value(row, sheet.id_head)), key(sheet.value(row, returned.words.section))
    if not title:
        return given_id if given_id in sections else before
    named = next((name for name, said in sections.items() if key(said) == title), "")
    return "" if given_id in sections and named != given_id else named


def _paragraphs(value: Any, number_format: str) -> list[str]:
    return cells.paragraphs(cells.words(value, number_format))
