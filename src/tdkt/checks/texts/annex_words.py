"""How a text sends its reader to annexes: which numbers it names, and which annexes it leaves unnamed.

"Văn bản có Phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về Phụ lục đó" (NĐ 30/2020, Phụ lục I, Phần I, III.1a).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.model.numbering import roman
from tdkt.model.patterns import lazy_pattern

NAMED = lazy_pattern(
    r"(?i:phụ lục|phụ biểu)\s+(?i:số\s+)?(?P<numbers>(?:[IVX]+|\d{1,2})\b(?:(?:\s*,\s*|\s+và\s+|\s+đến\s+|\s*[-–]\s*)(?:[Pp]hụ lục\s+)?(?:[IVX]+|\d{1,2})\b)*)"
)
"""Annexes by their numbers, one or a list of them."""
_ALL = lazy_pattern(r"(?i)các phụ lục|những phụ lục|phụ lục (?!(?:số\s+)?(?:[ivx]+|\d+)\b)")
_POINTER = lazy_pattern(
    r"(?i)phụ lục|phụ biểu|kèm theo|đính kèm|(?:theo|tại|trong|như|có|gồm) (?:các )?(?:biểu|mẫu|bảng|danh (?:sách|mục)|đề cương)"
)


def points_to_annexes(text: str) -> bool:
    """Tell whether a text sends its reader to something that goes with it, by whatever words."""
    return _POINTER.search(text) is not None


def annexes_left_unnamed(text: str, count: int) -> list[int]:
    """Return which of `count` numbered annexes a text that names others by their numbers does not name."""
    named = {number for match in NAMED.finditer(text) for number in numbers_in(match["numbers"])}
    if not named or _ALL.search(text):
        return []
    return [number for number in range(1, count + 1) if number not in named]


def numbers_in(named: str) -> Iterator[int]:
    """Yield the numbers of a list of annexes: "I, II", "I đến IV"."""
    found = [annex_count(one) for one in re.findall(r"[IVX]+|\d+", named)]
    yield from found
    if len(found) > 1 and re.search(r"đến|-|–", named):
        yield from range(found[0] + 1, found[-1])


def annex_count(number: str) -> int:
    """Return the number of an annex, typed in Roman or Arabic figures."""
    if number.isdigit():
        return int(number)
    return next((count for count in range(1, 100) if roman(count) == number.upper()), 0)
