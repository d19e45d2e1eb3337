"""Which quarters a target is measured in, and what is due by the end of a period on the way to its goal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.period import Period


def quarter_of_due(measure: Measure, year: int) -> int | None:
    """Return the quarter of `year` that holds the day due, None where that is not set or lies in another year."""
    due = measure.due
    return (due.month + 2) // 3 if due is not None and due.year == year else None


def up_to_due(measure: Measure, year: int) -> tuple[int, ...]:
    """Return the quarters of `year` in which the measure is reported, none after the day due."""
    if measure.due is not None and measure.due.year < year:
        return ()
    last = quarter_of_due(measure, year) or 4
    return tuple(quarter for quarter in measure.reported_in if quarter <= last)


def share_of_year(quarters: Sequence[int], period: Period, since: int = 1) -> Fraction:
    """Return which part of the way lies behind at the end of `period`.

    The way are those of `quarters` (in which the measure is reported) from `since` on, in which the target is in the plan.
    """
    way = [quarter for quarter in quarters if quarter >= since]
    return Fraction(sum(quarter <= period.last for quarter in way), len(way)) if way else Fraction(1)


def scheduled_amount(
    measure: Measure, goal: Fraction, period: Period, quarters: Sequence[int], since: int = 1
) -> Fraction:
    """Return the amount due by the end of `period` on the way to `goal`: the target's schedule, or even steps.

    `quarters` and `since` as in `share_of_year`.
    """
    if measure.schedule is not None and not period.is_last:
        return exact(measure.schedule[period.last - 1])
    return goal * share_of_year(quarters, period, since)


def by_schedule(amount: Fraction, due: Fraction, *, strictly: bool = False) -> Status:
    """Judge an amount on its way by what is due; `strictly` asks for more than that."""
    is_on_it = amount > due or (amount == due and not strictly)
    return Status.ON_SCHEDULE if is_on_it else Status.BEHIND


def short(period: Period) -> Status:
    """Return the status of what is not met yet: it is failed only when the year is over."""
    return Status.NOT_REACHED if period.is_last else Status.BEHIND
