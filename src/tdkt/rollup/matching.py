"""Which targets of wards may measure what a common indicator names: proposals, which a person decides on.

Only targets of the indicator's own type and unit of measure are proposed; how like the words are only orders the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from tdkt.model.records import dataclass
from tdkt.model.text import fold
from tdkt.rollup.city import City, Indicator, Ward
from tdkt.rollup.engines import Engine

LEAST_LIKE = 0.6
"""From which likeness of the words (0 to 1) a target is proposed."""

_TARGETS = """
SELECT r.name, r.type, coalesce(r.measured_in, '') AS measured_in, r.of_plan, r.accumulate, r.province, r.ward, r.target
FROM results r JOIN (
  SELECT province, ward, max(period_end) AS latest FROM results WHERE year = :year GROUP BY province, ward
) l ON l.province = r.province AND l.ward = r.ward AND l.latest = r.period_end
WHERE r.year = :year AND r.indicator IS NULL
ORDER BY r.name, r.province, r.ward, r.target
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Targets with one wording that may be of `indicator` (None: of one that the city has not named yet).

    `places` are (province, ward, target); `likeness` is from 0 to 1.
    """

    indicator: Indicator | None
    name: str
    type: str
    measured_in: str
    likeness: float
    places: tuple[tuple[str, str, str], ...]

    @property
    def wards(self) -> int:
        """How many wards have such a target."""
        return len({place[:2] for place in self.places})


_Kind = tuple[str, str, bool, str]
"""Type, unit of measure, whether it is a part of the year's plan, how quarters accumulate: what has to be equal."""


def proposals(engine: Engine, city: City, year: int) -> tuple[Proposal, ...]:
    """Return what targets without an indicator may measure, the likest first; then wordings that several wards share."""
    wordings: dict[tuple[_Kind, str], list[tuple[Any, ...]]] = {}
    for name, kind, measured_in, of_plan, accumulate, *place in engine.rows(_TARGETS, {"year": year}):
        wordings.setdefault(((kind, measured_in, of_plan, accumulate), _plain(name)), []).append(
            (name, *place)
        )
    known, shared = [], []
    for (kind, words), found in wordings.items():
        name = found[0][0]
        places = tuple(tuple(one[1:]) for one in found)
        best = _likest(words, (one for one in city.indicators if _kind(one) == kind))
        if best is not None:
            known.append(Proposal(best[1], name, kind[0], kind[1], best[0], places))
        elif len({place[:2] for place in places}) > 1:
            shared.append(Proposal(None, name, kind[0], kind[1], 1.0, places))
    known.sort(key=lambda one: (-one.likeness, one.name))
    shared.sort(key=lambda one: (-one.wards, one.name))
    return (*known, *shared)


def ward_names(engine: Engine, year: int) -> dict[Ward, str]:
    """Return the names of the wards that have sent."""
    rows = engine.rows("SELECT province, ward, name FROM wards WHERE year = :year", {"year": year})
    return {(province, ward): name for province, ward, name in rows}


def _likest(words: str, indicators: Iterable[Indicator]) -> tuple[float, Indicator] | None:
    likes = [(_likeness(words, _plain(one.name)), one) for one in indicators]
    best = max(likes, key=lambda like: like[0], default=None)
    return best if best is not None and best[0] >= LEAST_LIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _kind(one: Indicator) -> _Kind:
    return one.type, one.measured_in, one.of_plan, one.accumulate


def _plain(name: str) -> str:
    """Return the words alone: numbers and signs of a threshold say nothing of what is measured."""
    return " ".join(word for word in _words(fold(name)) if not word[0].isdigit())


def _words(text: str) -> Sequence[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()
