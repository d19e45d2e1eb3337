"""Điển hình tiên tiến: somebody to learn from, in the four steps from being noticed to being followed.

The steps phát hiện, bồi dưỡng, tổng kết, nhân rộng are those that plans of emulation name; no article sets their order.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from tdkt.model.counted_time import CountedTime
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass


class ExemplarStep(StrEnum):
    """The steps in their order; the value is the key in the YAML."""

    DISCOVERED = "discovered"
    NURTURED = "nurtured"
    SUMMARISED = "summarised"
    MULTIPLIED = "multiplied"

    @property
    def label(self) -> str:
        """The step in Vietnamese, in lower case."""
        return _LABELS[self]


_LABELS = {
    ExemplarStep.DISCOVERED: "phát hiện",
    ExemplarStep.NURTURED: "bồi dưỡng",
    ExemplarStep.SUMMARISED: "tổng kết",
    ExemplarStep.MULTIPLIED: "nhân rộng",
}


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step with its day, what was done, and what shows it ("" if not said)."""

    date: datetime.date
    done: tuple[str, ...]
    origin: Origin
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ExemplarSteps:
    """The steps so far, None where one was not taken."""

    discovered: StepTaken | None
    nurtured: StepTaken | None
    summarised: StepTaken | None
    multiplied: StepTaken | None
    origin: Origin

    @property
    def taken(self) -> tuple[tuple[ExemplarStep, StepTaken], ...]:
        """The steps taken, in the order of the steps."""
        every = (self.discovered, self.nurtured, self.summarised, self.multiplied)
        return tuple((step, taken) for step, taken in zip(ExemplarStep, every, strict=True) if taken)


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A person or collective. `who` says who they are; `unit` or `subdivision` is the id of where they belong.

    `year` is the year that the file is kept under; its steps may go on in later years.
    """

    year: PlanYear
    id: str
    name: str
    who: str
    unit: str | None
    subdivision: str | None
    field: str
    steps: ExemplarSteps
    origin: Origin
    illustrative: bool = False

    @property
    def reached(self) -> tuple[ExemplarStep, StepTaken] | None:
        """The furthest step taken, None where there is none."""
        return self.steps.taken[-1] if self.steps.taken else None

    def taken_in(self, time: CountedTime) -> tuple[tuple[ExemplarStep, StepTaken], ...]:
        """Return the steps that count for `time`, by their days."""
        return tuple((step, taken) for step, taken in self.steps.taken if time.holds(taken.date, self.year))
