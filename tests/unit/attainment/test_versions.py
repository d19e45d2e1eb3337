"""An amended plan: what was judged stays judged, and each quarter is held by those who answered for it then."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.status import Status
from tdkt.attainment.wording import forecasted, scheduled
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.programme import PlanVersion, Programme
from tdkt.model.unit_report import UnitReport

JANUARY = datetime.date(2026, 1, 15)


def amended(versions: list[tuple[datetime.date, list[Target]]], reports: list[UnitReport]) -> Programme:
    """The programme of a plan that says `versions` from day to day."""
    made = [(day, programme(targets, reports)) for day, targets in versions]
    newest = made[-1][1]
    return replace(
        newest, versions=tuple(PlanVersion(day, found.plan, found.movements) for day, found in made)
    )


def result(found: Programme, quarter: int, name: str = "t") -> Assessment:
    return next(
        one for one in assess(found, Period.quarter(2026, quarter)).assessments if one.target.id == name
    )


@given(
    st.integers(1, 100),
    st.lists(st.tuples(st.dates(JANUARY, datetime.date(2026, 12, 31)), st.integers(1, 100)), max_size=4),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=4, max_size=4),
    st.integers(1, 4),
)
def test_a_period_is_judged_by_the_threshold_of_its_last_day(
    first: int, later: list[tuple[datetime.date, int]], counts: list[tuple[int, int]], quarter: int
) -> None:
    changes = [(JANUARY, first), *sorted(later, key=lambda change: change[0])]
    reports = [
        report(number, figure(numerator=part, denominator=part + rest))
        for number, (part, rest) in enumerate(counts, start=1)
    ]
    found = amended(
        [(day, [target(measure("percentage", at_least=threshold))]) for day, threshold in changes], reports
    )
    end = Period.quarter(2026, quarter).last_day
    in_force = [threshold for day, threshold in changes if day <= end][-1]
    alone = programme([target(measure("percentage", at_least=in_force))], reports)
    one, other = result(found, quarter), result(alone, quarter)
    assert one.target.measure.comparison.low == in_force
    assert (one.status, one.gathered.value) == (other.status, other.gathered.value)


def test_a_target_that_moves_keeps_the_figures_of_the_unit_that_had_it() -> None:
    counted = measure("count", at_least=8)
    found = amended(
        [
            (JANUARY, [target(counted, units=("a",))]),
            (datetime.date(2026, 7, 1), [target(counted, units=("b",))]),
        ],
        [
            report(1, figure(count=2)),
            report(2, figure(count=2)),
            report(3, figure(count=1), unit="b"),
            report(3, figure(count=9), unit="a"),  # no longer its business
        ],
    )
    three = result(found, 3)
    assert three.gathered.value
    assert three.gathered.value.amount == 5
    assert three.gathered.complete
    assert three.status is Status.BEHIND  # 5 of 6 by the third quarter


def test_figures_measured_in_another_way_are_not_pooled() -> None:
    found = amended(
        [
            (JANUARY, [target(measure("percentage", at_least=90))]),
            (datetime.date(2026, 7, 1), [target(measure("count", at_least=4))]),
        ],
        [
            report(1, figure(numerator=9, denominator=10)),
            report(2, figure(numerator=9, denominator=10)),
            report(3, figure(count=2)),
        ],
    )
    assert result(found, 2).status is Status.REACHED
    three = result(found, 3)
    assert three.gathered.value
    assert (three.gathered.value.amount, three.gathered.due, three.gathered.since) == (Fraction(2), 1, 3)
    assert three.status is Status.ON_SCHEDULE
    assert three.change is None


def test_a_target_brought_in_starts_its_schedule_then() -> None:
    new = measure("count", at_least=6)
    versions = [(JANUARY, []), (datetime.date(2026, 4, 10), [target(new)])]
    for count, status in (
        (2, Status.ON_SCHEDULE),
        (1, Status.BEHIND),
    ):  # a third of 6 by the end of quarter II
        found = amended(versions, [report(1), report(2, figure(count=count))])
        assert result(found, 2).status is status
    assert assess(found, Period.quarter(2026, 1)).assessments == ()


def test_a_report_is_due_only_from_units_that_had_something_to_report() -> None:
    found = amended(
        [
            (JANUARY, [target(measure("count", at_least=4))]),
            (datetime.date(2026, 7, 1), [target(measure("count", at_least=4), units=("a", "b"))]),
        ],
        [report(1, figure(count=1)), report(2, figure(count=1)), report(3, figure(count=1))],
    )
    three = assess(found, Period.quarter(2026, 3))
    assert (three.reports_received, three.reports_due) == (3, 4)
    assert [(unit.id, quarter.last) for unit, quarter in three.missing] == [("b", 3)]


@pytest.mark.parametrize(
    ("since", "quarter", "count", "due", "status"),
    [
        (datetime.date(2026, 7, 1), 3, 4, "4", Status.ON_SCHEDULE),
        (datetime.date(2026, 7, 1), 3, 3, "4", Status.BEHIND),
        (datetime.date(2026, 5, 4), 2, 3, "2,67", Status.ON_SCHEDULE),
        (datetime.date(2026, 5, 4), 2, 2, "2,67", Status.BEHIND),
        (datetime.date(2026, 3, 31), 1, 2, "2", Status.ON_SCHEDULE),
        (datetime.date(2026, 4, 1), 1, 2, "", None),
    ],
)
def test_a_target_that_an_amendment_brings_is_due_in_even_parts_of_the_quarters_that_are_left(
    since: datetime.date, quarter: int, count: int, due: str, status: Status | None
) -> None:
    old, new = target(measure("count", at_least=1), name="khac"), target(measure("count", at_least=8))
    reports = [report(number, figure("khac", count=1)) for number in range(1, quarter)]
    reports.append(report(quarter, figure("khac", count=1), figure(count=count)))
    found = amended([(JANUARY, [old]), (since, [old, new])], reports)
    if status is None:
        assert [one.target.id for one in assess(found, Period.quarter(2026, quarter)).assessments] == ["khac"]
        return
    one = result(found, quarter)
    assert (scheduled(one), one.status) == (due, status)


@pytest.mark.parametrize(
    ("since", "quarter", "count", "words"),
    [
        (datetime.date(2026, 7, 1), 3, 4, "8, tới mức kế hoạch"),
        (datetime.date(2026, 7, 1), 3, 3, "6, chưa tới mức kế hoạch"),
        (datetime.date(2026, 5, 4), 2, 3, "9, tới mức kế hoạch"),
        (JANUARY, 1, 2, "8, tới mức kế hoạch"),
    ],
)
def test_its_forecast_goes_on_at_the_pace_of_the_quarters_since(
    since: datetime.date, quarter: int, count: int, words: str
) -> None:
    old, new = target(measure("count", at_least=1), name="khac"), target(measure("count", at_least=8))
    reports = [report(number, figure("khac", count=1)) for number in range(1, quarter)]
    reports.append(report(quarter, figure("khac", count=1), figure(count=count)))
    assert forecasted(result(amended([(JANUARY, [old]), (since, [old, new])], reports), quarter)) == words


def test_figures_from_before_the_quarters_were_named_are_not_added_to_a_sum_that_covers_them() -> None:
    each, yearly = measure("count", at_least=8), measure("count", at_least=8, reported_in=(4,))
    reports = [report(1, figure(count=2)), report(2, figure(count=2)), report(4, figure(count=9))]
    found = amended([(JANUARY, [target(each)]), (datetime.date(2026, 8, 1), [target(yearly)])], reports)
    assert result(found, 2).status is Status.ON_SCHEDULE
    assert result(found, 3).status is Status.NOT_DUE
    value = result(found, 4).gathered.value
    assert value is not None
    assert value.amount == 9
    state = measure("count", at_least=8, accumulate="latest")
    told = replace(state, reported_in=(2, 4))
    found = amended([(JANUARY, [target(state)]), (datetime.date(2026, 8, 1), [target(told)])], reports)
    value = result(found, 3).gathered.value
    assert value is not None
    assert value.amount == 2


def test_a_day_due_that_an_amendment_moves_opens_the_result_again() -> None:
    first = measure("percentage", at_least=100, accumulate="latest", due=datetime.date(2026, 2, 28))
    moved = replace(first, due=datetime.date(2026, 6, 30))
    reports = [
        report(1, figure(numerator=24, denominator=25)),
        report(2, figure(numerator=25, denominator=25)),
    ]
    found = amended([(JANUARY, [target(first)]), (datetime.date(2026, 4, 15), [target(moved)])], reports)
    assert result(found, 1).status is Status.NOT_REACHED
    assert [result(found, quarter).status for quarter in (2, 3, 4)] == [Status.REACHED] * 3


def test_a_day_due_before_the_target_came_asks_for_nothing() -> None:
    old, new = (
        target(measure("count", at_least=1), name="khac"),
        target(measure("count", at_least=8, due=datetime.date(2026, 2, 28))),
    )
    reports = [report(number, figure("khac", count=1)) for number in (1, 2, 3)]
    found = amended([(JANUARY, [old]), (datetime.date(2026, 5, 4), [old, new])], reports)
    assert result(found, 3).status is Status.NOT_DUE
