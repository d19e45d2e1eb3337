"""Whether the files that a command has read still lie as they were: what it worked out from others is not written.

Two commands that are started together read the same files. One lock lets them write one after the other, so the second would write
what it had worked out from files that the first has changed: a document is issued of figures that were replaced in that very moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tdkt.errors import UserError
from tdkt.workspace.inside import plain_files_as_they_lie

AsRead = Mapping[str, tuple[int, int, int]]
"""File → when it was last written, its size and its number on the disk (another one after it was replaced)."""
_NAMED = 3


def as_they_lie(root: Path, folder: str, is_data: Callable[[str], bool]) -> AsRead:
    """Return how the files of data below `folder` of the workspace `root` lie now."""
    return {
        file: (status.st_mtime_ns, status.st_size, status.st_ino)
        for file, status in plain_files_as_they_lie(root, folder)
        if is_data(file)
    }


def refuse_changed(before: AsRead, now: AsRead) -> None:
    """Raise UserError, naming the files, where any was changed, came or went."""
    others = sorted(file for file in {*before, *now} if before.get(file) != now.get(file))
    if others:
        named = "\n".join(f"  {file}" for file in others[:_NAMED])
        more = f"\n  … và {len(others) - _NAMED} tệp khác" if len(others) > _NAMED else ""
        raise UserError(
            f"Dữ liệu vừa bị sửa trong lúc lệnh đang chạy nên chưa ghi gì:\n{named}{more}",
            hint="Chạy lại lệnh để làm từ nội dung mới.",
        )
