"""A year's programme as the files have it: plan, targets and reports, with the versions of an amended plan.

What is handed out only of files without errors: `tdkt.checks.run.trusted_programme`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.changes.versions import plan_versions
from tdkt.checks.unread import not_there
from tdkt.errors import UsageError, UserError
from tdkt.model.exemplar import Exemplar
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place_words import in_words_of_place
from tdkt.model.plan import Plan
from tdkt.model.plan_year import SchoolYear, calendar_years, year_name
from tdkt.model.programme import PlanVersion, Programme
from tdkt.model.records import replace
from tdkt.workspace.plan_days import school_years, timed
from tdkt.workspace.workspace import Workspace


def no_such_plan(workspace: Workspace, year: int) -> UserError:
    """Return the error that `year` has no plan here, with the years that have one; or that its file, or the ward's, holds errors."""
    known = [plan.year for plan in workspace.plans]
    hint = f"Các năm có kế hoạch: {', '.join(map(str, known))}." if known else ""
    if any(isinstance(one, SchoolYear) and year in calendar_years(one) for one in known):
        hint += " Năm học ghi cả hai năm."
    said = UsageError(f"Không có kế hoạch {year_name(year)}.", hint=hint)
    return not_there(workspace, said, "plan", "organization")


def programme_of(workspace: Workspace, year: int) -> Programme:
    """Return the programme of `year` from files without errors; raises UsageError where there is no such plan."""
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    organization = workspace.organization
    if plan is None or organization is None:
        raise no_such_plan(workspace, year)
    return _programme(workspace, organization, plan)


def _programme(
    workspace: Workspace, organization: Organization, plan: Plan, *, alone: bool = False
) -> Programme:
    """Return the programme of `plan`, with the year before it where that has a plan too (not if `alone`)."""
    year = plan.year
    versions = _versions(workspace, organization, plan)
    written = plan, _in_order((one for one in workspace.movements if one.year == year), organization)
    in_force = (versions[-1].plan, versions[-1].movements) if versions else written
    before = None if alone else next((other for other in workspace.plans if other.year == year - 1), None)
    order = _places(organization)
    reports = [
        replace(report, period=timed(workspace, report.period))
        for report in workspace.reports
        if report.period.year == year
    ]
    return Programme(
        organization,
        *in_force,
        tuple(sorted(reports, key=lambda report: (report.period.order, order[report.unit]))),
        tuple(report for report in workspace.ward_reports if report.period.year == year),
        _programme(workspace, organization, before, alone=True) if before else None,
        tuple(workspace.all(Exemplar)),
        versions if len(versions) > 1 else (),
        school_years=school_years(workspace),
    )


def _versions(workspace: Workspace, organization: Organization, plan: Plan) -> tuple[PlanVersion, ...]:
    return tuple(
        replace(
            version,
            plan=replace(version.plan, reporting=plan.reporting),  # deadlines go on under every version
            movements=_in_order(version.movements, organization),
        )
        for version in plan_versions(workspace, plan.year)
    )


def _places(organization: Organization) -> dict[str, int]:
    """Return where each unit, and behind them each subdivision, stands in the organization."""
    return {unit.id: number for number, unit in enumerate(organization.reporting_bodies)}


def _in_order(movements: Iterable[UnitMovements], organization: Organization) -> tuple[UnitMovements, ...]:
    order = _places(organization)
    in_words = (in_words_of_place(one, organization) for one in movements)
    return tuple(sorted(in_words, key=lambda one: order.get(one.unit, len(order))))
