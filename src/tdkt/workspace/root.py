"""Where a workspace lies: the folder that holds `plans`."""

from __future__ import annotations

from pathlib import Path

from tdkt.errors import UsageError
from tdkt.workspace.repository_state import is_sparse
from tdkt.workspace.workspace import PLANS


def is_workspace(folder: Path) -> bool:
    """Tell whether `folder` holds a folder `plans`."""
    return (folder / PLANS).is_dir()


def find_root(start: Path) -> Path:
    """Return the nearest folder from `start` upwards that holds a folder `plans`; raises UsageError."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / PLANS).is_dir():
            return folder
    if is_sparse(start):
        raise UsageError(
            f"Không có thư mục “{PLANS}” ở đây: kho git đang bật sparse-checkout nên thư mục chỉ có một phần của kho.",
            hint="Lấy đủ tệp: git sparse-checkout disable",
        )
    raise UsageError(
        f"Không tìm thấy thư mục “{PLANS}” trong {start} và các thư mục cha.",
        hint="Mở thư mục của kho dữ liệu rồi chạy lại, hoặc chỉ rõ bằng --workspace THƯ_MỤC.",
    )
