"""Which letters of a paragraph are marked, by which findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tdkt.conformity.finding import Finding
from tdkt.model.diagnostic import Severity
from tdkt.model.records import dataclass
from tdkt.office.word.blocks import Place

_MOST_MARKED = 8
"""Places of one finding whose letters are coloured; further ones bear the number alone, so that the text stays readable."""
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place of finding number `number` (from 1): its letters, the how-many-eth place of the finding, whether they are coloured."""

    number: int
    start: int
    end: int
    ordinal: int
    severity: Severity
    is_coloured: bool

    @property
    def id(self) -> str:
        """What links lead to."""
        return f"m{self.number}" if self.ordinal == 1 else f"m{self.number}-{self.ordinal}"


def spotted(findings: Sequence[Finding]) -> dict[Place, list[Spotted]]:
    """Return the places of all findings by paragraph, in the order of the text."""
    found: dict[Place, list[Spotted]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        for ordinal, spot in enumerate(finding.spots, 1):
            is_coloured = ordinal <= _MOST_MARKED
            found[spot.place].append(
                Spotted(number, spot.start, spot.end, ordinal, finding.severity, is_coloured)
            )
    return {place: sorted(spots, key=lambda spot: (spot.end, spot.number)) for place, spots in found.items()}


def worst(spots: Sequence[Spotted], at: int) -> Severity | None:
    """Return how much the worst of the findings weighs that colour the letter `at`; None where none does."""
    here = [spot.severity for spot in spots if spot.is_coloured and spot.start <= at < spot.end]
    return min(here, key=_WEIGHT.__getitem__, default=None)
