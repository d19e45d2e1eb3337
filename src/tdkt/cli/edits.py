"""What every command that edits the workspace says the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.cli.console import note

if TYPE_CHECKING:
    from tdkt.checks.foreseen import Foreseen


def note_new_findings(foreseen: Foreseen) -> None:
    """Name, each with its place, the findings that an edit brings and that do not stop it."""
    if foreseen.new:
        note(f"Sau thay đổi này tdkt validate nêu thêm {len(foreseen.new)} điều:")
    for finding in foreseen.new:
        note(f"  {finding.in_a_line}")


def note_dry_run() -> None:
    """Say that nothing has been written, and how it is."""
    note("Chạy thử: chưa ghi gì. Bỏ --dry-run để ghi.")
