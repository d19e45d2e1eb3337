"""The order in which an office lists those commended, and the ordinals (số sổ vàng) that follow from it.

Collectives, individuals, households; within these by award, the highest first (the order of the law pack), then by the
Vietnamese alphabet of the given name. An ordinal is given once: later ones come after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.law.packs import COLLECTIVE, HOUSEHOLD, PERSON
from tdkt.model.award_batch import Nomination
from tdkt.model.register import Recipient
from tdkt.model.vietnamese_order import name_key, text_key

RECIPIENT_ORDER = (COLLECTIVE, PERSON, HOUSEHOLD)

Place = tuple[int, int, tuple[object, ...]]


def place_in_list(law: LawInForce) -> Callable[[Recipient, str], Place]:
    """Return the sort key of (recipient, award id) in a list of the office."""
    awards = {award: number for number, award in enumerate(law.awards)}

    def place(who: Recipient, award: str) -> Place:
        name = name_key(who.name) if who.recipient == PERSON else text_key(who.name)
        return RECIPIENT_ORDER.index(who.recipient), awards[award], name

    return place


def missing_ordinals(file: BatchFile, book: AwardBook, law: LawInForce) -> dict[str, int]:
    """Return the ordinals, by nomination id, for those not refused that have none yet, in the office's order.

    The first numbers that nobody has are given, so that the whole runs from 1 without a gap where it can.
    """
    place = place_in_list(law)
    waiting: Iterable[Nomination] = sorted(
        (found for found in file.standing if found.ordinal is None),
        key=lambda found: place(book.everyone[found.who], found.award),
    )
    given = {found.ordinal for found in file.nominations if found.ordinal is not None}
    free = (number for number in range(1, len(file.nominations) + len(given) + 1) if number not in given)
    return {found.id: number for found, number in zip(waiting, free, strict=False)}
