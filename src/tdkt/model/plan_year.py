"""The year that a plan is for, and how its time is divided.

A calendar year is its number and has four quarters. A school year ("2026-2027") has two terms and days of its own; it is the
number of the year that it begins in, and knows that it is none: it equals no calendar year, and says its name. How long a
school year is, is set each year by the province, so a plan may say its days (`school_year` in plan.yaml); what stands here
without them is the frame that is common (September to May, the second term from the middle of January).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated

from tdkt.model.records import dataclass

_YEAR_OF_PLAN = "year of a plan"
PlanYear = Annotated[int, _YEAR_OF_PLAN]
"""A calendar year, or a `SchoolYear`; `build` makes it from what a file says."""
_SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_SAID_SCHOOL_YEAR = re.compile(r"\b([Nn]ăm) (\d{4})-(\d{4})\b")
_ONE_DAY = timedelta(days=1)

Days = tuple[date, date]
"""The first and the last day of a stretch of time."""


@dataclass(frozen=True, slots=True)
class Division:
    """How the time of a year is divided into parts, and into months.

    `mark` begins the key of a part ("Q1"), `word` its name ("quý I"). `cumulated` are the kinds of the periods from the year's
    start to the end of part 1, 2 and so on: "H1" is "6 tháng đầu năm" (`tdkt.model.period`).
    """

    mark: str
    word: str
    cumulated: tuple[str, ...]
    parts: tuple[Days, ...]
    months: tuple[Days, ...]

    @property
    def first_day(self) -> date:
        """The year's first day."""
        return self.parts[0][0]

    @property
    def last_day(self) -> date:
        """The year's last day."""
        return self.parts[-1][1]

    def part_of(self, day: date) -> int | None:
        """Return the number of the part that holds `day`, None for a day of another year."""
        return _holding(self.parts, day)

    def month_of(self, day: date) -> int | None:
        """Return the number of the year's month (the first is 1) that holds `day`, None for a day of another year."""
        return _holding(self.months, day)

    def month_named(self, number: int) -> int:
        """Return the number in the year of the calendar's month `number`; raises ValueError where the year has none such."""
        return [first.month for first, _ in self.months].index(number) + 1


def _holding(stretches: tuple[Days, ...], day: date) -> int | None:
    return next((number for number, (first, last) in enumerate(stretches, 1) if first <= day <= last), None)


class SchoolYear(int):
    """A school year, by the calendar year in which it begins. It is another year than the calendar year of that number."""

    division: Division

    def __new__(cls, begins: int, days: tuple[date, date, date] | None = None) -> SchoolYear:
        """Return the school year that begins in `begins`; `days` are its first day, that of its second term, its last day."""
        made = super().__new__(cls, begins)
        begins = int(begins)
        first, second, last = days or (
            date(begins, 9, 1),
            date(begins + 1, 1, 16),
            date(begins + 1, 5, 31),
        )
        parts = ((first, second - _ONE_DAY), (second, last))
        made.division = Division("HK", "học kỳ", ("Q", "Y"), parts, _months(first, last))
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SchoolYear) and int(self) == int(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("school year", int(self)))

    def __add__(self, years: int) -> SchoolYear:
        return SchoolYear(int(self) + years)

    def __sub__(self, other: int) -> int:
        """Return the school year `other` years before, or how many years lie between two school years."""
        apart = int(self) - int(other)
        return apart if isinstance(other, SchoolYear) else SchoolYear(apart)

    def __str__(self) -> str:
        return f"{int(self)}-{int(self) + 1}"

    def __repr__(self) -> str:
        return str(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _months(first: date, last: date) -> tuple[Days, ...]:
    """Return the months from `first` to `last`, the ends cut to these days."""
    found, start = [], first
    while start <= last:
        end = _next_month(start) - _ONE_DAY
        found.append((start, min(end, last)))
        start = end + _ONE_DAY
    return tuple(found)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month of the calendar."""
    return _next_month(date(year, month, 1)) - _ONE_DAY


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def division_of(year: int) -> Division:
    """Return how the time of `year` is divided."""
    return year.division if isinstance(year, SchoolYear) else _of_calendar(year)


@lru_cache(maxsize=64)
def _of_calendar(year: int) -> Division:
    months = _months(date(year, 1, 1), date(year, 12, 31))
    quarters = tuple((months[number][0], months[number + 2][1]) for number in (0, 3, 6, 9))
    return Division("Q", "quý", ("Q", "H1", "9M", "Y"), quarters, months)


def read_year(text: str | int) -> int:
    """Return the year that `text` says: 2026, or a school year "2026-2027"; raises ValueError for anything else."""
    found = _SCHOOL_YEAR.fullmatch(str(text))
    if found is None:
        return int(text)
    if int(found[2]) != int(found[1]) + 1:
        raise ValueError(f"not a school year: {text!r}")
    return SchoolYear(int(found[1]))


def year_in_file(year: int) -> int | str:
    """Return a year as a file says it: 2026, "2026-2027"."""
    return str(year) if isinstance(year, SchoolYear) else year


def said_year(value: object) -> int | None:
    """Return the year that a value of a file says (2026, "2026-2027", also as the beginning of "2026-2027-HK1"), else None."""
    found = re.match(r"\d{4}(?:-\d{4})?(?=-|$)", str(value), re.ASCII)
    try:
        return read_year(found[0]) if found else None
    except ValueError:
        return None


def year_name(year: int) -> str:
    """Return a year in words: "năm 2026", "năm học 2026 - 2027"."""
    return f"{year_word(year)} {year_number(year)}"


def years_named(text: str) -> str:
    """Return `text` with "năm 2026-2027" as a school year is called: texts that are filled in from a file say its key."""
    return _SAID_SCHOOL_YEAR.sub(lambda found: f"{found[1]} học {found[2]} - {found[3]}", text)


def year_word(year: int) -> str:
    """Return what such a year is called: "năm", "năm học"."""
    return "năm học" if isinstance(year, SchoolYear) else "năm"


def year_number(year: int) -> str:
    """Return a year as it stands behind its word: "2026", "2026 - 2027"."""
    return f"{int(year)} - {int(year) + 1}" if isinstance(year, SchoolYear) else str(year)


def calendar_years(year: int) -> tuple[int, ...]:
    """Return the calendar years that `year` has days in."""
    division = division_of(year)
    return tuple(range(division.first_day.year, division.last_day.year + 1))


def holds(year: int, day: date) -> bool:
    """Tell whether `day` lies in `year`."""
    if isinstance(year, SchoolYear):
        return year.division.first_day <= day <= year.division.last_day
    return day.year == year


def year_of_day(day: date, years: Collection[int]) -> int | None:
    """Return the one of `years` that holds `day`, else the school year in whose summer afterwards it lies (`counts_for`), else None."""
    held = next((year for year in years if holds(year, day)), None)
    return (
        held if held is not None else next((one for one in years if counts_for(one, day, None, years)), None)
    )


def counts_for(year: int, day: date, of: int | None = None, known: Collection[int] = ()) -> bool:
    """Tell whether what was done on `day` for the year `of` counts for `year`, so that no day falls between two school years.

    Between the last day of a school year and the first of the next one counts what is for one of the two in that one, what is
    for neither (an earlier school year; `of` None) in the one that is over; what is for a calendar year counts in that alone.
    `known` are years that say their days.
    """
    if not isinstance(year, SchoolYear):
        return day.year == year
    before, here, after = (
        next((one for one in known if one == wanted), wanted) for wanted in (year - 1, year, year + 1)
    )
    if holds(here, day):
        return True
    if of is not None and not isinstance(of, SchoolYear):
        return False
    if division_of(here).last_day < day < division_of(after).first_day:
        return of != after
    return of == here and division_of(before).last_day < day < division_of(here).first_day
