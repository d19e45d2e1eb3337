"""Where a sentence says the threshold of its target, and the number of the new year written as the old one stood there.

Only the number that the reading of M601 (`checks/plan/sayings.py`) takes for the threshold is one: never a day, the number of a
resolution or what else has the same digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.plan.number_words import DIGITS, SPELT, number_of, spelt
from tdkt.checks.plan.plan_shares import over_the_plan
from tdkt.checks.plan.quantities import normal, quantities, scaled_unit
from tdkt.checks.plan.sayings import is_time, promises
from tdkt.model.measure import Measure
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass
from tdkt.model.text import EMPHASIS, plain, upper_first

_A_NUMBER = rf"(?:{DIGITS}|{SPELT})"
_AGAIN = lazy_pattern(rf"\s*\(\s*({_A_NUMBER})\s*\)")
"""The same number the other way: "05 (năm) vụ", "mười hai (12) nhà"."""
_FROM = lazy_pattern(
    rf"\btừ (?:mức )?({_A_NUMBER})(?!\w)[^;.\d]{{0,60}}\b(?:lên|xuống|thành|còn)\b[^;.\d]{{0,30}}$"
)
"""What stands before a number that says from where it is reached: "nâng từ 85% lên …"."""

_BY_THEN = lazy_pattern(
    rf"(?:\b\d+ tháng(?: đầu năm)?|\bquý (?:i{{1,3}}|iv|\d)|\bhọc kỳ (?:i{{1,2}}|\d)):? (?:đạt |là |ít nhất )?(?P<number>{DIGITS})"
    r"(?![\w/%-]|[.,]\d)"
)
"""What is due by then, where the reading takes a number for a day's or a month's: "6 tháng 1.200"."""

_PARTS = lazy_pattern(r"\b(?:trong (?:số )?(?:đó|ấy)|gồm|chia ra|cụ thể)\b(?:(?![.;](?:\s|$)).)*")
"""The parts of a number before: "1.200 lao động (trong đó nữ 600, xuất khẩu 100)"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to stand in a text in place of what stands there from `start` to `end`."""

    start: int
    end: int
    text: str


def threshold_in(text: str, measure: Measure, before: Fraction, after: Fraction) -> tuple[Piece, ...] | None:
    """Return what makes `text`, which says the threshold `before` of `measure`, say `after`.

    None where it is not sure which number it is or how to write it, () where the text says `after` already.
    """
    said = [one for one in promises(plain(text), measure) if one.end]
    says_new = any(after in one.bounds for one in said)
    found = [one for one in said if before in one.bounds]
    if not found:
        return () if says_new else None
    words, first = normal(plain(text)), found[0]
    again = _AGAIN.match(words, first.end)
    others = [one for one in found[1:] if again is None or not again.start() < one.start < again.end()]
    is_of_plan = kind_of(measure).full is not None and over_the_plan(plain(text)) is not None
    if others or says_new or first.low != first.high or is_of_plan or not before or not after:
        return None  # of nothing people say otherwise: "không để xảy ra", not "00 vụ"
    spans = [(first.start, first.end)]
    if again is not None and _same(again[1], words[first.start : first.end]):
        spans.append(again.span(1))
    return _pieces(text, spans, after / before)


def places_of(text: str, measure: Measure, numbers: Iterable[Fraction]) -> tuple[tuple[int, int], ...]:
    """Return where `text` promises one of `numbers` as a threshold of `measure`, as (start, end); () where that cannot be told."""
    wanted, places = set(numbers), _in_normal(text)
    return tuple(
        (places[one.start][0], places[one.end - 1][1])
        for one in promises(plain(text), measure)
        if one.end and wanted & one.bounds and places
    )


def others_promised(text: str, measure: Measure) -> frozenset[Fraction]:
    """Return the numbers of things that `text` counts as `measure` does, or as parts of that: of "12 nhà, trong đó xây mới 5" 12 and 5.

    Of percents none: they do not add up.
    """
    if kind_of(measure).in_percent or measure.unit_of_measure.strip() == "%":
        return frozenset()
    said = [one for one in promises(plain(text), measure) if one.end]
    first = min((one.end for one in said), default=0)
    parts = [found.span() for found in _PARTS.finditer(normal(plain(text)), first)] if said else []
    of_parts = (
        amount
        for at, _, amounts in _amounts(text, measure)
        if any(start <= at < end for start, end in parts)
        for amount in amounts
    )
    return frozenset((*(bound for one in said for bound in one.bounds), *of_parts))


def still_said(
    text: str, measure: Measure, numbers: Iterable[Fraction], without: Iterable[tuple[int, int]] = ()
) -> tuple[tuple[str, Fraction], ...]:
    """Return which of `numbers` (in the unit of `measure`) stand in `text` as quantities: each as it is written, and the number.

    Those within the places `without` are left out, and so are stretches of time ("6 tháng").
    """
    wanted, places = set(numbers), _in_normal(text)
    found = list[tuple[int, str, Fraction]]()
    for first, last, amounts in _amounts(text, measure) if places else ():
        start, end = places[first][0], places[last - 1][1]
        if any(begin <= start < stop for begin, stop in without):
            continue
        found.extend((start, text[start:end], amount) for amount in amounts if amount in wanted)
    return tuple(dict.fromkeys((words, amount) for _, words, amount in sorted(found)))


def _amounts(text: str, measure: Measure) -> Iterator[tuple[int, int, tuple[Fraction, ...]]]:
    """Yield the numbers of `text` that may be figures of `measure`, in its unit, with where they stand in the `normal` text."""
    unit = measure.unit_of_measure.strip()
    in_percent = kind_of(measure).in_percent or unit == "%"
    scale = scaled_unit(unit)[0] if unit else 1
    read = set[int]()
    for one in quantities(plain(text)):
        if one.is_percent == in_percent and not is_time(one.after):
            by = Fraction(one.scale, scale) if one.scale > 1 else 1
            read.add(one.start)
            yield one.start, one.end, tuple({one.low * by, one.high * by})
    for match in _BY_THEN.finditer(normal(plain(text))):
        if match.start("number") not in read and not in_percent:
            yield *match.span("number"), (number_of(match["number"]),)


def said_from(text: str, place: Piece) -> str:
    """Return the number from where that at `place` is reached, as written ("nâng từ 85% lên 90%": "85"); "" where none is said."""
    found = _FROM.search(normal(plain(text[: place.start])))
    return found[1] if found else ""


def with_pieces(text: str, pieces: Iterable[Piece]) -> str:
    """Return `text` with `pieces`, which do not overlap."""
    for piece in sorted(pieces, key=lambda one: one.start, reverse=True):
        text = f"{text[: piece.start]}{piece.text}{text[piece.end :]}"
    return text


def _pieces(text: str, spans: list[tuple[int, int]], factor: Fraction) -> tuple[Piece, ...] | None:
    places = _in_normal(text)
    if not places:
        return None
    made = list[Piece]()
    for first, last in spans:
        start, end = places[first][0], places[last - 1][1]
        now = _as_written(text[start:end], factor)
        if now is None:
            return None
        made.append(Piece(start, end, now))
    return tuple(made)


def _same(one: str, other: str) -> bool:
    return all(re.fullmatch(_A_NUMBER, number) for number in (one, other)) and number_of(one) == number_of(
        other
    )


def _as_written(old: str, factor: Fraction) -> str | None:
    """Return `factor` times the number `old`, written as that: "05" makes "06", "mười hai" "mười bốn"; None where it cannot be."""
    words = normal(old)
    if not re.fullmatch(_A_NUMBER, words):
        return None  # a range, "4 tỷ 250 triệu"
    number = number_of(words) * factor
    if not words[0].isdigit():
        made = spelt(int(number)) if number.denominator == 1 else None
        if made is None:
            return None
        return made.upper() if old.isupper() else upper_first(made) if old[0].isupper() else made
    shown = vietnamese(number)
    if number_of(shown) != number:
        return None  # more decimals than a sentence has
    whole, comma, rest = shown.partition(",")
    if number_of(words) >= 1000 and "." not in words:
        whole = whole.replace(".", "")
    if re.match(r"0\d", words):
        whole = whole.zfill(2)
    return f"{whole}{comma}{rest}"


def _in_normal(text: str) -> list[tuple[int, int]]:
    """Return for each character of the `normal` plain text where in `text` it comes from; [] where that cannot be told."""
    unseen = {at for match in EMPHASIS.finditer(text) for at in (match.start(), match.end() - 1)}
    made, places = list[str](), list[tuple[int, int]]()
    for start, end in _letters(text, unseen):
        letter = unicodedata.normalize("NFC", text[start:end]).casefold()
        if letter.isspace():
            if not made or made[-1] == " ":
                continue
            letter = " "
        made.extend(letter)
        places.extend((start, end) for _ in letter)
    if made and made[-1] == " ":
        made.pop()
        places.pop()
    is_sure = "".join(made).replace("tỉ lệ", "tỷ lệ") == normal(plain(text))
    return places if is_sure else []


def _letters(text: str, unseen: set[int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where each letter with its marks stands."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if at not in unseen:
            yield at, end
        at = end
