"""Git as tests call it: as somebody who has a name, whatever the machine says."""

from __future__ import annotations

import subprocess
from pathlib import Path

AUTHOR = ("user.name=Nguyễn Văn A", "user.email=a@example.com")
_SETTINGS = (*AUTHOR, "commit.gpgsign=false", "core.quotepath=off")


def git(folder: Path, *words: str) -> str:
    """Run git in `folder`; return what it says, without the end of its last line. A refusal fails the test in git's words."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    done = subprocess.run(
        ["git", *settings, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.removesuffix("\n")


def new_repository(folder: Path) -> Path:
    """Make `folder` a repository whose commits have an author, also those that tdkt makes; return it."""
    git(folder, "init", "-q", "-b", "main")
    for setting in (*AUTHOR, "core.quotepath=off"):
        git(folder, "config", *setting.split("=", 1))
    return folder


def commit_all(folder: Path, subject: str) -> None:
    """Commit all that changed in the repository of `folder`."""
    git(folder, "add", "-A", ":/")
    git(folder, "commit", "-qm", subject)
