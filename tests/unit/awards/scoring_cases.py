"""Small tables of criteria and sheets of scores, built by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from builders import YEAR, programme

from tdkt.attainment.assessment import Attainment, assess
from tdkt.awards.scoring import UnitTotal, score_units
from tdkt.model.measure import Number
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.scoring import (
    CriteriaPart,
    Criterion,
    CriterionType,
    Formula,
    FromAttainment,
    Score,
    ScoreSheet,
    ScoringCriteria,
    UnitGroup,
)
from tdkt.model.unit_report import UnitReport


def criterion(
    name: str,
    maximum: Number = 10,
    kind: str = "main",
    *,
    source: FromAttainment | None = None,
    groups: tuple[str, ...] = (),
) -> Criterion:
    return Criterion(name, name, maximum, CriterionType(kind), groups, source, NOWHERE)


def source(formula: str = "share_reached", **scope: Any) -> FromAttainment:
    return FromAttainment(Formula(formula), scope.get("targets", ()), scope.get("movement"), NOWHERE)


def table(
    *criteria: Criterion, groups: Mapping[str, tuple[str, ...]] | None = None, bonus_cap: Number | None = None
) -> ScoringCriteria:
    return ScoringCriteria(
        YEAR,
        "Bảng",
        100,
        (CriteriaPart("Phần", criteria, None, NOWHERE),),
        tuple(UnitGroup(name, name, units, NOWHERE) for name, units in (groups or {}).items()),
        None,
        bonus_cap,
        NOWHERE,
    )


def sheet(unit: str, **scores: str | tuple[str | None, str | None, str | None]) -> ScoreSheet:
    """Each score is the council's, or (self, appraised, council)."""

    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    given = {name: (None, None, value) if isinstance(value, str) else value for name, value in scores.items()}
    return ScoreSheet(
        YEAR,
        unit,
        tuple(
            Score(name, number(first), number(second), number(third), NOWHERE)
            for name, (first, second, third) in given.items()
        ),
        NOWHERE,
    )


def attainment(
    targets: Iterable[Target] = (), reports: Iterable[UnitReport] = (), period: str = "Y"
) -> Attainment:
    return assess(programme(targets, reports), Period.parse(period, year=YEAR))


def totals(
    criteria: ScoringCriteria, *sheets: ScoreSheet, over: Attainment | None = None
) -> dict[str, UnitTotal]:
    return {total.unit.id: total for total in score_units(criteria, sheets, over or attainment())}


def total_of(
    criteria: ScoringCriteria, *sheets: ScoreSheet, over: Attainment | None = None
) -> Fraction | None:
    return totals(criteria, *sheets, over=over)["a"].total
