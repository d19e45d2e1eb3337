"""Points by occurrence and beside the leader, scores of other members, caps, broken conditions and classes: exact, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import attainment, criterion

from tdkt.awards import wording
from tdkt.awards.ranking import GroupRanking, standing_of
from tdkt.model.place import NOWHERE
from tdkt.model.scoring import (
    Better,
    Broken,
    Condition,
    CriteriaPart,
    Criterion,
    Effect,
    Figures,
    Grade,
    PerOccurrence,
    Relative,
    Score,
    ScoredBody,
    ScoreSheet,
    ScoringCriteria,
    UnitGroup,
)

MODELS = PerOccurrence(2, "gương", NOWHERE)
MONEY = Relative("triệu đồng", NOWHERE)


def _line(name: str, maximum: int = 10, kind: str = "main", **ways: object) -> Criterion:
    found = criterion(name, maximum, kind)
    return Criterion(
        found.id,
        found.text,
        found.maximum,
        found.type,
        (),
        None,
        NOWHERE,
        **ways,  # type: ignore[arg-type]
    )


def _counted(name: str, council: str | None, **cross: str) -> Score:
    figures = Figures(
        None,
        None,
        None if council is None else Decimal(council),
        {by: Decimal(one) for by, one in cross.items()},
        NOWHERE,
    )
    return Score(name, None, None, None, NOWHERE, counted=figures)


def _points(name: str, council: str | None = None, *, own: str | None = None, **cross: str) -> Score:
    return Score(
        name,
        None if own is None else Decimal(own),
        None,
        None if council is None else Decimal(council),
        NOWHERE,
        cross={by: Decimal(one) for by, one in cross.items()},
    )


def _rank(
    criteria: tuple[Criterion, ...],
    scores: Mapping[str, tuple[Score, ...]],
    *,
    cross: str | None = None,
    broken: Mapping[str, str] | None = None,
    conditions: tuple[Condition, ...] = (),
    grades: tuple[Grade, ...] = (),
    penalty_cap: int | None = None,
) -> GroupRanking:
    members = tuple(scores)
    table = ScoringCriteria(
        2026,
        "Bảng",
        100,
        (CriteriaPart("Phần", criteria, None, NOWHERE),),
        (UnitGroup("k", "Khối", members, NOWHERE, cross),),
        None,
        None,
        NOWHERE,
        penalty_cap=penalty_cap,
        conditions=conditions,
        grades=grades,
    )
    sheets = [
        ScoreSheet(
            2026,
            name,
            found,
            NOWHERE,
            broken=(Broken((broken or {})[name], "biên bản", NOWHERE),) if name in (broken or {}) else (),
        )
        for name, found in scores.items()
    ]
    bodies = [ScoredBody(name, name.upper(), None) for name in members]
    [ranking] = standing_of(table, bodies, sheets, attainment()).rankings
    return ranking


def _said(ranking: GroupRanking, member: str) -> str:
    [total] = [one for one in ranking.members if one.unit.id == member]
    return wording.came_about(total.scored[0])


@pytest.mark.parametrize(("times", "points"), [("0", 0), ("3", 6), ("5", 10), ("6", 10)])
def test_each_occurrence_gives_its_points_up_to_the_maximum(times: str, points: int) -> None:
    ranking = _rank((_line("x", per_occurrence=MODELS),), {"a": (_counted("x", times),)})
    assert ranking.placed[0].points == points


def test_the_account_of_occurrences_names_what_is_counted_and_the_cap() -> None:
    ranking = _rank(
        (_line("x", per_occurrence=MODELS),), {"a": (_counted("x", "6"),), "b": (_counted("x", "3"),)}
    )
    assert _said(ranking, "a") == "6 gương × 2 điểm, nhiều nhất 10; Hội đồng chấm"
    assert _said(ranking, "b") == "3 gương × 2 điểm; Hội đồng chấm"


def test_the_leader_has_the_maximum_and_the_others_their_exact_share() -> None:
    scores = {"a": (_counted("x", "90"),), "b": (_counted("x", "30"),), "c": (_counted("x", "90.0"),)}
    ranking = _rank((_line("x", 40, relative=MONEY),), scores)
    assert [(one.total.unit.id, one.rank, one.points) for one in ranking.placed] == [
        ("a", 1, 40),
        ("c", 1, 40),
        ("b", 3, Fraction(40, 3)),
    ]
    assert _said(ranking, "b") == "30 triệu đồng, dẫn đầu 90: 40 × 30 / 90; Hội đồng chấm"
    assert _said(ranking, "a") == "dẫn đầu với 90 triệu đồng; Hội đồng chấm"


@given(st.lists(st.fractions(0, 1000, max_denominator=8), min_size=1, max_size=6))
def test_shares_of_the_leader_are_exact(figures: list[Fraction]) -> None:
    exact = [Fraction(int(value * 8), 8) for value in figures]
    names = [f"m{number}" for number in range(len(exact))]
    scores = {
        name: (_counted("x", str(Decimal(value.numerator) / Decimal(value.denominator))),)
        for name, value in zip(names, exact, strict=True)
    }
    ranking = _rank((_line("x", 7, relative=Relative("đồng", NOWHERE, if_all_zero=1)),), scores)
    best = max(exact)
    expected = {name: 7 * value / best if best else 7 for name, value in zip(names, exact, strict=True)}
    assert {one.total.unit.id: one.points for one in ranking.placed} == expected


def test_where_less_is_better_the_proportion_is_turned_round() -> None:
    less = Relative("vụ", NOWHERE, Better.LOWER)
    scores = {"a": (_counted("x", "2"),), "b": (_counted("x", "8"),)}
    ranking = _rank((_line("x", 10, relative=less),), scores)
    assert [one.points for one in ranking.placed] == [10, Fraction(5, 2)]
    assert _said(ranking, "b") == "8 vụ, dẫn đầu 2: 10 × 2 / 8; Hội đồng chấm"


def test_beside_a_leader_without_any_there_is_no_proportion_unless_the_table_says_so() -> None:
    scores = {"a": (_counted("x", "0"),), "b": (_counted("x", "1"),), "c": (_counted("x", "4"),)}
    silent = _rank((_line("x", 10, relative=Relative("vụ", NOWHERE, Better.LOWER)),), scores)
    assert not silent.placed
    assert "if_best_zero" in _said(silent, "b")
    stated = Relative("vụ", NOWHERE, Better.LOWER, if_best_zero=0)
    assert [one.points for one in _rank((_line("x", 10, relative=stated),), scores).placed] == [10, 0, 0]
    nobody = {"a": (_counted("x", "0"),), "b": (_counted("x", "0"),)}
    assert "if_all_zero" in _said(_rank((_line("x", 10, relative=stated),), nobody), "a")


@pytest.mark.parametrize(("said", "points"), [(0, 0), (1, 10)])
def test_where_all_have_nothing_the_table_says_what_that_gives(said: int, points: int) -> None:
    stated = Relative("đồng", NOWHERE, if_all_zero=said)
    ranking = _rank((_line("x", relative=stated),), {"a": (_counted("x", "0"),), "b": (_counted("x", "0"),)})
    assert [one.points for one in ranking.placed] == [points, points]


def test_where_it_does_not_say_so_nothing_is_made_up() -> None:
    ranking = _rank((_line("x", relative=MONEY),), {"a": (_counted("x", "0"),), "b": (_counted("x", "0"),)})
    assert not ranking.placed
    assert "if_all_zero" in _said(ranking, "a")


def test_without_the_figure_of_one_member_nobody_has_points_beside_the_leader() -> None:
    ranking = _rank((_line("x", relative=MONEY),), {"a": (_counted("x", "90"),), "b": ()})
    assert not ranking.placed
    assert _said(ranking, "a") == "90 triệu đồng, chưa biết số liệu dẫn đầu: còn thiếu của B; Hội đồng chấm"
    assert _said(ranking, "b") == "chưa chấm"


def test_the_others_scores_are_averaged_exactly_and_ones_own_is_not_among_them() -> None:
    scores = {
        "a": (_points("x", own="10", b="9", c="8"),),
        "b": (_points("x", own="10", a="7", c="7.5"),),
        "c": (_points("x", own="10", a="8", b="9"),),
    }
    ranking = _rank((_line("x"),), scores, cross="mean")
    assert {one.total.unit.id: one.points for one in ranking.placed} == {
        "a": Fraction(17, 2),
        "b": Fraction(29, 4),
        "c": Fraction(17, 2),
    }
    assert _said(ranking, "a") == "chấm chéo, trung bình cộng: B 9, C 8 (tự chấm 10)"


def test_a_missing_scorer_is_named_and_no_total_is_said() -> None:
    scores = {"a": (_points("x", own="10", b="9"),), "b": (_points("x", a="7", c="7"),), "c": ()}
    ranking = _rank((_line("x"),), scores, cross="mean")
    assert [one.total.unit.id for one in ranking.placed] == ["b"]
    assert _said(ranking, "a") == "chưa có điểm chấm chéo của C"


def test_a_trimmed_mean_leaves_out_one_highest_and_one_lowest() -> None:
    scores = {name: (_points("x", "5"),) for name in "bcde"}
    scores["a"] = (_points("x", b="10", c="10", d="4", e="7"),)
    ranking = _rank((_line("x"),), scores, cross="trimmed_mean")
    [a] = [one for one in ranking.placed if one.total.unit.id == "a"]
    assert a.points == Fraction(17, 2)
    assert "(bỏ)" in _said(ranking, "a")


def test_of_occurrences_that_others_counted_the_points_are_averaged_each_below_the_maximum() -> None:
    most = _line("x", 10, per_occurrence=PerOccurrence(3, "gương", NOWHERE))
    scores = {
        "a": (_counted("x", None, b="5", c="3", d="3"),),  # 10 (not 15), 9, 9
        "b": (_counted("x", None, a="2", c="1", d="3"),),
        "c": (_counted("x", "1"),),
        "d": (_counted("x", "1"),),
    }
    ranking = _rank((most,), scores, cross="mean")
    totals = {total.unit.id: total.total for total in ranking.members}
    assert (totals["a"], totals["b"]) == (Fraction(28, 3), Fraction(6))
    assert "mỗi phiếu: số gương × 3 điểm, nhiều nhất 10" in _said(ranking, "a")
    assert "2 gương × 3 điểm; " in _said(ranking, "b")
    trimmed = _rank((most,), scores, cross="trimmed_mean")
    assert next(total.total for total in trimmed.members if total.unit.id == "a") == 9


def test_the_councils_word_counts_before_the_members() -> None:
    ranking = _rank(
        (_line("x"),), {"a": (_points("x", "6", own="10", b="9"),), "b": (_points("x", "5"),)}, cross="mean"
    )
    assert [one.points for one in ranking.placed] == [6, 5]


def test_penalties_count_up_to_their_cap_and_a_total_is_never_below_nothing() -> None:
    late = _line("late", 50, "penalty", per_occurrence=PerOccurrence(5, "lần", NOWHERE))
    scores = {
        "a": (_points("x", "8"), _counted("late", "4")),
        "b": (_points("x", "2"), _counted("late", "9")),
    }
    capped = _rank((_line("x"), late), scores, penalty_cap=6)
    assert [one.points for one in capped.placed] == [2, 0]
    assert wording.sum_in_words(capped.placed[0].total) == "8 + 0 - 6 = 2 (điểm trừ 20, chỉ tính 6)"
    assert wording.sum_in_words(capped.placed[1].total).startswith("2 + 0 - 6 = 0 (điểm trừ nhiều hơn")


NOT_FIRST = Condition("don-thu", "Có đơn thư", Effect.NOT_FIRST, NOWHERE)
LOWER = Condition("ky-luat", "Có kỷ luật", Effect.LOWER_GRADE, NOWHERE)
OUT = Condition("trong-an", "Có trọng án", Effect.NOT_CONSIDERED, NOWHERE)
GRADES = (Grade("Xuất sắc", 9, NOWHERE), Grade("Tốt", 7, NOWHERE))


def _with(broken: dict[str, str]) -> GroupRanking:
    scores = {name: (_points("x", points),) for name, points in {"a": "9.5", "b": "9", "c": "7"}.items()}
    return _rank((_line("x"),), scores, broken=broken, conditions=(NOT_FIRST, LOWER, OUT), grades=GRADES)


@pytest.mark.parametrize(
    ("broken", "order"),
    [
        ({}, {"a": 1, "b": 2, "c": 3}),
        ({"a": "don-thu"}, {"b": 1, "a": 2, "c": 3}),
        ({"c": "don-thu"}, {"a": 1, "b": 2, "c": 3}),
        ({"a": "don-thu", "b": "don-thu"}, {"c": 1, "a": 2, "b": 3}),
        ({"a": "don-thu", "b": "don-thu", "c": "don-thu"}, {"a": 2, "b": 3, "c": 4}),
        ({"a": "trong-an"}, {"b": 1, "c": 2}),
        ({"a": "ky-luat"}, {"a": 1, "b": 2, "c": 3}),
    ],
)
def test_a_broken_condition_keeps_from_the_first_rank_or_from_ranking(
    broken: dict[str, str], order: dict[str, int]
) -> None:
    assert {one.total.unit.id: one.rank for one in _with(broken).placed} == order


def test_classes_follow_from_points_and_are_lowered_by_a_broken_condition() -> None:
    def grades(broken: dict[str, str]) -> dict[str, str]:
        return {one.unit.id: wording.grade_of(one) for one in _with(broken).members}

    assert grades({}) == {"a": "Xuất sắc", "b": "Xuất sắc", "c": "Tốt"}
    assert grades({"a": "ky-luat", "c": "ky-luat"}) == {"a": "Tốt", "b": "Xuất sắc", "c": "chưa đạt mức nào"}
    assert grades({"b": "trong-an"})["b"] == "không xét thi đua"
