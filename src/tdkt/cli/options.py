"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from tdkt.workspace.workspace import Workspace

WORKSPACE = typer.Option(
    None,
    "--workspace",
    "-w",
    metavar="THƯ_MỤC",
    help="Thư mục của kho dữ liệu (có thư mục plans); mặc định tìm từ thư mục hiện tại trở lên.",
)


def open_workspace(folder: Path | None) -> Workspace:
    """Read the workspace at `folder`, or the one around the current folder; raises UsageError where there is none."""
    from tdkt.workspace.workspace import read_workspace

    return read_workspace(workspace_root(folder))


def open_staged(folder: Path | None) -> Workspace:
    """Read the workspace as it is staged for the next commit; raises UsageError where there is no repository."""
    from tdkt.workspace.repository import Repository
    from tdkt.workspace.workspace import YAML, stored_workspace

    root = workspace_root(folder)
    repository = Repository.around(root)
    staged = {path: oid for path, oid in repository.staged().items() if path.lower().endswith(YAML)}
    contents = repository.contents(staged.values())
    return stored_workspace(root, {path: contents[oid] for path, oid in staged.items()})


def workspace_root(folder: Path | None) -> Path:
    """Return the workspace `folder`, or the one around the current folder; raises UsageError where there is none."""
    from tdkt.errors import UsageError
    from tdkt.workspace.workspace import PLANS, find_root

    if folder is None:
        return find_root(Path.cwd())
    if not (folder / PLANS).is_dir():
        raise UsageError(f"Thư mục {folder} không có thư mục “{PLANS}”.", hint="Chỉ tới thư mục chứa plans.")
    return folder.resolve()


def read_day(option: str, word: str) -> date:
    """Return the date that a user typed after `option` ("10/07/2026", "2026-07-10"); raises UsageError."""
    from tdkt.errors import UsageError
    from tdkt.exchange.cell_values import CellError, day

    try:
        return day(word)
    except CellError as error:
        raise UsageError(f"{option}: {error}", hint=error.hint) from None
