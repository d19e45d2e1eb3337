"""The git repository around a workspace: which files a revision holds, what changed, and what stands in them.

git itself does all of it (as a process: it knows worktrees, shallow clones, attributes and every format of its own); nothing
here writes.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tdkt.errors import UsageError
from tdkt.workspace.workspace import PLANS

_BLOB_MODES = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds the workspace `root`; every path is relative to `root`."""

    root: Path

    @classmethod
    def around(cls, root: Path) -> Repository:
        """Return the repository around `root`; raises UsageError where git or the repository is missing."""
        repository = cls(root)
        if (repository._try("rev-parse", "--is-inside-work-tree") or b"").strip() != b"true":
            raise UsageError(
                f"{root} không nằm trong một kho git.", hint="Chạy “git init” trong thư mục này."
            )
        return repository

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that `revision` names; raises UsageError for none."""
        asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        found = None if revision.startswith("-") else self._try(*asked)
        if found is None:
            raise UsageError(
                f"Không có phiên bản “{revision}” trong kho git.",
                hint="Kho chỉ tải về một phần lịch sử: chạy “git fetch --unshallow” rồi thử lại."
                if self.is_shallow()
                else "Xem các phiên bản bằng “git log --oneline”; ghi HEAD, HEAD~1, tên nhánh hoặc mã.",
            )
        return found.decode().strip()

    def has_commits(self) -> bool:
        """Tell whether anything has been committed."""
        return self._try("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None

    def newest_commit(self, folders: Iterable[str]) -> str | None:
        """Return the newest commit that touched `folders`; None where they stand otherwise in the folder, or it is not known."""
        if not self.has_commits() or self._run("status", "--porcelain", "-z", "--", *folders):
            return None
        commit, _, parents = (
            self._run("log", "-1", "--format=%H %P", "--", *folders).decode().strip().partition(" ")
        )
        return None if not commit or (not parents and self.is_shallow()) else commit

    def is_shallow(self) -> bool:
        """Tell whether only a part of the history is here."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def has_commit(self, commit: str) -> bool:
        """Tell whether the repository holds the commit with this hash."""
        return self._try("cat-file", "-e", f"{commit}^{{commit}}") is not None

    def commits(self, folders: Iterable[str]) -> list[str]:
        """Return the commits of all branches that touched `folders`, the newest first."""
        if not self.has_commits():
            return []
        return self._run("rev-list", "--all", "HEAD", "--", *folders).decode().split()

    def day_of(self, commit: str) -> datetime.date:
        """Return the day of a commit, as whoever made it wrote it down."""
        said = self._run("log", "-1", "--format=%cs", commit).decode().strip()
        return datetime.date.fromisoformat(said)

    def files(self, revision: str, folder: str = PLANS) -> dict[str, str]:
        """Return the files under plans/ (or another `folder`) in a commit: path → object id."""
        listed = self._run("ls-tree", "-r", "-z", self.commit(revision), "--", f"{folder}/")
        found = {}
        for entry in filter(None, listed.split(b"\0")):
            head, _, path = entry.partition(b"\t")
            mode, _, oid = head.decode().split()
            if mode in _BLOB_MODES:
                found[_path(path)] = oid
        return found

    def staged(self) -> dict[str, str]:
        """Return the files under plans/ as they are staged for the next commit: path → object id."""
        listed = self._run("ls-files", "--stage", "-z", "--", f"{PLANS}/")
        found = {}
        for entry in filter(None, listed.split(b"\0")):
            head, _, path = entry.partition(b"\t")
            mode, oid, stage = head.decode().split()
            if mode in _BLOB_MODES and stage == "0":
                found[_path(path)] = oid
        return found

    def changed_in_folder(self, revision: str) -> set[str]:
        """Return the files under plans/ that stand otherwise in the folder than in `revision`, untracked ones too."""
        commit = self.commit(revision)
        changed = self._run(
            "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", f"{PLANS}/"
        )
        new = self._run("ls-files", "--others", "--exclude-standard", "-z", "--", f"{PLANS}/")
        return {_path(path) for path in (changed + new).split(b"\0") if path}

    def hooks_folder(self) -> Path:
        """Return where git looks for hooks: of a worktree the main repository's, or what core.hooksPath says."""
        return (self.root / self._run("rev-parse", "--git-path", "hooks").decode().strip()).resolve()

    def prefix(self) -> str:
        """Return the way from the top of the work tree to the workspace: "" or "kho/viet-hoa/"."""
        return self._run("rev-parse", "--show-prefix").decode().strip()

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of objects by their ids, in one process."""
        wanted = list(dict.fromkeys(objects))
        if not wanted:
            return {}
        answer = self._run("cat-file", "--batch", feed="".join(f"{oid}\n" for oid in wanted).encode())
        found, position = {}, 0
        for oid in wanted:
            end = answer.index(b"\n", position)
            size = int(answer[position:end].split()[2])
            found[oid] = answer[end + 1 : end + 1 + size]
            position = end + 1 + size + 1
        return found

    def _try(self, *words: str) -> bytes | None:
        done = self._process(words, b"")
        return done.stdout if done.returncode == 0 else None

    def _run(self, *words: str, feed: bytes = b"") -> bytes:
        done = self._process(words, feed)
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
            raise UsageError(
                f"git không làm được việc này ({words[0]}): {said[0] if said else 'không rõ lý do'}",
                hint="Chạy “git status” trong thư mục của kho để xem kho có ổn không.",
            )
        return done.stdout

    def _process(self, words: tuple[str, ...], feed: bytes) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", "-c", "core.quotepath=off", *words],
                cwd=self.root,
                env=_environment(),
                input=feed,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise UsageError(
                "Máy này chưa có git.",
                hint="Cài git từ https://git-scm.com/downloads rồi mở lại cửa sổ lệnh.",
            ) from None


def _environment() -> dict[str, str]:
    """Return the environment for git: its words in English, and what a hook is given made valid in any folder.

    git runs hooks at the top of the work tree and names its folder and index relative to that.
    """
    found = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"):
        if found.get(name):
            found[name] = str(Path(found[name]).absolute())
    if "GIT_DIR" in found:
        found.setdefault("GIT_WORK_TREE", str(Path.cwd()))
    return found


def _path(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")
