"""The git repository around a workspace: which files a revision holds, what changed, and what stands in them.

git itself does all of it (as a process: it knows worktrees, shallow clones, attributes and every format of its own); nothing
here writes.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tdkt.errors import UsageError
from tdkt.model.records import dataclass
from tdkt.workspace.calling_git import call_git
from tdkt.workspace.inside import refuse_obstacle
from tdkt.workspace.repository_state import (
    kept_in_another_repository,
    no_commit_yet,
    objects_are_missing,
    why_no_repository,
    why_refused,
)
from tdkt.workspace.workspace import PLANS, TEMPLATES

_BLOB_MODES = ("100644", "100755")
_LINK, _ANOTHER_REPOSITORY = "120000", "160000"
_EMPTY = frozenset(
    (
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    )
)
"""The ids of an empty content, by SHA-1 and by SHA-256."""


_STATUS = ("status", "--porcelain", "-z", "--ignored=matching")
_IGNORED = b"!! "
_READ = (b"/", b".yaml", b".yml", b".j2", b".docx")
"""How the path of a folder or file ends that may say something here."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What is staged below plans/: the files by path with their object ids, with neither what a merge has not settled
    (`unmerged`) nor what is only announced by `git add -N`; and the links there and below templates/, with where they lead."""

    files: dict[str, str]
    links: dict[str, str]
    unmerged: tuple[str, ...]
    announced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds the workspace `root`; every path is relative to `root`."""

    root: Path

    @classmethod
    def around(cls, root: Path) -> Repository:
        """Return the repository around `root`; raises UsageError where git or the repository is missing."""
        repository = cls(root)
        done = call_git(root, ("rev-parse", "--is-inside-work-tree"))
        if done.returncode != 0 or done.stdout.strip() != b"true":
            raise why_no_repository(root, _said(done))
        return repository

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that `revision` names; raises UsageError for none."""
        asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        found = None if revision.startswith("-") else self._try(*asked)
        if found is None:
            self._refuse_without_head()
        if found is None:
            raise UsageError(
                f"Không có phiên bản “{revision}” trong kho git.",
                hint="Kho chỉ tải về một phần lịch sử: chạy “git fetch --unshallow” rồi thử lại."
                if self.is_shallow()
                else "Xem các phiên bản bằng “git log --oneline”; ghi HEAD, HEAD~1, tên nhánh hoặc mã.",
            )
        return found.decode().strip()

    def has_commits(self) -> bool:
        """Tell whether anything has been committed: a commit that is named and lost counts, what reads it says so."""
        return self._try("rev-parse", "--verify", "--quiet", "HEAD") is not None

    def newest_commit(self, folders: Iterable[str]) -> str | None:
        """Return the newest commit that touched `folders`; None where they stand otherwise in the folder, or it is not known."""
        folders = tuple(folders)
        return self.last_commit(folders) if self.is_as_committed(folders) else None

    def is_as_committed(self, folders: Iterable[str]) -> bool:
        """Tell whether `folders` are as the newest commit has them, every file of them that is read, also those that git was told to ignore."""
        folders = tuple(folders)
        return (
            self.has_commits()
            and not any(map(_differs, self._run(*_STATUS, "--", *folders).split(b"\0")))
            and not self.passed_over(folders)
        )

    def trees(self, folders: Iterable[str]) -> str:
        """Return what names all that the newest commit has in `folders`: the hashes of their trees, "-" for one that is not there."""
        found = (self._try("rev-parse", "--verify", "--quiet", f"HEAD:./{folder}") for folder in folders)
        return " ".join((tree or b"-").decode().strip() for tree in found)

    def last_commit(self, folders: Iterable[str]) -> str | None:
        """Return the newest commit that touched `folders`, None where the history that is here does not tell."""
        said = self._run("log", "-1", "--format=%H %P", "HEAD", "--", *folders).decode().split()
        if not said:
            return None
        commit, *parents = said
        return commit if parents or not self.is_shallow() else None

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
        said = self._run("rev-list", "-1", "--format=%cs", commit).decode().split()
        return datetime.date.fromisoformat(said[-1])

    def moment_of(self, commit: str) -> datetime.datetime:
        """Return when a commit was made (UTC): of two commits on one line the later one is newer."""
        said = self._run("rev-list", "-1", "--format=%ct", commit).decode().split()
        return datetime.datetime.fromtimestamp(int(said[-1]), tz=datetime.UTC)

    def versions_of(self, file: str) -> list[tuple[datetime.datetime, str]]:
        """Return the versions of `file` that lead to the newest commit, the newest first: when committed (UTC), object id."""
        if not self.has_commits():
            return []
        log = ("log", "-m", "--raw", "--no-abbrev", "--no-renames", "--format=%x00%ct", "--", file)
        found = []
        for entry in filter(None, self._run(*log).decode("utf-8", errors="replace").split("\0")):
            time, _, changes = entry.partition("\n")
            for change in filter(None, changes.split("\n")):
                mode, oid = change.split()[1], change.split()[3]
                if mode in _BLOB_MODES:
                    found.append((datetime.datetime.fromtimestamp(int(time), tz=datetime.UTC), oid))
        return found

    def files(self, revision: str, folder: str = PLANS) -> dict[str, str]:
        """Return the files under plans/ (or another `folder`) in a commit: path → object id."""
        listed = self._run("ls-tree", "-r", "-z", self.commit(revision), "--", f"{folder}/")
        found = {}
        for entry in filter(None, listed.split(b"\0")):
            head, _, path = entry.partition(b"\t")
            mode, _, oid = head.decode().split()
            if mode in _BLOB_MODES:
                found[_path(path)] = oid
            elif mode == _ANOTHER_REPOSITORY:
                raise kept_in_another_repository(_path(path))
        return found

    def staged(self) -> Staged:
        """Return what is staged for the next commit; raises UsageError where another repository lies below plans/."""
        listed = self._run("ls-files", "--stage", "-z", "--", PLANS, TEMPLATES)
        files, links, unmerged = dict[str, str](), dict[str, str](), set[str]()
        for entry in filter(None, listed.split(b"\0")):
            head, _, raw = entry.partition(b"\t")
            (mode, oid, stage), path = head.decode().split(), _path(raw)
            if mode == _LINK:
                links[path] = oid
            if not path.startswith(f"{PLANS}/"):
                continue
            if stage != "0":
                unmerged.add(path)
            elif mode in _BLOB_MODES:
                files[path] = oid
            if mode == _ANOTHER_REPOSITORY:
                raise kept_in_another_repository(path)
        # git announces a file with an empty content.
        announced = self.only_announced() if _EMPTY.intersection(files.values()) else []
        targets = self.contents(links.values())
        return Staged(
            {path: oid for path, oid in files.items() if path not in announced},
            {path: _path(targets[oid]) for path, oid in links.items()},
            tuple(sorted(unmerged)),
            tuple(announced),
        )

    def unmerged(self) -> list[str]:
        """Return the files under plans/ that a merge could not bring together and that nobody has settled yet."""
        listed = self._run("ls-files", "--unmerged", "-z", "--", f"{PLANS}/")
        return sorted({_path(entry.partition(b"\t")[2]) for entry in listed.split(b"\0") if entry})

    def only_announced(self) -> list[str]:
        """Return the files under plans/ that are announced for a later commit (`git add -N`), with no content staged."""
        listed = self._run(
            "diff-files", "--name-only", "--diff-filter=A", "-z", "--relative", "--", f"{PLANS}/"
        )
        return sorted(_path(path) for path in listed.split(b"\0") if path)

    def passed_over(self, folders: Iterable[str] = (PLANS,)) -> list[str]:
        """Return the files that git was told not to look at in the folder: a sparse checkout, skip-worktree, assume-unchanged."""
        listed = self._run("ls-files", "-v", "-z", "--", *folders)
        entries = (entry.partition(b" ") for entry in listed.split(b"\0") if entry)
        return [_path(path) for tag, _, path in entries if tag == b"S" or tag.islower()]

    def changed_in_folder(self, revision: str) -> set[str]:
        """Return the files under plans/ that may stand otherwise in the folder than in `revision`, untracked ones too.

        What git was told to pass over counts where it lies in the folder; where it does not, it was left out on purpose.
        """
        commit = self.commit(revision)
        changed = self._run(
            "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", f"{PLANS}/"
        )
        new = self._run("ls-files", "--others", "--exclude-standard", "-z", "--", f"{PLANS}/")
        unseen = {path for path in self.passed_over() if (self.root / path).is_file()}
        return unseen | {_path(path) for path in (changed + new).split(b"\0") if path}

    def files_in_folder(self) -> set[str]:
        """Return the files under plans/ that lie in the folder and are not left out by .gitignore, or are staged."""
        listed = self._run("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", f"{PLANS}/")
        return {_path(path) for path in listed.split(b"\0") if path}

    def hooks_folder(self) -> Path:
        """Return where git looks for hooks: of a worktree the main repository's, or what core.hooksPath says.

        Raises UsageError where that is a link, or the repository's own settings lead out of it.
        """
        asked = call_git(self.root, ("rev-parse", "--git-path", "hooks"), with_hooks=True)
        folder = self.root / _path(asked.stdout.rstrip(b"\r\n"))
        homes = [self.root / self._said_path("--git-common-dir"), Path(self._said_path("--show-toplevel"))]
        home = next((home for home in map(Path.resolve, homes) if _lies_in(folder, home)), None)
        if home is not None:
            refuse_obstacle(home, folder)
            return folder.resolve()
        if (
            call_git(self.root, ("config", "--local", "--get", "core.hooksPath"), with_hooks=True).returncode
            == 0
        ):
            raise UsageError(
                f"Cài đặt của kho (core.hooksPath) để hook ở ngoài kho: {folder}.",
                hint="Bỏ cài đặt ấy nếu không phải của bạn: git config --local --unset core.hooksPath",
            )
        return folder.resolve()

    def _said_path(self, question: str) -> str:
        return _path(self._run("rev-parse", question).rstrip(b"\r\n"))

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
            if answer[position:end].endswith(b" missing"):
                raise objects_are_missing(from_promisor=self._is_partial())
            size = int(answer[position:end].split()[2])
            found[oid] = answer[end + 1 : end + 1 + size]
            position = end + 1 + size + 1
        return found

    def _try(self, *words: str) -> bytes | None:
        done = call_git(self.root, words)
        return done.stdout if done.returncode == 0 else None

    def _refuse_without_head(self) -> None:
        """Raise UsageError where not even the newest commit can be read: there is none yet, or it is lost."""
        if not self.has_commits():
            raise no_commit_yet()
        if self._try("cat-file", "-e", "HEAD^{commit}") is None:
            raise objects_are_missing(from_promisor=self._is_partial())

    def _is_partial(self) -> bool:
        return self._try("config", "--get-regexp", r"^remote\..*\.promisor$") is not None

    def _run(self, *words: str, feed: bytes = b"") -> bytes:
        done = call_git(self.root, words, feed)
        if done.returncode != 0:
            raise why_refused(words[0], _said(done), self.root)
        return done.stdout


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", errors="replace").strip()


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether the way to `path`, ".." gone back and no link followed, leads into `folder`."""
    return Path(os.path.normpath(path)).is_relative_to(folder) or path.parent.resolve().is_relative_to(folder)


def _path(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")


def _differs(entry: bytes) -> bool:
    """Tell whether a line of `git status` is of something that the newest commit does not have and that is read."""
    if not entry.startswith(_IGNORED):
        return bool(entry)
    name = entry.rstrip(b"/").rpartition(b"/")[2].removeprefix(_IGNORED)
    return entry.endswith(_READ) and not name.startswith((b".", b"~"))
