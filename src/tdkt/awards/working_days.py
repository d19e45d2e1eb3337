"""Working days ("ngày làm việc"), in which time limits of hồ sơ are given.

A working day is Monday to Friday and no public holiday. The holidays, with the days off in lieu of those that fall on a
weekend, are those of Bộ luật Lao động 2019, Điều 112 (and 111 for the days in lieu); that a limit counts from the day
after is Bộ luật Dân sự 2015, Điều 147. Both articles are cited from memory and have NOT been verified.

The days come from the PyPI library `holidays`. It knows the swaps that the Government decided only for some years
(2026: Monday 31/8 off, Saturday 22/8 worked; the swap of 02/01/2026 is missing), and for a year that is not yet
announced it guesses which days of Tết are off. So the ward gives what the yearly notice says as extra days.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Any

from tdkt.model.records import dataclass

_TET = "tết Nguyên đán"
_SATURDAY = 5
_DAY = timedelta(days=1)
_WITHOUT_HOLIDAYS = (6, 7, 10)
"""Months in which no holiday falls and no day in lieu of one: for their weekdays the calendar, which is slow to load, is not asked."""


def is_working_day(
    day: date, *, extra_days_off: Collection[date] = (), extra_working_days: Collection[date] = ()
) -> bool:
    """Tell whether offices work on `day`.

    `extra_days_off` and `extra_working_days` hold the yearly swaps; they weigh more than the calendar. Raises ValueError
    for a day that is in both.
    """
    if day in extra_days_off and day in extra_working_days:
        raise ValueError(f"{day} is both off and worked")
    if day in extra_days_off or day in extra_working_days:
        return day in extra_working_days
    if day.month in _WITHOUT_HOLIDAYS and day.weekday() < _SATURDAY:
        return True
    calendar = _calendar()
    if day in calendar.weekend_workdays or day.weekday() < _SATURDAY:
        return day not in calendar
    return False


def working_days_after(
    start: date,
    days: int,
    *,
    extra_days_off: Collection[date] = (),
    extra_working_days: Collection[date] = (),
) -> date:
    """Return the last day of a limit of `days` working days that begins on `start`.

    The day after `start` counts as day 1 if it is worked; 0 days end on `start` itself. Raises ValueError for a
    negative number of days.
    """
    if days < 0:
        raise ValueError(f"no limit of {days} days")
    day = start
    while days:
        day += _DAY
        days -= is_working_day(day, extra_days_off=extra_days_off, extra_working_days=extra_working_days)
    return day


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off with its name. `is_chosen`: which day it is is decided anew each year, it does not follow from the date."""

    day: date
    name: str
    is_chosen: bool


def holidays_of(year: int) -> tuple[Holiday, ...]:
    """Return the days off of `year` with their names in Vietnamese, by date; several names of one day together."""
    from holidays import country_holidays  # 0.1 s to import

    found = country_holidays("VN", years=year, language="vi")
    return tuple(_holiday(day, found[day]) for day in sorted(found) if day.year == year)


def _holiday(day: date, names: str) -> Holiday:
    told = [_told(day, name) for name in names.split("; ")]
    return Holiday(day, "; ".join(name for name, _ in told), any(is_chosen for _, is_chosen in told))


def _told(day: date, name: str) -> tuple[str, bool]:
    """Return what a name of the library says, and whether its day is chosen each year.

    It calls the day before the eve "29 Tết" (the month may have 29 days) and both days off "Quốc khánh".
    """
    name = name.replace("Tết Nguyên Đán", _TET)
    if name == _TET:
        return f"Mùng một {_TET}", True
    if name == "29 Tết":
        return f"Nghỉ {_TET}", True
    if name.startswith("Quốc khánh") and (day.month, day.day) != (9, 2):
        return "Nghỉ bù lễ Quốc khánh" if "nghỉ bù" in name else "Nghỉ lễ Quốc khánh", True
    return name, _TET in name


@cache
def _calendar() -> Any:
    """Return the holidays of Vietnam, which add a year when its first day is asked for."""
    from holidays import country_holidays  # 0.1 s to import

    return country_holidays("VN")
