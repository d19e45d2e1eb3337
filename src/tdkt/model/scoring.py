"""Scoring of units for emulation: a year's table of criteria, and a sheet of scores a unit.

Nothing national sets criteria, scales or ranks: the council that organises a cụm, khối decides them each year
(Luật Thi đua, khen thưởng 2022, Điều 16 only knows that there are cụm, khối). So all of it is the ward's own data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tdkt.model.measure import Number
from tdkt.model.period import Period
from tdkt.model.place import Origin


class CriterionType(StrEnum):
    """Whether a criterion makes up the total, adds to it, or takes from it."""

    MAIN = "main"
    BONUS = "bonus"
    PENALTY = "penalty"

    @property
    def label(self) -> str:
        """The type in Vietnamese."""
        return {"main": "điểm chính", "bonus": "điểm thưởng", "penalty": "điểm trừ"}[self.value]


class Formula(StrEnum):
    """How points follow from attainment (`tdkt.awards.attained_points` says it in words)."""

    SHARE_REACHED = "share_reached"
    PROPORTIONAL = "proportional"


class Stage(StrEnum):
    """Who gave a score, from the first to the one that counts most."""

    SELF = "self"
    APPRAISED = "appraised"
    COUNCIL = "council"

    @property
    def label(self) -> str:
        """The stage in Vietnamese."""
        return {"self": "tự chấm", "appraised": "thẩm định", "council": "Hội đồng chấm"}[self.value]


@dataclass(frozen=True, slots=True)
class FromAttainment:
    """Points that are computed: from `targets`, from a `movement`, or (neither) from all targets of the unit."""

    formula: Formula
    targets: tuple[str, ...]
    movement: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the table. `maximum` is never negative; a penalty is taken from the total.

    `groups` are the groups that it is for, () for all; `evidence` says what is to be shown.
    """

    id: str
    text: str
    maximum: Number
    type: CriterionType
    groups: tuple[str, ...]
    from_attainment: FromAttainment | None
    origin: Origin
    evidence: str = ""

    def is_for(self, group: str | None) -> bool:
        """Tell whether units of `group` are scored by it."""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class CriteriaPart:
    """A part of the table; `maximum` is what its main criteria add up to, where the table says it."""

    title: str
    criteria: tuple[Criterion, ...]
    maximum: Number | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A cụm or khối: units that are ranked against each other."""

    id: str
    name: str
    units: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ScoringCriteria:
    """The year's table. `total` is what the main criteria add up to; bonuses count up to `bonus_cap`, where it is set.

    `source` names the regulation that the table stands in, "" for the ward's own. `period` ("2026-9M") is the period at
    whose end attainment is taken, the year where it is None.
    """

    year: int
    title: str
    total: Number
    parts: tuple[CriteriaPart, ...]
    groups: tuple[UnitGroup, ...]
    period: str | None
    bonus_cap: Number | None
    origin: Origin
    source: str = ""
    illustrative: bool = False

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion in printing order."""
        return tuple(criterion for part in self.parts for criterion in part.criteria)

    @property
    def attainment_period(self) -> Period:
        """The period at whose end attainment is taken."""
        return Period.parse(self.period or str(self.year), year=self.year)

    def group_of(self, unit: str) -> UnitGroup | None:
        """Return the group of the unit, or None where it is in none."""
        return next((group for group in self.groups if unit in group.units), None)

    def criteria_of(self, group: UnitGroup | None) -> tuple[Criterion, ...]:
        """Return the criteria that units of `group` are scored by."""
        return tuple(
            criterion for criterion in self.criteria if criterion.is_for(group.id if group else None)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a unit for one criterion, by stage; `reason` says why the council differs."""

    criterion: str
    self_: Number | None
    appraised: Number | None
    council: Number | None
    origin: Origin
    evidence: str = ""
    reason: str = ""

    def at(self, stage: Stage) -> Number | None:
        """Return the points given at `stage`."""
        return {Stage.SELF: self.self_, Stage.APPRAISED: self.appraised, Stage.COUNCIL: self.council}[stage]

    @property
    def counting(self) -> tuple[Stage, Number] | None:
        """The score that counts with its stage: the council's, else the appraised, else the unit's own."""
        for stage in reversed(Stage):
            points = self.at(stage)
            if points is not None:
                return stage, points
        return None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The scores of one unit in one year."""

    year: int
    unit: str
    scores: tuple[Score, ...]
    origin: Origin
    illustrative: bool = False

    def score(self, criterion: str) -> Score | None:
        """Return the unit's entry for the criterion, or None."""
        return next((score for score in self.scores if score.criterion == criterion), None)
