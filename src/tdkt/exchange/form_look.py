"""How a form looks, and what its cells let in: fonts, fills, page set-up and validation rules of Excel."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tdkt.exchange.form import Form
from tdkt.exchange.form_words import CODE_LABEL, HEAD_ROW
from tdkt.exchange.workbook import READ_AS_FORMULA, as_stored
from tdkt.model.records import dataclass

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_CLOSED = PatternFill("solid", fgColor="EEEEEE")
RED = PatternFill("solid", bgColor="F8CBAD")
_FONT = "Times New Roman"
_INPUT = PatternFill("solid", fgColor="FFF8D6")
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_GREY = "6B6B6B"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
LIMIT = 1_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks; openpyxl is slow at making styles, so that each look is made once a workbook."""

    bold: bool = False
    size: int = 11
    grey: bool = False
    boxed: bool = True
    entry: bool = False
    closed: bool = False
    head: bool = False
    centre: bool = False
    day: bool = False
    wrap: bool = True
    words: bool = False

    @property
    def horizontal(self) -> Literal["center", "left"] | None:
        if self.centre:
            return "center"
        return "left" if self.day else None

    @property
    def background(self) -> PatternFill | None:
        if self.entry:
            return _INPUT
        if self.closed:
            return _CLOSED
        return _HEAD if self.head else None

    @property
    def number_format(self) -> str:
        if self.day:
            return "dd/mm/yyyy"
        return "@" if self.words else "General"


_STYLES: WeakKeyDictionary[Workbook, dict[tuple[tuple[str, Any], ...], Any]] = WeakKeyDictionary()
_CHECKS: WeakKeyDictionary[Worksheet, dict[Check, DataValidation]] = WeakKeyDictionary()


def put(sheet: Worksheet, row: int, column: int, value: object, **look: Any) -> Cell:
    """Write a cell and return it. Text is never taken for a formula. `look` are fields of `_Look`.

    It is locked, but for an `entry`: a cell that takes input.
    """
    target: Any = sheet
    stored = as_stored(value) if isinstance(value, str) else value
    cell: Any = target.cell(row, column, stored if stored != "" else None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    styles, wanted = _STYLES.setdefault(target.parent, {}), tuple(look.items())
    if wanted in styles:
        cell._style = copy(styles[wanted])
    else:
        _style(cell, _Look(**look))
        styles[wanted] = copy(cell._style)
    if isinstance(value, str) and value.startswith(READ_AS_FORMULA):
        cell.quotePrefix = True
    found: Cell = cell
    return found


def _style(cell: Any, look: _Look) -> None:
    cell.font = Font(name=_FONT, size=look.size, bold=look.bold, color=_GREY if look.grey else "000000")
    cell.alignment = Alignment(
        horizontal=look.horizontal,
        vertical="top" if look.boxed else "center",
        wrap_text=look.wrap,
    )
    if look.boxed:
        cell.border = _BOX
    if look.background is not None:
        cell.fill = look.background
    cell.protection = Protection(locked=not look.entry)
    cell.number_format = look.number_format


def start(sheet: Worksheet, form: Form, title: str, widths: tuple[float, ...], *, landscape: bool) -> None:
    """Write the title, the line that names unit and period, and the code; set up the page (A4, one page wide)."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.column_dimensions["A"].hidden = True
    put(sheet, 1, 2, title, bold=True, size=14, boxed=False, wrap=False)
    line = f"{form.unit.name}, {form.period.title}"
    put(sheet, 2, 2, line, boxed=False, wrap=False)
    put(sheet, 3, 2, f"{CODE_LABEL} {form.code}", grey=True, size=9, boxed=False, wrap=False)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.25
    footer: Any = sheet.oddFooter
    footer.center.text = "&P/&N"


def heads(sheet: Worksheet, words: tuple[str, ...]) -> None:
    """Write the heads of the columns; they stay in sight and are repeated on each page."""
    for column, head in enumerate(words, start=1):
        put(sheet, HEAD_ROW, column, head, bold=True, head=True, centre=True)
    sheet.row_dimensions[HEAD_ROW].height = 31
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


@dataclass(frozen=True, slots=True)
class Check:
    """What a cell lets in, in Excel's terms; `error` (255 characters at most) is shown beside it and when it is broken."""

    error: str
    type: Literal["whole", "decimal", "list", "date", "custom"]
    formula1: str
    operator: Literal["between"] | None = None
    formula2: str | None = None
    allow_blank: bool = True


def validate(sheet: Worksheet, cell: Cell, check: Check) -> None:
    """Let `cell` take only what `check` allows."""
    known = _CHECKS.setdefault(sheet, {})
    if check not in known:
        known[check] = DataValidation(
            type=check.type,
            operator=check.operator,
            formula1=check.formula1,
            formula2=check.formula2,
            allow_blank=check.allow_blank,
            showErrorMessage=True,
            showInputMessage=True,
            errorTitle="Chưa đúng",
            error=check.error,
            promptTitle="Cách ghi",
            prompt=check.error,
        )
        sheet.add_data_validation(known[check])
    known[check].add(cell)


def list_rule(words: tuple[str, ...]) -> Check:
    """Return a drop-down list of `words`."""
    joined = ", ".join(f"“{word}”" for word in words)
    return Check(f"Chọn một trong các mục: {joined}.", type="list", formula1=f'"{",".join(words)}"')


def day_rule(first: date, last: date) -> Check:
    """Let in the days from `first` to `last`."""
    return Check(
        f"Ghi một ngày theo dạng ngày/tháng/năm, từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}.",
        type="date",
        operator="between",
        formula1=f"DATE({first.year},{first.month},{first.day})",
        formula2=f"DATE({last.year},{last.month},{last.day})",
    )


def number_rule(*, signed: bool, most: int = LIMIT) -> Check:
    """Let in numbers with decimals up to `most`, below 0 too where `signed`."""
    return Check(
        "Chỉ ghi số; không ghi đơn vị, không dấu %, không dấu ngăn hàng nghìn."
        + ("" if signed else " Không ghi số âm."),
        type="decimal",
        operator="between",
        formula1=str(-LIMIT if signed else 0),
        formula2=str(most),
    )


def whole_rule(line: int, column: int, *, paired: bool) -> Check:
    """Let in whole numbers from 0; where `paired`, Ô 1 (column F) may not be above Ô 2 (column G) of the line."""
    here = f"{get_column_letter(column)}{line}"
    if not paired:
        return Check(
            "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn.",
            type="whole",
            operator="between",
            formula1="0",
            formula2=str(LIMIT),
        )
    first, second = f"F{line}", f"G{line}"
    return Check(
        "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn; Ô 1 không được lớn hơn Ô 2.",
        type="custom",
        formula1=f'AND(ISNUMBER({here}),{here}=INT({here}),{here}>=0,OR({first}="",{second}="",{first}<={second}))',
        allow_blank=False,  # or Excel lets everything in while the other cell is blank
    )
