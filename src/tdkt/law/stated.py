"""The law as a ward sees it: the records of tdkt with what the ward states in its own file (`plans/awards/law.yaml`).

A ward states which instrument applies where tdkt knows none, and completes what a căn cứ lacks (trích yếu, day, issuer).
"""

from __future__ import annotations

import datetime
from functools import cached_property

from tdkt.law.base_salary import BaseSalary, base_salary_on
from tdkt.law.confidence import LOCAL
from tdkt.law.instruments import Instrument, canonical, instruments
from tdkt.law.mentions import law_named
from tdkt.law.place_words import ANY_PLACE
from tdkt.model.award_law import StatedInstrument, StatedSalary
from tdkt.model.place_words import PlaceWords
from tdkt.model.plan import LAWS
from tdkt.model.records import dataclass, replace


@dataclass(frozen=True)
class StatedLaw:
    """The ward's statements; `by` is who states them, in a sentence: "phường", "địa phương" where nobody knows.

    `words` are what it, the level above and its parts are called.
    """

    instruments: tuple[StatedInstrument, ...] = ()
    salaries: tuple[StatedSalary, ...] = ()
    by: str = "địa phương"
    words: PlaceWords = ANY_PLACE

    @cached_property
    def known(self) -> tuple[Instrument, ...]:
        """Every instrument: those of tdkt with what the ward adds, then the ward's own in the order of its file."""
        own = [_instrument(stated) for stated in self.instruments if recorded(stated) is None]
        return tuple(map(self._replaced, (*map(self._completed, instruments()), *own)))

    def as_stated(self, known: Instrument) -> Instrument:
        """Return the record of tdkt with what the ward states about it."""
        return next((found for found in self.known if _key(found) == _key(known)), known)

    def by_number(self, number: str) -> Instrument | None:
        """Return the instrument with this number, however its spaces, zeros and case are written."""
        wanted = canonical(number)
        return next(
            (found for found in self.known if found.number and canonical(found.number) == wanted), None
        )

    def applying_on(self, day: datetime.date) -> tuple[StatedInstrument, ...]:
        """Return what the ward says applies on `day` that tdkt does not know to apply then."""
        return tuple(stated for stated in self.instruments if stated.holds_on(day) and _is_news(stated))

    def salary_on(self, day: datetime.date) -> BaseSalary | None:
        """Return the base salary on `day`: the ward's or the record's, whichever began later; of the same day the ward's."""
        own = [found for found in self.salaries if found.from_ <= day]
        latest = max(own, key=lambda found: found.from_, default=None)
        known = base_salary_on(day)
        if latest is None or (known is not None and latest.from_ < known.valid_from):
            return known
        return BaseSalary(valid_from=latest.from_, dong=latest.dong, source=latest.source, confidence=LOCAL)

    def _completed(self, record: Instrument) -> Instrument:
        known = record
        for stated in self.instruments:
            if recorded(stated) is not record:
                continue
            known = replace(
                known,
                subject=stated.subject or known.subject,
                subject_confidence=LOCAL if stated.subject else known.subject_confidence,
                date=stated.date or known.date,
                issuer=stated.issuer or known.issuer,
                valid_from=known.valid_from or stated.from_,
            )
            if _goes_on(stated, record) or stated.until:
                known = _until(known, stated.until)
        return known

    def _replaced(self, known: Instrument) -> Instrument:
        """Return `known` as ended by what the ward says stands in for it."""
        for stated in self.instruments:
            if stated.from_ is None or not _replaces(stated, known):
                continue
            if known.valid_to is None or stated.from_ < known.valid_to:
                known = replace(_until(known, stated.from_), replaced_by=stated.number)
        return known


def recorded(stated: StatedInstrument) -> Instrument | None:
    """Return the record of tdkt that a statement is about: by its number, a law also by its name."""
    if stated.number:
        wanted = canonical(stated.number)
        by_number = (found for found in instruments() if found.number and canonical(found.number) == wanted)
        return next(by_number, None)
    return law_named(f"{stated.type} {stated.subject}")


def cited_number(stated: StatedInstrument) -> str:
    """Return what a statement is called in a sentence: "Nghị định số 45/2027/NĐ-CP", a law by its name and day."""
    found = recorded(stated) or _instrument(stated)
    return found.citation if found.type in LAWS else found.name


def _replaces(stated: StatedInstrument, known: Instrument) -> bool:
    return known.number is not None and canonical(known.number) in map(canonical, stated.replaces)


def _is_news(stated: StatedInstrument) -> bool:
    """Tell whether a statement says that something applies, and not only what tdkt knows to apply is called."""
    known = recorded(stated)
    return known is None or _goes_on(stated, known)


def _goes_on(stated: StatedInstrument, known: Instrument) -> bool:
    """Tell whether the ward says that a known instrument applies from the end on that tdkt has for it."""
    return stated.from_ is not None and known.end is not None and stated.from_ >= known.end


def _until(known: Instrument, day: datetime.date | None) -> Instrument:
    return replace(known, valid_to=day, expected_end=None, expected_end_confidence=None)


def _instrument(stated: StatedInstrument) -> Instrument:
    return Instrument(
        type=stated.type,
        number=stated.number,
        subject=stated.subject,
        date=stated.date,
        issuer=stated.issuer,
        valid_from=stated.from_,
        valid_to=stated.until,
        source=stated.source,
        confidence=LOCAL,
    )


def _key(known: Instrument) -> tuple[str, str]:
    return known.type, canonical(known.number) if known.number else (known.subject or "")
