"""Points of units and where they come from, in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import figure, measure, report, target
from scoring_cases import attainment, criterion, sheet, source, table, totals

from tdkt.awards import wording
from tdkt.awards.ranking import rank_units
from tdkt.model.place import NOWHERE
from tdkt.model.scoring import Grade

BOTH = {"khoi": ("a", "b")}


@pytest.mark.parametrize(
    ("value", "against", "words"),
    [
        (None, (), "–"),
        (Fraction(37, 2), (), "18,5"),
        (Fraction(1, 3), (), "0,33"),
        (Fraction(99999, 1000), (Fraction(100),), "99,999"),
        (Fraction(100), (Fraction(100),), "100"),
    ],
)
def test_points_never_seem_equal_where_they_are_not(
    value: Fraction | None, against: tuple[Fraction, ...], words: str
) -> None:
    assert wording.points(value, against=against) == words


def test_a_sum_shows_what_the_cap_took_away() -> None:
    made = table(
        criterion("chinh"), criterion("thuong", 6, "bonus"), criterion("tru", 5, "penalty"), bonus_cap=5
    )
    capped = totals(made, sheet("a", chinh="8", thuong="6", tru="2"))["a"]
    assert wording.sum_in_words(capped) == "8 + 5 - 2 = 11 (điểm thưởng 6, chỉ tính 5)"
    whole = totals(made, sheet("a", chinh="8", thuong="5", tru="0"))["a"]
    assert wording.sum_in_words(whole) == "8 + 5 - 0 = 13"


def test_a_total_just_below_a_class_is_not_written_as_where_it_begins() -> None:
    made = table(criterion("chinh", 100), criterion("tru", 5, "penalty"))
    grades = (Grade("Hoàn thành xuất sắc", 90, NOWHERE), Grade("Hoàn thành tốt", 70, NOWHERE))
    below = replace(totals(made, sheet("a", chinh="93.9967", tru="4"))["a"], grades=grades)
    assert wording.sum_in_words(below) == "93,997 + 0 - 4 = 89,997"
    assert wording.shown_sum(below).total == "89,997"
    reached = replace(totals(made, sheet("a", chinh="94", tru="4"))["a"], grades=grades)
    assert wording.sum_in_words(reached) == "94 + 0 - 4 = 90"


def test_a_total_that_lacks_points_says_how_many() -> None:
    made = table(criterion("mot"), criterion("hai"), criterion("thuong", 6, "bonus"))
    found = totals(made, sheet("a", mot="8"))["a"]
    assert wording.sum_in_words(found) == "chưa có tổng: có điểm 1/2 tiêu chí chính"
    assert [wording.came_about(scored) for scored in found.scored] == [
        "Hội đồng chấm",
        "chưa chấm",
        "không có",
    ]


def test_earlier_stages_are_said_beside_the_one_that_counts() -> None:
    found = totals(table(criterion("mot")), sheet("a", mot=("9", "8.5", None)))["a"]
    (words,) = [wording.came_about(scored) for scored in found.scored]
    assert words.endswith("(tự chấm 9)")
    both = totals(table(criterion("mot")), sheet("a", mot=("9", "8.5", "8")))["a"]
    (words,) = [wording.came_about(scored) for scored in both.scored]
    assert words.count(",") == 2, "9 and 8,5 beside the Council's"


def _attained(formula: str, *counts: int | None) -> str:
    targets = [target(measure("count", at_least=4), name=f"t{number}") for number in range(len(counts))]
    sent = [
        report(quarter, *(figure(f"t{number}", count=count) for number, count in enumerate(counts) if count is not None))
        for quarter in (1, 2, 3, 4)
    ]  # fmt: skip
    found = totals(table(criterion("chi-tieu", source=source(formula))), over=attainment(targets, sent))["a"]
    return wording.came_about(found.scored[0])


def test_points_drawn_from_targets_say_how_many_were_reached() -> None:
    assert _attained("share_reached", 1, 0) == "tính từ chỉ tiêu: 1/2 chỉ tiêu đạt"
    assert _attained("proportional", 1, 0) == "tính từ chỉ tiêu: trung bình 0,5; 1/2 chỉ tiêu đạt"
    assert _attained("share_reached", 1, None) == "1/2 chỉ tiêu chưa báo cáo nên chưa tính"


def test_where_the_table_comes_from() -> None:
    made = table(criterion("mot"))
    assert wording.origin_of(made) == wording.NO_LAW


def test_the_type_of_a_criterion_is_said_where_it_is_not_the_main_one() -> None:
    assert wording.criterion_title(criterion("mot")) == "mot"
    assert wording.criterion_title(criterion("hai", 5, "bonus")).startswith("hai (")


def test_ranks_are_provisional_until_the_council_has_scored_every_unit() -> None:
    made = table(criterion("mot"), groups=BOTH)

    def reasons(**scores: tuple[str | None, str | None, str | None] | str) -> tuple[str, ...]:
        sheets = [sheet(unit, mot=score) for unit, score in scores.items()]
        (ranking,) = rank_units(totals(made, *sheets).values())
        return wording.why_provisional(ranking)

    assert reasons(a="8", b="9") == ()
    assert reasons(a="8") == ("1 đơn vị chưa đủ điểm",)
    assert reasons(a=("8", None, None), b=("9", None, None)) == ("có điểm Hội đồng chưa chấm",)
    assert reasons(a="8", b=("9", None, None)) == (
        "có điểm Hội đồng chưa chấm",
        "các đơn vị đang ở bước chấm khác nhau nên chưa so sánh được",
    )


def test_the_reason_of_a_score_is_said_without_its_full_stop() -> None:
    given = sheet("a", mot="9")
    given = replace(given, scores=tuple(replace(score, reason="Nộp chậm.") for score in given.scores))
    (words,) = [wording.came_about(scored) for scored in totals(table(criterion("mot")), given)["a"].scored]
    assert words == "Hội đồng chấm: Nộp chậm"


@pytest.mark.parametrize(
    ("count", "goal", "words"),
    [
        (4, 4, "tính 1"),
        (2, 4, "tính 0,5"),
        (0, 4, "tính 0"),
        (99999, 100000, "tính 0,99999"),
        (1, 100000, "tính 0,00001"),
        (None, 4, "chưa tính"),
    ],
)
def test_what_one_target_counts_is_one_or_nought_only_where_it_is(
    count: int | None, goal: int, words: str
) -> None:
    one = target(measure("count", at_least=goal), name="t")
    sent = [report(quarter, *([figure("t", count=count if quarter == 1 else 0)] if count is not None else [])) for quarter in (1, 2, 3, 4)]  # fmt: skip
    found = totals(table(criterion("chi-tieu", source=source("proportional"))), over=attainment([one], sent))[
        "a"
    ]
    attained = found.scored[0].attained
    assert attained is not None
    assert [wording.counted_as(counted) for counted in attained.counted] == [words]
