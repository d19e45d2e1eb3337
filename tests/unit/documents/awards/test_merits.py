"""The merit of a nomination on the day of its file."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tdkt.awards.batch_case import BatchCase
from tdkt.documents.awards.merits import Merit, day_of_file, merits

from ..award_samples import CITY_BATCH, SUDDEN, THEMATIC, YEAR_END, case, changed


def merit_of(found: BatchCase, who: str) -> Merit:
    (merit,) = merits(found, [nominee for nominee in found.considered if nominee.who.id == who][:1])
    return merit


@pytest.mark.parametrize(
    ("batch", "period", "achieved"), [(THEMATIC, "2026-H1", "760/800"), (YEAR_END, "2026-9M", "1824/2000")]
)
def test_figures_are_those_of_the_last_quarter_that_was_over(batch: str, period: str, achieved: str) -> None:
    who = {THEMATIC: "bo-phan-mot-cua", YEAR_END: "do-van-g"}[batch]
    merit = merit_of(case(batch), who)
    assert merit.period is not None
    assert merit.period.key == period
    value = merit.figures[0].gathered.value
    assert value is not None
    assert f"{value.part}/{value.whole}" == achieved
    assert merit.illustrative


def test_a_file_before_any_report_has_no_figures() -> None:
    early = changed(THEMATIC, received=datetime.date(2026, 2, 1))
    merit = merit_of(early, "bo-phan-mot-cua")
    assert merit.period is None
    assert merit.figures == ()


def test_nobody_gets_the_figures_of_others() -> None:
    assert merit_of(case(YEAR_END), "nguyen-van-a").period is None
    assert merit_of(case(SUDDEN), "hoang-van-s").figures == ()


def test_a_target_that_the_plan_does_not_have_is_named() -> None:
    found = case(THEMATIC)
    first = found.nominees[0]
    linked = replace(first, nomination=replace(first.nomination, targets=("hai-long.ty-le", "khong-co")))
    (merit,) = merits(found, [linked])
    assert merit.unknown == ("khong-co",)
    assert len(merit.figures) == 1


def test_the_batch_itself_and_what_came_later_are_no_earlier_awards() -> None:
    of_year_end = merit_of(case(YEAR_END), "nguyen-van-a").awards
    assert [(held.award, held.year) for held in of_year_end] == [
        ("lao-dong-tien-tien", 2023),
        ("chien-si-thi-dua-co-so", 2024),
        ("chien-si-thi-dua-co-so", 2025),
    ]
    to_the_city = merit_of(case(CITY_BATCH), "nguyen-van-a").awards
    assert [held.year for held in to_the_city if held.award == "chien-si-thi-dua-co-so"] == [2024, 2025, 2026]
    assert [held.year for held in merit_of(case(THEMATIC), "do-thi-b").awards] == [2025]


def test_a_rating_counts_from_its_decision_on() -> None:
    assert [year for year, _ in merit_of(case(YEAR_END), "nguyen-van-a").ratings] == [2026]
    assert merit_of(case(THEMATIC), "do-thi-b").ratings == ()


def test_the_day_of_the_file() -> None:
    assert day_of_file(case(YEAR_END)) == datetime.date(2026, 11, 2)
    assert day_of_file(case(CITY_BATCH)) == datetime.date(2026, 11, 20)
    not_sent = changed(CITY_BATCH, submission=None, state="voted")
    assert day_of_file(not_sent) == datetime.date(2026, 11, 16)
