"""What is asked and what is answered where somebody is held against a standard: a case, and a verdict on each condition."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.law.packs import AwardRule, Standard
from tdkt.model.records import dataclass
from tdkt.model.register import Recipient


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one condition: `reason` says why, `mend` what would settle it ("" where nothing can)."""

    standard: Standard
    met: bool | None
    reason: str
    mend: str = ""
    parts: tuple[Verdict, ...] = ()

    @property
    def is_judgement(self) -> bool:
        """Tell whether only the Council can judge the condition."""
        return self.standard.needs == "judgement"

    @property
    def left_to_council(self) -> bool:
        """Tell whether the records do not settle the condition and the Council may: one of its ways is a judgement."""
        return self.is_judgement or (
            self.standard.needs == "any"
            and self.met is None
            and any(part.is_judgement for part in self.parts)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody in view of an award for the merit of `year`.

    `initiatives` are those named in the nomination, None to look at all of the person's; `expected` holds (who, award)
    of the same year that are proposed beside this one and have not been refused. `on` is the day on which titles have to
    stand, None for today: what was cancelled later stood then.
    """

    who: Recipient
    award: AwardRule
    year: int
    kind: str
    initiatives: tuple[str, ...] | None = None
    expected: frozenset[tuple[str, str]] = frozenset()
    on: datetime.date | None = None


def is_held(who: str, award: str, year: int, case: Case, book: AwardBook) -> bool:
    """Tell whether `who` holds `award` for `year`, or is proposed for it beside this case."""
    return book.held(who, award, year, case.on) or (year == case.year and (who, award) in case.expected)
