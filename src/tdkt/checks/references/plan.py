"""What reports name is in the plan of their day; a target is shared with other units of the ward."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from tdkt.changes.versions import movements_by_day
from tdkt.checks.references.former import may_be_renamed, renamed_hint
from tdkt.checks.references.guesses import STILL_ON_RECORD, TOLD_HOW, guess
from tdkt.checks.references.rules import UNKNOWN_SUBDIVISION, UNKNOWN_TARGET, UNKNOWN_TASK, UNKNOWN_UNIT
from tdkt.checks.reports.lifetimes import is_out_of_time
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.unit_report import Figure, UnitReport
from tdkt.workspace.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what the plan and the reports on it name wrongly of the plan itself."""
    organization = workspace.organization
    if organization is None:
        return
    units = [unit.id for unit in organization.units]
    for movements in workspace.movements:
        for target in movements.targets:
            yield from _shared_with(workspace, target, movements.unit, units)
    if not workspace.incomplete:
        yield from _reports(workspace, organization)


def _shared_with(
    workspace: Workspace, target: Target, file_unit: str, units: Sequence[str]
) -> Iterator[Diagnostic]:
    """A target is given to, and shared with, units that are on record, and not shared with the one that heads it."""
    heading = target.units[0]
    if heading != file_unit and heading not in units:
        yield UNKNOWN_UNIT.at(
            target.origin.at("unit"),
            f"Đơn vị “{heading}” không có trong organization.yaml.",
            renamed_hint(workspace, "unit", None, heading) or guess(heading, units),
        )
    for number, unit in enumerate(() if target.allocation else target.units[1:]):
        if unit == heading:
            problem = "đã là đơn vị chủ trì"
        elif unit not in units:
            problem = "không có trong organization.yaml"
        else:
            continue
        yield UNKNOWN_UNIT.at(
            target.origin.at("shared_with", number),
            f"Đơn vị “{unit}” {problem}.",
            renamed_hint(workspace, "unit", None, unit)
            or guess(unit, [known for known in units if known != heading]),
        )


def _reports(workspace: Workspace, organization: Organization) -> Iterator[Diagnostic]:
    """A report is held against the plan that was in force at the end of its quarter."""
    in_force = movements_by_day(workspace)
    years = {plan.year for plan in workspace.plans}
    by_period: dict[object, list[UnitReport]] = {}
    for report in workspace.reports:
        if report.period.year in years:
            by_period.setdefault(report.period, []).append(report)
    for reports in by_period.values():
        files = list(in_force(reports[0].period))
        targets = {target.id: target for file in files for target in file.targets}
        tasks = _tasks_by_unit(files)
        for report in reports:
            if is_out_of_time(report, workspace):
                continue
            wrong = 0
            for figure in report.figures:
                known = figure.target in targets
                wrong += not known
                if not known or isinstance(figure.reached, tuple):
                    yield from _figure(
                        workspace, figure, report, targets, organization, told_how=wrong <= TOLD_HOW
                    )
            yield from _tasks(workspace, report, tasks.get(report.unit, []))


def _tasks_by_unit(files: Collection[UnitMovements]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in files:
        found.setdefault(file.unit, []).extend(item.task for item in file.items if item.task is not None)
    return found


def _figure(
    workspace: Workspace,
    figure: Figure,
    report: UnitReport,
    targets: Mapping[str, Target],
    organization: Organization,
    *,
    told_how: bool,
) -> Iterator[Diagnostic]:
    target = targets.get(figure.target)
    if target is None and not told_how:
        message = f"Kế hoạch {year_name(report.period.year)} không có chỉ tiêu “{figure.target}”."
        yield UNKNOWN_TARGET.at(figure.origin.at("target"), message)
    elif target is None:
        own = [known.id for known in targets.values() if report.unit in known.reporting]
        yield UNKNOWN_TARGET.at(
            figure.origin.at("target"),
            f"Kế hoạch {year_name(report.period.year)} không có chỉ tiêu “{figure.target}”.",
            renamed_hint(workspace, "target", report.period.year, figure.target)
            or may_be_renamed(report, figure.target, own)
            or guess(figure.target, own),
        )
    elif isinstance(figure.reached, tuple):
        yield from _reached(workspace, figure, figure.reached, target, report.period.last_day, organization)


def _reached(
    workspace: Workspace,
    figure: Figure,
    reached: tuple[str, ...],
    target: Target,
    day: date,
    organization: Organization,
) -> Iterator[Diagnostic]:
    """Only subdivisions of the types that the target counts can have reached it (those of another time: R520)."""
    among = target.measure.among
    known = {member.id for member in organization.known_subdivisions if not among or member.type in among}
    counted = [member.id for member in organization.subdivisions_on(day, among)]
    for number, member in enumerate(reached):
        if member not in known:
            yield UNKNOWN_SUBDIVISION.at(
                figure.origin.at("reached", number),
                f"“{member}” không có trong các thôn, tổ dân phố mà chỉ tiêu này tính đến.",
                renamed_hint(workspace, "subdivision", None, member)
                or f"{guess(member, counted)} {STILL_ON_RECORD}".strip(),
            )


def _tasks(workspace: Workspace, report: UnitReport, known: list[str]) -> Iterator[Diagnostic]:
    for task in report.tasks:
        if task.task not in known:
            yield UNKNOWN_TASK.at(
                task.origin.at("task"),
                f"Đơn vị không có nhiệm vụ “{task.task}”.",
                renamed_hint(workspace, "task", report.period.year, task.task) or guess(task.task, known),
            )
