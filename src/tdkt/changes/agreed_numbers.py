"""The numbers that a unit's own plan was made with: those of the ward's plan that was in force on its day.

The ward's plan may be amended afterwards: what the unit signed stays, and falls short where the amendment asks for more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from tdkt.attainment.asked_of import asked_of
from tdkt.attainment.comparing import way_of
from tdkt.attainment.own_threshold import is_weaker, with_threshold
from tdkt.changes.versions import newest_version, plan_versions
from tdkt.model.measure import Measure, Number
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.plan_year import division_of
from tdkt.model.programme import PlanVersion, version_on
from tdkt.model.records import dataclass
from tdkt.model.unit_plan import PlanMaker, PlannedTarget, UnitPlan
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FallsShort:
    """A target that a unit took up as it was `then`, and that is asked for more, or sooner, `now` by a later amendment.

    `says_itself` tells that it is the unit's own number or time, which was enough then, that falls short.
    """

    own: PlannedTarget
    then: Target
    now: Target
    amended_by: str
    says_itself: bool

    @property
    def measure(self) -> Measure:
        """What the unit has signed: the measure of then, with the unit's own number where it has one."""
        own = self.own.threshold
        return self.then.measure if own is None else with_threshold(self.then.measure, own)


def made_on(plan: UnitPlan) -> datetime.date | None:
    """Return the day of a unit's plan: that of its signature, else that on which the ward got it; None of a draft."""
    return plan.date or plan.received


def version_of(plan: UnitPlan, versions: Sequence[PlanVersion]) -> PlanVersion | None:
    """Return which of `versions` of the ward's plan (oldest first) a unit's plan was made by; None for the newest of a draft.

    One that names what only a later version has was written anew after it, whatever its day says.
    """
    day = made_on(plan)
    if day is None or len(versions) < 2:
        return None
    found = version_on(tuple(versions), day)
    newest = versions[-1]
    named = {one.target for one in plan.targets} | {one.task for one in plan.tasks if one.task}
    added = _ids(newest.movements) - _ids(found.movements)
    return None if found is newest or named & added else found


def given_then(workspace: Workspace, maker: PlanMaker, plan: UnitPlan) -> frozenset[str]:
    """Return the targets and tasks (ids) that the ward's plan gave `maker` on the day of its `plan`; none of a draft, or of a draft's."""
    day, versions = made_on(plan), plan_versions(workspace, plan.year)
    if day is None or not versions:
        return frozenset()
    then = asked_of(maker, version_on(versions, day).movements, workspace.organization)
    return frozenset((*then.targets, *then.tasks))


def _ids(files: Iterable[UnitMovements]) -> set[str]:
    items = [item for file in files for item in file.items]
    return {target.id for item in items for target in item.targets} | {
        item.task for item in items if item.task
    }


def made_by(
    workspace: Workspace, plan: UnitPlan, day: datetime.date | None = None
) -> tuple[UnitMovements, ...]:
    """Return the movements that a unit's plan is held against: those that it was made by, of a draft the newest by `day`.

    While the ward's plan is not issued they are those of the files.
    """
    found = version_of(plan, plan_versions(workspace, plan.year)) or newest_version(workspace, plan.year, day)
    if found is None:
        return tuple(one for one in workspace.movements if one.year == plan.year)
    return found.movements


def falling_short(
    workspace: Workspace, maker: PlanMaker, plan: UnitPlan, signed_by: datetime.date | None = None
) -> list[FallsShort]:
    """Return the targets that `maker` took up with what was asked for then, or more, and that are asked for more by now.

    With `signed_by` amendments that were signed after that day ask for nothing yet.
    """
    made = version_of(plan, plan_versions(workspace, plan.year))
    newest = newest_version(workspace, plan.year, signed_by)
    if made is None or newest is None or newest.valid_from <= made.valid_from:
        return []
    then = asked_of(maker, made.movements, workspace.organization).targets
    now = asked_of(maker, newest.movements, workspace.organization).targets
    found = []
    for own in plan.targets:
        if own.target in then and own.target in now:
            asked = then[own.target].measure, now[own.target].measure
            alone, itself = _is_less(own, *asked), _is_own_less(own, *asked, plan.year)
            if alone or itself:
                found.append(
                    FallsShort(
                        own, then[own.target], now[own.target], newest.amended_by, itself and not alone
                    )
                )
    return found


def _is_less(own: PlannedTarget, then: Measure, now: Measure) -> bool:
    """Tell whether a target without a number or a time of its own was asked for less, or later, `then`."""
    number = _number(then) if own.threshold is None else None
    is_lower = number is not None and then.type == now.type and is_weaker(now, number)
    is_later = own.due is None and now.due is not None and (then.due is None or then.due > now.due)
    return is_lower or is_later


def _is_own_less(own: PlannedTarget, then: Measure, now: Measure, year: int) -> bool:
    """Tell whether a number or a time of the unit's own was enough `then` and is not `now`."""
    number, due, last = own.threshold, own.due, division_of(year).last_day
    is_lower = (
        number is not None
        and then.type == now.type
        and is_weaker(now, number)
        and not is_weaker(then, number)
    )
    is_later = due is not None and (now.due or last) < due <= (then.due or last)
    return is_lower or is_later


def _number(measure: Measure) -> Number | None:
    """Return the number that is the least to be reached, or the most that is allowed; None where the measure has none."""
    if not measure.comparisons:
        return measure.each_at_least
    known = measure.comparison
    return known.high if way_of(known).is_ceiling else known.low
