"""Standards at their limits: days that just count, shares that are just enough, and what would mend the rest."""

from __future__ import annotations

import datetime
from dataclasses import replace
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
    TTLDXS,
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
)

from tdkt.awards.book import AwardBook
from tdkt.awards.standards import judge_standards, outcome
from tdkt.awards.verdict import Case, Verdict
from tdkt.model.award_records import DecisionRef
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import SchoolYear

ANNA = person("a")


def judged(award: str, records: AwardBook, who: Any = ANNA, *, on: datetime.date = BEFORE_LAW_2026, **more: Any) -> tuple[Verdict, ...]:  # fmt: skip
    found = law(on)
    return judge_standards(Case(who, found.awards[award], YEAR, "merit", **more), found, records, None)


def words(verdicts: tuple[Verdict, ...]) -> str:
    return " | ".join(f"{one.reason}. {one.mend}" for one in _all(verdicts))


def _all(verdicts: tuple[Verdict, ...]) -> list[Verdict]:
    return [found for one in verdicts for found in (one, *_all(one.parts))]


def rated_on(date: str) -> AwardBook:
    made = book(ANNA, ratings={"a": "good"})
    rating = replace(made.ratings["a", YEAR], decision=DecisionRef("9/QĐ-UBND", day(date), None, NOWHERE))
    return replace(made, ratings={("a", YEAR): rating})


@pytest.mark.parametrize(("date", "met"), [("2026-09-29", True), ("2026-09-30", True), ("2026-10-01", None)])
def test_a_rating_counts_from_the_day_of_its_decision(date: str, met: bool | None) -> None:
    found = judged(LDTT, rated_on(date))
    assert outcome(found) is met
    assert ("sau ngày xét 30/09/2026" in words(found)) == (met is None)


def test_a_rating_that_is_too_low_says_which_is_needed() -> None:
    assert "Cần xếp loại hoàn thành tốt nhiệm vụ trở lên" in words(
        judged(LDTT, book(ANNA, ratings={"a": "completed"}))
    )
    best = words(judged(CSTDCS, book(ANNA, ratings={"a": "completed"})))
    assert "Cần xếp loại hoàn thành xuất sắc nhiệm vụ; kiểm tra" in best


def test_a_rating_that_is_not_on_record_says_where_to_write_it() -> None:
    assert "plans/2026/awards/ratings.yaml" in words(judged(LDTT, book(ANNA)))
    found = law(BEFORE_LAW_2026)
    of_school = Case(ANNA, found.awards[LDTT], SchoolYear(YEAR), "merit")
    said = words(judge_standards(of_school, found, book(ANNA), None))
    assert "chưa có xếp loại năm học 2026 - 2027" in said
    assert "plans/2026/awards/ratings.yaml" in said


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (initiative("sk", "a", year=YEAR), ""),
        (initiative("sk", "a", year=YEAR, recognised=False), "chưa có quyết định công nhận"),
        (initiative("sk", "a", year=YEAR - 1), ""),
        (replace(initiative("sk", "a"), recognised=DecisionRef("2", BEFORE_LAW_2026, None, NOWHERE)), ""),
        (
            replace(initiative("sk", "a"), recognised=DecisionRef("2", BEFORE_LAW_2026 + datetime.timedelta(1), None, NOWHERE)),
            "được công nhận ngày 01/10/2026, sau ngày xét 30/09/2026",
        ),
        (replace(initiative("sk", "a"), year=YEAR + 1), f"áp dụng năm {YEAR + 1}, sau năm xét {YEAR}"),
    ],
)  # fmt: skip
def test_an_initiative_is_fit_up_to_the_day_and_the_year(made: Any, fault: str) -> None:
    found = judged(CSTDCS, book(ANNA, ratings={"a": "good"}, initiatives=[made]), initiatives=("sk",))
    assert (outcome(found) is True) == (fault == "")
    assert fault in words(found)
    assert ("có sáng kiến “Sáng kiến sk” được công nhận" in words(found)) == (fault == "")


def test_only_the_initiatives_that_a_nomination_names_count() -> None:
    records = book(ANNA, ratings={"a": "good"}, initiatives=[initiative("sk", "a")])
    assert outcome(judged(CSTDCS, records, initiatives=("sk",))) is True
    assert outcome(judged(CSTDCS, records, initiatives=())) is False
    assert outcome(judged(CSTDCS, records)) is True


def city_title(*files: Any, years: tuple[int, ...] = (2023, 2024, 2025)) -> tuple[Verdict, ...]:
    records = book(
        ANNA,
        past=[held("a", CSTDCS, year) for year in years],
        initiatives=[initiative("sk", "a", level="city")],
        batches=files,
    )
    return judged(CSTDTP, records)


def test_the_years_before_count_only_while_the_title_of_the_year_is_open() -> None:
    assert outcome(city_title()) is True
    refused = city_title(batch(nomination("dn", "a", CSTDCS, is_refused=True)))
    assert outcome(refused) is False
    assert f"năm {YEAR} không được xét tặng (đợt “dot”)" in words(refused)
    without = city_title(batch(nomination("dn", "b", CSTDCS), decided="2026-09-01"))
    assert outcome(without) is False
    assert f"năm {YEAR} đã xét xong mà không có tên (đợt “dot”)" in words(without)
    assert outcome(city_title(batch(nomination("dn", "b", CSTDCS)))) is True, "not decided yet"
    assert outcome(city_title(batch(nomination("dn", "a", LDTT, is_refused=True)))) is True, "another title"
    assert outcome(city_title(batch(nomination("dn", "b", CSTDCS, is_refused=True)))) is True, "somebody else"
    assert outcome(city_title(batch(nomination("dn", "b", CSTDCS, year=2025), decided="2026-09-01"))) is True


def test_the_years_that_are_on_record_are_said() -> None:
    assert "có trong sổ: 2023, 2025" in words(city_title(years=(2023, 2025)))
    assert "có trong sổ: không năm nào" in words(city_title(years=(2022,)))
    assert "các năm 2023, 2024, 2025" in words(city_title())


def members(count: int, holding: int, *, title: str = LDTT) -> AwardBook:
    people = [person(f"m{number}") for number in range(count)]
    return book(
        collective(),
        *people,
        past=[held(one.id, title, YEAR) for one in people[:holding]],
        ratings={one.id: "good" for one in people},
    )


@pytest.mark.parametrize(("count", "holding", "met"), [(10, 7, True), (10, 6, False), (20, 14, True), (20, 13, False), (1, 1, True)])  # fmt: skip
def test_a_share_of_the_members_is_held_exactly(count: int, holding: int, met: bool) -> None:
    found = judged(TTLDTT, members(count, holding), collective())
    assert any(f"{holding}/{count} cá nhân đạt" in one.reason and one.met is met for one in _all(found))


def test_members_without_the_title_are_named() -> None:
    found = words(judged(TTLDTT, members(2, 1), collective()))
    assert "Chưa có danh hiệu “Lao động tiên tiến” năm 2026: Nguyễn Văn M1." in found


@pytest.mark.parametrize(
    ("form", "since", "until", "met"),
    [
        ("reprimand", "2026-05-01", "", True),
        ("warning", "2026-05-01", "", False),
        ("warning", "2026-01-01", "2027-01-01", False),
        ("warning", "2026-12-31", "", False),
        ("warning", "2027-01-01", "", True),
        # one that began before runs into the year, or ended before it
        ("warning", "2025-01-01", "2025-12-31", True),
        ("warning", "2025-01-02", "2026-01-01", False),
        ("warning", "2025-12-31", "2026-12-31", False),
        ("warning", "2024-05-01", "2027-05-01", False),
        ("warning", "2025-12-31", "", False),
    ],
)
def test_a_member_under_discipline_in_the_year_is_named(form: str, since: str, until: str, met: bool) -> None:
    base = members(10, 10)
    records = replace(base, conduct=book(disciplines=[discipline("m3", form, since, until)]).conduct)
    found = words(judged(TTLDTT, records, collective()))
    assert ("có cá nhân bị kỷ luật trong năm 2026: Nguyễn Văn M3" in found) != met


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ({"m0": "completed", "m1": "good"}, "2/2 cá nhân hoàn thành nhiệm vụ"),
        ({"m0": "not_completed", "m1": "good"}, "không hoàn thành nhiệm vụ: Nguyễn Văn M0"),
        ({"m0": "good"}, "chưa có xếp loại năm 2026 của Nguyễn Văn M1"),
        ({"m0": "not_completed"}, "không hoàn thành nhiệm vụ: Nguyễn Văn M0"),
    ],
)
def test_every_member_has_completed_the_work(ratings: dict[str, str], said: str) -> None:
    people = [person("m0"), person("m1")]
    records = book(collective(), *people, ratings=ratings, past=[held(one.id, LDTT, YEAR) for one in people])
    assert said in words(judged(TTLDXS, records, collective()))


def test_after_the_law_of_2026_a_deed_is_judged_all_the_same() -> None:
    records = book(ANNA, ratings={"a": "good"})
    assert outcome(judged(LDTT, records, on=AFTER_LAW_2026)) is True
    assert outcome(judged(BANG_KHEN, records, on=AFTER_LAW_2026)) is not True


def test_of_several_ways_the_one_that_is_met_is_said_and_nothing_is_left_to_mend() -> None:
    """Luật số 06/2022/QH15, Điều 23: excellent, or an initiative that was recognised."""
    (met,) = [
        one for one in judged(CSTDCS, book(ANNA, ratings={"a": "excellent"})) if one.standard.needs == "any"
    ]
    assert (met.met, met.mend) == (True, "")
    assert "hoàn thành xuất sắc nhiệm vụ" in met.reason
    assert "sáng kiến" not in met.reason
    (open_,) = [
        one for one in judged(CSTDCS, book(ANNA, ratings={"a": "good"})) if one.standard.needs == "any"
    ]
    assert open_.met is False
    assert " Hoặc: " in open_.mend
    assert "sáng kiến" in open_.reason
    (unknown,) = [one for one in judged(CSTDCS, book(ANNA)) if one.standard.needs == "any"]
    assert unknown.met is None, "what is not on record may still be"
