"""Run the commands of one checkout of tdkt in this process, and keep what each of them says and writes."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import traceback
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ZIPPED = (".docx", ".xlsx")
_KEPT_FROM_THE_MACHINE = ("PATH", "LANG", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_SETTINGS = {
    "NO_COLOR": "1",
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Nguyễn Văn A",
    "GIT_AUTHOR_EMAIL": "a@example.vn",
    "GIT_AUTHOR_DATE": "2026-11-23T08:00:00+07:00",
    "GIT_COMMITTER_NAME": "Nguyễn Văn A",
    "GIT_COMMITTER_EMAIL": "a@example.vn",
    "GIT_COMMITTER_DATE": "2026-11-23T08:00:00+07:00",
}
"""A commit of the same files has the same hash everywhere, and no one's settings leak into what is printed."""


def load(checkout: Path) -> Callable[[], int]:
    """Return the `main` of the tdkt in `checkout`; every output says the same version, whatever the checkout's is."""
    sys.path.insert(0, str(checkout / "src"))
    import tdkt

    if not Path(tdkt.__file__).is_relative_to(checkout):
        raise SystemExit(f"tdkt comes from {tdkt.__file__}, not from {checkout}.")
    tdkt.__version__ = "1.0.0"
    from tdkt.__main__ import main

    return main


class Recorder:
    """Keeps what commands say and write under `kept`, with the folder `base` called BASE in all of it."""

    def __init__(self, main: Callable[[], int], base: Path, kept: Path) -> None:
        self._main = main
        self._base = base
        self._kept = kept
        self._names: set[str] = set()
        home = base / "home"
        home.mkdir()
        kept_words = {name: os.environ[name] for name in _KEPT_FROM_THE_MACHINE if name in os.environ}
        os.environ.clear()
        os.environ.update(kept_words | _SETTINGS | {"HOME": str(home), "XDG_CONFIG_HOME": str(home)})

    def run(
        self,
        group: str,
        words: Sequence[str],
        cwd: Path,
        *,
        columns: int = 100,
        feed: str = "",
        env: dict[str, str] | None = None,
        hidden: Sequence[str] = (),
    ) -> int:
        """Run `tdkt WORDS` in `cwd`; keep exit code, both streams and the files that were written or removed.

        `hidden` are words of the day that are not to be kept.
        """
        before = _times(cwd)
        code, said, chatter = self._called(words, cwd, columns=columns, feed=feed, env=env or {})
        name = self._name_of(group, words, columns, env or {})
        text = f"$ tdkt {' '.join(words)}\nexit {code}\n--- stdout\n{said}--- stderr\n{chatter}"
        self.keep(f"{name}.txt", self._masked(text, hidden))
        after = _times(cwd)
        for path in sorted(after):
            if before.get(path) != after[path]:
                self._keep_file(f"{name}.files/{path}", cwd / path, hidden)
        gone = sorted(set(before) - set(after))
        if gone:
            self.keep(f"{name}.removed.txt", "\n".join(gone) + "\n")
        gc.collect()
        return code

    def keep(self, name: str, text: str) -> None:
        """Write `text` to the file `name` of what is kept."""
        path = self._kept / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _called(
        self, words: Sequence[str], cwd: Path, *, columns: int, feed: str, env: dict[str, str]
    ) -> tuple[int, str, str]:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
        fed = io.TextIOWrapper(io.BytesIO(feed.encode()), encoding="utf-8")
        kept = (sys.argv, sys.stdout, sys.stderr, sys.stdin)
        sys.argv = ["tdkt", *words]
        sys.stdout, sys.stderr, sys.stdin = *streams, fed
        try:
            with contextlib.chdir(cwd), _environment(COLUMNS=str(columns), **env):
                code = self._main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        except Exception:  # noqa: BLE001 a crash is an output that the other state of the code may not have
            traceback.print_exc()
            code = -1
        finally:
            written = [sys.stdout, sys.stderr]
            sys.argv, sys.stdout, sys.stderr, sys.stdin = kept
        return code, *map(_text_of, written)

    def _name_of(self, group: str, words: Sequence[str], columns: int, env: dict[str, str]) -> str:
        said = " ".join([*words, *(f"{value}" for name, value in env.items() if name == "COMP_WORDS")])
        said = unicodedata.normalize("NFD", said.replace("đ", "d").replace("Đ", "D"))
        plain = "".join(letter for letter in said if not unicodedata.combining(letter))
        slug = re.sub(r"[^A-Za-z0-9.=-]+", "_", plain).strip("_")[:90] or "tdkt"
        name = f"{group}/{slug}" if columns == 100 else f"{group}/{slug}.{columns}"
        same = 2
        unique = name
        while unique in self._names:
            unique = f"{name}.{same}"
            same += 1
        self._names.add(unique)
        return unique

    def _masked(self, text: str, hidden: Sequence[str] = ()) -> str:
        text = text.replace(str(self._base), "BASE")
        for word in hidden:
            text = text.replace(word, "TODAY")
        return text

    def _keep_file(self, name: str, path: Path, hidden: Sequence[str]) -> None:
        data = path.read_bytes()
        if path.parent.name == "schemas":  # the contract itself: `git diff schemas` says what changed in it
            self.keep(f"{name}.here", "")
            return
        if path.suffix in ZIPPED and zipfile.is_zipfile(path):
            if path.suffix == ".docx":
                self.keep(f"{name}.sha256", hashlib.sha256(data).hexdigest() + "\n")
            self._keep_parts(name, path)
            return
        target = self._kept / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(self._masked(data.decode(), hidden).encode())
        except UnicodeDecodeError:
            target.write_bytes(data)

    def _keep_parts(self, name: str, path: Path) -> None:
        """Keep the parts of a zipped file; a line for each tag, so that a difference can be read."""
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                target = self._kept / f"{name}.parts" / part
                target.parent.mkdir(parents=True, exist_ok=True)
                data = archive.read(part)
                if part.endswith((".xml", ".rels")):
                    data = _without_the_clock(data).replace(b"><", b">\n<")
                target.write_bytes(data)


def _without_the_clock(data: bytes) -> bytes:
    """Return the XML of a part without the moment of writing that openpyxl puts into a workbook's properties."""
    return re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\1", data)


def _text_of(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", errors="replace")


@contextlib.contextmanager
def _environment(**words: str) -> Iterator[None]:
    os.environ.update(words)
    try:
        yield
    finally:
        for name in words:
            del os.environ[name]


def _times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the files below `folder` but git's own, each with its time and size."""
    found = {}
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if relative.parts[0] == ".git" and "hooks" not in relative.parts:
            continue
        if path.is_file() and not path.name.endswith(".sample"):
            state = path.stat()
            found[relative.as_posix()] = (state.st_mtime_ns, state.st_size)
    return found


def git(folder: Path, *words: str) -> None:
    """Run git in `folder` with the fixed names and days."""
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def commit_all(folder: Path, message: str) -> None:
    """Commit everything in `folder`, which becomes a repository if it is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def copy_of(folder: Path, name: str) -> Path:
    """Return a copy of the repository `folder` beside it, without what was built in it."""
    target = folder.parent / name
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("build"))
    return target


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write `files` (path → text) below `folder`; return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    return folder
