"""A statistical form of a year as a sheet: its head, its columns and rows, real numbers; a blank cell has its mark."""

from __future__ import annotations

from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.awards.statistical_forms import FilledForm
from tdkt.awards.statistical_words import UNREAD, FormWords
from tdkt.exchange import workbook as book
from tdkt.model.sample import ILLUSTRATIVE

_TITLE_WIDTH, _CODE_WIDTH, _UNIT_WIDTH, _NUMBER_WIDTH, _NARROWEST = 46, 8, 14, 15, 60
_FIRST_HEAD = 8
_MANY = 6
"""With more columns of numbers than this the page is turned."""
_MIDDLE = Alignment(vertical="center", horizontal="center", wrap_text=True)


def add_form_sheet(
    workbook: Workbook, filled: FilledForm, words: FormWords, reporter: str, *, illustrative: bool
) -> None:
    """Add the sheet of `filled`, which `reporter` reports, named by the number of the form."""
    sheet = workbook.create_sheet(filled.form.short)
    fixed = ["Nội dung", "Mã số", *(["Đơn vị tính"] if any(row.unit for row in filled.rows) else [])]
    widths = [_TITLE_WIDTH, _CODE_WIDTH, _UNIT_WIDTH][: len(fixed)]
    widths += [_NUMBER_WIDTH] * len(filled.columns)
    if not filled.columns:
        widths.append(_NARROWEST)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _put_head(sheet, words.left, words.right, split=len(fixed) + 1)
    last = len(widths)
    for row, text, font in ((4, words.title.upper(), book.TITLE), (5, words.year, book.STRONG)):
        cell = book.put_text(sheet, row, 1, text)
        cell.font, cell.alignment = font, _MIDDLE
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
    sheet.row_dimensions[4].height = 44
    book.put_text(sheet, 6, 1, ILLUSTRATIVE if illustrative else "").font = book.WARNING
    book.put_text(sheet, 7, 1, words.unit).font = book.SMALL
    row = _FIRST_HEAD
    if filled.columns and filled.rows:
        row = _put_rows(sheet, filled, fixed, _put_columns(sheet, filled, fixed))
        sheet.freeze_panes = f"A{_FIRST_HEAD + 3}"
    else:
        row = _put_unread(sheet, filled, row)
    for line in words.under:
        row += 1
        cell = book.put_text(sheet, row, 1, line)
        cell.font, cell.alignment = book.SMALL, book.WRAPPED
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
        sheet.row_dimensions[row].height = 15 * (1 + len(line) // (sum(widths) or 1))
    row += 2
    for column, text in ((1, "Người lập biểu"), (max(last - 1, 3), "Thủ trưởng đơn vị")):
        book.put_text(sheet, row, column, text).font = book.STRONG
    footer = f"{ILLUSTRATIVE} - {reporter}" if illustrative else reporter
    book.lay_on_a4(sheet, landscape=len(filled.columns) > _MANY, footer=footer)
    sheet.page_setup.fitToHeight = 1


def _put_head(sheet: Worksheet, left: tuple[str, ...], right: tuple[str, ...], *, split: int) -> None:
    for column, lines in ((1, left), (split, right)):
        for row, text in enumerate(lines, start=1):
            book.put_text(sheet, row, column, text).font = book.STRONG if row == 1 else book.BODY


def _put_unread(sheet: Worksheet, filled: FilledForm, row: int) -> int:
    """Write the one blank of a form whose columns nobody knows; return its row."""
    for column, text in ((1, "Nội dung"), (2, "Số liệu")):
        cell = book.put_text(sheet, row, column, text)
        cell.font, cell.fill, cell.border, cell.alignment = (
            book.STRONG,
            book.fill(book.HEAD_FILL),
            book.GRID,
            _MIDDLE,
        )
    book.put_text(sheet, row + 1, 1, filled.form.title, book.TEXT)
    book.put_text(sheet, row + 1, 2, UNREAD, book.MIDDLE)
    book.fit_height(sheet, row + 1, 1)
    return row + 1


def _put_columns(sheet: Worksheet, filled: FilledForm, fixed: list[str]) -> int:
    """Write the two rows of the head and that of the codes; return the row of the codes."""
    upper, lower, codes = _FIRST_HEAD, _FIRST_HEAD + 1, _FIRST_HEAD + 2
    titles = [*fixed, *(column.title for column in filled.columns)]
    for row in (upper, lower, codes):
        for number in range(1, len(titles) + 1):
            cell = book.put_text(sheet, row, number, "")
            cell.font, cell.fill, cell.border, cell.alignment = (
                book.STRONG,
                book.fill(book.HEAD_FILL),
                book.GRID,
                _MIDDLE,
            )
    number = 0
    groups: list[tuple[str, list[str]]] = [("", [title]) for title in fixed]
    for group, own in groupby(filled.columns, key=lambda column: column.group):
        groups.append((group, [column.title for column in own]))
    for group, own_titles in groups:
        is_grouped = bool(group) and own_titles != [group]
        if is_grouped:
            _say(sheet, upper, number + 1, group)
            sheet.merge_cells(
                start_row=upper, start_column=number + 1, end_row=upper, end_column=number + len(own_titles)
            )
        for title in own_titles:
            number += 1
            _say(sheet, lower if is_grouped else upper, number, title)
            if not is_grouped:
                sheet.merge_cells(start_row=upper, start_column=number, end_row=lower, end_column=number)
    for column, code in enumerate(("A", "B", "C")[: len(fixed)], start=1):
        _say(sheet, codes, column, code)
    for column, one in enumerate(filled.columns, start=len(fixed) + 1):
        _say(sheet, codes, column, one.code)
    sheet.row_dimensions[upper].height = 32
    longest = max(len(title) for title in titles[len(fixed) :])
    sheet.row_dimensions[lower].height = 15 * (1 + longest // (_NUMBER_WIDTH - 3))
    return codes


def _say(sheet: Worksheet, row: int, column: int, text: str) -> None:
    sheet.cell(row, column).value = book.as_stored(book.clean(text))
    sheet.cell(row, column).data_type = "s"


def _put_rows(sheet: Worksheet, filled: FilledForm, fixed: list[str], row: int) -> int:
    """Write the rows under `row`; return the last."""
    for one in filled.rows:
        row += 1
        texts = [one.title, one.code, one.unit][: len(fixed)]
        for number, text in enumerate(texts, start=1):
            cell = book.put_text(sheet, row, number, text, book.TEXT if number == 1 else book.MIDDLE)
            if not one.code or one.title == "Tổng số":
                cell.font = book.STRONG
        for number, column in enumerate(filled.columns, start=len(fixed) + 1):
            found = filled.cells.get((one.code, column.key))
            if found is None or found.value is None:
                book.put_text(sheet, row, number, filled.mark(found) if found else "", book.MIDDLE)
            else:
                number_format = '#,##0"*"' if found.by_hand else ""
                cell = book.put_value(sheet, row, number, found.value, number_format)
                cell.alignment = book.CENTRED
        book.fit_height(sheet, row, 1)
    return row
