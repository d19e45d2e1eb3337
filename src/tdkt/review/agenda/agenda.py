"""What is next: the one place that decides it. A function of the workspace, the day and the repository; nothing is written.

Files with errors do not stop the look at all else: they are the first thing to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass
from tdkt.review.agenda.batches import batch_tasks
from tdkt.review.agenda.drives import drive_tasks
from tdkt.review.agenda.groups import group_tasks, unit_plan_tasks
from tdkt.review.agenda.law import law_tasks
from tdkt.review.agenda.movements import movement_tasks
from tdkt.review.agenda.printed import printed_tasks
from tdkt.review.agenda.recorded import recorded_tasks
from tdkt.review.agenda.reports import report_tasks
from tdkt.review.agenda.repository import repository_tasks
from tdkt.review.agenda.revocations import revocation_tasks
from tdkt.review.agenda.supervision import supervision_tasks
from tdkt.review.agenda.targets import target_tasks
from tdkt.review.agenda.task import Group, Task
from tdkt.review.agenda.unfinished import unfinished_tasks
from tdkt.review.seen_on import seen_on
from tdkt.workspace.workspace import Workspace

_LAST = datetime.date.max


@dataclass(frozen=True, slots=True)
class Agenda:
    """The tasks of a day, what comes first first; `illustrative` tells that they rest on sample data."""

    today: datetime.date
    organization: str
    tasks: tuple[Task, ...]
    illustrative: bool


def agenda(workspace: Workspace, today: datetime.date, *, dated: bool = False) -> Agenda:
    """Return what is to be done on `today`; `dated` lets commands name that day (it was asked for).

    Everything is looked at as it stood on that day (`seen_on`), but what lies printed or unsaved, and what is wrong in the files.
    What was recorded after a day that was asked for lies ahead of it by right.
    """
    findings = find_problems(workspace)
    seen = seen_on(workspace, today)
    option = f" --date {today}" if dated else ""
    tasks = [
        *_error_tasks(findings),
        *(() if dated else _as_far_as_possible(lambda: recorded_tasks(workspace, today))),
        *_as_far_as_possible(lambda: report_tasks(workspace, today, findings, option, seen)),
        *_as_far_as_possible(lambda: target_tasks(workspace, today, findings, seen)),
        *_as_far_as_possible(lambda: batch_tasks(seen, today)),
        *_as_far_as_possible(lambda: movement_tasks(seen, today)),
        *_as_far_as_possible(lambda: drive_tasks(seen, today, findings)),
        *_as_far_as_possible(lambda: revocation_tasks(seen, today)),
        *_as_far_as_possible(lambda: supervision_tasks(seen, today)),
        *_as_far_as_possible(lambda: group_tasks(seen, today)),
        *_as_far_as_possible(lambda: unit_plan_tasks(seen, today)),
        *_as_far_as_possible(lambda: unfinished_tasks(seen)),
        *_as_far_as_possible(lambda: printed_tasks(workspace)),
        *repository_tasks(workspace.root, today),
        *_as_far_as_possible(lambda: law_tasks(workspace, today)),
    ]
    order = list(Group)
    tasks.sort(key=lambda task: (order.index(task.group), task.due or _LAST))
    organization = workspace.organization
    return Agenda(
        today,
        organization.name if organization else "",
        tuple(tasks),
        any(plan.illustrative for plan in workspace.plans)
        or any(report.illustrative for report in workspace.reports),
    )


def _error_tasks(findings: list[Diagnostic]) -> Iterator[Task]:
    errors = [finding for finding in findings if finding.is_error]
    if errors:
        files = len({finding.place.file for finding in errors})
        what = f"{len(errors)} lỗi trong {files} tệp; đầu tiên: {errors[0].in_a_line}"
        yield Task(Group.FIRST, what, "tdkt validate")


def _as_far_as_possible(found: Callable[[], Iterable[Task]]) -> Iterator[Task]:
    """Yield tasks until a file that cannot be used stands in the way: that file is told as an error."""
    tasks = iter(found())
    while True:
        try:
            yield next(tasks)
        except (StopIteration, UserError):
            return
