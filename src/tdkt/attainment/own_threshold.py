"""A unit's own threshold beside the ward's: the same comparison with another number, never easier to meet."""

from __future__ import annotations

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.inputs import Entry
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.model.measure import Comparison, Measure, Number, Relation
from tdkt.model.records import replace


def takes_threshold(measure: Measure) -> bool:
    """Tell whether the measure has a number that a unit can set higher."""
    return bool(measure.comparisons) or measure.each_at_least is not None


def fault_of(measure: Measure, threshold: Number) -> str:
    """Return why `threshold` can be no number of what is measured, in Vietnamese without its full stop; "" where it can.

    Things are counted whole, nothing but a growth or a balance lies below 0, a part of a whole is 100% at most, and
    nothing falls by more than 100%.
    """
    kind, said = kind_of(measure), vietnamese(threshold)
    if kind.is_whole and exact(threshold).denominator != 1:
        return f"{said} không phải số nguyên"
    if threshold < 0 and kind.inputs(measure)[0].entry is not Entry.SIGNED:
        return f"{said} là số âm"
    if kind.full is not None and not measure.of_plan and threshold > kind.full:
        return f"{said}% lớn hơn {kind.full}%"
    if kind.is_a_fall and threshold > 100:
        return f"giảm {said}% là giảm quá 100%"
    return ""


def with_threshold(measure: Measure, threshold: Number) -> Measure:
    """Return the measure of the ward with the unit's own number; in place of a range it is what is reached at least."""
    if not measure.comparisons:
        return replace(measure, each_at_least=int(threshold))
    known = measure.comparison
    relation = Relation.AT_LEAST if known.relation is Relation.BETWEEN else known.relation
    return replace(measure, comparisons=(Comparison(relation, threshold, threshold),))


def is_weaker(measure: Measure, threshold: Number) -> bool:
    """Tell whether `threshold` is easier to meet than the ward's: lower, above a limit, or not the very number asked for."""
    return bool(why_weaker(measure, threshold))


def why_weaker(measure: Measure, threshold: Number) -> str:
    """Return how a `threshold` that is easier to meet stands to the ward's: "thấp hơn", "cao hơn", "khác"; "" where it is not easier."""
    own, number = exact(threshold), exact(_number(measure))
    if not measure.comparisons:
        return "thấp hơn" if measure.each_at_least is not None and own < number else ""
    if measure.comparison.relation is Relation.EXACTLY:
        return "khác" if own != number else ""
    if way_of(measure.comparison).is_ceiling:
        return "cao hơn" if own > number else ""
    return "thấp hơn" if own < number else ""


def may_be(measure: Measure) -> str:
    """Return what a unit may set beside the ward's number: "95% hoặc cao hơn", "3 hoặc thấp hơn", "đúng 2"."""
    said = f"{vietnamese(_number(measure))}{kind_of(measure).unit(measure)}"
    if not measure.comparisons:
        return f"{said} hoặc cao hơn"
    if measure.comparison.relation is Relation.EXACTLY:
        return f"đúng {said}"
    if way_of(measure.comparison).is_ceiling:
        return f"{said} hoặc thấp hơn" if _number(measure) else said
    return f"{said} hoặc cao hơn"


def _number(measure: Measure) -> Number:
    """Return the number that a unit's own is held against."""
    if not measure.comparisons:
        return measure.each_at_least or 0
    known = measure.comparison
    return known.high if way_of(known).is_ceiling else known.low
