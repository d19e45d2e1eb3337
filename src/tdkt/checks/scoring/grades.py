"""The grades of a table of criteria: somebody can reach each of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.example_files import GROUP
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.scoring.tables import all_tables
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.scoring import CriterionType, ScoringCriteria
from tdkt.workspace.workspace import Workspace

_BEST = "{name: Hoàn thành xuất sắc, at_least: 90}"

OUT_OF_REACH = Rule(
    code="A533",
    severity=WARNING,
    title="Mức xếp loại cao hơn mọi tổng điểm",
    explanation="Mức xếp loại (grades) từ số điểm không quá tổng điểm của bảng cộng điểm thưởng tối đa (bonus_cap, hoặc các tiêu chí thưởng).",
    examples=(
        Example(
            file=GROUP,
            text=_BEST,
            bad=(_BEST.replace("90", "▸106"),),
            good=(_BEST, _BEST.replace("90", "105")),
        ),
    ),
)
RULES = (OUT_OF_REACH,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the grades that nobody can reach."""
    for table in all_tables(workspace):
        most = _most(table)
        for grade in table.grades:
            if exact(grade.at_least) > most:
                yield OUT_OF_REACH.at(
                    grade.origin.at("at_least"),
                    f"“{grade.name}” từ {vietnamese(exact(grade.at_least))} điểm, cao nhất được {vietnamese(most)} điểm.",
                    "Sửa mức, hoặc tổng điểm của bảng.",
                )


def _most(table: ScoringCriteria) -> Fraction:
    bonus = sum(
        (exact(one.maximum) for one in table.criteria if one.type is CriterionType.BONUS),
        Fraction(0),
    )
    if table.bonus_cap is not None:
        bonus = min(bonus, exact(table.bonus_cap))
    return exact(table.total) + bonus
