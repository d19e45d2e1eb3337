"""What every command that edits the workspace says the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.cli.console import note, say

if TYPE_CHECKING:
    from tdkt.checks.foreseen import Foreseen
    from tdkt.workspace.planned_edit import PlannedEdit
    from tdkt.workspace.workspace import Workspace


_SHOWN = 5
"""How many findings are named: a batch that has just begun lacks papers for everybody in it."""


def note_new_findings(foreseen: Foreseen) -> None:
    """Count the findings that an edit brings and that do not stop it, and name the first, each with its place."""
    if not foreseen.new:
        return
    note(f"Sau thay đổi này tdkt validate nêu thêm {len(foreseen.new)} điều:")
    for finding in foreseen.new[:_SHOWN]:
        note(f"  {finding.in_a_line}")
    if len(foreseen.new) > _SHOWN:
        note(f"  … và {len(foreseen.new) - _SHOWN} điều nữa: chạy tdkt validate để xem tất cả.")


def note_dry_run() -> None:
    """Say that nothing has been written, and how it is."""
    note("Chạy thử: chưa ghi gì. Bỏ --dry-run để ghi.")


def write_new(read: Workspace, edit: PlannedEdit, foreseen: Foreseen, *, dry_run: bool) -> bool:
    """Write what a `tdkt new` command has made and name each file, or show it where `dry_run`; tell whether it was written.

    Either way the findings that the new files bring are named: what is still to be filled in.
    """
    if dry_run:
        for path, text in edit.texts.items():
            say(f"# {path}\n{text}")
    else:
        edit.write(read.root, check=read.refuse_changed)
        for path in edit.texts:
            say(path)
    note_new_findings(foreseen)
    if dry_run:
        note_dry_run()
    return not dry_run


def note_next(*steps: str) -> None:
    """Say what comes next, numbered where there are several steps."""
    note("Việc tiếp theo:")
    for number, step in enumerate(steps, start=1):
        note(f"  {number}. {step}")
