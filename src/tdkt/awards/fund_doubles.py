"""What a fund may count twice: one line, the prizes of a batch or of one person, money that is counted elsewhere (vouchers: `vouchers.py`).

While one stands nobody knows what came in, what was spent and what is left. A line that says `separate` is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.prize_rules import Prize
from tdkt.awards.prizes import all_titles, prizes
from tdkt.model.award_batch import AwardBatch
from tdkt.model.award_records import AwardFund, FundExpense, FundIncome
from tdkt.model.plan_year import division_of
from tdkt.model.records import dataclass
from tdkt.model.register import Collective
from tdkt.model.revocation import Revocation, RevokedAward
from tdkt.model.text import fold, letters, lower_first

_NEAR = 31
"""Days within which the same sum is taken for the same payment written down again."""
_YEAR = 366
_SAYS_BACK = re.compile(r"thu hoi|nop lai|hoan tra|nop tra")
"""Words of income by which the same sum is the same money, though it is written down later."""
_SAYS_PRIZE = re.compile(r"(?<!khen )thuong\b")


@dataclass(frozen=True, slots=True)
class Doubled:
    """An expense that may be another payment once more: `first` in the fund of `year`, or the prizes of `batch`.

    `who` is the one of the batch whose prize it is like, "" for all of it; `same_id` tells that only the id is the same.
    """

    line: FundExpense
    first: FundExpense | None = None
    year: int | None = None
    batch: AwardBatch | None = None
    who: str = ""
    same_id: bool = False


@dataclass(frozen=True, slots=True)
class DoubledIncome:
    """A line of income that may be counted twice: `first` of the fund, `returned` by a cancelled award, or its own sum (`given`)."""

    line: FundIncome
    first: FundIncome | None = None
    returned: RevokedAward | None = None
    given: bool = False
    same_id: bool = False


def doubles(book: AwardBook, fund: AwardFund) -> Iterator[Doubled]:
    """Yield the expenses of `fund` that may be counted twice, each as often as it may be another payment."""
    yield from _again(fund)
    yield from _of_earlier_years(book, fund)
    yield from _like_prizes(book, fund)


def doubled_income(book: AwardBook, fund: AwardFund) -> Iterator[DoubledIncome]:
    """Yield the lines of income of `fund` that may be counted twice."""
    ids: dict[str, FundIncome] = {}
    lines: dict[tuple[object, ...], FundIncome] = {}
    for line in fund.income:
        known = ids.setdefault(line.id, line)
        if known is not line:
            yield DoubledIncome(line, known, same_id=True)
        if line.separate:
            continue
        first = lines.setdefault((line.date, line.amount, letters(line.source)), line)
        if first is not line and known is line:
            yield DoubledIncome(line, first)
        if (line.amount, letters(line.source)) == (fund.amount, letters(fund.source)) or (
            line.amount == fund.carried_over and "so du" in fold(line.source)
        ):
            yield DoubledIncome(line, given=True)
        for found in book.revocations:
            one = _given_back(line, found)
            if one is not None:
                yield DoubledIncome(line, returned=one)


def _given_back(line: FundIncome, revocation: Revocation) -> RevokedAward | None:
    """Return the cancelled award whose money, given back, a line of income may be once more: an instalment, several, those of all."""
    days = _YEAR if _SAYS_BACK.search(fold(line.source)) else _NEAR
    for one in revocation.awards:
        if any(back.money == line.amount and _is_near(back.date, line.date) for back in one.returned):
            return one
        if _is_sum_of(_came(one), line.amount, line.date, days):
            return one
    of_all = [part for one in revocation.awards for part in _came(one)]
    return revocation.awards[0] if _is_sum_of(of_all, line.amount, line.date, days) else None


def _came(one: RevokedAward) -> list[tuple[date, int]]:
    return [(back.date, back.money) for back in one.returned if back.money]


def _is_sum_of(parts: Iterable[tuple[date, int]], amount: int, day: date, days: int = _NEAR) -> bool:
    """Tell whether parts, each with its day, that follow each other make a sum, and one of them was within `days` of its day."""
    ordered = sorted(parts)
    for first in range(len(ordered)):
        total, is_near = 0, False
        for when, money in ordered[first:]:
            total += money
            is_near = is_near or abs((when - day).days) <= days
            if total == amount and is_near:
                return True
    return False


def _is_near(one: date, other: date) -> bool:
    return abs((one - other).days) <= _NEAR


def _said(line: FundExpense) -> tuple[date, int, str]:
    return line.date, line.amount, letters(line.for_)


def _again(fund: AwardFund) -> Iterator[Doubled]:
    """Yield what stands in the fund before: the same id, or all the same."""
    ids: dict[str, FundExpense] = {}
    lines: dict[tuple[date, int, str], list[FundExpense]] = {}
    for line in fund.expenses:
        of_id = ids.setdefault(line.id, line)
        if of_id is not line:
            yield Doubled(line, of_id, fund.year, same_id=True)
        if line.separate:
            continue
        alike = lines.setdefault(_said(line), [])
        other = next((one for one in alike if not (one.voucher and line.voucher)), None)
        if other is not None and other is not of_id:
            yield Doubled(line, other, fund.year)
        alike.append(line)


def _of_earlier_years(book: AwardBook, fund: AwardFund) -> Iterator[Doubled]:
    """Yield what stands in an earlier year's fund too, all the same; a calendar year began before the school year of its number."""
    began = division_of(fund.year).first_day
    earlier = [other for other in book.funds.values() if division_of(other.year).first_day < began]
    lines = {_said(line): (other.year, line) for other in earlier for line in other.expenses}
    for line in fund.expenses:
        found = lines.get(_said(line))
        if found is not None and not (found[1].voucher and line.voucher) and not line.separate:
            year, first = found
            yield Doubled(line, first, year)


def _like_prizes(book: AwardBook, fund: AwardFund) -> Iterator[Doubled]:
    """Yield what looks like the prizes of a batch, of whatever year, or like those of one person of it."""
    paid = [file for file in book.batches if file.batch.paid]
    due: list[tuple[BatchFile, tuple[Prize, ...]]] | None = None
    for line in fund.expenses:
        if line.separate:
            continue
        found = next((file for file in paid if _is_the_batch(line, file)), None)
        if found is not None:
            yield Doubled(line, batch=found.batch)
            continue
        if due is None:
            titles = all_titles(book)
            due = [(file, prizes(file, file.standing, book, book.law_of(file), titles)) for file in paid]
        alike = [(file, *one) for file, of_batch in due for one in _whose(line, file, of_batch)]
        if alike:  # who is named by the line comes before others with the same prize
            file, who, _ = max(alike, key=itemgetter(2))
            yield Doubled(line, batch=file.batch, who=who)


def _is_the_batch(line: FundExpense, file: BatchFile) -> bool:
    """Tell whether a line may be the prizes of a batch: their sum at about that time, or prizes by its decision."""
    batch, decision = file.batch, file.batch.decision
    if _is_sum_of(((one.date, one.paid) for one in batch.payment), line.amount, line.date):
        return True
    text = fold(line.for_)
    if decision is None or abs((line.date - decision.date).days) > _YEAR or not _SAYS_PRIZE.search(text):
        return False
    number = decision.number.partition("/")[0].lstrip("0")
    return bool(number and re.search(rf"quyet dinh (?:so )?0*{re.escape(number)}(?!\d)", text))


def _whose(line: FundExpense, file: BatchFile, due: Iterable[Prize]) -> Iterator[tuple[str, bool]]:
    """Yield whose prize of a batch a line may be, and whether it is named: the same sum for the same name, or a prize at that time."""
    text = fold(line.for_)
    is_near = any(_is_near(payment.date, line.date) for payment in file.batch.payment)
    is_prize = bool(_SAYS_PRIZE.search(text)) and is_near
    for prize in due:
        is_named = fold(prize.who.name) in text
        if prize.due == line.amount and (is_named or is_prize):
            who = prize.who
            yield (who.name if isinstance(who, Collective) else lower_first(who.full_address)), is_named
