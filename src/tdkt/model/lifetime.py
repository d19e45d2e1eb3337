"""The time in which a unit, a thôn, a collective is there: what is counted in a period is what lived on its last day.

A thôn that is merged, a phòng that is dissolved stays on record with its days, so that every report on the time before goes
on meaning what it meant. No article sets these days: they are those of the resolution that set up, merged or dissolved it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from tdkt.model.period import Period
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """The first and the last day of something on record, both included; None where it was always there, or still is.

    `into` is the id of what it became part of, or the ids of what it was divided into.
    """

    from_: datetime.date | None = None
    until: datetime.date | None = None
    into: str | tuple[str, ...] | None = None

    def lives_on(self, day: datetime.date) -> bool:
        """Tell whether it is there on `day`."""
        return (self.from_ is None or self.from_ <= day) and not self.has_ended_by(day)

    def lives_in(self, period: Period) -> bool:
        """Tell whether it is counted in `period`, and owes a report on it: whether it is there on the period's last day."""
        return self.lives_on(period.last_day)

    def lives_between(self, first: datetime.date, last: datetime.date) -> bool:
        """Tell whether it is there on any day from `first` to `last`."""
        return not self.has_ended_by(first) and (self.from_ is None or self.from_ <= last)

    def has_ended_by(self, day: datetime.date) -> bool:
        """Tell whether its last day lies before `day`."""
        return self.until is not None and self.until < day

    @property
    def heirs(self) -> tuple[str, ...]:
        """The ids of what took its place, in the order of the file."""
        if self.into is None:
            return ()
        return (self.into,) if isinstance(self.into, str) else self.into


def living_heirs(one: str, day: datetime.date, known: Mapping[str, Lifetime]) -> tuple[str, ...]:
    """Return the ids of `known` that stand for `one` on `day`: itself while it lives, else what it went into, and so on.

    () where nothing stands for it: not there yet, or ended with nothing in its place. Who goes round in a circle is met
    once (a check tells circles).
    """
    return tuple(dict.fromkeys(_living(one, day, known, set())))


def _living(one: str, day: datetime.date, known: Mapping[str, Lifetime], met: set[str]) -> Iterator[str]:
    found = known.get(one)
    if found is None or one in met:
        return
    met.add(one)
    if found.lives_on(day):
        yield one
    elif found.has_ended_by(day):
        for heir in found.heirs:
            yield from _living(heir, day, known, met)
