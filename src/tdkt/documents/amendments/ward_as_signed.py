"""The ward as a plan to be in force names it: an amendment changes the plan, not what the ward calls its units and places.

What was there at the signing keeps the name and the place that it had; who came since is called as today.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.records import replace

_One = TypeVar("_One", Unit, Subdivision)


def ward_as_signed(now: Organization, signed: Organization) -> Organization:
    """Return `now` with the names and the order that its units, thôn and tổ dân phố had when they were `signed`."""
    units = {
        then.id: replace(unit, name=then.name, abbreviation=then.abbreviation)
        for then in signed.units
        for unit in now.units
        if unit.id == then.id
    }
    places = {
        then.id: replace(place, name=then.name)
        for then in signed.known_subdivisions
        for place in now.known_subdivisions
        if place.id == then.id
    }
    subdivisions = now.subdivisions
    if subdivisions is not None:
        subdivisions = replace(subdivisions, members=_in_their_places(subdivisions.members, places))
    return replace(now, units=_in_their_places(now.units, units), subdivisions=subdivisions)


def _in_their_places(now: Sequence[_One], known: dict[str, _One]) -> tuple[_One, ...]:
    """Return `now` where the ones that are `known`, in their order, stand in the places of those that were there."""
    in_order = iter(known.values())
    return tuple(next(in_order) if one.id in known else one for one in now)
