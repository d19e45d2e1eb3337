"""Words that an amendment quotes to change them: they are those of another document, as it was issued, and are not judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Spot
from tdkt.model.records import replace
from tdkt.office.word.blocks import Place

_CHANGES = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:Điều \d+\. )?(?:Sửa đổi|Thay|Thay thế|Bãi bỏ|Bỏ|Đính chính)\b"
)
_INSTEAD = re.compile(r"”\s*(?:như sau|bằng|thành|tại|ở)\b")
_OF_WORDS = ("V3", "V6")
"""Families of rules on what is said: citations, spelling, capitals."""


def without_amended_words(findings: Iterable[Finding], document: Recognised) -> Iterator[Finding]:
    """Yield the findings but for what stands in the words that a line of `document` changes."""
    quoted = dict(_quoted(document))
    for finding in findings:
        if not finding.code.startswith(_OF_WORDS) or not finding.spots:
            yield finding
            continue
        kept = tuple(spot for spot in finding.spots if not _is_within(spot, quoted))
        if kept:
            yield replace(finding, spots=kept)


def _quoted(document: Recognised) -> Iterator[tuple[Place, tuple[int, int]]]:
    """Yield where the words stand that are to be changed: between the first quotation mark and what follows the last before "như sau"."""
    for line in document.lines:
        text = line.piece.text
        first = text.find("“")
        if first < 0 or _CHANGES.match(text) is None:
            continue
        instead = _INSTEAD.search(text, first)
        last = instead.start() if instead else text.rfind("”")
        yield line.piece.paragraph.place, (line.piece.start + first, line.piece.start + last)


def _is_within(spot: Spot, quoted: dict[Place, tuple[int, int]]) -> bool:
    if spot.place not in quoted:
        return False
    first, last = quoted[spot.place]
    return first <= spot.start and spot.end <= last + 1
