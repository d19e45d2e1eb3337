"""A review on the terminal: words that went are in [-…-], words that came in {+…+}, as `git diff --word-diff` writes them."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tdkt.changes.telling import EFFECTS, GROUPS, SIGNS, Entry, said
from tdkt.cli.screen import screen, wrapped, write_heading, write_line, write_title
from tdkt.review.revisions import Review


def write(review: Review) -> None:
    """Write every change under its group, with what it does to results and where it stands."""
    console = screen()
    write_title(console, title(review))
    if not review.entries:
        write_line(console, review.nothing)
    for group, name in GROUPS.items():
        entries = [entry for entry in review.entries if entry.group == group]
        if entries:
            write_heading(console, f"{name} ({len(entries)})")
        for entry in entries:
            _entry(console, entry)
    if review.effects:
        write_heading(console, f"{EFFECTS} ({len(review.effects)})")
    for effect in review.effects:
        if effect.title:
            write_line(console, f"Chỉ tiêu {effect.target} “{effect.title}”", 0, 2, style="bold")
        for line in effect.lines:
            write_line(console, f"⇒ {line}", 4)


def title(review: Review) -> str:
    """Return the title of a review."""
    return f"THAY ĐỔI VỀ NỘI DUNG: {review.old} → {review.new}"


def _entry(console: Console, entry: Entry) -> None:
    write_line(console, f"{SIGNS[entry.action]} {entry.heading}", 0, 2, style="bold")
    for line in entry.lines:
        write_line(console, said(line), 4)
    for effect in entry.effects:
        write_line(console, f"⇒ {effect}", 4)
    where = f"{entry.place.file}:{entry.place.line}"
    text = where if entry.heading.endswith(entry.file) else f"{entry.file}; {where}"
    console.print(Text(wrapped(console, text, 4, 2), style="dim"), soft_wrap=True)
