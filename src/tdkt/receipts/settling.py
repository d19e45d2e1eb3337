"""How many matters came up in a period and how many were settled in it: findings of inspections, petitions.

Each thing is counted in the period of the day on which it happened, so the quarters of a year add up to the year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.model.period import Period
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Settling:
    """How many matters came up in a period and were settled in it; those of `earlier_…` had come up before it began."""

    came: int
    settled: int
    earlier_settled: int
    open_at_end: int
    earlier_open: int

    @property
    def has_earlier(self) -> bool:
        """Tell whether something was open when the period began."""
        return bool(self.earlier_settled or self.earlier_open)


def settling(matters: Iterable[tuple[datetime.date, datetime.date | None]], period: Period) -> Settling:
    """Count `matters`, each by the day on which it came up and the day on which it was settled (None: it is not yet)."""
    first, last = period.first_day, period.last_day
    known = [(came, done) for came, done in matters if came <= last]
    settled = [came for came, done in known if done is not None and first <= done <= last]
    left = [came for came, done in known if done is None or done > last]
    return Settling(
        came=sum(came >= first for came, _ in known),
        settled=len(settled),
        earlier_settled=sum(came < first for came in settled),
        open_at_end=len(left),
        earlier_open=sum(came < first for came in left),
    )
