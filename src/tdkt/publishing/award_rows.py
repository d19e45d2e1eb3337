"""The awards decided in a year as rows: counted without a name, and, where the ward chooses to send them, with names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from tdkt.awards.batch_case import batch_cases
from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.counted_years import award_counts_in
from tdkt.awards.fund_year import fund_year
from tdkt.awards.holding import Holding
from tdkt.awards.past import award_name
from tdkt.awards.statistical_facts import is_leader
from tdkt.law.award_names import held_award
from tdkt.model.records import dataclass
from tdkt.model.register import FEMALE, Person
from tdkt.workspace.workspace import Workspace

_Key = tuple[str, str, str | None, int]
_Prizes = dict[tuple[str, str, str], int]
"""What is due in đồng by batch, recipient and award."""


@dataclass(slots=True)
class _Counted:
    given: int = 0
    women: int = 0
    leaders: int = 0
    workers: int = 0
    prizes: int = 0
    illustrative: bool = False


def award_rows(workspace: Workspace, year: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `awards`: what stands of the year's decisions, counted by award, kind, recipient and year of merit."""
    book = award_book(workspace)
    prizes = _prizes(workspace)
    samples = {file.batch.id for file in book.batches if file.illustrative}
    counted: dict[_Key, _Counted] = {}
    for held in _decided_in(book, year):
        recipient = book.everyone.get(held.who)
        key = (held.award, held.type, recipient.recipient if recipient else None, held.year)
        one = counted.setdefault(key, _Counted())
        one.given += 1
        if isinstance(recipient, Person):
            one.women += recipient.gender == FEMALE
            one.leaders += is_leader(recipient) is True
            one.workers += is_leader(recipient) is False
        one.prizes += prizes.get((held.batch or "", held.who, held.award), 0)
        one.illustrative |= book.illustrative or held.batch in samples
    for (award, kind, who, merit_year), one in sorted(counted.items(), key=lambda found: str(found[0])):
        rule = held_award(award)
        yield (
            award,
            award_name(award, book),
            rule.type if rule else None,
            kind,
            who,
            merit_year,
            one.given,
            one.women,
            one.leaders,
            one.workers,
            one.prizes,
            one.illustrative,
        )


def recipient_rows(
    workspace: Workspace, year: int, classes: Collection[str]
) -> Iterator[tuple[str, str, str, int, str, date]]:
    """Yield the rows of `recipients` of the chosen classes ("person", "collective", "household")."""
    book = award_book(workspace)
    for held in _decided_in(book, year):
        recipient = book.everyone.get(held.who)
        if recipient is not None and recipient.recipient in classes:
            yield recipient.recipient, recipient.name, held.award, held.year, held.decision, held.date


def fund_rows(workspace: Workspace, year: int) -> Iterator[tuple[str, int]]:
    """Yield the rows of `fund`, none where the year's fund is not on record.

    While a line may be counted twice, what else was paid or came in and what is left is not known: no row says it.
    """
    found = fund_year(award_book(workspace), year)
    if found is None:
        return
    unsure = {
        *(("other", "left") if found.doubled else ()),
        *(("added", "left") if found.doubled_income else ()),
        *found.unsure,
        *(("carried_over", "left") if found.is_carried_unsure else ()),
    }
    for line in ("carried_over", "given", "added", "returned", "prizes", "other", "left"):
        if line in unsure:
            continue
        yield line, getattr(found, line)


def _decided_in(book: AwardBook, year: int) -> list[Holding]:
    return [held for held in book.holdings if award_counts_in(book, year, held)]


def _prizes(workspace: Workspace) -> _Prizes:
    return {
        (case.batch.id, nominee.nomination.who, nominee.nomination.award): nominee.prize.due
        for case in batch_cases(workspace)
        for nominee in case.nominees
        if nominee.prize
    }
