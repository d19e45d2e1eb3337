"""What is due by the end of a period on the way to the year's goal."""

from __future__ import annotations

from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.period import Period

QUARTERS = 4


def scheduled_amount(measure: Measure, goal: Fraction, period: Period, since: int = 1) -> Fraction:
    """Return the amount due by the end of `period` on the way to `goal`: the target's schedule, or even quarters.

    The quarters are those from `since` on, in which the target is in the plan.
    """
    if measure.schedule is not None and not period.is_last:
        return exact(measure.schedule[period.last - 1])
    return goal * (period.last - since + 1) / (QUARTERS - since + 1)


def by_schedule(
    measure: Measure, amount: Fraction, goal: Fraction, period: Period, since: int, *, strictly: bool = False
) -> Status:
    """Judge an amount on its way to `goal`; `strictly` asks for more than what is due."""
    due = scheduled_amount(measure, goal, period, since)
    is_on_it = amount > due or (amount == due and not strictly)
    return Status.ON_SCHEDULE if is_on_it else Status.BEHIND


def short(period: Period) -> Status:
    """Return the status of what is not met yet: it is failed only when the year is over."""
    return Status.NOT_REACHED if period.is_last else Status.BEHIND
