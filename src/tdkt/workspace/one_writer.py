"""One tdkt at a time writes into a workspace: the others are told so, and none takes the work of a living one for a wreck.

The lock is the system's own (flock, LockFile) and goes with the process that holds it, however that ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from tdkt.errors import UserError

IGNORE = ".gitignore"
"""The file that is locked. It tells git to pass over its folder, so it is the first file in there and the last."""
_ATTEMPTS = 5
_FAR_BEHIND = 1 << 30
"""Where Windows locks a byte: behind the content, which others may go on reading."""


class BusyError(UserError):
    """Another tdkt is writing into the workspace."""

    def __init__(self) -> None:
        super().__init__("Một lệnh tdkt khác đang ghi vào kho này.", hint="Đợi lệnh ấy xong rồi chạy lại.")


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make `folder`, which git passes over, and hold it for this process; an empty one is removed at the end.

    Raises BusyError where another process holds it, UserError where a link stands in its place, OSError where the system does not let the folder be made.
    """
    ignore = folder / IGNORE
    if folder.is_symlink() or ignore.is_symlink():
        raise UserError(
            f"{folder} hoặc tệp {IGNORE} trong đó là một liên kết nên không ghi qua.",
            hint="Xóa liên kết ấy rồi chạy lại.",
        )
    stream = _opened(ignore)
    try:
        if stream.tell() == 0:
            stream.write(b"*\n")
        yield
    finally:
        if not [path for path in folder.iterdir() if path != ignore]:
            with contextlib.suppress(OSError):  # Windows does not let an open file go
                ignore.unlink()
        stream.close()
        with contextlib.suppress(OSError):
            if sys.platform == "win32" and [path.name for path in folder.iterdir()] == [IGNORE]:
                ignore.unlink()
            folder.rmdir()


def _opened(ignore: Path) -> FileIO:
    for _ in range(_ATTEMPTS):
        ignore.parent.mkdir(exist_ok=True)
        try:
            stream = ignore.open("ab", buffering=0)  # what a full disk refuses is not tried again at the end
        except FileNotFoundError:
            continue  # whoever held the folder has just removed it
        if not _locked(stream):
            stream.close()
            raise BusyError
        if os.fstat(stream.fileno()).st_nlink:
            return stream
        stream.close()  # locked, but removed in the meantime by whoever held it: others would lock a new one
    raise BusyError


def _locked(stream: FileIO) -> bool:
    """Lock an open file; False where another process holds it. A disk that knows no locks does without."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(_FAR_BEHIND)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0, os.SEEK_END)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EDEADLK)
    return True
