"""Since when each deadline of a plan stands: what makes its event newer than the one sent before.

A calendar keeps an event unless what comes later says a higher SEQUENCE (RFC 5546, 2.1.4 and 2.1.5), so the number has to grow
whenever a deadline moves, in whichever direction, without anything being remembered beside the files. It is the time of the commit
that brought the deadline; of one that no commit holds yet, the time when the plan's file was last written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tdkt.errors import UsageError
from tdkt.model.period import Period
from tdkt.model.plan import Plan
from tdkt.workspace.repository import Repository
from tdkt.workspace.source import Source, decode
from tdkt.workspace.yaml_reader import read_yaml

Days = Mapping[str, Any]
"""Deadlines as the file says them, by quarter ("Q1")."""


def standing_since(root: Path, plan: Plan) -> dict[Period, datetime]:
    """Return, for each quarter of `plan` that has a deadline, when the deadline came to be what it is (UTC, whole seconds)."""
    file = plan.origin.file
    versions = _committed(root, file)
    written = _written(root / file)
    found = {}
    for quarter, day in plan.deadlines:
        if day is not None:
            found[quarter] = _since(f"Q{quarter.last}", day.isoformat(), versions, written)
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


def _since(key: str, day: str, versions: list[tuple[datetime, Days]], written: datetime) -> datetime:
    """Return the time of the oldest of the newest `versions` that agree on `day`; of none, when the file was `written`."""
    since: datetime | None = None
    for time, days in versions:
        if days.get(key) != day:
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
    days = reporting.get("unit_deadlines") if isinstance(reporting, dict) else None
    return days if isinstance(days, dict) else {}


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), tz=UTC)
