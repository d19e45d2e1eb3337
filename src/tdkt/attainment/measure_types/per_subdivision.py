"""Every thôn, every tổ dân phố has to reach a minimum: "mỗi thôn, tổ dân phố có ít nhất 01 mô hình"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.kind import total
from tdkt.attainment.measure_types.members import PerMemberKind
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.organization import Organization, Subdivision
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure

SUBDIVISION_TYPES = {"thon": "thôn", "to-dan-pho": "tổ dân phố"}


class PerSubdivision(PerMemberKind):
    """`per_subdivision`: by name where the ward has a list of its subdivisions, by number where it has none."""

    type = MeasureType.PER_SUBDIVISION
    name = "từng thôn, tổ dân phố"
    keys = ("each_at_least", "of")
    members_are_listed = True
    asked = (
        Input("reached", "số đã đạt", Entry.WHOLE),
        Input("members", "tổng số", Entry.WHOLE, optional=True),
    )
    one = "nơi"

    def member(self, measure: Measure) -> str:
        """Return what the members are called here, else the types that the measure speaks of."""
        if measure.members_called:
            return measure.members_called
        types = measure.among or tuple(SUBDIVISION_TYPES)
        return ", ".join(SUBDIVISION_TYPES[kind] for kind in types)

    def listed_members(
        self, measure: Measure, organization: Organization, day: date
    ) -> tuple[Subdivision, ...]:
        """Return those of the types that the measure speaks of."""
        return organization.subdivisions_on(day, measure.among)

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say where to mark each place, or what to count."""
        least = self.least(measure)
        if marked_on:
            return f"Chọn “đạt” hoặc “chưa” cho từng nơi ở trang “{marked_on}”: nơi đã có {least}{self.unusual_time(measure, quarter)}"
        called = self.member(measure)
        return f"Ô 1: số {called} đã có {least}{self.as_of(measure, quarter)}\nÔ 2: tổng số {called}"

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Count each place once, whoever names it; the ward's list says how many there are, else the units do."""
        named = {
            member for figure in figures if isinstance(figure.reached, tuple) for member in figure.reached
        }
        counted = total(figure.reached for figure in figures if isinstance(figure.reached, int))
        whole = Fraction(members) if members else total(figure.members for figure in figures)
        reached = len(named) + counted
        return Value(reached if whole else None, reached, whole)


KIND = PerSubdivision()
