"""The instruments that tdkt knows by date and validity (`instruments.yaml`, beside this file).

A record is only as good as its `confidence`, so whoever speaks from one says that too (`said_confidence`).
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from tdkt.law.confidence import SURE, said_confidence
from tdkt.law.files import FOLDER, read_law
from tdkt.model.dates import date_long
from tdkt.model.plan import LAWS
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument. From `valid_to` on it is no longer in force; None always means "not known".

    `expected_end` is an end that only metadata give, without an instrument that ends it: from that day on nobody here knows.
    """

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
    subject_confidence: str | None = None
    expected_end: datetime.date | None = None
    expected_end_confidence: str | None = None

    @property
    def name(self) -> str:
        """What it is called in a text: "Luật Thi đua, khen thưởng", "Nghị định số 152/2025/NĐ-CP"."""
        is_law = self.number is None or self.type in LAWS
        return f"{self.type} {self.subject}" if is_law else f"{self.type} số {self.number}"

    @property
    def year(self) -> int | None:
        """The year in which it was issued, by its day or by the number of a law ("15/2003/QH11")."""
        stands = re.search(r"/(\d{4})/", self.number or "")
        return self.date.year if self.date else int(stands[1]) if stands else None

    @property
    def citation(self) -> str:
        """The instrument in a căn cứ, with what is known of it, without "Căn cứ" and the end mark."""
        day = f" {date_long(self.date)}" if self.date else ""
        if self.type in LAWS:
            return f"{self.name}{day}"
        issuer = f" của {self.issuer}" if self.issuer else ""
        subject = f" {self.subject}" if self.subject else ""
        return f"{self.name}{day}{issuer}{subject}"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a căn cứ needs of the instrument that is not known (NĐ 30/2020, Phụ lục I, Phần I, II.6a)."""
        needed: list[tuple[str, object]] = [("ngày", self.date), ("trích yếu", self.subject)]
        if self.type not in LAWS:
            needed += [("số, ký hiệu", self.number), ("cơ quan ban hành", self.issuer)]
        return tuple(what for what, known in needed if not known)

    @property
    def said_confidence(self) -> str:
        """How sure the record is, in Vietnamese."""
        return said_confidence(self.confidence)

    @property
    def doubt_of_subject(self) -> str:
        """How sure its trích yếu is where that must be said, else ""."""
        own = self.subject_confidence or self.confidence
        return "" if own in SURE or not self.subject else said_confidence(own)

    @property
    def end(self) -> datetime.date | None:
        """The first day on which it is not known to be in force, None where there is no such day."""
        return self.valid_to or self.expected_end

    @property
    def said_end_confidence(self) -> str:
        """How sure that day is, in Vietnamese."""
        own = None if self.valid_to else self.expected_end_confidence
        return said_confidence(own or self.confidence)

    def is_in_force_on(self, day: datetime.date) -> bool:
        """Tell whether nothing that is known says that it is not in force on `day`: an expected end ends nothing."""
        begins = self.valid_from or self.date
        return (begins is None or begins <= day) and (self.valid_to is None or day < self.valid_to)


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
    """Return the laws, which are cited by name (NĐ 30/2020, Phụ lục I, II.6b), the longest name first; of one name the one on record first."""
    known: dict[str, Instrument] = {}
    for law in instruments():
        if law.type == "Luật" and law.subject:
            known.setdefault(law.name, law)
    return tuple(sorted(known.values(), key=lambda law: -len(law.name)))


def namesakes(law: Instrument) -> tuple[Instrument, ...]:
    """Return the laws of one name, of several years, `law` among them."""
    return tuple(one for one in instruments() if one.type == law.type and one.name == law.name)


def canonical(number: str) -> str:
    """Return `number` ("01- KL/TW", "1-KL/TW") as one key ("1-KL/TW")."""
    return re.sub(r"\s+", "", number).upper().lstrip("0")
