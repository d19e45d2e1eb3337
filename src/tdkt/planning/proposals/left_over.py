"""Numbers that a sentence names and no proposal holds: they are told, so that no promise is passed over in silence.

The readings may miss how a promise is worded, or read two promises as one; the numbers themselves cannot hide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tdkt.checks.plan.quantities import Quantity, normal, quantities
from tdkt.model.text import plain
from tdkt.planning.proposals.marks import is_counted
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_POINT = re.compile(r"(?<![\d.,/])(\d+)\.(\d{1,2})(?=\s*%)")
"""A percent with a decimal point, which is no number of a Vietnamese text."""
_TIME = re.compile(r"^(?:ngày|giờ|phút|giây|tuần|tháng|quý|năm|lần|kỳ|buổi|tuổi|thế hệ|chiều|ca trực|đợt)\b")
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
    for point in _POINT.finditer(words):
        if Fraction(f"{point[1]}.{point[2]}") not in held:
            yield _shown(words, point.start(), point.end())
    for found in quantities(words):
        if found.is_spelt or not _promises(found, words, has_targets=bool(made.targets)):
            continue
        number = words[found.start : found.end]
        if held.isdisjoint(_values(found)) and number not in said:
            yield _shown(words, found.start, found.end)


def _promises(found: Quantity, words: str, *, has_targets: bool) -> bool:
    """Tell whether a number may be a promise: of a time only where it is compared ("không quá 15 phút")."""
    if _TIME.match(found.after):
        return found.says.is_said and not found.after.startswith(("tuổi", "năm", "thế hệ"))
    if found.is_percent or found.says.is_said:
        return True
    return is_counted(found, words) and (has_targets or found.low >= 10)


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
