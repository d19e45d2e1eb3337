"""Who answers for the plan's targets and tasks on a day: a unit that is no more hands them to the one that took its place.

A share of a target goes to who took its holder's place in the same way. Of several units that it was divided into the first named takes them over: a target must not be counted twice, and some
figures (a stage, a bare percent) cannot be put together from two units.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from tdkt.model.allocation import Allocation
from tdkt.model.lifetime import living_heirs
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.records import replace


def answering_on(
    movements: tuple[UnitMovements, ...], organization: Organization, day: datetime.date
) -> tuple[UnitMovements, ...]:
    """Return `movements` with the units that answer for them on `day`, in the ward's order.

    The same object where nothing changes hands. What belongs to a unit that is not there yet, or has ended with nothing in
    its place (a check tells that), is left out: nobody answers for it on that day.
    """
    if all(one.lives_on(day) for one in (*organization.units, *organization.known_subdivisions)):
        return movements
    holders = {member for file in movements for target in file.targets for member in target.members}
    headings = {file.unit for file in movements}
    places = [place for place in organization.known_subdivisions if place.id in holders | headings]
    if all(one.lives_on(day) for one in (*organization.units, *places)):
        return movements
    if places:
        movements = _with_places(movements, organization, day)
    # A thôn that has contents of its own in a drive answers for them as a unit does.
    bodies = (
        *organization.units,
        *(place.as_reporting for place in _heirs_too(places, headings, organization)),
    )
    if all(unit.lives_on(day) for unit in bodies):
        return movements
    known = {unit.id: unit for unit in bodies}
    order = {unit.id: number for number, unit in enumerate(bodies)}
    found = [_of_file(file, known, day) for file in movements]
    if all(now is then for now, then in zip(found, movements, strict=True)):
        return movements
    return tuple(sorted((file for file in found if file), key=lambda file: order.get(file.unit, len(order))))


def _heirs_too(
    places: list[Subdivision], headings: Collection[str], organization: Organization
) -> tuple[Subdivision, ...]:
    """Return every thôn and tổ dân phố of the ward where any of `places` is among `headings`, none otherwise."""
    return organization.known_subdivisions if any(place.id in headings for place in places) else ()


def _with_places(
    movements: tuple[UnitMovements, ...], organization: Organization, day: datetime.date
) -> tuple[UnitMovements, ...]:
    """Return `movements` with the shares of thôn and tổ dân phố in the hands of those that are there on `day`."""
    known = {place.id: place for place in organization.known_subdivisions}
    return tuple(
        file.with_targets(lambda target: replace(target, allocation=_held_by(target.allocation, known, day)))
        if any(target.members for target in file.targets)
        else file
        for file in movements
    )


def _held_by(
    allocation: Allocation | None, known: Mapping[str, Unit] | Mapping[str, Subdivision], day: datetime.date
) -> Allocation | None:
    """Return an allocation with its shares in the hands of who stands for their holders on `day`."""
    if allocation is None:
        return None
    found = ((share, successor(share.for_, known, day)) for share in allocation.shares)
    held = tuple(replace(share, for_=heir) for share, heir in found if heir)
    return replace(allocation, shares=held) if held else None


def successor(
    unit: str, known: Mapping[str, Unit] | Mapping[str, Subdivision], day: datetime.date
) -> str | None:
    """Return the unit that answers on `day` for what belongs to `unit`, None where there is none.

    Before a unit was there that is the one unit that went into it; of several it is not known which answered for what.
    """
    if unit not in known:
        return unit  # that it is not on record is told elsewhere
    heirs = living_heirs(unit, day, known)
    if heirs or known[unit].has_ended_by(day):
        return next(iter(heirs), None)
    before = [one.id for one in known.values() if unit in one.heirs and one.lives_on(day)]
    return before[0] if len(before) == 1 else None


def _of_file(file: UnitMovements, known: Mapping[str, Unit], day: datetime.date) -> UnitMovements | None:
    heading = successor(file.unit, known, day)
    if heading is None:
        return None
    own = {file.unit, *(unit for target in file.targets for unit in (*target.units, *target.members))}
    if all(successor(unit, known, day) == unit for unit in own):
        return file
    in_hands = file.with_targets(lambda target: _of_target(target, known, day))
    return replace(in_hands, unit=heading)


def _of_target(target: Target, known: Mapping[str, Unit], day: datetime.date) -> Target:
    allocation = _held_by(target.allocation, known, day)
    return replace(target, units=_standing_for(target.units, known, day), allocation=allocation)


def _standing_for(units: Iterable[str], known: Mapping[str, Unit], day: datetime.date) -> tuple[str, ...]:
    found = (successor(unit, known, day) for unit in units)
    return tuple(dict.fromkeys(unit for unit in found if unit is not None))
