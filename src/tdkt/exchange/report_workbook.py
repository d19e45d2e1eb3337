"""The results of a period as a workbook that a leader can filter, print and forward.

Numbers and days are real ones, every text is text. A value is stored as it is displayed, rounded so that it stands to
its threshold as the exact value does: no format of a spreadsheet can round 89,996 up to 90.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import rounded
from tdkt.attainment.status import Status
from tdkt.attainment.value import Value
from tdkt.exchange import workbook as book
from tdkt.exchange.report_overview import STATUS_FILLS, add_overview
from tdkt.model.measure import Measure
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import plain, upper_first

_Content = str | int | Decimal | datetime.date | None
"""What a cell may hold."""
_HEAD_ROW = 3
_COLUMNS = (
    ("Đơn vị", 17),
    ("Phong trào", 23),
    ("Chỉ tiêu", 31),
    ("Kế hoạch", 12),
    ("Thực hiện", 16),
    ("Giá trị", 9),
    ("Đơn vị tính", 8),
    ("Tử số", 11),
    ("Mẫu số", 11),
    ("Trạng thái", 12),
    ("{compared_with}", 9),
    ("Số kỳ có số liệu", 9),
    ("Nguyên nhân", 24),
    ("Hạn", 12),
    ("Ngày xong", 12),
    ("Mã chỉ tiêu", 36),
    ("Số liệu", 11),
)
_STATUS, _CENTRED = 10, (10, 12)
_PRINTED = 13
"""The columns behind it are for filtering; what they say stands in the printed ones too."""


def report_workbook(
    attainment: Attainment, selected: Sequence[Assessment], shares: Sequence[Assessment] = ()
) -> bytes:
    """Return the workbook for `attainment`: overview, the `selected` targets one a row, the `shares` of allocated ones, and what is missing."""
    organization, period = attainment.programme.organization, attainment.period
    workbook = book.new_workbook(
        title=f"Kết quả thực hiện chỉ tiêu thi đua {period.title}", author=organization.name
    )
    footer = f"{organization.name} - {period.title}"
    if attainment.illustrative:
        footer = f"{ILLUSTRATIVE} - {footer}"
    add_overview(workbook, attainment, selected, footer)
    _targets(workbook, attainment, selected, footer)
    if shares:
        _targets(workbook, attainment, shares, footer, of_shares=True)
    _missing(workbook, attainment, footer)
    return book.save_bytes(workbook, day=period.last_day)


def _targets(
    workbook: Workbook,
    attainment: Attainment,
    selected: Sequence[Assessment],
    footer: str,
    *,
    of_shares: bool = False,
) -> None:
    """Add the sheet of targets, or that of the shares of allocated ones, which are no targets to be counted."""
    sheet = workbook.create_sheet("Mức giao" if of_shares else "Chỉ tiêu")
    programme = attainment.programme
    names = {unit.id: unit.name for unit in programme.organization.units}
    titles = {m.id: plain(m.title).rstrip(".") for file in programme.movements for m in file.movements}
    of_what = "từng nơi theo mức giao" if of_shares else "từng chỉ tiêu"
    _title(sheet, attainment, f"Kết quả {of_what} {attainment.period.title}")
    compared = upper_first(wording.compared_with(attainment.period))
    columns = [(title.format(compared_with=compared), width) for title, width in _COLUMNS]
    book.write_head(sheet, _HEAD_ROW, *zip(*columns, strict=True))
    for row, found in enumerate(selected, start=_HEAD_ROW + 1):
        for column, content in enumerate(_contents(found, names, titles), start=1):
            _put(sheet, row, column, content)
        sheet.cell(row, _STATUS).fill = book.fill(STATUS_FILLS[found.status])
        book.fit_height(sheet, row, len(_COLUMNS))
    last = _HEAD_ROW + len(selected)
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{get_column_letter(len(_COLUMNS))}{last}"
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    book.lay_on_a4(sheet, landscape=True, head_row=_HEAD_ROW, footer=footer)
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"


def _contents(found: Assessment, names: Mapping[str, str], titles: Mapping[str, str]) -> tuple[_Content, ...]:
    """Return what stands in the columns for one target; `names` of units and `titles` of movements are by id."""
    target, measure = found.target, found.target.measure
    value = found.gathered.value or Value()
    change = found.change
    bounds_of_change = () if change is None else wording.change_bounds(found, change)
    needs_cause = found.status in (Status.BEHIND, Status.NOT_REACHED)
    return (
        "; ".join(names[unit] for unit in target.units),
        titles[target.movement],
        target.name,
        wording.planned(found),
        wording.achieved(found),
        _amount(value.amount, measure, wording.thresholds(measure)),
        kind_of(measure).unit(measure).strip(),
        None if value.part is None else rounded(value.part, digits=9),
        None if value.whole is None else rounded(value.whole, digits=9),
        found.status.label,
        _amount(change, measure, bounds_of_change),
        f"{found.gathered.received}/{found.gathered.due}",
        "; ".join(found.causes) if needs_cause else "",
        measure.due,
        value.done_on,
        target.id,
        "minh họa" if found.illustrative else "thật",
    )


def _missing(workbook: Workbook, attainment: Attainment, footer: str) -> None:
    sheet = workbook.create_sheet("Còn thiếu")
    _title(sheet, attainment, f"Báo cáo, số liệu còn thiếu đến hết {attainment.period.title}")
    book.write_head(
        sheet, _HEAD_ROW, ("Đơn vị", "Còn thiếu", "Kỳ", "Hạn nộp", "Người liên hệ"), (34, 46, 20, 12, 28)
    )
    row = _HEAD_ROW
    for unit, quarter in attainment.missing:
        row += 1
        deadline = attainment.programme.plan.deadline_of(quarter)
        for column, content in enumerate(
            (unit.name, "Báo cáo của đơn vị", quarter.title, deadline, unit.contact), start=1
        ):
            _put(sheet, row, column, content)
        book.fit_height(sheet, row, 5)
    names = {unit.id: unit.name for unit in attainment.programme.organization.units}
    for found in attainment.assessments:
        if not found.gathered.complete:
            row += 1
            units = "; ".join(names[unit] for unit in found.target.units)
            coverage = f"mới có {found.gathered.received}/{found.gathered.due} kỳ"
            for column, text in enumerate(
                (units, f"Số liệu: {found.target.name}", coverage, "", ""), start=1
            ):
                _put(sheet, row, column, text)
            book.fit_height(sheet, row, 5)
    if row == _HEAD_ROW:
        row += 1
        book.put_text(sheet, row, 1, "Không thiếu báo cáo, số liệu nào.").font = book.BODY
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:E{row}"
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    book.lay_on_a4(sheet, landscape=True, head_row=_HEAD_ROW, footer=footer)


def _title(sheet: Worksheet, attainment: Attainment, title: str) -> None:
    book.put_text(sheet, 1, 1, title).font = book.TITLE
    if attainment.illustrative:
        book.put_text(sheet, 2, 1, f"{ILLUSTRATIVE} - không phải kết quả chính thức").font = book.WARNING
    else:
        book.put_text(sheet, 2, 1, attainment.programme.organization.name).font = book.SMALL


def _put(sheet: Worksheet, row: int, column: int, content: _Content) -> None:
    if isinstance(content, str):
        book.put_text(sheet, row, column, content, book.MIDDLE if column in _CENTRED else book.TEXT)
    else:
        book.put_value(sheet, row, column, content)


def _amount(amount: Fraction | None, measure: Measure, bounds: Sequence[Fraction]) -> Decimal | None:
    if amount is None:
        return None
    return rounded(amount, against=bounds, digits=kind_of(measure).decimals(measure, amount))
