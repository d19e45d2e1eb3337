"""Inspections that are near or without minutes, findings that are due, petitions that wait for their answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tdkt.awards.bodies import standing_for
from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import ACCEPT, PetitionLimit, open_limits
from tdkt.model.inspection import Inspection
from tdkt.model.petition import PETITION_NAMES, Petition, Petitions
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.workspace import Workspace

_ANSWER = "tdkt new petition-step {}"


def supervision_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield what inspections and petitions leave to do on `today`."""
    for one in workspace.all(Inspection):
        yield from _inspection(one, workspace, today)
    book = award_book(workspace)
    for file in workspace.all(Petitions):
        for petition in file.petitions:
            if petition.answered is not None:
                continue
            yield _petition(petition, open_limits(petition, None, book), today)


def _petition(petition: Petition, limits: Sequence[PetitionLimit], today: datetime.date) -> Task:
    what = f"Đơn {petition.id} ({PETITION_NAMES[petition.type]})"
    if not limits:
        missing = "ghi due" if petition.accepted else "ghi ngày thụ lý, hoặc due"
        said = f"{what} chưa trả lời; chưa có hạn: {missing}."
        return Task(Group.UNFINISHED, said, _ANSWER.format(petition.id))
    limit, *later = limits
    step, also = (
        ("chưa thụ lý", " Thụ lý thì thêm --accepted NGÀY vào lệnh.")
        if limit.step == ACCEPT
        else ("chưa trả lời", "")
    )
    others = "".join(f"; hạn {one.step} {one.day:%d/%m/%Y}: {one.why}" for one in later)
    said = (
        f"{what} {step}; {how_far(limit.day, today)} (hạn {limit.day:%d/%m/%Y}: {limit.why}{others}).{also}"
    )
    return Task(_group(limit.day, today), said, _ANSWER.format(petition.id), limit.day)


def _inspection(one: Inspection, workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    render = f"tdkt render inspection {one.id}"
    for visit in one.visits:
        unit = standing_for(workspace, visit.unit, visit.date)
        if visit.is_open and visit.date <= today + WEEK:
            far = how_far(visit.date, today) if visit.date >= today else "đã qua, chưa ghi biên bản (minutes)"
            what = f"Kiểm tra {unit} ngày {visit.date:%d/%m/%Y}: {far}."
            yield Task(Group.DUE, what, render, visit.date)
    for visit, found in one.findings:
        if found.done is None:
            unit = standing_for(workspace, visit.unit, max(today, visit.date))
            said = f"{how_far(found.due, today)} (hạn {found.due:%d/%m/%Y})"
            what = f"{unit} chưa khắc phục tồn tại “{found.text}”; {said}."
            yield Task(_group(found.due, today), what, render, found.due)
    if one.conclusion is None and not any(visit.is_open for visit in one.visits):
        yield Task(Group.UNFINISHED, f"Đợt kiểm tra “{one.id}” đã kiểm tra xong, chưa kết luận.", render)


def _group(due: datetime.date, today: datetime.date) -> Group:
    return Group.DUE if due <= today + WEEK else Group.UNFINISHED
