"""The movements whose registration, review or end is near. Nothing says that it was held, so what is over is not asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.receipts.movement_registrations import MovementRegistration, movement_registrations
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.review.year_calendar.entry import Kind
from tdkt.review.year_calendar.of_movements import OF_A_MOVEMENT, day_to_register, entries_of_movements
from tdkt.workspace.workspace import Workspace

_LONG_PAST = datetime.timedelta(days=30)
"""So long after its last day a registration is asked for."""
_TOLD = (Kind.DUE, Kind.REVIEW)


def movement_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield a task for every such day within the week, and for every registration that is short of somebody."""
    registrations = list(_registrations(workspace, today))
    told = {(one.id, one.until) for one in registrations}
    near = {
        (entry.key, entry.day): entry
        for entry in entries_of_movements(workspace)
        if entry.key.startswith(OF_A_MOVEMENT) and entry.kind in _TOLD and today <= entry.day <= today + WEEK
    }
    for entry in near.values():
        if any(entry.key == day_to_register(id_, until) for id_, until in told):
            continue
        what = f"{entry.what}; {how_far(entry.day, today)} ({entry.day:%d/%m/%Y})."
        yield Task(Group.DUE, what, f"tdkt calendar {entry.day.year}", entry.day)
    known = plan_makers(workspace)
    for one in registrations:
        names = ", ".join(known[name].name if name in known else name for name in one.missing)
        what = (
            f"{one.title}: {len(one.missing)} nơi chưa đăng ký, {how_far(one.until, today)} "
            f"(hạn {one.until:%d/%m/%Y}): {names}. Nhận rồi thì ghi vào registered ở life của phong trào."
        )
        yield Task(Group.DUE, what, f"tdkt calendar {one.until.year}", one.until)


def _registrations(workspace: Workspace, today: datetime.date) -> Iterator[MovementRegistration]:
    """Yield the registrations whose day is near or not long past and for which somebody is missing, each once."""
    organization, told = workspace.organization, set[tuple[str, datetime.date]]()
    if organization is None:
        return
    for plan in workspace.plans:
        files = [file for file in workspace.movements if file.year == plan.year]
        for one in movement_registrations(organization, files, today):
            is_near = one.until - WEEK <= today <= one.until + _LONG_PAST
            if one.missing and is_near and (one.id, one.until) not in told:
                told.add((one.id, one.until))
                yield one
