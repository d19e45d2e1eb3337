"""The year's awards as a workbook: a sheet with an award a row, real numbers and their sums, and a sheet for every statistical form."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.awards.law_wording import TYPE_NAMES
from tdkt.awards.statistical_words import form_words
from tdkt.awards.statistics import COUNT_NAMES, AwardStatistics, Counts
from tdkt.exchange import workbook as book
from tdkt.exchange.fund_sheet import add_fund_sheet
from tdkt.exchange.statistical_form_sheet import add_form_sheet
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.records import asdict
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.receipts.year_work import TITLE as WORK
from tdkt.receipts.year_work import WorkPart

_HEAD_ROW = 5


def award_statistics_workbook(found: AwardStatistics, ward: str, work: Sequence[WorkPart] = ()) -> bytes:
    """Return the workbook of `found`: decided awards with their sum, then what is pending; `work` is what else was done."""
    title = f"Thống kê khen thưởng {year_name(found.year)}"
    workbook = book.new_workbook(title=title, author=ward)
    sheet = workbook.create_sheet("Khen thưởng")
    book.put_text(sheet, 1, 1, title).font = book.TITLE
    book.put_text(sheet, 2, 1, ILLUSTRATIVE if found.illustrative else "").font = book.WARNING
    book.put_text(sheet, 3, 1, statistical_forms().said).font = book.SMALL
    titles = ("Tình trạng", "Danh hiệu, hình thức", "Loại", *COUNT_NAMES.values())
    book.write_head(sheet, _HEAD_ROW, titles, (15, 34, 22, *(10 for _ in COUNT_NAMES)))
    row = _HEAD_ROW
    for one in found.decided:
        row += 1
        _row(sheet, row, ("đã quyết định", one.name, TYPE_NAMES.get(one.type, "")), one.counts)
    row += 1
    _row(sheet, row, ("đã quyết định", "Cộng", ""), found.total)
    for one in found.pending:
        row += 1
        _row(sheet, row, ("chưa quyết định", one.name, TYPE_NAMES.get(one.type, "")), one.counts)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    footer = f"{ILLUSTRATIVE} - {ward}" if found.illustrative else ward
    book.lay_on_a4(sheet, landscape=True, head_row=_HEAD_ROW, footer=footer)
    if found.fund is not None:
        add_fund_sheet(workbook, found.fund, ward, illustrative=found.illustrative)
    if found.groups:
        _groups(workbook, found, footer)
    if work:
        _work(workbook, work, found.year, ward)
    for filled in found.forms:
        add_form_sheet(
            workbook, filled, form_words(filled, found, ward), ward, illustrative=found.illustrative
        )
    return book.save_bytes(workbook, day=division_of(found.year).last_day)


def _groups(workbook: Workbook, found: AwardStatistics, footer: str) -> None:
    """Add the sheet of cụm, khối: a row each, with the members that it has at the year's end."""
    sheet = workbook.create_sheet("Cụm, khối")
    book.put_text(sheet, 1, 1, f"Cụm, khối thi đua {year_name(found.year)}").font = book.TITLE
    is_sample = any(one.illustrative for one in found.groups)
    book.put_text(sheet, 2, 1, ILLUSTRATIVE if is_sample else "").font = book.WARNING
    book.write_head(sheet, _HEAD_ROW, ("Loại", "Tên", "Số thành viên"), (12, 60, 16))
    for row, one in enumerate(found.counted_groups, start=_HEAD_ROW + 1):
        for column, text in ((1, one.type_word), (2, one.name)):
            book.put_text(sheet, row, column, text, book.TEXT)
        book.put_value(sheet, row, 3, one.members)
        book.fit_height(sheet, row, 2)
    book.lay_on_a4(sheet, landscape=False, head_row=_HEAD_ROW, footer=footer)


def _work(workbook: Workbook, work: Sequence[WorkPart], year: int, ward: str) -> None:
    """Add the sheet of what was done beside movements and awards: a row a count."""
    sheet = workbook.create_sheet("Việc khác trong năm")
    is_sample = any(part.illustrative for part in work)
    book.put_text(sheet, 1, 1, f"{WORK}, {year_name(year)}").font = book.TITLE
    book.put_text(sheet, 2, 1, ILLUSTRATIVE if is_sample else "").font = book.WARNING
    book.write_head(sheet, _HEAD_ROW, ("Việc", "Nội dung", "Số lượng"), (26, 50, 12))
    row = _HEAD_ROW
    for part in work:
        for one in part.shown:
            row += 1
            book.put_text(sheet, row, 1, part.title, book.TEXT)
            book.put_text(sheet, row, 2, f"trong đó {one.name}" if one.is_part else one.name, book.TEXT)
            book.put_value(sheet, row, 3, one.number)
            book.fit_height(sheet, row, 2)
    footer = f"{ILLUSTRATIVE} - {ward}" if is_sample else ward
    book.lay_on_a4(sheet, landscape=False, head_row=_HEAD_ROW, footer=footer)


def _row(sheet: Worksheet, row: int, texts: tuple[str, ...], counts: Counts) -> None:
    for column, text in enumerate(texts, start=1):
        book.put_text(sheet, row, column, text, book.TEXT)
    numbers = asdict(counts)
    for column, name in enumerate(COUNT_NAMES, start=len(texts) + 1):
        book.put_value(sheet, row, column, numbers[name])
    book.fit_height(sheet, row, len(texts))
