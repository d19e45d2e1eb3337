"""What a report says of movements, units and tasks, as its template sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tdkt.attainment.assessment import Assessment, Attainment, summarize
from tdkt.attainment.owing import owing_units, units_owing
from tdkt.attainment.stages import FORMAL_PROGRESS
from tdkt.attainment.status import Status
from tdkt.documents.report.target_tables import cells, summary_words, told
from tdkt.documents.texts.in_sentences import spelled
from tdkt.model.organization import Unit
from tdkt.model.period import MONTH, Period, in_a_row
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.text import plain
from tdkt.model.unit_report import DONE, NOT_STARTED, UNDER_WAY

NOT_MET = (Status.BEHIND, Status.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task of a unit with the latest that its reports say; `quarter` is None while nothing was said."""

    unit: Unit
    text: str
    quarter: Period | None
    progress: str
    note: str


def known_tasks(programme: Programme, period: Period, *, own: bool = False) -> list[KnownTask]:
    """Return the tasks of the plan, each with its latest state in the reports up to the end of `period`.

    Of a month they are those that are told of each month; `own` looks only at the reports on the period's own time.
    """
    steps = period.own_steps if own else (*period.months, *period.quarters)
    said = {
        task.task: (report.period, task)  # an id is one in the whole plan, whoever reports on it by now
        for report in sorted(programme.reports, key=lambda found: found.period.order)
        if report.period in steps
        for task in report.tasks
    }
    tasks = []
    for movements in programme.movements:
        unit = programme.organization.unit(movements.unit)
        for item in movements.items:
            if item.task is None or unit is None or (period.kind == MONTH and not item.is_monthly):
                continue
            quarter, task = said.get(item.task, (None, None))
            progress, note = (task.progress, task.note) if task else ("", "")
            tasks.append(KnownTask(unit, plain(item.text).rstrip(".;"), quarter, progress, note.rstrip(".")))
    return tasks


def task_counts(programme: Programme, period: Period) -> dict[str, Any]:
    """Return how many tasks there are, and how many are in each state by the period's end (where any is)."""
    counts = Counter(task.progress for task in known_tasks(programme, period))
    labels = {state: FORMAL_PROGRESS[state] for state in (DONE, UNDER_WAY, NOT_STARTED)}
    return {
        "total": counts.total(),
        "states": [
            {"number": counts[state], "label": label}
            for state, label in {**labels, "": "chưa có báo cáo"}.items()
            if counts[state]
        ],
    }


def movement_counts(attainment: Attainment) -> dict[str, int]:
    """Return how many movements there are, how many could be judged, and how many of these have targets not met.

    `shares_not_met` are those of which only shares of single places are not met.
    """
    movements = [movement for file in attainment.programme.movements for movement in file.movements]
    judged = not_met = shares_not_met = 0
    for movement in movements:
        found = attainment.of_movement(movement.id)
        judged += any(assessment.status.is_judged for assessment in found)
        is_met = not any(assessment.status in NOT_MET for assessment in found)
        not_met += not is_met
        shares_not_met += is_met and any(
            share.found.status in NOT_MET for assessment in found for share in assessment.shares
        )
    return {
        "total": len(movements),
        "judged": judged,
        "not_met": not_met,
        "met": judged - not_met,
        "shares_not_met": shares_not_met,
    }


def missing_reports(attainment: Attainment) -> list[dict[str, str]]:
    """Return each unit that owes reports of the year so far, with the quarters in one phrase ("quý III, quý IV")."""
    quarters: dict[str, list[Period]] = {}
    for unit, quarter in attainment.missing:
        quarters.setdefault(unit.name, []).append(quarter)
    return [
        {"unit": unit.name, "quarters": in_a_row(quarters[unit.name])}
        for unit in units_owing(attainment.programme, attainment.programme.steps_to(attainment.period))
        if unit.name in quarters
    ]


def unit_results(attainment: Attainment, *, named: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return the results of each unit that reports, and of those in `named` (ids that the clerk writes about)."""
    programme, period = attainment.programme, attainment.period
    asked = owing_units(programme, period) if period.kind == MONTH else programme.reporting_units
    owing = {unit.id for unit in asked}
    return [
        _unit(attainment, unit, owes=unit.id in owing)
        for unit in attainment.programme.organization.units
        if unit.id in owing or unit.id in named
    ]


def _unit(attainment: Attainment, unit: Unit, *, owes: bool) -> dict[str, Any]:
    assessments, period = attainment.of_unit(unit.id), attainment.period
    missing = [
        quarter for late, quarter in attainment.missing if late.id == unit.id and quarter in period.own_steps
    ]
    return {
        "id": unit.id,
        "name": unit.name,
        "owes": owes,
        "missing": in_a_row(missing),
        "summary": summary_words(summarize(assessments)),
        "rows": [cells(found) for found in assessments],
        "not_met": [_with_cause(found) for found in assessments if found.status in NOT_MET],
        "tasks": [
            _task(task, task.quarter, period)
            for task in known_tasks(attainment.programme, period, own=True)
            if task.unit.id == unit.id and task.quarter is not None
        ],
    }


def _with_cause(assessment: Assessment) -> dict[str, str]:
    causes = (cause.rstrip(".") for cause in assessment.causes)
    return {**told(assessment), "cause": "; ".join(causes)}


def _task(task: KnownTask, quarter: Period, period: Period) -> dict[str, str]:
    return {
        "text": spelled(task.text),
        "progress": FORMAL_PROGRESS[task.progress],
        "note": task.note,
        "quarter": "" if quarter.last_day == period.last_day else quarter.short,
    }
