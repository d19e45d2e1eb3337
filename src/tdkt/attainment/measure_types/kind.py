"""What every type of measure has to say; the questions are here once, the answers in the module of each type."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from tdkt.attainment.measure_types.inputs import Input
from tdkt.attainment.rounding import rounded, vietnamese
from tdkt.attainment.schedule import quarter_of_due, steps_of, up_to_due
from tdkt.attainment.status import Status
from tdkt.attainment.value import Forecast, Gathered, Value
from tdkt.model.measure import Measure, MeasureType, Number, Relation
from tdkt.model.organization import Organization, Subdivision
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.text import plain
from tdkt.model.unit_report import Figure

POINTS = " điểm phần trăm"
"""The unit of a difference of two percentages."""
NOT_SAID = "–"
"""What stands where a figure or a value says nothing."""


class Saying(Enum):
    """How the sentence of a plan says the number that a threshold must agree with."""

    PERCENT = "95%"
    RANGE = "01 đến 02"
    FLOOR = "ít nhất 02"
    NEVER = "không để xảy ra"
    FALL = "giảm 10%"


class MeasureKind(ABC):
    """All that sets one type of measure apart. Methods take the `measure` of a target of this type."""

    type: ClassVar[MeasureType]
    """The type that it answers for."""
    name: ClassVar[str]
    """What people call it."""
    keys: ClassVar[tuple[str, ...]]
    """The keys by which the plan describes it, beside the threshold."""
    is_per_member: ClassVar[bool] = False
    """Whether every member (subdivision, official) has to reach a minimum."""
    one: ClassVar[str] = ""
    """What one member is called, of whatever kind it is: "người"; "" where there are none."""
    members_are_listed: ClassVar[bool] = False
    """Whether the members are the ward's subdivisions, which it has listed by name."""
    is_in_stages: ClassVar[bool] = False
    """Whether it goes from not begun to done, instead of having a number."""
    in_percent: ClassVar[bool] = False
    """Whether thresholds and values are percents (or percentage points)."""
    full: ClassVar[int | None] = None
    """The amount at which all is done, where there is one whatever the plan says: 100 of a share in percent."""
    is_whole: ClassVar[bool] = False
    """Whether it counts whole things from 0 upwards: a sum of them can never fall."""
    needs_threshold: ClassVar[bool] = False
    """Whether the plan has to give exactly one threshold."""
    relations: ClassVar[tuple[Relation, ...]] = tuple(Relation)
    """The ways in which a threshold of this type may be compared."""
    sayings: ClassVar[frozenset[Saying]] = frozenset()
    """How the sentence of the plan may say the threshold."""
    asked: ClassVar[tuple[Input, ...]]
    """What a unit fills in for a quarter, one or two things."""
    asked_instead: ClassVar[tuple[Input, ...]] = ()
    """What it fills in where the plan gives the key `asked_instead_with`."""
    asked_instead_with: ClassVar[str] = ""
    is_settled_when_due: ClassVar[bool] = True
    """Whether what holds on the day due is the result; work that is late goes on being reported."""

    adds_up: ClassVar[bool] = False
    """Whether it is an amount that grows over the year, so that it can be looked ahead from at its pace."""
    is_a_fall: ClassVar[bool] = False
    """Whether its percent says by how much something fell."""
    pools: ClassVar[bool] = False
    """Whether numerators and denominators of several wards come to one percent of them all (`across_wards`)."""

    # --- what a unit reports -------------------------------------------------------------------------------------

    def across_wards(self, part: Fraction, whole: Fraction) -> Fraction:
        """Return the percent that `part` is of `whole` (not 0), both of several wards together."""
        return 100 * part / whole

    def inputs(self, measure: Measure) -> tuple[Input, ...]:
        """Return what a unit fills in for this measure."""
        return self.asked

    @abstractmethod
    def how_to_enter(self, measure: Measure, *, marked_on: str = "", quarter: Period | None = None) -> str:
        """Say what to enter for `quarter` (any usual one), a line an input.

        `marked_on` names the sheet where listed members are marked one by one.
        """

    def listed_members(
        self, measure: Measure, organization: Organization, day: date
    ) -> tuple[Subdivision, ...]:
        """Return the subdivisions living on `day` that the target speaks of, none where it speaks of none."""
        return ()

    @abstractmethod
    def reported(self, figure: Figure, measure: Measure, organization: Organization) -> str:
        """Say a figure as it was reported, in words that stand alone: "412/430", "kỳ này 9; kỳ gốc 10"."""

    def quarters(self, measure: Measure, year: int) -> tuple[int, ...]:
        """Return the quarters (1 to 4) of `year` whose reports give a figure."""
        return up_to_due(measure, year) if self.is_settled_when_due else steps_of(measure, year)

    def can_be_allocated(self, measure: Measure) -> bool:
        """Tell whether each of several members can be given a number of its own, whose figures make the whole's value."""
        return False

    def shares_add_up(self, measure: Measure) -> bool:
        """Tell whether the members' numbers make the whole when they are added up, as those of percents do not."""
        return not self.in_percent

    # --- the value to date ---------------------------------------------------------------------------------------

    def is_a_state(self, measure: Measure) -> bool:
        """Tell whether the latest figure stands for the whole (a state) rather than the sum of all (a flow)."""
        return measure.accumulate == "latest"

    def can_be_pooled(self, measure: Measure) -> bool:
        """Tell whether the figures of several units make one value."""
        return True

    @abstractmethod
    def pooled(self, measure: Measure, figures: Sequence[Figure], members: int) -> Value:
        """Return the value of `figures` (at least one) taken together; `members` counts `listed_members`."""

    def pooled_by_unit(
        self, measure: Measure, by_unit: Sequence[Sequence[tuple[int, Figure]]], members: int
    ) -> Value:
        """Return the value of the figures (at least one) of several units, each unit's (quarter, figure), oldest first."""
        return self.pooled(measure, [figure for entries in by_unit for _, figure in entries], members)

    # --- judgement -----------------------------------------------------------------------------------------------

    def settled(self, measure: Measure, gathered: Gathered, value: Value) -> Status | None:
        """Return the status that no further report of the year can take back, or None."""
        return None

    @abstractmethod
    def judged(self, measure: Measure, value: Value, period: Period, since: int) -> Status:
        """Return the status of a value for which all figures are in; `since` as in `Gathered`.

        `period` is the one whose end the value shows (`judging.shown_at`): the year where no later figure can change it.
        """

    def is_scheduled(self, measure: Measure) -> bool:
        """Tell whether the target is a number to be reached over the year, held against its schedule until then."""
        return False

    def is_a_limit(self, measure: Measure) -> bool:
        """Tell whether the target is a sum that must not pass a limit: it can only be broken, or hold to the end."""
        return False

    def goal(self, measure: Measure, value: Value | None) -> Fraction | None:
        """Return the amount that is to be reached by the year's end, None where there is none to near (or it is unknown)."""
        return None

    def meets_alone(self, measure: Measure, figure: Figure) -> bool:
        """Tell whether one figure shows, without pooling, that it cannot be what keeps the target short.

        Cheap and always on the safe side: False means "not sure", never "not met".
        """
        return False

    def forecast(self, measure: Measure, value: Value, so_far: Fraction) -> Forecast | None:
        """Return where the target would stand in the end if things go on as they went, None where nothing can be said.

        `so_far` is the part of its way that lies behind it (above 0, up to 1).
        """
        return None

    # --- words ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def planned(self, measure: Measure, year: int) -> str:
        """Say what is planned for `year`, as tables do: "≥ 95%", "mỗi thôn ≥ 1"."""

    @abstractmethod
    def threshold_told(self, measure: Measure) -> str:
        """Say the threshold in a sentence about a change of it: "trên 90%", "từ 1 đến 2"."""

    @abstractmethod
    def achieved(self, measure: Measure, value: Value) -> str:
        """Say a value: "95,81% (412/430)", "3/6 thôn"."""

    def unit(self, measure: Measure) -> str:
        """Return what stands behind a number of this measure, with the space before it: "%", " ha", ""."""
        return ""

    def unit_beside(self, measure: Measure, value: Value) -> str:
        """Return what stands behind an amount of `value`: its unit, or the whole that it is part of."""
        return self.unit(measure)

    def number(self, measure: Measure, amount: Fraction) -> str:
        """Write an amount with its unit, rounded so that it stands to the threshold as the exact one does."""
        shown = rounded(amount, against=self.bounds(measure), digits=self.decimals(measure, amount))
        return f"{vietnamese(shown)}{self.unit(measure)}"

    def decimals(self, measure: Measure, amount: Fraction) -> int:
        """Return how many decimals of an amount of this measure are shown, as far as these do not carry it over a threshold."""
        return 2

    def bounds(self, measure: Measure) -> tuple[Fraction, ...]:
        """Return the bounds that a displayed value must not seem to cross."""
        return ()

    def bounds_ahead(self, measure: Measure, value: Value) -> tuple[Fraction, ...]:
        """Return the bounds that a displayed forecast from `value` must not seem to cross."""
        return self.bounds(measure)

    # --- what several types share --------------------------------------------------------------------------------

    def when(self, measure: Measure, quarter: Period | None = None) -> str:
        """Say of which time a figure is: ", trong quý", ", tính đến cuối quý"; "" where the plan's words say it."""
        unusual = self.unusual_time(measure, quarter)
        word = step_word(quarter)
        if unusual or word in plain(measure.of) + plain(measure.counting):
            return unusual
        return f", tính đến cuối {word}" if self.is_a_state(measure) else f", trong {word}"

    def unusual_time(self, measure: Measure, quarter: Period | None) -> str:
        """Say of which time a figure for `quarter` is where that is not the quarter or its end: ", từ đầu năm đến cuối quý"."""
        if quarter is None:
            return ""
        is_cut = self.is_settled_when_due and quarter_of_due(measure, quarter.year) == quarter.last
        day = f"ngày {measure.due:%d/%m/%Y}" if is_cut else ""
        if self.is_a_state(measure):
            return f", tính đến {day}" if day else ""
        asked = steps_of(measure, quarter.year)
        first = max((before for before in asked if before < quarter.last), default=0) + 1
        if first == quarter.last and not day:
            return ""
        start = f"từ đầu {year_word(quarter.year)}" if first == 1 else f"từ đầu {quarter.step(first).short}"
        return f", {start} đến {f'hết {day}' if day else f'cuối {quarter.word}'}"


def word_of_year(quarter: Period | None) -> str:
    """Return what the year of a form is called: "năm", "năm học"; "năm" where no one time is meant."""
    return year_word(quarter.year) if quarter is not None else "năm"


def step_word(quarter: Period | None) -> str:
    """Return what the time that a form is for is called: "quý", "học kỳ", "tháng"; "quý" where no one time is meant."""
    return quarter.word if quarter is not None else "quý"


def total(numbers: Iterable[Number | tuple[str, ...] | None]) -> Fraction:
    """Add up the numbers among `numbers`."""
    found: int | Fraction = 0
    for number in numbers:
        if isinstance(number, int):
            found += number
        elif isinstance(number, Decimal):
            found += Fraction(number)
    return Fraction(found)


def with_unit(number: Number | None, unit: str = "") -> str:
    """Write a number of a figure with its unit, "–" where it was not said."""
    if number is None:
        return NOT_SAID
    return vietnamese(number) + unit
