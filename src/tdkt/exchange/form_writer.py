"""A unit's form as an Excel workbook: what to fill in is yellow and unlocked, all else is locked."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.stages import PROGRESS
from tdkt.exchange.form import Form, FormRow
from tdkt.exchange.form_look import Check, FormBook, FormSheet, day_rule, list_rule, number_rule, whole_rule
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
from tdkt.model.organization import Subdivision
from tdkt.model.plan_year import year_word
from tdkt.model.text import plain

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


def form_bytes(form: Form) -> bytes:
    """Return the file of `form`, filled with what has already been reported; the same bytes for the same form."""
    title = f"Phiếu báo cáo {form.period.title} - {form.unit.name}"
    book = FormBook(title, form.programme.organization.name)
    _cover(book.sheet(COVER), form)
    if form.rows:
        _figures(book.sheet(FIGURES), form)
    if form.places:
        _places(book.sheet(form.places_title), form)
    if form.tasks:
        _tasks(book.sheet(TASKS), form)
    _narratives(book.sheet(NARRATIVES), form)
    _hidden(book.sheet(HIDDEN), form)
    return book.saved()


def _cover(sheet: FormSheet, form: Form) -> None:
    sheet.start(form, "PHIẾU BÁO CÁO KẾT QUẢ THI ĐUA", (2, 26, 70), landscape=False)
    rows = _about(form)
    for number, (label, text) in enumerate(rows, start=HEAD_ROW + 1):
        sheet.put(number, 2, label, bold=True)
        sheet.put(number, 3, text)
        sheet.fit_height(number)
    line = HEAD_ROW + len(rows) + 1
    report = form.report
    sheet.put(line, 2, WORDS.reporter, bold=True)
    sheet.put(line, 3, report.reporter if report else "", entry=True, words=True)
    sheet.put(line + 1, 2, WORDS.submitted, bold=True)
    sheet.put(line + 1, 3, report.submitted if report else None, entry=True, day=True)
    sheet.validate(line + 1, 3, day_rule(form.period.first_day, date(form.period.year + 1, 12, 31)))
    sheet.put(line + 3, 2, "CÁCH GHI", bold=True, boxed=False)
    word = form.period.word
    whole = "đợt" if form.phase is not None else year_word(form.period.year)
    for number, guide in enumerate(_GUIDE, start=line + 4):
        text = guide.format(word=word, before=words_for(word).before, year=whole)
        sheet.put_across(number, 2, 3, text, boxed=False)
        sheet.set_height(number, 32 if len(text) > 115 else 17)


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


def _figures(sheet: FormSheet, form: Form) -> None:
    widths = (4, 5, 32, 12, 36, 9, 9, 12, 20, 22, 16)
    sheet.start(form, "SỐ LIỆU CÁC CHỈ TIÊU", widths, landscape=True)
    sheet.heads(
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
        sheet.put(line, 1, row.target.id)
        sheet.put(line, 2, number, centre=True)
        sheet.put(line, 3, row.text)
        sheet.put(line, 4, row.planned, centre=True)
        sheet.put(line, 5, row.how)
        _inputs(sheet, line, row, form)
        sheet.put(line, 8, row.before, grey=True, centre=True)
        for column, field in enumerate(NOTES, start=9):
            sheet.put(line, column, getattr(row.figure, field) if row.figure else "", entry=True, words=True)
        sheet.fit_height(line)


def _inputs(sheet: FormSheet, line: int, row: FormRow, form: Form) -> None:
    inputs: tuple[Input, ...] = () if row.members else row.inputs
    is_share = _is_share(row)
    for column, entry in zip(_INPUT_COLUMNS, (*inputs, None, None), strict=False):
        value = getattr(row.figure, entry.field) if entry and row.figure else None
        if entry is None or isinstance(value, tuple):
            sheet.put(line, column, None, closed=True)
            continue
        shown = PROGRESS[value] if entry.entry is Entry.STAGE and value else value
        sheet.put(line, column, shown, entry=True, centre=True, day=entry.entry is Entry.DAY)
        sheet.validate(line, column, _rule(entry.entry, form, paired=is_share))
    if inputs and is_share:
        sheet.mark_pair(line, _INPUT_COLUMNS[0])


def _rule(entry: Entry, form: Form, *, paired: bool) -> Check:
    """Return what a cell that asks for `entry` lets in."""
    match entry:
        case Entry.STAGE:
            return list_rule(tuple(PROGRESS.values()))
        case Entry.DAY:
            return day_rule(date(form.period.year - 1, 1, 1), form.period.last_day)
        case Entry.WHOLE:
            return whole_rule(paired=paired)
        case Entry.PERCENT:
            return number_rule(signed=False, most=_MOST_PERCENT)
        case Entry.DECIMAL | Entry.SIGNED:
            return number_rule(signed=entry.may_be_negative)


def _is_share(row: FormRow) -> bool:
    return len(row.inputs) == 2 and all(entry.entry is Entry.WHOLE for entry in row.inputs)


def _places(sheet: FormSheet, form: Form) -> None:
    rows = [row for row in form.rows if row.members]
    sheet.start(
        form,
        f"CÁC NƠI ĐÃ ĐẠT ({_as_of(rows, form)})",
        (4, 32, *[26] * len(rows)),
        landscape=len(rows) > 2,
    )
    sheet.heads((WORDS.id, WORDS.place, *(row.text for row in rows)))
    for column, row in enumerate(rows, start=3):
        sheet.put(ID_ROW, column, row.target.id, boxed=False)
    sheet.hide_row(ID_ROW)
    sheet.fit_height(HEAD_ROW, bold=True)
    rule = list_rule((REACHED, NOT_REACHED))
    for number, place in enumerate(form.places, start=HEAD_ROW + 1):
        sheet.put(number, 1, place.id)
        sheet.put(number, 2, place.name)
        for column, row in enumerate(rows, start=3):
            if place not in row.members:
                sheet.put(number, column, None, closed=True)
                continue
            sheet.put(number, column, _mark(row, place), centre=True, entry=True)
            sheet.validate(number, column, rule)


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


def _tasks(sheet: FormSheet, form: Form) -> None:
    sheet.start(form, "TÌNH HÌNH CÁC NHIỆM VỤ", (4, 5, 60, 18, 40), landscape=True)
    sheet.heads((WORDS.id, WORDS.number, WORDS.task, WORDS.stage, NOTES["note"]))
    told = {progress.task: progress for progress in (form.report.tasks if form.report else ())}
    rule = list_rule(tuple(PROGRESS.values()))
    for number, item in enumerate(form.tasks, start=1):
        line = HEAD_ROW + number
        text = plain(item.text)
        progress = told.get(item.task or "")
        sheet.put(line, 1, item.task)
        sheet.put(line, 2, number, centre=True)
        sheet.put(line, 3, text)
        sheet.put(line, 4, PROGRESS[progress.progress] if progress else "", centre=True, entry=True)
        sheet.validate(line, 4, rule)
        sheet.put(line, 5, progress.note if progress else "", entry=True, words=True)
        sheet.fit_height(line)


def _narratives(sheet: FormSheet, form: Form) -> None:
    sheet.start(form, "THUYẾT MINH", (4, 30, 90), landscape=True)
    sheet.heads((WORDS.id, WORDS.section, WORDS.content))
    line = HEAD_ROW
    for name in form.narrative:
        title = NARRATIVE[name]
        texts = getattr(form.report.narrative, name) if form.report else ()
        for number in range(max(_LINES, len(texts) + 2)):
            line += 1
            sheet.put(line, 1, name)
            sheet.put(line, 2, title, bold=not number, grey=bool(number))
            sheet.put(line, 3, texts[number] if number < len(texts) else "", entry=True, words=True)
            if number < len(texts):  # a row without a height of its own grows while somebody types
                sheet.fit_height(line)


def _hidden(sheet: FormSheet, form: Form) -> None:
    """Write what travels with the form out of sight."""
    sheet.hide()
    for row, column, text in hidden_cells(form):
        sheet.put(row, column, text)
