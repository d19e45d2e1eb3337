"""A list for a unit to fill in: those of the unit on record, a column to be answered with a drop-down, rows to add others.

Its heads are those by which `tdkt import` knows the list, so that it comes back as any list does; a hidden column holds the ids,
so that a row that was there is found whatever became of its name.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.exchange import workbook as book
from tdkt.exchange.lists.kind import CHOICES_SHEET, Column
from tdkt.model.records import dataclass

WHO = "who_id"
"""The key of the column of ids of those who can be commended."""
_NUMBER, _WIDTH_OF_NUMBER = "TT", 6
_FIRST = 5
"""The row of the heads."""


@dataclass(frozen=True, slots=True)
class ListForm:
    """What a list asks: `rows` are what is known, by column key; `choices` what a column may hold, `hidden` those not shown."""

    title: str
    to: str
    how: str
    columns: tuple[Column, ...]
    widths: Mapping[str, int]
    rows: Sequence[Mapping[str, str]]
    choices: Mapping[str, tuple[str, ...]]
    hidden: tuple[str, ...]
    blank_rows: int


def list_form(form: ListForm, day: datetime.date) -> bytes:
    """Return the workbook of `form`, the same bytes for the same content; `day` is the day it carries."""
    workbook = book.new_workbook(title=form.title, author=form.to)
    sheet = workbook.create_sheet("Danh sách")
    for row, (text, font) in enumerate(
        ((form.title, book.TITLE), (form.to, book.STRONG), (form.how, book.SMALL)), 1
    ):
        book.put_text(sheet, row, 1, text).font = font
    heads = (_NUMBER, *(column.title for column in form.columns))
    book.write_head(
        sheet, _FIRST, heads, (_WIDTH_OF_NUMBER, *(form.widths.get(one.key, 22) for one in form.columns))
    )
    last = _FIRST + len(form.rows) + form.blank_rows
    for number in range(1, last - _FIRST + 1):
        known = form.rows[number - 1] if number <= len(form.rows) else {}
        book.put_value(sheet, _FIRST + number, 1, number)
        for place, column in enumerate(form.columns, start=2):
            book.put_text(sheet, _FIRST + number, place, known.get(column.key, ""), book.TEXT)
        if known:
            book.fit_height(sheet, _FIRST + number, 1 + len(form.columns))
    for place, column in enumerate(form.columns, start=2):
        sheet.column_dimensions[get_column_letter(place)].hidden = column.key in form.hidden
    _offer_choices(workbook, sheet, form, last)
    sheet.freeze_panes = f"A{_FIRST + 1}"
    book.lay_on_a4(sheet, landscape=True, head_row=_FIRST, footer=form.to)
    return book.save_bytes(workbook, day=day)


def _offer_choices(workbook: Any, sheet: Worksheet, form: ListForm, last: int) -> None:
    """Give the columns that have choices a drop-down; the words stand on a hidden sheet, as a list in a cell is short."""
    if not form.choices:
        return
    words = workbook.create_sheet(CHOICES_SHEET)
    words.sheet_state = "hidden"
    for number, (key, choices) in enumerate(form.choices.items(), start=1):
        for row, choice in enumerate(choices, start=1):
            book.put_text(words, row, number, choice)
        letter = get_column_letter(number)
        rule = DataValidation(
            type="list",
            formula1=f"'{CHOICES_SHEET}'!${letter}$1:${letter}${len(choices)}",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="Chưa đúng",
            error="Chọn một mục trong danh sách.",
        )
        place = 2 + [column.key for column in form.columns].index(key)
        rule.add(f"{get_column_letter(place)}{_FIRST + 1}:{get_column_letter(place)}{last}")
        sheet.add_data_validation(rule)
