"""Raised, lowered, or no longer the same thing: what is said of a threshold that changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.comparing import exact
from tdkt.changes.measure_changes import NOT_ALIKE, threshold_changes
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.place import NOWHERE

MONEY: dict[str, Any] = {"type": "amount", "of": "thu ngân sách", "in": "triệu đồng"}
SHARE: dict[str, Any] = {"type": "percentage", "counting": "hồ sơ đúng hạn", "of": "hồ sơ"}
MILLIONS = {"đồng": 1, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}


def said(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    measures = [build(Measure, data, NOWHERE) for data in (before, after)]
    return [f"{label}: {words}" for label, words in threshold_changes(*measures)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({**MONEY, "at_least": 100}, {**MONEY, "at_least": 120}, "nâng từ 100 triệu đồng lên 120 triệu đồng"),
        ({**MONEY, "at_least": 100}, {**MONEY, "in": "tỷ đồng", "at_least": 100}, "nâng từ 100 triệu đồng lên 100 tỷ đồng"),
        ({**MONEY, "at_least": 900}, {**MONEY, "in": "tỷ đồng", "at_least": 1}, "nâng từ 900 triệu đồng lên 1 tỷ đồng"),
        ({**MONEY, "at_least": 1100}, {**MONEY, "in": "tỷ đồng", "at_least": 1}, "hạ từ 1.100 triệu đồng xuống 1 tỷ đồng"),
        ({**MONEY, "at_least": 1000}, {**MONEY, "in": "tỷ đồng", "at_least": 1}, "giữ nguyên mức, ghi theo đơn vị khác: 1.000 triệu đồng → 1 tỷ đồng"),
        ({**MONEY, "in": "triệu đồng/người/năm", "at_least": 90}, {**MONEY, "in": "triệu đồng/người/tháng", "at_least": 9}, NOT_ALIKE),
        ({**MONEY, "at_least": 100}, {**MONEY, "in": "ha", "at_least": 90}, NOT_ALIKE),
        ({**MONEY, "at_least": 100}, {**MONEY, "of": "thu thuế", "at_least": 90}, NOT_ALIKE),
        ({**SHARE, "at_least": 95}, {"type": "count", "of": "hồ sơ", "at_least": 95}, NOT_ALIKE),
        ({"type": "reduction", "of": "hộ nghèo", "in": "hộ", "at_least": 1}, {"type": "reduction", "of": "hộ nghèo", "in": "hộ", "points": True, "at_least": 2}, NOT_ALIKE),
        ({**SHARE, "at_least": 95}, {**SHARE, "of": "Hồ  sơ", "at_least": 90}, "hạ từ 95% xuống 90%"),
        ({**SHARE, "less_than": 5}, {**SHARE, "less_than": 4}, "hạ từ 5% xuống 4%"),
    ],
)  # fmt: skip
def test_words(before: dict[str, Any], after: dict[str, Any], expected: str) -> None:
    [line] = said(before, after)
    assert expected in line


def test_nothing_is_said_where_nothing_changed() -> None:
    assert said({**SHARE, "at_least": 95}, {**SHARE, "at_least": 95}) == []


@given(
    st.integers(1, 5000),
    st.sampled_from(list(MILLIONS)),
    st.integers(1, 5000),
    st.sampled_from(list(MILLIONS)),
)
def test_raised_and_lowered_follow_the_money(low: int, unit: str, other: int, other_unit: str) -> None:
    lines = said({**MONEY, "in": unit, "at_least": low}, {**MONEY, "in": other_unit, "at_least": other})
    difference = exact(other) * MILLIONS[other_unit] - exact(low) * MILLIONS[unit]
    words = lines[0] if lines else ""
    assert ("nâng" in words, "hạ" in words) == (difference > 0, difference < 0)
