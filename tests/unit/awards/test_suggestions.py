"""Who is suggested for what, who is not, and why."""

from __future__ import annotations

from typing import Any

import pytest
from award_builders import (
    AFTER_LAW_2026,
    BANG_KHEN,
    BEFORE_LAW_2026,
    CSTDCS,
    CSTDTP,
    LDTT,
    TTLDTT,
    YEAR,
    batch,
    book,
    collective,
    day,
    discipline,
    held,
    initiative,
    law,
    nomination,
    person,
    rule,
    verification,
)

from tdkt.awards.book import AwardBook
from tdkt.awards.hindrances import hindrances
from tdkt.awards.suggestions import Suggestion, day_for, suggestions

ANNA, BINH = person("a"), person("b")


def found(records: AwardBook, award: str, who: str = "a", *, on: Any = BEFORE_LAW_2026) -> Suggestion | None:
    page = suggestions(records, law(on, *records.local), YEAR)
    return next((one for one in page.found if (one.award.id, one.who.id) == (award, who)), None)


def test_the_awards_that_records_cannot_answer_are_named_apart() -> None:
    page = suggestions(book(ANNA), law(), YEAR)
    assert [award.id for award in page.judged_only] == [
        "co-thi-dua-thanh-pho",
        "xa-phuong-tieu-bieu",
        "thon-to-dan-pho-van-hoa",
        "gia-dinh-van-hoa",
        "giay-khen",
    ]


@pytest.mark.parametrize(("rating", "met"), [("good", True), ("completed", False)])
def test_a_rating_is_enough_for_lao_dong_tien_tien(rating: str, met: bool) -> None:
    one = found(book(ANNA, ratings={"a": rating}, registered=[("a", LDTT)]), LDTT)
    assert one is not None
    assert (one.met, one.registered, one.proposed) == (met, True, None)


def test_who_holds_the_award_or_a_higher_one_that_includes_it_is_left_out() -> None:
    assert found(book(ANNA, ratings={"a": "good"}, past=[held("a", LDTT, YEAR)]), LDTT) is None
    assert found(book(ANNA, ratings={"a": "good"}, past=[held("a", CSTDCS, YEAR)]), LDTT) is None
    assert found(book(ANNA, ratings={"a": "good"}, past=[held("a", LDTT, YEAR - 1)]), LDTT) is not None


def test_people_outside_the_units_or_no_longer_there_are_left_out() -> None:
    assert found(book(person("a", unit=None), ratings={"a": "good"}), LDTT) is None


def test_both_readings_are_shown_from_october_2026_on() -> None:
    records = book(ANNA, ratings={"a": "excellent"})
    one = found(records, CSTDCS, on=AFTER_LAW_2026)
    assert one is not None
    assert [(read.reading.id if read.reading else "", read.met) for read in one.readings] == [
        ("law-2022", True),
        ("draft-2025", False),
    ]
    assert (one.met, one.met_everywhere) == (True, False)
    before = found(records, CSTDCS)
    assert before is not None
    assert [(read.reading, read.met) for read in before.readings] == [(None, True)]


def test_the_reading_that_the_ward_has_chosen_is_the_only_one() -> None:
    records = book(ANNA, ratings={"a": "excellent"}, local=[rule("reading", "draft-2025")])
    one = found(records, CSTDCS, on=AFTER_LAW_2026)
    assert one is not None
    assert [(read.reading, read.met) for read in one.readings] == [(None, False)]


@pytest.mark.parametrize(
    ("on", "blocks"),
    [("2026-03-01", False), ("2026-03-02", True), ("2026-05-02", True), ("2026-05-03", False)],
)
def test_a_complaint_blocks_from_its_first_day_until_it_is_settled(on: str, blocks: bool) -> None:
    """Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4."""
    records = book(
        ANNA,
        ratings={"a": "good"},
        verifications=[verification("a", "complaint", "2026-03-02", "2026-05-02")],
    )
    one = found(records, LDTT, on=day(on))
    assert one is not None
    assert (one.met, one.blocked) == (True, blocks)


@pytest.mark.parametrize(
    ("until", "on", "expected"),
    [
        ("", "2026-09-30", [True]),
        ("2026-10-01", "2026-09-30", [True]),
        ("2026-09-30", "2026-09-30", [True]),
        ("2026-09-29", "2026-09-30", [False]),
        ("2025-12-31", "2026-09-30", []),
        ("2026-01-01", "2026-09-30", [False]),
    ],
)
def test_after_a_discipline_merit_counts_from_its_end(until: str, on: str, expected: list[bool]) -> None:
    """Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4."""
    records = book(ANNA, disciplines=[discipline("a", "reprimand", "2025-03-01", until)])
    assert [one.blocks for one in hindrances("a", day(on), YEAR, records)] == expected
    assert hindrances("b", day(on), YEAR, records) == ()


def test_an_initiative_serves_one_award_only() -> None:
    """Công văn số 5007/BNV-TĐKT năm 2023, mục III.5c (under the old decree); the ward may set more uses."""
    past = [held("a", CSTDCS, year) for year in (2023, 2024, 2025)]
    new = initiative("sk", "a", level="city")
    free = book(ANNA, past=past, initiatives=[new])
    other = batch(nomination("dn-01", "a", BANG_KHEN, initiatives=("sk",)))
    used = book(ANNA, past=past, initiatives=[new], batches=[other])
    own = book(
        ANNA,
        past=past,
        initiatives=[new],
        batches=[batch(nomination("dn-01", "a", CSTDTP, initiatives=("sk",)))],
    )
    refused = batch(nomination("dn-01", "a", BANG_KHEN, initiatives=("sk",), is_refused=True))
    given_up = book(ANNA, past=past, initiatives=[new], batches=[refused])
    twice = book(ANNA, past=past, initiatives=[new], batches=[other], local=[rule("initiative_uses", 2)])
    for records, met in ((free, True), (used, False), (own, True), (given_up, True), (twice, True)):
        one = found(records, CSTDTP)
        assert one is not None
        assert one.met is met


def test_each_author_may_use_a_common_initiative() -> None:
    common = initiative("sk", "a", "b")
    other = batch(nomination("dn-01", "a", BANG_KHEN, initiatives=("sk",)))
    records = book(ANNA, BINH, ratings={"a": "good", "b": "good"}, initiatives=[common], batches=[other])
    first, second = found(records, CSTDCS), found(records, CSTDCS, "b")
    assert first is not None
    assert second is not None
    assert (first.met, second.met) == (False, True)


def test_before_there_are_nominations_those_who_meet_the_standard_count_in_the_share() -> None:
    people = [person(f"p{number}") for number in range(10)]
    ratings = {one.id: "good" if number < 7 else "completed" for number, one in enumerate(people)}
    records = book(collective(), *people, ratings=ratings | {"tap-the": "good"})
    page = suggestions(records, law(), YEAR)
    assert LDTT in [award.id for award in page.assumed]
    assert [one.met for one in page.found if one.award.id == TTLDTT] == [True]
    proposed = batch(nomination("dn-01", "p0", LDTT))
    page = suggestions(
        book(collective(), *people, ratings=ratings | {"tap-the": "good"}, batches=[proposed]), law(), YEAR
    )
    assert LDTT not in [award.id for award in page.assumed]
    assert [one.met for one in page.found if one.award.id == TTLDTT] == [False]


def test_what_is_proposed_and_what_was_refused_is_told() -> None:
    file = batch(nomination("dn-01", "a", LDTT), nomination("dn-02", "b", LDTT, is_refused=True))
    records = book(ANNA, BINH, ratings={"a": "good", "b": "good"}, batches=[file])
    first, second = found(records, LDTT), found(records, LDTT, "b")
    assert first is not None
    assert second is not None
    assert (first.proposed is not None, first.refused) == (True, None)
    assert (second.proposed, second.refused is not None) == (None, True)


def test_a_near_miss_meets_something() -> None:
    records = book(ANNA, BINH, past=[held("a", CSTDCS, 2023), held("a", CSTDCS, 2025)])
    first, second = found(records, CSTDTP), found(records, CSTDTP, "b")
    assert first is not None
    assert second is not None
    assert (first.met, first.near, second.near) == (False, True, False)


def test_the_day_is_the_years_last_or_today() -> None:
    assert day_for(2026, day("2026-11-22")) == day("2026-11-22")
    assert day_for(2025, day("2026-11-22")) == day("2025-12-31")
