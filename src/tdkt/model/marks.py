"""The number or bullet before a line: typed by hand, or put there by Word.

The forms are those of NĐ 30/2020, Phụ lục I, Phần I, II.6đ (Phần, Chương, Mục, Điều, I., 1., a)) and what offices use
beside them: A., 1.1., 1), 1/, (1), i), "-", "+", dots and ticks.
"""

from __future__ import annotations

import re
from enum import Enum

from tdkt.model.numbering import LETTERS, roman
from tdkt.model.records import dataclass
from tdkt.model.text import UPPER

_BULLETS = "-–—−‒+*•·●○◦▪■□▫◊♦➢►▶→⇒✓✔❖¤§o"
_SAME_BULLET = {**dict.fromkeys("–—−‒", "-"), **dict.fromkeys("·●", "•")}
_BULLET = re.compile(
    rf"([{re.escape(_BULLETS[:-1])}\uf000-\uf0ff])\s*(?=[^\W\d_]|[“\"'‘(\[]|\s\d|(?<=\s)\d)|(o)\s+(?=[{UPPER}])"
)
_WORDS = {
    "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_NAMED = re.compile(
    rf"(?P<word>phần|chương|mục|tiểu mục|điều)\s+(?:thứ\s+)?(?P<value>[IVXLC]+|\d{{1,3}}|{'|'.join(_WORDS)})(?![\w/])\s*[.:\-–)]?\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(rf"(?P<value>[IVX]+)(?:\s?[./)\-–:](?:\s+|(?=[{UPPER}“\"]))|\s+(?=[{UPPER}]{{2}}))(?=\S)")
_UPPER = re.compile(rf"(?P<value>[A-ZĐ])(?:\s?[./)\-–]\s+|[./)](?=[{UPPER}“\"]))(?=[^\W\d_]|[“\"(])")
_DOTTED = re.compile(
    rf"(?P<value>\d{{1,2}}(?:\.\s?\d{{1,2}}){{1,4}})(?:[.)/:]\s*|\s+|\s?[-–]\s+)(?=[{UPPER}“\"'‘(*])"
)
_LOOSE_DOTTED = re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,4})[.)]\s+(?=\S)")
_ARABIC = re.compile(r"\(?(?P<value>\d{1,3})(?P<end>[.)/]|\s?[-–:]\s)\s*(?=[^\W\d_]|[“\"'‘(*]|(?<=\s)\d)")
_LETTER = re.compile(r"\(?(?P<value>[a-zđ])(?P<end>[.)/])\s*(?=\S)")
_SMALL_ROMAN = re.compile(r"\(?(?P<value>i{1,3}|iv|vi{0,3}|ix|x)(?P<end>[.)])\s*(?=\S)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Kind(Enum):
    """What a number counts by; the order is none of rank."""

    PART = "phần"
    CHAPTER = "chương"
    NAMED_SECTION = "mục"
    SUBSECTION = "tiểu mục"
    ARTICLE = "điều"
    ROMAN = "I."
    UPPER = "A."
    ARABIC = "1."
    DOTTED = "1.1."
    LETTER = "a)"
    SMALL_ROMAN = "i)"
    BULLET = "-"


_NAMED_KINDS = (Kind.PART, Kind.CHAPTER, Kind.NAMED_SECTION, Kind.SUBSECTION, Kind.ARTICLE)
"""Their title may stand on the next line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or bullet as `written`; `values` are its counts ("2.1." has two), `form` tells 1. from 1), - from +."""

    written: str
    kind: Kind
    values: tuple[int, ...] = ()
    form: str = ""

    @property
    def value(self) -> int:
        """The count at its own level; 0 for a bullet."""
        return self.values[-1] if self.values else 0

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return self.kind is Kind.BULLET


def typed_mark(text: str) -> tuple[Mark, int] | None:
    """Return the mark that `text` (tidied) begins with and how many characters it takes with the space after it, or None."""
    for read in (_named, _bullet, _roman, _dotted, _arabic, _letter, _upper):
        found = read(text)
        if found and (found[1] < len(text) or found[0].kind in _NAMED_KINDS):
            return found
    return None


def automatic_mark(written: str, *, is_bullet: bool, value: int = 0) -> Mark:
    """Return the mark that Word itself writes before a paragraph; `value` is its count, where Word's alphabet has no đ."""
    if not is_bullet:
        found = typed_mark(f"{written} Chữ")
        if found:
            values = (value,) if value and found[0].kind is Kind.LETTER else found[0].values
            return Mark(written, found[0].kind, values, found[0].form)
        bare = re.fullmatch(r"\(?(\d{1,3}|[IVXLC]+|[A-ZĐ]|[a-zđ])", written)
        found = typed_mark(f"{bare[1]}. Chữ") if bare else None
        if found:
            return Mark(written, found[0].kind, found[0].values, found[0].form)
    shown = written.strip()[:1] or "-"
    return Mark(shown, Kind.BULLET, form=_SAME_BULLET.get(shown, shown))


def letter_value(letter: str) -> int:
    """Return which letter of the Vietnamese list it is, 0 where it numbers nothing there (f, j, w, z)."""
    return LETTERS.find(letter) + 1


def _made(
    text: str, match: re.Match[str], kind: Kind, values: tuple[int, ...], form: str = ""
) -> tuple[Mark, int]:
    return Mark(match[0].strip(), kind, values, form), match.end()


def _named(text: str) -> tuple[Mark, int] | None:
    match = _NAMED.match(text)
    if match is None or not match["word"][0].isupper():
        return None
    said = match["value"]
    rest = text[match.end() :]
    is_set_off = match[0].rstrip().endswith((".", ":", "-", "–", ")")) or rest == rest.upper()
    if rest and not is_set_off:
        return None  # "Mục 2 của Kế hoạch này", "Điều 4 Luật …"
    value = int(said) if said.isdigit() else _WORDS.get(said.lower(), 0) or _roman_value(said.upper())
    return (Mark(match[0].strip(), Kind(match["word"].lower()), (value,)), match.end()) if value else None


def _bullet(text: str) -> tuple[Mark, int] | None:
    match = _BULLET.match(text)
    if match is None:
        return None
    shown = match[1] or match[2]
    behind = typed_mark(text[match.end() :])
    if behind and behind[0].kind in (Kind.LETTER, Kind.DOTTED) and shown in "-–*•":
        return Mark(
            f"{shown} {behind[0].written}", behind[0].kind, behind[0].values, behind[0].form
        ), match.end() + behind[1]
    return Mark(shown, Kind.BULLET, form=_SAME_BULLET.get(shown, shown)), match.end()


def _roman(text: str) -> tuple[Mark, int] | None:
    match = _ROMAN.match(text)
    value = _roman_value(match["value"]) if match else 0
    return _made(text, match, Kind.ROMAN, (value,)) if match and value else None


_POWER_TO_SIGN = re.compile(r"(?:T/M|K/T|T/L|T/UQ)(?![^\W\d_])")
"""Old ways to write TM., KT., TL., TUQ. above a signature: no letter of a list."""


def _upper(text: str) -> tuple[Mark, int] | None:
    if _POWER_TO_SIGN.match(text):
        return None
    match = _UPPER.match(text)
    value = letter_value(match["value"].lower()) if match else 0
    return _made(text, match, Kind.UPPER, (value,)) if match and value else None


def _dotted(text: str) -> tuple[Mark, int] | None:
    match = _DOTTED.match(text) or _LOOSE_DOTTED.match(text)
    if match is None:
        return None
    values = tuple(int(part) for part in match["value"].split("."))
    return _made(text, match, Kind.DOTTED, values) if all(values) else None


def _arabic(text: str) -> tuple[Mark, int] | None:
    match = _ARABIC.match(text)
    if match is None or (text.startswith("(") and match["end"] != ")"):
        return None
    return _made(text, match, Kind.ARABIC, (int(match["value"]),), _form(text, match))


def _letter(text: str) -> tuple[Mark, int] | None:
    small = _SMALL_ROMAN.match(text)
    match = _LETTER.match(text)
    if small and (match is None or len(small["value"]) > 1):
        value = _roman_value(small["value"].upper())
        return _made(text, small, Kind.SMALL_ROMAN, (value,), _form(text, small))
    value = letter_value(match["value"]) if match else 0
    if match is None or not value or (text.startswith("(") and match["end"] != ")"):
        return None
    if match["end"] == "." and text[match.end() : match.end() + 1].islower():
        return None  # "v.v. và", "p.m."
    return _made(text, match, Kind.LETTER, (value,), _form(text, match))


def _form(text: str, match: re.Match[str]) -> str:
    return "()" if text.startswith("(") else match["end"].strip()


def _roman_value(digits: str) -> int:
    """Return the number, 0 where the digits make none as it is written (IIX)."""
    total, last = 0, 0
    for digit in reversed(digits):
        worth = _ROMAN_DIGITS.get(digit, 0)
        total += -worth if worth < last else worth
        last = max(last, worth)
    return total if total > 0 and roman(total) == digits else 0
