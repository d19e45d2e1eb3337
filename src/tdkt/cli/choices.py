"""What the user picked out of a report: units and statuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.status import Status
from tdkt.errors import UsageError
from tdkt.model.programme import Programme
from tdkt.model.text import fold

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen unit ids and statuses; an empty tuple means all."""

    units: tuple[str, ...]
    statuses: tuple[Status, ...]

    def takes(self, assessment: Assessment) -> bool:
        """Tell whether the assessment is among what was picked."""
        return (not self.units or any(unit in self.units for unit in assessment.target.units)) and (
            not self.statuses or assessment.status in self.statuses
        )


def choose_units(programme: Programme, words: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that `words` (ids, abbreviations or names, with or without tones) name; raises UsageError."""
    known = {
        fold(word): unit.id
        for unit in programme.organization.units
        for word in (unit.id, unit.abbreviation, unit.name)
    }
    return tuple(
        _choose(word, known, "đơn vị", [unit.id for unit in programme.organization.units]) for word in words
    )


def choose_statuses(words: Iterable[str]) -> tuple[Status, ...]:
    """Return the statuses that `words` name ("chậm", "cham", "khong-dat", "behind"); raises UsageError."""
    known: dict[str, Status] = {}
    for status in Status:
        known[fold(status.label)] = known[status.value.replace("_", " ")] = status
    labels = [status.label for status in Status]
    return tuple(
        _choose(word.replace("-", " ").replace("_", " "), known, "trạng thái", labels) for word in words
    )


def _choose(word: str, known: dict[str, _T], what: str, choices: list[str]) -> _T:
    found = known.get(fold(word.strip()))
    if found is None:
        close = get_close_matches(fold(word), known, n=1)
        guess = f"Có phải là “{close[0]}”? " if close else ""
        raise UsageError(f"Không có {what} “{word}”.", hint=f"{guess}Chỉ dùng: {', '.join(choices)}.")
    return found
