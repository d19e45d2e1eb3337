"""A review for a merge request: words that went are struck out, words that came are bold."""

from __future__ import annotations

import re

from tdkt.changes.telling import EFFECTS, GROUPS, Entry, Line, marked
from tdkt.cli.console import say
from tdkt.model.text import one_line
from tdkt.review.revisions import Review

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_MARKS = {"same": ("", ""), "old": ("~~", "~~"), "new": ("**", "**")}


def write(review: Review) -> None:
    """Write a heading a group and an item a change."""
    say(f"## Thay đổi về nội dung: {_plain(review.old)} → {_plain(review.new)}")
    if not review.entries:
        say(f"\n{review.nothing}")
    for group, name in GROUPS.items():
        entries = [entry for entry in review.entries if entry.group == group]
        if entries:
            say(f"\n### {name.capitalize()} ({len(entries)})\n")
        for entry in entries:
            say(_entry(entry))
    if review.effects:
        say(f"\n### {EFFECTS.capitalize()} ({len(review.effects)})\n")
    for effect in review.effects:
        heading = [f"- **Chỉ tiêu {_plain(effect.target)} “{_plain(effect.title)}”**"] if effect.title else []
        indent = "  " if effect.title else ""
        say("\n".join([*heading, *(f"{indent}- ⇒ {_plain(line)}" for line in effect.lines)]))


def _entry(entry: Entry) -> str:
    lines = [f"- **{_plain(entry.heading)}** · `{_code(entry.place.file)}:{entry.place.line}`"]
    lines += [f"  - {_line(line)}" for line in entry.lines]
    lines += [f"  - ⇒ {_plain(effect)}" for effect in entry.effects]
    return "\n".join(lines)


def _line(line: Line) -> str:
    words = "".join(marked(stretch, _MARKS, _plain) for stretch in line.words)
    return f"{_plain(line.label)}: {_plain(line.said) if line.said else words}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _code(text: str) -> str:
    return one_line(text).replace("`", "'")
