"""The time of a report, a count or a calendar: a period, with the summer beside a school year.

Between the last day of a school year and the first day of the next one lies a summer that is of neither. What is done in it counts once, in
the one year that `tdkt.model.plan_year.counts_for` says: in the year that it was done for, else in the one that is over.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from tdkt.model.period import WHOLE, Period
from tdkt.model.plan_year import SchoolYear, counts_for, division_of
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class CountedTime:
    """What counts for `period`: of a whole year what counts in it, of a shorter period what lies within its days.

    `school_years` are those of which a plan says the days. Each day is asked about with the year `of` that it is for (that of the file
    it stands in), None where it is for none.
    """

    period: Period
    school_years: Collection[int] = ()

    @property
    def end(self) -> date:
        """The last day that can count: of a whole school year the day before the next one begins."""
        year = self.period.year
        if self.period.kind != WHOLE or not isinstance(year, SchoolYear):
            return self.period.last_day
        after = next((one for one in self.school_years if one == year + 1), year + 1)
        return max(division_of(after).first_day - timedelta(days=1), self.period.last_day)

    def holds(self, day: date, of: int | None = None) -> bool:
        """Tell whether `day` counts for it."""
        if self.period.kind == WHOLE:
            return counts_for(self.period.year, day, of, self.school_years)
        return self.period.first_day <= day <= self.period.last_day

    def is_later(self, day: date, of: int | None = None) -> bool:
        """Tell whether `day` counts for a later time."""
        return day > self.period.last_day and not self.holds(day, of)

    def is_earlier(self, day: date, of: int | None = None) -> bool:
        """Tell whether `day` counts for an earlier time."""
        return day < self.period.first_day and not self.holds(day, of)

    def overlaps(self, first: date, last: date, of: int | None = None) -> bool:
        """Tell whether it has a day of the time from `first` to `last`, or holds all of that in a summer beside it."""
        is_within = self.holds(first, of) and self.holds(last, of)
        return is_within or (first <= self.period.last_day and last >= self.period.first_day)


def counted_year(year: int, school_years: Collection[int] = ()) -> CountedTime:
    """Return the time of the whole of `year`, by its own days where `school_years` have them."""
    return CountedTime(Period.whole(next((one for one in school_years if one == year), year)), school_years)


def year_like(year: int, day: date, school_years: Collection[int] = (), *, of: int | None = None) -> int:
    """Return the year that `day` counts for, a school year where `year` is one; what is done on it is for the year `of`, None for none."""
    if not isinstance(year, SchoolYear):
        return day.year
    about = (SchoolYear(day.year - 1), SchoolYear(day.year))
    return next((one for one in about if counted_year(one, school_years).holds(day, of)), about[0])


def year_for_new(day: date, years: Sequence[int]) -> int:
    """Return the year of what is begun on `day` in a ward with plans of `years`: the calendar year, of a ward that has but plans of school
    years the one that `day` counts for."""
    has_school_years_only = bool(years) and all(isinstance(one, SchoolYear) for one in years)
    return year_like(years[0], day, years) if has_school_years_only else day.year
