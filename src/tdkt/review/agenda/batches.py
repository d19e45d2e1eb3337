"""The award batches by what comes next for them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import batch_cases
from tdkt.awards.next_step import next_step
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.workspace import Workspace


def batch_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield a task for every batch that is not done; one whose limit is near is due."""
    for case in batch_cases(workspace):
        step = next_step(case)
        if step is None:
            continue
        what = f"Đợt “{case.batch.title}”: {step.what}"
        if step.until is None:
            yield Task(Group.UNFINISHED, f"{what}.", step.command)
            continue
        day = step.until.day
        group = Group.DUE if day <= today + WEEK else Group.UNFINISHED
        far = how_far(day, today)
        yield Task(group, f"{what}; {far}, hạn {day:%d/%m/%Y} ({step.until.why}).", step.command, day)
