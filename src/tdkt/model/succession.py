"""Who answers for the plan's targets and tasks on a day: a unit that is no more hands them to the one that took its place.

Of several units that it was divided into the first named takes them over: a target must not be counted twice, and some
figures (a stage, a bare percent) cannot be put together from two units.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tdkt.model.lifetime import living_heirs
from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.organization import Organization, Unit


def answering_on(
    movements: tuple[UnitMovements, ...], organization: Organization, day: datetime.date
) -> tuple[UnitMovements, ...]:
    """Return `movements` with the units that answer for them on `day`, in the ward's order.

    The same object where nothing changes hands. What belongs to a unit that is not there yet, or has ended with nothing in
    its place (a check tells that), is left out: nobody answers for it on that day.
    """
    if all(unit.lives_on(day) for unit in organization.units):
        return movements
    known = {unit.id: unit for unit in organization.units}
    order = {unit.id: number for number, unit in enumerate(organization.units)}
    found = [_of_file(file, known, day) for file in movements]
    if all(now is then for now, then in zip(found, movements, strict=True)):
        return movements
    return tuple(sorted((file for file in found if file), key=lambda file: order.get(file.unit, len(order))))


def successor(unit: str, known: Mapping[str, Unit], day: datetime.date) -> str | None:
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
    own = {file.unit, *(unit for target in file.targets for unit in target.units)}
    if all(successor(unit, known, day) == unit for unit in own):
        return file
    movements = tuple(_of_movement(movement, known, day) for movement in file.movements)
    return replace(file, unit=heading, movements=movements)


def _of_movement(movement: Movement, known: Mapping[str, Unit], day: datetime.date) -> Movement:
    return replace(movement, items=tuple(_of_item(item, known, day) for item in movement.items))


def _of_item(item: Item, known: Mapping[str, Unit], day: datetime.date) -> Item:
    if not item.targets:
        return item
    found = (_of_target(target, known, day) for target in item.targets)
    return replace(item, targets=tuple(target for target in found if target.units))


def _of_target(target: Target, known: Mapping[str, Unit], day: datetime.date) -> Target:
    return replace(target, units=_standing_for(target.units, known, day))


def _standing_for(units: Iterable[str], known: Mapping[str, Unit], day: datetime.date) -> tuple[str, ...]:
    found = (successor(unit, known, day) for unit in units)
    return tuple(dict.fromkeys(unit for unit in found if unit is not None))
