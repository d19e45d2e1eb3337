"""From value, measure and period to a status. A status follows from these alone.

Source of the semantics: the table of targets and the paragraph on statuses in `docs/architecture.md`. What a type of
measure judges otherwise stands in its module of `measure_types/`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.schedule import on_own_steps, quarter_of_due, scheduled_amount
from tdkt.attainment.status import Status
from tdkt.attainment.value import Gathered, Value
from tdkt.model.measure import Measure
from tdkt.model.period import Period


def shown_at(measure: Measure, period: Period) -> Period | None:
    """Return the period whose end the value of `measure` shows when it is looked at at the end of `period`.

    That is the last quarter so far whose reports give a figure, and the year where no later figure of it can change the
    result any more (its last quarter or its day due is over); None before its first quarter.
    """
    period = on_own_steps(measure, period)
    quarters = kind_of(measure).quarters(measure, period.year)
    past = [quarter for quarter in quarters if quarter <= period.last]
    if not past:
        return None
    return period.end_of_year if len(past) == len(quarters) else period.step(past[-1])


def shown_on(measure: Measure, period: Period) -> date:
    """Return the day of the value that is shown at the end of `period`: its last day, or of the last quarter that was
    asked, or the day due; members of the ward are counted as they were then.
    """
    kind, last_day, period = kind_of(measure), period.last_day, on_own_steps(measure, period)
    past = [quarter for quarter in kind.quarters(measure, period.year) if quarter <= period.last]
    if not past:
        return last_day
    is_cut = kind.is_settled_when_due and quarter_of_due(measure, period.year) == past[-1]
    return measure.due if is_cut and measure.due else period.step(past[-1]).last_day


def judge(measure: Measure, gathered: Gathered, period: Period) -> Status:
    """Return the status at the end of `period`.

    Before the first quarter in which a figure is due it is *chưa đến kỳ*; what holds on the day due is final.

    What no report can take back any more is said even while reports are missing (an incidents limit once broken, a
    count once reached, a milestone once done); everything else needs all the figures that the value rests on.
    """
    value, kind = gathered.value, kind_of(measure)
    shown = shown_at(measure, period)
    if shown is None or not gathered.due:
        return Status.NOT_DUE
    if value is None:
        return Status.NOT_REPORTED
    settled = kind.settled(measure, gathered, value)
    if settled is not None:
        return settled
    if not gathered.complete:
        return Status.NOT_REPORTED
    return kind.judged(measure, value, shown, gathered.since)


def due_amount(measure: Measure, value: Value | None, period: Period, since: int = 1) -> Fraction | None:
    """Return what the schedule asks of the target by the end of `period`, in the unit of the value's amount.

    None where the target is not held against a schedule: it has none, the year or its time is over, nothing is due yet,
    or (per member) it is not known yet of how many members it speaks.
    """
    kind, shown = kind_of(measure), shown_at(measure, period)
    if not kind.is_scheduled(measure) or shown is None or shown.is_last:
        return None
    goal = kind.goal(measure, value)
    if goal is None:
        return None
    return scheduled_amount(measure, goal, shown, kind.quarters(measure, period.year), since)
