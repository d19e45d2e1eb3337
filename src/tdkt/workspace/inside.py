"""What lies in the workspace and what only looks so: links, pipes, devices, paths that lead out.

A link that somebody commits would let a command read or write any file of whoever runs it, a pipe or a device would let it
wait for ever. So below the workspace nothing is read or written but through plain folders and plain files; a link from one
file of the workspace to another is refused too, so that there is one rule and no doubt. The workspace itself may lie below a
link: that is the user's own. Hard links cannot be told from files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tdkt.errors import UserError
from tdkt.model.records import dataclass

LINK_IN_WORDS = "một liên kết"
_SPECIAL = {
    stat.S_IFIFO: "đường ống (FIFO)",
    stat.S_IFCHR: "thiết bị",
    stat.S_IFBLK: "thiết bị",
    stat.S_IFSOCK: "socket",
}
_REPARSE = {getattr(stat, "IO_REPARSE_TAG_SYMLINK", -1), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)}
"""What Windows calls its links and junctions."""
_VERBATIM = "\\\\?\\"
LOCK = ".#"
"""How the name of what Emacs puts beside a file begins while that is edited: a link that leads nowhere, and no data."""
_MOST_LINKS = 40
"""As Linux has it: more are a loop."""
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something in the way: its `path` relative to the workspace, `what` it is, and where a link leads ("" for no link)."""

    path: str
    what: str
    target: str = ""

    @property
    def is_link(self) -> bool:
        """Tell whether it is a link: what it leads to may be anything."""
        return bool(self.target)

    @property
    def message(self) -> str:
        """What is said of it, without its own path."""
        leads = f" tới {self.target}" if self.is_link else ""
        return f"là {self.what}{leads}: tdkt không đọc, không ghi qua đó"

    @property
    def hint(self) -> str:
        """How it is mended."""
        if self.is_link:
            return "Xóa liên kết ấy, rồi đặt tệp (thư mục) thường có nội dung cần dùng vào chỗ đó."
        return "Xóa hoặc chuyển mục ấy ra khỏi kho."


class ObstacleError(UserError):
    """A path of the workspace is none that may be read or written."""

    def __init__(self, found: Obstacle) -> None:
        super().__init__(f"{found.path} {found.message}.", hint=found.hint)
        self.found = found


def obstacle(root: Path, path: Path) -> Obstacle | None:
    """Return what stands in the way to `path` below the workspace `root`, None where the way is free.

    The way is gone as the system goes it, ".." and links outside the workspace followed, since those are the user's own; what
    does not exist yet is free. Raises OSError where the system does not let it be looked at.
    """
    base = Path(os.path.realpath(root))
    here, todo = _start(base, path)
    links = 0
    while todo:
        part = todo.pop()
        if part in ("", os.curdir):
            continue
        if part == os.pardir:
            here = here.parent
            continue
        step = here / part
        status = _status(step)
        if status is None or not _is_link(status):
            found = None if status is None else _special(base, step, status)
            if found:
                return found
            here = step
            continue
        if here.is_relative_to(base):
            return Obstacle(_relative(base, step), LINK_IN_WORDS, _target(step))
        links += 1
        if links > _MOST_LINKS:
            raise UserError(f"{path} là liên kết dẫn vòng quanh.", hint="Chọn đường dẫn khác.")
        leads = Path(_target(step))
        here = Path(leads.anchor) if leads.is_absolute() else here
        todo += reversed(leads.parts[1:] if leads.is_absolute() else leads.parts)
    return None


def refuse_obstacle(root: Path, path: Path) -> None:
    """Raise ObstacleError where something stands in the way to `path` below the workspace `root`."""
    found = obstacle(root, path)
    if found is not None:
        raise ObstacleError(found)


def read_inside(root: Path, path: Path, *, limit: int | None = None) -> bytes:
    """Return the bytes of a plain file of the workspace `root`; raises ObstacleError, and OSError also past `limit` bytes."""
    refuse_obstacle(root, path)
    return read_plain(path, limit=limit)


def read_plain(path: Path, *, limit: int | None = None) -> bytes:
    """Return the bytes of a file that the user named, a link followed; raises OSError for a folder, a pipe, a device, or more than `limit` bytes.

    Nothing is waited for: a pipe is opened without waiting for somebody to write into it, and not read.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError:  # perhaps a link
        handle = os.open(os.path.realpath(path), _FLAGS)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{path}: không phải tệp thường")
        data = stream.read() if limit is None else stream.read(limit + 1)
    if limit is not None and len(data) > limit:
        raise OSError(f"{path}: lớn hơn {limit} byte")
    return data


def obstacles(root: Path, start: str) -> Iterator[Obstacle]:
    """Yield all obstacles at and below `start`, a path relative to the workspace `root`; hidden folders below it are left out."""
    first = obstacle(root, root / start)
    if first is not None:
        yield first
        return
    base = Path(os.path.realpath(root))
    for folder, subfolders, names in os.walk(base / start):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted([*subfolders, *(name for name in names if not name.startswith(LOCK))]):
            path = os.path.join(folder, name)  # noqa: PTH118 of thousands of files
            status = _status(path)
            if status is not None and (found := _of_status(base, path, status)):
                yield found
                if name in subfolders:
                    subfolders.remove(name)


def plain_files(root: Path, start: str) -> Iterator[Path]:
    """Yield the plain files at and below `start` (relative to the workspace `root`) in order, through no link."""
    return (root / file for file, _ in plain_files_as_they_lie(root, start))


def plain_files_as_they_lie(root: Path, start: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the plain files at and below `start` by their paths relative to the workspace `root`, as `plain_files`."""
    if obstacle(root, root / start) is not None:
        return
    for folder, subfolders, names in os.walk(root / start):
        subfolders.sort()
        place = Path(folder).relative_to(root).as_posix()
        for name in sorted(names):
            status = _status(os.path.join(folder, name))  # noqa: PTH118 of thousands of files
            if status is not None and stat.S_ISREG(status.st_mode):
                yield f"{place}/{name}", status


def is_link(path: Path) -> bool:
    """Tell whether `path` itself is a link or, on Windows, a junction."""
    status = _status(path)
    return status is not None and _is_link(status)


def _start(base: Path, path: Path) -> tuple[Path, list[str]]:
    """Return from where the way to `path` is gone and its parts, the last first: what leads to `base` needs no look."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    if absolute.is_relative_to(base):
        return base, list(reversed(absolute.relative_to(base).parts))
    return Path(absolute.anchor), list(reversed(absolute.parts[1:]))


def _status(path: Path | str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _of_status(base: Path, path: str, status: os.stat_result) -> Obstacle | None:
    if _is_link(status):
        return Obstacle(_relative(base, Path(path)), LINK_IN_WORDS, _target(Path(path)))
    return _special(base, path, status)


def _special(base: Path, path: Path | str, status: os.stat_result) -> Obstacle | None:
    what = _SPECIAL.get(stat.S_IFMT(status.st_mode))
    return Obstacle(_relative(base, Path(path)), what) if what else None


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", None) in _REPARSE


def _target(path: Path) -> str:
    try:
        return os.readlink(path).removeprefix(_VERBATIM)  # noqa: PTH115 as it is written, not as a Path tidies it
    except OSError:
        return "nơi không đọc được"


def _relative(base: Path, path: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)
