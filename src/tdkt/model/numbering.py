"""Numbers of the parts of a document: computed from where a part stands, never written in the data.

NĐ 30/2020, Phụ lục I, Phần I, II.6đ gives the forms: "Phần I", "Chương I" on a line of their own, Roman for a mục, "Điều 1.", Arabic for
a khoản, letters "theo thứ tự bảng chữ cái tiếng Việt" for a điểm. The forms "Phần thứ nhất", "A." and "1.1." beside them are what
offices use; II.6c leaves the order of the parts to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tdkt.errors import UserError
from tdkt.model.records import dataclass

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The alphabet as the decree's own lists use it: đ follows d; ă â ê f j ô ơ ư w z do not number anything."""

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


class Form(StrEnum):
    """How a part is numbered, written as its first number is; the order is that in which they stand within one another."""

    PART = "Phần I"
    PART_IN_WORDS = "Phần thứ nhất"
    CHAPTER = "Chương I"
    UPPER = "A."
    ROMAN = "I."
    ARTICLE = "Điều 1."
    ARABIC = "1."
    DOTTED = "1.1."
    TWICE_DOTTED = "1.1.1."
    LETTER = "a)"

    @property
    def has_own_line(self) -> bool:
        """Whether the number stands on a line of its own, centred, its title below it."""
        return self in (Form.PART, Form.PART_IN_WORDS, Form.CHAPTER)

    @property
    def digits(self) -> int:
        """How many counters the number shows: "1.1." shows two."""
        return {Form.DOTTED: 2, Form.TWICE_DOTTED: 3}.get(self, 1)

    @property
    def counts_on(self) -> bool:
        """Whether it is counted through the whole document, whatever it stands in: điều are."""
        return self is Form.ARTICLE


@dataclass(frozen=True, slots=True)
class Scheme:
    """The forms by level, from the outermost (level 1)."""

    forms: tuple[Form, ...]

    @property
    def depth(self) -> int:
        """How many levels there are."""
        return len(self.forms)

    def form(self, level: int) -> Form:
        """Return the form of a level, from 1."""
        return self.forms[level - 1]

    def level(self, form: Form) -> int:
        """Return the level of a form, 0 where the scheme has none such."""
        return self.forms.index(form) + 1 if form in self.forms else 0

    def rank(self, level: int) -> int:
        """Return which heading of the page a level is: 0 with a line of its own for its number, else 1, 2, … from the outermost.

        A điều is never the first, which is in capitals: it is "chữ in thường, kiểu chữ đứng, đậm" (NĐ 30/2020, Phụ lục I, Phần I, II.6đ);
        a mục "I." always is, also below "A." (V.6b).
        """
        if self.form(level).has_own_line:
            return 0
        shown = [form for form in self.forms[:level] if not form.has_own_line]
        return len(shown) + (shown[0] is Form.ARTICLE) - ({Form.UPPER, Form.ROMAN} <= set(shown))

    def fault(self) -> str:
        """Return what is wrong with the order of the forms, in Vietnamese; "" for nothing."""
        order = list(Form)
        places = [order.index(form) for form in self.forms]
        if places != sorted(set(places)):
            return f"các cấp phải theo thứ tự từ lớn đến nhỏ: {', '.join(order)}"
        for level, form in enumerate(self.forms, start=1):
            before = self.forms[level - form.digits : level - 1]
            if form.digits > 1 and before != (Form.ARABIC, Form.DOTTED)[: form.digits - 1]:
                return f"trên “{form}” phải là {' rồi '.join(f'“{one}”' for one in (Form.ARABIC, Form.DOTTED)[: form.digits - 1])}"
        return ""


COMMON = Scheme((Form.ROMAN, Form.ARABIC, Form.DOTTED, Form.LETTER))
"""What a document has that says nothing else: I. → 1. → 1.1. → a)."""


def scheme_of(forms: Iterable[str]) -> Scheme:
    """Return the scheme that a file writes as first numbers ("Phần I", "I.", "1."); none is the common one."""
    found = tuple(Form(form) for form in forms)
    return Scheme(found) if found else COMMON


class Counting:
    """Counts the parts of one document in printing order."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._counters = [0] * scheme.depth

    def has_begun(self, level: int) -> bool:
        """Tell whether a part of `level` was met in the part that is open now."""
        return self._counters[level - 1] > 0

    def next(self, level: int) -> str:
        """Count one more part of `level` (from 1); return its number as it is printed, with its mark.

        Raises UserError where there are more points than letters, ValueError where a number would show a part that is not there.
        """
        self._counters[level - 1] += 1
        for below in range(level, self.scheme.depth):
            if not self.scheme.form(below + 1).counts_on:
                self._counters[below] = 0
        form = self.scheme.form(level)
        shown = self._counters[level - form.digits : level]
        if not all(shown):
            raise ValueError(f"nothing stands above {form} of level {level}")
        return _written(form, shown)


def _written(form: Form, counters: list[int]) -> str:
    number = counters[-1]
    match form:
        case Form.PART:
            return f"Phần {roman(number)}"
        case Form.PART_IN_WORDS:
            return f"Phần thứ {counted(number)}"
        case Form.CHAPTER:
            return f"Chương {roman(number)}"
        case Form.ARTICLE:
            return f"Điều {number}."
        case Form.UPPER:
            return f"{letter(number).upper()}."
        case Form.ROMAN:
            return f"{roman(number)}."
        case Form.LETTER:
            return f"{letter(number)})"
        case _:
            return "".join(f"{counter}." for counter in counters)


_COUNTED = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def counted(number: int) -> str:
    """Return an ordinal after "thứ": "nhất", "hai", "11"."""
    return _COUNTED[number - 1] if number <= len(_COUNTED) else str(number)
