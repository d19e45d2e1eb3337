"""The targets whose day is near: what is due this week, and milestones that went past their day undone."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.status import Status
from tdkt.checks.programmes import programme_of
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import REPORT
from tdkt.model.period import MONTH, Period
from tdkt.model.plan_year import SchoolYear, division_of, holds
from tdkt.model.records import replace
from tdkt.model.report_key import parted
from tdkt.receipts.board import year_of
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.issued import all_issued
from tdkt.workspace.workspace import Workspace

_DONE = (Status.REACHED, Status.EXCEEDED)
_A_YEAR = datetime.timedelta(days=366)


def target_tasks(
    workspace: Workspace, today: datetime.date, findings: list[Diagnostic], seen: Workspace
) -> Iterator[Task]:
    """Yield a task for every target with a day of its own that is near or over, and not reached by the latest reports in `seen`.

    Nothing is computed from files with errors. Raises UsageError where there is no plan.
    """
    if any(finding.is_error for finding in findings):
        return
    begun = {year_of(workspace, today), *(one.year for one in workspace.plans if holds(one.year, today))}
    known = {plan.year for plan in workspace.plans}
    before = {*(year - 1 for year in begun), *_ended_alone(known, begun, today)}
    left = {year for year in before & known if not _is_closed(workspace, year)} - begun
    carried = {
        (name, target.measure.due)
        for file in workspace.movements
        if file.year in begun
        for target in file.targets
        for name in (target.id, *target.formerly)
    }
    for year in sorted(begun | left, key=lambda year: division_of(year).first_day):
        yield from _of_year(workspace, year, today, seen, carried if year in left else ())


def _ended_alone(known: Collection[int], begun: Collection[int], today: datetime.date) -> Iterator[int]:
    """Yield the last of the calendar years, or of the school years, where none of that sort has begun: in summer, with the plan of a calendar year beside.

    It is looked at for a year, as the one before a year that has begun is.
    """
    for is_school in (False, True):
        if any(isinstance(year, SchoolYear) is is_school for year in begun):
            continue
        over = [year for year in known if isinstance(year, SchoolYear) is is_school]
        ends = {division_of(year).last_day: year for year in over}
        days = [day for day in ends if day < today <= day + _A_YEAR]
        if days:
            yield ends[max(days)]


def _is_closed(workspace: Workspace, year: int) -> bool:
    """Tell whether the ward has issued its report on all of a year: what was not done by then is told there."""
    whole = Period.whole(year).key
    return any(one.of == REPORT and parted(one.key)[0] == whole for one in all_issued(workspace))


def _of_year(
    workspace: Workspace,
    year: int,
    today: datetime.date,
    seen: Workspace,
    carried: Collection[tuple[str, datetime.date | None]],
) -> Iterator[Task]:
    """Yield the tasks of a year's plan but for the targets (ids, with their days) that a later one has `carried` on as they were."""
    programme = programme_of(workspace, year)
    if not any(target.measure.due for target in programme.targets):
        return
    there = {report.origin.file for report in seen.reports}
    programme = replace(
        programme, reports=tuple(report for report in programme.reports if report.origin.file in there)
    )
    reported = [report.period for report in programme.reports if report.period.first_day <= today]
    # A report on a month tells of the targets that are reported each month alone.
    parts = [period for period in reported if period.kind != MONTH]
    latest_part, latest = (
        max(periods, default=Period.quarter(programme.year, 1)) for periods in (parts, reported)
    )
    for period in dict.fromkeys((latest_part, latest)):
        for found in assess(programme, period).assessments:
            due = found.target.measure.due
            is_its_time = period == (latest if found.target.measure.is_monthly else latest_part)
            if (found.target.id, due) in carried:
                continue
            if due is not None and is_its_time and _is_open(found, due, today):
                yield _task(workspace, found, due, today)


def _is_open(found: Assessment, due: datetime.date, today: datetime.date) -> bool:
    """Tell whether something can still be done: the day is near, or it is over and the target is asked for until it is done.

    A figure that nobody has sent is the matter of the report, not of the target, once its day is over.
    """
    if found.status in _DONE or found.is_finished:
        return False
    if due < today:
        return (
            not kind_of(found.target.measure).is_settled_when_due and found.status is not Status.NOT_REPORTED
        )
    return due <= today + WEEK


def _task(workspace: Workspace, found: Assessment, due: datetime.date, today: datetime.date) -> Task:
    target, organization = found.target, workspace.organization
    units = [unit.name for unit in organization.units if unit.id in target.units] if organization else []
    what = (
        f"Chỉ tiêu “{target.name}” ({', '.join(units)}): {how_far(due, today)} (hạn {due:%d/%m/%Y}); theo báo cáo: "
        f"{found.status.label}."
    )
    return Task(Group.DUE, what, f"tdkt report {_asked_by(found.period)} --target {target.id}", due)


def _asked_by(period: Period) -> str:
    """Return the option of `tdkt report` that shows `period`."""
    if period.kind == MONTH:
        return f"--month {period.key}"
    return f"--{'term' if isinstance(period.year, SchoolYear) else 'quarter'} {period.key}"
