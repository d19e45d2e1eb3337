"""Which quarters a target is measured in, and what is due by the end of a period on the way to its goal."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.status import Status
from tdkt.model.measure import Measure
from tdkt.model.period import MONTH, PART, Period
from tdkt.model.plan_year import division_of


def grid_of(measure: Measure) -> str:
    """Return the steps that the measure is reported in: the parts of the year (quarters, terms), or its months."""
    return MONTH if measure.is_monthly else PART


def on_own_steps(measure: Measure, period: Period) -> Period:
    """Return `period` by the steps that the measure is reported in, as far as these are over at its end."""
    return period.on_grid(grid_of(measure))


def steps_of(measure: Measure, year: int) -> tuple[int, ...]:
    """Return the steps of `year` in which the measure is reported: all of its months, or the parts that its file names."""
    division = division_of(year)
    if measure.is_monthly:
        return tuple(range(1, len(division.months) + 1))
    parts = len(division.parts)
    if max(measure.reported_in, default=0) <= parts:
        return measure.reported_in
    return tuple(part for part in measure.reported_in if part <= parts)


def quarter_of_due(measure: Measure, year: int) -> int | None:
    """Return the step of `year` that holds the day due, None where that is not set or lies in another year."""
    if measure.due is None:
        return None
    division = division_of(year)
    return division.month_of(measure.due) if measure.is_monthly else division.part_of(measure.due)


def up_to_due(measure: Measure, year: int) -> tuple[int, ...]:
    """Return the steps of `year` in which the measure is reported, none after the day due."""
    steps = steps_of(measure, year)
    if measure.due is None:
        return steps
    if measure.due < division_of(year).first_day:
        return ()
    last = quarter_of_due(measure, year)
    return steps if last is None else tuple(step for step in steps if step <= last)


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
        over = period.on_grid(PART).last  # between two quarters that of the first still holds
        return exact(measure.schedule[over - 1]) if over else Fraction(0)
    return goal * share_of_year(quarters, period, since)


def by_schedule(amount: Fraction, due: Fraction, *, strictly: bool = False) -> Status:
    """Judge an amount on its way by what is due; `strictly` asks for more than that."""
    is_on_it = amount > due or (amount == due and not strictly)
    return Status.ON_SCHEDULE if is_on_it else Status.BEHIND


def short(period: Period) -> Status:
    """Return the status of what is not met yet: it is failed only when the year is over."""
    return Status.NOT_REACHED if period.is_last else Status.BEHIND
