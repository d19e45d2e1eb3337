"""The days of a movement in the new year: one that is held within a year is held again a year later, a longer one goes on.

Of a longer one, what comes round every year (registering, sơ kết, a yearly tổng kết) is moved where it still lies in the time of
the movement; what would not stays, and both are shown to a person. Sơ kết that are written down for later years too all stay. A tổng kết is often held in the first months after the year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.model.plan_year import division_of, holds
from tdkt.model.records import dataclass
from tdkt.planning.new_year.years import moved

_ENDS = ("from", "until")
_AFTER_THE_YEAR = datetime.timedelta(days=183)
"""So long after a year its tổng kết may be held."""

Slot = tuple[str, int | None]
"""A key of a life, and the place in its list where it has one."""


@dataclass(frozen=True, slots=True)
class LifeDays:
    """The days of a movement by where they stand: `from_` and `until`, and the days between and after."""

    days: dict[Slot, datetime.date]

    @classmethod
    def of(cls, life: Any) -> LifeDays:
        """Return the days of a life as it stands in the file."""
        return cls(dict(_days(life)))

    def a_year_on(self, old: int, new: int) -> dict[Slot, datetime.date]:
        """Return the days in the plan of the year `new`, carried from that of `old`; those that stay are as they were."""
        first, last = self.days.get(("from", None)), self.days.get(("until", None))
        if first is not None and last is not None and _is_held_in(old, first, last):
            return {slot: moved(day, new - old) for slot, day in self.days.items()}
        found = dict(self.days)
        after = division_of(old).last_day
        are_planned = any(slot[0] == "reviews" and day > after for slot, day in self.days.items())
        for slot, day in self.days.items():
            if slot[0] == "reviews" and are_planned:
                continue  # those of the years to come are written down: the one that was held stays where it was
            later = moved(day, new - old)
            ends_with_it = last is not None and later > last
            if slot[0] not in _ENDS and self._is_of(old, slot, day) and not ends_with_it:
                found[slot] = later
        reviews = [day for slot, day in found.items() if slot[0] == "reviews"]
        final = found.get(("final_review", None))
        return self.days if final is not None and final < max(reviews, default=final) else found

    def _is_of(self, year: int, slot: Slot, day: datetime.date) -> bool:
        """Tell whether a day belongs to `year`: lies in it or, the tổng kết of a movement without an end, soon after."""
        if holds(year, day):
            return True
        end = division_of(year).last_day
        is_yearly = slot[0] == "final_review" and ("until", None) not in self.days
        return is_yearly and end < day <= end + _AFTER_THE_YEAR


def _is_held_in(year: int, first: datetime.date, last: datetime.date) -> bool:
    """Tell whether a movement is held in a year alone; of a school year the summer after it is part of it."""
    return holds(year, first) and last < division_of(year + 1).first_day


def _days(life: Any) -> Iterator[tuple[Slot, datetime.date]]:
    for key in (*_ENDS, "register_by", "final_review"):
        if key in life:
            yield (key, None), written(life[key])
    for number, day in enumerate(life.get("reviews", ())):
        yield ("reviews", number), written(day)


def move_life(life: Any, old: int, new: int) -> None:
    """Set the days of a movement, as ruamel reads its life, to those that it has in the plan of the year `new`; who had registered is left out where that is asked for anew."""
    before = LifeDays.of(life)
    after = before.a_year_on(old, new)
    asked = ("register_by", None)
    if asked not in after or after[asked] != before.days[asked]:
        life.pop("registered", None)  # who registers for the new year is not known yet
    for (key, number), day in after.items():
        if day == before.days[key, number]:
            continue
        holder, at = (life, key) if number is None else (life[key], number)
        holder[at] = as_written(day, holder[at])


def written(day: Any) -> datetime.date:
    """Return a date as ruamel reads it, plain or quoted."""
    return day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)


def as_written(day: datetime.date, before: Any) -> Any:
    """Return `day` in the way in which `before` stands: a date where it is plain, a text of its own kind where it is quoted."""
    return day if isinstance(before, datetime.date) else type(before)(day.isoformat())
