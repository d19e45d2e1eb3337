"""Since when each deadline of a plan stands: what makes its event newer than the one sent before.

A calendar keeps an event unless what comes later says a higher SEQUENCE (RFC 5546, 2.1.4 and 2.1.5), so the number has to grow
whenever a deadline moves, in whichever direction, without anything being remembered beside the files. It is the time of the commit
that brought the deadline; of one that no commit holds yet, the time when the plan's file was last written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.model.plan import Deadlines, Plan, deadline_of
from tdkt.workspace.repository import Repository
from tdkt.workspace.source import Source, decode
from tdkt.workspace.yaml_reader import read_yaml

Days = Mapping[str, Any]
"""The plan's `reporting` as the file says it."""


def standing_since(root: Path, plan: Plan, deadlines: Deadlines = ()) -> dict[Period, datetime]:
    """Return, for each time that units report on by a deadline, when the deadline came to be what it is (UTC, whole seconds)."""
    file = plan.origin.file
    versions = _committed(root, file)
    written = _written(root / file)
    found = {}
    for step, day in deadlines or plan.deadlines:
        if day is not None:
            found[step] = _since(step, day, versions, written)
    return found


def changed_at(root: Path, file: str) -> datetime:
    """Return when `file` came to be what it is: the commit that brought it, or when it was last written (UTC, whole seconds)."""
    written = _written(root / file)
    try:
        repository = Repository.around(root)
        versions = repository.versions_of(file)
        newest = repository.contents([versions[0][1]])[versions[0][1]] if versions else b""
    except UsageError:
        return written
    if versions and newest == (root / file).read_bytes():
        return versions[0][0]
    return max(written, versions[0][0] + timedelta(seconds=1)) if versions else written


def _since(step: Period, day: date, versions: list[tuple[datetime, Days]], written: datetime) -> datetime:
    """Return the time of the oldest of the newest `versions` that agree on `day`; of none, when the file was `written`."""
    since: datetime | None = None
    for time, days in versions:
        if _said_of(step, days) != day:
            break
        since = time
    if since is not None:
        return since
    newest = versions[0][0] + timedelta(seconds=1) if versions else written
    return max(written, newest)


def _committed(root: Path, file: str) -> list[tuple[datetime, Days]]:
    """Return the deadlines in each committed version of `file` that can be read, the newest first; [] without a repository."""
    try:
        repository = Repository.around(root)
        versions = repository.versions_of(file)
        contents = repository.contents(oid for _, oid in versions)
    except UsageError:
        return []
    found = []
    for time, oid in versions:
        days = _deadlines(contents[oid], file)
        if days is not None:
            found.append((time, days))
    return found


def _deadlines(content: bytes, file: str) -> Days | None:
    source = decode(content, file)
    document = read_yaml(source)[0] if isinstance(source, Source) else None
    if document is None or not isinstance(document.data, dict):
        return None
    reporting = document.data.get("reporting")
    return reporting if isinstance(reporting, dict) else {}


def _said_of(step: Period, reporting: Days) -> date | None:
    """Return the deadline that a version of the file sets, None where it sets none that can be read."""
    days, monthly = reporting.get("unit_deadlines"), reporting.get("monthly_day")
    try:
        named = {step.mark: date.fromisoformat(days[step.mark])} if days and step.mark in days else {}
        return deadline_of(step, named, monthly)
    except (TypeError, ValueError):
        return None


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
