"""The versions of a year's plan: as it was issued, and as each issued amendment left it; which one is in force when."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tdkt.changes.amended import cited
from tdkt.changes.held import content_changes
from tdkt.model.issued import AMENDMENT, PLAN, IssuedDocument, IssuedDocuments
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.period import Period
from tdkt.model.programme import PlanVersion, version_on
from tdkt.model.succession import answering_on
from tdkt.workspace.issued import Texts, held_files, life_of, stored_texts, texts_of
from tdkt.workspace.workspace import Workspace, stored_workspace, with_files


def plan_versions(workspace: Workspace, year: int) -> tuple[PlanVersion, ...]:
    """Return the versions of the plan of `year` by the day from which each is in force; () where it is not issued.

    The newest is taken from the files as they lie unless their content has been changed since (an amendment is being
    drafted). A version whose stored copy cannot be used is left out: the checks tell that as an error.
    """
    known: tuple[PlanVersion, ...] | None = workspace.memo.get((PlanVersion, year))
    if known is not None:
        return known
    life = life_of(workspace, PLAN, str(year))
    found = []
    for document in life:
        version = _version(workspace, year, document, newest=document is life[-1])
        if version is not None:
            found.append(version)
    known = tuple(sorted(found, key=lambda version: version.valid_from))
    workspace.memo[PlanVersion, year] = known
    return known


def _version(
    workspace: Workspace, year: int, document: IssuedDocument, *, newest: bool
) -> PlanVersion | None:
    texts = stored_texts(workspace, document)
    if texts is None:
        return None
    source = workspace
    if not newest or _has_changed_since(workspace, year, texts):
        source = stored_workspace(workspace.root, {file: text.encode() for file, text in texts.items()})
    plan = next((plan for plan in source.plans if plan.year == year), None)
    if plan is None:
        return None
    movements = tuple(found for found in source.movements if found.year == year)
    return PlanVersion(
        document.valid_from, plan, movements, cited(document) if document.of == AMENDMENT else ""
    )


def _has_changed_since(workspace: Workspace, year: int, signed: Texts) -> bool:
    now = texts_of(workspace, held_files(workspace, PLAN, str(year)))
    return bool(content_changes(PLAN, str(year), signed, now))


def with_working_plan(workspace: Workspace) -> Workspace:
    """Return `workspace` as if nothing had been issued: plan and movements are those of the files as they lie."""
    registers = {found.origin.file for found in workspace.all(IssuedDocuments)}
    return with_files(workspace, {}, without=registers) if registers else workspace


def targets_by_period(workspace: Workspace) -> Callable[[Period], dict[str, Target]]:
    """Return a function that tells which targets, by id, a report for a period is held against."""
    movements = movements_by_day(workspace)
    known: dict[Period, dict[str, Target]] = {}

    def in_force(period: Period) -> dict[str, Target]:
        if period not in known:
            known[period] = {target.id: target for found in movements(period) for target in found.targets}
        return known[period]

    return in_force


def movements_by_day(workspace: Workspace) -> Callable[[Period], Iterable[UnitMovements]]:
    """Return a function that tells which movements a report for a period is held against: those in force at its end.

    They name the units that answer for them then.
    """
    years = {plan.year for plan in workspace.plans}
    versions = {year: plan_versions(workspace, year) for year in years}
    working: dict[int, list[UnitMovements]] = {}
    for found in workspace.movements:
        working.setdefault(found.year, []).append(found)

    def in_force(period: Period) -> Iterable[UnitMovements]:
        known = versions.get(period.year, ())
        movements = version_on(known, period.last_day).movements if known else working.get(period.year, ())
        if workspace.organization is None:
            return movements
        return answering_on(tuple(movements), workspace.organization, period.last_day)

    return in_force
