"""What the fonts of pictures draw (Symbol, Wingdings): the character of Unicode that looks like it.

Word keeps such a character as a code of the font, mostly U+F0xx. Only those that offices put before items or into boxes are here.
"""

from __future__ import annotations

UNKNOWN = "\ufffd"
_FONTS = {
    "symbol": {
        0x2A: "*", 0x2B: "+", 0x2D: "-", 0xA3: "≤", 0xA8: "♦", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBE: "—", 0xDE: "⇒",
    },
    "wingdings": {
        0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
        0x9F: "•", 0x9E: "·", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDC: "➔", 0xE0: "→", 0xE8: "➔",
        0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0x97: "•", 0xA3: "☐", 0xAE: "◆"},
    "wingdings 3": {0x7D: "▶", 0xE2: "▶"},
}  # fmt: skip


def is_of_pictures(font: str) -> bool:
    """Tell whether a font draws pictures where others draw letters."""
    return font.casefold() in _FONTS


def symbol(font: str, char: str) -> str:
    """Return what `font` draws for `char`, a code of its own or an ordinary character; `UNKNOWN` where that is not known."""
    code = ord(char)
    is_own = 0xF000 <= code <= 0xF0FF
    known = _FONTS.get(font.casefold())
    if known is None:
        return known_by_code(char) if is_own else char
    return known.get(code - 0xF000 if is_own else code, UNKNOWN)


def known_by_code(char: str) -> str:
    """Return what a code U+F0xx means whose font is lost: as in Symbol, else as in Wingdings."""
    code = ord(char) - 0xF000
    return _FONTS["symbol"].get(code) or _FONTS["wingdings"].get(code) or UNKNOWN
