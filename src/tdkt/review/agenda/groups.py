"""What cụm, khối leave to do: giao ước to sign, scores that are due, meetings, minutes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tdkt.model.emulation_group import EmulationGroup
from tdkt.model.plan_year import holds, year_name
from tdkt.receipts.group_scores import GroupReceipts, receipts_of
from tdkt.receipts.unit_plans import unit_plan_receipts
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.workspace import Workspace

_MANY = 4
_AFTER = datetime.timedelta(days=366)


def group_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield what the groups of this year and of the last leave to do on `today`."""
    for group in workspace.all(EmulationGroup):
        if group.first_day <= today + WEEK and today <= group.last_day + _AFTER:
            yield from _agreement(group, today)
            if group.meeting is None:
                yield from _scoring(receipts_of(group, workspace), today)
                yield from _meeting(group, today)


def _agreement(group: EmulationGroup, today: datetime.date) -> Iterator[Task]:
    render = f"tdkt render group-agreement {group.year}/{group.id}"
    day = group.agreement.date if group.agreement else None
    if day is None:
        if group.meeting is None:
            what = f"{group.name} chưa có ngày ký giao ước thi đua (agreement)."
            yield Task(Group.UNFINISHED, what, render if group.agreement else "tdkt status --groups")
    elif today <= day <= today + WEEK:
        what = f"Ký giao ước thi đua {group.name} ngày {day:%d/%m/%Y}: {how_far(day, today)}."
        yield Task(Group.DUE, what, render, day)


def _scoring(found: GroupReceipts, today: datetime.date) -> Iterator[Task]:
    table = found.group.timetable
    if table is None:
        return
    form = f"tdkt form scores --group {found.group.year}/{found.group.id}"
    for day, what, names, command in (
        (table.self_by, "tự chấm điểm", found.without_own, form),
        (table.cross_by, "chấm điểm chéo", found.without_cross, f"{form} --cross"),
    ):
        if day is not None and names and day <= today + WEEK:
            said = f"{found.group.name}: {_some(names)} chưa {what} xong; {how_far(day, today)} (hạn {day:%d/%m/%Y})."
            yield Task(Group.DUE, said, command, day)


def _meeting(group: EmulationGroup, today: datetime.date) -> Iterator[Task]:
    day = group.timetable.meeting if group.timetable else None
    if day is not None and day <= today + WEEK:
        far = how_far(day, today) if day >= today else "đã qua, chưa ghi biên bản (meeting)"
        what = f"{group.name} họp bình xét ngày {day:%d/%m/%Y}: {far}."
        yield Task(Group.DUE, what, f"tdkt awards rank {group.year} --group {group.id}", day)


def _some(names: Sequence[str], others: str = "thành viên khác") -> str:
    shown = ", ".join(names[:_MANY])
    return shown if len(names) <= _MANY else f"{shown} và {len(names) - _MANY} {others}"


def unit_plan_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield the units whose own plan is still awaited, once a unit of the year has handed one in; and the plans to look at or sent back."""
    for plan in workspace.plans:
        found = unit_plan_receipts(workspace, plan.year) if holds(plan.year, today) else ()
        awaited = [one for one in found if one.is_awaited and one.is_asked]
        if awaited and any(one.plan and one.asked for one in found):
            word = "đơn vị" if all(one.is_unit for one in awaited) else "nơi"
            names = _some([one.unit.name for one in awaited], "nơi khác")
            what = f"{len(awaited)} {word} chưa có kế hoạch riêng {year_name(plan.year)}: {names}."
            yield Task(Group.UNFINISHED, what, f"tdkt status {plan.year} --plans")
        unseen = [one.unit.name for one in found if one.plan and one.received and not one.plan.opinion]
        if unseen:
            what = f"Chưa cho ý kiến về kế hoạch riêng (appraised) của {_some(unseen, 'nơi khác')}."
            yield Task(Group.UNFINISHED, what, f"tdkt status {plan.year} --plans")
        back = [
            one.unit.name for one in found if one.plan and one.plan.opinion and not one.plan.opinion.is_agreed
        ]
        if back:
            what = f"Đã đề nghị sửa, chờ gửi lại kế hoạch riêng: {_some(back, 'nơi khác')}."
            yield Task(Group.UNFINISHED, what, f"tdkt status {plan.year} --plans")
