"""The fund's year in đồng: what there was, what came in, what was paid, what is left.

Prizes are those that were paid in the batches of the ward; money that a cancelled award brought back counts in the year in which it
came. Whether it goes back into the fund is left to the Government (Luật 06/2022/QH15, Điều 93, khoản 9) and has not been verified.
"""

from __future__ import annotations

from tdkt.awards.book import AwardBook
from tdkt.law.packs import CITY
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class FundYear:
    """The sums of a year, in đồng."""

    year: int
    carried_over: int
    given: int
    added: int
    returned: int
    prizes: int
    other: int

    @property
    def income(self) -> int:
        """All that there was to spend."""
        return self.carried_over + self.given + self.added + self.returned

    @property
    def spent(self) -> int:
        """All that was paid."""
        return self.prizes + self.other

    @property
    def left(self) -> int:
        """What is carried over to the next year."""
        return self.income - self.spent


def fund_year(book: AwardBook, year: int) -> FundYear | None:
    """Return the sums of `year`, None where its fund is not on record."""
    fund = book.funds.get(year)
    if fund is None:
        return None
    payments = [
        file.batch.payment for file in book.batches if file.batch.level != CITY and file.batch.year == year
    ]
    returned = [
        one.returned.money or 0
        for revocation in book.revocations
        for one in revocation.awards
        if one.returned and one.returned.date.year == year
    ]
    return FundYear(
        year,
        fund.carried_over,
        fund.amount,
        sum(one.amount for one in fund.income),
        sum(returned),
        sum(payment.paid for payment in payments if payment),
        sum(one.amount for one in fund.expenses),
    )
