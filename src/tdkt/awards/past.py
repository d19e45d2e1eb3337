"""What is on record about one person, collective or household."""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.holding import Holding
from tdkt.awards.law_wording import decider
from tdkt.law.award_names import held_award
from tdkt.law.place_words import award_called
from tdkt.model.award_batch import Nomination
from tdkt.model.award_records import Initiative, Rating, Registration
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Recipient
from tdkt.model.revocation import Revocation


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about `who`: what they hold, what is proposed or was refused, what awards are judged by, what was cancelled."""

    who: Recipient
    holdings: tuple[Holding, ...]
    pending: tuple[tuple[BatchFile, Nomination], ...]
    refused: tuple[tuple[BatchFile, Nomination], ...]
    registrations: tuple[tuple[int, Registration], ...]
    ratings: tuple[tuple[int, Rating], ...]
    initiatives: tuple[Initiative, ...]
    collectives: tuple[Collective, ...]
    cancelled: tuple[Holding, ...] = ()


def record_of(who: Recipient, book: AwardBook) -> Record:
    """Return the record of `who`, everything the oldest first."""
    proposed = [
        (file, nomination)
        for file in book.batches
        for nomination in file.nominations
        if nomination.who == who.id
    ]
    holdings = book.holdings_of(who.id)
    decided = book.decided_for(who.id)
    held = {found.batch for found in decided}
    refused = tuple((file, found) for file, found in proposed if found.refused is not None)
    pending = ((file, found) for file, found in proposed if found.refused is None)
    return Record(
        who,
        holdings,
        tuple((file, found) for file, found in pending if file.batch.id not in held),
        refused,
        _registrations_of(who, book),
        _ratings_of(who, book),
        _initiatives_of(who, book),
        _collectives_with(who, book),
        tuple(found for found in decided if found.revoked is not None),
    )


def _registrations_of(who: Recipient, book: AwardBook) -> tuple[tuple[int, Registration], ...]:
    found = [(year, entry) for (of, _, year), entry in book.registrations.items() if of == who.id]
    return tuple(sorted(found, key=lambda one: (one[0], one[1].date)))


def _ratings_of(who: Recipient, book: AwardBook) -> tuple[tuple[int, Rating], ...]:
    found = [(year, rating) for (of, year), rating in book.ratings.items() if of == who.id]
    return tuple(sorted(found, key=lambda one: one[0]))


def _initiatives_of(who: Recipient, book: AwardBook) -> tuple[Initiative, ...]:
    own = [found for found in book.initiatives.values() if found.is_by(who.id)]
    return tuple(sorted(own, key=lambda initiative: (initiative.year, initiative.id)))


def _collectives_with(who: Recipient, book: AwardBook) -> tuple[Collective, ...]:
    groups = (found for found in book.everyone.values() if isinstance(found, Collective))
    return tuple(group for group in groups if who.id in group.members)


def uses_of(initiative: Initiative, book: AwardBook) -> list[tuple[str, str, int]]:
    """Return (who, award, year) of every use of an initiative: on record, and in nominations that stand."""
    found = [(use.who, use.award, use.year) for use in initiative.used_for]
    found += [
        (nomination.who, nomination.award, file.year_of(nomination))
        for file in book.batches
        for nomination in file.standing
        if initiative.id in nomination.initiatives
    ]
    return list(dict.fromkeys(found))


def award_name(award: str, book: AwardBook) -> str:
    """Return the name of an award in the latest pack as the place says it, its id where no pack has it."""
    rule = held_award(award)
    return award_called(rule.name, book.stated.words) if rule else award


def held_by_decision(held: Holding, book: AwardBook) -> str:
    """Return the decision behind an award, with who issued it: in a batch of the ward's own whoever decided there."""
    file = book.batch(held.batch) if held.batch else None
    decision = file.batch.decision if file else None
    return decision_words(
        held.decision, held.date, decider(decision.by, book.organization) if decision else held.issuer
    )


def revoking(revocation: Revocation, book: AwardBook) -> str:
    """Say the issued decision that cancels awards: "Quyết định số 05/QĐ-UBND ngày 02/11/2026"; "" for a draft."""
    if revocation.number is None or revocation.date is None:
        return ""
    symbol = revocation.symbol or f"QĐ-{book.organization.abbreviation if book.organization else 'UBND'}"
    return decision_words(f"{revocation.number:02}/{symbol}", revocation.date, None)


def decision_words(number: str, date: datetime.date, issuer: str | None) -> str:
    """Say a decision on record: "Quyết định số 12/QĐ-UBND ngày 05/02/2026 của Chủ tịch UBND phường"."""
    by = f" của {issuer}" if issuer else ""
    return f"Quyết định số {number} ngày {date:%d/%m/%Y}{by}"
