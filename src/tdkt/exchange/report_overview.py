"""The first sheet of the results as a workbook: coverage, counts by status, and one row a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.attainment.assessment import Assessment, Attainment, Summary, summarize
from tdkt.attainment.came_and_went import came_and_went
from tdkt.attainment.owing import units_owing
from tdkt.attainment.status import Status
from tdkt.attainment.wording import share_in_percent
from tdkt.exchange import workbook as book
from tdkt.model.plan_year import year_word
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import upper_first

STATUS_FILLS = {
    Status.EXCEEDED: "BFE3DE",
    Status.REACHED: "CDE8D2",
    Status.ON_SCHEDULE: "D3E2F4",
    Status.BEHIND: "FBE3BF",
    Status.NOT_REACHED: "F6C9C5",
    Status.NOTHING_AROSE: "E6E8EB",
    Status.NOT_REPORTED: "E6D6F0",
    Status.NOT_DUE: "F1F2F4",
}
"""Background of a cell that holds the word of a status."""

_HEAD = (
    "Đơn vị",
    "Báo cáo đã nhận",
    "Báo cáo phải nhận",
    "Số chỉ tiêu",
    *(status.label.capitalize() for status in Status),
    "Đánh giá được",
    "Đã đạt",
    "Tỷ lệ đạt",
)
_WIDTHS = (38, *[11] * (len(_HEAD) - 1))
_SHARE_FORMAT = "0.0%"


def add_overview(
    workbook: Workbook, attainment: Attainment, selected: Sequence[Assessment], footer: str
) -> None:
    """Add the sheet "Tổng hợp". It counts every target; where fewer are `selected` for the list, it says so."""
    sheet = workbook.create_sheet("Tổng hợp")
    organization, period = attainment.programme.organization, attainment.period
    title = f"Kết quả thực hiện chỉ tiêu thi đua {period.title}"
    book.put_text(sheet, 1, 1, title).font = book.TITLE
    lines = [
        f"{organization.name}; lũy kế từ đầu {year_word(period.year)} đến hết ngày {period.last_day:%d/%m/%Y}"
    ]
    if len(selected) < len(attainment.assessments):
        lines.append(
            f"Trang “Chỉ tiêu” chỉ ghi {len(selected)}/{len(attainment.assessments)} chỉ tiêu đã chọn."
        )
    row = 2
    for line in lines:
        book.put_text(sheet, row, 1, line).font = book.SMALL
        row += 1
    if attainment.illustrative:
        book.put_text(sheet, row, 1, f"{ILLUSTRATIVE} - không phải kết quả chính thức").font = book.WARNING
        row += 1
    head_row = row + 1
    book.write_head(sheet, head_row, _HEAD, _WIDTHS)
    for column, status in enumerate(Status, start=5):
        sheet.cell(head_row, column).fill = book.fill(STATUS_FILLS[status])
    row = head_row
    late = Counter(unit.id for unit, _ in attainment.missing)
    owed = Counter(unit.id for unit, _ in attainment.due)
    for unit in units_owing(attainment.programme, attainment.programme.steps_to(period)):
        row += 1
        due = owed[unit.id]
        _row(sheet, row, unit.name, due - late[unit.id], due, summarize(attainment.of_unit(unit.id)))
    row += 1
    whole = summarize(attainment.assessments)
    _row(sheet, row, "Toàn kế hoạch", attainment.reports_received, attainment.reports_due, whole)
    for column in range(1, len(_HEAD) + 1):
        sheet.cell(row, column).font = book.STRONG
        sheet.cell(row, column).fill = book.fill(book.HEAD_FILL)
    for number, text in enumerate(_notes(attainment), start=row + 2):
        book.put_text(sheet, number, 1, text).font = book.SMALL
    sheet.freeze_panes = f"B{head_row + 1}"
    book.lay_on_a4(sheet, landscape=True, head_row=head_row, footer=footer)


def _notes(attainment: Attainment) -> list[str]:
    """Return what a reader of the counts has to know."""
    notes = [
        "Tỷ lệ đạt: số chỉ tiêu đạt hoặc vượt trên số chỉ tiêu đánh giá được (không tính chỉ tiêu không phát sinh, chưa báo cáo, chưa đến kỳ)."
    ]
    if any(len(found.target.units) > 1 for found in attainment.assessments):
        notes.append(
            "Chỉ tiêu do nhiều đơn vị cùng thực hiện được tính ở mỗi đơn vị, một lần trong toàn kế hoạch."
        )
    notes += [f"{upper_first(told)}." for told in came_and_went(attainment.programme, attainment.period)]
    return notes


def _row(sheet: Worksheet, row: int, name: str, received: int, due: int, summary: Summary) -> None:
    book.put_text(sheet, row, 1, name, book.TEXT)
    book.fit_height(sheet, row, 1)
    counts = (
        received,
        due,
        summary.total,
        *(summary.by_status[status] for status in Status),
        summary.judged,
        summary.reached,
        _share(summary),
    )
    for column, number in enumerate(counts, start=2):
        book.put_value(sheet, row, column, number, _SHARE_FORMAT if column == len(_HEAD) else "")


def _share(summary: Summary) -> Decimal | None:
    """Return the share of reached targets, as Excel holds what it shows in percent."""
    percent = share_in_percent(summary)
    return None if percent is None else percent / 100
