"""Tables with a row for each thôn and a column for each target."""

from __future__ import annotations

from tdkt.planning.proposals.tables import propose_table
from tdkt.planning.proposals.turned_tables import turned

_ROWS = (
    ("STT", "Khu phố", "Tỷ lệ hộ gia đình văn hóa (%)", "Số hộ giảm nghèo", "Ghi chú"),
    ("1", "1", "95", "5", ""),
    ("2", "2", "96", "4", ""),
    ("", "Tổng cộng", "95,5", "9", ""),
)


def test_a_row_for_each_place_becomes_a_column() -> None:
    assert turned(_ROWS) == [
        ("Chỉ tiêu", "ĐVT", "Khu phố 1", "Khu phố 2", "Toàn xã"),
        ("Tỷ lệ hộ gia đình văn hóa", "%", "95", "96", "95,5"),
        ("Số hộ giảm nghèo", "", "5", "4", "9"),
    ]


def test_the_row_of_the_sum_gives_the_targets_of_the_ward() -> None:
    rows = propose_table(_ROWS, year=2026) or ()
    assert [row.text for row in rows] == ["Tỷ lệ hộ gia đình văn hóa: 95,5%", "Số hộ giảm nghèo: 9"]
    assert all("Khu phố 2" in row.proposed.doubts[0].question for row in rows)


def test_a_table_of_people_or_of_words_is_not_turned() -> None:
    assert (
        turned(
            (
                ("STT", "Thôn", "Trưởng thôn"),
                ("1", "Thôn Đông", "Nguyễn Văn A"),
                ("2", "Thôn Đoài", "Trần Thị B"),
            )
        )
        is None
    )
    assert turned((("STT", "Đơn vị", "Điểm"), ("1", "Phòng Kinh tế", "95"), ("2", "Văn phòng", "90"))) is None
