"""What the workbooks have in common that people read: safe cells, one look, the page (openpyxl). A form: `form_look.py`."""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.exchange.cell_texts import (
    FIRST_DAY,
    FONT,
    LONGEST_TEXT,
    READ_AS_FORMULA,
    SIZE,
    height_for,
    packed_alike,
)

INK, QUIET, RULE, HEAD_FILL = "1F2328", "595F69", "BFC5CD", "E3E9F2"

_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

BODY = Font(name=FONT, size=SIZE, color=INK)
STRONG = Font(name=FONT, size=SIZE, color=INK, bold=True)
SMALL = Font(name=FONT, size=SIZE - 1, color=QUIET)
TITLE = Font(name=FONT, size=SIZE + 5, color=INK, bold=True)
WARNING = Font(name=FONT, size=SIZE + 1, color="9C0006", bold=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(vertical="top", horizontal="center", wrap_text=True)
RIGHT = Alignment(vertical="top", horizontal="right")
_LINE = Side(style="thin", color=RULE)
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TEXT, NUMBER, MIDDLE = "Bảng: chữ", "Bảng: số", "Bảng: giữa"
"""The named styles of a table's cells; giving a cell one is many times faster than giving it font, border and place."""


def new_workbook(*, title: str, author: str) -> Workbook:
    """Return a workbook without a sheet that carries `title` and `author` in its properties."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title, workbook.properties.creator = clean(title), clean(author)
    workbook.properties.lastModifiedBy = clean(author)
    workbook.properties.language = "vi-VN"
    for name, alignment in ((TEXT, WRAPPED), (NUMBER, RIGHT), (MIDDLE, CENTRED)):
        workbook.add_named_style(NamedStyle(name, font=BODY, border=GRID, alignment=alignment))
    return workbook


def clean(text: str) -> str:
    """Return `text` in NFC, without the control characters that no workbook may hold, cut to what a cell holds."""
    return ILLEGAL_CHARACTERS_RE.sub("", unicodedata.normalize("NFC", text))[:LONGEST_TEXT]


def as_stored(text: str) -> str:
    """Return `text` as a workbook stores it: what looks like an escape ("_x000D_") begins with an escaped underline.

    ECMA-376, part 1, 22.9.2.19. Excel shows the text as it was.
    """
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: str = "") -> Cell:
    """Store `text` as text, whatever it begins with, and return its cell; `style` is a named one (TEXT, MIDDLE).

    What a spreadsheet would take for a formula as soon as somebody edits the cell gets the quote prefix too.
    """
    cell = cast("Cell", sheet.cell(row, column))
    words = clean(text)
    if style:
        cell.style = style
    cell.value = as_stored(words) or None
    if words:
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(READ_AS_FORMULA)
    return cell


def put_value(
    sheet: Worksheet,
    row: int,
    column: int,
    value: int | Decimal | datetime.date | None,
    number_format: str = "",
) -> Cell:
    """Store a real number or day (None: an empty cell) and return its cell.

    Without a `number_format` a number shows all the decimals it has and a day is 05/02/2026.
    """
    cell = cast("Cell", sheet.cell(row, column))
    cell.style = NUMBER
    cell.value = value
    cell.number_format = number_format or _format_of(value)
    return cell


def _format_of(value: int | Decimal | datetime.date | None) -> str:
    if isinstance(value, datetime.date):
        return "dd/mm/yyyy"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def fill(colour: str) -> PatternFill:
    """Return an even background in `colour` (six hexadecimal digits)."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def write_head(sheet: Worksheet, row: int, titles: Sequence[str], widths: Iterable[float]) -> None:
    """Write the head of a table into `row` from column A, and give the columns their widths (in characters)."""
    for number, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        cell = put_text(sheet, row, number, title)
        cell.font, cell.fill, cell.border = STRONG, fill(HEAD_FILL), GRID
        cell.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    fit_height(sheet, row, len(titles), bold=True)


def fit_height(sheet: Worksheet, row: int, columns: int, *, bold: bool = False, first: int = 1) -> None:
    """Make `row` as high as the texts of its columns `first` to `columns` need: not every program does so on opening."""
    texts = []
    for column in range(first, columns + 1):
        text = sheet.cell(row, column).value
        if isinstance(text, str):
            texts.append((text, sheet.column_dimensions[get_column_letter(column)].width))
    sheet.row_dimensions[row].height = height_for(texts, bold=bold)


def lay_on_a4(sheet: Worksheet, *, landscape: bool, head_row: int | None = None, footer: str = "") -> None:
    """Make `sheet` print on A4, as wide as the page; `head_row` repeats on every page, `footer` stands on the left."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.3
    sheet.print_options.horizontalCentered = True
    if head_row is not None:
        sheet.print_title_rows = f"{head_row}:{head_row}"
    # "&" starts a code in a footer, "&&" is the sign itself; Excel takes 255 characters in all.
    item = HeaderFooterItem()
    item.left.text = clean(footer).replace("&", "&&")[:200] or None
    item.right.text = "Trang &P/&N"
    sheet.oddFooter = item


def save_bytes(workbook: Workbook, *, day: datetime.date = FIRST_DAY) -> bytes:
    """Return the file of `workbook`, the same bytes for the same content (`packed_alike`).

    Save a workbook once: openpyxl writes the defaults that a first saving filled in into the second file.
    """
    raw = io.BytesIO()
    workbook.save(raw)
    return packed_alike(raw.getvalue(), day)
