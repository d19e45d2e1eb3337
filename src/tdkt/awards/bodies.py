"""Who hands in nominations and who is scored: the ward's units, and the collectives of the register that are none (a thôn,
the Mặt trận, a đoàn thể, a school, an enterprise)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.model.lifetime import Lifetime, living_heirs
from tdkt.model.organization import Organization, Unit
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass
from tdkt.model.register import AwardRegister, Collective, Person, Recipient
from tdkt.model.text import letters
from tdkt.model.unit_plan import PlanMaker
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Body:
    """A unit of the ward or a collective of the register, as `there` is it."""

    there: Unit | Collective

    @property
    def id(self) -> str:
        """Its id."""
        return self.there.id

    @property
    def name(self) -> str:
        """What documents call it."""
        return self.there.name

    @property
    def is_unit(self) -> bool:
        """Tell whether it is a unit of the ward, which drafts papers of its own and reports every quarter."""
        return isinstance(self.there, Unit)

    @property
    def lifetime(self) -> Lifetime:
        """From when until when it is there."""
        return self.there


def bodies_of(organization: Organization | None, everyone: Iterable[Recipient]) -> dict[str, Body]:
    """Return everybody who may propose or be scored by id: the units in their order, then the collectives among `everyone`.

    Where a collective has the id of a unit, the unit is meant.
    """
    units = organization.units if organization is not None else ()
    found = {unit.id: Body(unit) for unit in units}
    for one in everyone:
        if isinstance(one, Collective):
            found.setdefault(one.id, Body(one))
    return found


def bodies(workspace: Workspace) -> dict[str, Body]:
    """Return everybody who may propose or be scored in the files of a ward, as `bodies_of`; worked out once."""
    known: dict[str, Body] | None = workspace.memo.get(bodies)
    if known is None:
        everyone = (one for register in workspace.all(AwardRegister) for one in register.everyone)
        known = workspace.memo[bodies] = bodies_of(workspace.organization, everyone)
    return known


def plan_makers(workspace: Workspace) -> dict[str, PlanMaker]:
    """Return everybody who may have a plan of its own by id: the units, then thôn and tổ dân phố, then the collectives on record."""
    organization = workspace.organization
    found: dict[str, PlanMaker] = {}
    if organization is not None:
        found |= {unit.id: unit for unit in organization.units}
        found |= {place.id: place for place in organization.known_subdivisions if place.id not in found}
    for id_, body in bodies(workspace).items():
        found.setdefault(id_, body.there)
    return found


def body_called(workspace: Workspace, word: str) -> PlanMaker | None:
    """Return the unit, thôn or collective that `word` names by its id, its name or its abbreviation; None where there is none."""
    known = plan_makers(workspace)
    if word in known:
        return known[word]
    organization = workspace.organization
    unit = organization.unit_called(word) if organization else None
    wanted = letters(word)
    return unit or next((one for one in known.values() if letters(one.name) == wanted), None)


def standing_for(workspace: Workspace, id_: str, day: datetime.date) -> str:
    """Return what is called who stands for a body on `day`: itself, or who took its place; its id where it is not on record."""
    known = plan_makers(workspace)
    heirs = living_heirs(id_, day, known)
    if heirs:
        return ", ".join(known[heir].name for heir in heirs)
    return known[id_].name if id_ in known else id_


def proposing(organization: Organization, everyone: Iterable[Recipient], year: int) -> list[Body]:
    """Return who hands in proposals of their own in `year`: the units, then the collectives that are part of no unit.

    A collective of people who work in the units ("Bộ phận Tiếp nhận và Trả kết quả") is proposed by those.
    """
    known = list(everyone)
    of_units = {one.id for one in known if isinstance(one, Person) and one.unit is not None}
    days = division_of(year)
    found = bodies_of(organization, known).values()
    return [
        one
        for one in found
        if isinstance(one.there, Unit)
        or (
            one.there.unit is None
            and of_units.isdisjoint(one.there.members)
            and one.there.lives_between(days.first_day, days.last_day)
        )
    ]
