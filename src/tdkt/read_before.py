"""What YAML files say, kept from one command to the next in the user's own cache folder.

Reading a file as YAML and holding it against its schema takes longer than all else that is done with it, and few files change
from one command to the next. Beside it stands which checks, of those that look at one file alone, found nothing in it. Deleting the folder, or switching this off with the environment variable `SWITCH`, changes
nothing but time. An entry is found by the fingerprint of all bytes that it was read from. A kept file counts only if it
is the user's own, whole, and written by what would read the texts now: otherwise it is as if it were not there. It is plain
data, nothing in it is run, and it is never looked for in a workspace, which may come from anybody.
"""

from __future__ import annotations

import contextlib
import datetime
import importlib.util
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from tdkt import __version__
from tdkt.resources import resource_folder

SWITCH = "TDKT_NO_CACHE"
_PACKAGE = Path(__file__).parent
_LARGEST = 64 * 1024 * 1024
"""Of one kept file: a thousand reports take some seven megabytes."""
_MOST = 8
"""How many files are kept: one a workspace, those that were written last."""
_SIZE = 4
"""Bytes of the checksum at the head of a kept file: it tells a file that was cut or spoilt, which is all it has to."""
_READERS = ("yaml", "jsonschema_rs")
_MADE_OF_TEXT: dict[str, Callable[[str], object]] = {"D": Decimal, "d": datetime.date.fromisoformat}
"""What plain data cannot hold, by the letter that stands for its type: what makes it of its text."""
_Passed = dict[bytes, dict[str, list[str]]]
"""By contents and the files that held them, the checks that found nothing."""
_NOTHING_PASSED: tuple[str, _Passed] = ("", {})
_KINDS = {Decimal: "D", datetime.date: "d"}


class ReadBefore:
    """What files said when they were read before: those of one workspace, or another group known by its name."""

    def __init__(self, group: str, *, is_small: bool = False) -> None:
        """Take up what is kept of `group`; where it `is_small`, what nobody asks for is kept on too."""
        folder = _folder()
        self._group = group
        self._path = folder / f"{_checksum(group.encode()).hex()}.bin" if folder else None
        self._known, self._passed_before = _whole(self._path, group) if self._path else ({}, _NOTHING_PASSED)
        self._passed: _Passed | None = None
        self._asked = dict(self._known) if is_small else {}
        self._is_changed = False

    def said(self, content: bytes) -> Any:
        """Return what was kept of a file's `content`, a value of its own for every call; None where nothing was."""
        kept = self._known.get(content)
        if kept is None:
            return None
        self._asked[content] = kept
        value, made_of_text = marshal.loads(kept)
        for path, kind, written in made_of_text:
            holder = value
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = _MADE_OF_TEXT[kind](written)
        return value

    def keep(self, content: bytes, value: Any) -> None:
        """Keep `value`, which `content` says: lists, tuples, dicts, texts, whole numbers, and, within lists and dicts, decimal numbers and days."""
        if self._path is None:
            return
        made_of_text: list[tuple[tuple[Any, ...], str, str]] = []
        try:
            kept = marshal.dumps((value, made_of_text))
        except ValueError:  # something in it is no plain data
            kept = marshal.dumps((_plain(value, (), made_of_text), made_of_text))
        self._asked[content] = kept
        self._is_changed = True

    def holds(self, content: bytes) -> bool:
        """Tell whether anything was kept of a file's `content` that is asked for in this command."""
        return content in self._asked

    def passes(self, content: bytes, file: str, check: str) -> bool:
        """Tell whether `check` found nothing in the file `file` when it held `content`."""
        return check in self._passes().get(content, {}).get(file, ())

    def let_pass(self, content: bytes, file: str, check: str) -> None:
        """Keep that `check` finds nothing in the file `file`, which holds `content`."""
        self._passes().setdefault(content, {}).setdefault(file, []).append(check)
        self._is_changed = True

    def _passes(self) -> _Passed:
        if self._passed is None:
            checkers, passed = self._passed_before
            self._passed = passed if checkers == _checkers() else {}
        return self._passed

    def write(self) -> None:
        """Write what was asked for or kept, where anything is new; what nobody asked for is forgotten, what fails passes in silence."""
        if self._path is None or not self._is_changed:
            return
        self._is_changed = False
        checkers, passed = self._passed_before if self._passed is None else (_checkers(), self._passed)
        still = {content: passed[content] for content in self._asked if content in passed}
        whole = marshal.dumps((_readers(), self._group, self._asked, (checkers, still)))
        if len(whole) > _LARGEST:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _forget_the_oldest(self._path)
            _replace(self._path, _checksum(whole) + whole)


@cache
def own_files() -> ReadBefore:
    """Return what the files said that come with tdkt: the law, the outlines of reports."""
    return ReadBefore(str(_PACKAGE), is_small=True)


def _plain(value: Any, path: tuple[Any, ...], made_of_text: list[tuple[tuple[Any, ...], str, str]]) -> Any:
    """Return a copy of `value` without what plain data cannot hold, which is put into `made_of_text` with its path."""
    if isinstance(value, dict):
        return {key: _plain(one, (*path, key), made_of_text) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_plain(one, (*path, place), made_of_text) for place, one in enumerate(value))
    kind = _KINDS.get(type(value))
    if kind is None:
        return value
    made_of_text.append((path, kind, str(value)))
    return None


def _folder() -> Path | None:
    """Return the folder of what is kept, None where nothing is to be."""
    if os.environ.get(SWITCH):
        return None
    where = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        folder = Path(where or "~/.cache").expanduser()
    except RuntimeError:  # nobody's home
        return None
    return folder / "tdkt" if folder.is_absolute() else None


def _whole(path: Path, group: str) -> tuple[dict[bytes, bytes], tuple[str, _Passed]]:
    """Return what the file at `path` keeps of `group`, nothing where it is not to be relied on: what contents said, what passed by whom."""
    try:
        with path.open("rb") as stream:
            if hasattr(os, "getuid") and os.fstat(stream.fileno()).st_uid != os.getuid():
                return {}, _NOTHING_PASSED
            head, found = stream.read(_SIZE), stream.read(_LARGEST)
    except OSError:
        return {}, _NOTHING_PASSED
    if head != _checksum(found):
        return {}, _NOTHING_PASSED
    readers, *kept = marshal.loads(found)
    if readers != _readers():
        return {}, _NOTHING_PASSED
    whose, known, passed = kept
    return (known, passed) if whose == group else ({}, _NOTHING_PASSED)


@cache
def _readers() -> str:
    """Return all that decides what a text says: Python, tdkt with its schemas, the libraries that read."""
    told = [__version__, sys.version]
    for folder in (_PACKAGE / "workspace", _PACKAGE / "law", resource_folder("schemas")):
        with os.scandir(folder) as entries:
            told += sorted(_state(entry.path) for entry in entries if entry.is_file())
    for name in _READERS:
        spec = importlib.util.find_spec(name)
        told += [_state(spec.origin)] if spec is not None and spec.origin else []
    return "\n".join(told)


@cache
def _checkers() -> str:
    """Return all that decides what checks find in a file: the whole of tdkt.

    Where it was installed its files came together; where it is worked on each may change by itself.
    """
    if _PACKAGE.parent.name in ("site-packages", "dist-packages"):
        return _state(str(_PACKAGE / "__init__.py"))
    return "\n".join(_states_below(str(_PACKAGE)))


def _states_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=attrgetter("name")):
            if entry.is_file():
                yield _state(entry.path)
            elif entry.name != "__pycache__":
                yield from _states_below(entry.path)


def _state(path: str) -> str:
    status = Path(path).stat()
    return f"{path} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_size}"


def _forget_the_oldest(path: Path) -> None:
    """Make room for `path` among the files that are kept."""
    kept = sorted((one.stat().st_mtime, one) for one in path.parent.iterdir() if one != path)
    for _, old in kept[: max(0, len(kept) + 1 - _MOST)]:
        old.unlink()


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        with temporary.open("xb") as stream:
            temporary.chmod(0o600)
            stream.write(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SIZE, "big")
