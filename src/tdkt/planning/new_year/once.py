"""What was done once and for all: milestones that are reached, elections and congresses. A new year has no more of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tdkt.attainment.assessment import assess
from tdkt.attainment.stages import PROGRESS
from tdkt.model.movements import Item, Movement, UnitMovements
from tdkt.model.place import Place
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.text import fold, plain
from tdkt.model.unit_report import DONE

_OCCASIONS = (
    (re.compile(r"\b(?:bau cu|bau du|trung cu)\b"), "bầu cử"),
    (re.compile(r"\bkhoa [ivx]+\b"), "của một khóa"),
    (re.compile(r"\bdai hoi\b.*\blan thu\b"), "đại hội theo nhiệm kỳ"),
    (re.compile(r"\btong dieu tra\b"), "tổng điều tra"),
)
"""What does not come round every year, by its folded words."""


@dataclass(frozen=True, slots=True)
class Once:
    """A task or target of the new year that was carried over and may not come again; `reason` says why in a few words."""

    place: Place
    item: str
    text: str
    reason: str


def done_once(programme: Programme, movements: Iterable[UnitMovements]) -> Iterator[Once]:
    """Yield what in the new year's `movements` was finished by the reports of `programme` or belongs to an occasion."""
    finished = _finished(programme)
    for file in movements:
        for movement in file.movements:
            for item in movement.items:
                yield from _of_item(movement, item, finished)


def _of_item(movement: Movement, item: Item, finished: dict[str, str]) -> Iterator[Once]:
    if item.task is not None:
        reason = _occasion(item.text, movement.title)
        if reason:
            yield Once(item.origin.at("task"), item.task, plain(item.text), reason)
    for target in item.targets:
        reason = finished.get(target.id, "") or _occasion(target.text, target.label, movement.title)
        if reason:
            yield Once(target.origin.at("target"), target.id, target.name, reason)


def _occasion(*texts: str) -> str:
    folded = [fold(plain(text)) for text in texts]
    return next((words for pattern, words in _OCCASIONS if any(map(pattern.search, folded))), "")


def _finished(programme: Programme) -> dict[str, str]:
    """Return the milestones that all their units have reported done by the end of the reports, with the day."""
    period = programme.reported_until
    if period is None:
        return {}
    found = {}
    for assessment in assess(programme, period).assessments:
        value = assessment.gathered.value
        if value is not None and value.progress == DONE:
            day = f" ngày {value.done_on:%d/%m/%Y}" if value.done_on else ""
            found[assessment.target.id] = PROGRESS[DONE] + day
    return found
