"""Texts of the years before Unicode: the letters that fonts like .VnTime and VNI-Times drew, as Unicode says them.

TCVN 6909:2001 is the code of documents (NĐ 30/2020, Phụ lục I, Phần I, I.4); the tables of TCVN3 and VNI are in `model/letters.py`.
A font is believed, but not against the letters: whoever types Unicode in such a font is left alone. Where the font's name is lost, the
letters must speak for themselves throughout the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from tdkt.model import letters

SOFT_HYPHEN = "\u00ad"
"""The letter ư of TCVN3; Word takes the same code for a hyphen that shows only at the end of a line."""
DECODERS: dict[str, Callable[[str], str]] = {
    "TCVN3": letters.from_tcvn3,
    "VNI": letters.from_vni,
    letters.MISREAD: letters.from_misread,
}
_TCVN3_FONT = re.compile(
    r"\.vn[a-z]|vn(?:time|arial|book|avant|century|helvet|courier|bla|mono|univer|present)", re.IGNORECASE
)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)
_CAPITALS = re.compile(r".*[a-z ]H")
WORD = re.compile(r"[^\s.,;:!?()\[\]{}\"“”/\\-]+")
_FEWEST, _SURE = 3, 4
"""Words that show a code whose font is lost: how many at least, and how many times as many as show Unicode."""


def code_of_font(font: str) -> str:
    """Return the code that a font draws ("TCVN3", "VNI"), "" for a font of Unicode."""
    if _TCVN3_FONT.match(font):
        return "TCVN3"
    return "VNI" if _VNI_FONT.match(font) else ""


def draws_capitals(font: str) -> bool:
    """Tell whether a font of TCVN3 draws small letters as capitals (.VnTimeH)."""
    return _CAPITALS.fullmatch(font) is not None


class Evidence:
    """Words that are Vietnamese only when they are decoded, and those that are only as they stand."""

    def __init__(self, text: str, code: str) -> None:
        self.decoded = self.as_is = 0
        for word in WORD.findall(text):
            if not word.isascii():
                is_word, becomes_word = _speaks(word, code)
                self.decoded += becomes_word and not is_word
                self.as_is += is_word and not becomes_word


@lru_cache(maxsize=20_000)
def _speaks(word: str, code: str) -> tuple[bool, bool]:
    """Tell whether a word is Vietnamese as it stands, and whether it is when decoded."""
    decoded = DECODERS[code](word)
    becomes_word = decoded != word and _is_word(decoded)
    if becomes_word and SOFT_HYPHEN in word:  # no syllable is so long that it would be cut
        return False, True
    return _is_word(letters.as_meant(word)), becomes_word


def _is_word(word: str) -> bool:
    return letters.is_syllable(word) and (word.isupper() or word[1:].islower() or len(word) == 1)


def decoded_piece(text: str, code: str, *, stays: bool) -> str:
    """Return a piece of a line decoded; a word that is Vietnamese in both ways, or in neither, stays with the line (`stays`)."""

    def one(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii():
            return word
        is_word, becomes_word = _speaks(word, code)
        return word if (stays if is_word == becomes_word else is_word) else DECODERS[code](word)

    return WORD.sub(one, text)


def decoded_text(text: str, code: str) -> str:
    """Return a text decoded line by line: a word that is Vietnamese only in one way is read so, any other with the rest of its line."""
    return "\n".join(decoded_piece(line, code, stays=stays_as_is(line, code)) for line in text.split("\n"))


def stays_as_is(line: str, code: str) -> bool:
    """Tell whether a line has more words that are Vietnamese as they stand than such that become it."""
    found = Evidence(line, code)
    return found.as_is > found.decoded


def lost_code(lines: Iterable[str]) -> str:
    """Return the code that the lines of a file are typed in whose fonts say nothing of it, "" where they do not show one."""
    odd = [line for line in lines if letters.needs_a_look(line)]
    for code in DECODERS:
        found = [evidence for line in odd if (evidence := Evidence(line, code)).decoded > evidence.as_is]
        decoded, as_is = sum(one.decoded for one in found), sum(one.as_is for one in found)
        if decoded >= max(_FEWEST, _SURE * as_is):
            return code
    return ""


def said_code(code: str) -> str:
    """Return what a code that no font names is called."""
    return (
        "UTF-8 bị đọc nhầm"
        if code == letters.MISREAD
        else f"bảng mã {code}, phông chữ cũ không còn ghi trong tệp"
    )
