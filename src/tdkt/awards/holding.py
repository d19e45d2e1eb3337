"""An award that somebody holds, and the decisions that cancel awards (Luật 06/2022/QH15, Điều 93)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from tdkt.model.records import dataclass
from tdkt.model.revocation import Revocation

Revoked = Mapping[tuple[str, str, str, datetime.date], Revocation]
"""The issued decisions that cancel awards, by who had which award by the decision of which number and date."""


@dataclass(frozen=True, slots=True)
class Holding:
    """An award that somebody holds: decided in the past or in a batch of the ward's own (`batch`).

    `revoked` is the decision that cancelled it (Luật 06/2022/QH15, Điều 93), None where it stands.
    """

    who: str
    award: str
    year: int
    type: str
    decision: str
    date: datetime.date
    issuer: str
    for_: str
    batch: str | None = None
    revoked: Revocation | None = None
    batch_year: int | None = None

    @property
    def decided_for(self) -> int:
        """The year that its decision is for: that of its batch, else that of the merit."""
        return self.year if self.batch_year is None else self.batch_year

    def stands(self, on: datetime.date | None) -> bool:
        """Tell whether it stands today, or stood on the day `on`."""
        gone = self.revoked.date if self.revoked else None
        return gone is None or (on is not None and on < gone)


def revoked_by(revocations: Sequence[Revocation]) -> Revoked:
    """Return what `revocations` cancel; a draft cancels nothing, of two about one award the first counts."""
    return {
        (one.who, one.award, one.decision.number, one.decision.date): revocation
        for revocation in reversed(revocations)
        if not revocation.is_draft
        for one in revocation.awards
    }
