"""What is proposed for a school year: it has terms where a calendar year has quarters, in the words and in what is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tdkt.model.records import replace
from tdkt.planning.proposals.proposed import Choice, Doubt, MeasureData, Proposed, ProposedTarget

_WORDS = (
    (re.compile(r"\bquý IV\b"), "học kỳ II"),
    (re.compile(r"\b([Qq])uý\b(?! [IVX\d])"), lambda found: "Học kỳ" if found[1] == "Q" else "học kỳ"),
    (re.compile(r"\b(mỗi|đầu|cuối|cả) năm\b(?! học)"), r"\1 năm học"),
)


def of_school_year(proposed: Proposed) -> Proposed:
    """Return `proposed`, which was made for a year of quarters, for one of terms."""
    return replace(
        proposed,
        targets=tuple(map(_target, proposed.targets)),
        doubts=tuple(map(_doubt, proposed.doubts)),
    )


def _target(target: ProposedTarget) -> ProposedTarget:
    return replace(
        target,
        measure=_change(target.measure),
        reasons=tuple(map(_said, target.reasons)),
        doubts=tuple(map(_doubt, target.doubts)),
    )


def _doubt(doubt: Doubt) -> Doubt:
    choices = tuple(
        Choice(_said(one.words), None if one.change is None else _change(one.change)) for one in doubt.choices
    )
    return replace(doubt, question=_said(doubt.question), choices=choices)


def _change(change: MeasureData) -> Mapping[str, Any]:
    """Return a measure, or a change of one, that asks for the last quarter alone, as one that asks for the last term."""
    return {**change, "reported_in": ["HK2"]} if change.get("reported_in") == ["Q4"] else change


def _said(words: str) -> str:
    """Return our own words on a sentence; what stands in quotation marks is the plan's and stays."""
    pieces = re.split(r"(“[^”]*”)", words)
    return "".join(piece if number % 2 else _in_terms(piece) for number, piece in enumerate(pieces))


def _in_terms(words: str) -> str:
    for pattern, instead in _WORDS:
        words = pattern.sub(instead, words)
    return words
