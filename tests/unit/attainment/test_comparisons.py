"""Comparing with the period before and with the same period of the year before."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from test_properties import histories

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.unit_report import Figure, UnitReport


def last_year(year: Programme) -> Programme:
    def moved(found: UnitReport) -> UnitReport:
        return replace(found, period=found.period.a_year_ago)

    return replace(
        year, plan=replace(year.plan, year=2025), reports=tuple(moved(found) for found in year.reports)
    )


def both(
    now: Measure,
    before: Measure,
    figures: list[dict[str, Any]],
    earlier: list[dict[str, Any]],
    **options: Any,
) -> Programme:
    def made(measured: Measure, sent: list[dict[str, Any]], *, illustrative: bool = False) -> Programme:
        reports = [
            report(n, figure(**values), illustrative=illustrative)
            for n, values in enumerate(sent, 1)
            if values
        ]
        return programme([target(measured)], reports)

    return replace(made(now, figures), year_before=last_year(made(before, earlier, **options)))


def one(year: Programme, key: str) -> Assessment:
    return assess(year, Period.parse(key, year=2026)).assessments[0]


RATE = measure("percentage", at_least=90)


@given(histories())
def test_longer_periods_have_the_numbers_of_their_last_quarter(
    history: tuple[Measure, list[Figure | None]],
) -> None:
    measured, figures = history
    reports = [report(n, sent) for n, sent in enumerate(figures, start=1) if sent is not None]
    year = programme([target(measured)], reports)
    for longer, quarter in (("H1", 2), ("9M", 3), ("Y", 4)):
        whole, last = one(year, longer), one(year, f"Q{quarter}")
        assert (whole.gathered, whole.status, whole.change) == (last.gathered, last.status, last.change)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Q1", "so với quý trước"),
        ("Q4", "so với quý trước"),
        ("H1", "so với quý I"),
        ("9M", "so với 6 tháng"),
        ("Y", "so với 9 tháng"),
    ],
)
def test_labels_say_what_is_compared(word: str, said: str) -> None:
    assert wording.compared_with(Period.parse(word, year=2026)) == said


def test_last_years_value_at_the_same_period_and_the_change() -> None:
    pair = {"numerator": 95, "denominator": 100}
    later = {"numerator": 0, "denominator": 100}
    year = both(RATE, RATE, [pair, pair], [{"numerator": 90, "denominator": 100}, pair, later])
    found = one(year, "H1")
    assert found.a_year_ago is not None
    assert found.a_year_ago.period.key == "2025-H1"
    assert found.year_change == Fraction(5, 2)
    assert wording.a_year_ago(found) == "92,5% (185/200)"
    assert wording.year_change(found) == "+2,5 điểm phần trăm"
    assert one(year, "Q1").year_change == 5


@pytest.mark.parametrize(
    ("now", "before", "alike"),
    [
        (RATE, measure("percentage", more_than=50), True),
        (RATE, measure("percentage", at_least=90, accumulate="latest"), False),
        (RATE, measure("count", at_least=1), False),
        (measure("amount", at_least=1, in_="ha"), measure("amount", at_least=1, in_="ha"), True),
        (measure("amount", at_least=1, in_="ha"), measure("amount", at_least=1, in_="đồng"), False),
        (measure("reduction", at_least=1, points=True), measure("reduction", at_least=1), False),
        (measure("per_official", each_at_least=1), measure("per_official", each_at_least=2), False),
    ],
)
def test_only_what_was_measured_alike_is_compared(now: Measure, before: Measure, alike: bool) -> None:
    values = {
        "percentage": {"numerator": 1, "denominator": 2},
        "count": {"count": 1},
        "amount": {"amount": 1},
        "reduction": {"now": 1, "base": 2},
        "per_official": {"reached": 1, "members": 2},
    }
    year = both(now, before, [values[now.type.value]], [values[before.type.value]])
    assert (one(year, "Q1").a_year_ago is not None) == alike


def test_nothing_is_said_of_a_year_without_figures_plan_or_target() -> None:
    pair: dict[str, Any] = {"numerator": 1, "denominator": 2}
    assert one(both(RATE, RATE, [pair], []), "Q1").a_year_ago is None
    assert one(replace(both(RATE, RATE, [pair], [pair]), year_before=None), "Q1").a_year_ago is None
    other = programme([target(RATE, name="khac")], [report(1, figure("khac", **pair))])
    year = replace(programme([target(RATE)], [report(1, figure(**pair))]), year_before=last_year(other))
    assert one(year, "Q1").a_year_ago is None


def test_an_incomplete_last_year_is_shown_with_its_coverage_and_without_a_change() -> None:
    pair = {"numerator": 1, "denominator": 2}
    found = one(both(RATE, RATE, [pair, pair], [pair, {}]), "Q2")
    assert wording.a_year_ago(found) == "50% (1/2); mới có 1/2 kỳ"
    assert found.year_change is None
    assert wording.year_change(found) == ""


def test_samples_of_last_year_make_the_outcome_a_sample() -> None:
    pair = {"numerator": 1, "denominator": 2}
    assert not assess(both(RATE, RATE, [pair], [pair]), Period.quarter(2026, 1)).illustrative
    year = both(RATE, RATE, [pair], [pair], illustrative=True)
    assert assess(year, Period.quarter(2026, 1)).illustrative
