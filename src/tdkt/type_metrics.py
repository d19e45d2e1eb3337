"""How long a line of Times New Roman is, without asking any font.

The decree gives rule lines their length from the text above them (II.1b, II.2b, II.5b), so the writer must know
it; cells of a workbook are as high as their lines. Widths come from a table of numbers; kerning is left out, as Word does
by default.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

NO_BREAK = "\u00a0"
"""A space at which no line breaks."""
NO_BREAK_HYPHEN = "\u2011"
"""A hyphen at which no line breaks; as wide as the other one."""
_MM_PER_POINT = 25.4 / 72
_NO_BREAK_SLACK = 0.1
"""LibreOffice sets a no-break space by so much of an em wider than a space."""
_HORN = "\u031b"
_UNKNOWN = 1024
_BREAKING = re.compile(r"[ \t\r\n]+")


EM = 2048
"""Advance widths of Times New Roman follow, in parts of the type size of which there are so many.

Read once from Liberation Serif 2, which is metric-compatible; `tests/unit/test_type_metrics.py` compares them with the font
where it is installed. Vietnamese letters with marks are as wide as their bare letter, so only đ, ơ and ư stand here
beside ASCII.
"""

CHARACTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmno"
    "pqrstuvwxyz{|}~đĐơƠưƯ\u00a0–—‘’“”…•°×±≥≤«»§½²³"
)

# fmt: off
REGULAR = (
    512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366,
    1479, 1251, 1139, 1479, 1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251,
    1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682,
    1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024, 1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024,
    1024, 909, 983, 410, 983, 1108, 1024, 1479, 1083, 1479, 1110, 1589, 512, 1024, 2048, 682, 682, 909,
    909, 2048, 717, 819, 1155, 1124, 1124, 1124, 1024, 1024, 1024, 1536, 614, 614,
)
# fmt: on

# fmt: off
BOLD = (
    512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366,
    1479, 1479, 1366, 1251, 1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, 1251, 1593, 1479, 1139,
    1366, 1479, 1479, 2048, 1479, 1479, 1366, 682, 569, 682, 1190, 1024, 682, 1024, 1139, 909, 1139, 909,
    682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139, 1024, 1139, 1139, 909, 797, 682, 1139, 1024, 1479,
    1024, 1024, 909, 807, 451, 807, 1065, 1139, 1479, 1134, 1593, 1229, 1630, 512, 1024, 2048, 682, 682,
    1024, 1024, 2048, 717, 819, 1167, 1124, 1124, 1124, 1024, 1024, 1024, 1536, 614, 614,
)
# fmt: on

# fmt: off
ITALIC = (
    512, 682, 860, 1024, 1024, 1706, 1593, 438, 682, 682, 1024, 1382, 512, 682, 512, 569, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1382, 1382, 1382, 1024, 1884, 1251, 1251, 1366,
    1479, 1251, 1251, 1479, 1479, 682, 909, 1366, 1139, 1706, 1366, 1479, 1251, 1479, 1251, 1024, 1139,
    1479, 1251, 1706, 1251, 1139, 1139, 797, 569, 797, 864, 1024, 682, 1024, 1024, 909, 1024, 909, 569,
    1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024, 1024, 1024, 797, 797, 569, 1024, 909, 1366, 909, 909,
    797, 819, 563, 819, 1108, 1024, 1479, 1093, 1479, 1117, 1544, 512, 1024, 1821, 682, 682, 1139, 1139,
    1821, 717, 819, 1382, 1124, 1124, 1124, 1024, 1024, 1024, 1536, 614, 614,
)
# fmt: on


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of `text` on one line at `size` points. Bold italic is taken for bold."""
    return _units(text, _face(bold, italic)) / EM * size * _MM_PER_POINT


def wrap(
    text: str, width: float, size: float, *, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """Return the lines that `text` breaks into within `width` mm, filling each as a word processor does."""
    face = _face(bold, italic)
    return tuple(map(" ".join, _filled(_measured(text, face), width, size, face)))


def _measured(text: str, face: int) -> list[tuple[str, int]]:
    """Return the words of `text` with their widths in parts of an em."""
    return [(word, _units(word, face)) for word in breakable_words(text)]


def _filled(words: Sequence[tuple[str, int]], width: float, size: float, face: int) -> list[list[str]]:
    """Return the words of each line within `width` mm."""
    space = _units(" ", face)
    lines: list[list[str]] = []
    filled = 0
    for word, units in words:
        longer = filled + space + units
        if lines and longer / EM * size * _MM_PER_POINT <= width:
            lines[-1].append(word)
            filled = longer
        else:
            lines.append([word])
            filled = units
    return lines


def breakable_words(text: str) -> list[str]:
    """Return the pieces of `text` between which a line may break: a no-break space holds two words together."""
    return [word for word in _BREAKING.split(text) if word]


def balanced_width(
    text: str, width: float, size: float, *, bold: bool = False, italic: bool = False
) -> float:
    """Return the narrowest width in mm (at most `width`) that needs no more lines than `width` does.

    Centred titles set in it have lines of like length instead of a full line and a stub.
    """
    face = _face(bold, italic)
    words = _measured(text, face)
    fewest = len(_filled(words, width, size, face))
    if fewest < 2:
        return width
    narrow, wide = 0.0, width
    while wide - narrow > 0.5:
        middle = (narrow + wide) / 2
        if len(_filled(words, middle, size, face)) > fewest:
            narrow = middle
        else:
            wide = middle
    held = max(" ".join(line).count(NO_BREAK) for line in _filled(words, wide, size, face))
    return min(wide + 1.5 + held * _NO_BREAK_SLACK * size * _MM_PER_POINT, width)


_FACES = (REGULAR, BOLD, ITALIC)


def _face(bold: bool, italic: bool) -> int:
    return 1 if bold else 2 if italic else 0


@lru_cache(10_000)
def _units(text: str, face: int) -> int:
    return sum(_advance(char, face) for char in unicodedata.normalize("NFC", text))


@cache
def _advance(char: str, face: int) -> int:
    index = CHARACTERS.find(char)
    if index < 0:
        index = CHARACTERS.find(_bare(char))
    return _FACES[face][index] if index >= 0 else _UNKNOWN


def _bare(char: str) -> str:
    if char == NO_BREAK_HYPHEN:
        return "-"
    parts = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", parts[0] + (_HORN if _HORN in parts else ""))
