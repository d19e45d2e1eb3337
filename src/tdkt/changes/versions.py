"""The versions of a year's plan: as it was issued, and as each issued amendment left it; which one is in force when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tdkt.changes.amended import cited
from tdkt.changes.counting import all_corrections, recounted
from tdkt.changes.held import content_changes
from tdkt.changes.in_turn import in_turn
from tdkt.changes.unprinted import with_unprinted
from tdkt.model.issued import AMENDMENT, PLAN, IssuedDocument, IssuedDocuments
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.period import Period
from tdkt.model.programme import PlanVersion, version_on
from tdkt.model.records import replace
from tdkt.model.succession import answering_on
from tdkt.workspace.issued import Texts, held_files, life_of, stored_texts, texts_of
from tdkt.workspace.workspace import Workspace, stored_workspace, with_files

_TARGETS = "targets by period"


def plan_versions(workspace: Workspace, year: int) -> tuple[PlanVersion, ...]:
    """Return the versions of the plan of `year` by the day from which each is in force; () where it is not issued.

    The newest is taken from the files as they lie unless their content has been changed since (an amendment is being
    drafted); what is not printed is of every version what these files say. A version whose stored copy cannot be used is left out: the checks tell that as an error.
    """
    known: tuple[PlanVersion, ...] | None = workspace.memo.get((PlanVersion, year))
    if known is not None:
        return known
    found = _recounted(workspace, year, signed_versions(workspace, year))
    known = in_turn([version for _, version in found])
    workspace.memo[PlanVersion, year] = known
    return known


def newest_version(workspace: Workspace, year: int, signed_by: date | None) -> PlanVersion | None:
    """Return the plan of `year` with every amendment that was signed by that day (None: by now); None where it is not issued."""
    later = {
        cited(one)
        for one in life_of(workspace, PLAN, str(year))[1:]
        if signed_by is None or one.date <= signed_by
    }
    known = [one for one in plan_versions(workspace, year) if not one.amended_by or one.amended_by in later]
    return known[-1] if known else None


def signed_movements(workspace: Workspace, year: int, document: IssuedDocument) -> tuple[UnitMovements, ...]:
    """Return the movements of `year` as `document` signed them, by the ids of today; () where its copy cannot be used."""
    key = (signed_movements, document.fingerprint)
    if key not in workspace.memo:
        texts = stored_texts(workspace, document) or {}
        wanted = {file: text.encode() for file, text in texts.items() if "kind: movements" in text}
        source = stored_workspace(workspace.root, wanted, partial=True)
        workspace.memo[key] = _movements(source, year)
    known: tuple[UnitMovements, ...] = workspace.memo[key]
    return known


def signed_versions(workspace: Workspace, year: int) -> list[tuple[IssuedDocument, PlanVersion]]:
    """Return each issued document of the plan of `year` with the version that it made, counted as it was counted then.

    The newest is taken from the files as they lie unless their content has been changed since.
    """
    life = life_of(workspace, PLAN, str(year))
    made = ((one, _version(workspace, year, one, newest=one is life[-1])) for one in life)
    return [(document, version) for document, version in made if version is not None]


def _recounted(
    workspace: Workspace, year: int, versions: list[tuple[IssuedDocument, PlanVersion]]
) -> list[tuple[IssuedDocument, PlanVersion]]:
    """Return `versions` (oldest first) with what was put right since counted in the right way: that reaches back.

    A version is put right by the corrections between it and the next one, in the way that this one, or the files, count.
    """
    corrections = all_corrections(workspace, year)
    if not corrections:
        return versions
    counted = {target.id: target.measure for file in _movements(workspace, year) for target in file.targets}
    until, found = date.max, list[tuple[IssuedDocument, PlanVersion]]()
    for document, version in reversed(versions):
        right = {
            target for one in corrections if document.date <= one.date <= until for target in one.targets
        }
        mended = replace(version, movements=recounted(version.movements, right, counted))
        found.insert(0, (document, mended))
        counted = {target.id: target.measure for file in mended.movements for target in file.targets}
        until = document.date
    return found


def _version(
    workspace: Workspace, year: int, document: IssuedDocument, *, newest: bool
) -> PlanVersion | None:
    texts = stored_texts(workspace, document)
    if texts is None:
        return None
    source = workspace
    if not newest or workspace.as_of is not None or _has_changed_since(workspace, year, texts):
        source = stored_workspace(workspace.root, {file: text.encode() for file, text in texts.items()})
    plan = next((plan for plan in source.plans if plan.year == year), None)
    if plan is None:
        return None
    amended_by = cited(document) if document.of == AMENDMENT else ""
    version = PlanVersion(document.valid_from, plan, _movements(source, year), amended_by)
    return version if source is workspace else with_unprinted(version, _movements(workspace, year))


def _movements(workspace: Workspace, year: int) -> tuple[UnitMovements, ...]:
    return tuple(found for found in workspace.movements if found.year == year)


def _has_changed_since(workspace: Workspace, year: int, signed: Texts) -> bool:
    now = texts_of(workspace, held_files(workspace, PLAN, str(year)))
    return bool(content_changes(PLAN, str(year), signed, now))


def with_working_plan(workspace: Workspace) -> Workspace:
    """Return `workspace` as if nothing had been issued: plan and movements are those of the files as they lie."""
    registers = {found.origin.file for found in workspace.all(IssuedDocuments)}
    return with_files(workspace, {}, without=registers) if registers else workspace


def targets_by_period(workspace: Workspace) -> Callable[[Period], dict[str, Target]]:
    """Return a function that tells which targets, by id, a report for a period is held against; several checks ask for it."""
    if _TARGETS not in workspace.memo:
        workspace.memo[_TARGETS] = _targets_by_period(workspace)
    found: Callable[[Period], dict[str, Target]] = workspace.memo[_TARGETS]
    return found


def _targets_by_period(workspace: Workspace) -> Callable[[Period], dict[str, Target]]:
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
