from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tdkt.documents.texts.formats import date_long, date_short, number


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ((2026, 1, 30), "ngày 30 tháng 01 năm 2026"),
        ((2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ((2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        ((2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_a_zero_leads_small_days_and_the_first_two_months_only(
    date: tuple[int, int, int], expected: str
) -> None:
    assert date_long(datetime.date(*date)) == expected


def test_short_dates_are_padded() -> None:
    assert date_short(datetime.date(2026, 3, 9)) == "09/03/2026"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("12.50"), None, "12,50"),
        (Fraction(1, 8), None, "0,125"),
        (Fraction(-5, 2), None, "-2,5"),
        (Fraction(2, 3), 1, "0,7"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Decimal("999.95"), 1, "1.000,0"),
        (10**30, 2, "1" + ".000" * 10 + ",00"),
    ],
)
def test_numbers_as_vietnamese_writes_them(
    value: int | Decimal | Fraction, places: int | None, expected: str
) -> None:
    assert number(value, places) == expected


@pytest.mark.parametrize("value", [1.5, True, "1", Fraction(1, 3)])
def test_what_cannot_be_written_exactly_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"cần"):
        number(value)  # type: ignore[arg-type]
