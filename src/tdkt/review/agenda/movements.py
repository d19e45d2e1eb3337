"""The movements whose registration, review or end is near. Nothing says that it was held, so what is over is not asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.review.year_calendar.entry import Kind
from tdkt.review.year_calendar.of_movements import OF_A_MOVEMENT, entries_of_movements
from tdkt.workspace.workspace import Workspace

_TOLD = (Kind.DUE, Kind.REVIEW)


def movement_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield a task for every such day within the week; one that stands in the files of several years is told once."""
    near = {
        (entry.key, entry.day): entry
        for entry in entries_of_movements(workspace)
        if entry.key.startswith(OF_A_MOVEMENT) and entry.kind in _TOLD and today <= entry.day <= today + WEEK
    }
    for entry in near.values():
        what = f"{entry.what}; {how_far(entry.day, today)} ({entry.day:%d/%m/%Y})."
        yield Task(Group.DUE, what, f"tdkt calendar {entry.day.year}", entry.day)
