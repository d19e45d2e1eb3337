"""A piece of text in stretches of one face, cut and tidied without losing which letters are bold or italic.

What is tidied changes no word: spaces of every kind become one plain space, what cannot be seen goes, a hyphen that does
not break is a hyphen. Letters come composed from the reader of Word files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from tdkt.model.records import dataclass

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[\s\u00a0]+")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TWO_SPACES = re.compile(r"\S {2,}\S")
_PAIR = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+)(?<=[^\s*\\])\*(?![\w*])")
"""The pairs that a document prints in italics (documents/texts/templates.py has the same)."""


_AS_A_WHOLE = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one face."""

    text: str
    bold: bool = False
    italic: bool = False


Stretches = tuple[Stretch, ...]


def plain(stretches: Iterable[Stretch]) -> str:
    """Return the text without its faces."""
    return "".join(stretch.text for stretch in stretches)


def cut(stretches: Stretches, start: int, end: int | None = None) -> Stretches:
    """Return the stretches from character `start` to `end`."""
    return tuple(_cut(stretches, start, end))


def _cut(stretches: Stretches, start: int, end: int | None) -> Iterator[Stretch]:
    at = 0
    for stretch in stretches:
        stop = at + len(stretch.text)
        first, last = max(start, at), stop if end is None else min(end, stop)
        if first < last:
            yield Stretch(stretch.text[first - at : last - at], stretch.bold, stretch.italic)
        at = stop


def parted(stretches: Stretches, pattern: re.Pattern[str]) -> list[Stretches]:
    """Return the stretches between the matches of `pattern`."""
    text, at, pieces = plain(stretches), 0, []
    for match in pattern.finditer(text):
        pieces.append(cut(stretches, at, match.start()))
        at = match.end()
    return [*pieces, cut(stretches, at)]


def tidied(stretches: Stretches) -> Stretches:
    """Return the stretches with single plain spaces, none at the ends, and nothing that cannot be seen."""
    kept: list[Stretch] = []
    after_space = True
    for stretch in stretches:
        text = _SPACES.sub(" ", _UNSEEN.sub("", stretch.text)).replace("\u2011", "-")
        if after_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        after_space = text.endswith(" ")
        last = kept[-1] if kept else None
        if last and (last.bold, last.italic) == (stretch.bold, stretch.italic):
            kept[-1] = Stretch(last.text + text, last.bold, last.italic)
        else:
            kept.append(Stretch(text, stretch.bold, stretch.italic))
    if kept and after_space:
        last = kept.pop()
        if last.text != " ":
            kept.append(Stretch(last.text.rstrip(" "), last.bold, last.italic))
        elif kept and kept[-1].text.endswith(" "):
            return tidied(tuple(kept))
    return tuple(kept)


def what_was_tidied(text: str) -> tuple[str, ...]:
    """Name, for people, what `tidied` changes in `text` beyond its ends."""
    named = (
        ("dấu cách không ngắt hoặc dấu cách lạ", _ODD_SPACE.search(text)),
        ("nhiều dấu cách liền nhau", _TWO_SPACES.search(text)),
        ("dấu tab giữa dòng", re.search(r"\S\s*\t\s*\S", text)),
        ("ký tự không nhìn thấy", _UNSEEN.search(text)),
        ("gạch nối không ngắt", "\u2011" in text),
    )
    return tuple(name for name, found in named if found)


def is_bold(stretches: Stretches) -> bool:
    """Tell whether the text as a whole is bold: nearly all of its letters, as a word that was put in later may not be."""
    return _share(stretches, [stretch.bold for stretch in stretches]) >= _AS_A_WHOLE


def is_italic(stretches: Stretches) -> bool:
    """Tell the same of italics."""
    return _share(stretches, [stretch.italic for stretch in stretches]) >= _AS_A_WHOLE


def _share(stretches: Stretches, faces: list[bool]) -> Fraction:
    counts = [sum(map(str.isalnum, stretch.text)) for stretch in stretches]
    whole = sum(counts)
    there = sum(count for count, face in zip(counts, faces, strict=True) if face)
    return Fraction(there, whole) if whole else Fraction(0)


def marked(stretches: Stretches) -> str:
    """Return the text as YAML has it: `*…*` around what is italic, where such a pair can stand; bold is not marked."""
    pieces: list[tuple[str, bool]] = []
    for stretch in stretches:
        italic = stretch.italic if stretch.text.strip() else bool(pieces and pieces[-1][1])
        if pieces and pieces[-1][1] == italic:
            pieces[-1] = (pieces[-1][0] + stretch.text, italic)
        else:
            pieces.append((stretch.text, italic))
    written = "".join(_starred(text) if italic else text for text, italic in pieces)
    bare = plain(stretches)
    return written if _PAIR.sub(r"\1", written) == bare else bare


def _starred(text: str) -> str:
    inner = text.strip()
    if not any(char.isalnum() for char in inner):
        return text
    start = text.index(inner)
    return f"{text[:start]}*{inner}*{text[start + len(inner) :]}"


def has_literal_pair(text: str) -> bool:
    """Tell whether asterisks that somebody typed would be taken for marks of italics."""
    return _PAIR.search(text) is not None
