"""Reporting periods: quarters, 6 months, 9 months and the year, and how people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

ROMAN = ("I", "II", "III", "IV")
_SPANS = {"H1": 2, "9M": 3, "Y": 4}
_NAMES = {"H1": "6 tháng đầu năm", "9M": "9 tháng đầu năm", "Y": "năm"}
_SHORTER = (("QUÝ", "Q"), ("QUÍ", "Q"), ("THÁNGĐẦU", "T"), ("THÁNG", "T"))
_CUMULATED = ("Q", "H1", "9M")
"""Kinds of the periods that end with quarter 1, 2, 3; what 6 months, 9 months and the year are compared with."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of the year that ends with quarter `last`.

    `kind` is "Q" for the quarter itself, "H1" for six months, "9M" for nine months, "Y" for the year.
    Attainment is always computed from the year's start to the period's end ("lũy kế").
    """

    year: int
    last: int
    kind: str = "Q"

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Return quarter `number` (1 to 4) of `year`."""
        if number not in (1, 2, 3, 4):
            raise ValueError(f"no quarter {number}")
        return cls(year, number)

    @classmethod
    def up_to_quarter(cls, year: int, number: int) -> Period:
        """Return the period from the year's start to the end of quarter `number`: quarter I, 6 months, 9 months, the year."""
        return cls(year, number, (*_CUMULATED, "Y")[number - 1])

    @classmethod
    def parse(cls, text: str, *, year: int) -> Period:
        """Read "1", "Q1", "I", "quý I", "2026-Q1", "H1", "6T", "6 tháng", "9M", "9T", "Y", "2026" and the like.

        `year` is taken where the text names none. Raises ValueError for anything else.
        """
        word = re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).upper()
        for long, short in _SHORTER:
            word = word.replace(long, short)
        named = re.fullmatch(r"(\d{4})[-/](?P<rest>.+)|(?P<first>.+?)(?:[-/]|NĂM)(\d{4})", word)
        if named:
            year, word = int(named[1] or named[4]), named["rest"] or named["first"]
        elif re.fullmatch(r"(NĂM)?\d{4}", word):
            return cls(int(word[-4:]), 4, "Y")
        if re.fullmatch(r"Q?[1-4]", word):
            return cls(year, int(word[-1]))
        if word.removeprefix("Q") in ROMAN:
            return cls(year, ROMAN.index(word.removeprefix("Q")) + 1)
        kind = {"6T": "H1", "9T": "9M", "NĂM": "Y", "NAM": "Y"}.get(word, word)
        if kind in _SPANS:
            return cls(year, _SPANS[kind], kind)
        raise ValueError(f"not a period: {text!r}")

    @property
    def key(self) -> str:
        """The canonical key: "2026-Q1", "2026-H1", "2026-9M", "2026"."""
        if self.kind == "Y":
            return str(self.year)
        return f"{self.year}-Q{self.last}" if self.kind == "Q" else f"{self.year}-{self.kind}"

    @property
    def title(self) -> str:
        """The period in Vietnamese words: "quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026"."""
        if self.kind == "Q":
            return f"quý {ROMAN[self.last - 1]} năm {self.year}"
        return f"{_NAMES[self.kind]} {self.year}"

    @property
    def short(self) -> str:
        """The period without its year: "quý I", "6 tháng", "9 tháng", "năm"."""
        return (
            f"quý {ROMAN[self.last - 1]}" if self.kind == "Q" else _NAMES[self.kind].removesuffix(" đầu năm")
        )

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters from the year's start to the period's end."""
        return tuple(Period(self.year, number) for number in range(1, self.last + 1))

    @property
    def is_last(self) -> bool:
        """Tell whether nothing can be mended any more after this period."""
        return self.last == 4

    @property
    def own_quarters(self) -> tuple[Period, ...]:
        """The quarters whose months the period itself covers: one for a quarter, all so far for the others."""
        return self.quarters[-1:] if self.kind == "Q" else self.quarters

    @property
    def previous(self) -> Period | None:
        """The period that this one is compared with, or None at the year's start.

        The quarter before for a quarter; quý I for 6 months, 6 months for 9 months, 9 months for the year. Values are
        cumulated, so either way they are those of the end of the quarter before.
        """
        if self.last == 1:
            return None
        kind = "Q" if self.kind == "Q" else _CUMULATED[self.last - 2]
        return Period(self.year, self.last - 1, kind)

    @property
    def a_year_ago(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.last, self.kind)

    @property
    def first_day(self) -> date:
        """The first day of the period's own months."""
        month = 3 * self.last - 2 if self.kind == "Q" else 1
        return date(self.year, month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        month = 3 * self.last
        return date(self.year, month, 31 if month in (3, 12) else 30)
