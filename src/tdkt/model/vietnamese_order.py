"""The order of Vietnamese names in a list: by given name, then by surname and the rest (Từ điển tiếng Việt's alphabet).

Letters come first (a ă â b c d đ e ê …), then the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata

_LETTERS = {letter: number for number, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=100)}
_TONES = {tone: number for number, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_Word = tuple[tuple[int, ...], tuple[int, ...]]


def name_key(name: str) -> tuple[_Word, ...]:
    """Return what sorts `name` (of a person, collective or household): the last word counts first, then the others."""
    words = [_word(word) for word in name.split()]
    return (*words[-1:], *words[:-1])


def _word(word: str) -> _Word:
    """Return the letters of `word` and, for words of the same letters, its tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", word.casefold()):
        parts = unicodedata.normalize("NFD", character)
        tone = next((part for part in parts if part in _TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else character
        letters.append(_LETTERS.get(letter, ord(letter) if ord(letter) < 100 else ord(letter) + 100))
        tones.append(_TONES.get(tone, 0))
    return tuple(letters), tuple(tones)
