"""What git has not got yet, and what was begun in it and is not ended."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from tdkt.errors import UsageError
from tdkt.review.agenda.task import Group, Task
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import folder_of_git, state_folder, under_way
from tdkt.workspace.unsaved import unsaved


def repository_tasks(root: Path, today: datetime.date) -> Iterator[Task]:
    """Yield what is to be done about the repository around `root`; where git refuses, what it says."""
    found = folder_of_git(root)
    begun = under_way(state_folder(found)) if found else None
    if begun is not None:
        words, go_on, give_up = begun
        yield Task(Group.FIRST, f"Kho git đang {words} dở; làm tiếp: {go_on}; bỏ: {give_up}.", "git status")
        return
    if found is None:
        yield Task(
            Group.UNFINISHED, "Thư mục chưa có kho git nên chưa lưu, chưa trở lại bản cũ được.", "git init"
        )
        return
    try:
        Repository.around(root)
        files = unsaved(root).files
    except UsageError as error:
        yield Task(Group.FIRST, f"{error} {error.hint}".strip(), "git status")
        return
    if files:
        what = f"{len(files)} tệp có thay đổi chưa lưu (xem bằng lời: tdkt diff)."
        yield Task(Group.UNFINISHED, what, f'tdkt save "Cập nhật ngày {today:%d/%m/%Y}"')
