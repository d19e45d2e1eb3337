"""The workspace as git has put it into the folder or as it is staged, with what git left out told as a finding.

A folder that holds only a part of the files (a sparse checkout, files that git was told to pass over) would give figures that look
whole; a file in conflict or only announced has no staged content. None of it may pass in silence.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tdkt.errors import UsageError
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place
from tdkt.read_before import ReadBefore
from tdkt.workspace.conflict_markers import CONFLICT
from tdkt.workspace.inside import LINK_IN_WORDS, Obstacle
from tdkt.workspace.repository import Repository
from tdkt.workspace.repository_state import folder_of_git
from tdkt.workspace.source import in_the_way
from tdkt.workspace.workspace import Workspace, is_ours, read_workspace, stored_workspace

LEFT_OUT, IN_CONFLICT, ANNOUNCED = "I320", "I321", "I322"
OF_A_MERGE = (CONFLICT, IN_CONFLICT)
"""What is found while two versions are being brought together."""
_NAMED = 3


def folder_workspace(root: Path, read_before: ReadBefore | None = None) -> Workspace:
    """Return the workspace as it lies in the folder; files that git left out of it are a finding."""
    workspace = read_workspace(root, read_before)
    missing = _left_out(root)
    if missing:
        workspace.findings.append(_partial(missing))
        workspace.incomplete = True
    return workspace


def staged_workspace(root: Path, read_before: ReadBefore | None = None) -> Workspace:
    """Return the workspace as it is staged for the next commit; raises UsageError where there is no repository."""
    repository = Repository.around(root)
    staged = repository.staged()
    files = {path: oid for path, oid in staged.files.items() if is_ours(path)}
    contents = repository.contents(files.values())
    workspace = stored_workspace(root, {path: contents[oid] for path, oid in files.items()}, read_before)
    links = [Obstacle(path, LINK_IN_WORDS, target) for path, target in staged.links.items()]
    workspace.findings += map(in_the_way, links)
    in_conflict = list(filter(is_ours, staged.unmerged))
    workspace.findings += map(_in_conflict, in_conflict)
    workspace.findings += map(_announced, filter(is_ours, staged.announced))
    workspace.incomplete = workspace.incomplete or bool(in_conflict or links)
    return workspace


def _left_out(root: Path) -> list[str]:
    """Return the files of the workspace that git holds and was told not to put into the folder; [] where git cannot be asked."""
    if folder_of_git(root) is None:
        return []
    try:
        passed_over = Repository(root).passed_over()
    except UsageError:
        return []
    return [path for path in passed_over if is_ours(path) and not os.path.lexists(root / path)]


def _partial(missing: Sequence[str]) -> Diagnostic:
    named = ", ".join(missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
    return Diagnostic(
        Place(missing[0]),
        LEFT_OUT,
        Severity.ERROR,
        f"Thư mục chỉ có một phần của kho: git để lại {len(missing)} tệp không đưa ra thư mục ({named}).",
        "Lấy đủ tệp: git sparse-checkout disable; tệp bị đánh dấu riêng thì git update-index --no-skip-worktree "
        "--no-assume-unchanged TỆP, rồi git restore TỆP.",
    )


def _in_conflict(file: str) -> Diagnostic:
    return Diagnostic(
        Place(file),
        IN_CONFLICT,
        Severity.ERROR,
        "Tệp đang xung đột giữa hai nhánh, chưa có nội dung nào của tệp này để commit.",
        "Sửa tệp cho đúng rồi chạy “git add” với tệp này; bỏ lần ghép: git merge --abort.",
    )


def _announced(file: str) -> Diagnostic:
    return Diagnostic(
        Place(file),
        ANNOUNCED,
        Severity.WARNING,
        "Tệp mới được khai bằng “git add -N”, chưa có nội dung trong phần sắp commit.",
        "Chạy “git add” với tệp này nếu muốn commit.",
    )
