"""Facts of the law in the words of a screen or of a file."""

from __future__ import annotations

from typing import Any

import pytest

from tdkt.awards.law_wording import decider, dong, level_words, recognised_at, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        ("up", "up"),
        (">= 80%", '">= 80%"'),
        ("<= 3", '"<= 3"'),
        ("= 2/3", '"= 2/3"'),
        ("2/3", "2/3"),
        (1000, "1000"),
        ([1, 2], "[1, 2]"),
        (("2026-09-01", "2026-09-02"), "[2026-09-01, 2026-09-02]"),
    ],
)
def test_a_value_as_the_clerk_writes_it(value: Any, text: str) -> None:
    assert written(value) == text


def test_levels_where_the_ward_is_not_known() -> None:
    assert (level_words("ward"), level_words("city")) == ("cấp xã", "cấp tỉnh")
    assert decider("ward") == "Chủ tịch UBND cấp xã"
    assert (recognised_at("base"), recognised_at("city")) == ("cấp cơ sở", "cấp tỉnh")
    assert dong(2530000) == "2.530.000 đồng"
