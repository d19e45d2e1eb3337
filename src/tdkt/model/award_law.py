"""What a ward states about the law of awards itself: instruments that tdkt does not know or knows in part, base salary."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class StatedInstrument:
    """An instrument as the ward states it: what completes its citation, and from when (`until`: until before when) it applies.

    `articles` are those that apply, `replaces` the numbers of the instruments that it stands in for from `from_` on.
    """

    type: str
    number: str | None
    date: datetime.date | None
    issuer: str | None
    subject: str | None
    articles: tuple[str, ...]
    from_: datetime.date | None
    until: datetime.date | None
    replaces: tuple[str, ...]
    source: str
    note: str | None
    origin: Origin

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether it is said to apply on `day`; without `from_` it only completes a citation."""
        return self.from_ is not None and self.from_ <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class StatedSalary:
    """Lương cơ sở in đồng a month from `from_` on, as the ward states it."""

    from_: datetime.date
    dong: int
    source: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AwardLaw:
    """The ward's statements on the law (plans/awards/law.yaml)."""

    instruments: tuple[StatedInstrument, ...]
    base_salary: tuple[StatedSalary, ...]
    origin: Origin
    illustrative: bool = False
