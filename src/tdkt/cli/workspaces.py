"""Workspaces as commands open them: found around the current folder, read, what an interrupted command left brought to an end."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.workspace.workspace import Workspace


def open_workspace(folder: Path | None) -> Workspace:
    """Read the workspace at `folder`, or the one around the current folder; raises UsageError where there is none."""
    from tdkt.read_before import ReadBefore
    from tdkt.workspace.checked_out import LEFT_OUT, folder_workspace

    root = workspace_root(folder)
    read_before = ReadBefore(str(root))
    read = folder_workspace(root, read_before)
    atexit.register(read_before.write)  # with what the command finds out about the files
    for finding in read.findings:
        if (
            finding.code == LEFT_OUT
        ):  # not every command looks at findings, and none may count a part in silence
            note(f"CHÚ Ý: {finding.message} {finding.hint}")
    return read


def open_staged(folder: Path | None) -> Workspace:
    """Read the workspace as it is staged for the next commit; raises UsageError where there is no repository."""
    from tdkt.read_before import ReadBefore
    from tdkt.workspace.checked_out import staged_workspace

    root = workspace_root(folder)
    read_before = ReadBefore(str(root))
    read = staged_workspace(root, read_before)
    atexit.register(read_before.write)
    return read


def workspace_root(folder: Path | None) -> Path:
    """Return the workspace `folder`, or the one around the current folder; raises UsageError where there is none.

    What an interrupted command left there is brought to an end first: nobody reads half of an edit.
    """
    root = workspace_around(folder)
    end_interrupted_edit(root)
    return root


def end_interrupted_edit(root: Path) -> None:
    """Put the files of an edit that was interrupted back as they were, and say so."""
    from tdkt.workspace.staging import take_back

    files = take_back(root)
    if files:
        note(f"Lần ghi trước bị ngắt giữa chừng. Đã trả lại {len(files)} tệp như trước khi ghi:")
        for file in files:
            note(f"  {file}")
        note("Chạy lại lệnh ấy nếu vẫn cần.")


def workspace_around(folder: Path | None) -> Path:
    """Return what `workspace_root` does, and touch nothing."""
    from tdkt.workspace.root import find_root
    from tdkt.workspace.workspace import PLANS

    if folder is None:
        return find_root(Path.cwd())
    if not (folder / PLANS).is_dir():
        raise UsageError(f"Thư mục {folder} không có thư mục “{PLANS}”.", hint="Chỉ tới thư mục chứa plans.")
    return folder.resolve()


def paths_within(root: Path, paths: list[Path]) -> list[Path]:
    """Return the paths as the workspace names them (links are not followed); raises UsageError for strangers."""
    wanted = []
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"Không có tệp hoặc thư mục {path}.", hint="Kiểm tra đường dẫn.")
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 a link stays the link
        inside = next((base for base in (root, root.resolve()) if absolute.is_relative_to(base)), None)
        if inside is None and path.parent.resolve().is_relative_to(root.resolve()):
            absolute, inside = path.parent.resolve() / path.name, root.resolve()
        if inside is None:
            raise UsageError(
                f"{path} không nằm trong kho {root}.", hint="Chỉ tới tệp trong thư mục plans của kho."
            )
        wanted.append(root / absolute.relative_to(inside))
    return wanted


def is_under(file: Path, wanted: list[Path]) -> bool:
    """Tell whether `file` is one of the paths `wanted` or lies in one of them; every file is where none is named."""
    return not wanted or any(file == path or path in file.parents for path in wanted)
