"""By how much a plan is passed is not what part of it is done."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tdkt.checks.plan.plan_shares import over_the_plan


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Thu ngân sách vượt 5% dự toán", 105),
        ("Thu ngân sách vượt ít nhất 5,5% so với kế hoạch", Fraction("105.5")),
        ("tăng trên 10% so với dự toán thành phố giao", 110),
        ("vượt dự toán được giao từ 3% trở lên", 103),
        ("vượt chỉ tiêu ít nhất 49%", 149),
        ("đạt và vượt 100% kế hoạch", None),
        ("đạt 105% kế hoạch", None),
        ("tăng 5% so với cùng kỳ", None),
        ("vượt 5% kế hoạch được ban hành", None),
    ],
)
def test_what_is_meant(text: str, percent: Fraction | int | None) -> None:
    assert over_the_plan(text) == percent
