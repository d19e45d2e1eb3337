"""Beginning a git repository in a new workspace."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tdkt.errors import UserError
from tdkt.workspace.calling_git import call_git
from tdkt.workspace.repository_state import folder_of_git, why_no_repository

_BEGINNING = ("-c", "init.defaultBranch=main", "init", "--quiet")
_SETTINGS = (("core.quotepath", "off"), ("diff.docx.textconv", "tdkt text"))


def has_git() -> bool:
    """Tell whether git can be run here."""
    return shutil.which("git") is not None


def is_in_repository(folder: Path) -> bool:
    """Tell whether `folder`, or the nearest folder above it that exists, lies in a git repository, one that git refuses included."""
    here = next(path for path in (folder, *folder.parents) if path.is_dir())
    if folder_of_git(here) is not None:
        return True
    return has_git() and _git(here, "rev-parse", "--is-inside-work-tree").returncode == 0


def is_top(folder: Path) -> bool:
    """Tell whether `folder` is the top of its git repository, where services look for their recipes."""
    return _git(folder, "rev-parse", "--show-prefix").stdout.strip() == b""


def begin_repository(folder: Path) -> None:
    """Make `folder` a repository with the settings of `set_up_repository`; raises UserError where git refuses."""
    _must(folder, *_BEGINNING)
    set_up_repository(folder)


def set_up_repository(folder: Path) -> None:
    """Let the repository show Vietnamese file names as they are and compare Word files by their words.

    What the repository has set already is left alone. Raises UserError where git refuses.
    """
    for key, value in _SETTINGS:
        if _git(folder, "config", "--local", "--get", key).returncode:
            _must(folder, "config", "--local", key, value)


def _must(folder: Path, *words: str) -> None:
    done = _git(folder, *words)
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip()
        if folder_of_git(folder) is not None:
            asked = _git(folder, "rev-parse", "--is-inside-work-tree")  # what says why git does not want to
            why = why_no_repository(folder, asked.stderr.decode("utf-8", errors="replace").strip() or said)
            raise UserError(f"Các tệp đã ghi xong, nhưng chưa đặt được cho kho git: {why}", hint=why.hint)
        raise UserError(
            f"Các tệp đã ghi xong nhưng git không lập được kho: {said.splitlines()[-1] if said else 'không rõ lý do'}",
            hint="Chạy “git init” trong thư mục ấy.",
        )


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return call_git(folder, words)
