"""What the clerk answers to the questions that a sentence leaves open, put into the measures of its targets."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from tdkt.attainment.measure_types.registry import KINDS
from tdkt.errors import UsageError
from tdkt.model.measure import MeasureType, Relation
from tdkt.model.records import dataclass, replace
from tdkt.planning.proposals.accumulating import LATEST, SUM
from tdkt.planning.proposals.proposed import About, Doubt, Proposed, ProposedTarget, changed, threshold
from tdkt.planning.proposals.soundness import movements_data
from tdkt.planning.proposals.times import EVERY
from tdkt.workspace.schema import is_valid

_ANY_YEAR = 2026
ASKED = (About.ADDS_UP, About.HOW_OFTEN, About.DUE, About.DIRECTION)
"""What is asked, in this order and each at most once a sentence."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, None where nothing was: `accumulate` "sum" or "latest", `reported_in` quarters or
    terms as files name them (none, or all: every
    quarter), `due` a day, `better` "more" or "less".
    """

    accumulate: str | None = None
    reported_in: tuple[str, ...] | None = None
    due: datetime.date | None = None
    better: str | None = None


def open_questions(proposed: Proposed) -> Iterator[Doubt]:
    """Yield what has to be asked of a sentence: each of the four questions at most once, as its first target puts it."""
    for about in ASKED:
        asked = next((one for one in proposed.all_doubts if one.about is about and one.choices), None)
        if asked is not None and all(choice.change is not None for choice in asked.choices):
            yield asked


def chosen(proposed: Proposed, doubt: Doubt, number: int) -> Proposed:
    """Return the proposal with choice `number` of `doubt` in every target that is in that doubt."""
    return replace(proposed, targets=tuple(_chosen(target, doubt, number) for target in proposed.targets))


def _chosen(target: ProposedTarget, doubt: Doubt, number: int) -> ProposedTarget:
    mine = next((one for one in target.doubts if one.about is doubt.about), None)
    if mine is None or number >= len(mine.choices):
        return target
    change = mine.choices[number].change
    if change is None:
        return target
    return _answered(target, doubt.about, change, f"Đã trả lời: {mine.choices[number].words}.")


def _answered(target: ProposedTarget, about: About, change: Mapping[str, Any], reason: str) -> ProposedTarget:
    return replace(
        target,
        measure=changed(target.measure, change),
        reasons=(*target.reasons, reason),
        doubts=tuple(one for one in target.doubts if one.about is not about),
    )


def answered(proposed: Proposed, answers: Answers) -> Proposed:
    """Return the proposal with `answers` in every target that can take them; raises UsageError where none can take one."""
    for about, change, said in _changes(answers):
        targets = tuple(_given(target, about, change, said) for target in proposed.targets)
        if targets == proposed.targets:
            raise UsageError(
                f"Không chỉ tiêu nào của câu này nhận “{said}”.",
                hint="Bỏ tham số ấy rồi chạy lại với --dry-run để xem cách đo.",
            )
        proposed = replace(proposed, targets=targets)
    return proposed


_ALL = (["Q1", "Q2", "Q3", "Q4"], ["HK1", "HK2"])
"""Every quarter, every term: what a file does not say."""


def _changes(answers: Answers) -> Iterator[tuple[About, Mapping[str, Any] | Relation, str]]:
    if answers.accumulate is not None:
        is_latest = answers.accumulate == "latest"
        yield About.ADDS_UP, LATEST if is_latest else SUM, "tình trạng" if is_latest else "cộng dồn"
    if answers.reported_in is not None:
        parts = list(answers.reported_in)
        yield (
            About.HOW_OFTEN,
            {"reported_in": parts} if parts and parts not in _ALL else EVERY,
            f"có số liệu ở {', '.join(parts) or 'mọi kỳ'}",
        )
    if answers.due is not None:
        yield About.DUE, {"due": answers.due.isoformat(), "reported_in": None}, f"hạn {answers.due:%d/%m/%Y}"
    if answers.better is not None:
        is_less = answers.better == "less"
        yield (
            About.DIRECTION,
            Relation.AT_MOST if is_less else Relation.AT_LEAST,
            "càng ít càng tốt" if is_less else "càng nhiều càng tốt",
        )


def _given(
    target: ProposedTarget, about: About, change: Mapping[str, Any] | Relation, said: str
) -> ProposedTarget:
    """Return the target with an answer, or as it was where its type of measure takes no such answer."""
    if isinstance(change, Relation):
        known = next((target.measure[one] for one in Relation if one in target.measure), None)
        if known is None or change not in KINDS[MeasureType(target.measure["type"])].relations:
            return target
        change = threshold(change, known[-1] if isinstance(known, list) else known)
    tried = changed(target.measure, LATEST if about is About.ADDS_UP else change)
    item = {"text": target.quote, "target": "mot.hai", "measure": tried}
    if not is_valid("movements", movements_data(item, _ANY_YEAR)):
        return target
    return _answered(target, about, change, f"Đã trả lời: {said}.")
