"""A roll-up as a workbook: a sheet a table, every ward in it, real numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from openpyxl.workbook import Workbook

from tdkt.attainment.assessment import Summary
from tdkt.attainment.rounding import rounded
from tdkt.attainment.status import Status
from tdkt.attainment.wording import share_in_percent
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.exchange import workbook as book
from tdkt.exchange.statistical_form_sheet import add_form_sheet
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.period import Period
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.rollup import wording as said
from tdkt.rollup.city import City
from tdkt.rollup.statistics import CityForm
from tdkt.rollup.summary import Rollup

_STANDING = (
    "Chỉ tiêu",
    *(status.label.capitalize() for status in Status),
    "Đánh giá được",
    "Đã đạt",
    "Tỷ lệ đạt (%)",
)
_HEAD_ROW = 5
_Cell = str | int | Decimal | datetime.date | None


def rollup_workbook(found: Rollup, city: City) -> bytes:
    """Return the workbook of `found`."""
    title = f"Tổng hợp thi đua, khen thưởng {Period.parse(found.period, year=found.year).title}"
    workbook = book.new_workbook(title=title, author=city.name)
    names = {(ward.province, ward.ward): (ward.province_name, ward.name) for ward in found.wards}

    of_year = f"năm {found.year}, đến khi từng nơi gửi gói"

    def add(
        sheet: str,
        head: Sequence[str],
        widths: Sequence[float],
        rows: Iterable[Sequence[_Cell]],
        title: str = title,
    ) -> None:
        _add(workbook, sheet, (title, f"{city.name}: {found.coverage}"), found, head, widths, rows)

    add(
        "Theo nơi",
        ("Tỉnh, thành phố", "Xã, phường", "Báo cáo đã nhận", "Báo cáo phải nhận", *_STANDING),
        (22, 28, *[10] * (len(_STANDING) + 2)),
        (
            (one.province_name, one.name, one.reports_received, one.reports_owed, *_standing(one.summary))
            for one in found.wards
        ),
    )
    add(
        "Theo loại",
        ("Loại chỉ tiêu", *_STANDING),
        (28, *[10] * len(_STANDING)),
        ((said.type_name(kind), *_standing(one)) for kind, one in found.by_type),
    )
    add(
        "Theo phong trào",
        ("Phong trào", *_STANDING),
        (48, *[10] * len(_STANDING)),
        ((title if key else said.OWN, *_standing(one)) for key, title, one in found.by_movement),
    )
    add(
        "Chỉ tiêu chung",
        (
            *("Mã", "Chỉ tiêu chung", "Loại", "Đơn vị tính", "Giá trị", "Tử số", "Mẫu số", "Bằng lời"),
            *(
                "Số nơi có số liệu",
                "Số nơi",
                "Số chỉ tiêu",
                "Chưa đủ số liệu",
                "Không có tử số, mẫu số",
                "Khác loại, không cộng",
            ),
        ),
        (22, 40, 18, 12, 14, 14, 14, 30, 10, 10, 10, 10, 12, 12),
        (
            (
                *(
                    one.id,
                    one.name,
                    said.type_name(one.type),
                    one.measured_in or ("%" if one.part is not None else ""),
                ),
                None if one.value is None else said.shown_value(one.value, one),
                *map(_decimal, (one.part, one.whole)),
                *(said.indicator_value(one), one.wards_with_value, one.wards, one.targets),
                *(one.incomplete, one.unknown, one.unlike),
            )
            for one in found.indicators
        ),
    )
    add(
        "Khen thưởng",
        (
            "Danh hiệu, hình thức",
            "Loại hình",
            "Đối tượng",
            "Số lượng",
            "Nữ",
            "Lãnh đạo, quản lý",
            "Trực tiếp",
            "Tiền thưởng (đồng)",
        ),
        (36, 14, 16, 10, 8, 12, 10, 18),
        (
            (
                *(
                    one.name,
                    KIND_NAMES.get(one.kind, one.kind),
                    RECIPIENT_NAMES.get(one.recipient, "không rõ"),
                ),
                *(one.given, one.women, one.leaders, one.workers, one.prizes),
            )
            for one in found.awards
        ),
        f"Khen thưởng đã quyết định trong {of_year}",
    )
    add(
        "Quá hạn",
        ("Tỉnh, thành phố", "Xã, phường", "Kỳ", "Hạn", "Số báo cáo"),
        (22, 28, 12, 14, 12),
        (
            (
                *names.get((one.province, one.ward), (one.province, one.ward)),
                one.period,
                f"{one.deadline:%d/%m/%Y}",
                one.units,
            )
            for one in found.late
        ),
    )
    add(
        "Quỹ",
        ("Khoản", "Số tiền (đồng)", "Số nơi có ghi"),
        (36, 20, 14),
        ((name, *found.fund[line]) for line, name in said.FUND.items() if line in found.fund),
        f"Quỹ thi đua, khen thưởng {of_year}",
    )
    add("Chưa gửi", ("Xã, phường",), (40,), ((name,) for name in found.missing))
    for one in found.forms:
        if not one.filled.cells:
            continue
        words = said.form_words(one, found, city)
        add_form_sheet(workbook, one.filled, words, city.reporter, illustrative=bool(found.samples))
    add(
        "Ô biểu đã biết",
        (
            "Biểu",
            "Mã số",
            "Nội dung",
            "Cột",
            "Tên cột",
            "Các nơi đã biết cộng được",
            "Số nơi đã biết",
            "Số nơi đã gửi",
        ),
        (10, 8, 48, 16, 40, 14, 10, 10),
        (row for one in found.forms for row in _cells(one, len(found.wards))),
        f"Ô của các biểu thống kê {of_year}",
    )
    return book.save_bytes(workbook, day=found.day)


def _cells(found: CityForm, sent: int) -> Iterator[Sequence[_Cell]]:
    filled = found.filled
    rows = {row.code: row.title for row in filled.rows}
    columns = {column.key: column for column in filled.columns}
    for (row, key), known in found.known.items():
        column = columns[key]
        yield filled.form.short, row, rows[row], key, column.title, known.total, known.wards, sent


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value, digits=9)


def _standing(summary: Summary) -> tuple[_Cell, ...]:
    counts = (summary.by_status[status] for status in Status)
    return (summary.total, *counts, summary.judged, summary.reached, share_in_percent(summary))


def _add(
    workbook: Workbook,
    name: str,
    titles: tuple[str, str],
    found: Rollup,
    head: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[Any]],
) -> None:
    sheet = workbook.create_sheet(name)
    book.put_text(sheet, 1, 1, titles[0]).font = book.TITLE
    book.put_text(sheet, 2, 1, f"{titles[1]}; {said.sent_for_period(found)}")
    book.put_text(sheet, 3, 1, ILLUSTRATIVE if found.samples else "").font = book.WARNING
    book.write_head(sheet, _HEAD_ROW, head, widths)
    for number, row in enumerate(rows, start=_HEAD_ROW + 1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, str):
                book.put_text(sheet, number, column, value, book.TEXT)
            else:
                book.put_value(sheet, number, column, value)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    book.lay_on_a4(sheet, landscape=True, head_row=_HEAD_ROW, footer=titles[1])
