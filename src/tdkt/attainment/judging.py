"""From value, measure and period to a status. A status follows from these alone.

Source of the semantics: the table of targets and the paragraph on statuses in `docs/architecture.md`. What a type of
measure judges otherwise stands in its module of `measure_types/`.
"""

from __future__ import annotations

from fractions import Fraction

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.schedule import scheduled_amount
from tdkt.attainment.status import Status
from tdkt.attainment.value import Gathered, Value
from tdkt.model.measure import Measure
from tdkt.model.period import Period


def judge(measure: Measure, gathered: Gathered, period: Period) -> Status:
    """Return the status at the end of `period`.

    What no report can take back any more is said even while reports are missing (an incidents limit once broken, a
    count once reached, a milestone once done); everything else needs all the figures that the value rests on.
    """
    value, kind = gathered.value, kind_of(measure)
    if value is None:
        return Status.NOT_REPORTED
    settled = kind.settled(measure, gathered, value)
    if settled is not None:
        return settled
    if not gathered.complete:
        return Status.NOT_REPORTED
    return kind.judged(measure, value, period, gathered.since)


def due_amount(measure: Measure, value: Value | None, period: Period, since: int = 1) -> Fraction | None:
    """Return what the schedule asks of the target by the end of `period`, in the unit of the value's amount.

    None where the target is not held against a schedule: it has none, the year is over, or (per member) it is not
    known yet of how many members it speaks.
    """
    kind = kind_of(measure)
    if not kind.is_scheduled(measure) or period.is_last:
        return None
    goal = kind.goal(measure, value)
    return None if goal is None else scheduled_amount(measure, goal, period, since)
