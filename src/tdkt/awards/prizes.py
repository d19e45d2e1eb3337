"""The prizes of a batch as they are due beside those of the year's other batches (NĐ 152/2025, Điều 49)."""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.prize_rules import SAME_PERIOD, Prize, prizes_of_one_batch, total, unless_lost
from tdkt.awards.titles_elsewhere import (
    DecidedTitle,
    Titles,
    beside_others,
    decided_titles,
    kept_back,
    rivals_of,
)
from tdkt.model.award_batch import Nomination
from tdkt.model.records import replace

EARLIER_LOWER = "earlier_lower_title"
_TITLES = "decided titles"


def all_titles(book: AwardBook) -> Titles:
    """Return the decided titles of `book` that prizes are held against, knowing which of them a ward did not pay for.

    A batch whose payment fits only without the titles that a later, higher one takes the place of has kept these back.
    """
    if _TITLES not in book.memo:
        book.memo[_TITLES] = _all_titles(book)
    found: Titles = book.memo[_TITLES]
    return found


def _all_titles(book: AwardBook) -> Titles:
    titles = decided_titles(book)
    waiting = {file.batch.id for file in book.batches if _has_kept_back(file, book, titles)}
    return {key: tuple(_marked(title, of_one, waiting) for title in of_one) for key, of_one in titles.items()}


def prizes(
    file: BatchFile, nominations: Iterable[Nomination], book: AwardBook, law: LawInForce, titles: Titles
) -> tuple[Prize, ...]:
    """Return the prize of each of `nominations` whose recipient, award and coefficient are known, in their order.

    `titles` are those of all batches (`all_titles`). Where what was paid fits only if lower titles were kept back for a higher
    one that came later, it is so. Who lost the award after the first payment and has to give back no money had not got it by
    then, unless all that is due was paid; who has to give it back had got it.
    """
    found = _due(file, nominations, book, law, titles)
    paid = file.batch.paid
    if not file.batch.payment or total(found) == paid:
        return found
    with_loss = tuple(unless_lost(prize, file, book) for prize in found)
    ways = (_without_lower(file, found, titles, law), with_loss)
    fitting = next((way for way in ways if total(way) == paid), None)
    taken = fitting or (with_loss if paid < total(with_loss) else found)
    return tuple(replace(prize, guessed=prize.due < own.due) for prize, own in zip(taken, found, strict=True))


def due_in_all(file: BatchFile, book: AwardBook, titles: Titles) -> int:
    """Return the đồng that are due for a whole batch of the ward."""
    return total(prizes(file, file.standing, book, book.law_of(file), titles))


def _due(
    file: BatchFile, nominations: Iterable[Nomination], book: AwardBook, law: LawInForce, titles: Titles
) -> tuple[Prize, ...]:
    own = prizes_of_one_batch(file, nominations, book, law)
    if law.value(SAME_PERIOD) != "highest":
        return own
    decided = file.batch.decision.date if file.batch.decision else None
    earlier_is = str(law.value(EARLIER_LOWER))
    return tuple(beside_others(prize, _rivals(prize, file, titles), decided, earlier_is) for prize in own)


def _without_lower(
    file: BatchFile, found: tuple[Prize, ...], titles: Titles, law: LawInForce
) -> tuple[Prize, ...]:
    if law.value(SAME_PERIOD) != "highest":
        return found
    return tuple(kept_back(prize, _rivals(prize, file, titles)) for prize in found)


def _rivals(prize: Prize, file: BatchFile, titles: Titles) -> list[DecidedTitle]:
    return rivals_of(prize, file.year_of(prize.nomination), file.batch.id, titles)


def _has_kept_back(file: BatchFile, book: AwardBook, titles: Titles) -> bool:
    law = book.law_of(file)
    if not file.batch.payment:
        return False
    found = _due(file, file.standing, book, law, titles)
    return total(found) != file.batch.paid == total(_without_lower(file, found, titles, law))


def _marked(title: DecidedTitle, of_one: tuple[DecidedTitle, ...], waiting: set[str]) -> DecidedTitle:
    has_higher = any(other.batch != title.batch and other.raw > title.raw for other in of_one)
    return replace(title, kept_back=True) if title.batch in waiting and has_higher else title
