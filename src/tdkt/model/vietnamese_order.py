"""Sorting by the Vietnamese alphabet, which no byte order and no general collation gives.

The alphabet is that of the school and the dictionary: a ă â b c d đ e ê … y, with the letters of foreign names (f j w
z) where Latin has them. Within one syllable the letters decide, then the tone: ngang, huyền, hỏi, ngã, sắc, nặng. A
tone belongs to its syllable, so hòa and hoà are one. Lists of persons go by the given name (the last word) first.
"""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTER_MARKS = "\u0302\u0306\u031b"
"""Circumflex, breve and horn: they make another letter; every other mark is a tone or none of ours."""
_PIECE = re.compile(r"\d+|(?:[^\W\d_][\u0300-\u036f]*)+")
_ASIDE = re.compile(r"\([^()]*\)")

SyllableKey = tuple[int, tuple[int, ...], tuple[int, ...]]
TextKey = tuple[SyllableKey, ...]
NameKey = tuple[TextKey, TextKey]


def text_key(text: str) -> TextKey:
    """Return what to sort names of places and things by: syllable by syllable, numbers by their value.

    Case, punctuation and the spelling of a tone (NFC or NFD, hòa or hoà) make no difference; "Thôn 2" stands before
    "Thôn 10", and a shorter text before one that begins with it.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return tuple(_syllable(piece) for piece in _PIECE.findall(decomposed))


def name_key(name: str) -> NameKey:
    """Return what to sort persons by: the given name (the last word), then family and middle names as `text_key`.

    Words in brackets are no part of the name.
    """
    words = _ASIDE.sub(" ", name).split()
    return text_key(words[-1] if words else ""), text_key(" ".join(words[:-1]))


def _syllable(piece: str) -> SyllableKey:
    if piece[0].isdecimal():
        return 0, (int(piece),), ()
    letters: list[int] = []
    tones: list[int] = []
    for cluster in re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*", piece):
        marks = "".join(mark for mark in cluster[1:] if mark in _LETTER_MARKS)
        letter = unicodedata.normalize("NFC", cluster[0] + marks)
        letters.append(_RANKS.get(letter, len(_ALPHABET) + ord(cluster[0])))
        tones += [_TONES[mark] for mark in cluster[1:] if mark in _TONES]
    return 1, tuple(letters), tuple(tones)
