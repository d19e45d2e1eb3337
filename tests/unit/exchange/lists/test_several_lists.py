"""A workbook that holds several lists: each sheet is what its columns say, all of them are taken or none."""

from __future__ import annotations

import io
from collections.abc import Mapping

import openpyxl

from tdkt.exchange.lists.kind import Asked
from tdkt.exchange.lists.taking import ListOutcome, take_lists

from .list_files import Cells, added, fates, ward

PEOPLE: Cells = [["Họ và tên", "Giới tính", "Đơn vị"], ["Hoàng Minh Q", "Nam", "VP"]]
HOUSEHOLDS: Cells = [["Chủ hộ", "Thôn"], ["Phạm Thị U", "Thôn Ba"]]
PARTS: Cells = [["Thôn, tổ dân phố"], ["Thôn Ba"]]
NOMINATIONS: Cells = [["Họ và tên", "Đơn vị", "Danh hiệu đề nghị"], ["Hoàng Minh Q", "VP", "LĐTT"]]
NOTES: Cells = [["Ghi chú của người gửi"], ["Nhờ phường xem giúp"]]


def workbook(sheets: Mapping[str, Cells]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def taken(
    sheets: Mapping[str, Cells], wanted: str | None = None, batch: str | None = None
) -> list[ListOutcome]:
    return take_lists(ward(), [("a.xlsx", workbook(sheets))], wanted, asked=Asked(batch))


def test_each_sheet_is_taken_as_what_it_is_and_counts_on_the_others() -> None:
    outcomes = taken(
        {"Đề nghị": NOMINATIONS, "Hộ": HOUSEHOLDS, "Cán bộ": PEOPLE, "Thôn": PARTS, "Thư": NOTES},
        batch="tong-ket",
    )
    # Households of a batch stand beside its nominations: who proposes them is not said, so the file is refused whole.
    assert [outcome.sheets for outcome in outcomes] == [("Thôn",), ("Cán bộ",), ("Hộ",), ("Đề nghị",)]
    assert not any(outcome.is_taken for outcome in outcomes)
    register = taken({"Hộ": HOUSEHOLDS, "Cán bộ": PEOPLE, "Thôn": PARTS, "Thư": NOTES})
    assert all(outcome.is_taken for outcome in register)
    assert [added(outcome)[-1] for outcome in register] == [
        "- {id: thon-ba, name: Thôn Ba, type: thon}",
        "- {id: hoang-minh-q, name: Hoàng Minh Q, gender: male, unit: van-phong}",
        "- {id: ho-ba-pham-thi-u, name: Hộ bà Phạm Thị U, subdivision: thon-ba}",
    ]
    assert "Trang Thư không nhận ra là danh sách" in register[0].notes[0]


def test_one_refused_sheet_keeps_all_of_the_file_out() -> None:
    right, wrong = taken({"Hộ": HOUSEHOLDS, "Cán bộ": PEOPLE})
    assert (right.sheets, right.is_right, right.is_held_back, right.changes) == (("Cán bộ",), True, True, ())
    assert fates(right) == ["mới"]
    assert fates(wrong) == ["từ chối"]


def test_sheets_of_one_kind_are_one_list_and_what_could_be_two_is_what_the_others_are() -> None:
    [outcome] = taken({"VP": PEOPLE, "Phòng Kinh tế": [["Họ và tên"], ["Đỗ Thị S"]]})
    assert fates(outcome) == ["mới", "mới"]
    assert "unit: kinh-te" in added(outcome)[-1]


def test_what_the_user_says_holds_for_sheets_that_are_alike() -> None:
    [refused] = taken(
        {"Cán bộ": PEOPLE, "Hộ": [["Họ và tên chủ hộ", "Thôn"], ["Lê Văn V", "Thôn Một"]]}, "people"
    )
    assert "trang Hộ là danh sách hộ gia đình, không phải danh sách cán bộ" in refused.fault
    assert "Bỏ --as" in refused.hint
    [alone] = taken({"Cán bộ": PEOPLE, "Thư": NOTES}, "people")
    assert alone.is_taken
    assert "Trang Thư" in alone.notes[0]
    two = taken(
        {"A": [["Tên", "Giới tính"], ["Vũ Anh", "Nam"]], "B": [["Tên", "Giới tính"], ["Vũ Ba", "Nữ"]]},
        "people",
    )
    assert fates(two[0]) == ["mới", "mới"]
