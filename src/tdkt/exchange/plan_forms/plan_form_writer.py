"""The form of a unit's plan as an Excel workbook: what to fill in is yellow and unlocked, all else is locked."""

from __future__ import annotations

from datetime import date

from tdkt.attainment.measure_types.inputs import Entry
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.exchange.form_look import FormBook, FormSheet, day_rule, list_rule, number_rule, whole_rule
from tdkt.exchange.form_words import CODE_LABEL, HEAD_ROW, HIDDEN
from tdkt.exchange.hidden_sheet import SENT_COLUMN
from tdkt.exchange.plan_forms import plan_words as words
from tdkt.exchange.plan_forms.plan_form import PlanForm, PlanRow
from tdkt.exchange.plan_forms.plan_said import said_on_the_form, taken_word, texts_of
from tdkt.exchange.said import packed
from tdkt.model.measure import Measure
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.text import upper_first

_MORE_ROWS = 8
"""Empty rows for work of the unit's own, and lines for each part of its words."""
_GUIDE = (
    "1. Chỉ ghi vào các ô màu vàng; các ô khác đã khóa. Không xóa, không thêm dòng, không đổi tên trang.",
    "2. Trang “Chỉ tiêu”: mỗi chỉ tiêu chọn “như được giao” hoặc “phấn đấu hơn”. Chọn “phấn đấu hơn” thì ghi mức của đơn vị: không dễ hơn "
    "mức được giao (chỉ tiêu không quá một số thì mức của đơn vị nhỏ hơn).",
    "3. Thời hạn ghi ngày/tháng/năm, không muộn hơn kế hoạch năm; để trống là như kế hoạch năm. Mốc công việc muốn xong sớm hơn thì ghi ở đây.",
    "4. Trang “Nhiệm vụ”: ghi ai thực hiện, thời gian nào. Trang “Việc riêng”: việc phối hợp, việc đơn vị tự đặt, mỗi dòng một việc.",
    "5. Số ghi liền, không dấu chấm ngăn hàng nghìn (1234); tỷ lệ không ghi dấu %.",
    "6. Lưu tệp ở dạng Excel (.xlsx) rồi gửi lại nơi nhận; tên tệp đổi được.",
)


def plan_form_bytes(form: PlanForm) -> bytes:
    """Return the file of `form`; the same bytes for the same form."""
    book = FormBook(f"Phiếu lập kế hoạch - {form.subject}", form.programme.organization.name)
    _cover(book.sheet(words.COVER), form)
    if form.rows:
        _targets(book.sheet(words.TARGETS), form)
    if form.tasks:
        _tasks(book.sheet(words.TASKS), form)
    _own(book.sheet(words.OWN), form)
    _texts(book.sheet(words.WORDS_OF_PLAN), form)
    hidden = book.sheet(HIDDEN)
    hidden.hide()
    hidden.put(1, 1, f"{CODE_LABEL} {form.code}")
    for number, piece in enumerate(_pieces(packed(said_on_the_form(form))), start=1):
        hidden.put(number, SENT_COLUMN, piece)
    return book.saved()


def _pieces(text: str, longest: int = 8_000) -> list[str]:
    return [text[start : start + longest] for start in range(0, len(text), longest)]


def _cover(sheet: FormSheet, form: PlanForm) -> None:
    sheet.start(form, "PHIẾU LẬP KẾ HOẠCH CỦA ĐƠN VỊ", (2, 30, 66), landscape=False)
    organization, ward_plan = form.programme.organization, form.programme.plan
    standing = organization.unit(organization.standing_unit) if organization.standing_unit else None
    about = (
        (words.UNIT, form.maker.name),
        (words.YEAR, upper_first(year_name(form.year))),
        ("Thực hiện", ward_plan.title),
        ("Nơi nhận phiếu", standing.name if standing else organization.name),
    )
    for line, (label, text) in enumerate(about, start=HEAD_ROW + 1):
        sheet.put(line, 2, label, bold=True)
        sheet.put(line, 3, text)
        sheet.fit_height(line)
    line = HEAD_ROW + len(about) + 1
    sheet.put(line, 2, words.PLAN_NUMBER, bold=True)
    sheet.put(line, 3, form.plan.number, entry=True)
    sheet.validate(line, 3, whole_rule(paired=False))
    sheet.put(line + 1, 2, words.PLAN_DATE, bold=True)
    sheet.put(line + 1, 3, form.plan.date, entry=True, day=True)
    days = division_of(form.year)
    sheet.validate(line + 1, 3, day_rule(date(days.first_day.year - 1, 1, 1), days.last_day))
    sheet.put(line + 3, 2, "CÁCH GHI", bold=True, boxed=False)
    for number, text in enumerate(_GUIDE, start=line + 4):
        sheet.put_across(number, 2, 3, text, boxed=False)
        sheet.set_height(number, 47 if len(text) > 240 else 32 if len(text) > 120 else 17)


def _targets(sheet: FormSheet, form: PlanForm) -> None:
    sheet.start(form, "CHỈ TIÊU ĐƯỢC GIAO", (4, 5, 24, 36, 18, 16, 14, 22, 13, 34), landscape=True)
    heads = (words.ID, words.NUMBER, words.MOVEMENT, words.TARGET, words.GIVEN)
    sheet.heads((*heads, words.TAKEN, words.THRESHOLD, words.WHO, words.DUE, words.STEPS))
    sheet.set_height(HEAD_ROW, 48)
    own = {one.target: one for one in form.plan.targets}
    for number, row in enumerate(form.rows, start=1):
        line, one = HEAD_ROW + number, own.get(row.target.id)
        sheet.put(line, 1, row.target.id)
        sheet.put(line, 2, number, centre=True)
        sheet.put(line, 3, row.movement)
        sheet.put(line, 4, row.target.name)
        sheet.put(line, 5, row.given, centre=True)
        sheet.put(line, 6, "" if one is None or form.is_new else taken_word(one), centre=True, entry=True)
        sheet.validate(
            line, 6, list_rule((words.AS_GIVEN, words.BETTER) if row.may_be_bettered else (words.AS_GIVEN,))
        )
        _threshold(sheet, line, row, None if one is None else one.threshold)
        sheet.put(line, 8, one.who if one else "", entry=True, words=True)
        sheet.put(line, 9, one.due if one else None, entry=True, day=True)
        sheet.validate(line, 9, day_rule(division_of(form.year).first_day, row.last_day))
        sheet.put(line, 10, "\n".join(one.steps) if one else "", entry=True, words=True)
        sheet.fit_height(line)


def _threshold(sheet: FormSheet, line: int, row: PlanRow, threshold: object) -> None:
    if not row.may_be_bettered:
        sheet.put(line, 7, None, closed=True)
        return
    measure = row.target.measure
    sheet.put(line, 7, threshold, centre=True, entry=True)
    sheet.validate(
        line,
        7,
        whole_rule(paired=False) if kind_of(measure).is_whole else number_rule(signed=is_signed(measure)),
    )


def is_signed(measure: Measure) -> bool:
    """Tell whether a number of what is measured may lie below 0."""
    return kind_of(measure).inputs(measure)[0].entry is Entry.SIGNED


def _tasks(sheet: FormSheet, form: PlanForm) -> None:
    sheet.start(form, "NHIỆM VỤ ĐƯỢC GIAO", (4, 5, 70, 30, 28), landscape=True)
    sheet.heads((words.ID, words.NUMBER, words.TASK, words.DOES, words.WHEN))
    own = {task.task: task for task in form.plan.tasks if task.task}
    for number, (id_, text) in enumerate(form.tasks, start=1):
        line, task = HEAD_ROW + number, own.get(id_)
        sheet.put(line, 1, id_)
        sheet.put(line, 2, number, centre=True)
        sheet.put(line, 3, text)
        sheet.put(line, 4, task.who if task else "", entry=True, words=True)
        sheet.put(line, 5, task.when if task else "", entry=True, words=True)
        sheet.fit_height(line)


def _own(sheet: FormSheet, form: PlanForm) -> None:
    sheet.start(form, "VIỆC PHỐI HỢP, VIỆC RIÊNG CỦA ĐƠN VỊ", (4, 5, 70, 30, 28), landscape=True)
    sheet.heads((words.ID, words.NUMBER, words.OWN_TASK, words.DOES, words.WHEN))
    tasks = [task for task in form.plan.tasks if not task.task]
    for number in range(1, len(tasks) + _MORE_ROWS + 1):
        line, task = HEAD_ROW + number, tasks[number - 1] if number <= len(tasks) else None
        sheet.put(line, 2, number, centre=True)
        sheet.put(line, 3, task.text if task else "", entry=True, words=True)
        sheet.put(line, 4, task.who if task else "", entry=True, words=True)
        sheet.put(line, 5, task.when if task else "", entry=True, words=True)
        if task:
            sheet.fit_height(line)


def _texts(sheet: FormSheet, form: PlanForm) -> None:
    sheet.start(form, "MỤC ĐÍCH, GIẢI PHÁP", (4, 26, 94), landscape=True)
    sheet.heads((words.ID, words.SECTION, words.CONTENT))
    line = HEAD_ROW
    for name, title in words.SECTIONS.items():
        texts = texts_of(form.plan, name)
        for number in range(max(_MORE_ROWS, len(texts) + 2)):
            line += 1
            sheet.put(line, 1, name)
            sheet.put(line, 2, title, bold=not number, grey=bool(number))
            sheet.put(line, 3, texts[number] if number < len(texts) else "", entry=True, words=True)
            if number < len(texts):
                sheet.fit_height(line)
