"""By how much something is less than it was: "giảm 10% chi phí" in percent of the base period's sum, or the fall of a
rate in percentage points ("tỷ lệ hộ nghèo giảm 0,58%").

Of a base of 0 there is no percent: nothing now and nothing then is *không phát sinh*; something now is a rise whatever its
size, said in numbers ("tăng 1 vụ so với 0 vụ của kỳ gốc").
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tdkt.attainment.comparing import way_of
from tdkt.attainment.measure_types.inputs import Entry, Input
from tdkt.attainment.measure_types.kind import POINTS, Saying, total, with_unit
from tdkt.attainment.measure_types.threshold import ThresholdKind
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.schedule import short
from tdkt.attainment.status import Status
from tdkt.attainment.value import Value
from tdkt.model.measure import Measure, MeasureType
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain, upper_first
from tdkt.model.unit_report import Figure

_FALLS, _RISES = "giảm ", "tăng "


class Reduction(ThresholdKind):
    """`reduction`."""

    type = MeasureType.REDUCTION
    name = "mức giảm"
    keys = ("of",)
    in_percent = True
    pools = True
    is_a_fall = True
    needs_threshold = True
    sayings = frozenset({Saying.PERCENT, Saying.FALL})
    asked = (Input("now", "số kỳ này", Entry.DECIMAL), Input("base", "số kỳ gốc", Entry.DECIMAL))

    def across_wards(self, part: Fraction, whole: Fraction) -> Fraction:
        """Return by how many percent `part` (now) is below `whole` (the base)."""
        return 100 * (1 - part / whole)

    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what is measured in both periods."""
        of = plain(measure.of)
        unit = f" ({measure.unit_of_measure})" if measure.unit_of_measure else ""
        time = self.unusual_time(measure, quarter)
        base = " (cùng khoảng thời gian)" if time else ""
        return f"{upper_first(of)}{unit}\nÔ 1: kỳ này{time}\nÔ 2: kỳ gốc để so sánh{base}"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say both amounts."""
        unit = "%" if measure.points else f" {measure.unit_of_measure}".rstrip()
        return f"kỳ này {with_unit(figure.now, unit)}; kỳ gốc {with_unit(figure.base, unit)}"

    def is_a_state(self, measure: Measure) -> bool:
        """Rates are those of their time; amounts are added up on both sides."""
        return measure.points

    def can_be_pooled(self, measure: Measure) -> bool:
        """Amounts can, rates cannot."""
        return not measure.points

    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return 1 − Σ now / Σ base in percent, or base − now in points."""
        now, base = total(figure.now for figure in figures), total(figure.base for figure in figures)
        if measure.points:
            return Value(base - now, now, base)
        return Value(100 * (base - now) / base if base else None, now, base)

    def judged(self, measure: Measure, value: Value, period: Period, since: int) -> Status:
        """A rise from nothing meets no fall that is asked for, however small; it keeps below any ceiling of falls."""
        if value.amount is None and value.part:
            return Status.REACHED if way_of(measure.comparison).is_ceiling else short(period)
        return super().judged(measure, value, period, since)

    def achieved(self, measure: Measure, value: Value) -> str:
        """Say the change; where the base is 0, both amounts."""
        if value.amount is not None or value.part is None or value.whole is None:
            return super().achieved(measure, value)
        unit = f" {measure.unit_of_measure}".rstrip()
        now, base = (f"{vietnamese(amount)}{unit}" for amount in (value.part, value.whole))
        return f"{_RISES}{now} so với {base} của kỳ gốc" if value.part else f"{now}, kỳ gốc {base}"

    def planned(self, measure: Measure, year: int) -> str:
        """Say "giảm ≥ 10%"."""
        return f"{_FALLS}{super().planned(measure, year)}"

    def number(self, measure: Measure, amount: Fraction) -> str:
        """Say a fall below 0 as a rise."""
        words = super().number(measure, amount)
        return f"{_RISES}{words[1:]}" if words.startswith("-") else f"{_FALLS}{words}"

    def bounds(self, measure: Measure) -> tuple[Fraction, ...]:
        """A rise must not seem to be none, nor a fall."""
        return (*super().bounds(measure), Fraction(0))

    def unit(self, measure: Measure) -> str:
        """Return "%" or points."""
        return POINTS if measure.points else "%"


KIND = Reduction()
