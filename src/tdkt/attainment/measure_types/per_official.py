"""Every official has to reach a minimum: "mỗi cán bộ, công chức có ít nhất 01 sáng kiến"."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.kind import total
from tdkt.attainment.measure_types.members import PerMemberKind
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure


class PerOfficial(PerMemberKind):
    """`per_official`: people are counted, not named."""

    type = MeasureType.PER_OFFICIAL
    name = "từng cán bộ, công chức"
    keys = ("each_at_least", "of")
    asked = (Input("reached", "số đã đạt", Entry.WHOLE), Input("members", "tổng số", Entry.WHOLE))
    one = "người"

    def member(self, measure: Measure) -> str:
        """Return "người"."""
        return self.one

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say whom to count."""
        return f"Ô 1: số người đã có {self.least(measure)}{self.as_of(measure, quarter)}\nÔ 2: tổng số người"

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Add up people of all units."""
        reached = total(figure.reached for figure in figures if isinstance(figure.reached, int))
        whole = total(figure.members for figure in figures)
        return Value(reached if whole else None, reached, whole)


KIND = PerOfficial()
