"""Points from attainment: each formula on each kind of target, and no points on figures that are not in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from builders import figure, measure, report, target
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import attainment, criterion, source, table, totals

from tdkt.awards import wording
from tdkt.awards.attained_points import attained, formula_in_words, targets_in_scope
from tdkt.model.allocation import Allocation, Share
from tdkt.model.place import NOWHERE


def shares(measured: Any, period: str, *figures: Any) -> tuple[Fraction | None, Fraction | None]:
    """Return the share by both formulas for one target of unit a."""
    over = attainment(
        [target(measured)], [report(number, found) for number, found in enumerate(figures, start=1)], period
    )
    return attained(source(), "a", over).share, attained(source("proportional"), "a", over).share


@pytest.mark.parametrize(
    ("measured", "period", "figures", "share", "proportional"),
    [
        (
            measure("percentage", at_least=80),
            "Q1",
            [figure(numerator=60, denominator=100)],
            0,
            Fraction(3, 4),
        ),
        (measure("percentage", at_least=80), "Q1", [figure(numerator=99, denominator=100)], 1, 1),
        (
            measure("percentage", more_than=90),
            "Q1",
            [figure(numerator=45, denominator=100)],
            0,
            Fraction(1, 2),
        ),
        (measure("incidents", less_than=2), "Q1", [figure(count=1)], 1, 1),
        (measure("incidents", less_than=2), "Q1", [figure(count=2)], 0, 0),
        (measure("incidents", at_most=0), "Q1", [figure(count=0)], 1, 1),  # holds: can be no better yet
        (measure("incidents", at_most=0), "Q1", [figure(count=1)], 0, 0),
        (measure("count", at_least=4), "Q1", [figure(count=1)], 1, 1),  # on its schedule
        (measure("count", at_least=4), "H1", [figure(count=1), figure(count=0)], 0, Fraction(1, 2)),
        (measure("count", at_least=4), "Y", [figure(count=1)] * 3 + [figure(count=0)], 0, Fraction(3, 4)),
        (measure("milestone"), "Q1", [figure(progress="under_way")], 1, 1),
        (measure("milestone"), "Y", [figure(progress="under_way")] * 4, 0, 0),
        (
            measure("per_official", each_at_least=1),
            "Y",
            [figure(reached=9, members=12)] * 4,
            0,
            Fraction(3, 4),
        ),
        (measure("percentage", exactly=50), "Q1", [figure(numerator=60, denominator=100)], 0, 0),
        (measure("reduction", at_least=10), "Q1", [figure(now=95, base=100)], 0, Fraction(1, 2)),
        (measure("reduction", at_least=10), "Q1", [figure(now=120, base=100)], 0, 0),
    ],
)
def test_one_target(
    measured: Any, period: str, figures: list[Any], share: int, proportional: Fraction
) -> None:
    assert shares(measured, period, *figures) == (Fraction(share), proportional)


def test_a_target_that_is_not_reported_leaves_the_share_open() -> None:
    two = [target(measure("incidents", at_most=0), name=name) for name in ("t1", "t2")]
    over = attainment(two, [report(1, figure("t1", count=0))], "Q1")
    found = attained(source(), "a", over)
    assert found.share is None
    assert [one.target.id for one in found.unreported] == ["t2"]
    assert attained(source(targets=("t1",)), "a", over).share == 1


def test_what_did_not_arise_is_left_out() -> None:
    two = [target(measure("percentage", at_least=90), name=name) for name in ("t1", "t2")]
    reports = [report(1, figure("t1", numerator=0, denominator=0), figure("t2", numerator=1, denominator=1))]
    found = attained(source(), "a", attainment(two, reports, "Q1"))
    assert [found.share, found.reached, len(found.judged)] == [1, 1, 1]
    alone = attained(source(targets=("t1",)), "a", attainment(two, reports, "Q1"))
    assert alone.share is None


def test_what_is_not_due_yet_counts_for_and_against_nobody() -> None:
    yearly = measure("amount", at_least=52, in_="triệu đồng", accumulate="latest", reported_in=(4,))
    later = measure("milestone", due=date(2027, 6, 30))
    targets = [
        target(measure("incidents", at_most=0), name="t1"),
        target(yearly, name="t2"),
        target(later, name="t3"),
    ]
    reports = [report(1, figure("t1", count=1), figure("t3", progress="not_started"))]
    over = attainment(targets, reports, "Q1")
    found = attained(source(), "a", over)
    assert found.share == 0
    assert [one.credit for one in found.counted] == [0, None, None]
    assert found.unreported == ()
    alone = attained(source(targets=("t2", "t3")), "a", over)
    assert alone.share is None
    year = attainment(targets, [*reports, report(4, figure("t2", amount=60))], "Y")
    assert attained(source(targets=("t2",)), "a", year).share == 1


def test_from_nothing_there_is_no_part_of_a_fall() -> None:
    assert list(shares(measure("reduction", at_least=10), "Q1", figure(now=1, base=0))) == [0, 0]
    assert shares(measure("reduction", at_least=10), "Q1", figure(now=0, base=0)) == (None, None)


def test_a_part_of_a_plan_is_held_against_its_schedule() -> None:
    plan = measure("percentage", at_least=100, of_plan=True)
    assert list(shares(plan, "Q1", figure(numerator=25, denominator=100))) == [1, 1]
    assert list(shares(plan, "Q1", figure(numerator=20, denominator=100))) == [0, Fraction(4, 5)]


def test_only_the_units_own_targets_and_those_in_scope_count() -> None:
    over = attainment(
        [
            target(measure("incidents", at_most=0), name="t1"),
            target(measure("incidents", at_most=0), name="t2", units=("b",)),
        ],
        [report(1, figure("t1", count=0)), report(1, figure("t2", count=1), unit="b")],
        "Q1",
    )
    assert attained(source(), "a", over).share == 1
    assert attained(source(targets=("t1", "t2")), "b", over).share == 0
    assert attained(source(movement="other"), "a", over).counted == ()


def test_the_formula_and_its_outcome_are_said_in_words() -> None:
    assert "mọi chỉ tiêu của đơn vị" in formula_in_words(source())
    assert "t1, t2" in formula_in_words(source("proportional", targets=("t1", "t2")))
    assert "phong trào m" in formula_in_words(source(movement="m"))
    over = attainment(
        [target(measure("percentage", at_least=90))], [report(1, figure(numerator=45, denominator=100))], "Q1"
    )
    found = totals(table(criterion("t", 10, source=source("proportional"))), over=over)["a"].scored[0]
    assert wording.came_about(found) == "tính từ chỉ tiêu: trung bình 0,5; 0/1 chỉ tiêu đạt"
    found = totals(table(criterion("t", 10, source=source())), over=attainment(over.programme.targets, []))[
        "a"
    ].scored[0]
    assert wording.came_about(found) == "1/1 chỉ tiêu chưa báo cáo nên chưa tính"


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=6),
    st.integers(1, 100),
)
def test_shares_lie_between_0_and_1_and_proportional_is_never_less(
    rates: list[tuple[int, int]], threshold: int
) -> None:
    targets = [target(measure("percentage", at_least=threshold), name=f"t{n}") for n in range(len(rates))]
    figures = [
        figure(f"t{n}", numerator=min(part, whole), denominator=whole)
        for n, (part, whole) in enumerate(rates)
    ]
    over = attainment(targets, [report(1, *figures)], "Q1")
    plain, proportional = (
        attained(source(), "a", over).share,
        attained(source("proportional"), "a", over).share,
    )
    assert plain is not None
    assert proportional is not None
    assert 0 <= plain <= proportional <= 1
    assert (plain == 1) == (proportional == 1)


@pytest.mark.parametrize("reported_by", ["unit", "members"])
def test_a_thon_has_points_of_its_share(reported_by: str) -> None:
    held = tuple(Share(place, number, None, NOWHERE) for place, number in (("thon-1", 4), ("thon-2", 2)))
    allocated = replace(
        target(measure("count", at_least=6)),
        allocation=Allocation("subdivisions", reported_by, held, NOWHERE),
    )
    if reported_by == "unit":
        own = [replace(figure(count=number), for_=place) for place, number in (("thon-1", 4), ("thon-2", 1))]
        reports = [
            report(quarter, *(own if quarter == 1 else [replace(one, count=0) for one in own]))
            for quarter in (1, 2, 3, 4)
        ]
    else:
        reports = [
            report(quarter, figure(count=number if quarter == 1 else 0), unit=place)
            for place, number in (("thon-1", 4), ("thon-2", 1))
            for quarter in (1, 2, 3, 4)
        ]
    over = attainment([allocated, target(measure("incidents", at_most=0), name="khac")], reports, "Y")
    assert attained(source(), "thon-1", over).share == 1
    assert attained(source("proportional"), "thon-2", over).share == Fraction(1, 2)
    assert attained(source(targets=("khac",)), "thon-1", over).counted == ()
    assert targets_in_scope(source(), "thon-1", over.programme.targets) == (allocated,)
