"""Who is to register for the movements of a year, and who had by a day: a drive's registration, for movements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from tdkt.model.movement_life import MovementLife
from tdkt.model.movements import Movement, UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass
from tdkt.model.registration import not_registered_by, registered_by
from tdkt.model.succession import answering_on
from tdkt.model.text import plain


@dataclass(frozen=True, slots=True)
class MovementRegistration:
    """A movement that asks for registration until the day `until`: who had registered, and who of those asked had not (ids).

    `unit` is the unit whose movement it is, None for one from above. Nobody is known to be asked where no unit takes the movement
    up, or others than the units that answer for it have registered.
    """

    id: str
    title: str
    unit: str | None
    life: MovementLife
    until: datetime.date
    registered: tuple[str, ...]
    asked: tuple[str, ...]
    missing: tuple[str, ...]


def movement_registrations(
    organization: Organization, files: Sequence[UnitMovements], day: datetime.date
) -> Iterator[MovementRegistration]:
    """Yield how the registration of every movement of a year stood on `day`: of the units' own (`files`), then of those from above."""
    for file in files:
        for movement in file.movements:
            life = movement.life
            if life is not None and life.register_by is not None:
                in_hands = answering_on((file,), organization, life.register_by)
                asked = _asked(movement.id, in_hands, organization)
                yield _found(movement.id, movement.title, file.unit, life, life.register_by, asked, day)
    for general in organization.general_movements:
        life = general.life
        if life is not None and life.register_by is not None:
            taking = dict.fromkeys(file.unit for file in files if _takes_up(file, general.id))
            yield _found(general.id, general.title, None, life, life.register_by, tuple(taking), day)


def _takes_up(file: UnitMovements, general: str) -> bool:
    return any(movement.takes_up == general for movement in file.movements)


def _found(
    id_: str,
    title: str,
    unit: str | None,
    life: MovementLife,
    until: datetime.date,
    asked: tuple[str, ...],
    day: datetime.date,
) -> MovementRegistration:
    missing = not_registered_by(asked, life.registered, day)
    known = registered_by(life.registered, day)
    return MovementRegistration(id_, plain(title), unit, life, until, known, asked, missing)


def _asked(movement: str, files: Iterable[UnitMovements], organization: Organization) -> tuple[str, ...]:
    """Return who is to register for a unit's movement: the places that its targets are given to, else the units that answer for them."""
    for file in files:
        for found in file.movements:
            if found.id == movement:
                return _of_targets(found, file.unit, organization)
    return ()


def _of_targets(movement: Movement, unit: str, organization: Organization) -> tuple[str, ...]:
    places = {place.id for place in organization.known_subdivisions}
    given = dict.fromkeys(member for target in movement.targets for member in target.members)
    if places.intersection(given):
        return tuple(member for member in given if member != unit)
    answering = tuple(dict.fromkeys((unit, *(name for target in movement.targets for name in target.units))))
    registered = movement.life.registered if movement.life is not None else ()
    return answering if all(one.unit in answering for one in registered) else ()
