"""What all returned forms are told alike, of reports and of plans: what would change in a file, why a form is refused."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, say
from tdkt.cli.crash import write_crash_log

if TYPE_CHECKING:
    from tdkt.exchange.form_sheets import Refusal

_SHOWN = 20
"""Refusals of one file that are shown."""


def say_diff(file: str, before: str | None, after: str) -> None:
    """Write what would change in `file`, whose text is `before` (None: it is new)."""
    name = f"a/{file}" if before is not None else "/dev/null"
    for line in unified_diff((before or "").splitlines(), after.splitlines(), name, f"b/{file}", lineterm=""):
        say(line)


def note_refusals(path: Path, refusals: Sequence[Refusal], fault: Exception | None) -> None:
    """Write why the form at `path` is refused, each with its cell and how to mend it; `fault` is what went wrong within tdkt itself."""
    if fault is not None:
        note(f"{path.name}: chi tiết lỗi ghi ở {write_crash_log(fault)}; gửi tệp này cho người phát triển.")
    for refusal in refusals[:_SHOWN]:
        place = f", {refusal.place}" if refusal.place else ""
        note(f"{path.name}{place}: {refusal.message}")
        note(f"  gợi ý: {refusal.hint}")
    if len(refusals) > _SHOWN:
        note(f"{path.name}: … và {len(refusals) - _SHOWN} chỗ nữa.")
