"""Scoring of units for emulation: a year's table of criteria, and a sheet of scores a unit.

Nothing national sets criteria, scales or ranks: the council that organises a cụm, khối decides them each year
(Luật Thi đua, khen thưởng 2022, Điều 16 only knows that there are cụm, khối). So all of it is the ward's own data.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tdkt.model.measure import Number
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass, field


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


@dataclass(frozen=True, slots=True)
class ScoredBody:
    """Who is scored: `id` is what its sheet calls it, `unit` the unit, thôn or tổ dân phố whose targets count for it, if any."""

    id: str
    name: str
    unit: str | None


class Combine(StrEnum):
    """How the scores that members of a group give each other become one; the group says it."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"

    @property
    def label(self) -> str:
        """The way in Vietnamese."""
        return {
            "mean": "trung bình cộng",
            "trimmed_mean": "trung bình cộng sau khi bỏ một điểm cao nhất, một điểm thấp nhất",
        }[self.value]


class Better(StrEnum):
    """Which figure leads."""

    HIGHER = "higher"
    LOWER = "lower"


class Effect(StrEnum):
    """What a broken condition does to a member."""

    NOT_FIRST = "not_first"
    LOWER_GRADE = "lower_grade"
    NOT_CONSIDERED = "not_considered"

    @property
    def label(self) -> str:
        """The effect in Vietnamese."""
        return {
            "not_first": "không xếp hạng nhất",
            "lower_grade": "hạ một bậc xếp loại",
            "not_considered": "không xét thi đua",
        }[self.value]


class Stage(StrEnum):
    """Who gave a score, from the first to the one that counts most."""

    SELF = "self"
    CROSS = "cross"
    APPRAISED = "appraised"
    COUNCIL = "council"

    @property
    def label(self) -> str:
        """The stage in Vietnamese."""
        return {
            "self": "tự chấm",
            "cross": "chấm chéo",
            "appraised": "thẩm định",
            "council": "Hội đồng chấm",
        }[self.value]


@dataclass(frozen=True, slots=True)
class FromAttainment:
    """Points that are computed: from `targets`, from a `movement`, or (neither) from all targets of the unit."""

    formula: Formula
    targets: tuple[str, ...]
    movement: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class PerOccurrence:
    """`points` for each `of` ("gương điển hình"), up to the maximum of the criterion."""

    points: Number
    of: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Relative:
    """The maximum for the best figure of the group, to the others in proportion to it; the figure is of `of` ("triệu đồng").

    Where the lower figure leads the proportion is turned round. `if_all_zero` is the share of the maximum (0 or 1) that all get
    where nobody has anything; `if_best_zero` is what all others get (0) where less is better and the leader has nothing, so that there
    is no proportion. None where the table does not say it: then nothing can be said.
    """

    of: str
    origin: Origin
    better: Better = Better.HIGHER
    if_all_zero: int | None = None
    if_best_zero: int | None = None


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
    per_occurrence: PerOccurrence | None = None
    relative: Relative | None = None

    @property
    def counts(self) -> str:
        """What a figure of it is of, where its points follow from a figure; "" where points are given."""
        found = self.per_occurrence or self.relative
        return found.of if found else ""

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
    """A cụm or khối: units that are ranked against each other; `cross` is a `Combine` where they score each other."""

    id: str
    name: str
    units: tuple[str, ...]
    origin: Origin
    cross: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a unit may not break, and what it costs."""

    id: str
    text: str
    effect: Effect
    origin: Origin


@dataclass(frozen=True, slots=True)
class Grade:
    """A class (xếp loại) from so many points on."""

    name: str
    at_least: Number
    origin: Origin


@dataclass(frozen=True, slots=True)
class ScoringCriteria:
    """The year's table. `total` is what the main criteria add up to; bonuses count up to `bonus_cap`, where it is set.

    `source` names the regulation that the table stands in, "" for the ward's own. `period` ("2026-9M") is the period at
    whose end attainment is taken, the year where it is None. Penalties count up to `penalty_cap`, where it is set; `grades`
    stand from the best down.
    """

    year: PlanYear
    title: str
    total: Number
    parts: tuple[CriteriaPart, ...]
    groups: tuple[UnitGroup, ...]
    period: str | None
    bonus_cap: Number | None
    origin: Origin
    source: str = ""
    illustrative: bool = False
    penalty_cap: Number | None = None
    conditions: tuple[Condition, ...] = ()
    grades: tuple[Grade, ...] = ()

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
class Figures:
    """The figures that points follow from, by stage; `cross` by the member who gave it."""

    self_: Number | None
    appraised: Number | None
    council: Number | None
    cross: Mapping[str, Number]
    origin: Origin

    def at(self, stage: Stage) -> Number | None:
        """Return what was given at `stage`; None for what members gave each other, which is several."""
        return _at(self, stage)


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a unit for one criterion, by stage; `reason` says why the council differs.

    `cross` are points by the member of the group who gave them. A criterion whose points follow from a figure has its
    figures in `counted` instead.
    """

    criterion: str
    self_: Number | None
    appraised: Number | None
    council: Number | None
    origin: Origin
    evidence: str = ""
    reason: str = ""
    cross: Mapping[str, Number] = field(default_factory=dict)
    counted: Figures | None = None

    def at(self, stage: Stage) -> Number | None:
        """Return the points given at `stage`; None for what members gave each other, which is several."""
        return _at(self, stage)

    @property
    def counting(self) -> tuple[Stage, Number] | None:
        """The score that counts with its stage, what members gave each other aside: the council's, else the appraised, else the unit's own."""
        return counting(self)

    @property
    def says_something(self) -> bool:
        """Tell whether anybody gave points or a figure."""
        said = (self, self.counted) if self.counted else (self,)
        return any(counting(one) is not None or one.cross for one in said)


def _at(given: Score | Figures, stage: Stage) -> Number | None:
    by_stage = {Stage.SELF: given.self_, Stage.APPRAISED: given.appraised, Stage.COUNCIL: given.council}
    return by_stage.get(stage)


def counting(given: Score | Figures) -> tuple[Stage, Number] | None:
    """Return what counts of points or figures with its stage, what members gave each other aside."""
    for stage in reversed(Stage):
        found = _at(given, stage)
        if found is not None:
            return stage, found
    return None


@dataclass(frozen=True, slots=True)
class Broken:
    """A condition of the table that the unit has broken, and how that is known."""

    condition: str
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The scores of one unit in one year."""

    year: PlanYear
    unit: str
    scores: tuple[Score, ...]
    origin: Origin
    illustrative: bool = False
    broken: tuple[Broken, ...] = ()

    def score(self, criterion: str) -> Score | None:
        """Return the unit's entry for the criterion, or None."""
        return next((score for score in self.scores if score.criterion == criterion), None)
