"""Which words of a text changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"\S+\s*")
_AROUND = 6
"""Words of what stayed that are shown on either side of a change."""


class Stretch(NamedTuple):
    """A stretch of words: as it stayed ("same", shortened where it is long), went ("old") or came ("new")."""

    kind: Literal["same", "old", "new"]
    text: str


def word_changes(old: str, new: str) -> tuple[Stretch, ...]:
    """Return the two texts as one, with the words that went and came marked; long stretches that stayed are shortened.

    Different spellings of one syllable (hòa, hoà) are a change like any other; different forms of Unicode are none.
    """
    before, after = _WORD.findall(one_form(old)), _WORD.findall(one_form(new))
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    return tuple(_stretches(matcher, before, after))


def one_form(text: str) -> str:
    """Return `text` in the normal form that all texts are compared in."""
    return unicodedata.normalize("NFC", text)


def _stretches(matcher: SequenceMatcher[str], before: list[str], after: list[str]) -> Iterator[Stretch]:
    blocks = matcher.get_opcodes()
    for number, (tag, start, end, new_start, new_end) in enumerate(blocks):
        if tag == "equal":
            # a word that ends one of the two texts has its blank in the other
            kept = [
                max(pair, key=len) for pair in zip(before[start:end], after[new_start:new_end], strict=True)
            ]
            yield Stretch("same", _shortened(kept, first=not number, last=number == len(blocks) - 1))
            continue
        if end > start:
            yield Stretch("old", "".join(before[start:end]))
        if new_end > new_start:
            yield Stretch("new", "".join(after[new_start:new_end]))


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    if len(words) <= 2 * _AROUND + 2:
        return "".join(words)
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return "".join([*head, "… ", *tail])
