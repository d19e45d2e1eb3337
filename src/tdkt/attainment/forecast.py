"""A look ahead to the year's end under one plain assumption: things go on as they went so far.

A forecast is no result and no status; whoever shows one says `ASSUMPTION` beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.comparing import Outcome, compare
from tdkt.attainment.value import is_a_state
from tdkt.model.measure import Measure, MeasureType

ASSUMPTION = "nếu giữ nhịp hiện nay"
"""The words that stand wherever a forecast is shown."""

_QUARTERS = 4
_ADDED_UP = (MeasureType.COUNT, MeasureType.AMOUNT, MeasureType.INCIDENTS)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a target would stand at the year's end.

    `amount` is in the measure's unit, exact; `is_extrapolated` tells whether it is the value so far carried on at the
    same pace (otherwise it is the value held as it is); `meets_threshold` whether the threshold would be met.
    """

    amount: Fraction
    is_extrapolated: bool
    meets_threshold: bool


def forecast(assessment: Assessment) -> Forecast | None:
    """Return the forecast that follows from `assessment`, or None where none is honest.

    None at the year's end, while figures are missing, where nothing arose, and for milestones. A sum (count, amount,
    incidents) and members that reached their minimum go on at their pace, members up to all of them; percentages,
    reductions and other states are held.
    """
    measure, gathered = assessment.target.measure, assessment.gathered
    value, period = gathered.value, assessment.period
    if period.is_last or not gathered.complete or value is None or value.amount is None:
        return None
    if measure.is_per_member:
        whole = value.whole or Fraction(0)
        amount = min(value.amount * _QUARTERS / period.last, whole)
        return Forecast(amount, is_extrapolated=True, meets_threshold=amount >= whole)
    if measure.type in _ADDED_UP and not is_a_state(measure):
        return _held_against(measure, value.amount * _QUARTERS / period.last, is_extrapolated=True)
    return _held_against(measure, value.amount, is_extrapolated=False)


def _held_against(measure: Measure, amount: Fraction, *, is_extrapolated: bool) -> Forecast:
    outcome = compare(measure.comparison, amount)
    return Forecast(amount, is_extrapolated, outcome is not Outcome.SHORT)
