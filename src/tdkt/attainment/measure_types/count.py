"""A number of things to be reached over the year: "01 đến 02 mô hình"."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.inputs import Entry, Input, number_of
from tdkt.attainment.measure_types.kind import Saying, total, with_unit
from tdkt.attainment.measure_types.threshold import ThresholdKind
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure

_WORTH_A_PERCENT = 10
"""From which goal on a number is also said in percent of it."""


class Count(ThresholdKind):
    """`count`."""

    type = MeasureType.COUNT
    name = "số lượng"
    keys = ("of",)
    is_whole = True
    adds_up = True
    needs_threshold = True
    sayings = frozenset({Saying.RANGE, Saying.FLOOR})
    asked = (Input("count", "số lượng", Entry.WHOLE),)

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what is counted."""
        return f"Ô 1: {number_of(plain(measure.of))}{self.when(measure, quarter)}"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say the number."""
        return with_unit(figure.count)

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return the sum."""
        return Value(total(figure.count for figure in figures))

    def explained(self, measure: Measure, value: Value) -> str:
        """Say a number as a part of the plan, unless it is all of it, or a few things only: 3 of 2 is plain enough."""
        goal = exact(measure.comparison.low)
        return self.part_of_plan(measure, value) if value.amount != goal >= _WORTH_A_PERCENT else ""

    def is_scheduled(self, measure: Measure) -> bool:
        """A number is reached little by little, also where each quarter tells how many there are by now."""
        return True

    def is_a_limit(self, measure: Measure) -> bool:
        """A sum that must not be passed."""
        return not self.is_a_state(measure) and way_of(measure.comparison).is_ceiling


KIND = Count()
