"""What a user is told of the repository around the files, beside the answer of a command."""

from __future__ import annotations

from pathlib import Path

from tdkt.cli.console import note


def note_what_is_under_way(root: Path) -> None:
    """Say on stderr that a merge, a rebase… was begun around `root` and is not ended: what is compared may be half of it."""
    from tdkt.errors import UsageError
    from tdkt.workspace.repository import Repository
    from tdkt.workspace.repository_state import folder_of_git, under_way

    if folder_of_git(root) is None:
        return
    try:
        found = under_way(Repository(root).git_folder())
    except UsageError:
        return
    if found:
        words, go_on, give_up = found
        note(f"Kho git đang {words} dở. Làm tiếp: {go_on}; bỏ: {give_up}.")


def note_what_is_only_announced(root: Path) -> None:
    """Say on stderr which files are announced by `git add -N`: they are no part of the next commit. Raises UsageError."""
    from tdkt.workspace.repository import Repository

    for file in Repository.around(root).only_announced():
        note(f"{file}: mới khai bằng “git add -N”, chưa có nội dung trong phần sắp commit.")
