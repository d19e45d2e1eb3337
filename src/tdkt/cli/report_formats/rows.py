"""An assessment as plain data, the same for every format that a machine reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, ShareAssessment, Summary
from tdkt.attainment.forecast import ASSUMPTION, forecast
from tdkt.attainment.judging import shown_on


def row(assessment: Assessment) -> dict[str, Any]:
    """Return the assessment as JSON-ready data: exact values as fractions in text, displayed ones as people read them."""
    value = assessment.gathered.value
    measure = assessment.target.measure
    return {
        "target": assessment.target.id,
        "movement": assessment.target.movement,
        "units": list(assessment.target.units),
        "text": assessment.target.name,
        "type": measure.type.value,
        "comparison": {c.relation.value: [str(c.low), str(c.high)] for c in measure.comparisons},
        "planned": wording.planned(assessment),
        "value": exact_text(value.amount) if value else None,
        "numerator": exact_text(value.part) if value else None,
        "denominator": exact_text(value.whole) if value else None,
        "progress": value.progress or None if value else None,
        "done_on": value.done_on.isoformat() if value and value.done_on else None,
        "displayed": wording.achieved(assessment),
        "change": exact_text(assessment.change),
        "displayed_change": wording.change(assessment),
        "a_year_ago": _a_year_ago(assessment),
        "forecast": _forecast(assessment),
        "due": measure.due.isoformat() if measure.due else None,
        "reported_in": [f"Q{quarter}" for quarter in measure.reported_in],
        "as_of": shown_on(measure, assessment.period).isoformat(),
        "status": assessment.status.value,
        "status_label": assessment.status.label,
        "figures_received": assessment.gathered.received,
        "figures_due": assessment.gathered.due,
        "illustrative": assessment.illustrative,
        "causes": list(assessment.causes),
        "shares": [_share(share) for share in assessment.shares],
    }


_OF_A_SHARE = (
    "comparison",
    "planned",
    "value",
    "numerator",
    "denominator",
    "displayed",
    "status",
    "status_label",
    "figures_received",
    "figures_due",
    "causes",
)


def _share(share: ShareAssessment) -> dict[str, Any]:
    """Return how the share of one member stands."""
    said = row(share.found)
    return {"member": share.member, **{name: said[name] for name in _OF_A_SHARE}}


def _a_year_ago(assessment: Assessment) -> dict[str, Any] | None:
    """Return the same period of the year before, None where nothing is known of it."""
    before = assessment.a_year_ago
    if before is None:
        return None
    value = before.gathered.value
    return {
        "period": before.period.key,
        "value": exact_text(value.amount) if value else None,
        "displayed": wording.a_year_ago(assessment),
        "change": exact_text(assessment.year_change),
        "displayed_change": wording.year_change(assessment),
    }


def _forecast(assessment: Assessment) -> dict[str, Any] | None:
    """Return the look ahead to the year's end with its assumption, None where there is none."""
    found = forecast(assessment)
    if found is None:
        return None
    return {
        "assumption": ASSUMPTION,
        "value": exact_text(found.amount),
        "displayed": wording.forecasted(assessment),
        "meets_threshold": found.meets_threshold,
    }


def exact_text(value: Fraction | None) -> str | None:
    """Return an exact number as text: "95", "2060/43"; None stays None."""
    return None if value is None else str(value)


def summary_data(summary: Summary) -> dict[str, Any]:
    """Return a summary as JSON-ready data."""
    return {
        "total": summary.total,
        "by_status": {status.value: count for status, count in summary.by_status.items()},
        "judged": summary.judged,
        "reached": summary.reached,
        "share": exact_text(summary.share),
        "displayed_share": wording.share(summary) or None,
    }
