"""The value to date of a target, what it rests on, and where it would stand at the year's end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tdkt.model.records import dataclass
from tdkt.model.unit_report import Figure


@dataclass(frozen=True, slots=True)
class Value:
    """What has been achieved so far.

    `amount` is in the measure's unit: percent for a percentage, percent or points for a reduction, members that
    reached the minimum for per_subdivision and per_official, a plain number otherwise; None means that nothing
    arose (0 of 0). `part` and `whole` are the pooled numerator and denominator (or now and base) where there are
    any. A milestone has `progress` and `done_on` and no amount.
    """

    amount: Fraction | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    progress: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A value with what it rests on.

    `value` is None where no figure is in at all. `received` of `due` figures are in (one a unit and quarter);
    `complete` tells whether all that the value needs are among them: every quarter for a flow, the last quarter for
    a state. `from_every_unit` tells whether each unit that answers for the target has sent a figure at all. `figures`
    are (quarter, figure), oldest first. `since` is the first quarter (1 to 4) in which the target is held: later than the
    first where an amendment brought it into the plan.
    """

    value: Value | None
    received: int
    due: int
    complete: bool
    from_every_unit: bool
    figures: tuple[tuple[int, Figure], ...]
    since: int = 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a target would stand at the year's end.

    `amount` is in the measure's unit, exact; `is_extrapolated` tells whether it is the value so far carried on at the
    same pace (otherwise it is the value held as it is); `meets_threshold` whether the threshold would be met.
    """

    amount: Fraction
    is_extrapolated: bool
    meets_threshold: bool
