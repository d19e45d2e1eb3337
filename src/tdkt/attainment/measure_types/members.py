"""What the types have in common that ask every member to reach a minimum."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from tdkt.attainment.measure_types.kind import NOT_SAID, MeasureKind, Saying, step_word, with_unit
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.schedule import by_schedule, scheduled_amount
from tdkt.attainment.status import Status
from tdkt.attainment.value import Forecast, Value
from tdkt.model.measure import Measure
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure


class PerMemberKind(MeasureKind):
    """A number of members that have reached the minimum; all of them have to by the year's end."""

    is_per_member = True
    pools = True
    is_whole = True
    sayings = frozenset({Saying.FLOOR})

    @abstractmethod
    def member(self, measure: Measure) -> str:
        """Return what a member of this measure is called: "thôn", "thôn, tổ dân phố"."""

    def least(self, measure: Measure) -> str:
        """Say the minimum that each member has to reach."""
        return f"ít nhất {measure.each_at_least} {plain(measure.of)}"

    # --- what a unit reports -------------------------------------------------------------------------------------

    def as_of(self, measure: Measure, quarter: Period | None) -> str:
        """Say of which day a number is: ", tính đến cuối quý"."""
        return self.unusual_time(measure, quarter) or f", tính đến cuối {step_word(quarter)}"

    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say how many members reached the minimum, and which where they are named."""
        if isinstance(figure.reached, tuple):
            names = {member.id: member.name for member in organization.known_subdivisions}
            listed = ", ".join(names.get(member, member) for member in figure.reached)
            return f"{len(figure.reached)}: {listed}" if listed else "0"
        of = f"/{figure.members}" if figure.members is not None else ""
        return f"{with_unit(figure.reached)}{of}"

    # --- the value and its judgement -----------------------------------------------------------------------------

    def is_a_state(self, measure: Measure) -> bool:
        """A unit says who has reached the minimum by now."""
        return True

    def judged(self, measure: Measure, value: Value, period: Period, since: int) -> Status:
        """Reached where all members are; until then by the schedule."""
        if value.amount is None:
            return Status.NOTHING_AROSE
        whole = value.whole or Fraction(0)
        if value.amount >= whole:
            return Status.REACHED
        if period.is_last:
            return Status.NOT_REACHED
        due = scheduled_amount(measure, whole, period, self.quarters(measure, period.year), since)
        return by_schedule(value.amount, due)

    def is_scheduled(self, measure: Measure) -> bool:
        """Members come one after the other."""
        return True

    def goal(self, measure: Measure, value: Value | None) -> Fraction | None:
        """All members, once it is known how many they are."""
        return value.whole if value and value.whole else None

    def forecast(self, measure: Measure, value: Value, so_far: Fraction) -> Forecast | None:
        """Members go on reaching the minimum at their pace, up to all of them."""
        if value.amount is None:
            return None
        whole = value.whole or Fraction(0)
        amount = min(value.amount / so_far, whole)
        return Forecast(amount, is_extrapolated=True, meets_threshold=amount >= whole)

    # --- words ---------------------------------------------------------------------------------------------------

    def planned(self, measure: Measure, year: int) -> str:
        """Say the minimum of each."""
        return f"mỗi {self.member(measure)} ≥ {measure.each_at_least}"

    def threshold_told(self, measure: Measure) -> str:
        """Say the minimum of each."""
        return f"mỗi {self.member(measure)} ít nhất {measure.each_at_least}"

    def achieved(self, measure: Measure, value: Value) -> str:
        """Say how many of how many: "3/6 thôn"."""
        if value.amount is None:
            return "0/0" if value.whole is not None else NOT_SAID
        return f"{vietnamese(value.amount)}{self.unit_beside(measure, value)}"

    def unit_beside(self, measure: Measure, value: Value) -> str:
        """Return "/6 thôn"."""
        return f"/{vietnamese(value.whole or Fraction(0))} {self.member(measure)}"

    def bounds_ahead(self, measure: Measure, value: Value) -> tuple[Fraction, ...]:
        """A forecast must not seem to reach all members where it does not."""
        return (value.whole or Fraction(0),)
