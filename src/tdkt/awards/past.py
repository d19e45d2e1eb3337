"""What is on record about one person, collective or household."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tdkt.awards.book import AwardBook, BatchFile, Holding
from tdkt.awards.law_wording import decider
from tdkt.law.packs import award_rule
from tdkt.model.award_batch import Nomination
from tdkt.model.award_records import Initiative, Rating, Registration
from tdkt.model.register import Collective, Recipient


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about `who`: what they hold, what is proposed or was refused, and what awards are judged by."""

    who: Recipient
    holdings: tuple[Holding, ...]
    pending: tuple[tuple[BatchFile, Nomination], ...]
    refused: tuple[tuple[BatchFile, Nomination], ...]
    registrations: tuple[tuple[int, Registration], ...]
    ratings: tuple[tuple[int, Rating], ...]
    initiatives: tuple[Initiative, ...]
    collectives: tuple[Collective, ...]


def record_of(who: Recipient, book: AwardBook) -> Record:
    """Return the record of `who`, everything the oldest first."""
    own = [
        (file, nomination)
        for file in book.batches
        for nomination in file.nominations
        if nomination.who == who.id
    ]
    held = {found.batch for found in book.holdings_of(who.id)}
    return Record(
        who,
        book.holdings_of(who.id),
        tuple(found for found in own if found[1].refused is None and found[0].batch.id not in held),
        tuple(found for found in own if found[1].refused is not None),
        tuple(
            sorted(
                ((year, entry) for (of, _, year), entry in book.registrations.items() if of == who.id),
                key=lambda found: (found[0], found[1].date),
            )
        ),
        tuple(
            sorted(
                ((year, rating) for (of, year), rating in book.ratings.items() if of == who.id),
                key=lambda found: found[0],
            )
        ),
        tuple(
            sorted(
                (
                    initiative
                    for initiative in book.initiatives.values()
                    if any(author.person == who.id for author in initiative.authors)
                ),
                key=lambda initiative: (initiative.year, initiative.id),
            )
        ),
        tuple(
            found
            for found in book.everyone.values()
            if isinstance(found, Collective) and who.id in found.members
        ),
    )


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


def award_name(award: str) -> str:
    """Return the name of an award in the latest pack, its id where no pack has it."""
    rule = award_rule(award)
    return rule.name if rule else award


def held_by_decision(held: Holding, book: AwardBook) -> str:
    """Return the decision behind an award, with who issued it: in a batch of the ward's own whoever decided there."""
    file = book.batch(held.batch) if held.batch else None
    decision = file.batch.decision if file else None
    return decision_words(
        held.decision, held.date, decider(decision.by, book.organization) if decision else held.issuer
    )


def decision_words(number: str, date: datetime.date, issuer: str | None) -> str:
    """Say a decision on record: "Quyết định số 12/QĐ-UBND ngày 05/02/2026 của Chủ tịch UBND phường"."""
    by = f" của {issuer}" if issuer else ""
    return f"Quyết định số {number} ngày {date:%d/%m/%Y}{by}"
