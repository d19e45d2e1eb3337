"""A quantity with a unit of measure: đồng, ha, triệu đồng/người, a rate of growth. It may be below 0."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tdkt.attainment.comparing import way_of
from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.kind import Saying, total, with_unit
from tdkt.attainment.measure_types.threshold import ThresholdKind
from tdkt.attainment.rounding import digits_of_quantity
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure


class Amount(ThresholdKind):
    """`amount`."""

    type = MeasureType.AMOUNT
    name = "giá trị"
    keys = ("of", "in")
    adds_up = True
    needs_threshold = True
    sayings = frozenset({Saying.RANGE})
    asked = (Input("amount", "giá trị", Entry.SIGNED),)

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what is measured, and in what."""
        return f"Ô 1: {plain(measure.of)}{self.when(measure, quarter)}, tính bằng {measure.unit_of_measure}"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say the amount with its unit."""
        return with_unit(figure.amount, self.unit(measure))

    def can_be_pooled(self, measure: Measure) -> bool:
        """Sums can; the states of several units (incomes, rates of growth) cannot be added up."""
        return not self.is_a_state(measure)

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return the sum."""
        return Value(total(figure.amount for figure in figures))

    def is_scheduled(self, measure: Measure) -> bool:
        """A sum is reached little by little."""
        return not self.is_a_state(measure)

    def is_a_limit(self, measure: Measure) -> bool:
        """A sum that must not be passed."""
        return not self.is_a_state(measure) and way_of(measure.comparison).is_ceiling

    def explained(self, measure: Measure, value: Value) -> str:
        """Say the amount as a part of the plan."""
        return self.part_of_plan(measure, value)

    def decimals(self, measure: Measure, amount: Fraction) -> int:
        """A quantity is shown as it was reported, what is a percent is rounded as one."""
        return 2 if measure.unit_of_measure.strip() == "%" else digits_of_quantity(amount)

    def unit(self, measure: Measure) -> str:
        """Return the unit of measure that the plan names; "%" stands at its number."""
        unit = measure.unit_of_measure.strip()
        return unit if unit == "%" else f" {unit}"


KIND = Amount()
