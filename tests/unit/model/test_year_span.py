"""A stage of several years: how it is typed, and which years it has where calendar years and school years stand side by side."""

from __future__ import annotations

import pytest

from tdkt.model.plan_year import SchoolYear
from tdkt.model.year_span import YearSpan


@pytest.mark.parametrize(
    ("text", "key"), [("2026-2030", "2026-2030"), ("2026 – 2028", "2026-2028"), ("2021-2030", "2021-2030")]
)
def test_a_span_is_read(text: str, key: str) -> None:
    span = YearSpan.parse(text)
    assert span is not None
    assert span.key == key


@pytest.mark.parametrize("text", ["2026-2027", "2026", "2030-2026", "2026-2037", "2026-Q1", "giai đoạn"])
def test_what_is_no_span(text: str) -> None:
    assert YearSpan.parse(text) is None


def test_its_years_are_those_of_which_more_have_a_plan() -> None:
    span = YearSpan(2026, 2028)
    school = (SchoolYear(2026), SchoolYear(2027))
    assert span.years([2026]) == (2026, 2027, 2028)
    assert span.years([SchoolYear(2026)]) == school
    assert span.years([2026, SchoolYear(2026)]) == (2026, 2027, 2028)
    assert span.years([2026, *school]) == school
    assert span.years([2025, SchoolYear(2026)]) == school  # 2025 is no year of it


def test_a_stage_has_three_to_ten_years_of_its_kind() -> None:
    of_a_school: list[int] = [SchoolYear(2026)]
    assert [length for length in range(3, 12) if span_fits(length, [2026])] == list(range(3, 11))
    assert [length for length in range(3, 12) if span_fits(length, of_a_school)] == list(range(4, 12))


def span_fits(length: int, known: list[int]) -> bool:
    span = YearSpan(2026, 2025 + length)
    return span.fits(span.years(known))
