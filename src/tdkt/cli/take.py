"""`tdkt take FILE…`: bring what the level above hands down into the workspace."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import open_workspace


def take(
    file: Path = typer.Argument(
        ..., metavar="TỆP", help="Tệp YAML cấp trên giao: handed-down hoặc report-outline."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ ghi gì; không ghi."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Nhận nội dung cấp trên giao: chỉ tiêu chung, hạn gửi, phong trào phát động, đề cương báo cáo.

    Chỉ ghi vào tệp, không lưu vào git: xem lại bằng tdkt diff rồi mới tdkt save. Phong trào kho đã có thì giữ như kho đang ghi.

    Ví dụ: tdkt take giao-2026.yaml --dry-run; tdkt take giao-2026.yaml
    """
    from tdkt.changes.telling import SIGNS, said
    from tdkt.planning.taking_down import take_down

    read = open_workspace(workspace)
    found = take_down(read, file)
    for line in found.notices:
        note(f"CHÚ Ý: {line}")
    for line in found.kept:
        note(f"Giữ nguyên: {line}.")
    if not found.edit.files:
        say("Không có gì mới.")
        return 0
    if not dry_run:
        found.write(read)
    for line in found.brings:
        say(line)
    if found.changes:
        say(f"Khác với {found.replaced} đang có:")
    for entry in found.changes:
        say(f"  {SIGNS[entry.action]} {entry.heading}")
        for line in map(said, entry.lines):
            say(f"      {line}")
    for path in found.edit.files:
        say(f"  {path}")
    note_new_findings(found.foreseen)
    if dry_run:
        note_dry_run()
    else:
        note("Việc tiếp theo: xem thay đổi (tdkt diff), lưu lại (tdkt save).")
    return 0
