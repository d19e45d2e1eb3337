"""A look ahead to the year's end under one plain assumption: things go on as they went so far.

A forecast is no result and no status; whoever shows one says `ASSUMPTION` beside it.
"""

from __future__ import annotations

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.value import Forecast

ASSUMPTION = "nếu giữ nhịp hiện nay"
"""The words that stand wherever a forecast is shown."""


def forecast(assessment: Assessment) -> Forecast | None:
    """Return the forecast that follows from `assessment`, or None where none is honest.

    None at the year's end, while figures are missing, where nothing arose, and for milestones. A sum (count, amount,
    incidents) and members that reached their minimum go on at their pace, members up to all of them; percentages,
    reductions and other states are held.
    """
    measure, gathered, period = assessment.target.measure, assessment.gathered, assessment.period
    if period.is_last or not gathered.complete or gathered.value is None:
        return None
    return kind_of(measure).forecast(measure, gathered.value, period)
