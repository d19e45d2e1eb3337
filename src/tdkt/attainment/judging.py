"""From value, measure and period to a status. A status follows from these alone.

Source of the semantics: the table of targets and the paragraph on statuses in `docs/architecture.md`.
"""

from __future__ import annotations

from fractions import Fraction

from tdkt.attainment.comparing import Outcome, compare, exact
from tdkt.attainment.status import Status
from tdkt.attainment.value import Gathered, Value, is_a_state
from tdkt.model.measure import Measure, MeasureType, Relation
from tdkt.model.period import Period
from tdkt.model.unit_report import DONE

_OF_OUTCOME = {Outcome.MET: Status.REACHED, Outcome.PASSED: Status.EXCEEDED}


def judge(measure: Measure, gathered: Gathered, period: Period) -> Status:
    """Return the status at the end of `period`.

    What no report can take back any more is said even while reports are missing (an incidents limit once broken, a
    count once reached, a milestone once done); everything else needs all the figures that the value rests on.
    """
    value = gathered.value
    if value is None:
        return Status.NOT_REPORTED
    settled = _settled(measure, gathered, value)
    if settled is not None:
        return settled
    if not gathered.complete:
        return Status.NOT_REPORTED
    if measure.type is MeasureType.MILESTONE:
        return _milestone(measure, value, period)
    if value.amount is None:
        return Status.NOTHING_AROSE
    if measure.is_per_member:
        return _per_member(measure, value.amount, value.whole or Fraction(0), period, gathered.since)
    if is_a_limit(measure):
        return _limit(measure, value.amount, period)
    return _threshold(measure, value.amount, period, gathered.since)


def is_scheduled(measure: Measure) -> bool:
    """Tell whether the target is a number to be reached over the year, held against its schedule until then."""
    if measure.is_per_member or measure.type is MeasureType.COUNT:
        return True
    return measure.type is MeasureType.AMOUNT and not is_a_state(measure)


def is_a_limit(measure: Measure) -> bool:
    """Tell whether the target is a sum that must not pass a limit: it can only be broken, or hold to the end."""
    if measure.type is MeasureType.INCIDENTS:
        return True
    return (
        measure.type in (MeasureType.COUNT, MeasureType.AMOUNT)
        and not is_a_state(measure)
        and measure.comparison.relation is Relation.AT_MOST
    )


def scheduled_amount(measure: Measure, goal: Fraction, period: Period, since: int = 1) -> Fraction:
    """Return the amount due by the end of `period` on the way to `goal`: the target's schedule, or even quarters.

    The quarters are those from `since` on, in which the target is in the plan.
    """
    if measure.schedule is not None and not period.is_last:
        return exact(measure.schedule[period.last - 1])
    return goal * (period.last - since + 1) / (4 - since + 1)


def due_amount(measure: Measure, value: Value | None, period: Period, since: int = 1) -> Fraction | None:
    """Return what the schedule asks of the target by the end of `period`, in the unit of the value's amount.

    None where the target is not held against a schedule: it has none, the year is over, or (per member) it is not
    known yet of how many members it speaks.
    """
    if not is_scheduled(measure) or period.is_last:
        return None
    if measure.is_per_member:
        return scheduled_amount(measure, value.whole, period, since) if value and value.whole else None
    if is_a_limit(measure) or measure.comparison.relation is Relation.AT_MOST:
        return None
    return scheduled_amount(measure, exact(measure.comparison.low), period, since)


def _settled(measure: Measure, gathered: Gathered, value: Value) -> Status | None:
    """Return the status that no further report of the year can take back, or None.

    Sums of whole numbers cannot fall, so a limit stays broken and a threshold stays reached (a later report may still
    turn "đạt" into "vượt"); a milestone that every unit has done in time stays done.
    """
    if measure.type is MeasureType.MILESTONE:
        return Status.REACHED if gathered.from_every_unit and _is_done_in_time(measure, value) else None
    if (
        measure.type not in (MeasureType.COUNT, MeasureType.INCIDENTS)
        or is_a_state(measure)
        or value.amount is None
    ):
        return None
    comparison = measure.comparison
    if comparison.relation in (Relation.AT_MOST, Relation.EXACTLY):
        return Status.NOT_REACHED if value.amount > exact(comparison.high) else None
    outcome = compare(comparison, value.amount)
    return None if outcome is Outcome.SHORT else _OF_OUTCOME[outcome]


def _short(period: Period) -> Status:
    return Status.NOT_REACHED if period.is_last else Status.BEHIND


def _limit(measure: Measure, amount: Fraction, period: Period) -> Status:
    outcome = compare(measure.comparison, amount)
    if outcome is Outcome.SHORT:
        return Status.NOT_REACHED if measure.type is not MeasureType.AMOUNT else _short(period)
    return _OF_OUTCOME[outcome] if period.is_last else Status.ON_SCHEDULE


def _threshold(measure: Measure, amount: Fraction, period: Period, since: int) -> Status:
    """Judge an amount by its threshold; a number that is still below a goal of the year, by its schedule."""
    comparison = measure.comparison
    outcome = compare(comparison, amount)
    if outcome is not Outcome.SHORT:
        return _OF_OUTCOME[outcome]
    goal = exact(comparison.low)
    is_below = comparison.relation is not Relation.AT_MOST and amount <= goal
    if not is_below or not is_scheduled(measure) or period.is_last:
        return _short(period)
    # Even quarters of "hơn 8" are "hơn 2", "hơn 4", …; a schedule of its own says what is enough.
    strictly = comparison.relation is Relation.MORE_THAN and measure.schedule is None
    return _by_schedule(measure, amount, goal, period, since, strictly=strictly)


def _per_member(measure: Measure, amount: Fraction, whole: Fraction, period: Period, since: int) -> Status:
    if amount >= whole:
        return Status.REACHED
    return Status.NOT_REACHED if period.is_last else _by_schedule(measure, amount, whole, period, since)


def _by_schedule(
    measure: Measure, amount: Fraction, goal: Fraction, period: Period, since: int, *, strictly: bool = False
) -> Status:
    due = scheduled_amount(measure, goal, period, since)
    return Status.ON_SCHEDULE if amount > due or (amount == due and not strictly) else Status.BEHIND


def _milestone(measure: Measure, value: Value, period: Period) -> Status:
    if _is_done_in_time(measure, value):
        return Status.REACHED
    if period.is_last:
        return Status.NOT_REACHED
    is_late = value.progress == DONE or (measure.due is not None and measure.due <= period.last_day)
    return Status.BEHIND if is_late else Status.ON_SCHEDULE


def _is_done_in_time(measure: Measure, value: Value) -> bool:
    """Tell whether a milestone is done by its due day (a check holds that what is done has its day)."""
    if value.progress != DONE:
        return False
    return measure.due is None or (value.done_on is not None and value.done_on <= measure.due)
