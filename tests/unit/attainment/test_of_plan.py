"""Percentages of a plan for the whole year: what is done adds up, the plan does not, and it may be passed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import YEAR, figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

BUDGET = measure("percentage", at_least=100, of_plan=True)


def _assessed(measured: Measure, quarter: int, *pairs: tuple[Any, Any], unit: str = "a") -> Assessment:
    reports = [
        report(number, figure(numerator=done, denominator=planned), unit=unit)
        for number, (done, planned) in enumerate(pairs, start=1)
    ]
    return assess(programme([target(measured)], reports), Period.quarter(YEAR, quarter)).assessments[0]


def test_a_plan_is_passed() -> None:
    quarters = [(5000, 10000), (3000, 10000), (2000, 10000), (3770, 10000)]
    found = _assessed(BUDGET, 4, *quarters)
    assert (found.status, wording.achieved(found)) == (Status.EXCEEDED, "137,7% kế hoạch (13.770/10.000)")
    assert (wording.planned(found), wording.change(found)) == ("100% kế hoạch", "+37,7 điểm phần trăm")


def test_what_is_done_need_not_be_whole() -> None:
    found = _assessed(
        measure("percentage", more_than=105, of_plan=True), 1, (Decimal("13.155"), Decimal("12.5"))
    )
    assert (found.status, wording.achieved(found)) == (Status.REACHED, "105,24% kế hoạch (13,155/12,5)")
    exactly = _assessed(
        measure("percentage", more_than=105, of_plan=True), 4, *[(Decimal("3.28125"), Decimal("12.5"))] * 4
    )
    assert exactly.status is Status.NOT_REACHED  # exactly 105% has not passed "trên 105%"


@pytest.mark.parametrize(
    ("done", "status", "ahead"),
    [
        (24, Status.BEHIND, "96% kế hoạch, chưa tới mức kế hoạch"),
        (25, Status.ON_SCHEDULE, "100% kế hoạch, tới mức kế hoạch"),
        (100, Status.REACHED, "400% kế hoạch, tới mức kế hoạch"),
        (101, Status.EXCEEDED, "404% kế hoạch, tới mức kế hoạch"),
    ],
)
def test_it_grows_over_the_year(done: int, status: Status, ahead: str) -> None:
    found = _assessed(BUDGET, 1, (done, 100))
    assert (found.status, wording.scheduled(found)) == (status, "25% kế hoạch")
    assert wording.forecasted(found) == ahead


def test_a_schedule_of_its_own_holds() -> None:
    measured = measure("percentage", at_least=100, of_plan=True, schedule=(10, 30, 60))
    assert _assessed(measured, 1, (10, 100)).status is Status.ON_SCHEDULE
    assert _assessed(measured, 1, (9, 100)).status is Status.BEHIND


def test_a_ceiling_of_a_plan_holds_to_the_end() -> None:
    spent = measure("percentage", at_most=100, of_plan=True)
    assert _assessed(spent, 1, (90, 100)).status is Status.ON_SCHEDULE
    assert _assessed(spent, 1, (101, 100)).status is Status.BEHIND
    assert _assessed(spent, 4, (90, 100), (0, 100), (0, 100), (11, 100)).status is Status.NOT_REACHED


def test_the_latest_plan_counts_and_nothing_of_nothing_is_nothing() -> None:
    assert wording.achieved(_assessed(BUDGET, 2, (50, 100), (50, 80))) == "125% kế hoạch (100/80)"
    assert _assessed(BUDGET, 1, (0, 0)).status is Status.NOTHING_AROSE


def test_a_state_takes_both_from_the_latest_quarter() -> None:
    so_far = measure("percentage", at_least=100, of_plan=True, accumulate="latest")
    found = _assessed(so_far, 2, (30, 100), (55, 100))
    assert (found.status, wording.achieved(found)) == (Status.ON_SCHEDULE, "55% kế hoạch (55/100)")


def test_a_published_percent_may_pass_100() -> None:
    told = measure("percentage", at_least=105, of_plan=True, percent_only=True)
    reports = [report(number, figure(percent=Decimal("137.7"))) for number in (1, 2, 3, 4)]
    found = assess(programme([target(told)], reports), Period.quarter(YEAR, 4)).assessments[0]
    assert (found.status, wording.achieved(found)) == (Status.EXCEEDED, "137,7% kế hoạch")


def test_the_form_asks_for_the_plan_of_the_year() -> None:
    how = kind_of(BUDGET).how_to_enter(BUDGET, quarter=Period.quarter(YEAR, 2))
    assert how == "Ô 1: số đạt, trong quý\nÔ 2: tổng số, số của cả năm (quý nào cũng ghi đủ, không chia)"
    assert kind_of(BUDGET).reported(figure(numerator=5, denominator=4), BUDGET, _nobody()) == "5/4"


def _nobody() -> Organization:
    return programme([], []).organization


@given(
    units=st.lists(
        st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=4, max_size=4),
        min_size=1,
        max_size=2,
    ),
    quarter=st.integers(1, 4),
)
def test_what_units_did_over_what_they_plan(units: list[list[tuple[int, int]]], quarter: int) -> None:
    names = ("a", "b")[: len(units)]
    shared: Target = target(BUDGET, units=names)
    reports = [
        report(number, figure(numerator=done, denominator=planned), unit=name)
        for name, pairs in zip(names, units, strict=True)
        for number, (done, planned) in enumerate(pairs, start=1)
    ]
    found = assess(programme([shared], reports), Period.quarter(YEAR, quarter)).assessments[0]
    done = sum(pair[0] for pairs in units for pair in pairs[:quarter])
    planned = sum(pairs[quarter - 1][1] for pairs in units)
    value = found.gathered.value
    assert value is not None
    assert [value.part, value.whole, value.amount] == [done, planned, Fraction(100 * done, planned)]


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_amount_says_the_same_part(done: int, goal: int) -> None:
    """An amount held against the plan itself is said in percent of it."""
    by_amount = measure("amount", at_least=goal, in_="tỷ đồng")
    sent: Figure = figure(amount=done)
    found = assess(programme([target(by_amount)], [report(1, sent)]), Period.quarter(YEAR, 1)).assessments[0]
    share = _assessed(BUDGET, 1, (done, goal))
    said = wording.achieved(share).split("%")[0]
    assert f"(đạt {said}% kế hoạch)" in wording.achieved(found) or len(said.partition(",")[2]) > 1


@pytest.mark.parametrize(
    ("goal", "done", "said"),
    [(10, 14, "14 (đạt 140% kế hoạch)"), (10, 10, "10"), (9, 14, "14"), (10, 5, "5 (đạt 50% kế hoạch)")],
)
def test_a_large_count_says_its_part_of_the_plan(goal: int, done: int, said: str) -> None:
    counted = measure("count", at_least=goal)
    found = assess(programme([target(counted)], [report(1, figure(count=done))]), Period.quarter(YEAR, 1))
    assert wording.achieved(found.assessments[0]) == said
