"""Figures that are known in some quarters only, and results that are settled on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import YEAR, figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment, assess, summarize
from tdkt.attainment.forecast import forecast
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.period import Period

FEBRUARY = date(YEAR, 2, 28)
INCOME = measure("amount", at_least=52, in_="triệu đồng", accumulate="latest", reported_in=(4,))
REGISTERED = measure("percentage", at_least=100, accumulate="latest", due=FEBRUARY)


def _assessed(measured: Measure, quarter: int, figures: dict[int, dict[str, Any]]) -> Assessment:
    return _attainment(measured, quarter, figures).assessments[0]


def _attainment(measured: Measure, quarter: int, figures: dict[int, dict[str, Any]]) -> Attainment:
    reports = [report(number, figure(**values)) for number, values in figures.items()]
    return assess(programme([target(measured)], reports), Period.quarter(YEAR, quarter))


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_yearly_figure_is_not_due_before_its_quarter(quarter: int) -> None:
    found = _assessed(INCOME, quarter, {})
    assert found.status is Status.NOT_DUE
    assert (found.gathered.received, found.gathered.due) == (0, 0)
    assert (wording.achieved(found), wording.scheduled(found)) == ("–", "")
    assert wording.why_not_judged(found) == "có số liệu từ quý IV"
    assert forecast(found) is None
    summary = summarize([found])
    assert (summary.total, summary.judged, summary.reached) == (1, 0, 0)


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ({}, Status.NOT_REPORTED),
        ({4: {"amount": 51}}, Status.NOT_REACHED),
        ({4: {"amount": 52}}, Status.REACHED),
    ],
)
def test_a_yearly_figure_is_judged_in_its_quarter(figures: dict[int, dict[str, Any]], status: Status) -> None:
    assert _assessed(INCOME, 4, figures).status is status


def test_a_unit_that_is_asked_once_a_year_owes_one_report() -> None:
    assert _attainment(INCOME, 3, {}).due == ()
    year = _attainment(INCOME, 4, {})
    assert [(unit.id, quarter.last) for unit, quarter in year.missing] == [("a", 4)]
    assert (year.reports_received, year.reports_due) == (0, 1)


def test_a_figure_of_the_second_quarter_stands_for_the_rest_of_the_year() -> None:
    measured = measure("percentage", at_least=90, percent_only=True, reported_in=(2,))
    for quarter in (2, 3, 4):
        found = _assessed(measured, quarter, {2: {"percent": 85}})
        assert found.status is Status.NOT_REACHED  # nobody is asked again this year
        assert found.gathered.complete
    assert wording.achieved(found) == "85% (số liệu quý II)"
    assert found.change is None
    assert _assessed(measured, 3, {}).status is Status.NOT_REPORTED


def test_a_figure_outside_of_its_quarters_counts_for_nothing() -> None:
    measured = measure("count", at_least=4, reported_in=(2, 4))
    assert (
        _assessed(measured, 2, {1: {"count": 9}, 2: {"count": 1}}).gathered.value
        == _assessed(measured, 2, {2: {"count": 1}}).gathered.value
    )


def test_even_steps_follow_the_quarters_that_are_asked() -> None:
    measured = measure("count", at_least=4, reported_in=(2, 4))
    assert _assessed(measured, 1, {}).status is Status.NOT_DUE
    assert _assessed(measured, 2, {2: {"count": 1}}).status is Status.BEHIND
    on_it = _assessed(measured, 3, {2: {"count": 2}})
    assert (on_it.status, wording.scheduled(on_it)) == (Status.ON_SCHEDULE, "2")
    assert forecast(on_it) is not None
    assert wording.forecasted(on_it).startswith("4, tới mức kế hoạch")


@pytest.mark.parametrize(
    ("measured", "quarter", "words"),
    [
        (measure("count", at_least=1, reported_in=(4,)), 4, ", từ đầu năm đến cuối quý"),
        (measure("count", at_least=1, reported_in=(2, 4)), 4, ", từ đầu quý III đến cuối quý"),
        (measure("count", at_least=1, reported_in=(1, 2)), 2, ", trong quý"),
        (measure("count", at_least=1, due=FEBRUARY), 1, ", từ đầu năm đến hết ngày 28/02/2026"),
        (measure("count", at_least=1, due=date(YEAR, 5, 15)), 1, ", trong quý"),
        (measure("count", at_least=1, due=date(YEAR, 5, 15)), 2, ", từ đầu quý II đến hết ngày 15/05/2026"),
        (REGISTERED, 1, ", tính đến ngày 28/02/2026"),
        (INCOME, 4, ", tính đến cuối quý"),
    ],
)
def test_the_form_says_of_which_time_a_figure_is(measured: Measure, quarter: int, words: str) -> None:
    period = Period.quarter(YEAR, quarter)
    assert words in kind_of(measured).how_to_enter(measured, quarter=period)


@pytest.mark.parametrize("later", [{}, {2: {"numerator": 25, "denominator": 25}}])
@pytest.mark.parametrize(("registered", "status"), [(24, Status.NOT_REACHED), (25, Status.REACHED)])
def test_what_holds_on_the_day_due_is_settled(
    registered: int, status: Status, later: dict[int, dict[str, Any]]
) -> None:
    figures = {1: {"numerator": registered, "denominator": 25}, **later}
    for quarter in (1, 2, 3, 4):
        found = _assessed(REGISTERED, quarter, figures)
        assert found.status is status
        assert (found.gathered.received, found.gathered.due) == (1, 1)
        assert wording.achieved(found).endswith(f"({registered}/25), tính đến ngày 28/02/2026")
        assert forecast(found) is None
    assert wording.planned(found) == "100% (đến 28/02/2026)"


def test_later_quarters_owe_nothing_for_it() -> None:
    in_time = {1: {"numerator": 25, "denominator": 25}}
    assert _attainment(REGISTERED, 4, in_time).missing == ()
    assert _assessed(REGISTERED, 4, {2: {"numerator": 25, "denominator": 25}}).status is Status.NOT_REPORTED


def test_before_its_day_it_is_looked_at_as_ever() -> None:
    measured = measure("percentage", at_least=90, due=date(YEAR, 9, 30))
    assert _assessed(measured, 1, {1: {"numerator": 8, "denominator": 10}}).status is Status.BEHIND
    assert _assessed(measured, 2, {}).status is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("due", "quarter", "status", "said"),
    [
        (date(YEAR, 3, 31), 1, Status.NOT_REACHED, "1"),
        (date(YEAR, 3, 31), 2, Status.NOT_REACHED, "1, tính đến ngày 31/03/2026"),
        (date(YEAR, 4, 1), 1, Status.BEHIND, "1"),
        (date(YEAR, 12, 31), 3, Status.NOT_REPORTED, "1; mới có 1/3 kỳ"),
    ],
)
def test_the_quarter_of_the_day_due_is_the_last_that_counts(
    due: date, quarter: int, status: Status, said: str
) -> None:
    found = _assessed(measure("count", at_least=4, due=due), quarter, {1: {"count": 1}})
    assert (found.status, wording.achieved(found)) == (status, said)


def test_a_schedule_ends_with_the_day_due() -> None:
    measured = measure("count", at_least=4, due=date(YEAR, 6, 15), schedule=(1, 4, 4))
    assert _assessed(measured, 1, {1: {"count": 1}}).status is Status.ON_SCHEDULE
    even = measure("count", at_least=4, due=date(YEAR, 6, 15))
    assert _assessed(even, 1, {1: {"count": 1}}).status is Status.BEHIND
    half = _assessed(even, 1, {1: {"count": 2}})
    assert (half.status, wording.forecasted(half)) == (Status.ON_SCHEDULE, "4, tới mức kế hoạch")
    assert _assessed(even, 2, {1: {"count": 2}, 2: {"count": 1}}).status is Status.NOT_REACHED


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_milestone_due_in_a_later_year_waits(quarter: int) -> None:
    measured = measure("milestone", due=date(YEAR + 1, 6, 30))
    sent: dict[int, dict[str, Any]] = {number: {"progress": "under_way"} for number in range(1, quarter + 1)}
    found = _assessed(measured, quarter, sent)
    assert found.status is Status.NOT_DUE
    assert wording.why_not_judged(found) == "hạn 30/06/2027"
    done = {**sent, quarter: {"progress": "done", "done_on": date(YEAR, 3, 1)}}
    assert _assessed(measured, quarter, done).status is Status.REACHED


def test_a_milestone_goes_on_being_reported_after_its_day() -> None:
    measured = measure("milestone", due=FEBRUARY)
    late: dict[int, dict[str, Any]] = {
        1: {"progress": "under_way"},
        2: {"progress": "done", "done_on": date(YEAR, 4, 1)},
    }
    assert _assessed(measured, 1, late).status is Status.BEHIND
    assert _assessed(measured, 3, {1: late[1]}).status is Status.NOT_REPORTED
    assert _assessed(measured, 2, late).status is Status.BEHIND


RATES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


@given(due=DAYS, rates=st.lists(RATES, min_size=4, max_size=4), later=RATES, latest=st.booleans())
def test_no_later_report_moves_what_is_settled(
    due: date, rates: list[tuple[int, int]], later: tuple[int, int], latest: bool
) -> None:
    measured = measure("percentage", at_least=90, due=due, accumulate="latest" if latest else "sum")
    closed = (due.month + 2) // 3
    sent = {number: _rate(rate) for number, rate in enumerate(rates, start=1)}
    other = {number: values if number <= closed else _rate(later) for number, values in sent.items()}
    on_the_day = _assessed(measured, closed, {n: v for n, v in sent.items() if n <= closed})
    for quarter in range(closed, 5):
        found = _assessed(measured, quarter, other)
        assert (found.status, found.gathered.value) == (on_the_day.status, on_the_day.gathered.value)
        assert found.status is not Status.BEHIND


@given(
    asked=st.sets(st.integers(1, 4), min_size=1),
    rates=st.lists(RATES, min_size=4, max_size=4),
    quarter=st.integers(1, 4),
    kind=st.sampled_from(["percentage", "latest", "count"]),
)
def test_only_the_quarters_that_are_asked_are_computed(
    asked: set[int], rates: list[tuple[int, int]], quarter: int, kind: str
) -> None:
    measured = _some_measure(kind, tuple(sorted(asked)))
    sent = {number: _values(kind, rate) for number, rate in enumerate(rates, start=1)}
    only = {number: values for number, values in sent.items() if number in asked}
    found, expected = _assessed(measured, quarter, sent), _assessed(measured, quarter, only)
    assert (found.status, found.gathered) == (expected.status, expected.gathered)
    so_far = [number for number in sorted(asked) if number <= quarter]
    assert (found.status is Status.NOT_DUE) == (not so_far)
    if kind == "count" and so_far:
        assert found.gathered.value is not None
        assert found.gathered.value.amount == sum(rates[number - 1][0] for number in so_far)


@given(rates=st.lists(RATES, min_size=4, max_size=4), quarter=st.integers(1, 4))
def test_every_quarter_is_the_same_as_none_named(rates: list[tuple[int, int]], quarter: int) -> None:
    named, plain = measure("count", at_least=30, reported_in=(1, 2, 3, 4)), measure("count", at_least=30)
    sent = {number: {"count": rate[0]} for number, rate in enumerate(rates, start=1)}
    assert _assessed(named, quarter, sent).status is _assessed(plain, quarter, sent).status


def _rate(rate: tuple[int, int]) -> dict[str, Any]:
    return {"numerator": rate[0], "denominator": rate[1]}


def _values(kind: str, rate: tuple[int, int]) -> dict[str, Any]:
    return {"count": rate[0]} if kind == "count" else _rate(rate)


def _some_measure(kind: str, asked: tuple[int, ...]) -> Measure:
    if kind == "count":
        return measure("count", at_least=30, reported_in=asked)
    return measure(
        "percentage", at_least=90, reported_in=asked, accumulate="latest" if kind == "latest" else "sum"
    )
