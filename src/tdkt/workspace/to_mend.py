"""Comments that mark what the ward has to write or look at itself ("# SỬA: …"): what a new workspace begins with.

A file with such a place is read and computed like any other; what is signed must not have one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.workspace.source import split_lines

MARK = "# SỬA:"
_FOUND = re.compile(r"(?:^|\s)(#\s*SỬA\s*:)\s*(.*)$")


@dataclass(frozen=True, slots=True)
class ToMend:
    """One marked place: `text` as the comment says it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that the ward has to mend: `text` as the comment says it, and every place that says so."""

    text: str
    places: tuple[Place, ...]


def to_mend(file: str, text: str) -> Iterator[ToMend]:
    """Yield the marked places of a file in their order."""
    if "# S" not in text and "#S" not in text:
        return
    for number, line in enumerate(split_lines(text), start=1):
        found = _FOUND.search(unicodedata.normalize("NFC", line)) if "#" in line else None
        if found:
            yield ToMend(Place(file, number, found.start(1) + 1), found[2].strip())


def grouped(found: Iterable[ToMend]) -> tuple[ToDo, ...]:
    """Return the marked places, those with the same words as one, in their order."""
    places: dict[str, list[Place]] = {}
    for one in found:
        places.setdefault(one.text, []).append(one.place)
    return tuple(ToDo(words, tuple(of_words)) for words, of_words in places.items())
