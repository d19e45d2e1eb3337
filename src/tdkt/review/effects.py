"""What changes do to results: the value and status of every target in each quarter, before and after.

An effect is told with the change that it comes from where that is one about the target itself (its measure, a figure), else on
its own: a report that is gone, a unit that answers too, a place that is counted, a version of the plan move many targets. The
first results of a quarter that a new report brings are no effect: what is new is no correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.schedule import on_own_steps
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.changes.parts import Action, Change
from tdkt.changes.telling import Entry
from tdkt.checks.issued.counted_members import TOLD_OTHERWISE
from tdkt.checks.issued.signed import NO_REASON
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import InvalidFilesError, trusted_programme
from tdkt.errors import UserError
from tdkt.model.period import Period
from tdkt.model.plan_year import read_year
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.workspace import Workspace

NOT_COMPUTED = "Chưa tính được ảnh hưởng đến kết quả: dữ liệu của một phiên bản đang có lỗi."
_COMPUTABLE = frozenset({TOLD_OTHERWISE.code, NO_REASON.code})
"""Errors that say that results differ from what was told: their effect is just what is asked for."""
_IN_GENERAL = frozenset({"organization/unit", "organization/subdivision", "organization/subdivisions"})
_REGISTERED = frozenset({"issued-documents", "amendment"})
_Results = dict[tuple[Period, str], Assessment]
"""The assessments of a year by quarter and target, by today's ids."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the changes together do to one target: its name (NOT_COMPUTED alone: ""), and a line a quarter."""

    year: int
    target: str
    title: str
    lines: tuple[str, ...]


def targets_concerned(entries: Iterable[Entry]) -> set[str] | None:
    """Return the targets whose results a change among `entries` can move, None where it can be any."""
    concerned = [_concerns(entry.change) for entry in entries]
    if any(moves_all for moves_all, _, _ in concerned):
        return None
    return {one for _, _, targets in concerned for one in targets}


def with_effects(
    entries: Iterable[Entry], old: Workspace, new: Workspace
) -> tuple[tuple[Entry, ...], tuple[Effect, ...]]:
    """Return `entries` with what each does to results between two workspaces, and what no single one of them does.

    The workspaces hold everything but the reports of units that have no part in the targets concerned.
    """
    entries = list(entries)
    concerned = [_concerns(entry.change) for entry in entries]
    years = {year for _, year, _ in concerned if year}
    if any(moves_all and not year for moves_all, year, _ in concerned):
        years |= {plan.year for plan in new.plans} & {plan.year for plan in old.plans}
    effects: dict[int, dict[str, Effect] | None] = {year: _effects(year, entries, old, new) for year in years}
    told, found = set[tuple[int, str]](), list[Entry]()
    for entry, (_, year, targets) in zip(entries, concerned, strict=True):
        lines, computed = list[str](), effects.get(year)
        if targets and computed is None:
            lines = [NOT_COMPUTED]
        for target in (one for one in targets if computed and one in computed):
            told.add((year, target))
            lines += computed[target].lines if computed else ()
        found.append(replace(entry, effects=tuple(lines)) if lines else entry)
    return tuple(found), tuple(_left(effects, told, any(moves_all for moves_all, _, _ in concerned)))


def _left(
    effects: Mapping[int, dict[str, Effect] | None], told: set[tuple[int, str]], moves_all: bool
) -> Iterator[Effect]:
    for year, of_year in sorted(effects.items()):
        if of_year is None and moves_all:
            yield Effect(year, "", "", (NOT_COMPUTED,))
        yield from (one for one in (of_year or {}).values() if (year, one.target) not in told)


def _concerns(change: Change) -> tuple[bool, int, tuple[str, ...]]:
    """Return what a change can move: whether any target, of which year (0: of every year), and the targets it is about."""
    part = change.part
    kind, data = part.tree.kind, part.tree.data
    if part.type == "movements/target" and change.action not in (Action.ADDED, Action.REMOVED):
        is_measured = any(detail.keys[0] in ("measure", "unit", "shared_with") for detail in change.details)
        moves = is_measured or change.action is Action.RENAMED
        return False, read_year(data["year"]) if moves else 0, (str(part.data["target"]),) if moves else ()
    if part.type == "unit-report/figure":
        return False, Period.parse(str(data["period"]), year=0).year, (str(part.data["target"]),)
    if part.type == "unit-report/":
        return True, Period.parse(str(data["period"]), year=0).year, ()
    if part.type == "movements/":
        return True, read_year(data["year"]), ()
    return (part.type in _IN_GENERAL or kind in _REGISTERED), 0, ()


def _effects(year: int, entries: list[Entry], old: Workspace, new: Workspace) -> dict[str, Effect] | None:
    """Return what differs in the results of a year by target, None where one side cannot be computed."""
    quarters = sorted(
        {report.period for side in (old, new) for report in side.reports if report.period.year == year}
    )
    before, after = (_results(side, year, quarters) for side in (old, new))
    if before is None or after is None:
        return None
    today = former_ids(new)
    renamed = dict(_renamed(year, entries))
    then = {
        (quarter, renamed.get(target, today.today(("target",), year, target))): one
        for (quarter, target), one in before.items()
    }
    first = set(_first_reports(year, entries))
    found: dict[str, Effect] = {}
    for (quarter, target), now in after.items():
        was = then.get((quarter, target))
        if was is None or _said(was) == _said(now) or _is_first(was, now, quarter, first):
            continue
        line = f"{_until(now.period)}: {_said(was)} → {_said(now)}"
        known = found.get(target, Effect(year, target, now.target.name, ()))
        found[target] = replace(known, lines=(*known.lines, line))
    return found


def _renamed(year: int, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for change in (entry.change for entry in entries):
        is_target = change.part.type == "movements/target" and change.part.tree.data["year"] == year
        if change.action is Action.RENAMED and is_target and change.old and change.new:
            yield str(change.old.data["target"]), str(change.new.data["target"])


def _first_reports(year: int, entries: Iterable[Entry]) -> Iterator[tuple[Period, str]]:
    """Yield (quarter, unit) of each report that is new."""
    for entry in entries:
        part = entry.change.part
        if part.type == "unit-report/" and entry.change.action is Action.ADDED:
            period = Period.parse(str(part.tree.data["period"]), year=year)
            yield period, str(part.tree.data["unit"])


def _is_first(was: Assessment, now: Assessment, quarter: Period, first: set[tuple[Period, str]]) -> bool:
    """Tell whether nothing was known of the quarter before a new report came."""
    is_new = any((quarter, unit) in first for unit in now.target.reporting)
    return is_new and was.status in (Status.NOT_REPORTED, Status.NOT_DUE) and not _sent_in(was, quarter)


def _sent_in(found: Assessment, quarter: Period) -> bool:
    last = on_own_steps(found.target.measure, quarter).last
    return any(number == last for number, _ in found.gathered.figures)


def _results(workspace: Workspace, year: int, quarters: Iterable[Period]) -> _Results | None:
    """Return the assessments of a year by quarter and target; None on errors, nothing where there is no plan.

    A longer period has the value of its last quarter.
    """
    if not any(plan.year == year for plan in workspace.plans) and not workspace.incomplete:
        return {}
    programme = _programme(workspace, year)
    if programme is None:
        return None
    return {
        (quarter, found.target.id): found
        for quarter in quarters
        for found in assess(programme, quarter).assessments
    }


def _programme(workspace: Workspace, year: int) -> Programme | None:
    """Return a year as far as it can be computed, None where it cannot."""
    try:
        return trusted_programme(workspace, year)
    except InvalidFilesError as error:
        if any(finding.code not in _COMPUTABLE for finding in error.findings):
            return None
        return programme_of(workspace, year)
    except UserError:
        return None


def _until(period: Period) -> str:
    return f"Lũy kế đến hết {period.title}"


def _said(found: Assessment) -> str:
    return f"{achieved(found)} ({found.status.label})"
