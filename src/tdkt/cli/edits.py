"""What every command that edits the workspace says the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.cli.console import note

if TYPE_CHECKING:
    from tdkt.checks.foreseen import Foreseen


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
