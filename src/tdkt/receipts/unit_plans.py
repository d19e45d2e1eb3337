"""Which units have made their own plan for a year, and how it stands to the ward's."""

from __future__ import annotations

import datetime

from tdkt.attainment.own_threshold import is_weaker
from tdkt.checks.plan.unit_plans import targets_for
from tdkt.model.movements import Target
from tdkt.model.organization import Unit
from tdkt.model.records import dataclass
from tdkt.model.unit_plan import UnitPlan
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitPlanReceipt:
    """A unit of which the ward's plan asks something: `received` and `plan` are None until there is one."""

    unit: Unit
    plan: UnitPlan | None
    asked: int
    taken_up: int
    weaker: int

    @property
    def received(self) -> datetime.date | None:
        """The day on which the plan came in."""
        return self.plan.received if self.plan else None


def unit_plan_receipts(workspace: Workspace, year: int) -> tuple[UnitPlanReceipt, ...]:
    """Return a line for each unit that the plan of `year` gives a target or a file, in the ward's order."""
    organization = workspace.organization
    files = [file for file in workspace.movements if file.year == year]
    plans = {plan.unit: plan for plan in reversed(workspace.all(UnitPlan)) if plan.year == year}
    found = []
    for unit in organization.units if organization else ():
        own = targets_for(unit.id, files)
        if own or any(file.unit == unit.id for file in files):
            found.append(_receipt(unit, plans.get(unit.id), own))
    return tuple(found)


def _receipt(unit: Unit, plan: UnitPlan | None, own: dict[str, Target]) -> UnitPlanReceipt:
    taken = {one.target: one for one in plan.targets if one.target in own} if plan else {}
    weaker = sum(
        one.threshold is not None and is_weaker(own[id_].measure, one.threshold) for id_, one in taken.items()
    )
    return UnitPlanReceipt(unit, plan, len(own), len(taken), weaker)
