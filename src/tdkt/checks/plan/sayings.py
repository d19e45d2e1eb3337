"""What a printed sentence promises: which numbers, and whether they are to be reached, passed or kept below."""

from __future__ import annotations

import re
from fractions import Fraction

from tdkt.attainment.measure_types.kind import Saying
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.measure import Measure, Relation

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_PERCENTS = re.compile(rf"({_NUMBER})\s*%")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:đến|-|–)\s*({_NUMBER})")
_FLOOR = re.compile(rf"(?:ít nhất|tối thiểu|từ)\s+({_NUMBER})", re.IGNORECASE)
_QUANTIFIED = re.compile(
    rf"(?:{_NUMBER})\s*%|(?:ít nhất|tối thiểu|không quá|trên|hơn)\s+\d|\d+\s+(?:đến|-|–)\s+\d+\s+(?!năm|tháng)\w"
    r"|^không (?:để (?:xảy ra|sai sót)|có (?:hồ sơ|đơn thư|trường hợp|vụ))|[;,] không để xảy ra",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[re.Pattern[str], Relation], ...] = (
    (
        re.compile(
            r"bằng hoặc (?:trên|hơn)|ít nhất|tối thiểu|không (?:dưới|thấp hơn)|trở lên", re.IGNORECASE
        ),
        Relation.AT_LEAST,
    ),
    (re.compile(rf"(?:trên|hơn)\s+(?:{_NUMBER})", re.IGNORECASE), Relation.MORE_THAN),
    (re.compile(r"không (?:quá|vượt quá)|tối đa", re.IGNORECASE), Relation.AT_MOST),
    (re.compile(rf"dưới\s+(?:{_NUMBER})", re.IGNORECASE), Relation.LESS_THAN),
)
_NEVER = re.compile(r"không (?:để|có|xảy ra|phát sinh)", re.IGNORECASE)


def is_quantified(text: str) -> bool:
    """Tell whether `text` promises something that can be counted."""
    return _QUANTIFIED.search(text) is not None


def numbers_in(text: str, measure: Measure) -> set[Fraction]:
    """Return the numbers in `text` that a threshold could be."""
    sayings = kind_of(measure).sayings
    if Saying.PERCENT in sayings:
        return {_number(match[1]) for match in _PERCENTS.finditer(text)}
    bounds = _RANGE.search(text)
    if bounds and Saying.RANGE in sayings:
        return {_number(bounds[1]), _number(bounds[2])}
    if Saying.NEVER in sayings and _NEVER.search(text) and not re.search(r"\d", text):
        return {Fraction(0)}
    if Saying.FLOOR in sayings:
        return {_number(match[1]) for match in _FLOOR.finditer(text)}
    return set()


def relation_in(text: str, measure: Measure) -> Relation | None:
    """Return the relation that the words of `text` mean, None where they mean none.

    A bare percent is a promise of at least that much: "đạt 99%", "99% hồ sơ".
    """
    kind = kind_of(measure)
    if not kind.needs_threshold:
        return None
    # "Từ 85 đến 90 triệu đồng" may as well say where an amount comes from; whole things are promised in a range.
    if kind.is_whole and _RANGE.search(text):
        return Relation.BETWEEN
    for words, relation in _WORDS:
        if words.search(text):
            return relation
    return Relation.AT_LEAST if Saying.PERCENT in kind.sayings and _PERCENTS.search(text) else None


def _number(text: str) -> Fraction:
    return Fraction(text.replace(".", "").replace(",", "."))
