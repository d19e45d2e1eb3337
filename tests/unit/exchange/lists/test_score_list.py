"""Scores of units as they are sent in: by unit, by criterion, held against the year's table."""

from __future__ import annotations

import pytest

from tdkt.exchange.lists.kind import Asked
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.workspace.workspace import with_files

from .list_files import Cells, added, book, fates, ward

HEAD = [
    "TT",
    "Nội dung, tiêu chí",
    "Điểm tối đa",
    "Điểm tự chấm",
    "Điểm thẩm định",
    "Hội đồng chấm",
    "Minh chứng",
]


def taken(rows: Cells, title: str = "Trang1", asked: Asked | None = None) -> ListOutcome:
    (outcome,) = take_lists(ward(), [("a.xlsx", book(rows, title))], None, asked=asked or Asked())
    return outcome


def test_a_sheet_of_scores_as_a_unit_sends_it() -> None:
    rows: Cells = [
        ["BẢNG TỰ CHẤM ĐIỂM THI ĐUA NĂM 2026"],
        ["Đơn vị: Phòng Kinh tế"],
        HEAD,
        ["I", "Thực hiện nhiệm vụ", 70, 10],
        [1, "1. Chấp hành chế độ báo cáo (tối đa 10 điểm)", 10, "9,5", None, None, "Sổ theo dõi"],
        ["II", "Xây dựng cơ quan", None, None],
        [1, "Nội bộ đoàn kết", 30, 29.25],
        [2, "để xảy ra sai phạm", 10, None, None, -2],
        [3, "Có mô hình mới được nhân rộng", 5],
        ["Tổng điểm", None, 100, 38.75],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["dòng tiêu đề, dòng cộng", "mới", "mới", "mới", "để trống"]
    assert outcome.texts[0].file == "plans/2026/scoring/kinh-te.yaml"
    assert added(outcome) == [
        "kind: score-sheet",
        "year: 2026",
        "unit: kinh-te",
        "scores:",
        "- {criterion: bao-cao, self: 9.5, evidence: Sổ theo dõi}",
        "- {criterion: doan-ket, self: 29.25}",
        "- {criterion: vi-pham, council: 2}",
    ]
    planned = with_files(ward(), {text.file: text.new for text in outcome.changes})
    (again,) = take_lists(planned, [("a.xlsx", book(rows))], None)
    assert "mới" not in fates(again)
    assert not again.changes


def test_one_list_of_several_units_goes_into_the_file_of_each() -> None:
    outcome = taken(
        [
            ["Đơn vị", "Tiêu chí", "Tự chấm", "Thẩm định"],
            ["VP", "Chấp hành chế độ báo cáo", 10, 9],
            ["Phòng Kinh tế", "Chấp hành chế độ báo cáo", 8, None],
        ]
    )
    assert fates(outcome) == ["sửa", "mới"]
    assert [text.file.rpartition("/")[2] for text in outcome.changes] == ["van-phong.yaml", "kinh-te.yaml"]
    assert "  - {criterion: bao-cao, self: 10, appraised: 9, council: 9.5}" in outcome.texts[0].new


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ([1, "Nội bộ đoàn kết", 30, 30.5], "D2", "30,5, cao hơn điểm tối đa 30"),
        ([1, "Nội bộ đoàn kết", 25, 20], "C2", "tối đa là 30, danh sách ghi 25"),
        ([1, "Nội bộ đoàn kết", 30, -1], "D2", "là số âm"),
        ([1, "Nội bộ đoàn kết", 30, "tốt"], "D2", "không phải số"),
        ([1, "Kết quả thực hiện chỉ tiêu", 60, 55], "D2", "tính từ kết quả chỉ tiêu"),
        ([1, "Giữ gìn vệ sinh", 10, 5], "B2", "không được chấm tiêu chí này"),
    ],
)
def test_scores_that_the_table_does_not_allow_are_refused_at_their_cell(
    row: list[object], cell: str, words: str
) -> None:
    [refusal] = taken([HEAD, row], "VP").refusals
    assert words in refusal.words
    assert refusal.row.cell(refusal.key) == cell
    assert refusal.hint


def test_a_list_says_whose_scores_it_holds_and_of_which_year() -> None:
    assert "Chưa rõ điểm của đơn vị nào" in taken([HEAD, [1, "Nội bộ đoàn kết", 30, 20]]).refusals[0].words
    rows: Cells = [["Bảng chấm điểm năm 2025"], HEAD, [1, "Nội bộ đoàn kết", 30, 20]]
    assert "chưa có bảng tiêu chí chấm điểm năm 2025" in taken(rows, "VP").fault
    assert fates(taken(rows, "VP", Asked(year=2026))) == ["sửa"]
    two: Cells = [["Chấm điểm năm 2025"], ["Kế hoạch năm 2026"], *rows[1:]]
    assert "nêu các năm 2025, 2026" in taken(two, "VP").fault


def test_a_table_with_a_row_for_each_unit_and_a_column_for_each_criterion() -> None:
    rows: Cells = [
        ["BẢNG TỔNG HỢP ĐIỂM TỰ CHẤM THI ĐUA NĂM 2026"],
        ["TT", "Đơn vị", "Chấp hành chế độ báo cáo", "Nội bộ đoàn kết", "Tổng điểm", "Xếp hạng"],
        [1, "Văn phòng", 9, 30, 39, "Nhì"],
        [2, "P. Kinh tế", 10, 31, 41, "Nhất"],
        ["", "Cộng", 19, 61],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["sửa", "giữ nguyên", "mới", "từ chối"]
    assert outcome.refusals[0].row.cell(outcome.refusals[0].key) == "D4"
    assert "cao hơn điểm tối đa 30" in outcome.refusals[0].words
    assert outcome.notes[-1].endswith("E “Tổng điểm”, F “Xếp hạng”.")
    untitled = taken([["BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2026"], *rows[1:3]])
    assert "Chưa rõ là điểm tự chấm, thẩm định hay Hội đồng chấm" in untitled.refusals[0].words
