"""A look ahead to the year's end under one plain assumption: things go on as they went so far.

A forecast is no result and no status; whoever shows one says `ASSUMPTION` beside it.
"""

from __future__ import annotations

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.judging import shown_at
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.schedule import share_of_year
from tdkt.attainment.value import Forecast

ASSUMPTION = "nếu giữ nhịp hiện nay"
"""The words that stand wherever a forecast is shown."""


def forecast(assessment: Assessment) -> Forecast | None:
    """Return the forecast that follows from `assessment`, or None where none is honest.

    None at the year's end and after the day due, while figures are missing, where nothing arose, and for milestones. A
    sum (count, amount, incidents) and members that reached their minimum go on at their pace, members up to all of them;
    percentages, reductions and other states are held. The pace is that of the quarters in which the target was in the
    plan and reported.
    """
    measure, gathered = assessment.target.measure, assessment.gathered
    shown = shown_at(measure, assessment.period)
    if shown is None or shown.is_last or not gathered.complete or gathered.value is None:
        return None
    kind = kind_of(measure)
    so_far = share_of_year(kind.quarters(measure, shown.year), shown, gathered.since)
    return kind.forecast(measure, gathered.value, so_far)
