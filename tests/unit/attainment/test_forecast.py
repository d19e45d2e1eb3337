"""The look ahead: what it assumes, where there is none, and that it never becomes a status."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st
from test_properties import histories

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.comparing import Outcome, compare
from tdkt.attainment.forecast import forecast
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

FLOWS = (MeasureType.COUNT, MeasureType.AMOUNT, MeasureType.INCIDENTS)


def at(measured: Measure, figures: list[Figure | None], period: Period) -> Assessment:
    reports = [report(number, sent) for number, sent in enumerate(figures, start=1) if sent is not None]
    return assess(programme([target(measured)], reports), period).assessments[0]


def ahead(measured: Measure, *quarters: dict[str, Any]) -> Assessment:
    period = Period.quarter(2026, len(quarters))
    return at(measured, [figure(**values) if values else None for values in quarters], period)


@pytest.mark.parametrize(
    ("measured", "quarters", "amount", "meets", "words"),
    [
        (measure("count", at_least=4), [{"count": 1}], 4, True, "4, tới mức kế hoạch"),
        (measure("count", more_than=4), [{"count": 1}], 4, False, "4, chưa tới mức kế hoạch"),
        (measure("count", at_least=4), [{"count": 1}, {"count": 0}, {"count": 1}], Fraction(8, 3), False, "khoảng 2,7, chưa tới mức kế hoạch"),
        (measure("count", at_least=3), [{"count": 1}, {"count": 0}, {"count": 1}], Fraction(8, 3), False, "khoảng 2,7, chưa tới mức kế hoạch"),
        (measure("count", between=(1, 2)), [{"count": 1}], 4, True, "4, tới mức kế hoạch"),
        (measure("count", at_most=5), [{"count": 1}, {"count": 1}, {"count": 2}], Fraction(16, 3), False, "khoảng 5,3, quá mức kế hoạch"),
        (measure("count", less_than=5), [{"count": 1}, {"count": 1}, {"count": 2}], Fraction(16, 3), False, "khoảng 5,3, không dưới mức kế hoạch"),
        (measure("count", less_than=6), [{"count": 1}, {"count": 1}, {"count": 2}], Fraction(16, 3), True, "khoảng 5,3, dưới mức kế hoạch"),
        (measure("percentage", less_than=5), [{"numerator": 5, "denominator": 100}], 5, False, "5%, không dưới mức kế hoạch"),
        (measure("count", exactly=3), [{"count": 1}], 4, False, "4, quá mức kế hoạch"),
        (measure("count", at_least=4, accumulate="latest"), [{"count": 3}], 3, False, "3, chưa tới mức kế hoạch"),
        (measure("incidents", at_most=0), [{"count": 0}], 0, True, "0, trong mức kế hoạch"),
        (measure("incidents", at_most=0), [{"count": 1}, {"count": 0}], 2, False, "2, quá mức kế hoạch"),
        (measure("amount", at_least=100, in_="ha"), [{"amount": 20}, {"amount": 10}, {"amount": 10}], Fraction(160, 3), False, "khoảng 53,33 ha, chưa tới mức kế hoạch"),
        (measure("percentage", at_least=90), [{"numerator": 9, "denominator": 10}], 90, True, "90%, tới mức kế hoạch"),
        (measure("percentage", more_than=90), [{"numerator": 9, "denominator": 10}], 90, False, "90%, chưa tới mức kế hoạch"),
        (measure("reduction", at_least=10), [{"now": 120, "base": 100}], -20, False, "tăng 20%, chưa tới mức kế hoạch"),
        (measure("per_official", each_at_least=1), [{"reached": 3, "members": 12}], 12, True, "12/12 người, tới mức kế hoạch"),
        (measure("per_official", each_at_least=1), [{"reached": 1, "members": 6}, {"reached": 2, "members": 6}, {"reached": 4, "members": 6}], Fraction(16, 3), False, "khoảng 5/6 người, chưa tới mức kế hoạch"),
        (measure("per_official", each_at_least=1), [{"reached": 9, "members": 12}], 12, True, "12/12 người, tới mức kế hoạch"),
    ],
)  # fmt: skip
def test_forecasts(
    measured: Measure, quarters: list[dict[str, Any]], amount: Fraction | int, meets: bool, words: str
) -> None:
    assessed = ahead(measured, *quarters)
    found = forecast(assessed)
    assert found is not None
    assert (found.amount, found.meets_threshold) == (amount, meets)
    assert wording.forecasted(assessed) == words


@pytest.mark.parametrize(
    ("measured", "quarters"),
    [
        (measure("milestone"), [{"progress": "under_way"}]),
        (measure("milestone"), [{"progress": "done", "done_on": date(2026, 2, 1)}]),
        (measure("percentage", at_least=90), [{"numerator": 0, "denominator": 0}]),
        (measure("count", at_least=1), [{"count": 1}, {}]),
        (measure("count", at_least=1), [{}, {"count": 1}]),
        (measure("count", at_least=1), [{}]),
        (measure("count", at_least=1), [{"count": 1}] * 4),
    ],
)
def test_no_forecast_where_none_is_honest(measured: Measure, quarters: list[dict[str, Any]]) -> None:
    assessed = ahead(measured, *quarters)
    assert forecast(assessed) is None
    assert wording.forecasted(assessed) == ""


@given(histories(), st.integers(1, 4))
def test_a_forecast_is_there_only_before_the_end_with_all_figures_and_agrees_with_the_threshold(
    history: tuple[Measure, list[Figure | None]], quarter: int
) -> None:
    measured, figures = history
    assessed = at(measured, figures, Period.quarter(2026, quarter))
    found, gathered = forecast(assessed), assessed.gathered
    value = gathered.value
    can_be = quarter < 4 and gathered.complete and value is not None and value.amount is not None
    assert (found is not None) == can_be
    if found is None or value is None or value.amount is None:
        return
    if kind_of(measured).is_per_member:
        assert value.amount <= found.amount <= (value.whole or 0)
        assert found.meets_threshold == (found.amount == value.whole)
        return
    assert found.meets_threshold == (compare(measured.comparison, found.amount) is not Outcome.SHORT)
    if measured.type in FLOWS and not kind_of(measured).is_a_state(measured):
        assert found.amount * quarter == value.amount * 4
    else:
        assert found.amount == value.amount


@given(histories(), st.integers(1, 3))
def test_an_even_pace_is_foreseen_exactly(history: tuple[Measure, list[Figure | None]], quarter: int) -> None:
    """Where every quarter brings the same figure, the forecast is what the year will have been (members excepted)."""
    measured, figures = history
    first = figures[0]
    if first is None or kind_of(measured).is_per_member:
        return
    found = forecast(at(measured, [first] * quarter, Period.quarter(2026, quarter)))
    year = at(measured, [first] * 4, Period(2026, 4, "Y")).gathered.value
    if found is not None and year is not None:
        assert found.amount == year.amount


@given(histories(), st.integers(1, 3))
def test_a_forecast_never_depends_on_later_reports(
    history: tuple[Measure, list[Figure | None]], quarter: int
) -> None:
    measured, figures = history
    period = Period.quarter(2026, quarter)
    assert forecast(at(measured, figures, period)) == forecast(at(measured, figures[:quarter], period))


@given(histories(), st.integers(1, 3))
def test_no_word_of_a_status_is_in_a_forecast_and_its_number_stands_right(
    history: tuple[Measure, list[Figure | None]], quarter: int
) -> None:
    measured, figures = history
    words = wording.forecasted(at(measured, figures, Period.quarter(2026, quarter)))
    for status in Status:
        assert status.label not in words
    if words.startswith("khoảng ") and measured.type in (MeasureType.COUNT, MeasureType.INCIDENTS):
        shown = Fraction(words.removeprefix("khoảng ").partition(", ")[0].replace(",", "."))
        exact = forecast(at(measured, figures, Period.quarter(2026, quarter)))
        assert exact is not None
        for comparison in measured.comparisons:
            assert (compare(comparison, shown) is Outcome.SHORT) == (not exact.meets_threshold)
