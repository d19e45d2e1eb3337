"""`tdkt refresh`: the copies that tdkt put into the workspace for the editor, brought up to date after an upgrade."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt import __version__
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import workspace_root

if TYPE_CHECKING:
    from tdkt.planning.new_ward.copies import Refreshing


def refresh(
    templates: bool = typer.Option(
        False,
        "--templates",
        help="Lấy cả lời văn mẫu, mẫu Word vào templates/: thêm tệp còn thiếu, làm mới tệp chưa ai sửa.",
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ thay tệp nào; không ghi gì."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Làm mới schemas/ và phần cài đặt của trình soạn thảo sau khi nâng cấp tdkt.

    Chỉ thay tệp còn nguyên như tdkt đã ghi; tệp nào đã được sửa thì giữ nguyên và nêu tên. Không đụng đến plans/;
    chỉ đụng đến templates/ khi ghi --templates.

    Ví dụ: tdkt refresh; tdkt refresh --dry-run; tdkt refresh --templates
    """
    from tdkt.planning.new_ward import copies
    from tdkt.planning.new_ward.skeleton_files import all_copies

    root = workspace_root(workspace)
    done = copies.refresh(root, all_copies(templates=templates), write=not dry_run)
    will = "sẽ " if dry_run else "đã "
    for paths, deed in (
        (done.replaced, f"{will}thay bằng bản mới"),
        (done.added, f"{will}thêm"),
        (done.kept, "giữ nguyên: đã được sửa, hoặc không rõ có phải bản chép của tdkt không"),
    ):
        for path in paths:
            say(f"{path}: {deed}")
    _tell(done)
    _tell_of_recipes(root)
    if dry_run:
        note_dry_run()
    return 0


def _tell(done: Refreshing) -> None:
    from tdkt.planning.new_ward.copies import SETTINGS

    if not (done.replaced or done.added or done.kept):
        note(f"Các bản chép cho trình soạn thảo đã là của tdkt {__version__}.")
    elif done.before not in (None, __version__):
        note(f"Từ bản của tdkt {done.before} lên tdkt {__version__}.")
    if any(path != SETTINGS for path in done.kept):
        note("Muốn lấy bản của tdkt cho một tệp giữ nguyên: chuyển tệp ấy đi rồi chạy lại.")
    if done.unnamed:
        note(f"Tự thêm vào “yaml.schemas” trong {SETTINGS}:")
        for line in done.unnamed:
            note(f"  {line}")


def _tell_of_recipes(root: Path) -> None:
    """Name the recipes of `tdkt init --ci` that install another version: their pin is the ward's to change."""
    from tdkt.planning.new_ward.ci import FILES
    from tdkt.workspace.inside import obstacle

    for path, _ in FILES.values():
        file = root / path
        is_there = file.is_file() and obstacle(root, file) is None
        text = file.read_text(encoding="utf-8", errors="replace") if is_there else ""
        found = re.search(r"^ *TDKT_VERSION: *[\"']?([^\s\"']+)", text, re.MULTILINE)
        if found and found[1] != __version__:
            note(f"{path} còn cài tdkt {found[1]}: đổi TDKT_SOURCE và TDKT_VERSION khi muốn dùng bản mới.")
