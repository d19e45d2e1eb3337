"""Who belongs to a collective, and when: by the days of the people, and of the units that merge into others.

The Law counts "cá nhân trong tập thể" (Luật số 06/2022/QH15, Điều 27, 28) and does not say who that is in the course of a
year; the law pack has a setting for it (`members_counted`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tdkt.model.lifetime import Lifetime
from tdkt.model.organization import Organization, Unit
from tdkt.model.register import Collective, Household, Person

Days = tuple[date, date]
"""The first and the last day of a time, both included."""


def members_in(
    collective: Collective, people: Iterable[Person], organization: Organization | None, days: Days
) -> tuple[Person, ...]:
    """Return the people of a collective on any of `days`: its named members, or everybody of its unit."""
    if collective.members:
        return tuple(
            person
            for person in people
            if person.id in collective.members and _overlap(_time_of(person), days)
        )
    if collective.unit is None:
        return ()
    unit, known = collective.unit, _by_id(organization)
    return tuple(person for person in people if _time_in(person, unit, known, days) is not None)


def time_in(
    person: Person, unit: str, organization: Organization | None, *, within: Days = (date.min, date.max)
) -> Days | None:
    """Return the first and the last of the days `within` on which somebody was in `unit`, None where they never were.

    Who was in a unit that was merged into another is in that one from then on. Of a unit that was divided the register has
    to say where its people went.
    """
    return _time_in(person, unit, _by_id(organization), within)


def _by_id(organization: Organization | None) -> dict[str, Unit]:
    return {one.id: one for one in organization.units} if organization else {}


def _time_in(person: Person, unit: str, known: dict[str, Unit], within: Days) -> Days | None:
    if person.unit is None:
        return None
    for found, days in _units_one_after_the_other(person.unit, known):
        if found == unit:
            own = _overlap(days, _time_of(person))
            return _overlap(own, within) if own else None
    return None


def life_of(who: Collective | Household, organization: Organization | None) -> Lifetime:
    """Return the time of life of a collective or household: its own or, for a collective, that of its unit or thôn."""
    own = Lifetime(from_=who.from_, until=who.until, into=who.into)
    if own != Lifetime() or not isinstance(who, Collective) or organization is None:
        return own
    places: list[Lifetime | None] = [
        organization.unit(who.unit or ""),
        next((one for one in organization.known_subdivisions if one.id == who.subdivision), None),
    ]
    return next((Lifetime(from_=one.from_, until=one.until) for one in places if one is not None), own)


def _units_one_after_the_other(unit: str, known: dict[str, Unit]) -> Iterator[tuple[str, Days]]:
    """Yield a unit with its days, then the one that it was merged into with the days from then on, and so on."""
    first, met = date.min, set[str]()
    while unit not in met:
        met.add(unit)
        life = known.get(unit)
        start = max(first, life.from_ or date.min) if life else first
        last = (life.until if life else None) or date.max
        if start <= last:
            yield unit, (start, last)
        if life is None or last == date.max or len(life.heirs) != 1:
            return
        first, unit = last + timedelta(days=1), life.heirs[0]


def _time_of(person: Person) -> Days:
    return person.from_ or date.min, person.until or date.max


def _overlap(one: Days, other: Days) -> Days | None:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None
