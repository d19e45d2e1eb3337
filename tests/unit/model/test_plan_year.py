"""Years of plans: a school year is no calendar year, says its name and knows its days."""

from __future__ import annotations

from datetime import date

import pytest

from tdkt.model.plan_year import (
    SchoolYear,
    calendar_years,
    division_of,
    holds,
    read_year,
    said_year,
    year_in_file,
    year_name,
    years_named,
)

YEAR = SchoolYear(2026)


def test_a_school_year_is_not_the_calendar_year_in_which_it_begins() -> None:
    assert YEAR != 2026
    assert read_year("2026-2027") == YEAR
    assert SchoolYear(2027) != YEAR
    assert len({YEAR, SchoolYear(2026), 2026}) == 2
    assert (SchoolYear(2027), SchoolYear(2025)) == (YEAR + 1, YEAR - 1)
    assert SchoolYear(2028) - YEAR == 2
    assert sorted([SchoolYear(2027), YEAR]) == [YEAR, SchoolYear(2027)]


def test_how_years_are_called() -> None:
    assert f"{YEAR} {year_name(YEAR)}; {2026} {year_name(2026)}" == (
        "2026-2027 năm học 2026 - 2027; 2026 năm 2026"
    )
    assert (year_in_file(YEAR), year_in_file(2026)) == ("2026-2027", 2026)
    assert years_named("Kế hoạch năm 2026-2027, Năm 2026-2027, năm 2026") == (
        "Kế hoạch năm học 2026 - 2027, Năm học 2026 - 2027, năm 2026"
    )


@pytest.mark.parametrize("text", ["2026-2028", "2026-2025", "2026-26", "nay"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(ValueError, match=r"2026|nay"):
        read_year(text)


def test_a_year_at_the_beginning_of_a_key() -> None:
    said = [said_year(one) for one in (2026, "2026-Q1", "2026-2027-HK1", "2026-2028", "tong-ket-2026", None)]
    assert said == [2026, 2026, YEAR, None, None, None]


def test_days_of_a_year() -> None:
    own = SchoolYear(2026, (date(2026, 9, 5), date(2027, 1, 18), date(2027, 5, 28)))
    assert own == YEAR
    assert division_of(own).parts == (
        (date(2026, 9, 5), date(2027, 1, 17)),
        (date(2027, 1, 18), date(2027, 5, 28)),
    )
    assert [first.month for first, _ in division_of(own).months] == [9, 10, 11, 12, 1, 2, 3, 4, 5]
    assert division_of(own).months[0][0] == date(2026, 9, 5)
    assert division_of(own).months[-1][1] == date(2027, 5, 28)
    assert [holds(own, date(2026, 9, 4)), holds(own, date(2026, 9, 5)), holds(own, date(2027, 5, 29))] == [
        False,
        True,
        False,
    ]
    assert calendar_years(own) == (2026, 2027)
    assert calendar_years(2026) == (2026,)
    assert holds(2026, date(2026, 12, 31))
    assert not holds(2026, date(2027, 1, 1))
