"""What a single figure says about its target without pooling: cheap, and always on the safe side."""

from __future__ import annotations

from tdkt.attainment.comparing import exact
from tdkt.model.measure import Measure, MeasureType, Relation
from tdkt.model.unit_report import Figure


def meets_alone(measure: Measure, figure: Figure) -> bool:
    """Tell whether the figure by itself surely meets a lower bound of a percentage.

    A ratio of sums lies between the ratios that go into it: where every figure so far meets the bound alone, so does the
    pooled percentage. False means "not sure", never "not met".
    """
    if measure.type is not MeasureType.PERCENTAGE or figure.numerator is None or figure.denominator is None:
        return False
    comparison = measure.comparison
    bound = exact(comparison.low)
    part, due = 100 * figure.numerator * bound.denominator, bound.numerator * figure.denominator
    match comparison.relation:
        case Relation.AT_LEAST:
            return part >= due
        case Relation.MORE_THAN:
            return part > due
        case _:
            return False
