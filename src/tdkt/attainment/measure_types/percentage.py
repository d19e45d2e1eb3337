"""A share in percent: "95% văn bản được xử lý đúng hạn".

Computed from numerators and denominators and never from percents; only where a target says that no counts exist (a
published rate, `percent_only`) the percent itself is reported, and the latest one holds.

A percentage of a plan (`of_plan`: "thu ngân sách đạt 137,7% kế hoạch") is what was done over what the year's plan asks. The
plan is one for the whole year: what was done is added up over the quarters, the plan is not. It may pass 100, and it grows
over the year, so that it is held against its schedule.
"""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.attainment.comparing import exact, way_of
from tdkt.attainment.measure_types.inputs import Entry, Input, number_of, total_of
from tdkt.attainment.measure_types.kind import Saying, step_word, total, with_unit, word_of_year
from tdkt.attainment.measure_types.threshold import ThresholdKind
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType, Relation
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure


class Percentage(ThresholdKind):
    """`percentage`."""

    type = MeasureType.PERCENTAGE
    name = "tỷ lệ"
    keys = ("counting", "of")
    in_percent = True
    pools = True
    full = 100
    needs_threshold = True
    sayings = frozenset({Saying.PERCENT})
    asked = (Input("numerator", "tử số", Entry.WHOLE), Input("denominator", "mẫu số", Entry.WHOLE))
    asked_instead = (Input("percent", "tỷ lệ %", Entry.PERCENT),)
    asked_instead_with = "percent_only"

    asked_of_plan = (
        Input("numerator", "tử số", Entry.DECIMAL),
        Input("denominator", "mẫu số", Entry.DECIMAL),
    )

    def inputs(self, measure: Measure) -> tuple[Input, ...]:
        """The percent where no counts exist; what is done and what is planned need not be whole."""
        if measure.percent_only:
            return self.asked_instead
        return self.asked_of_plan if measure.of_plan else self.asked

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what both numbers count."""
        of, word = plain(measure.of), step_word(quarter)
        if measure.percent_only:
            time = self.unusual_time(measure, quarter)
            if measure.of_plan:
                time = time or f", lũy kế đến cuối {word}"
                return f"Ô 1: tỷ lệ % so với kế hoạch cả {word_of_year(quarter)}{f', {of}' if of else ''}{time} (chỉ ghi số, ví dụ 137,7)"
            return f"Ô 1: tỷ lệ % được công bố, {of or f'của {word}'}{time} (chỉ ghi số, ví dụ 96,4)"
        when = self.when(measure, quarter)
        if measure.of_plan:
            return f"Ô 1: {plain(measure.counting)}{when}\nÔ 2: {of}, số của cả {word_of_year(quarter)} ({word} nào cũng ghi đủ, không chia)"
        return f"Ô 1: {number_of(plain(measure.counting))}{when}\nÔ 2: {total_of(of)}{when}"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say the two numbers, or the percent."""
        if measure.percent_only:
            return with_unit(figure.percent, "%")
        return f"{with_unit(figure.numerator)}/{with_unit(figure.denominator)}"

    def is_a_state(self, measure: Measure) -> bool:
        """A published rate is that of its time: rates cannot be added up."""
        return measure.percent_only or measure.accumulate == "latest"

    def can_be_pooled(self, measure: Measure) -> bool:
        """Counts can, rates cannot."""
        return not measure.percent_only

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return the sum of numerators over the sum of denominators."""
        if measure.percent_only:
            return Value(total(figure.percent for figure in figures))
        part = total(figure.numerator for figure in figures)
        whole = total(figure.denominator for figure in figures)
        return Value(100 * part / whole if whole else None, part, whole)

    def pooled_by_unit(
        self, measure: Measure, by_unit: Sequence[Sequence[tuple[int, Figure]]], members: int
    ) -> Value:
        """Return the same; of a plan for the year each unit's latest denominator is the one that counts."""
        if measure.percent_only or not measure.of_plan:
            return super().pooled_by_unit(measure, by_unit, members)
        part = total(figure.numerator for entries in by_unit for _, figure in entries)
        # Where a unit took the place of several, those of their last quarter were as many plans.
        whole = total(
            figure.denominator
            for entries in by_unit
            for quarter, figure in entries
            if quarter == entries[-1][0]
        )
        return Value(100 * part / whole if whole else None, part, whole)

    def is_scheduled(self, measure: Measure) -> bool:
        """What is done of a plan grows over the year."""
        return measure.of_plan

    def is_a_limit(self, measure: Measure) -> bool:
        """A sum that must not pass its part of the plan."""
        return measure.of_plan and not self.is_a_state(measure) and way_of(measure.comparison).is_ceiling

    def goes_on(self, measure: Measure) -> bool:
        """What is done of a plan is added up."""
        return measure.of_plan and not self.is_a_state(measure)

    def meets_alone(self, measure: Measure, figure: Figure) -> bool:
        """Tell whether the figure by itself surely meets a lower bound.

        A ratio of sums lies between the ratios that go into it: where every figure so far meets the bound alone, so does
        the pooled percentage.
        """
        if figure.numerator is None or figure.denominator is None or measure.of_plan:
            return False
        bound = exact(measure.comparison.low)
        part, due = 100 * figure.numerator * bound.denominator, bound.numerator * figure.denominator
        match measure.comparison.relation:
            case Relation.AT_LEAST:
                return part >= due
            case Relation.MORE_THAN:
                return part > due
            case _:
                return False

    def planned(self, measure: Measure, year: int) -> str:
        """Say "at least all" as all."""
        comparison = measure.comparison
        if comparison.relation is Relation.AT_LEAST and comparison.low == 100:
            return f"100{self.unit(measure)}"
        return super().planned(measure, year)

    def explained(self, measure: Measure, value: Value) -> str:
        """Return the two sums: " (412/430)"."""
        if value.part is None or value.whole is None:
            return ""
        return f" ({vietnamese(value.part)}/{vietnamese(value.whole)})"

    def unit(self, measure: Measure) -> str:
        """Return "%", and of what where that is a plan."""
        return "% kế hoạch" if measure.of_plan else "%"


KIND = Percentage()
