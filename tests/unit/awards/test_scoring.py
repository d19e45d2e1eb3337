"""Totals: which score counts, what the cap and the penalties do, what leaves a total open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import figure, measure, report, target
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import attainment, criterion, sheet, source, table, total_of, totals

from tdkt.awards import wording
from tdkt.model.scoring import Stage


@pytest.mark.parametrize(
    ("given_scores", "points", "stage"),
    [
        (("9", "8", "7.5"), Fraction(15, 2), Stage.COUNCIL),
        (("9", "8", None), Fraction(8), Stage.APPRAISED),
        (("9", None, None), Fraction(9), Stage.SELF),
        (("9", "8", "0"), Fraction(0), Stage.COUNCIL),
        ((None, "8", None), Fraction(8), Stage.APPRAISED),
    ],
)
def test_the_later_stage_counts(
    given_scores: tuple[str | None, str | None, str | None], points: Fraction, stage: Stage
) -> None:
    found = totals(table(criterion("x")), sheet("a", x=given_scores))["a"]
    assert (found.total, found.stage) == (points, stage)


def test_main_and_capped_bonus_less_penalty() -> None:
    criteria = table(
        criterion("x", 60),
        criterion("y", 40),
        criterion("b1", 5, "bonus"),
        criterion("b2", 5, "bonus"),
        criterion("p", 10, "penalty"),
        bonus_cap=Decimal("6.5"),
    )
    found = totals(criteria, sheet("a", x="55.25", y="40", b1="4", b2="3", p="2"))["a"]
    assert found.main == Fraction(381, 4)
    assert [found.claimed, found.bonus, found.penalty] == [7, Fraction(13, 2), 2]
    assert found.total == Fraction(381, 4) + Fraction(13, 2) - 2
    assert wording.sum_in_words(found) == "95,25 + 6,5 - 2 = 99,75 (điểm thưởng 7, chỉ tính 6,5)"


def test_a_missing_main_criterion_leaves_the_total_open_but_not_a_missing_bonus() -> None:
    criteria = table(criterion("x"), criterion("y"), criterion("b", 5, "bonus"), criterion("p", 5, "penalty"))
    found = totals(criteria, sheet("a", x="8"))["a"]
    assert found.total is None
    assert [missing.criterion.id for missing in found.missing] == ["y"]
    assert wording.coverage(found) == "có điểm 1/2 tiêu chí chính"
    assert total_of(criteria, sheet("a", x="8", y="0")) == 8


def test_a_unit_without_a_sheet_has_no_total() -> None:
    found = totals(table(criterion("x")), sheet("a", x="8"))["b"]
    assert (found.total, found.stage) == (None, None)


def test_the_stage_of_a_total_is_the_earliest_that_counts() -> None:
    criteria = table(criterion("x"), criterion("y"), criterion("b", 5, "bonus"))
    assert totals(criteria, sheet("a", x="8", y=("7", "6", None)))["a"].stage is Stage.APPRAISED
    assert totals(criteria, sheet("a", x="8", y="7", b=("1", None, None)))["a"].stage is Stage.SELF


def test_a_criterion_of_another_group_does_not_count() -> None:
    criteria = table(
        criterion("x"),
        criterion("y", groups=("g1",)),
        criterion("z", groups=("g2",)),
        groups={"g1": ("a",), "g2": ("b",)},
    )
    found = totals(criteria, sheet("a", x="8", y="5"), sheet("b", x="1", z="2"))
    assert [found["a"].total, found["b"].total] == [13, 3]


def test_a_unit_in_no_group_is_not_scored() -> None:
    assert set(totals(table(criterion("x"), groups={"g": ("b",)}))) == {"b"}


def test_points_from_attainment_are_computed_and_need_no_score() -> None:
    reached = target(measure("percentage", at_least=90), name="t1")
    missed = target(measure("percentage", at_least=99), name="t2")
    reports = [
        report(
            quarter,
            figure("t1", numerator=19, denominator=20),
            figure("t2", numerator=19, denominator=20),
            figure("t3", numerator=19, denominator=20),
        )
        for quarter in (1, 2, 3, 4)
    ]
    third = target(measure("percentage", at_least=50), name="t3")
    over = attainment([reached, missed, third], reports)
    criteria = table(criterion("x", 10), criterion("t", 40, source=source()))
    assert total_of(criteria, sheet("a", x="5"), over=over) == 5 + Fraction(80, 3)
    assert total_of(criteria, sheet("a", x="5", t="40"), over=over) == 5 + Fraction(
        80, 3
    )  # typed: not looked at
    only = table(criterion("x", 10), criterion("t", 40, source=source(targets=("t2",))))
    assert total_of(only, sheet("a", x="5"), over=over) == 5
    other = totals(criteria, sheet("b", x="5", t="30"), over=over)["b"]
    assert other.total == 35  # the unit has no such target: scored by hand


def test_a_sample_anywhere_behind_a_total_is_told() -> None:
    over = attainment(
        [target(measure("incidents", at_most=0))],
        [report(quarter, figure(count=0), illustrative=True) for quarter in (1, 2, 3, 4)],
    )
    criteria = table(criterion("t", 100, source=source()))
    assert totals(criteria, over=over)["a"].illustrative
    assert not totals(table(criterion("x")), sheet("a", x="1"), over=over)["a"].illustrative


halves = st.integers(0, 200).map(lambda points: str(Decimal(points) / 2))


@given(st.lists(halves, min_size=1, max_size=8), st.lists(halves, max_size=4), st.lists(halves, max_size=3))
def test_totals_add_up_exactly(main: list[str], bonus: list[str], penalty: list[str]) -> None:
    named = {
        **{f"m{number}": points for number, points in enumerate(main)},
        **{f"b{number}": points for number, points in enumerate(bonus)},
        **{f"p{number}": points for number, points in enumerate(penalty)},
    }
    kinds = {"m": "main", "b": "bonus", "p": "penalty"}
    criteria = table(*(criterion(name, 100, kinds[name[0]]) for name in named), bonus_cap=20)
    expected = max(
        sum(map(Fraction, main)) + min(sum(map(Fraction, bonus)), Fraction(20)) - sum(map(Fraction, penalty)),
        0,
    )
    assert total_of(criteria, sheet("a", **named)) == expected
    shuffled = dict(sorted(named.items(), key=lambda pair: pair[1]))
    assert total_of(criteria, sheet("a", **shuffled)) == expected
