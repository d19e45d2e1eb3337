"""Decisions that cancel awards: drafts to be signed, and what has not been given back yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.law_wording import dong
from tdkt.model.revocation import Revocation, RevokedAward
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.workspace import Workspace


def revocation_tasks(workspace: Workspace, today: datetime.date) -> Iterator[Task]:
    """Yield a task for each draft, and one for each decision whose objects or money are still owed."""
    book = award_book(workspace)
    for one in workspace.all(Revocation):
        if one.is_draft:
            what = f"Quyết định hủy bỏ khen thưởng “{one.id}” còn là dự thảo: in, ký rồi ban hành (tdkt issue revocation)."
            yield Task(Group.UNFINISHED, what, f"tdkt render revocation {one.id}")
            continue
        owed = [found for found in one.awards if found.is_owed and found.who in book.everyone]
        # Of two awards of one person the name is said once.
        owing = list(dict.fromkeys(f"{book.everyone[found.who].name}{_rest(found)}" for found in owed))
        if not owing:
            continue
        what = f"Thu hồi theo quyết định hủy bỏ “{one.id}”: {', '.join(owing)} chưa nộp lại (nộp rồi thì ghi returned)"
        due = one.return_by
        if due is None:
            yield Task(Group.UNFINISHED, f"{what}.", f"tdkt render revocation {one.id}")
            continue
        group = Group.DUE if due <= today + WEEK else Group.UNFINISHED
        said = f"{what}; {how_far(due, today)} (hạn {due:%d/%m/%Y})."
        yield Task(group, said, f"tdkt render revocation {one.id}", due)


def _rest(found: RevokedAward) -> str:
    """Say what is left of the money where a part of it came back."""
    return f" (còn {dong(found.owed_money)})" if found.returned else ""
