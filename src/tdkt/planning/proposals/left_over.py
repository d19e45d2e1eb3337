"""Numbers that a sentence names and no proposal holds: they are told, so that no promise is passed over in silence.

The readings may miss how a promise is worded, or read two promises as one; the numbers themselves cannot hide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.checks.plan.quantities import Quantity, normal, quantities, unclear_numbers
from tdkt.model.text import plain
from tdkt.planning.proposals.marks import describes_another, is_counted
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_POINT = re.compile(r"(?<![\d.,/])(\d+)\.(\d{1,2})(?=\s*%)")
"""A percent with a decimal point, which is no number of a Vietnamese text."""
_TIME = re.compile(r"^(?:ngày|giờ|phút|giây|tuần|tháng|quý|năm|lần|kỳ|buổi|tuổi|thế hệ|chiều|ca trực|đợt)\b")
_OTHERWISE = re.compile(
    r"\bgấp (?:đôi|ba|bốn|rưỡi|\d[\d,]*(?: đến \d[\d,]*)? lần|hai lần|ba lần|nhiều lần)|\b(?:\d+|hai) con số\b|\bmột nửa\b|\bphân nửa\b|\bquá nửa\b"
    r"|\b(?:xếp (?:thứ|hạng|loại thứ)(?: hạng)?|nhóm|tốp|top) (?P<place>\d+)"
)
"""Promises in words of their own, of which no measure is made."""
_SPELT_COUNTED = re.compile(
    r"^(?:mô hình|câu lạc bộ|lớp|hội nghị|công trình|căn nhà|cuộc thi|buổi|tuyến đường|hộ|hợp tác xã|sản phẩm|trường|sáng kiến|đợt|đội|đề tài|dự án|hội thi|giải)\b"
)
_LONGEST = 40
_CHOICES = (Choice("giữ là nhiệm vụ, không tính", None), Choice("tự ghi measure", None))


def with_left_over(made: Proposed) -> Proposed:
    """Return a proposal with a doubt for the numbers that neither its measures hold nor its doubts name."""
    sentence = plain(made.text)
    shown = list(_unheld(sentence, made))
    if not shown:
        return made
    named = ", ".join(f"“{one}”" for one in shown)
    question = f"Câu còn nêu {named}: chưa được đo; là một lời hứa riêng thì tách câu hoặc ghi thêm chỉ tiêu."
    return made.with_doubt(Doubt(About.MEASURE, question, () if made.targets else _CHOICES))


def _unheld(sentence: str, made: Proposed) -> Iterator[str]:
    words = normal(_QUOTED.sub(lambda match: " " * len(match[0]), sentence))
    held = set(_numbers(target.measure for target in made.targets))
    said = normal(
        " ".join(doubt.question for doubt in (*made.doubts, *(d for t in made.targets for d in t.doubts)))
    )
    for otherwise in _OTHERWISE.finditer(words):
        place = otherwise["place"]
        if place is None or Fraction(place) not in held:
            yield otherwise[0]
    for point in _POINT.finditer(words):
        if Fraction(f"{point[1]}.{point[2]}") not in held:
            yield _shown(words, point.start(), point.end())
    for start, end in unclear_numbers(words):
        yield _shown(words, start, end)
    for found in quantities(words):
        if describes_another(words, found) or not _promises(found, words):
            continue
        number = words[found.start : found.end]
        if held.isdisjoint(_values(found)) and number not in said:
            yield _shown(words, found.start, found.end)


def _promises(found: Quantity, words: str) -> bool:
    """Tell whether a number may be a promise: of a time only where it is compared ("không quá 15 phút"), in words from two on."""
    if found.is_spelt:
        return found.low > 1 and _SPELT_COUNTED.match(found.after) is not None and is_counted(found, words)
    if _TIME.match(found.after):
        return found.says.is_said and not found.after.startswith(("tuổi", "năm", "thế hệ"))
    if found.is_percent or found.says.is_said:
        return True
    return is_counted(found, words)


def _values(found: Quantity) -> set[Fraction]:
    """Return what a measure may hold for a quantity: the number, the number with its scale, of "vượt 5%" what is reached."""
    bounds = (found.low, found.high)
    return {one * scale for one in bounds for scale in (1, found.scale)} | {100 + one for one in bounds}


def _numbers(data: Iterable[Any]) -> Iterator[Fraction]:
    for one in data:
        if isinstance(one, bool):
            continue
        if isinstance(one, int | Decimal):
            yield Fraction(one)
        elif isinstance(one, list | tuple):
            yield from _numbers(one)
        elif hasattr(one, "values"):
            yield from _numbers(one.values())


def _shown(words: str, start: int, end: int) -> str:
    """Return a number with the words behind it, up to the end of the clause."""
    rest = re.split(r"[,;:.)](?:\s|$)", words[end : end + _LONGEST])[0]
    cut = rest if len(rest) < _LONGEST else rest.rpartition(" ")[0] + "…"
    return f"{words[start:end]}{cut}".strip()
