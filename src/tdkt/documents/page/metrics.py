"""How long a line of Times New Roman is, without asking any font.

The decree gives rule lines their length from the text above them (II.1b, II.2b, II.5b), so the writer must know
it. Widths come from a table of numbers; kerning is left out, as Word does by default.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tdkt.documents.page.line_breaks import NO_BREAK
from tdkt.documents.page.metrics_table import BOLD, CHARACTERS, EM, ITALIC, REGULAR

_MM_PER_POINT = 25.4 / 72
_NO_BREAK_SLACK = 0.1
"""LibreOffice sets a no-break space by so much of an em wider than a space."""
_HORN = "\u031b"
_UNKNOWN = 1024
_BREAKING = re.compile(r"[ \t\r\n]+")


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of `text` on one line at `size` points. Bold italic is taken for bold."""
    face = BOLD if bold else ITALIC if italic else REGULAR
    units = sum(_advance(char, face) for char in unicodedata.normalize("NFC", text))
    return units / EM * size * _MM_PER_POINT


def wrap(
    text: str, width: float, size: float, *, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """Return the lines that `text` breaks into within `width` mm, filling each as a word processor does."""
    lines: list[str] = []
    for word in breakable_words(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold, italic=italic) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def breakable_words(text: str) -> list[str]:
    """Return the pieces of `text` between which a line may break: a no-break space holds two words together."""
    return [word for word in _BREAKING.split(text) if word]


def balanced_width(
    text: str, width: float, size: float, *, bold: bool = False, italic: bool = False
) -> float:
    """Return the narrowest width in mm (at most `width`) that needs no more lines than `width` does.

    Centred titles set in it have lines of like length instead of a full line and a stub.
    """
    fewest = len(wrap(text, width, size, bold=bold, italic=italic))
    if fewest < 2:
        return width
    narrow, wide = 0.0, width
    while wide - narrow > 0.5:
        middle = (narrow + wide) / 2
        if len(wrap(text, middle, size, bold=bold, italic=italic)) > fewest:
            narrow = middle
        else:
            wide = middle
    held = max(line.count(NO_BREAK) for line in wrap(text, wide, size, bold=bold, italic=italic))
    return min(wide + 1.5 + held * _NO_BREAK_SLACK * size * _MM_PER_POINT, width)


@cache
def _advance(char: str, face: tuple[int, ...]) -> int:
    index = CHARACTERS.find(char)
    if index < 0:
        index = CHARACTERS.find(_bare(char))
    return face[index] if index >= 0 else _UNKNOWN


def _bare(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", parts[0] + (_HORN if _HORN in parts else ""))
