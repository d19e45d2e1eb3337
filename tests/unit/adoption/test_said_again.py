"""What a plan promises once and says in two places is marked at the second, and nothing else is."""

from __future__ import annotations

import pytest

from tdkt.adoption.writing.measured import Measured
from tdkt.adoption.writing.said_again import marked
from tdkt.planning.proposals.sentences import propose

OWN = propose("Bê tông hóa ít nhất 10 km đường liên bản (mức giao tại Phụ lục I).", year=2026)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Số km đường liên bản được bê tông hóa: 10 km", True),
        ("Bê tông hóa ít nhất 10 km đường liên bản, đến hết quý IV", True),
        ("Số km đường liên bản được bê tông hóa: 12 km", False),
        ("Trồng ít nhất 10 km hàng rào xanh.", False),
        ("Tỷ lệ đường liên bản được bê tông hóa đạt 10%.", False),
    ],
)
def test_the_same_target_in_another_place_is_marked(sentence: str, is_told: bool) -> None:
    place = Measured("Phụ lục I", "kinh-te", (propose(sentence, year=2026),), False)
    [found] = marked([OWN], [place])
    told = [doubt.question for doubt in found.proposed[0].doubts if "cùng một chỉ tiêu" in doubt.question]
    assert bool(told) is is_told
    assert all("“Bê tông hóa ít nhất 10 km đường liên bản" in question for question in told)


def test_two_places_outside_the_units_parts_are_compared_too() -> None:
    places = [
        Measured(title, "kinh-te", (propose("Trồng ít nhất 5.000 cây xanh.", year=2026),), False)
        for title in ("Mục tiêu", "Phụ lục II")
    ]
    first, second = marked([], places)
    assert not first.proposed[0].doubts
    assert any("cùng một chỉ tiêu" in doubt.question for doubt in second.proposed[0].doubts)
