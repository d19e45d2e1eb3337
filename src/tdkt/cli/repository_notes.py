"""What a user is told of the repository around the files, beside the answer of a command."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tdkt import __version__
from tdkt.cli.console import note
from tdkt.errors import UserError


def note_what_is_under_way(root: Path) -> None:
    """Say on stderr that a merge, a rebase… was begun around `root` and is not ended: what is compared may be half of it."""
    from tdkt.errors import UsageError
    from tdkt.workspace.repository import Repository
    from tdkt.workspace.repository_state import folder_of_git, state_folder, under_way

    found = folder_of_git(root)
    begun = under_way(state_folder(found)) if found else None
    if begun is None:
        return
    words, go_on, give_up = begun
    note(f"Kho git đang {words} dở. Làm tiếp: {go_on}; bỏ: {give_up}.")
    with suppress(UsageError):
        for file in Repository(root).unmerged():
            note(f"  {file}: còn xung đột; sửa cho đúng rồi chạy “git add” với tệp này.")


def note_what_is_only_announced(root: Path) -> None:
    """Say on stderr which files are announced by `git add -N`: they are no part of the next commit. Raises UsageError."""
    from tdkt.workspace.repository import Repository

    for file in Repository.around(root).only_announced():
        note(f"{file}: mới khai bằng “git add -N”, chưa có nội dung trong phần sắp commit.")


def note_old_copies(root: Path) -> None:
    """Say on stderr that the copies in the workspace are of another tdkt, where they are."""
    from tdkt.planning.new_ward.copies import SCHEMAS, recorded

    try:
        record = recorded(root)
    except UserError:
        return
    if record is None or record.version == __version__:
        return
    do = "Nâng cấp tdkt trên máy này." if record.is_newer else "Làm mới: tdkt refresh"
    note(f"{SCHEMAS}/ (cho trình soạn thảo) là của tdkt {record.version}, đang dùng tdkt {__version__}. {do}")
