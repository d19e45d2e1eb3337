"""Where a text names an instrument that is on record, and the date that it gives for it.

An instrument is named by its number ("57-NQ/TW"), a law by its name (NĐ 30/2020, Phụ lục I, Phần I, II.6b).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tdkt.law.instruments import Instrument, by_number, laws
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

_NUMBER = lazy_pattern(
    r"(?<![\w/.])\d{1,5}(?:/\d{4})?\s?[-/]\s?(?:QH\d{2}|[A-ZĐ][A-Za-zĐđ]{0,4}\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]*)(?!\w)"
)
_DATE_AFTER = lazy_pattern(
    r",?\s{0,3}(?:của\s[^\d.,;:()]{2,60}?)?,?\s{0,3}\(?(?:ban hành\s)?ngày\s{1,3}"
    r"(?P<date>(?P<d>\d{1,2})(?:\s?[/.-]\s?|\s{1,3}tháng\s{1,3})(?P<m>\d{1,2})(?:\s?[/.-]\s?|\s{1,3}năm\s{1,3})(?P<y>\d{4}))"
)
_OF_ANOTHER = lazy_pattern(r"điều\s{1,3}của\s{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A known instrument in a text: where its number or name stands, and its date as written, if it gives one."""

    instrument: Instrument
    start: int
    found: str
    date: tuple[int, int, int] | None = None
    date_start: int = 0
    date_found: str = ""


def may_mention(text: str) -> bool:
    """Tell at once whether `mentions` or `law_names` can find anything in `text`."""
    return "/" in text or "Luật" in text


def mentions(text: str) -> Iterator[Mention]:
    """Yield the known instruments that `text` names."""
    if "/" in text:
        for number in _NUMBER.finditer(text):
            instrument = by_number(number[0])
            if instrument:
                yield _mention(instrument, text, number)
    if "Luật" in text:
        yield from _laws_in(text)


def law_names(text: str) -> Iterator[tuple[int, str, Instrument]]:
    """Yield each stretch of `text` that is the name of a known law but for capitals, commas and hyphens."""
    if "Luật" in text:
        for law in laws():
            for match in _name_pattern(law).finditer(text):
                yield match.start(), match[0], law


def law_named(name: str) -> Instrument | None:
    """Return the law that is called `name` (capitals and commas do not matter), or None."""
    return next((law for law in laws() if _name_pattern(law).fullmatch(name.strip())), None)


def _laws_in(text: str) -> Iterator[Mention]:
    taken: list[range] = []
    for law in laws():
        for match in _name_pattern(law).finditer(text):
            inside_a_longer_name = any(match.start() in span for span in taken)
            if inside_a_longer_name or _OF_ANOTHER.search(text[max(0, match.start() - 20) : match.start()]):
                continue
            taken.append(range(match.start(), match.end()))
            yield _mention(law, text, match)


def _mention(instrument: Instrument, text: str, match: re.Match[str]) -> Mention:
    after = _DATE_AFTER.match(text, match.end())
    if after is None:
        return Mention(instrument, match.start(), match[0])
    written = (int(after["y"]), int(after["m"]), int(after["d"]))
    return Mention(instrument, match.start(), match[0], written, after.start("date"), after["date"])


@cache
def _name_pattern(law: Instrument) -> re.Pattern[str]:
    words = re.findall(r"\w+|[^\w\s]+", law.subject or "")
    pattern = ""
    for word in words:
        pattern += rf"\s{{1,3}}{re.escape(word)}" if word[0].isalnum() else r"\s?[,–-]?"
    return re.compile(rf"(?<!\w){law.type}(?i:{pattern})(?!\w)")
