"""The message of a save: the user's line, then what changed in the words of `tdkt diff`. The same changes give the same message."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from tdkt.changes.telling import GROUPS, SIGNS, Entry, said
from tdkt.model.text import one_line
from tdkt.review.revisions import Review
from tdkt.workspace.unsaved import Deed

_WIDTH = 72
"""As git's own messages are wrapped, so that `git log` reads well in any window."""
_MOST = 40
"""So many changes, and so many files, are told; the others are counted."""
_FILE_SIGNS = {Deed.NEW: "+", Deed.CHANGED: "~", Deed.GONE: "-"}


def save_message(subject: str, review: Review, files: Mapping[str, Deed]) -> str:
    """Return the message: `subject`, the changes of `review`, and the `files` of which these say nothing."""
    return (
        "\n".join([one_line(subject).strip(), "", *_changes(review), *_others(review, files)]).rstrip() + "\n"
    )


def untold(review: Review, files: Mapping[str, Deed]) -> dict[str, Deed]:
    """Return those of `files` of which no change in meaning is told: other files, notes, layout, stored copies."""
    told = {entry.place.file for entry in review.entries}
    return {file: deed for file, deed in files.items() if file not in told}


def _changes(review: Review) -> Iterator[str]:
    shown = review.entries[:_MOST]
    for group, name in GROUPS.items():
        entries = [entry for entry in shown if entry.group == group]
        if entries:
            yield f"{name} ({sum(entry.group == group for entry in review.entries)})"
        for entry in entries:
            yield from _entry(entry)
    if len(review.entries) > _MOST:
        yield f"… và {len(review.entries) - _MOST} thay đổi nữa"
    if review.entries:
        yield ""


def _entry(entry: Entry) -> Iterator[str]:
    yield from _wrapped(f"{SIGNS[entry.action]} {entry.heading}", 0)
    for line in entry.lines:
        yield from _wrapped(said(line), 4)
    for effect in entry.effects:
        yield from _wrapped(f"⇒ {effect}", 4)


def _others(review: Review, files: Mapping[str, Deed]) -> Iterator[str]:
    others = list(untold(review, files).items())
    if others:
        yield f"CÁC TỆP CÒN LẠI ({len(others)})"
    for file, deed in others[:_MOST]:
        yield f"{_FILE_SIGNS[deed]} {one_line(file)}"  # a path is never torn
    if len(others) > _MOST:
        yield f"… và {len(others) - _MOST} tệp nữa"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
