"""How many changes there are, by group and by file."""

from __future__ import annotations

from collections import Counter

from tdkt.changes.parts import Action
from tdkt.changes.telling import GROUPS
from tdkt.cli.diff_formats.as_text import title
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_title
from tdkt.review.revisions import Review

_COLUMNS = (
    ("Thêm", (Action.ADDED,)),
    ("Bỏ", (Action.REMOVED,)),
    ("Sửa", (Action.CHANGED,)),
    ("Đổi mã, chỗ", (Action.RENAMED, Action.MOVED)),
)


def write(review: Review) -> None:
    """Write a table of the groups and a line for each file."""
    console = screen()
    write_title(console, title(review))
    if not review.entries:
        write_line(console, review.nothing)
        return
    table = plain_table(console, ("Loại", 0, "left"), *((name, 12, "right") for name, _ in _COLUMNS))
    for group, name in GROUPS.items():
        actions = [entry.action for entry in review.entries if entry.group == group]
        if actions:
            table.add_row(
                name.capitalize(), *(str(sum(found in of for found in actions)) for _, of in _COLUMNS)
            )
    console.print(table)
    write_heading(console, "TỆP")
    for file, number in sorted(Counter(entry.place.file for entry in review.entries).items()):
        write_line(console, f"{number:>4}  {file}")
