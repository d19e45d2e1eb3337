"""The total of each unit, with the account of how it came about. Nothing is rounded here.

The score that counts is the council's, else the appraised, else the unit's own. Main criteria need a score; a bonus
that nobody claims and a penalty that nobody imposes are 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tdkt.attainment.assessment import Attainment
from tdkt.attainment.comparing import exact
from tdkt.awards.attained_points import Attained, attained
from tdkt.model.organization import Unit
from tdkt.model.scoring import (
    Criterion,
    CriterionType,
    Score,
    ScoreSheet,
    ScoringCriteria,
    Stage,
    UnitGroup,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """One criterion for one unit.

    `points` is None where there is no score that counts. They come from `score` at `stage`, or from `attained`, in
    which case the two others are None.
    """

    criterion: Criterion
    points: Fraction | None
    stage: Stage | None
    score: Score | None
    attained: Attained | None

    @property
    def is_missing(self) -> bool:
        """Tell whether the total cannot be said without it."""
        return self.points is None and self.criterion.type is CriterionType.MAIN


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """The scores of one unit. `claimed` is the bonus before the cap; points of penalties are positive."""

    unit: Unit
    group: UnitGroup | None
    scored: tuple[Scored, ...]
    bonus_cap: Fraction | None
    illustrative: bool

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
        return self.claimed if self.bonus_cap is None else min(self.claimed, self.bonus_cap)

    @property
    def penalty(self) -> Fraction:
        """The points taken off, positive."""
        return self._sum(CriterionType.PENALTY)

    @property
    def missing(self) -> tuple[Scored, ...]:
        """The main criteria without which there is no total."""
        return tuple(found for found in self.scored if found.is_missing)

    @property
    def total(self) -> Fraction | None:
        """Main plus bonus less penalty, None while a main criterion is missing."""
        return None if self.missing else self.main + self.bonus - self.penalty

    @property
    def stage(self) -> Stage | None:
        """The earliest stage among the scores that count, None where nothing was given by hand."""
        used = {found.stage for found in self.scored}
        return next((stage for stage in Stage if stage in used), None)


def score_units(
    criteria: ScoringCriteria, sheets: Iterable[ScoreSheet], attainment: Attainment
) -> tuple[UnitTotal, ...]:
    """Return the totals of the units that are in a group (of all, where the table has no groups), in the ward's order.

    A unit that is not there at the end of the attainment's period is not scored: who took its targets over answers for them.

    `sheets` are those of the table's year, `attainment` is that at the end of `criteria.attainment_period`; both free of
    errors (`tdkt.checks.run.refuse_scoring_errors`).
    """
    by_unit = {sheet.unit: sheet for sheet in sheets}
    units = attainment.programme.organization.units
    return tuple(
        _unit_total(criteria, unit, by_unit, attainment)
        for unit in units
        if unit.lives_in(attainment.period) and (not criteria.groups or criteria.group_of(unit.id))
    )


def _unit_total(
    criteria: ScoringCriteria, unit: Unit, sheets: Mapping[str, ScoreSheet], attainment: Attainment
) -> UnitTotal:
    group, sheet = criteria.group_of(unit.id), sheets.get(unit.id)
    scored = tuple(_scored(criterion, unit, sheet, attainment) for criterion in criteria.criteria_of(group))
    samples = (
        counted.assessment.illustrative
        for found in scored
        if found.attained is not None
        for counted in found.attained.counted
    )
    return UnitTotal(
        unit,
        group,
        scored,
        None if criteria.bonus_cap is None else exact(criteria.bonus_cap),
        criteria.illustrative or (sheet is not None and sheet.illustrative) or any(samples),
    )


def _scored(criterion: Criterion, unit: Unit, sheet: ScoreSheet | None, attainment: Attainment) -> Scored:
    """Score one criterion; one that draws from attainment is given by hand where the unit has no such target."""
    if criterion.from_attainment is not None:
        found = attained(criterion.from_attainment, unit.id, attainment)
        if found.counted:
            share = found.share
            points = None if share is None else exact(criterion.maximum) * share
            return Scored(criterion, points, None, None, found)
    score = sheet.score(criterion.id) if sheet else None
    if score is None or score.counting is None:
        return Scored(criterion, None, None, score, None)
    stage, given = score.counting
    return Scored(criterion, exact(given), stage, score, None)
