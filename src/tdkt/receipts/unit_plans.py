"""Who has a plan of its own for a year, and how it stands to the ward's."""

from __future__ import annotations

import datetime

from tdkt.attainment.asked_of import Asked, asked_of
from tdkt.attainment.own_threshold import is_weaker
from tdkt.awards.bodies import plan_makers
from tdkt.changes.agreed_numbers import falling_short
from tdkt.changes.versions import newest_version
from tdkt.model.organization import Unit
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass
from tdkt.model.unit_plan import PlanMaker, UnitPlan
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitPlanReceipt:
    """Who may have a plan of its own: `received` and `plan` are None until there is one.

    `asked` targets and `tasks_asked` tasks are given to it by the ward's plan, of which its own takes up `taken_up` and `tasks_taken_up`.
    """

    unit: PlanMaker
    plan: UnitPlan | None
    asked: int
    taken_up: int
    tasks_asked: int
    tasks_taken_up: int
    weaker: int
    is_asked: bool
    """Whether the ward's plan gives it anything: else it writes what it does itself."""

    @property
    def is_unit(self) -> bool:
        """Tell whether it is a unit of the ward, not a thôn or a collective."""
        return isinstance(self.unit, Unit)

    @property
    def is_awaited(self) -> bool:
        """Tell whether a plan is still to come: there is a receipt only for those of whom one is expected or is there."""
        return self.plan is None

    @property
    def received(self) -> datetime.date | None:
        """The day on which the plan came in."""
        return self.plan.received if self.plan else None


def unit_plan_receipts(
    workspace: Workspace, year: int, on: datetime.date | None = None
) -> tuple[UnitPlanReceipt, ...]:
    """Return a line for each unit that is there in `year`, then for each thôn, collective of whom a plan is expected or is there.

    Each unit makes one. A thôn or a collective is expected to where the ward's plan gives it something of its own to do: a share
    of a target, a task in whose assignment it is named. One that is only to help others makes a plan where it wants to. With `on` what was asked on that day counts: no amendment that was signed later.
    """
    newest = newest_version(workspace, year, on) if on is not None else None
    files = newest.movements if newest else [file for file in workspace.movements if file.year == year]
    plans = {plan.unit: plan for plan in reversed(workspace.all(UnitPlan)) if plan.year == year}
    days = division_of(year)
    found = []
    for id_, maker in plan_makers(workspace).items():
        asked = asked_of(maker, files, workspace.organization)
        is_there = maker.lives_between(days.first_day, days.last_day)
        is_expected = is_there and (isinstance(maker, Unit) or bool(asked.targets or asked.tasks))
        if id_ not in plans and not is_expected:
            continue
        found.append(_receipt(workspace, maker, plans.get(id_), asked, on))
    return tuple(found)


def _receipt(
    workspace: Workspace, maker: PlanMaker, plan: UnitPlan | None, asked: Asked, on: datetime.date | None
) -> UnitPlanReceipt:
    own = asked.targets
    taken = {one.target: one for one in plan.targets if one.target in own} if plan else {}
    weaker = {
        id_
        for id_, one in taken.items()
        if one.threshold is not None and is_weaker(own[id_].measure, one.threshold)
    }
    weaker |= {one.own.target for one in falling_short(workspace, maker, plan, on)} if plan else set()
    tasks = {one.task for one in plan.tasks} & set(asked.tasks) if plan else set()
    return UnitPlanReceipt(
        maker, plan, len(own), len(taken), len(asked.tasks), len(tasks), len(weaker), asked.anything
    )
