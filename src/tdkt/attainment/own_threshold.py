"""A unit's own threshold beside the ward's: the same comparison with another number, never easier to meet."""

from __future__ import annotations

from dataclasses import replace

from tdkt.attainment.comparing import exact, way_of
from tdkt.model.measure import Comparison, Measure, Number, Relation


def takes_threshold(measure: Measure) -> bool:
    """Tell whether the measure has a number that a unit can set higher."""
    return bool(measure.comparisons) or measure.each_at_least is not None


def with_threshold(measure: Measure, threshold: Number) -> Measure:
    """Return the measure of the ward with the unit's own number; in place of a range it is what is reached at least."""
    if not measure.comparisons:
        return replace(measure, each_at_least=int(threshold))
    known = measure.comparison
    relation = Relation.AT_LEAST if known.relation is Relation.BETWEEN else known.relation
    return replace(measure, comparisons=(Comparison(relation, threshold, threshold),))


def is_weaker(measure: Measure, threshold: Number) -> bool:
    """Tell whether `threshold` is easier to meet than the ward's: lower, above a limit, or not the very number asked for."""
    if not measure.comparisons:
        return measure.each_at_least is not None and exact(threshold) < measure.each_at_least
    known = measure.comparison
    if known.relation is Relation.EXACTLY:
        return exact(threshold) != exact(known.low)
    if way_of(known).is_ceiling:
        return exact(threshold) > exact(known.high)
    return exact(threshold) < exact(known.low)
