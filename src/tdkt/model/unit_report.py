"""What a unit reports for a quarter."""

from __future__ import annotations

from datetime import date

from tdkt.model.allocation import on_behalf
from tdkt.model.building import in_file
from tdkt.model.measure import Number
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field

NOT_STARTED, UNDER_WAY, DONE = "not_started", "under_way", "done"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a unit says about one target in one quarter; which fields it gives depends on the measure.

    `for_` is the place of whose share it speaks, None where it is of the unit's own.
    `reached` is a tuple of subdivision ids, or a whole number. None always means "not said".
    """

    target: str
    numerator: Number | None
    denominator: Number | None
    percent: Number | None
    count: int | None
    amount: Number | None
    reached: tuple[str, ...] | int | None
    members: int | None
    now: Number | None
    base: Number | None
    progress: str | None
    done_on: date | None
    evidence: str = field(metadata=in_file(absent=""))
    cause: str = field(metadata=in_file(absent=""))
    note: str = field(metadata=in_file(absent=""))
    origin: Origin
    for_: str | None = None

    def reporter(self, unit: str) -> str:
        """Return whose figure it is in a report of `unit` (`Target.reporters`)."""
        return unit if self.for_ in (None, unit) else on_behalf(unit, self.for_)


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """How far a task has come; `progress` is "not_started", "under_way" or "done"."""

    task: str
    progress: str
    note: str = field(metadata=in_file(absent=""))
    origin: Origin


@dataclass(frozen=True, slots=True)
class Narrative:
    """The words of a unit's report."""

    results: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportCorrection:
    """A correction after the ward's own report on the quarter was issued: why, and of which targets.

    Without `targets` it speaks of the rest of the report (tasks, words).
    """

    date: date
    reason: str
    targets: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One unit's report for one quarter.

    `submitted` is the day on which the unit first handed it in, which tells whether it was on time; `corrected` the day
    of its latest correction since, None where there was none.
    """

    period: Period
    unit: str
    illustrative: bool = field(metadata=in_file(absent=False))
    submitted: date | None
    corrected: date | None
    reporter: str = field(metadata=in_file(absent=""))
    figures: tuple[Figure, ...]
    tasks: tuple[TaskProgress, ...]
    narrative: Narrative = field(metadata=in_file(absent=Narrative()))
    origin: Origin
    corrections: tuple[ReportCorrection, ...] = ()
