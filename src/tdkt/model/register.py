"""Who can be commended: people, collectives, households, with no more about them than the documents need."""

from __future__ import annotations

import datetime

from tdkt.model.lifetime import Lifetime
from tdkt.model.place import Origin
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass

FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by a stable id. `unit` is the ward's unit that they work in, None for people outside.

    `from_` and `until` bound the time in that unit; `leader` tells leaders and managers from direct workers, `business`
    somebody who runs an enterprise (None: not said). `formerly` are the ids that they had before, the oldest first.
    """

    id: str
    name: str
    gender: str
    unit: str | None
    post: str | None
    address: str | None
    from_: datetime.date | None
    until: datetime.date | None
    origin: Origin
    leader: bool = False
    business: bool | None = None
    formerly: tuple[str, ...] = ()

    recipient = "person"

    @property
    def form_of_address(self) -> str:
        """Ông or Bà."""
        return "Bà" if self.gender == FEMALE else "Ông"

    @property
    def full_address(self) -> str:
        """Return "Bà Trần Thị B"."""
        return f"{self.form_of_address} {self.name}"

    def belonged(self, unit: str, year: int) -> bool:
        """Tell whether they were in `unit` on some day of `year`."""
        return (
            self.unit == unit
            and (self.from_ is None or self.from_ <= division_of(year).last_day)
            and (self.until is None or self.until >= division_of(year).first_day)
        )


@dataclass(frozen=True, slots=True)
class Collective(Lifetime):
    """A collective: a unit of the ward, a subdivision, or a named group of `members` (ids of people).

    `business` tells an enterprise (None: not said).
    """

    id: str
    name: str
    unit: str | None
    subdivision: str | None
    members: tuple[str, ...]
    origin: Origin
    business: bool | None = None
    formerly: tuple[str, ...] = ()

    recipient = "collective"

    @property
    def answers_as(self) -> str | None:
        """Whose targets count for it where it is scored: of the unit, thôn or tổ dân phố that it is; None for another body."""
        return self.unit or self.subdivision

    @property
    def full_address(self) -> str:
        """Return its name, which needs no form of address."""
        return self.name


@dataclass(frozen=True, slots=True)
class Household(Lifetime):
    """A household, named as it is addressed ("Hộ ông Nguyễn Văn C")."""

    id: str
    name: str
    subdivision: str | None
    address: str | None
    origin: Origin
    formerly: tuple[str, ...] = ()

    recipient = "household"

    @property
    def full_address(self) -> str:
        """Return its name, which says how it is addressed."""
        return self.name


Recipient = Person | Collective | Household


@dataclass(frozen=True, slots=True)
class AwardRegister:
    """The ward's register of people, collectives and households."""

    people: tuple[Person, ...]
    collectives: tuple[Collective, ...]
    households: tuple[Household, ...]
    origin: Origin
    illustrative: bool = False

    @property
    def everyone(self) -> tuple[Recipient, ...]:
        """All that can be commended, in the order of the file."""
        return (*self.people, *self.collectives, *self.households)
