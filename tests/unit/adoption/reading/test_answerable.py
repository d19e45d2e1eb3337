"""Who answers for a sentence in its own words, and who is only named in it."""

from __future__ import annotations

import pytest

from tdkt.adoption.reading.answerable import answerable


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Thu ngân sách đạt 78,3 tỷ đồng (giao Phòng Kinh tế chủ trì).", ["Phòng Kinh tế"]),
        (
            "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã tổ chức thực hiện.",
            ["Phòng Văn hóa - Xã hội"],
        ),
        ("Giao Trung tâm Phục vụ hành chính công tham mưu thực hiện.", ["Trung tâm Phục vụ hành chính công"]),
        ("Phòng Kinh tế xã: tham mưu bố trí kinh phí.", ["Phòng Kinh tế xã"]),
        ("Văn phòng HĐND và UBND xã chủ trì tham mưu.", ["Văn phòng HĐND và UBND xã"]),
        ("Tỷ lệ hộ nghèo còn dưới 2% (Phòng Văn hoá - Xã hội chủ trì).", ["Phòng Văn hoá - Xã hội"]),
        ("Kết nạp 15 hội viên (Hội Nông dân xã).", ["Hội Nông dân xã"]),
        (
            "Giao Phòng Kinh tế, Hạ tầng và Đô thị theo dõi, đôn đốc.",
            ["Phòng Kinh tế, Hạ tầng và Đô thị"],
        ),
        ("Hội đồng Thi đua - Khen thưởng xã theo dõi, đôn đốc.", []),
        ("Tổ chức phong trào thi đua trong các phòng, trung tâm.", []),
        ("Phối hợp với Công an xã tuyên truyền.", []),
        ("Giao ban định kỳ hằng tháng.", []),
    ],
)
def test_units_are_taken_that_a_sentence_makes_answer_for_it(sentence: str, named: list[str]) -> None:
    assert list(answerable(sentence)) == named
