"""The year in which something counts that was decided on a day for a year: between two school years in the one that it is for."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.awards.holding import Holding
from tdkt.model.counted_time import CountedTime
from tdkt.model.period import Period
from tdkt.model.plan_year import counts_for


def counts_in(book: AwardBook, year: int, day: datetime.date, of: int | None) -> bool:
    """Tell whether what was decided on `day` for the year `of` counts in `year` (see `tdkt.model.plan_year.counts_for`)."""
    return counts_for(year, day, of, book.school_years)


def award_counts_in(book: AwardBook, year: int, held: Holding) -> bool:
    """Tell whether an award counts among those of `year`: by the day of its decision."""
    return counts_in(book, year, held.date, held.decided_for)


def is_told_in(book: AwardBook, period: Period, day: datetime.date, of: int | None) -> bool:
    """Tell whether a report on `period` tells what was decided on `day` for the year `of`: of a whole year what counts in it."""
    return CountedTime(period, book.school_years).holds(day, of)
