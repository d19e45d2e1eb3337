"""Lists as offices make them: hidden rows and columns, merged cells, old letters, titles and signatures; nothing is passed over in silence."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from tdkt.exchange.lists.taking import ListOutcome, take_lists

from .list_files import Cells, added, fates, taken, ward

LISTS = REPOSITORY / "tests" / "data" / "lists"
"""The same list as an .xlsx, an .xls and an .ods that LibreOffice wrote; the people are made up."""


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_list_of_an_office_is_the_same_in_every_format(ending: str) -> None:
    data = (LISTS / f"danh-sach-minh-hoa.{ending}").read_bytes()
    (outcome,) = take_lists(ward(), [("a", data)], None)
    assert [row.entry.get("unit") for row in outcome.rows] == ["van-phong", "van-phong", "kinh-te"]
    assert [row.entry.get("gender") for row in outcome.rows] == ["female", "male", "male"]
    assert outcome.notes == (
        "Trang ẩn không đọc: Nháp.",
        "Đơn vị viết khác nhưng khớp: “Văn phòng UBND phường” là Văn phòng, “P. Kinh tế” là Phòng Kinh tế.",
        "Trang Cán bộ: hàng ẩn không đọc: 8.",
        "Trang Cán bộ: ô gộp nhiều hàng, hiểu là của mỗi hàng: F6:F8 “Văn phòng UBND phường”.",
        "Trang Cán bộ: cột ẩn vẫn đọc: E “Chức vụ”.",
        "Trang Cán bộ: cột không dùng đến: G “Điện thoại”.",
    )
    assert [(one.row, one.why) for one in outcome.skipped] == [
        (10, "hàng cộng"),
        *((row, "phần ký, nơi nhận ở cuối") for row in (11, 12, 14)),
    ]


def test_old_letters_are_converted_and_told() -> None:
    outcome = taken([["Hä vµ tªn", "Giíi tÝnh", "§¬n vÞ"], ["NguyÔn ThÞ S", "N÷", "V¨n phßng"]])
    assert added(outcome) == ["- {id: nguyen-thi-s, name: Nguyễn Thị S, gender: female, unit: van-phong}"]
    assert "bảng mã TCVN3" in outcome.notes[0]


@pytest.mark.parametrize(
    "text", ["Văn phòng UBND", "VP", "văn phòng", "Văn phòng UBND phường Mẫu", "Văn phòng phường Khác"]
)
def test_a_unit_is_known_whatever_place_it_is_said_to_be_of(text: str) -> None:
    outcome = taken([["Họ và tên", "Giới tính", "Đơn vị"], ["Hoàng Minh Q", "Nam", text]])
    known = text not in ("Văn phòng UBND", "Văn phòng phường Khác")
    assert [row.entry.get("unit") for row in outcome.rows] == ["van-phong" if known else None]


def test_a_sum_within_a_merit_is_no_row_of_sums_and_an_error_of_excel_is_refused_at_its_cell() -> None:
    rows: Cells = [
        ["Họ và tên", "Giới tính", "Chức vụ", "Đơn vị"],
        ["Hoàng Minh Q", "Nam", "Tổng số liệu viên", "VP"],
        ["Cộng thôn Một: 1 người"],
        ["Đỗ Thị S", "Nữ", "#REF!", "VP"],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["mới", "từ chối"]
    assert "Công thức trong ô bị lỗi #REF!" in outcome.refusals[0].words
    assert outcome.refusals[0].row.cell(outcome.refusals[0].key) == "C4"


COLUMNS = ("Họ và tên", "Giới tính", "Đơn vị", "Chức vụ", "STT", "Ghi chú")
PEOPLE: Cells = [
    ("Hoàng Minh Q", "Nam", "VP", "Văn thư", 1, ""),
    ("Đỗ Thị S", "Nữ", "P. Kinh tế", "", 2, "nghỉ"),
    ("trần thị h", "", "Văn phòng", "", 3, ""),
    ("Vũ Anh", "", "VP", "", 4, ""),
]


def said(outcome: ListOutcome) -> list[tuple[str, str, str]]:
    return sorted((row.fate.value, row.words, str(sorted(row.entry.items()))) for row in outcome.rows)


@settings(max_examples=10)
@given(
    st.permutations(range(len(COLUMNS))),
    st.permutations(range(len(PEOPLE))),
    st.randoms(use_true_random=False),
)
def test_the_order_of_columns_and_rows_and_empty_ones_between_do_not_matter(
    columns: list[int], order: list[int], chance: random.Random
) -> None:
    table = [COLUMNS, *(PEOPLE[row] for row in order)]
    rows: list[list[object]] = [[row[column] for column in columns] for row in table]
    gap = chance.randrange(len(columns) + 1)
    rows = [[*row[:gap], None, *row[gap:]] for row in rows]
    rows.insert(chance.randrange(1, len(rows) + 1), [])
    assert said(taken(rows)) == said(taken([COLUMNS, *PEOPLE]))


LINES: Cells = [
    *PEOPLE,
    ("Tổng cộng", "", "", "", "", ""),
    ("Nguyễn Văn G", "", "", "", "", ""),
    ("", "Nam", "", "", "", ""),
    ("II. Phòng Kinh tế", "", "", "", "", ""),
    ("", "", "", "", 9, ""),
    ("Người lập biểu", "", "", "", "", ""),
]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=7))
def test_every_line_is_taken_refused_or_named_as_none_of_the_list(lines: list[tuple[object, ...]]) -> None:
    outcome = taken([COLUMNS, *lines])
    waiting = sum(line == ("", "", "", "", 9, "") for line in lines)
    assert outcome.fault or len(outcome.rows) + len(outcome.skipped) + waiting == len(lines)
