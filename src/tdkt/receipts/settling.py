"""How many matters came up in a period and how many were settled in it: findings of inspections, petitions.

Each thing is counted in the period of the day on which it happened, so the quarters of a year add up to the year
(of a school year the terms with the summer beside it: `tdkt.model.counted_time`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.model.counted_time import CountedTime
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


Matter = tuple[datetime.date, datetime.date | None, int]
"""The day on which a matter came up, the day on which it was settled (None: it is not yet), the year of the file that it stands in."""


def settling(matters: Iterable[Matter], time: CountedTime) -> Settling:
    """Count `matters` by what counts for `time`: their days, in a summer between two school years also the year of their file."""
    known = [matter for matter in matters if not time.is_later(matter[0], matter[2])]
    settled = [(came, of) for came, done, of in known if done is not None and time.holds(done, of)]
    left = [(came, of) for came, done, of in known if done is None or time.is_later(done, of)]
    return Settling(
        came=sum(time.holds(came, of) for came, _, of in known),
        settled=len(settled),
        earlier_settled=sum(time.is_earlier(*one) for one in settled),
        open_at_end=len(left),
        earlier_open=sum(time.is_earlier(*one) for one in left),
    )
