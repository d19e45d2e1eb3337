"""Ranks: 1, 2, 2, 4; within groups; nobody without a total; provisional until the council has scored all."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import attainment, criterion, sheet, table

from tdkt.awards import wording
from tdkt.awards.ranking import competition_ranks, standing


@pytest.mark.parametrize(
    ("points", "ranks"),
    [
        ([], []),
        ([5], [1]),
        ([9, 8, 8, 7], [1, 2, 2, 4]),
        ([7, 8, 9, 8], [4, 2, 1, 2]),
        ([3, 3, 3], [1, 1, 1]),
        ([0, -1], [1, 2]),
    ],
)
def test_ranks(points: list[int], ranks: list[int]) -> None:
    assert competition_ranks([Fraction(value) for value in points]) == ranks


@given(st.lists(st.fractions(0, 100, max_denominator=3), max_size=12))
def test_a_rank_is_one_more_than_how_many_have_more(points: list[Fraction]) -> None:
    assert competition_ranks(points) == [1 + sum(other > value for other in points) for value in points]


def test_units_are_ranked_within_their_group() -> None:
    groups = {"g1": ("a",), "g2": ("b",)}
    found = standing(
        table(criterion("x"), groups=groups), [sheet("a", x="5"), sheet("b", x="9")], attainment()
    )
    assert [(r.group.id if r.group else "", [p.rank for p in r.placed]) for r in found.rankings] == [
        ("g1", [1]),
        ("g2", [1]),
    ]
    assert not found.illustrative


def test_without_groups_all_are_ranked_together_and_ties_keep_the_wards_order() -> None:
    [ranking] = standing(
        table(criterion("x")), [sheet("b", x="5"), sheet("a", x="5.0")], attainment()
    ).rankings
    assert ranking.group is None
    assert [(placed.rank, placed.total.unit.id) for placed in ranking.placed] == [(1, "a"), (1, "b")]
    assert not ranking.is_provisional


def test_a_unit_without_a_total_is_listed_apart() -> None:
    criteria = table(criterion("x"), criterion("y"))
    [ranking] = standing(criteria, [sheet("a", x="9"), sheet("b", x="1", y="1")], attainment()).rankings
    assert [placed.total.unit.id for placed in ranking.placed] == ["b"]
    assert [total.unit.id for total in ranking.unranked] == ["a"]
    assert ranking.is_provisional
    assert wording.why_provisional(ranking) == ("1 đơn vị chưa đủ điểm",)


def test_scores_of_different_stages_are_not_a_fair_race() -> None:
    sheets = [sheet("a", x="9"), sheet("b", x=("10", None, None))]
    [ranking] = standing(table(criterion("x")), sheets, attainment()).rankings
    assert ranking.is_provisional
    assert wording.why_provisional(ranking) == (
        "có điểm Hội đồng chưa chấm",
        "các đơn vị đang ở bước chấm khác nhau nên chưa so sánh được",
    )


def test_rounding_never_makes_different_totals_look_equal() -> None:
    one, other = Fraction(80), Fraction(80) - Fraction(1, 900)
    assert wording.points(one, against=[one, other]) == "80"
    assert wording.points(other, against=[one, other]) == "79,999"
    assert wording.points(Fraction(239, 3), against=[Fraction(239, 3), Fraction(92)]) == "79,67"
