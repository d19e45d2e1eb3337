"""What the types have in common that are a number held against a threshold."""

from __future__ import annotations

from fractions import Fraction

from tdkt.attainment.comparing import Outcome, compare, exact, in_signs, in_words, way_of
from tdkt.attainment.measure_types.kind import NOT_SAID, MeasureKind
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.schedule import by_schedule, scheduled_amount, short
from tdkt.attainment.status import Status
from tdkt.attainment.value import Forecast, Gathered, Value
from tdkt.model.measure import Measure
from tdkt.model.period import Period

_OF_OUTCOME = {Outcome.MET: Status.REACHED, Outcome.PASSED: Status.EXCEEDED}


class ThresholdKind(MeasureKind):
    """A number that is compared with the threshold of the plan."""

    def goes_on(self, measure: Measure) -> bool:
        """Tell whether the amount can be looked ahead from at its pace: a sum, no state."""
        return self.adds_up and not self.is_a_state(measure)

    def can_be_allocated(self, measure: Measure) -> bool:
        """A number can be shared out where the members' figures can be put together again."""
        return bool(measure.comparisons) and self.can_be_pooled(measure)

    # --- judgement -----------------------------------------------------------------------------------------------

    def settled(self, measure: Measure, gathered: Gathered, value: Value) -> Status | None:
        """Sums of whole numbers cannot fall: a limit stays broken, and a threshold stays reached (a later report may
        still turn "đạt" into "vượt").
        """
        if not self.is_whole or self.is_a_state(measure) or value.amount is None:
            return None
        outcome = compare(measure.comparison, value.amount)
        if way_of(measure.comparison).breaks_above:
            is_broken = outcome is Outcome.SHORT and value.amount >= exact(measure.comparison.high)
            return Status.NOT_REACHED if is_broken else None
        return None if outcome is Outcome.SHORT else _OF_OUTCOME[outcome]

    def judged(self, measure: Measure, value: Value, period: Period, since: int) -> Status:
        """Judge by the limit, else by the threshold."""
        if value.amount is None:
            return Status.NOTHING_AROSE
        if self.is_a_limit(measure):
            return self._by_limit(measure, value.amount, period)
        return self._by_threshold(measure, value.amount, period, since)

    def _by_limit(self, measure: Measure, amount: Fraction, period: Period) -> Status:
        outcome = compare(measure.comparison, amount)
        if outcome is Outcome.SHORT:
            # What may also fall (an amount below 0 is possible) can come back under its limit until the year is over.
            return Status.NOT_REACHED if self.is_whole else short(period)
        return _OF_OUTCOME[outcome] if period.is_last else Status.ON_SCHEDULE

    def _by_threshold(self, measure: Measure, amount: Fraction, period: Period, since: int) -> Status:
        """Judge an amount by its threshold; a number that is still below a goal of the year, by its schedule."""
        way = way_of(measure.comparison)
        outcome = compare(measure.comparison, amount)
        if outcome is not Outcome.SHORT:
            return _OF_OUTCOME[outcome]
        goal = exact(measure.comparison.low)
        is_below = not way.is_ceiling and amount <= goal
        if not is_below or not self.is_scheduled(measure) or period.is_last:
            return short(period)
        # Even quarters of "hơn 8" are "hơn 2", "hơn 4", …; a schedule of its own says what is enough.
        strictly = way.is_strict and measure.schedule is None
        due = scheduled_amount(measure, goal, period, self.quarters(measure, period.year), since)
        return by_schedule(amount, due, strictly=strictly)

    def goal(self, measure: Measure, value: Value | None) -> Fraction | None:
        """The threshold, unless less is better."""
        return None if way_of(measure.comparison).is_ceiling else exact(measure.comparison.low)

    def forecast(self, measure: Measure, value: Value, so_far: Fraction) -> Forecast | None:
        """A sum goes on at its pace; percentages, reductions and states are held."""
        if value.amount is None:
            return None
        goes_on = self.goes_on(measure)
        amount = value.amount / so_far if goes_on else value.amount
        is_met = compare(measure.comparison, amount) is not Outcome.SHORT
        return Forecast(amount, is_extrapolated=goes_on, meets_threshold=is_met)

    # --- words ---------------------------------------------------------------------------------------------------

    def planned(self, measure: Measure, year: int) -> str:
        """Say the threshold in signs."""
        return f"{in_signs(measure.comparison)}{self.unit(measure)}"

    def threshold_told(self, measure: Measure) -> str:
        """Say the threshold in words."""
        if not measure.comparisons:
            return "chưa có ngưỡng"
        return f"{in_words(measure.comparison)}{self.unit(measure)}"

    def achieved(self, measure: Measure, value: Value) -> str:
        """Say the amount and what stands beside it; "0/0" where nothing arose."""
        if value.amount is None:
            return "0/0" if value.whole is not None else NOT_SAID
        return f"{self.number(measure, value.amount)}{self.explained(measure, value)}"

    def explained(self, measure: Measure, value: Value) -> str:
        """Return what makes the amount of `value` clearer: " (412/430)", "" where nothing does."""
        return ""

    def part_of_plan(self, measure: Measure, value: Value) -> str:
        """Say the amount as a part of the plan: " (đạt 137,7% kế hoạch)"; "" where the plan is no one number to be reached."""
        way, goal = way_of(measure.comparison), exact(measure.comparison.low)
        if value.amount is None or way.is_ceiling or way.has_two_bounds or goal <= 0:
            return ""
        part = rounded(100 * value.amount / goal, against=[Fraction(100)], digits=1)
        return f" (đạt {vietnamese(part)}% kế hoạch)"

    def bounds(self, measure: Measure) -> tuple[Fraction, ...]:
        """The bounds of the threshold."""
        ends = ((exact(found.low), exact(found.high)) for found in measure.comparisons)
        return tuple(end for pair in ends for end in pair)
