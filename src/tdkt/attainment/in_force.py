"""Which targets were in force in each quarter of a year, and whose figures of a quarter count for the target of today."""

from __future__ import annotations

from collections.abc import Mapping

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.period import MONTH, Period
from tdkt.model.programme import Programme

TargetsByQuarter = Mapping[int, Mapping[str, Target]]
"""The targets in force at the end of each quarter (1 to 4), or of each month, by id."""


def measured_alike(one: Measure, other: Measure) -> bool:
    """Tell whether values of the two can be set side by side; the thresholds may differ."""
    return (
        one.type is other.type
        and one.unit_of_measure == other.unit_of_measure
        and one.accumulate == other.accumulate
        and one.points == other.points
        and one.of_plan == other.of_plan
        and one.each_at_least == other.each_at_least
        and one.among == other.among
    )


def _reported_alike(one: Measure, other: Measure) -> bool:
    """Tell whether figures of one step mean the same for both: a sum covers what came since the step before it."""
    if one.is_monthly != other.is_monthly:
        return False
    return kind_of(one).is_a_state(one) or one.reported_in == other.reported_in


def targets_by_quarter(programme: Programme, period: Period) -> TargetsByQuarter | None:
    """Return the targets in force at the end of each step up to `period`, with the units that answer for them then.

    None where the plan was never amended and no unit came or went.
    """
    steps = period.months if period.kind == MONTH else period.quarters
    by_quarter = {step.last: programme.on(step.last_day) for step in steps}
    if not programme.versions and all(then.movements is programme.movements for then in by_quarter.values()):
        return None
    return {number: {target.id: target for target in then.targets} for number, then in by_quarter.items()}


def answering_units(in_force: TargetsByQuarter | None, target: Target) -> dict[int, tuple[str, ...]] | None:
    """Return whose figures made `target` in each quarter of `in_force` (`Target.reporters`); None where that is None.

    Figures of a quarter in which the target was not in the plan, or was measured otherwise, cannot be pooled.
    """
    if in_force is None:
        return None
    return {
        quarter: then.reporters
        if (then := targets.get(target.id)) is not None
        and measured_alike(then.measure, target.measure)
        and _reported_alike(then.measure, target.measure)
        else ()
        for quarter, targets in in_force.items()
    }
