"""How git is called: as a process, with nothing run that a repository's own settings name. What writes: `changing_git.py`.

A repository that came from somebody else brings its settings along (`.git/config` in an archive, a bare repository hidden in a
folder): watchers, filters, drivers, signature programs, hooks. And what a user has set for reading by eye (colours, signatures,
untracked files left out) must not change what tdkt reads. So every call goes through here. The user's own settings stay readable,
since git finds there which repositories of others may be opened (`safe.directory`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tdkt.errors import UsageError

_SECONDS = 120
"""No question of ours takes git so long, whatever the history."""
_HOOKS = ("core.hooksPath", os.devnull)
_SETTINGS = (
    ("core.quotepath", "off"),
    ("core.fsmonitor", "false"),
    ("core.untrackedCache", "false"),
    ("core.pager", "cat"),
    ("color.ui", "false"),
    ("log.showSignature", "false"),
    ("diff.orderFile", os.devnull),
    ("diff.noprefix", "false"),
    ("diff.renames", "false"),
    ("status.showUntrackedFiles", "all"),
    ("status.submoduleSummary", "false"),
    ("submodule.recurse", "false"),
    ("safe.bareRepository", "explicit"),
    ("protocol.allow", "never"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
)
"""What is set over whatever a repository says. `safe.bareRepository`: a bare repository below a work tree is a trap."""
_FILES_LOOKED_AT = ("status", "diff", "diff-files", "diff-index")
"""The commands that read files of the work tree and would send them through filters."""
_DIFF_OPTIONS = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
_OPTIONS = {
    "diff": _DIFF_OPTIONS,
    "diff-files": _DIFF_OPTIONS,
    "diff-index": _DIFF_OPTIONS,
    "status": ("--ignore-submodules=all", "--untracked-files=all", "--no-renames"),
}
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
}
"""Its words in English; nothing asked, nothing fetched; an object is what its hash says."""
_UNWANTED = (
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
)
_MADE_ABSOLUTE = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def call_git(
    folder: Path,
    words: tuple[str, ...],
    feed: bytes = b"",
    *,
    with_hooks: bool = False,
    index: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in `folder`; `with_hooks` leaves the repository's word on where its hooks lie (only a commit runs any).

    `index` is used in place of the repository's own, for trees that nobody has staged.

    Raises UsageError where git is missing or does not come to an end.
    """
    settings = [*_SETTINGS, *(() if with_hooks else (_HOOKS,))]
    if words[0] in _FILES_LOOKED_AT:
        settings += _without_filters(folder, settings)
    command, *rest = words
    return _run(folder, settings, (command, *_OPTIONS.get(command, ()), *rest), feed, index)


def _without_filters(folder: Path, settings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return settings that switch off every filter that is set: what git holds is compared with what lies in the folder."""
    listed = _run(folder, settings, ("config", "--name-only", "-z", "--get-regexp", r"^filter\."), b"")
    keys = {key.decode("utf-8", "surrogateescape") for key in listed.stdout.split(b"\0") if key}
    names = {key.removeprefix("filter.").rpartition(".")[0] for key in keys}
    odd = sorted(
        name for name in names if "=" in name
    )  # "-c" ends the key there: such a filter could not be switched off
    if odd:
        raise UsageError(
            f"Kho git đặt bộ lọc (filter) có tên lạ: “{odd[0]}”.",
            hint="Xem bằng “git config --show-origin --get-regexp filter”; kho của người khác thì xóa bộ lọc ấy rồi chạy lại.",
        )
    return [
        (f"filter.{name}.{part}", value)
        for name in sorted(names)
        for part, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    ]


def _run(
    folder: Path,
    settings: list[tuple[str, str]],
    words: tuple[str, ...],
    feed: bytes,
    index: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    if (
        sys.platform == "win32"
    ):  # or else a git.exe that lies in the current folder would be the one that is run
        os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    said = [part for key, value in settings for part in ("-c", f"{key}={value}")]
    try:
        return subprocess.run(
            ["git", *said, *words],
            cwd=folder,
            env=_environment() if index is None else {**_environment(), "GIT_INDEX_FILE": str(index)},
            input=feed,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise UsageError(
            "Máy này chưa có git.",
            hint="Cài git từ https://git-scm.com/downloads rồi mở lại cửa sổ lệnh.",
        ) from None
    except subprocess.TimeoutExpired:
        raise UsageError(
            f"git không trả lời sau {_SECONDS} giây ({words[0]}).",
            hint="Chạy “git status” trong thư mục của kho để xem kho có ổn không.",
        ) from None


def _environment() -> dict[str, str]:
    """Return the environment for git, with what a hook is given made valid in any folder.

    git runs hooks at the top of the work tree and names its folder and index relative to that.
    """
    found = {**os.environ, **_ENVIRONMENT}
    for name in _UNWANTED:
        found.pop(name, None)
    for name in _MADE_ABSOLUTE:
        if found.get(name):
            found[name] = str(Path(found[name]).absolute())
    if "GIT_DIR" in found:
        found.setdefault("GIT_WORK_TREE", str(Path.cwd()))
    return found
