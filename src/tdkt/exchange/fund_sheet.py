"""The fund's year as a sheet: every line of the account with real days and numbers, the sums, what is left."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.awards.fund_year import ADDED, INCOME, OTHER, PRIZES, FundLine, FundYear
from tdkt.exchange import workbook as book
from tdkt.model.plan_year import year_name
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import upper_first

_HEAD_ROW = 4
_PARTS = (("Nguồn của quỹ", INCOME), ("Tiền thưởng", (PRIZES,)), ("Chi khác", (OTHER,)))


def add_fund_sheet(workbook: Workbook, fund: FundYear, ward: str, *, illustrative: bool) -> None:
    """Add the sheet of a year's fund."""
    sheet = workbook.create_sheet("Quỹ")
    title = f"Thu, chi Quỹ thi đua, khen thưởng {year_name(fund.year)}"
    book.put_text(sheet, 1, 1, title).font = book.TITLE
    book.put_text(sheet, 2, 1, ILLUSTRATIVE if illustrative else ward).font = (
        book.WARNING if illustrative else book.BODY
    )
    book.write_head(
        sheet, _HEAD_ROW, ("Phần", "Nội dung", "Ngày", "Chứng từ", "Số tiền (đồng)"), (16, 60, 13, 16, 18)
    )
    row = _HEAD_ROW
    for name, sorts in _PARTS:
        lines = fund.lines_of(*sorts)
        for line in lines:
            row += 1
            _line(sheet, row, name, line)
        is_unsure = (
            (fund.doubled_income and ADDED in sorts)
            or (fund.doubled and OTHER in sorts)
            or not fund.unsure.isdisjoint(sorts)
        )
        row = _sum(sheet, row + 1, f"Cộng: {name}", None if is_unsure else sum(line.amount for line in lines))
    row = _sum(sheet, row + 1, "Tổng thu", None if fund.is_income_unsure else fund.income)
    row = _sum(sheet, row + 1, "Tổng chi", None if fund.doubled else fund.spent)
    row = _rest(sheet, row, fund)
    if fund.doubt:
        book.put_text(sheet, row + 1, 2, f"{upper_first(fund.doubt)}.").font = book.WARNING
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    footer = f"{ILLUSTRATIVE} - {ward}" if illustrative else ward
    book.lay_on_a4(sheet, landscape=True, head_row=_HEAD_ROW, footer=footer)


def _line(sheet: Worksheet, row: int, name: str, line: FundLine) -> None:
    for column, text in ((1, name), (2, line.what), (4, line.voucher)):
        book.put_text(sheet, row, column, text, book.TEXT)
    book.put_value(sheet, row, 3, line.date)
    book.put_value(sheet, row, 5, line.amount)
    book.fit_height(sheet, row, 4)


def _rest(sheet: Worksheet, row: int, fund: FundYear) -> int:
    """Write what is left, with what the next year's fund says was not carried over."""
    following = year_name(fund.year + 1)
    left = None if fund.doubt else fund.left
    if fund.left_behind is None or fund.is_told_otherwise:
        what = "Số dư" if fund.is_told_otherwise else f"Số dư chuyển sang {following}"
        return _sum(sheet, row + 1, what, left)
    row = _sum(sheet, row + 1, "Số dư", left)
    row = _sum(sheet, row + 1, f"Chuyển sang {following}", fund.taken_over or 0)
    return _sum(sheet, row + 1, f"Không chuyển sang {following}", fund.left_behind.amount)


def _sum(sheet: Worksheet, row: int, name: str, amount: int | None) -> int:
    for column in (1, 3, 4):
        book.put_text(sheet, row, column, "", book.TEXT)
    book.put_text(sheet, row, 2, name, book.TEXT).font = book.STRONG
    book.put_value(sheet, row, 5, amount).font = book.STRONG
    return row
