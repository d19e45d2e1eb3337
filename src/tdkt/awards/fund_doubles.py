"""Payments of a fund that may be counted twice: the same voucher, or the prizes of a batch written down once more.

While one stands nobody knows what the fund has spent and what is left. An expense that says `separate` is another payment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tdkt.awards.book import AwardBook
from tdkt.model.award_batch import AwardBatch
from tdkt.model.award_records import AwardFund, FundExpense
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Doubled:
    """An expense that may be another payment once more: `first` in the fund of `year`, or the prizes of `batch`."""

    line: FundExpense
    first: FundExpense | None = None
    year: int | None = None
    batch: AwardBatch | None = None


def doubles(book: AwardBook, fund: AwardFund) -> Iterator[Doubled]:
    """Yield the expenses of `fund` that may be counted twice, each as often as it may be another payment."""
    yield from _same_voucher(fund)
    yield from _of_earlier_years(fund, book.funds)
    yield from _like_prizes(book, fund)


def _same_voucher(fund: AwardFund) -> Iterator[Doubled]:
    first: dict[str, FundExpense] = {}
    for line in fund.expenses:
        if not line.voucher or line.separate:
            continue
        other = first.setdefault(line.voucher, line)
        if other is not line:
            yield Doubled(line, other, fund.year)


def _of_earlier_years(fund: AwardFund, funds: Mapping[int, AwardFund]) -> Iterator[Doubled]:
    """Yield what stands in an earlier year's fund too: the same voucher of the same day."""
    earlier = {
        (line.voucher, line.date): (other.year, line)
        for other in funds.values()
        if other.year < fund.year
        for line in other.expenses
        if line.voucher
    }
    for line in fund.expenses:
        found = earlier.get((line.voucher or "", line.date))
        if found is not None and not line.separate:
            year, first = found
            yield Doubled(line, first, year)


def _like_prizes(book: AwardBook, fund: AwardFund) -> Iterator[Doubled]:
    """Yield what looks like the prizes of a batch, of whatever year."""
    paid = {
        (file.batch.payment.date, file.batch.payment.paid): file.batch
        for file in book.batches
        if file.batch.payment and file.batch.payment.paid
    }
    for line in fund.expenses:
        batch = paid.get((line.date, line.amount))
        if batch is not None and not line.separate:
            yield Doubled(line, batch=batch)
