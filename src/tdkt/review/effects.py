"""What a correction does to results: the value and status of a target in each period, before and after.

Asked for only where a threshold changed or a figure of an existing report did; what is new is no correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.wording import achieved
from tdkt.changes.parts import Action, Change
from tdkt.changes.telling import Entry
from tdkt.checks.run import InvalidFilesError, trusted_programme
from tdkt.errors import UserError
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.workspace.workspace import Workspace

NOT_COMPUTED = "Chưa tính được ảnh hưởng đến kết quả: dữ liệu của một phiên bản đang có lỗi."


def targets_concerned(entries: Iterable[Entry]) -> set[str]:
    """Return the targets whose results a change among `entries` can move."""
    return {target for entry in entries if (target := _concerns(entry.change)[1])}


def with_effects(entries: Iterable[Entry], old: Workspace, new: Workspace) -> tuple[Entry, ...]:
    """Return `entries` with what each does to results between two workspaces.

    The workspaces hold everything but the reports of units that have no part in the targets concerned.
    """
    before: dict[int, dict[tuple[str, str], Assessment] | None] = {}
    after: dict[int, dict[tuple[str, str], Assessment] | None] = {}
    found = []
    for entry in entries:
        year, target = _concerns(entry.change)
        if not year:
            found.append(entry)
            continue
        for side, workspace in ((before, old), (after, new)):
            if year not in side:
                side[year] = _results(workspace, year)
        found.append(replace(entry, effects=tuple(_effects(before[year], after[year], target))))
    return tuple(found)


def _concerns(change: Change) -> tuple[int, str]:
    """Return the year and the target whose results the change can move, (0, "") for none."""
    part = change.part
    if part.type == "movements/target" and change.action is not Action.ADDED:
        if any(detail.keys[0] == "measure" for detail in change.details):
            return int(part.tree.data["year"]), str(part.data["target"])
    elif part.type == "unit-report/figure":
        return int(str(part.tree.data["period"])[:4]), str(part.data["target"])
    return 0, ""


def _results(workspace: Workspace, year: int) -> dict[tuple[str, str], Assessment] | None:
    """Return the assessments of each period of `year` that has reports, by period and target; None on errors."""
    try:
        programme = trusted_programme(workspace, year)
    except (InvalidFilesError, UserError):
        return None
    return {
        (period.key, found.target.id): found
        for period in _periods(programme)
        for found in assess(programme, period).assessments
    }


def _periods(programme: Programme) -> Iterator[Period]:
    """Yield the quarters that have reports; a longer period has the value of its last quarter."""
    for number in sorted({report.period.last for report in programme.reports}):
        yield Period.quarter(programme.year, number)


def _effects(
    before: dict[tuple[str, str], Assessment] | None,
    after: dict[tuple[str, str], Assessment] | None,
    target: str,
) -> Iterator[str]:
    if before is None or after is None:
        yield NOT_COMPUTED
        return
    for key, now in after.items():
        was = before.get(key)
        if key[1] != target or was is None:
            continue
        said_before, said_now = _said(was), _said(now)
        if said_before != said_now:
            yield f"{_until(now.period)}: {said_before} → {said_now}"


def _until(period: Period) -> str:
    return f"Lũy kế đến hết {period.title}"


def _said(found: Assessment) -> str:
    return f"{achieved(found)} ({found.status.label})"
