"""What changes do to results: the value and status of every target and share in each quarter or phase, before and after.

An effect is told with the change that it comes from where that is one about the target itself (its measure, a share, a figure),
else on its own: a report that is gone, a unit that answers too, a place that is counted, a version of the plan move many
targets. The first results that a new report brings are no effect: what is new is no correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tdkt.attainment.schedule import on_own_steps
from tdkt.changes.parts import Action
from tdkt.changes.telling import Entry
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.model.records import dataclass, field, replace
from tdkt.model.text import upper_first
from tdkt.review.concerns import Concern, concern_of
from tdkt.review.results import (
    Moment,
    Result,
    Scope,
    by_todays_ids,
    moments_of,
    results_of,
    sent_on_drive,
)
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.workspace import Workspace

NOT_COMPUTED = "Chưa tính được ảnh hưởng đến kết quả: dữ liệu của một phiên bản đang có lỗi."


@dataclass(frozen=True, slots=True)
class Effect:
    """What the changes together do to one target: its name (NOT_COMPUTED alone: ""), and a line a quarter or phase.

    Lines on the share of a member begin with its name.
    """

    year: int
    target: str
    title: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Moved:
    """What the changes together do to one target: its title, and the lines by whose they are (a member, WHOLE)."""

    title: str
    lines: dict[str, list[str]] = field(default_factory=dict)


_OfScope = dict[str, _Moved] | None
"""What is moved in a year or drive by target; None where one side cannot be computed."""


def targets_concerned(entries: Iterable[Entry]) -> set[str] | None:
    """Return the targets whose results a change among `entries` can move, None where it can be any."""
    concerned = [found for entry in entries if (found := concern_of(entry.change))]
    return {one.target for one in concerned} if all(one.target for one in concerned) else None


def with_effects(
    entries: Iterable[Entry], old: Workspace, new: Workspace
) -> tuple[tuple[Entry, ...], tuple[Effect, ...]]:
    """Return `entries` with what each does to results between two workspaces, and what no single one of them does.

    The workspaces hold everything but the reports on the year's plan of units that have no part in the targets concerned.
    """
    entries = list(entries)
    concerned = [concern_of(entry.change) for entry in entries]
    effects = {scope: _effects(scope, entries, old, new) for scope in _scopes(concerned, old, new)}
    told, found = set[tuple[Scope, str, str]](), list[Entry]()
    for entry, concern in zip(entries, concerned, strict=True):
        lines = list[str]()
        if concern is not None and concern.scope is not None and concern.target:
            of_scope = effects[concern.scope]
            moved = of_scope.get(concern.target) if of_scope is not None else None
            lines = [NOT_COMPUTED] if of_scope is None else []
            for member, said in moved.lines.items() if moved else ():
                if concern.has(member):
                    told.add((concern.scope, concern.target, member))
                    lines += said
        found.append(replace(entry, effects=tuple(lines)) if lines else entry)
    moves_all = any(one is not None and not one.target for one in concerned)
    years = {scope: _year_of(scope, new) for scope in effects}
    return tuple(found), tuple(dict.fromkeys(_left(effects, years, told, moves_all=moves_all)))


def _scopes(concerned: Iterable[Concern | None], old: Workspace, new: Workspace) -> list[Scope]:
    """Return the years and drives whose results can be moved, the years first."""
    known = [one for one in concerned if one is not None]
    found: set[Scope] = {one.scope for one in known if one.scope is not None}
    if any(one.scope is None for one in known):
        found |= {plan.year for plan in new.plans} & {plan.year for plan in old.plans}
        found |= {one.id for one in new.all(Drive)} & {one.id for one in old.all(Drive)}
    return sorted(found, key=lambda scope: (isinstance(scope, str), str(scope)))


def _year_of(scope: Scope, workspace: Workspace) -> int:
    if isinstance(scope, int):
        return scope
    return next((int(drive.year) for drive in workspace.all(Drive) if drive.id == scope), 0)


def _left(
    effects: Mapping[Scope, _OfScope],
    years: Mapping[Scope, int],
    told: set[tuple[Scope, str, str]],
    *,
    moves_all: bool,
) -> Iterator[Effect]:
    for scope, of_scope in effects.items():
        if of_scope is None and moves_all:
            yield Effect(years[scope], "", "", (NOT_COMPUTED,))
        for target, moved in (of_scope or {}).items():
            left = [lines for member, lines in moved.lines.items() if (scope, target, member) not in told]
            if left:
                yield Effect(
                    years[scope], target, moved.title, tuple(line for lines in left for line in lines)
                )


def _effects(scope: Scope, entries: list[Entry], old: Workspace, new: Workspace) -> _OfScope:
    """Return what differs in the results of a year or drive by target, None where one side cannot be computed."""
    moments = moments_of(scope, (old, new))
    before, after = (results_of(side, scope, moments) for side in (old, new))
    if before is None or after is None:
        return None
    then = by_todays_ids(before, _year_of(scope, new), dict(_renamed(scope, entries)), former_ids(new))
    first = _first_reports(scope, entries, old, new)
    found: dict[str, _Moved] = {}
    for spot, now in after.items():
        was = then.get(spot)
        if was is None or was.said == now.said or _is_first(was, now, spot.moment, first):
            continue
        moved = found.setdefault(spot.target, _Moved(now.title))
        line = f"{upper_first(now.when)}: {was.said} → {now.said}"
        moved.lines.setdefault(spot.member, []).append(line)
    return found


def _renamed(scope: Scope, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for change in (entry.change for entry in entries):
        if change.action is Action.RENAMED and change.part.own_type == "target" and change.old and change.new:
            concern = concern_of(change)
            if concern is not None and concern.scope == scope:
                yield str(change.old.data["target"]), str(change.new.data["target"])


def _first_reports(
    scope: Scope, entries: Iterable[Entry], old: Workspace, new: Workspace
) -> set[tuple[Moment, str]]:
    """Return (quarter or phase, unit) of each report that is new."""
    if isinstance(scope, str):
        return {(phase, unit) for unit, phase in sent_on_drive(new, scope) - sent_on_drive(old, scope)}
    added = (entry.change.part.tree for entry in entries if _is_new_report(entry))
    return {(Period.parse(str(tree.data["period"]), year=scope), str(tree.data["unit"])) for tree in added}


def _is_new_report(entry: Entry) -> bool:
    return entry.change.part.type == "unit-report/" and entry.change.action is Action.ADDED


def _is_first(was: Result, now: Result, moment: Moment, first: set[tuple[Moment, str]]) -> bool:
    """Tell whether nothing was known of the quarter or phase before a new report came."""
    is_new = any((moment, unit) in first for unit in now.senders)
    return is_new and was.is_unknown and not _sent_in(was, moment)


def _sent_in(was: Result, moment: Moment) -> bool:
    if isinstance(moment, str):
        moment = was.found.period
    last = on_own_steps(was.found.target.measure, moment).last
    return any(number == last for number, _ in was.found.gathered.figures)
