"""A stage of several years ("giai đoạn 2026 - 2030"), which is summed up after three, or five, years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.model.plan_year import SchoolYear
from tdkt.model.records import dataclass

_SPAN = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})", re.ASCII)
_SHORTEST, _LONGEST = 3, 10


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The years from `first` to `last`. Of school years they are those that begin from `first` on and end by `last`.

    Two years that follow one another are a school year, so a span has three years or more.
    """

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> YearSpan | None:
        """Read "2026-2030"; None for anything else, a school year among it."""
        found = _SPAN.fullmatch(text.strip())
        if found is None:
            return None
        span = cls(int(found[1]), int(found[2]))
        # Ten school years lie in eleven calendar years: which years it has, the plans tell (`fits`).
        return span if _SHORTEST <= span.last - span.first + 1 <= _LONGEST + 1 else None

    @staticmethod
    def fits(years: tuple[int, ...]) -> bool:
        """Tell whether so many years can be a stage."""
        return _SHORTEST <= len(years) <= _LONGEST

    @property
    def key(self) -> str:
        """The canonical key: "2026-2030"."""
        return f"{self.first}-{self.last}"

    @property
    def title(self) -> str:
        """The stage in words: "giai đoạn 2026 - 2030"."""
        return f"giai đoạn {self.first} - {self.last}"

    def years(self, known: Iterable[int]) -> tuple[int, ...]:
        """Return the years of the span, in order: school years where more of the `known` years in it are such."""
        calendar = tuple(range(self.first, self.last + 1))
        school: tuple[int, ...] = tuple(SchoolYear(year) for year in range(self.first, self.last))
        there = set(known)
        return school if len(there & set(school)) > len(there & set(calendar)) else calendar
