"""Names and their capitals: what is found wrong, with its right way, and what is right."""

from __future__ import annotations

import pytest

from tdkt.checks.texts.name_shapes import (
    bodies_by_kind,
    lunar_years_and_months,
    numbered_places,
    people,
    posts_of_people,
    provinces,
)
from tdkt.checks.texts.proper_names import wrong_names

SHAPES = (people, posts_of_people, provinces, numbered_places, bodies_by_kind, lunar_years_and_months)
KINDS = ("day", "honour", "place", "body", "event", "work", "respect", "law", "feast")
WRONG = {
    "Giao bà Vũ thị Lan Anh, trực.": "Vũ Thị Lan Anh",
    "Có phó chủ tịch Ủy ban nhân dân xã dự.": "Phó Chủ tịch",
    "Mời giám đốc Công an tỉnh Trần Văn B.": "Giám đốc",
    "Được cử đến: bệnh viện Hữu nghị Việt Tiệp.": "Bệnh viện",
    "Tại trường THCS Nguyễn Trãi.": "Trường",
    "Tặng huân chương độc lập hạng nhì.": "Huân chương Độc lập hạng Nhì",
    "Tặng danh hiệu nghệ sĩ ưu tú.": "Nghệ sĩ Ưu tú",
    "Thực hiện luật ngân sách nhà nước.": "Luật Ngân sách nhà nước",
    "Thực hiện bộ luật hình sự.": "Bộ luật Hình sự",
    "Các tỉnh Tây nguyên dự.": "Tây Nguyên",
    "Gửi ủy ban nhân dân tỉnh.": "Ủy ban nhân dân",
    "Gửi mặt trận tổ quốc Việt Nam.": "Mặt trận Tổ quốc Việt Nam",
    "Họp ngày thầy thuốc Việt Nam.": "Thầy thuốc Việt Nam",
    "Dự kiến trong tháng tám.": "Tám",
    "Mừng xuân Bính ngọ.": "Bính Ngọ",
    "Dâng hương dịp cách mạng tháng mười.": "Cách mạng tháng Mười",
}
RIGHT = (
    "Cán bộ y tế, cơ sở y tế, trụ sở công an, các sở tài chính, nội bộ ngoại giao, quốc hội các nước",
    "Pháp luật đất đai, kỷ luật lao động, khoa luật dân sự, Luật Đất đai, BỘ LUẬT HÌNH SỰ",
    "Ủy ban Thường vụ Quốc hội, Trưởng phòng Văn hóa, các công ty Việt Nam, Công đoàn Việt Nam, quân đoàn Thanh niên",
    "Ông Nguyễn Văn A, giám đốc giao Trần Văn B, các phó chủ tịch; Hồ công bố, Lê dân",
    "ba tháng một lần, ngày tháng năm, tháng năm, 3 phường 2 xã, Nghệ sĩ nhân dân, Nghệ sĩ Nhân dân",
)


@pytest.mark.parametrize(("said", "right"), WRONG.items())
def test_a_name_with_wrong_capitals_is_found(said: str, right: str) -> None:
    found = [form.right for shape in SHAPES for form in shape(said)]
    found += [form.right for kind in KINDS for form in wrong_names(kind, said)]
    assert right in found


@pytest.mark.parametrize("said", RIGHT)
def test_what_is_right_is_not_found(said: str) -> None:
    found = [form.found for shape in SHAPES for form in shape(said)]
    found += [form.found for kind in KINDS for form in wrong_names(kind, said)]
    assert found == []
