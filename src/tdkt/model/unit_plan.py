"""A unit's own plan (kế hoạch chi tiết của đơn vị) that carries out the ward's plan of the year."""

from __future__ import annotations

import datetime

from tdkt.model.measure import Number
from tdkt.model.organization import Subdivision, Unit
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass
from tdkt.model.register import Collective

AGREED, SENT_BACK = "agreed", "sent_back"
APPRAISAL_NAMES = {AGREED: "đồng ý", SENT_BACK: "đề nghị sửa"}
PlanMaker = Unit | Subdivision | Collective
"""Who may have a plan of its own that carries out the ward's."""


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target of the ward that the unit takes up: its own `threshold` (None: the ward's), who answers for it, until when.

    The threshold is a number that is compared as the ward's is: at least, at most, …; of a range it is the lower end.
    """

    target: str
    threshold: Number | None
    who: str | None
    due: datetime.date | None
    steps: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the ward's plan, or one of the unit's own (`text`): who does it and when, in words."""

    task: str | None
    text: str | None
    who: str | None
    when: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the standing unit said of a plan that was handed in: "agreed", or "sent_back" with its remarks."""

    date: datetime.date
    result: str
    remarks: tuple[str, ...]
    origin: Origin

    @property
    def is_agreed(self) -> bool:
        """Tell whether the plan was taken as it is."""
        return self.result == AGREED


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """The plan of a unit (or a thôn, a collective: `PlanMaker`) for a year; `received` is the day on which the ward got it, number and date are the unit's own, `appraised` is what
    the ward said of it."""

    year: PlanYear
    unit: str
    purpose: tuple[str, ...]
    targets: tuple[PlannedTarget, ...]
    tasks: tuple[PlannedTask, ...]
    solutions: tuple[str, ...]
    number: int | None
    date: datetime.date | None
    received: datetime.date | None
    head: str | None
    origin: Origin
    illustrative: bool = False
    appraised: Appraisal | None = None

    @property
    def opinion(self) -> Appraisal | None:
        """What the ward said of the plan as it came in last; None where what it said (`appraised`) was of an earlier one."""
        said = self.appraised
        is_of_earlier = said is not None and self.received is not None and said.date < self.received
        return None if is_of_earlier else said
