"""A sum of money in words, as it stands beside the figure in a decision or a payment list.

PyPI `num2words` does Vietnamese, but not this: 1.005 comes out as "một nghìn lẻ năm", without the "không trăm" by which
a reader tells it from 1.500, and 24 as "hai mươi bốn". The rules here: a group after the first says its "không trăm";
"linh" before a single digit; after mươi "mốt", "tư", "lăm"; after mười "lăm"; a group of zeros is not said.
"""

from __future__ import annotations

LIMIT = 10**15
"""The first amount that is not written: a thousand times the budget of a city."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES = ("", "nghìn", "triệu")


def dong_in_words(amount: int) -> str:
    """Return `amount`, whole đồng from 0 to below 10^15, in words from a capital letter: "Hai triệu đồng".

    Raises ValueError outside that range: nothing that small or large is paid as a bonus.
    """
    if not 0 <= amount < LIMIT:
        raise ValueError(f"no words for {amount} đồng")
    words = [*_number(amount), "đồng"]
    return " ".join(words).capitalize()


def _number(number: int) -> list[str]:
    if number == 0:
        return [_DIGITS[0]]
    billions, rest = divmod(number, 10**9)
    words = [*_below_a_billion(billions, first=True), "tỷ"] if billions else []
    return words + _below_a_billion(rest, first=not billions)


def _below_a_billion(number: int, *, first: bool) -> list[str]:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, first=first)
            words += [_SCALES[power]] if power else []
            first = False
    return words


def _group(group: int, *, first: bool) -> list[str]:
    """Return the words of 1 to 999; `first` tells whether nothing has been said before it."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or not first else []
    if tens == 0:
        link = ["linh"] if words and ones else []
        return words + link + ([_DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones:
        special = {5: "lăm"} if tens == 1 else _AFTER_TENS
        words.append(special.get(ones, _DIGITS[ones]))
    return words
