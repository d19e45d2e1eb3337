"""A number of things that should not happen: "không để xảy ra sai sót lớn"."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.measure_types.inputs import Entry, Input, number_of
from tdkt.attainment.measure_types.kind import Saying, total, with_unit
from tdkt.attainment.measure_types.threshold import ThresholdKind
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType, Relation
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure


class Incidents(ThresholdKind):
    """`incidents`: a limit that is broken once and for all, or holds to the year's end."""

    type = MeasureType.INCIDENTS
    name = "vụ việc"
    keys = ("of",)
    needs_threshold = True
    relations = (Relation.AT_MOST, Relation.LESS_THAN)
    is_whole = True
    adds_up = True
    sayings = frozenset({Saying.NEVER})
    asked = (Input("count", "số lượng", Entry.WHOLE),)

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what is counted, and that none is a number too."""
        return f"Ô 1: {number_of(plain(measure.of))}{self.when(measure, quarter)}; không có thì ghi 0"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say the number."""
        return with_unit(figure.count)

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return the sum."""
        return Value(total(figure.count for figure in figures))

    def is_a_limit(self, measure: Measure) -> bool:
        """Always."""
        return True


KIND = Incidents()
