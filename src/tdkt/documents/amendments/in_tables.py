"""Targets whose sentence the plan does not print: their numbers stand in a table or another section, which is what is amended.

That a number is another in the data alone would leave the plan in force with the old one: it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.changes.parts import Change, Part
from tdkt.documents.amendments.article import Article
from tdkt.documents.amendments.block_articles import table_texts
from tdkt.documents.page.blocks import Table
from tdkt.errors import UserError
from tdkt.model.measure import Relation

_NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d/]|[.,]\d)")
_THRESHOLDS = (*(one.value for one in Relation), "each_at_least")


def has_another_number(change: Change) -> bool:
    """Tell whether a target that the plan prints nowhere by itself has another threshold than before."""
    both = change.old, change.new
    return all(part and _is_unprinted(part) for part in both) and bool(_new_numbers(change))


def refuse_old_numbers(changes: Iterable[Change], articles: Iterable[Article]) -> None:
    """Raise UserError where no article prints a threshold that such a target has now."""
    printed = {number for article in articles for number in _numbers(article)}
    for change in changes:
        if change.new is None or not has_another_number(change):
            continue
        missing = sorted(_new_numbers(change) - printed)
        if missing:
            name = str(change.new.data.get("quote") or change.new.data.get("text", "")).rstrip(".;")
            said = ", ".join(map(vietnamese, missing))
            raise UserError(
                f"Chỉ tiêu “{name}” không in thành câu trong kế hoạch mà ngưỡng đã đổi thành {said}; chỗ in số ấy (bảng, phụ lục) chưa sửa "
                "nên văn bản sửa đổi còn thiếu.",
                hint="Sửa cả dòng của bảng, phụ lục in số ấy trong plan.yaml, hoặc trả ngưỡng về như bản đã ký.",
            )


def _is_unprinted(part: Part) -> bool:
    return any(above.data.get("unprinted") for above in part.parents)


def _new_numbers(change: Change) -> set[Fraction]:
    if change.old is None or change.new is None:
        return set()
    return _thresholds(change.new) - _thresholds(change.old)


def _thresholds(part: Part) -> set[Fraction]:
    measure: dict[str, Any] = part.data.get("measure") or {}
    found = (measure[key] for key in _THRESHOLDS if key in measure)
    return {Fraction(str(one)) for value in found for one in (value if isinstance(value, list) else [value])}


def _numbers(article: Article) -> Iterator[Fraction]:
    for text in (article.lead, *article.texts):
        cells = (cell for row in table_texts(text) for cell in row) if isinstance(text, Table) else (text,)
        for cell in cells:
            for found in _NUMBER.findall(cell):
                yield Fraction(found.replace(".", "").replace(",", "."))
