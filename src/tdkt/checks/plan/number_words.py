"""Numbers as sentences write them: in digits, in words, and in both with their scales ("1 nghìn 500", "hai tỷ năm trăm triệu").

A number is read whole or not at all: "một trăm hai mươi lăm" is never a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

DIGITS = r"\d{1,3}(?:\.\d{3})+(?!\d|,\d)|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:,\d+)?"
_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LAST = {"mốt": 1, "tư": 4, "lăm": 5, **{word: number for number, word in enumerate(_ONES, start=1)}}
_WORDS = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    "bẩy": 7,
    "mười": 10,
    "một trăm": 100,
    **{f"mười {word}": 10 + number for word, number in _LAST.items()},
    **{f"{word} mươi": 10 * number for number, word in enumerate(_ONES, start=1)},
    **{
        f"{ten} mươi {word}": 10 * tens + number
        for tens, ten in enumerate(_ONES, start=1)
        for word, number in _LAST.items()
    },
}
_A_ONE, _A_LAST = "|".join(_ONES), "|".join(_LAST)
SPELT = rf"(?:{_A_ONE}) mươi(?: (?:{_A_LAST}))?|mười(?: (?:{_A_LAST}))?|một trăm|bẩy|{_A_ONE}"
"""A number in words: the keys of `_WORDS`, the longest that stands there first."""
SCALES = {"trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_A_SCALE = "|".join(SCALES)
_BELOW_100 = rf"(?:{_A_ONE}) mươi(?: (?:{_A_LAST}))?|mười(?: (?:{_A_LAST}))?|bẩy|{_A_ONE}"
_FIRST = lazy_pattern(rf"(?:{DIGITS}|{_BELOW_100})(?!\w)")
_NEXT = lazy_pattern(
    rf"(?P<scales>(?:\s+(?:{_A_SCALE})(?!\w))+)(?:(?:\s+đồng)?\s+và)?(?P<link>\s+(?:linh|lẻ))?"
    rf"\s+(?P<number>không(?=\s+trăm\b)|\d{{3}}(?![\d/%]|[.,]\d)|{_BELOW_100})(?!\w)"
)
"""The scales behind a number, and the number that goes on from them."""
_LAST_SCALES = lazy_pattern(rf"(?:\s+(?:{_A_SCALE})(?!\w))+")
_A_YEAR = lazy_pattern(r"\s*(?:$|[,;.:)\d]|(?:nay|trước|sau|qua|tới|học|liền|kể)(?!\s+(?:sinh|viên)\b)\b)")
"""What follows a "năm" that is the year: "hai trăm năm 2027"."""


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A number with all its words but the scales at its end, which reach to `end`; `value` None where it cannot be told."""

    value: Fraction | None
    end: int


def whole_number(words: str, start: int, end: int) -> WholeNumber:
    """Return the number of which the first part stands from `start` to `end` of `words`, which is in normal form."""
    first = _FIRST.match(words, start)
    if first is None:
        return WholeNumber(number_of(words[start:end]), end)
    parts, links = [[first[0]]], [False]
    at = first.end()
    while (found := _NEXT.match(words, at)) is not None:
        parts[-1] += found["scales"].split()
        if _is_another(words, found):
            parts[-1] = parts[-1][:1]
            break
        parts.append([found["number"]])
        links.append(found["link"] is not None)
        at = found.end()
    if len(parts) == 1:
        return WholeNumber(number_of(words[start:end]), end)
    last = _LAST_SCALES.match(words, at)
    scales = last[0].split() if last else []
    if scales[:1] == ["trăm"] and last is not None:
        at, scales = words.index("trăm", at) + len("trăm"), scales[1:]
        parts[-1].append("trăm")
    behind = 1
    for scale in scales:
        behind *= SCALES[scale]
    value = _worth([*parts[:-1], [*parts[-1], *scales]], links)
    return WholeNumber(None if value is None else value / behind, at)


def _is_another(words: str, found: re.Match[str]) -> bool:
    """Tell whether what stands behind the scales of a number is none of it: "hai trăm năm 2027", "3 triệu 250 hộ", "2 nghìn một tháng"."""
    if found["link"] or _LAST_SCALES.match(words, found.end()):
        return False
    number, before = found["number"], found["scales"].split()[-1]
    if number.isdigit():
        return before not in ("nghìn", "ngàn")
    if number == "năm":
        return _A_YEAR.match(words, found.end()) is not None
    return number == "một" and before != "trăm"


def _worth(parts: Sequence[Sequence[str]], links: Sequence[bool]) -> Fraction | None:
    """Return what numbers with their scales come to; None where people may mean another by it ("hai trăm hai": 202, 220)."""
    done: list[Fraction] = []
    group, least = Fraction(0), Fraction(10**18)
    for place, ((number, *scales), is_linked) in enumerate(zip(parts, links, strict=True)):
        worth = Fraction(0) if number == "không" else number_of(number)
        if place and not scales and worth < 10 and not is_linked:
            return None
        before = parts[place - 1][-1] if place else ""
        if place and scales in ([], ["trăm"]) and number != "không" and before in ("triệu", "tỷ", "tỉ"):
            return None
        for scale in scales:
            if scale == "trăm":
                if group or worth >= 10:
                    return None
                worth *= 100
                continue
            worth = (sum((one for one in done if one < SCALES[scale]), Fraction(0)) + group + worth) * SCALES[
                scale
            ]
            done = [one for one in done if one >= SCALES[scale]]
            if done and SCALES[scale] >= least:
                return None
            least, group = Fraction(SCALES[scale]), Fraction(0)
            done.append(worth)
            worth = Fraction(0)
        group += worth
        if group >= least:
            return None
    return sum(done, group)


def number_of(text: str) -> Fraction:
    """Return the number that `text`, one in digits (`DIGITS`) or in small letters (`SPELT`), says."""
    if text in _WORDS:
        return Fraction(_WORDS[text])
    return Fraction(text.replace(".", "").replace(",", "."))


def spelt(number: int) -> str | None:
    """Return `number` in words ("hai mươi mốt"), None where the words here do not reach."""
    if number == 100:
        return "một trăm"
    tens, last = divmod(number, 10)
    if not 0 < number < 100:
        return None
    head = ("", "mười")[tens] if tens < 2 else f"{_ONES[tens - 1]} mươi"
    after_tens = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"} if tens else {}
    tail = after_tens.get(last) or ("", *_ONES)[last]
    return f"{head} {tail}".strip()
