"""Findings on a Word file as one page of HTML: its text with marks, what was found beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tdkt.cli.console import say
from tdkt.conformity.page.html import findings_html
from tdkt.conformity.run import Examined


def write(files: Sequence[tuple[Path, Examined]]) -> None:
    """Write the page of the one file to standard output."""
    for path, found in files:
        say(findings_html(path.name, found))
