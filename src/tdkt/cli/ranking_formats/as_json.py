"""The ranking as JSON (`schemas/ranking-output.schema.json`): exact numbers as text ("80/3"), and as people read them."""

from __future__ import annotations

from typing import Any

from tdkt.attainment.comparing import exact
from tdkt.awards import wording
from tdkt.awards.attained_points import Attained, formula_in_words
from tdkt.awards.ranking import GroupRanking, Standing
from tdkt.awards.scoring import Scored, UnitTotal
from tdkt.cli.json_page import write_json
from tdkt.cli.report_formats.rows import exact_text
from tdkt.model.measure import Number
from tdkt.model.scoring import Stage

FORMAT_VERSION = 1


def write(standing: Standing, unit: str | None) -> None:
    """Write one JSON object: the table, the coverage, every group with its units (only `unit` where it is given)."""
    criteria, attainment = standing.criteria, standing.attainment
    document = {
        "organization": attainment.programme.organization.name,
        "year": criteria.year,
        "title": criteria.title,
        "source": criteria.source,
        "illustrative": standing.illustrative,
        "total": _given(criteria.total),
        "bonus_cap": _given(criteria.bonus_cap),
        "period": attainment.period.key,
        "coverage": {"received": attainment.reports_received, "due": attainment.reports_due},
        "groups": [_group(ranking, unit) for ranking in standing.rankings],
    }
    write_json(FORMAT_VERSION, document)


def _group(ranking: GroupRanking, unit: str | None) -> dict[str, Any]:
    ranks = {placed.total.unit.id: placed.rank for placed in ranking.placed}
    return {
        "group": ranking.group.id if ranking.group else None,
        "name": ranking.group.name if ranking.group else None,
        "provisional": ranking.is_provisional,
        "reasons": list(wording.why_provisional(ranking)),
        "units": [
            _unit(total, ranks.get(total.unit.id), ranking)
            for total in ranking.members
            if unit is None or total.unit.id == unit
        ],
    }


def _unit(total: UnitTotal, rank: int | None, ranking: GroupRanking) -> dict[str, Any]:
    others = [placed.points for placed in ranking.placed]
    return {
        "unit": total.unit.id,
        "name": total.unit.name,
        "rank": rank,
        "total": exact_text(total.total),
        "displayed_total": wording.total_points(total, beside=others),
        "main": exact_text(total.main),
        "claimed_bonus": exact_text(total.claimed),
        "bonus": exact_text(total.bonus),
        "penalty": exact_text(total.penalty),
        "stage": total.stage.value if total.stage else None,
        "grade": total.grade.name if total.grade else None,
        "broken": list(wording.broken_in_words(total)),
        "missing": [found.criterion.id for found in total.missing],
        "illustrative": total.illustrative,
        "criteria": [_criterion(found) for found in total.scored],
    }


def _criterion(found: Scored) -> dict[str, Any]:
    criterion, score = found.criterion, found.score
    source = criterion.from_attainment
    return {
        "criterion": criterion.id,
        "text": criterion.text,
        "type": criterion.type.value,
        "maximum": _given(criterion.maximum),
        "points": exact_text(found.points),
        "displayed_points": wording.points(found.points),
        "came_about": wording.came_about(found),
        "stage": found.stage.value if found.stage else None,
        "counts": criterion.counts,
        **{
            stage.value: _given(found.counts.given.at(stage)) if found.counts else None
            for stage in Stage
            if stage is not Stage.CROSS
        },
        "cross": [{"by": one.by.id, "points": exact_text(one.value)} for one in found.counts.cross]
        if found.counts
        else [],
        "evidence": score.evidence if score else "",
        "reason": score.reason if score else "",
        "attained": _attained(found.attained, formula_in_words(source))
        if found.attained and source
        else None,
    }


def _attained(found: Attained, formula: str) -> dict[str, Any]:
    return {
        "formula": found.formula.value,
        "formula_in_words": formula,
        "share": exact_text(found.share),
        "reached": found.reached,
        "judged": len(found.judged),
        "targets": [
            {
                "target": counted.assessment.target.id,
                "status": counted.assessment.status.value,
                "credit": exact_text(counted.credit),
            }
            for counted in found.counted
        ],
    }


def _given(number: Number | None) -> str | None:
    return None if number is None else exact_text(exact(number))
