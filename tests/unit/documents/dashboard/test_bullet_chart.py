from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import Assessment, assess
from tdkt.documents.dashboard.bullet_chart import Stretch, bullet, widths
from tdkt.model.period import Period


def assessed(kind: str, *quarters: dict[str, Any], **options: Any) -> Assessment:
    reports = [report(number, figure(**values)) for number, values in enumerate(quarters, start=1)]
    made = assess(
        programme([target(measure(kind, **options))], reports), Period.quarter(2026, max(len(quarters), 1))
    )
    return made.assessments[0]


def test_a_percentage_stands_on_a_line_from_0_to_100() -> None:
    chart = bullet(assessed("percentage", {"numerator": 3, "denominator": 4}, at_least=90))
    assert (chart.low, chart.high) == ("0%", "100%")
    assert chart.bar == Stretch("0", "75")
    assert chart.thresholds == ("90",)
    assert chart.good == Stretch("90", "10")
    assert chart.schedule == ""


def test_a_percentage_past_100_gets_a_longer_line() -> None:
    chart = bullet(assessed("percentage", {"percent": Decimal("137.7")}, at_least=100, percent_only=True))
    assert chart.high == "200%"
    assert chart.value == "68.85"


def test_a_count_shows_range_and_schedule() -> None:
    chart = bullet(assessed("count", {"count": 1}, {"count": 0}, between=[2, 4]))
    assert (chart.low, chart.high) == ("0", "5")
    assert chart.thresholds == ("40", "80")
    assert chart.good == Stretch("40", "60"), "above the range is passed, not failed"
    assert chart.schedule == "20", "half of 2 by the end of the second quarter"
    assert chart.value == "20"


def test_a_schedule_of_its_own_moves_the_mark() -> None:
    chart = bullet(assessed("count", {"count": 1}, at_least=8, schedule=(4, 6, 7)))
    assert (chart.high, chart.schedule) == ("10", "40")


def test_the_year_over_there_is_no_schedule_left() -> None:
    chart = bullet(assessed("count", *[{"count": 1}] * 4, at_least=8))
    assert chart.schedule == ""


def test_no_incident_allowed_is_a_mark_at_zero() -> None:
    quiet = bullet(assessed("incidents", {"count": 0}, at_most=0))
    assert (quiet.thresholds, quiet.value, quiet.good.width, quiet.high) == (("0",), "0", "0", "1")
    broken = bullet(assessed("incidents", {"count": 2}, at_most=0))
    assert broken.bar == Stretch("0", "66.67")
    assert broken.schedule == ""


def test_what_must_stay_below_is_good_up_to_its_mark() -> None:
    chart = bullet(assessed("percentage", {"numerator": 4, "denominator": 100}, less_than=5))
    assert (chart.thresholds, chart.good, chart.schedule) == (("5",), Stretch("0", "5"), "")


def test_each_member_counts_to_all_members() -> None:
    chart = bullet(
        assessed("per_subdivision", {"reached": ("thon-1", "thon-2")}, each_at_least=1, among=("thon",))
    )
    assert (chart.high, chart.value, chart.thresholds, chart.schedule) == ("6", "33.33", ("100",), "25")


def test_an_increase_where_a_reduction_was_planned_goes_below_zero() -> None:
    chart = bullet(assessed("reduction", {"now": 12, "base": 10}, at_least=10))
    assert chart.low == "-20%"
    assert chart.value == "0"
    assert chart.bar is not None
    assert (chart.high, chart.bar.start) == ("12%", "0")
    assert Fraction(chart.bar.width) == Fraction("62.5"), "from the increase to 0, which stands 20/32 along"


def test_an_amount_gets_a_round_end() -> None:
    chart = bullet(assessed("amount", {"amount": Decimal("640.5")}, at_least=500, in_="triệu đồng"))
    assert chart.high == "800"


def test_without_a_figure_only_the_plan_is_drawn() -> None:
    chart = bullet(assessed("percentage", at_least=95))
    assert chart.bar is None
    assert chart.thresholds == ("95",)


@given(
    value=st.integers(min_value=-(10**12), max_value=10**12),
    goal=st.integers(min_value=-(10**9), max_value=10**12),
    relation=st.sampled_from(["at_least", "more_than", "at_most", "less_than", "exactly"]),
)
def test_everything_stays_on_the_line(value: int, goal: int, relation: str) -> None:
    chart = bullet(assessed("amount", {"amount": value}, in_="đồng", **{relation: goal}))
    marks = [chart.value, chart.good.start, *chart.thresholds]
    assert all(0 <= Decimal(mark) <= 100 for mark in marks)
    assert chart.bar is not None
    for stretch in (chart.bar, chart.good):
        assert Decimal(stretch.width) >= 0
        assert Decimal(stretch.start) + Decimal(stretch.width) <= Decimal("100.01")
    assert all("e" not in mark.lower() for mark in marks), "no number that SVG may misread"


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [((1, 3), [("0", "25"), ("25", "75")]), ((0, 2), [("0", "0"), ("0", "100")]), ((7,), [("0", "100")])],
)
def test_a_bar_is_divided_in_proportion(numbers: tuple[int, ...], parts: list[tuple[str, str]]) -> None:
    assert [(part.start, part.width) for part in widths(numbers)] == parts
