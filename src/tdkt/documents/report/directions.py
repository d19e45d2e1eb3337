"""What the data say is left to do: nothing here is invented, and the clerk adds the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tdkt.attainment.assessment import Assessment, Attainment
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.shares_told import shares_told
from tdkt.attainment.stages import FORMAL_PROGRESS
from tdkt.attainment.status import Status
from tdkt.documents.report.target_tables import told
from tdkt.documents.report.unit_results import NOT_MET, known_tasks
from tdkt.documents.texts.in_sentences import spelled
from tdkt.model.period import WHOLE, Period
from tdkt.model.plan_year import year_name
from tdkt.model.unit_report import NOT_STARTED


def coming_period(period: Period) -> str:
    """Name the period that a report looks ahead to: "quý II năm 2026", "6 tháng cuối năm 2026", "năm 2027"."""
    if period.kind == WHOLE:
        return year_name(period.year + 1)
    if period.kind == "H1":
        return f"6 tháng cuối {year_name(period.year)}"
    if period.is_last:
        return Period(period.year + 1, 1, period.grid).title
    return period.step(period.last + 1).title


def directions(attainment: Attainment) -> dict[str, Any]:
    """Return targets and shares behind and not reached, milestones to come, tasks not begun or not told of.

    What units still owe the ward (reports, words on tasks) is its own affair: the packaged template does not print it,
    `not_printed.py` says it to the clerk.
    """
    period = attainment.period
    tasks = known_tasks(attainment.programme, period)
    return {
        "behind": _with_status(attainment, Status.BEHIND),
        "shares_behind": _shares_alone(attainment, Status.BEHIND),
        "not_reached": _with_status(attainment, Status.NOT_REACHED),
        "shares_not_reached": _shares_alone(attainment, Status.NOT_REACHED),
        "milestones": [_milestone(attainment, f) for f in attainment.assessments if _is_to_come(f, period)],
        "not_begun": [
            {"unit": task.unit.name, "text": spelled(task.text)}
            for task in tasks
            if task.progress == NOT_STARTED
        ],
        "untold": sum(task.quarter is None for task in tasks),
        "tasks": len(tasks),
    }


def has_directions(found: Mapping[str, Any]) -> bool:
    """Tell whether the data say that anything is left to do."""
    return any(value for name, value in found.items() if name not in ("untold", "tasks"))


def _is_to_come(assessment: Assessment, period: Period) -> bool:
    """Tell whether a milestone is still to be done and not among those that are behind already."""
    return (
        kind_of(assessment.target.measure).is_in_stages
        and not period.is_last
        and assessment.status is not Status.BEHIND
        and not assessment.is_finished
    )


def _with_status(attainment: Attainment, status: Status) -> list[dict[str, Any]]:
    """Return the targets with `status` on which work goes on, each with those of its shares that are behind or not reached."""
    return [
        {**_target(attainment, found), "shares": _shares(attainment, found, NOT_MET)}
        for found in attainment.assessments
        if found.status is status and not found.is_finished
    ]


def _shares_alone(attainment: Attainment, status: Status) -> list[dict[str, Any]]:
    """Return the targets that are neither behind nor missed while some of their shares have `status`, with these."""
    return [
        {**_target(attainment, found), "shares": shares}
        for found in attainment.assessments
        if found.status not in NOT_MET and (shares := _shares(attainment, found, (status,)))
    ]


def _shares(attainment: Attainment, found: Assessment, statuses: Collection[Status]) -> list[dict[str, str]]:
    return [
        {**told(share.found), "name": share.name}
        for share in shares_told(found, attainment.programme.organization)
        if share.found.status in statuses
    ]


def _target(attainment: Attainment, assessment: Assessment) -> dict[str, str]:
    return {**told(assessment), "units": _units(attainment, assessment)}


def _milestone(attainment: Attainment, assessment: Assessment) -> dict[str, str]:
    value = assessment.gathered.value
    progress = FORMAL_PROGRESS[value.progress] if value else "chưa có báo cáo"
    return {**_target(attainment, assessment), "progress": progress}


def _units(attainment: Attainment, assessment: Assessment) -> str:
    names = {unit.id: unit.name for unit in attainment.programme.organization.units}
    return ", ".join(names[unit] for unit in assessment.target.units)
