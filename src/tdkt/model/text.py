"""Vietnamese text: comparing words as people do, and the `*…*` marks of italics.

"Hòa" and "Hoà" are one word in two spellings (the tone on the first or on the second vowel of oa, oe, uy).
"""

from __future__ import annotations

import re
import unicodedata

from tdkt.model.letters import as_meant

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_STYLE = re.compile(rf"([oO])([{_TONES}])([aAeE])|([uU])([{_TONES}])([yY])")
_TONE_BEFORE_SHAPE = re.compile(rf"([{_TONES}])([\u0302\u0306\u031b])")
"""A tone that was typed before the hat, the bowl or the horn of its vowel: no composed letter comes of that order."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")


def one_spelling(text: str) -> str:
    """Return `text` in NFC with the tone of oa, oe, uy on the second vowel (hòa → hoà), so that spellings match.

    A syllable that goes on after the pair (hoàn, quỳnh) has its tone there already, and "qu" is left alone.
    """
    decomposed = _TONE_BEFORE_SHAPE.sub(r"\2\1", unicodedata.normalize("NFD", text))

    def move(match: re.Match[str]) -> str:
        if match[1]:
            return f"{match[1]}{match[3]}{match[2]}"
        return f"{match[4]}{match[6]}{match[5]}"

    return unicodedata.normalize("NFC", _OLD_STYLE.sub(move, decomposed))


def spelling_key(text: str) -> str:
    """Return what `text` is known by: equal for two texts that differ in nothing but spelling.

    Spelling is where the tone stands (hòa, hoà), letters composed or not, case, and how many spaces of what kind.
    """
    return " ".join(_UNSEEN.sub("", one_spelling(text)).casefold().split())


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two texts are the same words, however they are spelt (`spelling_key`)."""
    return one == other or spelling_key(one) == spelling_key(other)


def fold(text: str) -> str:
    """Return `text` without tones, marks and case ("Hòa" → "hoa", also "Ðỗ" with a foreign Ð → "do"), for guesses at what somebody meant."""
    decomposed = unicodedata.normalize("NFD", as_meant(text).casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def letters(text: str) -> str:
    """Return the folded letters and digits of `text` alone ("Văn_phòng" → "vanphong"), for names as people write them."""
    return "".join(char for char in fold(text) if char.isalnum())


def plain(text: str) -> str:
    """Return `text` without the `*…*` marks of italics."""
    return _EMPHASIS.sub(r"\1", text)


def slug(text: str) -> str:
    """Return the folded words of `text` joined by hyphens ("Tổ dân phố số 1" → "to-dan-pho-so-1"), for ids and names."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def upper_first(text: str) -> str:
    """Return `text` from a capital letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return `text` from a small letter, as it stands within a sentence; the rest as it is."""
    return text[:1].lower() + text[1:]
