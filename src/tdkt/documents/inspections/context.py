"""What the papers of a round of inspection say of it: team, places and days, findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from tdkt.documents.awards.batch_words import ward_of
from tdkt.documents.page.assembling import standing_unit
from tdkt.documents.texts.formats import date_long, date_short
from tdkt.model.inspection import TEAM_ROLES, Finding, Inspection, TeamMember, Visit
from tdkt.model.organization import Organization
from tdkt.model.records import replace
from tdkt.model.text import lower_first


def inspection_context(
    one: Inspection, organization: Organization, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return the words that the templates of a round fill in; `names` are those of the places by id.

    A unit may be visited more than once, and a visit that was dropped may have been moved to another day: places are counted, not
    visits. Each visit stands with its planned day and with the day on which it `was` held, or is still to be.
    """
    conclusion = one.conclusion
    found = list(one.findings)
    by = conclusion.date if conclusion and conclusion.date else datetime.date.max
    visits = sorted(one.visits, key=lambda visit: visit.date)
    return {
        "organization": organization.name,
        "ward": ward_of(organization),
        "title": lower_first(one.title),
        "purpose": one.purpose,
        "contents": one.contents,
        "team": team_words(one.team),
        "visits": [visit_words(one, visit, names, by) for visit in visits],
        "places": list(dict.fromkeys(names.get(visit.unit, visit.unit) for visit in visits)),
        "seen": len({visit.unit for visit in visits if visit.minutes is not None}),
        "not_seen": "; ".join(
            f"không kiểm tra {names.get(unit, unit)}: {lower_first(why.rstrip(' .;'))}"
            for unit, why in {visit.unit: visit.dropped or "" for visit in visits}.items()
            if all(visit.dropped for visit in visits if visit.unit == unit)
        ),
        "standing_unit": standing_unit(organization).name,
        "assessment": conclusion.assessment if conclusion else (),
        "proposals": conclusion.proposals if conclusion else (),
        "findings": len(found),
        "remedied": sum(_is_done(one, by) for _, one in found),
        "open": [
            f"{names.get(visit.unit, visit.unit)}: {one.text.rstrip(' .;')} (hạn {date_short(one.due)})"
            for visit, one in found
            if not _is_done(one, by)
        ],
        "until": date_long(max(visit.day for visit in visits)),
    }


def as_planned(one: Inspection, *, draft: bool) -> Inspection:
    """Return a round as its plan and the decision on its team name it: a `draft` without the visits that were dropped since."""
    kept = tuple(visit for visit in one.visits if visit.dropped is None)
    return replace(one, visits=kept) if draft and kept else one


def team_words(team: Iterable[TeamMember]) -> list[dict[str, str]]:
    """Return what is said of each member of a team."""
    return [
        {"who": member.full_address, "post": member.post, "role": TEAM_ROLES[member.role]} for member in team
    ]


def _is_done(found: Finding, by: datetime.date) -> bool:
    """Tell whether a unit has put right what was found wanting, by the day of the conclusion."""
    return found.done is not None and found.done.date <= by


def visit_words(one: Inspection, visit: Visit, names: Mapping[str, str], by: datetime.date) -> dict[str, Any]:
    """Return what is said of one visit of the round; `by` is the day up to which what was put right is told."""
    others = [other for other in one.visits if other.unit == visit.unit and other is not visit]
    return {
        "unit": names.get(visit.unit, visit.unit),
        "date": date_short(visit.date),
        "was": date_short(visit.day),
        "place": visit.place or "",
        "seen": visit.minutes is not None,
        "dropped": visit.dropped is not None,
        "moved": visit.dropped is not None and any(other.dropped is None for other in others),
        "findings": [
            {"text": found.text, "remedy": found.remedy, "due": _due(found, by)} for found in visit.findings
        ],
    }


def _due(found: Finding, by: datetime.date) -> str:
    """Return until when something has to be put right, or when it has been."""
    if found.done is not None and _is_done(found, by):
        return f"Đã khắc phục ngày {date_short(found.done.date)}"
    return date_short(found.due)
