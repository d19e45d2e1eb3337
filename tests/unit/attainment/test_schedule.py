"""What the schedule asks by now, and that judging agrees with it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.judging import due_amount
from tdkt.attainment.status import Status
from tdkt.attainment.wording import scheduled
from tdkt.model.period import Period


def assessed(kind: str, counts: list[dict[str, Any]], **options: Any) -> Assessment:
    reports = [report(number, figure(**values)) for number, values in enumerate(counts, start=1)]
    period = Period.quarter(2026, len(counts))
    return assess(programme([target(measure(kind, **options))], reports), period).assessments[0]


@pytest.mark.parametrize(
    ("kind", "values", "options", "words"),
    [
        ("count", {"count": 1}, {"at_least": 8}, "2"),
        ("count", {"count": 1}, {"at_least": 1}, "0,25"),
        ("count", {"count": 1}, {"at_least": 8, "schedule": (1, 2, 3)}, "1"),
        ("count", {"count": 1}, {"at_most": 8}, ""),
        ("incidents", {"count": 1}, {"at_most": 8}, ""),
        ("amount", {"amount": 1}, {"at_least": 500, "in_": "ha"}, "125 ha"),
        ("amount", {"amount": 1}, {"at_least": 500, "in_": "ha", "accumulate": "latest"}, ""),
        ("percentage", {"numerator": 1, "denominator": 1}, {"at_least": 90}, ""),
        ("per_subdivision", {"reached": ()}, {"each_at_least": 1, "among": ("thon",)}, "1,5/6 thôn"),
    ],
)
def test_what_is_due_by_the_end_of_the_first_quarter(
    kind: str, values: dict[str, Any], options: dict[str, Any], words: str
) -> None:
    assert scheduled(assessed(kind, [values], **options)) == words


def test_at_the_years_end_only_the_plan_counts() -> None:
    assert scheduled(assessed("count", [{"count": 1}] * 4, at_least=8)) == ""


@given(counts=st.lists(st.integers(0, 30), min_size=1, max_size=3), goal=st.integers(1, 60))
def test_below_the_goal_the_status_follows_from_what_is_due(counts: list[int], goal: int) -> None:
    found = assessed("count", [{"count": count} for count in counts], at_least=goal)
    total = Fraction(sum(counts))
    due = due_amount(found.target.measure, found.gathered.value, found.period)
    assert due is not None
    if total < goal:
        assert found.status is (Status.ON_SCHEDULE if total >= due else Status.BEHIND)
    else:
        assert found.status.is_reached


def test_every_status_has_a_symbol_of_its_own() -> None:
    assert len({status.symbol for status in Status}) == len(Status)


def test_a_shared_target_is_found_with_each_of_its_units() -> None:
    shared, own = (
        target(measure("count", at_least=1), units=("b", "a")),
        target(measure("count", at_least=1), name="u"),
    )
    made = assess(programme([shared, own], [report(1, figure(count=1))]), Period.quarter(2026, 1))
    assert [len(made.of_unit(unit)) for unit in ("a", "b", "c")] == [2, 1, 0]
