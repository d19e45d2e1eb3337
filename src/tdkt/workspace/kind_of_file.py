"""Which kind a file is of, and which it may be of that cannot be read or holds an error: by what it says of itself, and where it lies."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Origin
from tdkt.model.text import fold
from tdkt.workspace.kinds import FILE_KINDS

UNKNOWN = ""
"""Stands for a kind that nobody can tell."""
_SAID = re.compile(r"^\ufeff?\{?[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([\w-]*)", re.MULTILINE)


def kind_of(data: object, origin: Origin) -> str | Diagnostic:
    """Return the kind of file that `data` says it is, or the finding that it is none."""
    if not isinstance(data, dict):
        return Diagnostic(
            origin.at(),
            "S201",
            Severity.ERROR,
            "Tệp phải gồm các dòng “khóa: giá trị”.",
            "Dòng đầu ghi “kind: …”.",
        )
    kind = data.get("kind")
    if isinstance(kind, str) and kind in FILE_KINDS:
        return kind
    choices = ", ".join(FILE_KINDS)
    if kind is None:
        return Diagnostic(
            origin.at(),
            "S201",
            Severity.ERROR,
            "Thiếu khóa “kind” cho biết loại tệp.",
            f"Ghi một trong các loại: {choices}.",
        )
    close = get_close_matches(fold(str(kind)), FILE_KINDS, n=1)
    hint = f"Có phải là “{close[0]}”?" if close else f"Ghi một trong các loại: {choices}."
    return Diagnostic(origin.at("kind"), "S201", Severity.ERROR, f"Không có loại tệp “{kind}”.", hint)


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
