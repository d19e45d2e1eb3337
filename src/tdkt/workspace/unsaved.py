"""What lies in the folder and is in no commit yet, and whether the repository is in a state in which tdkt may change it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from tdkt.errors import UsageError, UserError
from tdkt.model.records import dataclass
from tdkt.workspace.calling_git import call_git
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import (
    folder_of_git,
    kept_in_another_repository,
    state_folder,
    under_way,
    why_refused,
)

_STATUS = ("status", "--porcelain", "-z")
_MOST_NAMED = 10


class Deed(StrEnum):
    """What happened to a file since the last commit."""

    NEW = "thêm"
    CHANGED = "sửa"
    GONE = "xóa"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The files of the repository that stand otherwise than in the last commit.

    `files` lie in the workspace, by their path from its root; `outside` are the others, by their path from the top of the work
    tree; `staged_outside` those of them that the next commit would take along. `untracked`: git knows nothing of the file.
    `staged_otherwise`: the staged content is neither
    that of the last commit nor that of the folder, so that it would be lost. `in_conflict`: a merge has left two versions.
    """

    files: Mapping[str, Deed]
    outside: tuple[str, ...] = ()
    staged_outside: tuple[str, ...] = ()
    staged_otherwise: tuple[str, ...] = ()
    in_conflict: tuple[str, ...] = ()
    untracked: frozenset[str] = frozenset()


def repository_to_change(root: Path) -> Repository:
    """Return the repository around `root`; raises UsageError where it is missing, or is not in a state to be changed by tdkt."""
    repository = Repository.around(root)
    found = folder_of_git(root)
    begun = under_way(state_folder(found)) if found else None
    if begun is not None:
        words, go_on, give_up = begun
        raise UsageError(
            f"Kho git đang {words} dở nên tdkt không ghi gì vào kho.",
            hint=f"Làm tiếp: {go_on}; bỏ: {give_up}.",
        )
    if call_git(root, ("symbolic-ref", "--quiet", "HEAD")).returncode != 0:
        raise UsageError(
            "Kho git đang mở một phiên bản cũ, không ở nhánh nào (detached HEAD): lần lưu ở đây dễ bị lạc mất.",
            hint="Về nhánh đang làm: git switch main; muốn làm tiếp từ phiên bản này: git switch -c ten-nhanh-moi.",
        )
    return repository


def unsaved(root: Path) -> Unsaved:
    """Return what is in no commit yet; raises UsageError where git refuses or a folder is a repository of its own."""
    prefix = Repository(root).prefix()
    files: dict[str, Deed] = {}
    outside, staged_outside, staged_otherwise, in_conflict = (
        list[str](),
        list[str](),
        list[str](),
        list[str](),
    )
    untracked = set[str]()
    for code, path in _status(root):
        if not path.startswith(prefix):
            outside.append(path)
            if code[0] not in " ?":
                staged_outside.append(path)
            continue
        file = path.removeprefix(prefix)
        if file.endswith("/"):
            raise kept_in_another_repository(file.rstrip("/"))
        if "U" in code or code in ("AA", "DD"):
            in_conflict.append(file)
        elif " " not in code and code != "??":
            staged_otherwise.append(file)
        if code == "??" and file not in files:
            untracked.add(file)
        files[file] = Deed.CHANGED if file in files else _deed(code)
    return Unsaved(
        dict(sorted(files.items())),
        tuple(outside),
        tuple(staged_outside),
        tuple(staged_otherwise),
        tuple(in_conflict),
        frozenset(untracked),
    )


def refuse_what_would_be_lost(found: Unsaved) -> None:
    """Raise UserError where a content that only git's index holds would go, or a merge is not settled."""
    if found.in_conflict:
        raise UserError(
            f"Còn {len(found.in_conflict)} tệp xung đột chưa giải quyết:\n{listed(found.in_conflict)}",
            hint="Sửa từng tệp cho đúng rồi chạy “git add” với tệp ấy.",
        )
    if found.staged_otherwise:
        raise UserError(
            "Phần đã đưa vào commit (git add) của các tệp này khác với tệp trong thư mục, sẽ bị mất nếu làm tiếp:\n"
            + listed(found.staged_otherwise),
            hint="Commit phần ấy trước bằng “git commit”; hoặc lấy tệp trong thư mục làm đúng: git add với từng tệp.",
        )


def listed(files: tuple[str, ...]) -> str:
    """Return `files`, a line each, those after the first few counted."""
    more = [f"  … và {len(files) - _MOST_NAMED} tệp nữa"] if len(files) > _MOST_NAMED else []
    return "\n".join([*(f"  {file}" for file in files[:_MOST_NAMED]), *more])


def _status(root: Path) -> list[tuple[str, str]]:
    done = call_git(root, _STATUS)
    if done.returncode != 0:
        raise why_refused("status", done.stderr.decode("utf-8", errors="replace").strip(), root)
    entries = done.stdout.decode("utf-8", errors="surrogateescape").split("\0")
    return [(entry[:2], entry[3:]) for entry in entries if entry]


def _deed(code: str) -> Deed:
    if code == "??" or "A" in code:
        return Deed.NEW
    return Deed.GONE if "D" in code else Deed.CHANGED
