"""Who meets a standard: facts, day, what the law gives, and the article that it comes from."""

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
    TTLDXS,
    YEAR,
    book,
    collective,
    discipline,
    held,
    initiative,
    law,
    person,
)

from tdkt.awards.book import AwardBook
from tdkt.awards.standards import judge_standards, outcome
from tdkt.awards.verdict import Case, Verdict

ANNA = person("a")


def judged(
    award: str,
    records: AwardBook,
    who: Any = ANNA,
    *,
    on: Any = BEFORE_LAW_2026,
    reading: str | None = None,
    **more: Any,
) -> tuple[Verdict, ...]:
    found = law(on)
    return judge_standards(Case(who, found.awards[award], YEAR, "merit", **more), found, records, reading)


@pytest.mark.parametrize(
    ("rating", "met"),
    [("excellent", True), ("good", True), ("completed", False), ("not_completed", False), (None, None)],
)
def test_lao_dong_tien_tien_needs_good_or_better(rating: str | None, met: bool | None) -> None:
    """Luật số 06/2022/QH15, Điều 24, khoản 1."""
    assert outcome(judged(LDTT, book(ANNA, ratings={"a": rating} if rating else {}))) is met


@pytest.mark.parametrize(
    ("rating", "initiatives", "under_2022", "under_draft"),
    [
        ("excellent", [], True, False),
        ("good", [initiative("sk", "a")], True, False),
        ("excellent", [initiative("sk", "a")], True, True),
        ("good", [], False, False),
        ("completed", [initiative("sk", "a")], False, False),
        ("good", [initiative("sk", "a", recognised=False)], False, False),
        ("good", [initiative("sk", "b")], False, False),
        ("good", [initiative("sk", "a", year=YEAR + 1)], False, False),
        ("good", [initiative("sk", "a", used=[("a", BANG_KHEN, 2025)])], False, False),
        ("excellent", [initiative("sk", "a", used=[("a", BANG_KHEN, 2025)])], True, False),
    ],
)
def test_chien_si_thi_dua_co_so_in_both_readings(
    rating: str, initiatives: list[Any], under_2022: bool, under_draft: bool
) -> None:
    """Luật số 06/2022/QH15, Điều 23; the draft of the amending law asks for both excellent and an initiative."""
    records = book(ANNA, ratings={"a": rating}, initiatives=initiatives)
    assert outcome(judged(CSTDCS, records)) is under_2022
    assert outcome(judged(CSTDCS, records, on=AFTER_LAW_2026, reading="law-2022")) is under_2022
    assert outcome(judged(CSTDCS, records, on=AFTER_LAW_2026, reading="draft-2025")) is under_draft


@pytest.mark.parametrize(
    ("years", "met"),
    [
        ([2024, 2025, 2026], True),
        ([2023, 2025, 2026], False),
        ([2023, 2024, 2026], False),
        ([2023, 2024, 2025], True),  # the title of the year itself is decided later
        ([2022, 2023, 2024], False),
        ([2025, 2025, 2026], False),
        ([2025, 2026], False),
        ([], False),
    ],
)
def test_three_consecutive_years(years: list[int], met: bool) -> None:
    """Luật số 06/2022/QH15, Điều 22."""
    records = book(
        ANNA,
        past=[held("a", CSTDCS, year) for year in years],
        initiatives=[initiative("sk", "a", level="city")],
    )
    assert outcome(judged(CSTDTP, records)) is met


def test_a_title_proposed_beside_counts_as_the_third_year() -> None:
    records = book(
        ANNA,
        past=[held("a", CSTDCS, 2024), held("a", CSTDCS, 2025)],
        initiatives=[initiative("sk", "a", level="city")],
    )
    assert outcome(judged(CSTDTP, records)) is False
    assert outcome(judged(CSTDTP, records, expected=frozenset({("a", CSTDCS)}))) is True


@pytest.mark.parametrize(("level", "met"), [("city", True), ("base", False)])
def test_the_city_title_needs_an_initiative_of_the_city(level: str, met: bool) -> None:
    """Luật số 06/2022/QH15, Điều 22."""
    past = [held("a", CSTDCS, year) for year in (2024, 2025, 2026)]
    records = book(ANNA, past=past, initiatives=[initiative("sk", "a", level=level)])
    assert outcome(judged(CSTDTP, records)) is met


@pytest.mark.parametrize(
    ("holders", "members", "met"),
    [
        (7, 10, True),
        (6, 10, False),
        (6999, 10_000, False),
        (7000, 10_000, True),
        (5, 7, True),
        (2, 3, False),
        (1, 1, True),
    ],
)
def test_seventy_percent_of_the_members(holders: int, members: int, met: bool) -> None:
    """Luật số 06/2022/QH15, Điều 28: at least 70 %, so exactly 70 % is enough and 69,99 % is not."""
    people = [person(f"p{number}") for number in range(members)]
    records = book(
        collective(),
        *people,
        ratings={"tap-the": "good"},
        past=[held(one.id, LDTT, YEAR) for one in people[:holders]],
    )
    assert outcome(judged(TTLDTT, records, collective())) is met


def test_chien_si_thi_dua_co_so_counts_as_lao_dong_tien_tien() -> None:
    """Luật số 06/2022/QH15, Điều 23: who has the one meets the standard of the other."""
    people = [person(f"p{number}") for number in range(10)]
    past = [held(one.id, CSTDCS if one is people[0] else LDTT, YEAR) for one in people[:7]]
    records = book(collective(), *people, ratings={"tap-the": "good"}, past=past)
    assert outcome(judged(TTLDTT, records, collective())) is True


@pytest.mark.parametrize(
    ("form", "since", "met"),
    [
        ("reprimand", "2026-03-01", True),
        ("warning", "2026-03-01", False),
        ("dismissal", "2026-03-01", False),
        ("warning", "2025-12-31", False),
        ("warning", "2026-12-31", False),
    ],
)
def test_no_member_disciplined_from_warning_up(form: str, since: str, met: bool) -> None:
    """Luật số 06/2022/QH15, Điều 28; a discipline whose end is not on record goes on."""
    records = book(
        collective(),
        ANNA,
        ratings={"tap-the": "good"},
        past=[held("a", LDTT, YEAR)],
        disciplines=[discipline("a", form, since)],
    )
    assert outcome(judged(TTLDTT, records, collective())) is met


@pytest.mark.parametrize(
    ("unit", "second", "titles", "met"),
    [
        ("excellent", "good", (LDTT, CSTDCS), True),
        ("good", "good", (LDTT, CSTDCS), False),
        ("excellent", "not_completed", (LDTT, CSTDCS), False),
        ("excellent", "completed", (LDTT, CSTDCS), True),
        ("excellent", None, (LDTT, CSTDCS), None),
        ("excellent", "good", (LDTT, LDTT), False),
    ],
)
def test_tap_the_lao_dong_xuat_sac(
    unit: str, second: str | None, titles: tuple[str, str], met: bool | None
) -> None:
    """Luật số 06/2022/QH15, Điều 27: excellent, all complete their tasks, 70 %, one Chiến sĩ thi đua cơ sở."""
    ratings = {"tap-the": unit, "a": "excellent", **({"b": second} if second else {})}
    records = book(
        collective(),
        ANNA,
        person("b"),
        ratings=ratings,
        past=[held("b", titles[0], YEAR), held("a", titles[1], YEAR)],
    )
    assert outcome(judged(TTLDXS, records, collective())) is met


@pytest.mark.parametrize(
    ("titles", "rated", "initiatives", "met"),
    [
        ([2025, 2026], {}, 0, True),
        ([2024, 2026], {(("a"), 2025): "good", ("a", 2026): "excellent"}, 2, None),
        ([], {("a", 2025): "excellent", ("a", 2026): "excellent"}, 2, True),
        ([], {("a", 2025): "excellent", ("a", 2026): "excellent"}, 1, None),
        ([], {("a", 2025): "good", ("a", 2026): "excellent"}, 2, None),
        ([], {("a", 2026): "excellent"}, 2, None),
    ],
)
def test_bang_khen_of_the_city_for_two_years(
    titles: list[int], rated: dict[tuple[str, int], str], initiatives: int, met: bool | None
) -> None:
    """Quyết định số 86/2025/QĐ-UBND của tỉnh Bắc Ninh, Điều 3, khoản 3 (single source)."""
    records = book(
        ANNA,
        rated=rated,
        past=[held("a", CSTDCS, year) for year in titles],
        initiatives=[initiative(f"sk{number}", "a") for number in range(initiatives)],
    )
    verdicts = judged(BANG_KHEN, records)
    assert outcome(verdicts) is met, (
        "without the two years there are other grounds, which only the Council can judge"
    )
    assert all(verdict.left_to_council for verdict in verdicts) is (met is None)


def test_a_sudden_deed_needs_no_years() -> None:
    found = law()
    case = Case(ANNA, found.awards[BANG_KHEN], YEAR, "sudden")
    verdicts = judge_standards(case, found, book(ANNA))
    assert [verdict.is_judgement for verdict in verdicts] == [True]


def test_a_collective_without_members_is_not_known() -> None:
    group = collective(unit=None)
    [verdict] = [
        found
        for found in judged(TTLDTT, book(group, ratings={"tap-the": "good"}), group)
        if found.standard.needs == "members_holding"
    ]
    assert (verdict.met, "chưa có danh sách thành viên" in verdict.reason) == (None, True)
