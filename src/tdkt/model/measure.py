"""How a target is measured and what its figure is compared with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from tdkt.model.building import Data, in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field

Number = int | Decimal
EVERY_QUARTER = (1, 2, 3, 4)
"""What stands where the file names no quarters: every part of the year, however many it has."""
EVERY_MONTH, EVERY_PERIOD = "month", "period"


class MeasureType(StrEnum):
    """What a target can be (design: "What a target can be, and how it is computed")."""

    PERCENTAGE = "percentage"
    COUNT = "count"
    AMOUNT = "amount"
    PER_SUBDIVISION = "per_subdivision"
    PER_OFFICIAL = "per_official"
    INCIDENTS = "incidents"
    REDUCTION = "reduction"
    MILESTONE = "milestone"


class Relation(StrEnum):
    """How a figure is compared with its threshold; the value is the key in the YAML."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    EXACTLY = "exactly"


_RELATIONS = {relation.value: relation for relation in Relation}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation with its bounds; `low` equals `high` except for BETWEEN."""

    relation: Relation
    low: Number
    high: Number


def _comparisons(data: Data, origin: Origin) -> tuple[Comparison, ...]:
    return tuple(_comparison(relation, data[key]) for key, relation in _RELATIONS.items() if key in data)


def _comparison(relation: Relation, value: Any) -> Comparison:
    low, high = value if relation is Relation.BETWEEN else (value, value)
    return Comparison(relation, low, high)


def quarterly_steps(data: Data, origin: Origin) -> tuple[Number, ...] | None:
    """Return what `schedule` says is due by the end of each quarter (term) but the last, None where the data has none."""
    found = data.get("schedule")
    return tuple(found[part] for part in sorted(found)) if found else None


def _reported_in(data: Data, origin: Origin) -> tuple[int, ...]:
    """Return the parts of the year that the file names ("Q4", "HK1"), in order; all where it names none."""
    return tuple(sorted(int(name[-1]) for name in data.get("reported_in", ()))) or EVERY_QUARTER


def _reported_marks(data: Data, origin: Origin) -> tuple[str, ...]:
    """Return the parts of the year that the file names, as it names them."""
    return tuple(data.get("reported_in", ()))


def _not_in_file(data: Data, origin: Origin) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a target.

    `comparisons` holds what the file says (a check holds that it is exactly one where the type needs one);
    for `per_subdivision` and `per_official` it is empty, since all members must reach `each_at_least`.
    `accumulate` is "sum" or "latest". `schedule` holds the cumulated value due by the end of each quarter (term) but the last.
    `of_plan` tells that a percentage is the part of a plan for the whole year that is done, which may pass 100.
    `due` is the last day on which it may be done. `reported_in` are the quarters (1 to 4, in order) in which a figure of
    it is known; a sum then covers what came since the quarter before that one.
    `report_every` is "month" where a figure is reported each month, "period" where it is each quarter (term).
    `members_called` is what the ward calls the subdivisions that are counted ("bản, khu phố"), "" where that is not known.
    """

    type: MeasureType
    comparisons: tuple[Comparison, ...] = field(metadata=in_file(by=_comparisons))
    counting: str = field(metadata=in_file(absent=""))
    of: str = field(metadata=in_file(absent=""))
    unit_of_measure: str = field(metadata=in_file(key="in", absent=""))
    each_at_least: int | None
    among: tuple[str, ...]
    accumulate: str = field(metadata=in_file(absent="sum"))
    percent_only: bool = field(metadata=in_file(absent=False))
    points: bool = field(metadata=in_file(absent=False))
    due: date | None
    schedule: tuple[Number | Fraction, ...] | None = field(metadata=in_file(by=quarterly_steps))
    origin: Origin
    of_plan: bool = field(default=False)
    reported_in: tuple[int, ...] = field(default=EVERY_QUARTER, metadata=in_file(by=_reported_in))
    members_called: str = field(default="", metadata=in_file(by=_not_in_file))
    report_every: str = field(default=EVERY_PERIOD)
    reported_marks: tuple[str, ...] = field(default=(), metadata=in_file(by=_reported_marks))

    @property
    def is_monthly(self) -> bool:
        """Tell whether a figure is reported each month."""
        return self.report_every == EVERY_MONTH

    @property
    def comparison(self) -> Comparison:
        """The one comparison; raises LookupError where the file gives none (a check reports that)."""
        if not self.comparisons:
            raise LookupError("measure without comparison")
        return self.comparisons[0]
