"""Moving dates and years into a new year, and finding what still speaks of the years that are over.

A date can be moved by rule. A year in a sentence cannot: "năm 2026" may be the plan's own year, the end of a programme,
the date of an instrument or part of its name. Only what reads as the plan's own year is moved; whatever might be
something else stays, and both are shown to a person.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterator

from tdkt.law.mentions import law_names
from tdkt.model.plan_year import SchoolYear
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling

_NAM = "|".join(unicodedata.normalize(form, "năm") for form in ("NFC", "NFD"))
_TO = r"(?:đến|tới|và|hoặc)"
_EDGE = r"(?:hết|cuối|đầu)"
_OTHER_BY_WHAT_FOLLOWS = re.compile(
    r"\s+là\s+năm\b|"  # what happens in that very year: "Năm 2026 là năm bầu cử"
    rf"\s*[-–—]\s*\d|\s*/\s*\w|[-–—]\w|\s*(?:,|;|{_TO})\s*(?:{_EDGE}\s+)?(?:năm\s+)?(?:19|20)\d{{2}}(?!\d)",
    re.IGNORECASE,
)
_OTHER_BY_WHAT_PRECEDES = re.compile(
    r"(?:"
    r"(?i:\b(?:từ|đến|tới|trước|sau)\s+)"  # a horizon: "đến năm 2030"
    r"|(?i:\bngày\s+\d{1,2}\s+tháng\s+\d{1,2},?\s+|\bngày\s+\d{1,2}[/.-]\d{1,2},?\s+)"  # a day, mostly an instrument's
    rf"|(?i:(?:19|20)\d{{2}}\s*(?:[-–—/]|{_TO})\s*(?:{_EDGE}\s+)?)"  # the end of a span: "2021 đến hết năm 2026"
    r"|(?i:\bnăm\s+(?:19|20)\d{2}\s*[,;]\s*)"  # a list: "năm 2025, năm 2026"
    r"|\b(?:Luật|Pháp lệnh|Hiến pháp)(?:\s+\w+){0,6}\s+"  # a law by its year
    r"|\d\s?[-/]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\w-]*(?:[/-][\w-]+)*\s[^.;:]*"  # the name of a cited instrument
    r")\Z"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?![\d%])")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A year, or a span of years, in a text: from `start` to `end`; `is_over` for a span that has ended."""

    start: int
    end: int
    is_over: bool = False


def moved(day: datetime.date, years: int) -> datetime.date:
    """Return `day` in the year that is `years` later; the 29th of February is the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def in_new_year(text: str, old: int, new: int, names: Collection[str] = ()) -> str:
    """Return `text` with "năm `old`" as "năm `new`" wherever it reads as the plan's own year.

    Left alone: spans, lists and horizons of years, full dates, what a year is said to be ("Năm 2026 là năm …"), laws and
    instruments by their year or name, whatever stands in one of `names` (of movements launched from above), and a text that names
    the year `new` already ("năm 2026 đạt 85%, năm 2027 đạt 90%"): two years would become one. The result is as long as `text`.
    """
    named = [*_places_of(names, text)] + [
        range(start, start + len(found) + 2) for start, found, _ in law_names(text)
    ]

    def year(match: re.Match[str]) -> str:
        is_other = (
            _OTHER_BY_WHAT_FOLLOWS.match(text, match.end())
            or _OTHER_BY_WHAT_PRECEDES.search(_composed(text[: match.start()]))
            or any(match.start() in place for place in named)
        )
        return match[0] if is_other else f"{match[0][:-4]}{new}"

    if isinstance(old, SchoolYear):
        return _in_new_school_year(text, old, new, named)
    if re.search(rf"(?:(?:{_NAM})\s+|/){new}(?!\d)", text, re.IGNORECASE):
        return text
    return re.sub(rf"(?<!\w)(?:{_NAM})\s+{old}(?!\w)", year, text, flags=re.IGNORECASE)


def _in_new_school_year(text: str, old: int, new: int, named: Collection[range]) -> str:
    """Return `text` with the school year `old` ("năm học 2026 - 2027", "2026-2027") as `new`, the marks between as they are."""

    def year(match: re.Match[str]) -> str:
        if any(match.start() in place for place in named):
            return match[0]
        return f"{int(new)}{match[1]}{int(new) + 1}"

    if re.search(rf"(?<![\w/-]){int(new)}\s*[-–]\s*{int(new) + 1}(?![\w/-])", text):
        return text
    return re.sub(rf"(?<![\w/-]){int(old)}(\s*[-–]\s*){int(old) + 1}(?![\w/-])", year, text)


def past_years(text: str, year: int) -> tuple[Mention, ...]:
    """Return where `text` names years before `year`, in order; a span of years is one mention."""
    spans = [(match.start(), match.end(), int(match[1]), int(match[2])) for match in _SPAN.finditer(text)]
    found = [Mention(start, end, last < year) for start, end, first, last in spans if first < year]
    for match in _YEAR.finditer(text):
        in_a_span = any(start <= match.start() < end for start, end, _, _ in spans)
        if not in_a_span and int(match[0]) < year:
            found.append(Mention(match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _places_of(names: Collection[str], text: str) -> Iterator[range]:
    plain = one_spelling(text).casefold()
    if len(plain) != len(text):
        return
    for name in names:
        wanted = one_spelling(name).casefold()
        start = plain.find(wanted)
        while start >= 0:
            yield range(start, start + len(wanted))
            start = plain.find(wanted, start + 1)
