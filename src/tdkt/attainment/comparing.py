"""Comparing a value with a threshold, exactly: the one place that knows what "trên 90%" means, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from tdkt.attainment.rounding import vietnamese
from tdkt.model.measure import Comparison, Number, Relation
from tdkt.model.records import dataclass


class Outcome(Enum):
    """How a value stands to its threshold."""

    SHORT = "short"
    MET = "met"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Way:
    """All there is to know of one relation.

    `name` is what it is called ("ít nhất"), `words` and `signs` say it with its bounds ("ít nhất {low}", "≥ {low}").
    `outcome` compares (value, low, high). `is_ceiling` tells whether less is better, so that nothing is to be neared;
    `breaks_above` whether too much fails; `is_strict` whether the bound itself is not enough; `has_two_bounds` whether
    a value between two bounds meets it.
    """

    name: str
    words: str
    signs: str
    outcome: Callable[[Fraction, Fraction, Fraction], Outcome]
    is_ceiling: bool = False
    breaks_above: bool = False
    is_strict: bool = False
    has_two_bounds: bool = False


def _at_least(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    if value < low:
        return Outcome.SHORT
    return Outcome.PASSED if value > low else Outcome.MET


def _more_than(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    return Outcome.MET if value > low else Outcome.SHORT


def _at_most(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    if value > high:
        return Outcome.SHORT
    return Outcome.PASSED if value < high and high != 0 else Outcome.MET


def _less_than(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    return Outcome.MET if value < high else Outcome.SHORT


def _between(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    if value < low:
        return Outcome.SHORT
    return Outcome.PASSED if value > high else Outcome.MET


def _exactly(value: Fraction, low: Fraction, high: Fraction) -> Outcome:
    return Outcome.MET if value == low else Outcome.SHORT


WAYS = {
    Relation.AT_LEAST: Way("ít nhất", "ít nhất {low}", "≥ {low}", _at_least),
    Relation.MORE_THAN: Way("trên", "trên {low}", "> {low}", _more_than, is_strict=True),
    Relation.AT_MOST: Way(
        "không quá", "không quá {low}", "≤ {low}", _at_most, is_ceiling=True, breaks_above=True
    ),
    Relation.LESS_THAN: Way(
        "dưới", "dưới {low}", "< {low}", _less_than, is_ceiling=True, breaks_above=True, is_strict=True
    ),
    Relation.BETWEEN: Way("từ … đến", "từ {low} đến {high}", "{low} - {high}", _between, has_two_bounds=True),
    Relation.EXACTLY: Way("đúng", "đúng {low}", "{low}", _exactly, breaks_above=True),
}
"""The table of relations: adding one is a line here, its key in `Relation` and in the schema."""


def way_of(comparison: Comparison) -> Way:
    """Return what there is to know of the comparison's relation."""
    return WAYS[comparison.relation]


@lru_cache(maxsize=4096)
def exact(number: Number | Fraction) -> Fraction:
    """Return a number from a file (int or Decimal) as an exact fraction, and one that is exact already as it is."""
    return Fraction(number)


def compare(comparison: Comparison, value: Fraction) -> Outcome:
    """Compare `value` with its threshold, both in the measure's unit.

    PASSED ("vượt") is said above an `at_least`, above a range, and below an `at_most` other than 0.
    `more_than` needs strictly more: exactly 90 % has not reached "trên 90%"; `less_than` strictly less. Neither is passed.
    """
    return way_of(comparison).outcome(value, exact(comparison.low), exact(comparison.high))


def in_signs(comparison: Comparison) -> str:
    """Write a comparison as tables do: "≥ 95", "1 - 2"; a limit of 0 is "0"."""
    way = way_of(comparison)
    if way.is_ceiling and not way.is_strict and comparison.high == 0:
        return "0"
    return _with_bounds(way.signs, comparison)


def in_words(comparison: Comparison) -> str:
    """Write a comparison as sentences do: "ít nhất 95", "từ 1 đến 2"."""
    return _with_bounds(way_of(comparison).words, comparison)


def _with_bounds(template: str, comparison: Comparison) -> str:
    return template.format(low=vietnamese(comparison.low), high=vietnamese(comparison.high))
