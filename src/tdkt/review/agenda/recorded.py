"""What is recorded as done on a day that has not come: it does not count as done (`tdkt.review.seen_on`), and is told as a slip."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.checks.recorded_days import recorded_days
from tdkt.review.agenda.task import Group, Task
from tdkt.workspace.workspace import Workspace

_NAMED = 4


def recorded_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield one task for all days of what is recorded as done that lie after `today`."""
    ahead = [one for one in recorded_days(workspace) if one.day > today]
    if ahead:
        named = ", ".join(
            f"{one.what} ngày {one.day:%d/%m/%Y} ({one.place.file}:{one.place.line})"
            for one in ahead[:_NAMED]
        )
        more = f" và {len(ahead) - _NAMED} chỗ nữa" if len(ahead) > _NAMED else ""
        what = f"{len(ahead):02} việc ghi là đã xong ở ngày chưa đến, hãy sửa ngày hoặc bỏ: {named}{more}."
        yield Task(Group.FIRST, what, "tdkt validate")
