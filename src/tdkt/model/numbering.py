"""Numbers of the parts of a document: computed from where a part stands, never written in the data.

NĐ 30/2020, Phụ lục I, Phần I, II.6đ gives the forms: Roman for a mục, Arabic for a khoản, letters "theo thứ tự
bảng chữ cái tiếng Việt" for a điểm. The form "1.1." between them is what the wards use; II.6c allows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.errors import UserError

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The alphabet as the decree's own lists use it: đ follows d; ă â ê f j ô ơ ư w z do not number anything."""

LEVELS = 4
"""How deep a document goes: I. → 1. → 1.1. → a)."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(n: int) -> str:
    """Return `n` (1 to 3999) in Roman numerals; raise ValueError outside that range."""
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman numeral for {n}")
    digits = ""
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        digits += sign * times
    return digits


def letter(n: int) -> str:
    """Return the `n`-th letter (from 1) of the Vietnamese list a b c d đ e g …; raise UserError after y."""
    if n < 1:
        raise ValueError(f"no letter for {n}")
    if n > len(LETTERS):
        raise UserError(
            f"Một khoản có hơn {len(LETTERS)} điểm: sau điểm “{LETTERS[-1]}” không còn chữ cái để đánh thứ tự.",
            hint="Tách thành nhiều khoản, hoặc gộp bớt các điểm.",
        )
    return LETTERS[n - 1]


def ordinal(level: int, counters: Sequence[int]) -> str:
    """Return the number that is printed before a part of `level` (1 to 4), with its mark.

    `counters[k - 1]` is how many parts of level k were met in the part that holds them, this one included.
    The third level carries its parent's counter too: ("2.1.").
    """
    if level == 1:
        return f"{roman(counters[0])}."
    if level == 2:
        return f"{counters[1]}."
    if level == 3:
        return f"{counters[1]}.{counters[2]}."
    if level == 4:
        return f"{letter(counters[3])})"
    raise ValueError(f"no level {level}")
