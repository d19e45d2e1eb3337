"""A unit's form as an Excel workbook: what to fill in is yellow and unlocked, all else is locked."""

from __future__ import annotations

from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.stages import PROGRESS
from tdkt.exchange.form import Form, FormRow
from tdkt.exchange.form_look import (
    RED,
    Check,
    day_rule,
    heads,
    list_rule,
    number_rule,
    put,
    start,
    validate,
    whole_rule,
)
from tdkt.exchange.form_words import (
    COVER,
    FIGURES,
    HEAD_ROW,
    HIDDEN,
    ID_ROW,
    NARRATIVE,
    NARRATIVES,
    NOT_REACHED,
    NOTES,
    REACHED,
    TASKS,
    WORDS,
    words_for,
)
from tdkt.exchange.hidden_sheet import hidden_cells
from tdkt.exchange.workbook import fit_height
from tdkt.model.organization import Subdivision
from tdkt.model.plan_year import year_word
from tdkt.model.text import plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_NAME = 60
_LINES = 5
"""Rows for each part of the narrative, at least."""
_INPUT_COLUMNS = (6, 7)
"""Where "Ô 1" and "Ô 2" stand on the sheet of figures."""
_MOST_PERCENT = 1000

_GUIDE = (
    "1. Chỉ ghi vào các ô màu vàng; các ô khác đã khóa.",
    "2. Ghi số của riêng {word} này, không cộng dồn; chỗ nào cần số “tính đến cuối {word}”, “từ đầu {year}” thì cột “Cách ghi” nói rõ.",
    "3. Số ghi liền, không dấu chấm ngăn hàng nghìn (1234); tỷ lệ không ghi dấu %.",
    "4. Không phát sinh thì ghi 0; để trống nghĩa là chưa có số liệu.",
    "5. Chỉ tiêu chậm hoặc không đạt phải nêu nguyên nhân; số liệu nào có văn bản, biểu mẫu thì ghi ở cột “Minh chứng”.",
    "6. Cột “{before}” để đối chiếu, không sửa. Không xóa, không thêm dòng, không đổi tên trang.",
    "7. Lưu tệp ở dạng Excel (.xlsx) rồi gửi lại nơi nhận; tên tệp đổi được.",
)


def form_workbook(form: Form) -> Workbook:
    """Return the workbook of `form`, filled with what has already been reported."""
    workbook = Workbook()
    cover = workbook.active
    assert cover is not None
    cover.title = COVER
    _cover(cover, form)
    if form.rows:
        _figures(workbook.create_sheet(FIGURES), form)
    if form.places:
        _places(workbook.create_sheet(form.places_title), form)
    if form.tasks:
        _tasks(workbook.create_sheet(TASKS), form)
    _narratives(workbook.create_sheet(NARRATIVES), form)
    _hidden(workbook.create_sheet(HIDDEN), form)
    for sheet in workbook.worksheets:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.sheet_view.showGridLines = False
    workbook.properties.title = f"Phiếu báo cáo {form.period.title} - {form.unit.name}"
    workbook.properties.creator = form.programme.organization.name
    return workbook


def _cover(sheet: Worksheet, form: Form) -> None:
    start(sheet, form, "PHIẾU BÁO CÁO KẾT QUẢ THI ĐUA", (2, 26, 70), landscape=False)
    rows = _about(form)
    for number, (label, text) in enumerate(rows, start=HEAD_ROW + 1):
        put(sheet, number, 2, label, bold=True)
        put(sheet, number, 3, text)
        fit_height(sheet, number, 3, first=2)
    line = HEAD_ROW + len(rows) + 1
    report = form.report
    put(sheet, line, 2, WORDS.reporter, bold=True)
    put(sheet, line, 3, report.reporter if report else "", entry=True, words=True)
    put(sheet, line + 1, 2, WORDS.submitted, bold=True)
    day = put(sheet, line + 1, 3, report.submitted if report else None, entry=True, day=True)
    validate(sheet, day, day_rule(form.period.first_day, date(form.period.year + 1, 12, 31)))
    put(sheet, line + 3, 2, "CÁCH GHI", bold=True, boxed=False)
    word = form.period.word
    whole = "đợt" if form.phase is not None else year_word(form.period.year)
    for number, guide in enumerate(_GUIDE, start=line + 4):
        text = guide.format(word=word, before=words_for(word).before, year=whole)
        sheet.merge_cells(start_row=number, start_column=2, end_row=number, end_column=3)
        put(sheet, number, 2, text, boxed=False)
        sheet.row_dimensions[number].height = 32 if len(text) > 115 else 17


def _about(form: Form) -> tuple[tuple[str, str], ...]:
    """Return what the cover says of the form: label and text."""
    organization, plan = form.programme.organization, form.programme.plan
    deadline = form.due
    standing = organization.unit(organization.standing_unit) if organization.standing_unit else None
    receiver = standing.name if standing else organization.name
    if standing and standing.contact:
        receiver += f", {standing.contact}"
    return (
        (WORDS.unit, form.unit.name),
        (WORDS.period, form.period.title),
        ("Hạn gửi", f"{deadline:%d/%m/%Y}" if deadline else "chưa đặt"),
        ("Nơi nhận phiếu", receiver),
        ("Đầu mối của đơn vị", form.unit.contact or "chưa ghi"),
        ("Kế hoạch", plan.title),
        *([("Không hỏi kỳ này", _resting(form))] if form.resting else []),
    )


def _resting(form: Form) -> str:
    """Name the targets that are not asked in this quarter, so that nobody looks for them."""
    names = "; ".join(shorten(target.name, _LONGEST_NAME, placeholder="…") for target in form.resting)
    return f"{names} (chưa đến kỳ có số liệu hoặc đã qua hạn)"


def _figures(sheet: Worksheet, form: Form) -> None:
    widths = (4, 5, 32, 12, 36, 9, 9, 12, 20, 22, 16)
    start(sheet, form, "SỐ LIỆU CÁC CHỈ TIÊU", widths, landscape=True)
    heads(
        sheet,
        (
            WORDS.id,
            WORDS.number,
            WORDS.target,
            WORDS.planned,
            WORDS.how,
            WORDS.first,
            WORDS.second,
            words_for(form.period.word).before,
            *NOTES.values(),
        ),
    )
    for number, row in enumerate(form.rows, start=1):
        line = HEAD_ROW + number
        put(sheet, line, 1, row.target.id)
        put(sheet, line, 2, number, centre=True)
        put(sheet, line, 3, row.text)
        put(sheet, line, 4, row.planned, centre=True)
        put(sheet, line, 5, row.how)
        _inputs(sheet, line, row, form)
        put(sheet, line, 8, row.before, grey=True, centre=True)
        for column, field in enumerate(NOTES, start=9):
            put(sheet, line, column, getattr(row.figure, field) if row.figure else "", entry=True, words=True)
        fit_height(sheet, line, 11, first=2)


def _inputs(sheet: Worksheet, line: int, row: FormRow, form: Form) -> None:
    inputs: tuple[Input, ...] = () if row.members else row.inputs
    is_share = _is_share(row)
    for column, entry in zip(_INPUT_COLUMNS, (*inputs, None, None), strict=False):
        value = getattr(row.figure, entry.field) if entry and row.figure else None
        if entry is None or isinstance(value, tuple):
            put(sheet, line, column, None, closed=True)
            continue
        shown = PROGRESS[value] if entry.entry is Entry.STAGE and value else value
        cell = put(sheet, line, column, shown, entry=True, centre=True, day=entry.entry is Entry.DAY)
        validate(sheet, cell, _rule(entry.entry, form, line, column, paired=is_share))
    if inputs and is_share:
        area = f"F{line}:G{line}"
        make: Any = FormulaRule
        rule = make(formula=[f'AND($F{line}<>"",$G{line}<>"",$F{line}>$G{line})'], fill=RED)
        sheet.conditional_formatting.add(area, rule)


def _rule(entry: Entry, form: Form, line: int, column: int, *, paired: bool) -> Check:
    """Return what a cell that asks for `entry` lets in."""
    match entry:
        case Entry.STAGE:
            return list_rule(tuple(PROGRESS.values()))
        case Entry.DAY:
            return day_rule(date(form.period.year - 1, 1, 1), form.period.last_day)
        case Entry.WHOLE:
            return whole_rule(line, column, paired=paired)
        case Entry.PERCENT:
            return number_rule(signed=False, most=_MOST_PERCENT)
        case Entry.DECIMAL | Entry.SIGNED:
            return number_rule(signed=entry.may_be_negative)


def _is_share(row: FormRow) -> bool:
    return len(row.inputs) == 2 and all(entry.entry is Entry.WHOLE for entry in row.inputs)


def _places(sheet: Worksheet, form: Form) -> None:
    rows = [row for row in form.rows if row.members]
    start(
        sheet,
        form,
        f"CÁC NƠI ĐÃ ĐẠT ({_as_of(rows, form)})",
        (4, 32, *[26] * len(rows)),
        landscape=len(rows) > 2,
    )
    heads(sheet, (WORDS.id, WORDS.place, *(row.text for row in rows)))
    for column, row in enumerate(rows, start=3):
        put(sheet, ID_ROW, column, row.target.id, boxed=False)
    sheet.row_dimensions[ID_ROW].hidden = True
    fit_height(sheet, HEAD_ROW, len(rows) + 2, bold=True, first=2)
    rule = list_rule((REACHED, NOT_REACHED))
    for number, place in enumerate(form.places, start=HEAD_ROW + 1):
        put(sheet, number, 1, place.id)
        put(sheet, number, 2, place.name)
        for column, row in enumerate(rows, start=3):
            if place not in row.members:
                put(sheet, number, column, None, closed=True)
                continue
            validate(sheet, put(sheet, number, column, _mark(row, place), centre=True, entry=True), rule)


def _as_of(rows: list[FormRow], form: Form) -> str:
    """Say of which day the places are marked; where targets differ, each says it beside its figures."""
    usual = all(not kind_of(row.target.measure).unusual_time(row.target.measure, form.period) for row in rows)
    end = f"CUỐI {form.period.word.upper()}"
    return (
        f"TÍNH ĐẾN {end}"
        if usual
        else f"TÍNH ĐẾN NGÀY GHI Ở CỘT “CÁCH GHI” CỦA TRANG “SỐ LIỆU”, KHÔNG GHI LÀ {end}"
    )


def _mark(row: FormRow, place: Subdivision) -> str:
    """Return what has been reported of a place, "" where nothing has."""
    reached = row.figure.reached if row.figure else None
    if not isinstance(reached, tuple):
        return ""
    return REACHED if place.id in reached else NOT_REACHED


def _tasks(sheet: Worksheet, form: Form) -> None:
    start(sheet, form, "TÌNH HÌNH CÁC NHIỆM VỤ", (4, 5, 60, 18, 40), landscape=True)
    heads(sheet, (WORDS.id, WORDS.number, WORDS.task, WORDS.stage, NOTES["note"]))
    told = {progress.task: progress for progress in (form.report.tasks if form.report else ())}
    rule = list_rule(tuple(PROGRESS.values()))
    for number, item in enumerate(form.tasks, start=1):
        line = HEAD_ROW + number
        text = plain(item.text)
        progress = told.get(item.task or "")
        put(sheet, line, 1, item.task)
        put(sheet, line, 2, number, centre=True)
        put(sheet, line, 3, text)
        cell = put(sheet, line, 4, PROGRESS[progress.progress] if progress else "", centre=True, entry=True)
        validate(sheet, cell, rule)
        put(sheet, line, 5, progress.note if progress else "", entry=True, words=True)
        fit_height(sheet, line, 5, first=2)


def _narratives(sheet: Worksheet, form: Form) -> None:
    start(sheet, form, "THUYẾT MINH", (4, 30, 90), landscape=True)
    heads(sheet, (WORDS.id, WORDS.section, WORDS.content))
    line = HEAD_ROW
    for name in form.narrative:
        title = NARRATIVE[name]
        texts = getattr(form.report.narrative, name) if form.report else ()
        for number in range(max(_LINES, len(texts) + 2)):
            line += 1
            put(sheet, line, 1, name)
            put(sheet, line, 2, title, bold=not number, grey=bool(number))
            put(sheet, line, 3, texts[number] if number < len(texts) else "", entry=True, words=True)
            if number < len(texts):  # a row without a height of its own grows while somebody types
                fit_height(sheet, line, 3, first=2)


def _hidden(sheet: Worksheet, form: Form) -> None:
    """Write what travels with the form out of sight."""
    sheet.sheet_state = "veryHidden"
    for row, column, text in hidden_cells(form):
        put(sheet, row, column, text)
