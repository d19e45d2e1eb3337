"""Working days: the notices of 2026, the guess for 2027, the swaps that a ward adds, and properties."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from tdkt.awards.working_days import holidays_of, is_working_day, working_days_after

days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def days_worked(start: date, end: date) -> int:
    after = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(map(is_working_day, after))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 2, 13), True),  # Friday before Tết
        *((date(2026, 2, day), False) for day in range(14, 23)),  # Tết 2026: 14 to 22 February
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # in lieu of Giỗ Tổ on Sunday 26/4
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 8, 22), True),  # Saturday worked in exchange for Monday 31/8
        *((date(2026, 8, day), False) for day in (29, 30, 31)),
        (date(2026, 9, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
        (date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam
        (date(2027, 2, 3), True),
        *(
            (date(2027, 2, day), False) for day in range(4, 11)
        ),  # Tết 2027, not announced: two days before, three after
        (date(2027, 2, 11), True),
        (date(2027, 5, 3), False),  # in lieu of Saturday 1/5
        (date(2027, 9, 2), False),
        (date(2027, 9, 3), False),
        (date(2027, 9, 6), True),
    ],
)
def test_the_calendar(day: date, worked: bool) -> None:
    assert is_working_day(day) is worked


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # Monday to Monday
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday to Monday
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # from a Saturday too
        (date(2026, 2, 12), 10, date(2026, 3, 5)),  # across Tết
        (date(2026, 8, 20), 10, date(2026, 9, 7)),  # across Quốc khánh, with the Saturday worked
        (date(2026, 3, 7), 0, date(2026, 3, 7)),
    ],
)
def test_the_end_of_a_limit(start: date, count: int, end: date) -> None:
    assert working_days_after(start, count) == end
    assert days_worked(start, end) == count


def test_the_swap_of_new_year_2026_is_added_by_the_ward() -> None:
    off, worked = [date(2026, 1, 2)], [date(2026, 1, 10)]
    assert working_days_after(date(2025, 12, 31), 1) == date(2026, 1, 2)
    assert working_days_after(date(2025, 12, 31), 1, extra_days_off=off) == date(2026, 1, 5)
    assert working_days_after(date(2026, 1, 9), 1, extra_days_off=off, extra_working_days=worked) == date(
        2026, 1, 10
    )
    assert working_days_after(date(2025, 12, 31), 6, extra_days_off=off, extra_working_days=worked) == date(
        2026, 1, 10
    )


def test_what_the_calendar_says_can_be_overruled_in_both_directions() -> None:
    assert is_working_day(date(2027, 2, 4), extra_working_days=[date(2027, 2, 4)])
    assert not is_working_day(date(2026, 8, 22), extra_days_off=[date(2026, 8, 22)])


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="no limit"):
        working_days_after(date(2026, 1, 5), -1)
    with pytest.raises(ValueError, match="both"):
        is_working_day(
            date(2026, 1, 5), extra_days_off=[date(2026, 1, 5)], extra_working_days=[date(2026, 1, 5)]
        )


@given(days, st.integers(0, 60))
def test_a_limit_ends_on_a_working_day_and_counts_back(start: date, count: int) -> None:
    end = working_days_after(start, count)
    assert days_worked(start, end) == count
    assert count == 0 or is_working_day(end)
    assert end >= start + timedelta(days=count)


@given(days, st.integers(1, 40), st.sets(days, max_size=4))
def test_one_more_day_off_never_ends_a_limit_earlier(start: date, count: int, off: set[date]) -> None:
    assert working_days_after(start, count, extra_days_off=off) >= working_days_after(start, count)


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_limits_one_after_the_other_add_up(start: date, first: int, second: int) -> None:
    assert working_days_after(working_days_after(start, first), second) == working_days_after(
        start, first + second
    )


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, tdkt.awards.working_days; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_day_off_is_called_what_it_is_on_that_day() -> None:
    named = {one.day: (one.name, one.is_chosen) for year in (2026, 2027, 2028) for one in holidays_of(year)}
    assert named[date(2027, 2, 4)] == ("Nghỉ tết Nguyên đán", True)  # the 28th of a month of 29 days
    assert named[date(2027, 2, 5)] == ("Giao thừa tết Nguyên đán", True)
    assert named[date(2026, 2, 17)] == ("Mùng một tết Nguyên đán", True)
    assert named[date(2026, 9, 1)] == ("Nghỉ lễ Quốc khánh", True)
    assert named[date(2026, 9, 2)] == ("Quốc khánh", False)
    assert named[date(2028, 9, 4)] == ("Nghỉ bù lễ Quốc khánh", True)
    assert named[date(2026, 1, 1)] == ("Tết Dương lịch", False)


def test_the_calendar_has_no_holiday_in_the_months_for_which_it_is_not_asked() -> None:
    calendar = country_holidays("VN", years=range(2000, 2061))
    assert [day for day in calendar if day.month in (6, 7, 10)] == []
    assert is_working_day(date(2026, 10, 13))
    assert not is_working_day(date(2026, 10, 17))
    assert not is_working_day(date(2026, 10, 13), extra_days_off=[date(2026, 10, 13)])
