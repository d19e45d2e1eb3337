"""How a form looks, and what its cells let in: fonts, fills, page set-up and validation rules of Excel.

Forms go out by the hundred, so XlsxWriter writes them: a sheet takes less than half of the time that openpyxl needs.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Protocol

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from tdkt.exchange.cell_texts import FONT, READ_AS_FORMULA, SIZE, cut_to_cell, height_for, packed_alike
from tdkt.exchange.form_words import CODE_LABEL, HEAD_ROW
from tdkt.model.records import dataclass

_INPUT, _CLOSED, _HEAD = "#FFF8D6", "#EEEEEE", "#DCE6F1"
_RED, _GREY, _BLACK, _LINE = "#F8CBAD", "#6B6B6B", "#000000", "#A6A6A6"
LIMIT = 1_000_000_000_000_000
_A4 = 9
_EDGE = 5 / 7
"""What XlsxWriter adds to the width of a column for its edges, in characters."""
_TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MOMENT = datetime(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks."""

    bold: bool = False
    size: int = SIZE
    grey: bool = False
    boxed: bool = True
    entry: bool = False
    closed: bool = False
    head: bool = False
    centre: bool = False
    day: bool = False
    wrap: bool = True
    words: bool = False
    quoted: bool = False

    @property
    def properties(self) -> dict[str, Any]:
        """What XlsxWriter calls it."""
        said: dict[str, Any] = {
            "font_name": FONT,
            "font_size": self.size,
            "font_color": _GREY if self.grey else _BLACK,
            "bold": self.bold,
            "valign": "top" if self.boxed else "vcenter",
            "text_wrap": self.wrap,
            "locked": not self.entry,
            "num_format": "dd/mm/yyyy" if self.day else "@" if self.words else "General",
            "quote_prefix": self.quoted,
        }
        if self.centre or self.day:
            said["align"] = "center" if self.centre else "left"
        if self.boxed:
            said |= {"border": 1, "border_color": _LINE}
        background = _INPUT if self.entry else _CLOSED if self.closed else _HEAD if self.head else ""
        if background:
            said["bg_color"] = background
        return said


class Headed(Protocol):
    """What a form is about, as the head of every sheet says it."""

    @property
    def subject(self) -> str:
        """Whose it is and for when."""

    @property
    def code(self) -> str:
        """The code that ties a returned form to what was asked."""


class FormBook:
    """The workbook of a form; its file carries `title` and `author`."""

    def __init__(self, title: str, author: str) -> None:
        self._raw = io.BytesIO()
        self._workbook = xlsxwriter.Workbook(self._raw, {"in_memory": True, **_TEXT_IS_TEXT})
        self._workbook.set_properties({"title": title, "author": author, "created": _MOMENT})
        self._looks: dict[frozenset[tuple[str, Any]], Any] = {}
        self._sheets: list[FormSheet] = []

    def sheet(self, name: str) -> FormSheet:
        """Add a sheet: locked but for what takes input, though rows and columns may be made wider and higher."""
        made = FormSheet(self, self._workbook.add_worksheet(name))
        self._sheets.append(made)
        return made

    def look(self, look: dict[str, Any]) -> Any:
        """Return the format of a look (fields of `_Look`); each is made once."""
        key = frozenset(look.items())
        if key not in self._looks:
            self._looks[key] = self._workbook.add_format(_Look(**look).properties)
        return self._looks[key]

    def impossible(self) -> Any:
        """Return the format of what a rule marks as impossible."""
        return self._workbook.add_format({"bg_color": _RED})

    def saved(self) -> bytes:
        """Return the file: the same bytes for the same content."""
        for sheet in self._sheets:
            sheet.finish()
        self._workbook.close()
        return packed_alike(self._raw.getvalue())


class FormSheet:
    """A sheet of a form. Rows and columns count from 1, as people call them."""

    def __init__(self, book: FormBook, sheet: Any) -> None:
        self._book, self._sheet = book, sheet
        self._widths: dict[int, float] = {}
        self._texts: dict[int, dict[int, str]] = {}
        self._heights: dict[int, float] = {}
        self._hidden_rows: set[int] = set()
        self._checks: dict[Check, list[tuple[int, int]]] = {}
        self._pairs: list[tuple[int, int]] = []
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.hide_gridlines(2)

    def put(self, row: int, column: int, value: object, **look: Any) -> None:
        """Write a cell. Text is never taken for a formula. `look` are fields of `_Look`.

        It is locked, but for an `entry`: a cell that takes input.
        """
        place = row - 1, column - 1
        if isinstance(value, str) and value:
            look |= {"quoted": True} if value.startswith(READ_AS_FORMULA) else {}
            self._texts.setdefault(row, {})[column] = value
            self._sheet.write_string(*place, cut_to_cell(value), self._book.look(look))
        elif isinstance(value, date):
            self._sheet.write_datetime(*place, value, self._book.look(look))
        elif isinstance(value, int | Decimal):
            self._sheet.write_number(*place, value, self._book.look(look))
        else:
            self._sheet.write_blank(*place, None, self._book.look(look))

    def put_across(self, row: int, first: int, last: int, text: str, **look: Any) -> None:
        """Write a text into the cells `first` to `last` of a row, joined to one."""
        self._sheet.merge_range(row - 1, first - 1, row - 1, last - 1, text, self._book.look(look))

    def start(self, form: Headed, title: str, widths: tuple[float, ...], *, landscape: bool) -> None:
        """Write the title, the line that names unit and period, and the code; set up the page (A4, one page wide)."""
        sheet = self._sheet
        for number, width in enumerate(widths, start=1):
            self._widths[number] = width
            sheet.set_column(number - 1, number - 1, width - _EDGE, None, {"hidden": number == 1})
        self.put(1, 2, title, bold=True, size=14, boxed=False, wrap=False)
        self.put(2, 2, form.subject, boxed=False, wrap=False)
        self.put(3, 2, f"{CODE_LABEL} {form.code}", grey=True, size=9, boxed=False, wrap=False)
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P/&N", {"margin": 0.25})
        sheet.set_header("", {"margin": 0.25})

    def heads(self, words: tuple[str, ...]) -> None:
        """Write the heads of the columns; they stay in sight and are repeated on each page."""
        for column, head in enumerate(words, start=1):
            self.put(HEAD_ROW, column, head, bold=True, head=True, centre=True)
        self.set_height(HEAD_ROW, 31)
        self._sheet.freeze_panes(HEAD_ROW, 0)
        self._sheet.repeat_rows(HEAD_ROW - 1)

    def set_height(self, row: int, points: float) -> None:
        """Give a row its height."""
        self._heights[row] = points

    def fit_height(self, row: int, *, bold: bool = False) -> None:
        """Make a row as high as its texts need, that of the hidden first column aside."""
        texts = self._texts.get(row, {})
        shown = [(text, self._widths[column]) for column, text in texts.items() if column > 1]
        self.set_height(row, height_for(shown, bold=bold))

    def hide_row(self, row: int) -> None:
        """Take a row out of sight."""
        self._hidden_rows.add(row)

    def hide(self) -> None:
        """Take the sheet out of sight, so that Excel does not offer to show it."""
        self._sheet.very_hidden()

    def validate(self, row: int, column: int, check: Check) -> None:
        """Let a cell take only what `check` allows."""
        self._checks.setdefault(check, []).append((row - 1, column - 1))

    def mark_pair(self, row: int, column: int) -> None:
        """Colour a cell and the one to its right red where the first is above the second."""
        self._pairs.append((row - 1, column - 1))

    def finish(self) -> None:
        """Write what is known at the end: heights and checks."""
        for row in sorted(self._heights.keys() | self._hidden_rows):
            options = {"hidden": True} if row in self._hidden_rows else {}
            self._sheet.set_row(row - 1, self._heights.get(row), None, options)
        for check, places in self._checks.items():
            others = [[row, column, row, column] for row, column in places[1:]]
            rule = check.options(*places[0])
            self._sheet.data_validation(*places[0], *places[0], {**rule, "other_cells": others})
        if self._pairs:
            row, column = self._pairs[0]
            first, second = (xl_rowcol_to_cell(row, at, col_abs=True) for at in (column, column + 1))
            rule = {
                "type": "formula",
                "criteria": f'=AND({first}<>"",{second}<>"",{first}>{second})',
                "format": self._book.impossible(),
                "multi_range": " ".join(xl_range(row, at, row, at + 1) for row, at in self._pairs),
            }
            self._sheet.conditional_format(row, column, row, column + 1, rule)


@dataclass(frozen=True, slots=True)
class Check:
    """What a cell lets in, in Excel's terms; `error` (255 characters at most) is shown beside it and when it is broken.

    A formula says "{here}" for the cell and "{row}" for its row. It is written for the first cell of those that take the same:
    Excel shifts it for the others (ECMA-376, part 1, 18.3.1.32).
    """

    error: str
    type: Literal["whole", "decimal", "list", "date", "custom"]
    formula1: str
    formula2: str | None = None
    allow_blank: bool = True

    def options(self, row: int, column: int) -> dict[str, Any]:
        """Return what XlsxWriter calls it, for a first cell (counted from 0); with a `formula2` the value lies between the two."""
        here = xl_rowcol_to_cell(row, column)
        bounds = {"value": self.formula1.format(here=here, row=row + 1)}
        if self.formula2 is not None:
            bounds = {"criteria": "between", "minimum": self.formula1, "maximum": self.formula2}
        return {
            "validate": self.type,
            **bounds,
            "ignore_blank": self.allow_blank,
            "error_title": "Chưa đúng",
            "error_message": self.error,
            "input_title": "Cách ghi",
            "input_message": self.error,
        }


def list_rule(words: tuple[str, ...]) -> Check:
    """Return a drop-down list of `words`."""
    joined = ", ".join(f"“{word}”" for word in words)
    return Check(f"Chọn một trong các mục: {joined}.", type="list", formula1=f'"{",".join(words)}"')


def day_rule(first: date, last: date) -> Check:
    """Let in the days from `first` to `last`."""
    return Check(
        f"Ghi một ngày theo dạng ngày/tháng/năm, từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}.",
        type="date",
        formula1=f"DATE({first.year},{first.month},{first.day})",
        formula2=f"DATE({last.year},{last.month},{last.day})",
    )


def number_rule(*, signed: bool, most: int = LIMIT) -> Check:
    """Let in numbers with decimals up to `most`, below 0 too where `signed`."""
    return Check(
        "Chỉ ghi số; không ghi đơn vị, không dấu %, không dấu ngăn hàng nghìn."
        + ("" if signed else " Không ghi số âm."),
        type="decimal",
        formula1=str(-LIMIT if signed else 0),
        formula2=str(most),
    )


def whole_rule(*, paired: bool) -> Check:
    """Let in whole numbers from 0; where `paired`, Ô 1 (column F) may not be above Ô 2 (column G) of the line."""
    if not paired:
        return Check(
            "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn.",
            type="whole",
            formula1="0",
            formula2=str(LIMIT),
        )
    first, second = "$F{row}", "$G{row}"
    return Check(
        "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn; Ô 1 không được lớn hơn Ô 2.",
        type="custom",
        formula1="AND(ISNUMBER({here}),{here}=INT({here}),{here}>=0,"
        f'OR({first}="",{second}="",{first}<={second}))',
        allow_blank=False,  # or Excel lets everything in while the other cell is blank
    )
