"""The life of a movement: how, by whom, for whom and how long it is held (Luật Thi đua, khen thưởng 2022, Điều 16 đến 18)."""

from __future__ import annotations

import datetime

from tdkt.model.building import in_file
from tdkt.model.measure import Number
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass, field
from tdkt.model.registration import Registered

REGULAR, THEMATIC, IN_A_DRIVE = "regular", "thematic", "drive"
MODE_NAMES = {REGULAR: "thường xuyên", THEMATIC: "theo chuyên đề", IN_A_DRIVE: "theo đợt"}
CENTRAL, CITY, WARD, UNIT = "central", "city", "ward", "unit"
LEVEL_NAMES = {CENTRAL: "trung ương", CITY: "tỉnh, thành phố", WARD: "xã, phường, đặc khu", UNIT: "đơn vị"}


@dataclass(frozen=True, slots=True)
class MovementLife:
    """What is known of a movement beside its sentences; everything may be left out.

    `reviews` are the days of the sơ kết, `final_review` that of the tổng kết; `registered` are those that have registered where
    that is asked for (`register_by`).
    """

    mode: str | None
    level: str | None
    launched_by: str = field(metadata=in_file(absent=""))
    from_: datetime.date | None
    until: datetime.date | None
    for_: str = field(metadata=in_file(key="for", absent=""))
    criteria: tuple[str, ...]
    register_by: datetime.date | None
    reviews: tuple[datetime.date, ...]
    final_review: datetime.date | None
    origin: Origin
    registered: tuple[Registered, ...] = ()


@dataclass(frozen=True, slots=True)
class YearlyStep:
    """What is to be reached in one year."""

    year: PlanYear
    amount: Number
    origin: Origin


@dataclass(frozen=True, slots=True)
class YearlyPlan:
    """The way of a target over several years: where it began, what each year is to reach.

    The last step is the end's; of what is summed anew every year each step is that year's own, and `whole` is their sum.
    """

    baseline: Number | None
    steps: tuple[YearlyStep, ...]
    origin: Origin
    whole: Number | None = None

    def step_of(self, year: int) -> YearlyStep | None:
        """Return the step of a year, None where it has none."""
        return next((step for step in self.steps if step.year == year), None)

    @property
    def amounts(self) -> tuple[Number, ...]:
        """The baseline, where it is known, and the steps in the order of the file."""
        first = () if self.baseline is None else (self.baseline,)
        return (*first, *(step.amount for step in self.steps))
