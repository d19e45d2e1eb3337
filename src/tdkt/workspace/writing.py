"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from tdkt.errors import UserError
from tdkt.workspace.inside import refuse_obstacle
from tdkt.workspace.portable_names import refuse_unportable


def write_atomically(path: Path, data: bytes, *, workspace: Path) -> None:
    """Put `data` at `path`; make the folders that are missing.

    Raises ObstacleError for a way that goes through a link below `workspace`; elsewhere, where the user's own links lie, a link is
    followed, not replaced. Raises UserError for a new name that another system cannot hold.

    The file is written beside the target and moved over it, so a reader never sees half of it. Raises UserError
    saying what to do when the file is held open by Word, the folder is read-only or the disk is full.
    """
    refuse_obstacle(workspace, path)
    refuse_unportable((path,))
    target = path.resolve() if path.is_symlink() else path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, target.parent, "tạo thư mục") from error
    if target.is_dir():
        raise UserError(f"{target} là một thư mục, không ghi tệp vào đó được.", hint="Chọn tên tệp khác.")
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
        replace_atomically(temporary, target)
    except OSError as error:
        raise refusal(error, target, "ghi") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def replace_atomically(source: Path, target: Path) -> None:
    """Move `source` over `target` in the same folder; raise UserError if another program holds `target`."""
    try:
        os.replace(source, target)  # noqa: PTH105 - the one call that is atomic on every system
    except PermissionError as error:
        raise UserError(
            f"Không ghi được {target}: tệp đang được mở trong một chương trình khác (Word?).",
            hint="Đóng tệp ấy lại rồi chạy lại lệnh.",
        ) from error


def refusal(error: OSError, path: Path, action: str) -> UserError:
    """Return what is said where the system refused `action` ("ghi", "tạo thư mục") on `path`, and what to do about it."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserError(
            f"Không {action} được {path}: không có quyền ghi.",
            hint="Đóng tệp nếu đang mở trong Word; kiểm tra quyền ghi của thư mục, hoặc chọn thư mục khác.",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(f"Không {action} được {path}: ổ đĩa đã đầy.", hint="Xóa bớt tệp rồi chạy lại lệnh.")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return UserError(f"Không {action} được {path}: một phần của đường dẫn là tệp, không phải thư mục.")
    return UserError(f"Không {action} được {path}: {error.strerror or error}.")
