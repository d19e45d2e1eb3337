"""Which kinds a file may be of that cannot be read, or holds an error: by where it lies and by what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath

from tdkt.workspace.kinds import FILE_KINDS

UNKNOWN = ""
"""Stands for a kind that nobody can tell."""
_SAID = re.compile(r"^\ufeff?\{?[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([\w-]*)", re.MULTILINE)


def kinds_by_place(file: str) -> set[str]:
    """Return the kinds whose files lie where `file` does."""
    return {kind.key for kind in FILE_KINDS.values() if PurePosixPath(file).match(kind.pattern)}


def kinds_said(text: str) -> set[str]:
    """Return the kinds that `text` says it is of, `UNKNOWN` for a word that is like none of them."""
    found = set()
    for word in _SAID.findall(text):
        close = [word] if word in FILE_KINDS else get_close_matches(word, FILE_KINDS, n=1)
        found.add(close[0] if close else UNKNOWN)
    return found


def is_only(file: str, text: str | None, kinds: Collection[str]) -> bool:
    """Tell whether `file` is certainly of one of `kinds`: its place and its `text` (None: not to be had) say nothing else.

    Where files of more than one kind may lie the text tells which it is.
    """
    place, said = kinds_by_place(file), kinds_said(text) if text is not None else set()
    found = said if said and said.issubset(place) else place | said
    return bool(found) and found.issubset(kinds)
