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

    What can no longer change is said even while reports are missing (an incidents limit once broken, a count once
    reached); everything else needs all the figures that the value rests on.
    """
    value = gathered.value
    if value is None:
        return Status.NOT_REPORTED
    settled = _settled(measure, value)
    if settled is not None:
        return settled
    if not gathered.complete:
        return Status.NOT_REPORTED
    if measure.type is MeasureType.MILESTONE:
        return _milestone(measure, value, period)
    if value.amount is None:
        return Status.NOTHING_AROSE
    if measure.is_per_member:
        return _towards(measure, value.amount, value.whole or Fraction(0), period)
    if is_a_limit(measure):
        return _limit(measure, value.amount, period)
    outcome = compare(measure.comparison, value.amount)
    if outcome is not Outcome.SHORT:
        return _OF_OUTCOME[outcome]
    if is_scheduled(measure):
        return _towards(measure, value.amount, exact(measure.comparison.low), period)
    return _short(period)


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


def scheduled_amount(measure: Measure, goal: Fraction, period: Period) -> Fraction:
    """Return the amount due by the end of `period` on the way to `goal`: the target's schedule, or even quarters."""
    if measure.schedule is not None and not period.is_last:
        return exact(measure.schedule[period.last - 1])
    return goal * period.last / 4


def _settled(measure: Measure, value: Value) -> Status | None:
    """Return the status that no further report of the year can change, or None.

    Only sums of whole numbers that cannot fall are meant: counts and incidents.
    """
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


def _towards(measure: Measure, amount: Fraction, goal: Fraction, period: Period) -> Status:
    """Judge a number on its way to `goal` that has not met its comparison yet."""
    if measure.is_per_member and amount >= goal:
        return Status.REACHED
    if period.is_last:
        return Status.NOT_REACHED
    due = scheduled_amount(measure, goal, period)
    # Even quarters of "hơn 8" are "hơn 2", "hơn 4", …; a schedule of its own says what is enough.
    strictly = measure.schedule is None and any(c.relation is Relation.MORE_THAN for c in measure.comparisons)
    return Status.ON_SCHEDULE if (amount > due if strictly else amount >= due) else Status.BEHIND


def _milestone(measure: Measure, value: Value, period: Period) -> Status:
    if value.progress == DONE:
        return Status.REACHED
    if period.is_last:
        return Status.NOT_REACHED
    return Status.BEHIND if measure.due is not None and measure.due <= period.last_day else Status.ON_SCHEDULE
