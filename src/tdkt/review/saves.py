"""The saves of a workspace (its commits) as whoever wants to go back looks at them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tdkt.changes.telling import SIGNS
from tdkt.errors import UsageError, UserError
from tdkt.model.records import dataclass
from tdkt.model.text import one_line
from tdkt.review.revisions import changes_between
from tdkt.workspace.changing_git import git
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import no_commit_yet
from tdkt.workspace.unsaved import Deed

LISTED = 10
"""So many saves are shown and can be named by their number."""
_TOLD = 2
"""So many changes of a save are named in the list."""
_DEEDS = {"A": Deed.NEW, "D": Deed.GONE}
_FORMAT = "--format=%H%x00%an%x00%ad%x00%s"


@dataclass(frozen=True, slots=True)
class Save:
    """A commit: when ("28/11/2026 14:05"), who, its first line, and what it did to which files of the workspace."""

    commit: str
    when: str
    who: str
    subject: str
    files: Mapping[str, Deed]

    @property
    def short(self) -> str:
        """The first letters of its hash, as a user names it."""
        return self.commit[:10]


def last_saves(root: Path, number: int = LISTED) -> list[Save]:
    """Return the last saves that touched the workspace, the newest first; raises UsageError before the first one."""
    if not Repository(root).has_commits():
        raise no_commit_yet()
    words = ("log", f"-{number}", "--first-parent", "--date=format:%d/%m/%Y %H:%M", _FORMAT, "--", ".")
    said = git(root, *words).decode("utf-8", errors="replace")
    return [_save(root, line) for line in said.split("\n") if line]


def named_save(root: Path, name: str) -> Save:
    """Return the save that a user names by its number in the list or by its hash.

    Raises UsageError where there is none such, or it is not part of what the folder holds.
    """
    if name.isdecimal() and len(name) <= len(str(LISTED)):
        saves = last_saves(root)
        if not 1 <= int(name) <= len(saves):
            raise UsageError(
                f"Không có lần lưu thứ {name}.", hint=f"Gõ một số từ 1 đến {len(saves)}; xem: tdkt undo"
            )
        return saves[int(name) - 1]
    repository = Repository(root)
    commit = repository.commit(name)
    if git(root, "merge-base", "HEAD", commit).decode().strip() != commit:
        raise UsageError(f"Lần lưu {name} không nằm trong nhánh đang làm.", hint="Xem các lần lưu: tdkt undo")
    said = git(root, "log", "-1", "--date=format:%d/%m/%Y %H:%M", _FORMAT, commit)
    return _save(root, said.decode("utf-8", errors="replace").rstrip("\n"))


def gist(root: Path, save: Save) -> list[str]:
    """Return what a save changed in meaning, a line each ("~ Chỉ tiêu …"), the weightiest first; no line where that cannot be said.

    The last line counts those that are not named.
    """
    parents = git(root, "rev-list", "-1", "--parents", save.commit).decode().split()[1:]
    try:
        entries = changes_between(root, parents[0] if parents else None, save.commit)
    except UserError:
        return []
    lines = [f"{SIGNS[entry.action]} {one_line(entry.heading)}" for entry in entries[:_TOLD]]
    if len(entries) > _TOLD:
        lines.append(f"… và {len(entries) - _TOLD} thay đổi nữa về nội dung")
    return lines


def commit_before(root: Path, save: Save) -> str:
    """Return the commit before `save`; raises UserError for the first one."""
    parents = git(root, "rev-list", "-1", "--parents", save.commit).decode().split()[1:]
    if not parents:
        raise UserError(
            f"“{save.subject}” là lần lưu đầu tiên của kho, trước đó chưa có gì để trở lại.",
            hint="Chọn một lần lưu sau đó: trở lại trước lần ấy là trở lại đúng lần lưu đầu tiên. Xem: tdkt undo",
        )
    return parents[0]


def changed_files(root: Path, old: str, new: str) -> dict[str, Deed]:
    """Return what differs between two commits in the workspace, by path from its root."""
    words = (
        "diff-tree",
        "-r",
        "-z",
        "--name-status",
        "--no-renames",
        "--relative",
        "--root",
        old,
        new,
        "--",
        ".",
    )
    parts = git(root, *words).decode("utf-8", errors="surrogateescape").split("\0")
    return {
        file: _DEEDS.get(letter, Deed.CHANGED) for letter, file in zip(parts[::2], parts[1::2], strict=False)
    }


def _save(root: Path, line: str) -> Save:
    commit, who, when, subject = line.split("\0")
    parents = git(root, "rev-list", "-1", "--parents", commit).decode().split()[1:]
    empty = git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
    files = changed_files(root, parents[0] if parents else empty, commit)
    return Save(commit, when, one_line(who), one_line(subject), files)
