"""Periods: how people write them, and what each is compared with."""

from __future__ import annotations

import pytest

from tdkt.model.period import Period


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
