"""The cheap look at single figures errs only on the safe side."""

from __future__ import annotations

from builders import figure, measure, programme, report, target
from hypothesis import given
from hypothesis import strategies as st
from test_properties import pairs, relations

from tdkt.attainment.assessment import assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure, Relation
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

bounds = st.integers(0, 100) | st.decimals(0, 100, places=2)


def meets_alone(measured: Measure, sent: Figure) -> bool:
    return kind_of(measured).meets_alone(measured, sent)


@given(
    st.lists(st.tuples(pairs, pairs), min_size=1, max_size=4),
    bounds,
    relations,
    st.sampled_from(["sum", "latest"]),
)
def test_a_target_whose_figures_all_meet_alone_never_falls_short(
    quarters: list[tuple[tuple[int, int], tuple[int, int]]], bound: int, relation: Relation, accumulate: str
) -> None:
    measured = measure("percentage", accumulate=accumulate, **{relation: bound})
    reports = [
        report(number, figure(numerator=part, denominator=whole), unit=unit)
        for number, both in enumerate(quarters, start=1)
        for unit, (part, whole) in zip(("a", "b"), both, strict=True)
    ]
    if all(meets_alone(measured, sent.figures[0]) for sent in reports):
        shared = target(measured, units=("a", "b"))
        found = assess(programme([shared], reports), Period.quarter(2026, len(quarters))).assessments[0]
        assert found.status not in (Status.BEHIND, Status.NOT_REACHED)


def test_it_is_sure_of_what_meets_and_of_nothing_else() -> None:
    at_least, more_than = measure("percentage", at_least=90), measure("percentage", more_than=90)
    exactly_at = figure(numerator=9, denominator=10)
    assert meets_alone(at_least, exactly_at)
    assert not meets_alone(more_than, exactly_at)
    assert not meets_alone(at_least, figure(numerator=89, denominator=100))
    assert not meets_alone(measure("percentage", at_most=90), exactly_at)
    assert not meets_alone(measure("count", at_least=1), figure(count=5))
