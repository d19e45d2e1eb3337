"""How a form looks, and what its cells let in: fonts, fills, page set-up and validation rules of Excel."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tdkt.exchange.form import Form
from tdkt.exchange.form_words import CODE_LABEL, HEAD_ROW

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CLOSED = PatternFill("solid", fgColor="EEEEEE")
RED = PatternFill("solid", bgColor="F8CBAD")
_FONT = "Times New Roman"
_INPUT = PatternFill("solid", fgColor="FFF8D6")
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_GREY = "6B6B6B"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
_LIMIT = 1_000_000_000_000_000


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: object,
    *,
    bold: bool = False,
    size: int = 11,
    grey: bool = False,
    boxed: bool = True,
    fill: PatternFill | None = None,
    centre: bool = False,
) -> Cell:
    """Write a locked cell. Text is never taken for a formula."""
    target: Any = sheet
    cell = target.cell(row, column, value if value != "" else None)
    if isinstance(value, str) and value:
        cell.data_type = "s"
    cell.font = Font(name=_FONT, size=size, bold=bold, color=_GREY if grey else "000000")
    cell.alignment = _CENTRE if centre else _TOP
    if boxed:
        cell.border = _BOX
    if fill is not None:
        cell.fill = fill
    found: Cell = cell
    return found


def opened(cell: Cell) -> Cell:
    """Make a cell one that takes input."""
    cell.fill = _INPUT
    cell.protection = Protection(locked=False)
    return cell


def start(sheet: Worksheet, form: Form, title: str, widths: tuple[float, ...], *, landscape: bool) -> None:
    """Write the title, the line that names unit and period, and the code; set up the page (A4, one page wide)."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.column_dimensions["A"].hidden = True
    put(sheet, 1, 2, title, bold=True, size=14, boxed=False).alignment = Alignment(vertical="center")
    line = f"{form.unit.name}, {form.period.title}"
    put(sheet, 2, 2, line, boxed=False).alignment = Alignment(vertical="center")
    put(sheet, 3, 2, f"{CODE_LABEL} {form.code}", grey=True, size=9, boxed=False).alignment = Alignment()
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    footer: Any = sheet.oddFooter
    footer.center.text = "&P/&N"


def heads(sheet: Worksheet, words: tuple[str, ...]) -> None:
    """Write the heads of the columns; they stay in sight and are repeated on each page."""
    for column, head in enumerate(words, start=1):
        put(sheet, HEAD_ROW, column, head, bold=True, fill=_HEAD, centre=True)
    sheet.row_dimensions[HEAD_ROW].height = 31
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


def validate(sheet: Worksheet, cell: Cell, check: DataValidation) -> None:
    """Let `cell` take only what `check` allows."""
    if check not in sheet.data_validations.dataValidation:
        sheet.add_data_validation(check)
    check.add(cell)


def rule(error: str, **settings: Any) -> DataValidation:
    """Return a rule for cells; `error` is shown beside the cell and when the rule is broken (255 characters at most)."""
    made = DataValidation(allow_blank=True, showErrorMessage=True, showInputMessage=True, **settings)
    made.errorTitle, made.error = "Chưa đúng", error
    made.promptTitle, made.prompt = "Cách ghi", error
    return made


def list_rule(words: tuple[str, ...]) -> DataValidation:
    """Return a drop-down list of `words`."""
    joined = ", ".join(f"“{word}”" for word in words)
    return rule(f"Chọn một trong các mục: {joined}.", type="list", formula1=f'"{",".join(words)}"')


def day_rule(first: date, last: date) -> DataValidation:
    """Let in the days from `first` to `last`."""
    return rule(
        f"Ghi một ngày theo dạng ngày/tháng/năm, từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}.",
        type="date",
        operator="between",
        formula1=f"DATE({first.year},{first.month},{first.day})",
        formula2=f"DATE({last.year},{last.month},{last.day})",
    )


def number_rule(*, signed: bool) -> DataValidation:
    """Let in numbers with decimals, below 0 too where `signed`."""
    return rule(
        "Chỉ ghi số; không ghi đơn vị, không dấu %, không dấu ngăn hàng nghìn."
        + ("" if signed else " Không ghi số âm."),
        type="decimal",
        operator="between",
        formula1=str(-_LIMIT if signed else 0),
        formula2=str(_LIMIT),
    )


def whole_rule(line: int, column: int, *, paired: bool) -> DataValidation:
    """Let in whole numbers from 0; where `paired`, Ô 1 (column F) may not be above Ô 2 (column G) of the line."""
    here = f"{get_column_letter(column)}{line}"
    if not paired:
        return rule(
            "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn.",
            type="whole",
            operator="between",
            formula1="0",
            formula2=str(_LIMIT),
        )
    first, second = f"F{line}", f"G{line}"
    return rule(
        "Ghi số nguyên từ 0, không dấu %, không dấu ngăn hàng nghìn; Ô 1 không được lớn hơn Ô 2.",
        type="custom",
        formula1=f'AND(ISNUMBER({here}),{here}=INT({here}),{here}>=0,OR({first}="",{second}="",{first}<={second}))',
    )


def lines(text: str, width: int) -> int:
    """Return about how many lines `text` takes in a column of `width` characters."""
    return sum(max(1, -(-len(part) // max(1, width - 3))) for part in text.split("\n"))
