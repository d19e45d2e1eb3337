"""What the ward's plan asks of a unit, a thôn or another body: targets with its share of each, tasks, and where it is to help."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.allocating import held_to
from tdkt.model.movements import Item, Target, UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass
from tdkt.model.succession import answering_on
from tdkt.model.text import letters
from tdkt.model.unit_plan import PlanMaker


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one body, in the order of the ward's plan.

    `targets` are what it is to reach, by id (of an allocated one its share); `tasks` its own and those in whose assignment it is
    named; `helps` the sentences of others' targets in whose assignment it is named.
    """

    targets: dict[str, Target]
    tasks: dict[str, Item]
    helps: tuple[Item, ...]

    @property
    def anything(self) -> bool:
        """Tell whether the plan asks anything of it."""
        return bool(self.targets or self.tasks or self.helps)


def asked_of(body: PlanMaker, files: Sequence[UnitMovements], organization: Organization | None) -> Asked:
    """Return what `files` (the movements of one year) ask of `body`: of one that ends within the year what is asked until then."""
    if not files:
        return Asked({}, {}, ())
    last = division_of(files[0].year).last_day
    day = last if body.until is None else min(body.until, last)
    now = answering_on(tuple(files), organization, day) if organization is not None else tuple(files)
    targets = {
        target.id: held_to(target, body.id)
        for file in now
        for target in file.targets
        if body.id in target.units or body.id in target.members
    }
    tasks: dict[str, Item] = {}
    helps: list[Item] = []
    for file in now:
        for item in (item for movement in file.movements for item in movement.items):
            if item.task is not None and (file.unit == body.id or _names(item, body)):
                tasks[item.task] = item
            elif item.targets and _names(item, body) and not any(one.id in targets for one in item.targets):
                helps.append(item)
    return Asked(targets, tasks, tuple(helps))


def _names(item: Item, body: PlanMaker) -> bool:
    """Tell whether the assignment of a sentence names `body`, by its id or as it is called."""
    if item.assignment is None:
        return False
    known = {letters(body.id), letters(body.name)}
    return any(letters(said) in known for said in (item.assignment.lead, *item.assignment.with_) if said)
