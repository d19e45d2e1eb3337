"""The day by which a printed sentence promises something: "trước ngày 28/02", "trong quý II", "chậm nhất ngày 30/9/2026".

"Đến ngày", "đến hết ngày", "chậm nhất ngày" name the last day itself. "Trước ngày" names, by its words, the day after the
last one; people also say it of the last day, so that both readings stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tdkt.model.patterns import lazy_pattern
from tdkt.model.period import ROMAN
from tdkt.model.plan_year import calendar_years, holds, last_of_month
from tdkt.model.records import dataclass

_UNTIL = (
    r"(?P<word>trước|chậm nhất|muộn nhất|không muộn hơn|không quá|đến hết|đến cuối|đến|hết|cuối|trong|vào)"
)
_WORD = lazy_pattern(_UNTIL, re.IGNORECASE)
_AT = r"(?:\s+(?:là|vào|đến|hết|cuối))*"
_YEAR = r"(?:\s*(?:[/.-]|năm)\s*(?P<year>20\d\d))"
_NOT_EVERY = r"(?!\s+(?:hằng|hàng|mỗi)\b)"
_ONE_DAY = rf"(?!\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}(?!\d)){_NOT_EVERY}"
_ONE_MONTH = rf"(?!\s*(?:,|và)\s*(?:tháng\s+)?\d{{1,2}}\s*(?:[,.;]|và\b|$)){_NOT_EVERY}"
"""What does not follow a deadline that is one: "trước ngày 20/3, 20/6", "trong tháng 3, 6, 9" come again and again."""
_DAY = lazy_pattern(
    rf"{_UNTIL}{_AT}\s+(?P<named>ngày\s+)?(?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})(?!\d){_YEAR}?{_ONE_DAY}",
    re.IGNORECASE,
)
_MONTH = lazy_pattern(
    rf"{_UNTIL}{_AT}\s+tháng\s+(?P<month>\d{{1,2}})(?!\d){_YEAR}?{_ONE_MONTH}", re.IGNORECASE
)
_QUARTER = lazy_pattern(rf"{_UNTIL}{_AT}\s+quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\b{_YEAR}?", re.IGNORECASE)
_BEFORE = "trước"
_SURELY_A_DAY = (_BEFORE, "chậm nhất", "muộn nhất", "không muộn hơn", "đến hết")
"""After these a bare "3/6" is a day; after others it may be a part of a whole."""


@dataclass(frozen=True, slots=True)
class SaidDeadline:
    """A deadline in a sentence: its words, and the days that can be meant as the last one, the likeliest last."""

    words: str
    days: tuple[date, ...]


def deadlines_in(text: str, year: int) -> list[SaidDeadline]:
    """Return the deadlines that `text` names, each of `year` where it names no year itself."""
    if _WORD.search(text) is None:
        return []
    return [*_days(text, year), *_months(text, year), *_quarters(text, year)]


def _days(text: str, year: int) -> Iterator[SaidDeadline]:
    for found in _DAY.finditer(text):
        word = found["word"].lower()
        if not (found["named"] or found["year"] or word in _SURELY_A_DAY):
            continue
        try:
            day = date(_year_of(found, year, int(found["month"])), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        yield SaidDeadline(found[0], (day, day - timedelta(days=1)) if word == _BEFORE else (day,))


def _months(text: str, year: int) -> Iterator[SaidDeadline]:
    for found in _MONTH.finditer(text):
        month = int(found["month"])
        if 1 <= month <= 12:
            yield _span(found, _year_of(found, year, month), month, month)


def _quarters(text: str, year: int) -> Iterator[SaidDeadline]:
    for found in _QUARTER.finditer(text):
        said = found["quarter"].upper()
        quarter = int(said) if said.isdigit() else ROMAN.index(said) + 1
        yield _span(found, int(found["year"] or int(year)), 3 * quarter - 2, 3 * quarter)


def _year_of(found: re.Match[str], year: int, month: int) -> int:
    """Return the calendar year that is named, else the one of `year` in which its `month` lies."""
    if found["year"]:
        return int(found["year"])
    years = calendar_years(year)
    return next((one for one in years if 1 <= month <= 12 and holds(year, date(one, month, 1))), years[-1])


def _span(found: re.Match[str], year: int, first: int, last: int) -> SaidDeadline:
    """Return the deadline that the months `first` to `last` are: their end, or the day before they begin."""
    if found["word"].lower() == _BEFORE:
        return SaidDeadline(found[0], (date(year, first, 1) - timedelta(days=1),))
    return SaidDeadline(found[0], (last_of_month(year, last),))
