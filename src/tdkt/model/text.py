"""Vietnamese text: comparing words as people do, and the `*…*` marks of italics.

"Hòa" and "Hoà" are one word in two spellings (the tone on the first or on the second vowel of oa, oe, uy).
"""

from __future__ import annotations

import re
import unicodedata

from tdkt.model.letters import as_meant
from tdkt.model.patterns import lazy_pattern

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
"""The letters of Vietnamese, capital and small, as the inside of a set of a pattern: ranges such as "À-Ỹ" hold both."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_STYLE = lazy_pattern(rf"([oO])([{_TONES}])([aAeE])|([uU])([{_TONES}])([yY])")
_TONE_BEFORE_SHAPE = lazy_pattern(rf"([{_TONES}])([\u0302\u0306\u031b])")
"""A tone that was typed before the hat, the bowl or the horn of its vowel: no composed letter comes of that order."""
_UNSEEN = lazy_pattern("[\u00ad\u200b-\u200d\u2060\ufeff]")
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters (a range of a regular expression) that turn the direction of what follows: text then reads otherwise than it is."""
CONTROLS = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{BIDI}"
"""Characters (a range) that no text of ours holds: controls but tab and line breaks, further line ends, turns of direction."""
_ESCAPE_SEQUENCE = lazy_pattern("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)")
_BREAKS = lazy_pattern("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLE = lazy_pattern(f"[{CONTROLS}\ud800-\udfff]")
EMPHASIS = lazy_pattern(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
"""A stretch in italics; its first group is what stands between the marks."""


def composed(text: str) -> str:
    """Return `text` in NFC, also where a tone was typed before the hat, the bowl or the horn of its vowel."""
    if unicodedata.is_normalized("NFC", text) and not _TONE_BEFORE_SHAPE.search(text):
        return text
    return unicodedata.normalize("NFC", _TONE_BEFORE_SHAPE.sub(r"\2\1", unicodedata.normalize("NFD", text)))


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
    return EMPHASIS.sub(r"\1", text) if "*" in text else text


def slug(text: str) -> str:
    """Return the folded words of `text` joined by hyphens ("Tổ dân phố số 1" → "to-dan-pho-so-1"), for ids and names."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def one_line(text: str) -> str:
    """Return `text` as it may stand in a line of a terminal, a log, a list or a file of lines.

    Line breaks of every kind become a space, whole escape sequences of terminals go, any other control character, turn of
    direction or half of a pair becomes "�": so that it is seen that something was there.
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("\ufffd", _BREAKS.sub(" ", _ESCAPE_SEQUENCE.sub("", text)))


def clipped(text: str, longest: int) -> str:
    """Return `text`, its middle left out where it has more than `longest` characters; no word is cut where spaces part them."""
    if len(text) <= longest:
        return text
    half = longest // 2
    first, last = text[:half], text[-half:]
    if text[half] != " " and " " in first[half // 2 :]:
        first = first[: first.rindex(" ")]
    if text[-half - 1] != " " and " " in last[: half // 2]:
        last = last[last.index(" ") + 1 :]
    return f"{first.rstrip()} […] {last.lstrip()}" if " " in text else f"{first}[…]{last}"


def upper_first(text: str) -> str:
    """Return `text` from a capital letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return `text` from a small letter, as it stands within a sentence; the rest as it is."""
    return text[:1].lower() + text[1:]
