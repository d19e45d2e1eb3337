"""The total of each unit, with the account of how it came about. Nothing is rounded here.

The score that counts is the council's, else the appraised, else (where members score each other) what the others gave it, else
the unit's own. Main criteria need a score; a bonus that nobody claims and a penalty that nobody imposes are 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from tdkt.attainment.assessment import Attainment
from tdkt.attainment.comparing import exact
from tdkt.awards.attained_points import Attained, attained
from tdkt.awards.bodies import Body
from tdkt.awards.counted_points import CountedPoints, figures_of, points_of
from tdkt.awards.cross_scores import CountingScore, counting_score
from tdkt.model.records import dataclass
from tdkt.model.register import Collective
from tdkt.model.scoring import (
    Condition,
    Criterion,
    CriterionType,
    Effect,
    Grade,
    Score,
    ScoredBody,
    ScoreSheet,
    ScoringCriteria,
    Stage,
    UnitGroup,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """One criterion for one unit.

    `points` is None where there is no score that counts. They come from `counts` (what was given, at which stage), from figures
    in `counted`, or from `attained`.
    """

    criterion: Criterion
    points: Fraction | None
    score: Score | None
    attained: Attained | None
    counts: CountingScore | None = None
    counted: CountedPoints | None = None

    @property
    def stage(self) -> Stage | None:
        """The stage whose score counts, None where none does or the points are computed from targets."""
        return self.counts.stage if self.counts else None

    @property
    def lacks(self) -> str:
        """What is missing although something was given, in words; "" for nothing."""
        found = (part.lacks for part in (self.counts, self.counted) if part is not None)
        return next(filter(None, found), "")

    @property
    def is_missing(self) -> bool:
        """Tell whether the total cannot be said without it."""
        return self.points is None and (self.criterion.type is CriterionType.MAIN or bool(self.lacks))


@dataclass(frozen=True, slots=True)
class BrokenCondition:
    """A condition of the table that the unit has broken, and how that is known."""

    condition: Condition
    reason: str


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """The scores of one unit. `claimed` is the bonus before the cap; points of penalties are positive."""

    unit: ScoredBody
    group: UnitGroup | None
    scored: tuple[Scored, ...]
    bonus_cap: Fraction | None
    illustrative: bool
    penalty_cap: Fraction | None = None
    broken: tuple[BrokenCondition, ...] = ()
    grades: tuple[Grade, ...] = ()

    def of(self, kind: CriterionType) -> tuple[Scored, ...]:
        """Return the criteria of this type."""
        return tuple(found for found in self.scored if found.criterion.type is kind)

    def _sum(self, kind: CriterionType) -> Fraction:
        return sum((found.points or Fraction(0) for found in self.of(kind)), Fraction(0))

    @property
    def main(self) -> Fraction:
        """The points of the main criteria that have any."""
        return self._sum(CriterionType.MAIN)

    @property
    def claimed(self) -> Fraction:
        """The bonus points as they were given."""
        return self._sum(CriterionType.BONUS)

    @property
    def bonus(self) -> Fraction:
        """The bonus points that count."""
        return _capped(self.claimed, self.bonus_cap)

    @property
    def imposed(self) -> Fraction:
        """The points of penalties as they were given, positive."""
        return self._sum(CriterionType.PENALTY)

    @property
    def penalty(self) -> Fraction:
        """The points taken off, positive."""
        return _capped(self.imposed, self.penalty_cap)

    @property
    def missing(self) -> tuple[Scored, ...]:
        """The criteria without which there is no total."""
        return tuple(found for found in self.scored if found.is_missing)

    @property
    def total(self) -> Fraction | None:
        """Main plus bonus less penalty, never below 0; None while a criterion is missing."""
        return None if self.missing else max(self.main + self.bonus - self.penalty, Fraction(0))

    @property
    def stage(self) -> Stage | None:
        """The earliest stage among the scores that count, None where nothing was given by hand."""
        used = {found.stage for found in self.scored}
        return next((stage for stage in Stage if stage in used), None)

    def suffers(self, effect: Effect) -> bool:
        """Tell whether a broken condition has this effect."""
        return any(found.condition.effect is effect for found in self.broken)

    @property
    def grade(self) -> Grade | None:
        """The class that the total reaches, one lower for each broken condition that says so; None where none is reached."""
        if self.total is None or self.suffers(Effect.NOT_CONSIDERED):
            return None
        reached = next(
            (number for number, grade in enumerate(self.grades) if self.total >= exact(grade.at_least)), None
        )
        if reached is None:
            return None
        lowered = sum(found.condition.effect is Effect.LOWER_GRADE for found in self.broken)
        return self.grades[reached + lowered] if reached + lowered < len(self.grades) else None


def _capped(points: Fraction, cap: Fraction | None) -> Fraction:
    return points if cap is None else min(points, cap)


def score_units(
    criteria: ScoringCriteria,
    sheets: Iterable[ScoreSheet],
    attainment: Attainment,
    bodies: Iterable[Body] = (),
) -> tuple[UnitTotal, ...]:
    """Return the totals of the units that are in a group (of all, where the table has no groups), in the ward's order.

    After them come the collectives among `bodies` that a group names.

    A unit that is not there at the end of the attainment's period is not scored: who took its targets over answers for them.

    `sheets` are those of the table's year, `attainment` is that at the end of `criteria.attainment_period`; both free of
    errors (`tdkt.checks.run.refuse_scoring_errors`).
    """
    units = attainment.programme.organization.units
    scored = [
        ScoredBody(unit.id, unit.name, unit.id)
        for unit in units
        if unit.lives_in(attainment.period) and (not criteria.groups or criteria.group_of(unit.id))
    ]
    scored += [
        ScoredBody(one.id, one.name, one.there.answers_as)
        for one in bodies
        if isinstance(one.there, Collective)
        and one.lifetime.lives_in(attainment.period)
        and criteria.group_of(one.id)
    ]
    return score_bodies(criteria, scored, sheets, attainment)


def score_bodies(
    criteria: ScoringCriteria,
    bodies: Sequence[ScoredBody],
    sheets: Iterable[ScoreSheet],
    attainment: Attainment,
) -> tuple[UnitTotal, ...]:
    """Return the totals of `bodies`; what one gets beside the others of its group is held against those among `bodies`."""
    by_unit = {sheet.unit: sheet for sheet in sheets}
    return tuple(_total(criteria, body, bodies, by_unit, attainment) for body in bodies)


def _total(
    criteria: ScoringCriteria,
    body: ScoredBody,
    bodies: Sequence[ScoredBody],
    sheets: Mapping[str, ScoreSheet],
    attainment: Attainment,
) -> UnitTotal:
    group, sheet = criteria.group_of(body.id), sheets.get(body.id)
    together = [one for one in bodies if criteria.group_of(one.id) is group]
    scored = tuple(
        _scored(criterion, body, together, group, sheets, attainment)
        for criterion in criteria.criteria_of(group)
    )
    samples = (
        counted.assessment.illustrative
        for found in scored
        if found.attained is not None
        for counted in found.attained.counted
    )
    return UnitTotal(
        body,
        group,
        scored,
        None if criteria.bonus_cap is None else exact(criteria.bonus_cap),
        criteria.illustrative or (sheet is not None and sheet.illustrative) or any(samples),
        None if criteria.penalty_cap is None else exact(criteria.penalty_cap),
        _broken(criteria, sheet),
        criteria.grades,
    )


def _broken(criteria: ScoringCriteria, sheet: ScoreSheet | None) -> tuple[BrokenCondition, ...]:
    known = {condition.id: condition for condition in criteria.conditions}
    return tuple(
        BrokenCondition(known[found.condition], found.reason)
        for found in (sheet.broken if sheet else ())
        if found.condition in known
    )


def _scored(
    criterion: Criterion,
    body: ScoredBody,
    together: Sequence[ScoredBody],
    group: UnitGroup | None,
    sheets: Mapping[str, ScoreSheet],
    attainment: Attainment,
) -> Scored:
    """Score one criterion; one that draws from attainment is given by hand where the unit has no such target."""
    if criterion.from_attainment is not None and body.unit is not None:
        found = attained(criterion.from_attainment, body.unit, attainment)
        if found.counted:
            share = found.share
            return Scored(criterion, None if share is None else exact(criterion.maximum) * share, None, found)
    own = sheets[body.id].score(criterion.id) if body.id in sheets else None
    counts = counting_score(own, criterion, body, together, group)
    if not criterion.counts:
        return Scored(criterion, counts.value if counts else None, own, None, counts)
    if counts is None or counts.value is None:
        return Scored(criterion, None, own, None, counts)
    figures = figures_of(criterion, together, group, sheets)
    counted = points_of(criterion, counts.value, figures, counts.averaged)
    return Scored(criterion, counted.points, own, None, counts, counted)
