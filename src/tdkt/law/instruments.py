"""The instruments that tdkt knows by date and validity (`instruments.yaml`, beside this file).

A record is only as good as its `confidence`, so whoever speaks from one says that too (`said_confidence`).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from tdkt.law.confidence import said_confidence
from tdkt.law.files import FOLDER, read_law


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument. From `valid_to` on it is no longer in force; None always means "not known"."""

    type: str
    number: str | None = None
    subject: str | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    replaced_by: str | None = None
    source: str
    confidence: str
    valid_to_confidence: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a text: "Luật Thi đua, khen thưởng", "Nghị định số 152/2025/NĐ-CP"."""
        is_law = self.number is None or self.type == "Luật"
        return f"{self.type} {self.subject}" if is_law else f"{self.type} số {self.number}"

    @property
    def said_confidence(self) -> str:
        """How sure the record is, in Vietnamese."""
        return said_confidence(self.confidence)

    @property
    def said_end_confidence(self) -> str:
        """How sure the end of its validity is, in Vietnamese."""
        return said_confidence(self.valid_to_confidence or self.confidence)


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return every record; the file is read once, when first asked for."""
    return tuple(Instrument(**record) for record in read_law(FOLDER / "instruments.yaml")["instruments"])


@cache
def _by_number() -> dict[str, Instrument]:
    return {canonical(known.number): known for known in instruments() if known.number}


def by_number(number: str) -> Instrument | None:
    """Return the instrument with this number, however its spaces, zeros and case are written."""
    return _by_number().get(canonical(number))


@cache
def laws() -> tuple[Instrument, ...]:
    """Return the laws, which are cited by name (NĐ 30/2020, Phụ lục I, II.6b), the longest name first."""
    known = (law for law in instruments() if law.type == "Luật" and law.subject)
    return tuple(sorted(known, key=lambda law: -len(law.name)))


def canonical(number: str) -> str:
    """Return `number` ("01- KL/TW", "1-KL/TW") as one key ("1-KL/TW")."""
    return re.sub(r"\s+", "", number).upper().lstrip("0")
