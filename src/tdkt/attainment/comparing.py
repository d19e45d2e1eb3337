"""Comparing a value with a threshold, exactly: the one place that knows what "trên 90%" means."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from tdkt.model.measure import Comparison, Number, Relation


class Outcome(Enum):
    """How a value stands to its threshold."""

    SHORT = "short"
    MET = "met"
    PASSED = "passed"


def exact(number: Number) -> Fraction:
    """Return a number from a file (int or Decimal) as an exact fraction."""
    return Fraction(number)


def compare(comparison: Comparison, value: Fraction) -> Outcome:
    """Compare `value` with its threshold, both in the measure's unit.

    PASSED ("vượt") is said above an `at_least`, above a range, and below an `at_most` other than 0.
    `more_than` needs strictly more: exactly 90 % has not reached "trên 90%".
    """
    low, high = exact(comparison.low), exact(comparison.high)
    match comparison.relation:
        case Relation.AT_LEAST:
            return _order(value, low)
        case Relation.MORE_THAN:
            return Outcome.MET if value > low else Outcome.SHORT
        case Relation.AT_MOST:
            if value > high:
                return Outcome.SHORT
            return Outcome.PASSED if value < high and high != 0 else Outcome.MET
        case Relation.BETWEEN:
            return Outcome.SHORT if value < low else Outcome.PASSED if value > high else Outcome.MET
        case Relation.EXACTLY:
            return Outcome.MET if value == low else Outcome.SHORT


def _order(value: Fraction, threshold: Fraction) -> Outcome:
    if value < threshold:
        return Outcome.SHORT
    return Outcome.PASSED if value > threshold else Outcome.MET
