"""Reporting periods: months, quarters, terms, 6 months, 9 months and the year, and how people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from functools import total_ordering
from itertools import groupby

from tdkt.model.dates import month_number
from tdkt.model.plan_year import Days, Division, PlanYear, division_of, read_year, year_name, year_number
from tdkt.model.records import dataclass

ROMAN = ("I", "II", "III", "IV")
PART, MONTH, WHOLE = "Q", "M", "Y"
_SPANS = {"H1": 2, "9M": 3}
_NAMES = {"H1": "6 tháng đầu năm", "9M": "9 tháng đầu năm"}
_SHORTER = (
    ("NĂMHỌC", "NĂM"),
    ("HỌCKỲ", "HK"),
    ("HỌCKÌ", "HK"),
    ("QUÝ", "Q"),
    ("QUÍ", "Q"),
    ("THÁNGĐẦU", "T"),
    ("THÁNG", "T"),
)
_YEAR = r"\d{4}(?:-\d{4})?"
_NAMED = re.compile(rf"(?P<year>{_YEAR})[-/](?P<rest>.+)|(?P<first>.+?)(?:[-/]|NĂM)(?P<of>{_YEAR})", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the year that ends with its part `last`, or with its month `last`.

    `kind` is "Q" for one part of the year (a quarter; of a school year a term), "M" for a month, "H1" for six months, "9M"
    for nine months, "Y" for the year. Attainment is always computed from the year's start to the period's end ("lũy kế").
    Periods are in the order of their last days.
    """

    year: PlanYear
    last: int
    kind: str = PART

    def __lt__(self, other: Period) -> bool:
        return self.order < other.order

    @property
    def order(self) -> tuple[int, date, str]:
        """What periods are in the order of; many are sorted by it sooner than by themselves, for it is worked out once each."""
        return self.year, self.last_day, self.kind

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Return part `number` of `year`: a quarter (1 to 4), a term (1, 2)."""
        if not 1 <= number <= len(division_of(year).parts):
            raise ValueError(f"no part {number}")
        return cls(year, number)

    @classmethod
    def up_to_quarter(cls, year: int, number: int) -> Period:
        """Return the period from the year's start to the end of part `number`: quarter I, 6 months, 9 months, the year."""
        return cls(year, number, division_of(year).cumulated[number - 1])

    @classmethod
    def whole(cls, year: int) -> Period:
        """Return the whole of `year`."""
        return cls(year, len(division_of(year).parts), WHOLE)

    @classmethod
    def parse(cls, text: str, *, year: int) -> Period:
        """Read "1", "Q1", "I", "quý I", "2026-Q1", "H1", "6T", "6 tháng", "9M", "9T", "Y", "2026", "2026-M05", "tháng 5",
        "2026-2027-HK1", "học kỳ I" and the like.

        `year` is taken where the text names none (0: none is known). Raises ValueError for anything else.
        """
        word = re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).upper().replace("–", "-")
        for long, short in _SHORTER:
            word = word.replace(long, short)
        if re.fullmatch(rf"(NĂM)?{_YEAR}", word, re.ASCII):
            return cls.whole(read_year(word.removeprefix("NĂM")))
        named = _NAMED.fullmatch(word)
        if named:
            year, word = read_year(named["year"] or named["of"]), named["rest"] or named["first"]
        found = _part(word, year) or _month(word, year) or _longer(word, year)
        if found is None:
            raise ValueError(f"not a period: {text!r}")
        return cls(year, *found)

    @property
    def division(self) -> Division:
        """How the time of its year is divided."""
        return division_of(self.year)

    @property
    def key(self) -> str:
        """The canonical key: "2026-Q1", "2026-H1", "2026-9M", "2026", "2026-M05", "2026-2027-HK1"."""
        if self.kind == WHOLE:
            return str(self.year)
        return f"{self.year}-{self.mark}"

    @property
    def mark(self) -> str:
        """The key without its year: "Q1", "HK1", "M05"; the year's is "Y"."""
        if self.kind == MONTH:
            return f"M{self._own_days[0].month:02}"
        return f"{self.division.mark}{self.last}" if self.kind == PART else self.kind

    @property
    def title(self) -> str:
        """The period in Vietnamese words: "quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026", "tháng 5 năm 2026"."""
        if self.kind == WHOLE:
            return year_name(self.year)
        if self.kind == MONTH:
            return f"{self.short} năm {self._own_days[0].year}"
        if self.kind == PART:
            return f"{self.short} {year_name(self.year)}"
        return f"{_NAMES[self.kind]} {year_number(self.year)}"

    @property
    def short(self) -> str:
        """The period without its year: "quý I", "6 tháng", "9 tháng", "năm", "tháng 5", "học kỳ I"."""
        if self.kind == WHOLE:
            return year_name(self.year).removesuffix(f" {year_number(self.year)}")
        if self.kind == MONTH:
            return f"tháng {month_number(self._own_days[0])}"
        if self.kind == PART:
            return f"{self.division.word} {ROMAN[self.last - 1]}"
        return _NAMES[self.kind].removesuffix(" đầu năm")

    @property
    def word(self) -> str:
        """What such a period is called: "quý", "học kỳ", "tháng"; "kỳ" for a longer one."""
        return {PART: self.division.word, MONTH: "tháng"}.get(self.kind, "kỳ")

    @property
    def is_one_step(self) -> bool:
        """Tell whether it is one that units report on (a quarter, a term, a month), none that is put together from such."""
        return self.kind in (PART, MONTH)

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The parts of the year (quarters, terms) that are over by the period's end."""
        return tuple(Period(self.year, number) for number in range(1, self.on_grid(PART).last + 1))

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the year that are over by the period's end."""
        return tuple(Period(self.year, number, MONTH) for number in range(1, self.on_grid(MONTH).last + 1))

    def on_grid(self, grid: str) -> Period:
        """Return the period by the steps of `grid`: by parts of the year (`PART`) or by months (`MONTH`), as far as these are
        over by its end. Its `last` is 0 where none is.
        """
        if (self.kind == MONTH) is (grid == MONTH):
            return self
        steps = self.division.months if grid == MONTH else self.division.parts
        return Period(self.year, sum(last <= self.last_day for _, last in steps), grid)

    @property
    def grid(self) -> str:
        """The steps that `last` counts: `PART` or `MONTH`."""
        return MONTH if self.kind == MONTH else PART

    def step(self, number: int) -> Period:
        """Return step `number` of the year, of the kind that `last` counts."""
        return Period(self.year, number, self.grid)

    @property
    def end_of_year(self) -> Period:
        """The year, by the steps that `last` counts."""
        return Period(self.year, len(self._steps), MONTH) if self.kind == MONTH else Period.whole(self.year)

    @property
    def is_last(self) -> bool:
        """Tell whether nothing can be mended any more after this period."""
        return self.last == len(self._steps)

    @property
    def own_steps(self) -> tuple[Period, ...]:
        """The periods of which a unit's report speaks of the period's own time: itself, with the months of a quarter (term), or
        all so far of a longer one.
        """
        if self.kind == MONTH:
            return (self,)
        if self.kind == PART:
            before = self.step(self.last - 1)
            return (*self.months[len(before.months) :], self)
        return (*self.months, *self.quarters)

    @property
    def own_quarters(self) -> tuple[Period, ...]:
        """The quarters whose months the period itself covers: one for a quarter, all so far for the longer ones."""
        if self.kind == MONTH:
            return ()
        return self.quarters[-1:] if self.kind == PART else self.quarters

    @property
    def previous(self) -> Period | None:
        """The period that this one is compared with, or None at the year's start.

        The month before for a month, the quarter before for a quarter; quý I for 6 months, 6 months for 9 months, 9 months for
        the year. Values are cumulated, so any way they are those of the end of the step before.
        """
        if self.last <= 1:
            return None
        if self.is_one_step:
            return self.step(self.last - 1)
        return Period.up_to_quarter(self.year, self.last - 1)

    @property
    def a_year_ago(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.last, self.kind)

    @property
    def first_day(self) -> date:
        """The first day of the period's own months."""
        return self._own_days[0] if self.is_one_step else self.division.first_day

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self._own_days[1]

    @property
    def _steps(self) -> tuple[Days, ...]:
        return self.division.months if self.kind == MONTH else self.division.parts

    @property
    def _own_days(self) -> Days:
        """The days of its last step; before the first step, the day before the year."""
        if self.last == 0:
            before = self.division.first_day - timedelta(days=1)
            return before, before
        return self._steps[self.last - 1]


def in_a_row(periods: Iterable[Period], *, titles: bool = False) -> str:
    """Name several periods, months together: "quý III, quý IV", "tháng 11, 12, 01"; with their years where `titles` are asked for:
    "tháng 11, 12 năm 2026, tháng 01 năm 2027".
    """
    said = []
    for (kind, tail), group in groupby(periods, key=lambda one: (one.kind, _behind(one) if titles else "")):
        shorts = [one.short for one in group]
        if kind == MONTH:
            numbers = ", ".join(short.removeprefix("tháng ") for short in shorts)
            said.append(f"tháng {numbers}{tail}")
        else:
            said += [f"{short}{tail}" for short in shorts]
    return ", ".join(said)


def _behind(period: Period) -> str:
    """Return what a title has behind the period without its year: " năm 2026"."""
    return period.title.removeprefix(period.short)


def _part(word: str, year: int) -> tuple[int, str] | None:
    """Read a part of `year`: "Q1", "HK1", "1", "II"; any mark where the year is not known."""
    marks = ("Q", "HK") if not year else (division_of(year).mark,)
    number = next((word.removeprefix(mark) for mark in marks if word.startswith(mark)), word)
    if number in ROMAN:
        number = str(ROMAN.index(number) + 1)
    most = len(division_of(year).parts) if year else len(ROMAN)
    return (int(number), PART) if re.fullmatch(r"[1-4]", number) and int(number) <= most else None


def _month(word: str, year: int) -> tuple[int, str] | None:
    """Read a month of `year`: "M05", "T5"."""
    found = re.fullmatch(r"[MT](0?[1-9]|1[0-2])", word)
    if found is None:
        return None
    number = int(found[1])
    return (division_of(year).month_named(number) if year else number), MONTH


def _longer(word: str, year: int) -> tuple[int, str] | None:
    """Read a longer period of `year`: "H1", "6T", "9M", "Y"; a school year has but the whole."""
    kind = {"6T": "H1", "9T": "9M", "NĂM": WHOLE, "NAM": WHOLE, "CẢNĂM": WHOLE}.get(word, word)
    if kind == WHOLE:
        return len(division_of(year).parts) if year else len(ROMAN), WHOLE
    if kind in _SPANS and (not year or kind in division_of(year).cumulated):
        return _SPANS[kind], kind
    return None
