"""Titles of the same time that one person or collective holds by several decisions: the highest prize alone is paid for them.

NĐ 152/2025, Điều 49, khoản 4 knows one time of merit, not one batch: whoever has been given a title in another batch of the year
(or by a decision on record) gets nothing for a lower one, and for a higher one what is missing up to it. How money that was paid
before is set against it is not said there; it is the parameter `earlier_lower_title`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import law_on
from tdkt.awards.past import decision_words
from tdkt.awards.prize_rules import Prize, money_for, prizes_of_one_batch, spans_years
from tdkt.law.packs import AwardRule
from tdkt.model.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class DecidedTitle:
    """A title that `who` holds for `year`, with its prize if nothing else were (`full`, in đồng) and before rounding.

    `batch` is None for a decision on record outside the batches. `kept_back` tells that nothing was paid for it, since a higher
    title of the same time was to come.
    """

    who: str
    year: int
    award: AwardRule
    raw: Fraction
    full: int
    decided: datetime.date
    decision: str
    batch: str | None
    kept_back: bool = False

    def is_higher_than(self, prize: Prize) -> bool:
        """Tell whether it pays more than `prize`; of equal ones the one that was decided is the higher."""
        return self.raw >= prize.raw


Titles = Mapping[tuple[str, int], tuple[DecidedTitle, ...]]
"""Decided titles by who holds them and for which year."""


def decided_titles(book: AwardBook) -> Titles:
    """Return every decided title whose prize is known, those of a batch without what a higher one in it takes the place of."""
    found: dict[tuple[str, int], list[DecidedTitle]] = defaultdict(list)
    for title in (*_on_record(book), *_in_batches(book)):
        found[title.who, title.year].append(title)
    return {key: tuple(titles) for key, titles in found.items()}


def rivals_of(prize: Prize, year: int, batch: str, titles: Titles) -> list[DecidedTitle]:
    """Return the other titles of the same time that are decided elsewhere than in `batch`."""
    if not prize.award.is_title or prize.instead:
        return []
    return [
        title
        for title in titles.get((prize.nomination.who, year), ())
        if title.batch != batch
        and title.award.id != prize.award.id
        and spans_years(title.award) == spans_years(prize.award)
    ]


def beside_others(
    prize: Prize, rivals: list[DecidedTitle], decided: datetime.date | None, earlier_is: str
) -> Prize:
    """Return `prize`, decided on a day (None: not yet), as it is due beside its `rivals`.

    Of titles decided on one day the highest is paid; of one decided before, a lower one has been paid: what is missing up to
    `prize` is due where `earlier_is` "difference", all of it (and the other is to be paid back) where it is "whole".
    """
    before = [title for title in rivals if decided is None or title.decided <= decided]
    higher = [title for title in before if title.is_higher_than(prize)]
    if higher:
        return _not_paid(prize, max(higher, key=lambda title: title.raw))
    paid = [title for title in before if title.decided != decided and not title.kept_back]
    if not paid:
        return prize
    lower = max(paid, key=lambda title: title.full)
    kept = lower.full if earlier_is == "difference" else 0
    return replace(prize, due=max(prize.due - kept, 0), earlier=lower.full, earlier_title=_named(lower))


def kept_back(prize: Prize, rivals: list[DecidedTitle]) -> Prize:
    """Return `prize` as it is paid where the ward waits for a higher title of the same time: not at all."""
    higher = [title for title in rivals if title.is_higher_than(prize)]
    return _not_paid(prize, max(higher, key=lambda title: title.raw)) if higher else prize


def _not_paid(prize: Prize, higher: DecidedTitle) -> Prize:
    return replace(prize, due=0, instead=f"đã nhận mức cao hơn của {_named(higher)}")


def _named(title: DecidedTitle) -> str:
    return f"danh hiệu “{title.award.name}” cùng thời gian ({title.decision})"


def _on_record(book: AwardBook) -> list[DecidedTitle]:
    found = []
    for held in book.past:
        if held.revoked is not None:
            continue
        law = law_on(held.date, book.local, stated=book.stated)
        award, who = law.awards.get(held.award), book.everyone.get(held.who)
        if law.salary and award and who and award.is_title and who.recipient in award.coefficients:
            raw, full = money_for(award.coefficients[who.recipient], law.salary, law)
            words = decision_words(held.decision, held.date, held.issuer)
            found.append(DecidedTitle(held.who, held.year, award, raw, full, held.date, words, None))
    return found


def _in_batches(book: AwardBook) -> list[DecidedTitle]:
    found = []
    for file in book.batches:
        decision, law = file.batch.decision, book.law_of(file)
        if decision is None or not file.batch.has_reached("decided"):
            continue
        words = decision_words(decision.number, decision.date, None)
        for prize in prizes_of_one_batch(file, file.standing, book, law):
            if (
                prize.award.is_title
                and not prize.instead
                and book.revocation_of_nominee(file, prize.nomination) is None
            ):
                year = file.year_of(prize.nomination)
                found.append(
                    DecidedTitle(
                        prize.nomination.who,
                        year,
                        prize.award,
                        prize.raw,
                        prize.due,
                        decision.date,
                        words,
                        file.batch.id,
                    )
                )
    return found
