"""The option `--ics [FILE]` of commands that write a calendar: it may stand alone, for the usual file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tdkt.cli.help import Command
from tdkt.errors import UsageError

DEFAULT_FILE = "mặc định"
"""Stands for the file of a bare `--ics`; no path that a user types ends like this, for want of ".ics"."""


class IcsCommand(Command):
    """Lets `--ics` stand alone, for the usual file."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the usual file after a bare `--ics`; a year that follows is the year, not a file."""
        filled: list[str] = []
        for number, word in enumerate(args):
            filled.append(word)
            following = args[number + 1] if number + 1 < len(args) else "-"
            if word == "--ics" and (following.startswith("-") or following.isdigit()):
                filled.append(DEFAULT_FILE)
        return list(super().parse_args(ctx, filled))


def ics_path(word: str, usual: Path) -> Path:
    """Return the file that was asked for, `usual` for a bare `--ics`; raises UsageError for one that is no calendar file."""
    path = usual if word == DEFAULT_FILE else Path(word)
    if path.suffix.lower() != ".ics":
        raise UsageError(
            f"Tệp lịch phải có đuôi .ics, không ghi vào {word}.", hint=f"Ví dụ: --ics {usual.name}"
        )
    return path
