"""Tables of targets (phụ lục chỉ tiêu, giao chỉ tiêu) in the shapes that offices give them."""

from __future__ import annotations

from typing import Any

import pytest

from tdkt.planning.proposals.tables import ProposedRow, propose_table

HEAD = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "Đơn vị chủ trì", "Ghi chú")


def read(*rows: tuple[str, ...]) -> tuple[ProposedRow, ...]:
    found = propose_table(rows, year=2026)
    assert found is not None
    return found


def measures(row: ProposedRow) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in one.measure.items() if key not in ("of", "counting")}
        for one in row.proposed.targets
    ]


@pytest.mark.parametrize(
    ("cells", "text", "measure"),
    [
        (("Tỷ lệ người dân tham gia BHYT", "%", "≥ 95"), "Tỷ lệ người dân tham gia BHYT: ≥ 95%", {"type": "percentage", "at_least": 95, "accumulate": "latest"}),
        (("Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa", "%", "> 90"), "Tỷ lệ hộ đạt danh hiệu Gia đình văn hóa: > 90%", {"type": "percentage", "more_than": 90, "accumulate": "latest"}),
        (("Tỷ lệ trường đạt chuẩn quốc gia", "%", "100"), "Tỷ lệ trường đạt chuẩn quốc gia: 100%", {"type": "percentage", "at_least": 100, "accumulate": "latest"}),
        (("Số mô hình dân vận khéo được xây dựng", "Mô hình", "5-7"), "Số mô hình dân vận khéo được xây dựng: 5-7 mô hình", {"type": "count", "between": [5, 7]}),
        (("Tỷ lệ hộ nghèo", "%", "Dưới 2%"), "Tỷ lệ hộ nghèo: dưới 2%", {"type": "percentage", "less_than": 2, "accumulate": "latest", "reported_in": ["Q4"]}),
        (("Tỷ lệ hộ nghèo giảm", "%", "0,5"), "Tỷ lệ hộ nghèo giảm 0,5%", {"type": "reduction", "at_least": 0.5, "points": True, "reported_in": ["Q4"]}),
        (("Tỷ lệ hộ nghèo (%)", "", "1,2"), "Tỷ lệ hộ nghèo: 1,2%", {"type": "percentage", "at_most": 1.2, "accumulate": "latest", "reported_in": ["Q4"]}),
        (("Tốc độ tăng giá trị sản xuất", "%", "11"), "Tốc độ tăng giá trị sản xuất: 11%", {"type": "amount", "at_least": 11, "in": "%", "accumulate": "latest"}),
        (("Tổng thu ngân sách trên địa bàn", "Tỷ đồng", "78,3"), "Tổng thu ngân sách trên địa bàn: 78,3 tỷ đồng", {"type": "amount", "at_least": 78.3, "in": "tỷ đồng"}),
        (("Số vụ tai nạn giao thông", "Vụ", "≤ 3"), "Số vụ tai nạn giao thông: ≤ 3 vụ", {"type": "incidents", "at_most": 3}),
        (("Xã đạt chuẩn nông thôn mới nâng cao", "", "x"), "Xã đạt chuẩn nông thôn mới nâng cao", {"type": "milestone"}),
    ],
)  # fmt: skip
def test_a_cell_means_what_its_words_mean_in_a_sentence(
    cells: tuple[str, ...], text: str, measure: dict[str, Any]
) -> None:
    (row,) = read(HEAD, ("1", *cells, "Phòng Kinh tế", "chuẩn mới"))
    assert (row.text, row.unit_words, row.note) == (text, "Phòng Kinh tế", "chuẩn mới")
    assert [
        {key: float(value) if key in ("at_least", "at_most") else value for key, value in one.items()}
        for one in measures(row)
    ] == [measure]


def test_columns_are_found_in_any_order_and_last_years_are_no_targets() -> None:
    rows = read(
        ("ĐVT", "Nội dung chỉ tiêu", "Thực hiện năm 2025", "Phấn đấu 2026", "Cơ quan thực hiện"),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("cây", "Trồng cây xanh", "4.500", "5.000", "Phòng Kinh tế"),
    )  # fmt: skip
    assert [(row.row, row.text, row.unit_words) for row in rows] == [
        (2, "Trồng cây xanh: 5.000 cây", "Phòng Kinh tế")
    ]
    assert measures(rows[0]) == [{"type": "count", "at_least": 5000}]


@pytest.mark.parametrize("group", [("I", "VĂN HÓA - XÃ HỘI", "", "", "", ""), ("VĂN HÓA - XÃ HỘI",) * 6])
def test_groups_and_rows_within_rows(group: tuple[str, ...]) -> None:
    rows = read(
        HEAD,
        group,
        ("1", "Tổng thu ngân sách trên địa bàn", "Tỷ đồng", "78,3", "", ""),
        ("", "Trong đó: Thu nội địa", "", "50", "", ""),
        ("2", "Hộ sử dụng nước", "", "", "", ""),
        ("", "- Nước sạch tập trung", "%", "75", "", ""),
    )
    assert [row.text for row in rows] == [
        "Tổng thu ngân sách trên địa bàn: 78,3 tỷ đồng",
        "Thu nội địa: 50 tỷ đồng",
        "Hộ sử dụng nước - nước sạch tập trung: 75%",
    ]
    assert {row.group for row in rows} == {"VĂN HÓA - XÃ HỘI"}


@pytest.mark.parametrize("covered", ["Giao chỉ tiêu", ""])
def test_a_column_for_each_place(covered: str) -> None:
    (row,) = read(
        ("STT", "Chỉ tiêu", "ĐVT", "Giao chỉ tiêu", covered),
        ("", "", "", "Thôn Đông", "Thôn Đoài"),
        ("1", "Tỷ lệ hộ tham gia BHYT", "%", "95", "≥ 96"),
    )
    assert [target.quote for target in row.proposed.targets] == ["Thôn Đông: 95%", "Thôn Đoài: ≥ 96%"]
    assert [one["at_least"] for one in measures(row)] == [95, 96]
    assert [target.measure["of"] for target in row.proposed.targets] == [
        "hộ gia đình ở Thôn Đông",
        "hộ gia đình ở Thôn Đoài",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("STT", "Nội dung", "Thời gian", "Đơn vị thực hiện"),
            ("1", "Theo dõi, đôn đốc", "Thường xuyên", "Văn phòng"),
        ),
        (("STT", "Tiêu chí", "Điểm tối đa"), ("1", "Tổ chức hội nghị", "10")),
        (("Nơi nhận:", "CHỦ TỊCH"), ("- Như trên;", "Nguyễn Văn A")),
        (("STT", "Chỉ tiêu", "Kế hoạch năm 2026"),),
    ],
)
def test_other_tables_are_none_of_targets(rows: tuple[tuple[str, ...], ...]) -> None:
    assert propose_table(rows, year=2026) is None


def test_the_figure_of_the_whole_ward_is_the_target_beside_those_of_its_parts() -> None:
    rows = read(
        ("STT", "Chỉ tiêu", "ĐVT", "Toàn xã", "Chia theo thôn", "Chia theo thôn"),
        ("", "", "", "", "Thôn Đông", "Thôn Đoài"),
        ("1", "Tỷ lệ hộ nghèo", "%", "≤ 3,2", "≤ 2,5", "≤ 4,1"),
        ("", "Tổng cộng", "", "", "1", "2"),
    )
    assert [row.text for row in rows] == ["Tỷ lệ hộ nghèo: ≤ 3,2%"]
    assert "Thôn Đoài: ≤ 4,1" in rows[0].proposed.doubts[0].question


def test_tasks_with_a_day_are_milestones_in_doubt() -> None:
    rows = read(
        ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Phối hợp", "Thời gian hoàn thành"),
        ("1", "Ban hành kế hoạch", "Văn phòng", "", "28/02/2026"),
        ("2", "Mở 03 lớp tập huấn", "Phòng Kinh tế", "Văn phòng", "Quý II, III"),
        ("3", "Theo dõi, đôn đốc", "Văn phòng", "", "Hằng tháng"),
        ("4", "Tổng kết", "Văn phòng", "", "Tháng 12/2027"),
    )
    assert [(row.row, row.unit_words, *measures(row)) for row in rows] == [
        (1, "Văn phòng", {"type": "milestone", "due": "2026-02-28"}),
        (2, "Phòng Kinh tế", {"type": "count", "at_least": 3, "due": "2026-09-30"}),
    ]
    assert [doubt.about for doubt in rows[0].proposed.targets[0].doubts] == ["measure"]


def test_a_column_of_times_gives_the_day_of_a_target_and_short_units_are_spelt_out() -> None:
    rows = read(
        ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026", "Thời gian"),
        ("1", "Trồng cây xanh", "cây", "5.000", "Quý I"),
        ("2", "Tổng thu ngân sách", "Tr.đồng", "12.500", ""),
    )
    assert [row.text for row in rows] == [
        "Trồng cây xanh: 5.000 cây, trong quý I",
        "Tổng thu ngân sách: 12.500 triệu đồng",
    ]
    assert measures(rows[0]) == [{"type": "count", "at_least": 5000, "due": "2026-03-31"}]


def test_a_table_of_tasks_may_give_each_its_figure() -> None:
    rows = read(
        ("STT", "Phong trào, nội dung", "Chỉ tiêu", "Cơ quan chủ trì", "Thời gian"),
        ("1", "Hiến máu nhân đạo", "400 đơn vị máu", "Hội Chữ thập đỏ", "Quý II, IV"),
        ("2", "Phục vụ hành chính", "95% hài lòng", "Văn phòng", "Cả năm"),
    )
    assert measures(rows[0]) == [{"type": "count", "at_least": 400}]
    assert [row.unit_words for row in rows] == ["Hội Chữ thập đỏ", "Văn phòng"]
