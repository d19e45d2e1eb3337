"""Periods: how people write them, and what each is compared with."""

from __future__ import annotations

import pytest

from tdkt.model.period import Period, in_a_row


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("2026-H1", "2026-H1"),
        ("2026-6T", "2026-H1"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("6 tháng", "2025-H1"),
        ("2026-9M", "2026-9M"),
        ("9T/2026", "2026-9M"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("2026", "2026"),
        ("2026-Y", "2026"),
        ("năm 2026", "2026"),
        ("NĂM", "2025"),
        ("quý IV năm 2026", "2026-Q4"),
        ("3", "2025-Q3"),
        ("tháng 5 năm 2026", "2026-M05"),
        ("T5/2026", "2026-M05"),
        ("M12", "2025-M12"),
        ("2026-m05", "2026-M05"),
        ("2026-2027", "2026-2027"),
        ("năm học 2026 - 2027", "2026-2027"),
        ("2026-2027-HK1", "2026-2027-HK1"),
        ("học kỳ II năm học 2026 - 2027", "2026-2027-HK2"),
        ("2026-2027-M09", "2026-2027-M09"),
        ("tháng 1 năm học 2026-2027", "2026-2027-M01"),
    ],
)
def test_words_for_a_period(word: str, key: str) -> None:
    assert Period.parse(word, year=2025).key == key


@pytest.mark.parametrize("word", ["", "tháng", "2026-", "26", "2026-H2", "2026-12T", "quý V", "6", "đầu năm"])
def test_what_is_no_period(word: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(word, year=2025)


@pytest.mark.parametrize("key", ["2026-Q1", "2026-Q4", "2026-H1", "2026-9M", "2026"])
def test_key_and_title_read_back(key: str) -> None:
    period = Period.parse(key, year=0)
    assert period.key == key
    assert Period.parse(period.title, year=0) == period


@pytest.mark.parametrize(
    ("key", "previous", "last_year", "own"),
    [
        ("2026-Q1", None, "2025-Q1", 1),
        ("2026-Q3", "2026-Q2", "2025-Q3", 1),
        ("2026-Q4", "2026-Q3", "2025-Q4", 1),
        ("2026-H1", "2026-Q1", "2025-H1", 2),
        ("2026-9M", "2026-H1", "2025-9M", 3),
        ("2026", "2026-9M", "2025", 4),
    ],
)
def test_what_a_period_is_compared_with(key: str, previous: str | None, last_year: str, own: int) -> None:
    period = Period.parse(key, year=0)
    assert (period.previous.key if period.previous else None) == previous
    assert period.a_year_ago.key == last_year
    assert len(period.own_quarters) == own
    assert period.own_quarters[-1] == Period.quarter(2026, period.last)


def test_the_period_from_the_years_start_to_a_quarter() -> None:
    keys = [Period.up_to_quarter(2026, number).key for number in (1, 2, 3, 4)]
    assert keys == ["2026-Q1", "2026-H1", "2026-9M", "2026"]


@pytest.mark.parametrize(
    "word", ["2026-HK1", "2026-2027-Q1", "2026-2027-H1", "2026-2027-M07", "2026-2027-HK3", "2026-M13", "T0"]
)
def test_a_year_has_no_parts_of_another_kind(word: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|is not in list|no part"):
        Period.parse(word, year=2025)


@pytest.mark.parametrize(
    ("key", "title", "first", "last"),
    [
        ("2026-M02", "tháng 02 năm 2026", "2026-02-01", "2026-02-28"),
        ("2026-M12", "tháng 12 năm 2026", "2026-12-01", "2026-12-31"),
        ("2026-2027-M01", "tháng 01 năm 2027", "2027-01-01", "2027-01-31"),
        ("2026-2027-HK1", "học kỳ I năm học 2026 - 2027", "2026-09-01", "2027-01-15"),
        ("2026-2027-HK2", "học kỳ II năm học 2026 - 2027", "2027-01-16", "2027-05-31"),
        ("2026-2027", "năm học 2026 - 2027", "2026-09-01", "2027-05-31"),
    ],
)
def test_months_and_terms(key: str, title: str, first: str, last: str) -> None:
    period = Period.parse(key, year=0)
    assert (period.key, period.title) == (key, title)
    assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)
    assert Period.parse(period.title, year=0).last_day == period.last_day


def test_months_and_quarters_come_in_the_order_of_their_last_days() -> None:
    words = ["2026", "2026-Q2", "2026-M07", "2026-H1", "2026-M06", "2026-M01"]
    found = sorted(Period.parse(word, year=0) for word in words)
    assert [period.key for period in found] == [
        "2026-M01",
        "2026-H1",
        "2026-M06",
        "2026-Q2",
        "2026-M07",
        "2026",
    ]


@pytest.mark.parametrize(
    ("key", "by_months", "by_parts", "previous"),
    [
        ("2026-Q2", 6, 2, "2026-Q1"),
        ("2026-9M", 9, 3, "2026-H1"),
        ("2026-M02", 2, 0, "2026-M01"),
        ("2026-M05", 5, 1, "2026-M04"),
        ("2026-M01", 1, 0, None),
        ("2026-2027-HK1", 4, 1, None),
        ("2026-2027", 9, 2, "2026-2027-HK1"),
        ("2026-2027-M02", 6, 1, "2026-2027-M01"),
    ],
)
def test_what_is_over_by_the_end(key: str, by_months: int, by_parts: int, previous: str | None) -> None:
    period = Period.parse(key, year=0)
    assert (len(period.months), len(period.quarters)) == (by_months, by_parts)
    assert (period.previous.key if period.previous else None) == previous
    assert period.on_grid("M").last == by_months
    assert period.on_grid("Q").last == by_parts


def test_months_in_a_row_are_named_together() -> None:
    keys = ("2026-2027-M11", "2026-2027-M12", "2026-2027-HK1", "2026-2027-M01", "2026-2027-M02")
    periods = [Period.parse(key, year=0) for key in keys]
    assert in_a_row(periods) == "tháng 11, 12, học kỳ I, tháng 01, 02"
    assert (
        in_a_row([*periods[:2], *periods[3:]], titles=True) == "tháng 11, 12 năm 2026, tháng 01, 02 năm 2027"
    )
    quarters = [Period.quarter(2026, 1), Period.quarter(2026, 2)]
    assert in_a_row(quarters) == "quý I, quý II"
    assert in_a_row(quarters, titles=True) == "quý I năm 2026, quý II năm 2026"
