"""Vouchers of the ward's money: fund lines, payments of prizes and money that came back, held against each other.

Vouchers are numbered by the calendar year, receipts and payments each for themselves. One that stands at two places may be one sum of money
written down twice; what says `separate` has been looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tdkt.awards.book import AwardBook
from tdkt.awards.fund_of_payment import paid_from, returned_to
from tdkt.model.award_batch import Payment
from tdkt.model.award_records import FundExpense, FundIncome
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.revocation import Returned
from tdkt.model.text import fold

_KINDS_OF_VOUCHER = (("phieu chi", "pc"), ("phieu thu", "pt"), ("uy nhiem chi", "unc"), ("chung tu", ""))

MoneyLine = FundExpense | FundIncome | Payment | Returned


@dataclass(frozen=True, slots=True)
class Vouchered:
    """A `line` of money with a voucher; `what` says in words what it is, `fund` is the year of whose fund it is, `batch` the id of the
    batch whose prizes it pays, "" for any other."""

    line: MoneyLine
    what: str
    fund: int
    batch: str = ""

    @property
    def voucher(self) -> str:
        """The voucher as it is written."""
        return self.line.voucher or ""

    @property
    def is_income(self) -> bool:
        """Tell whether money came in by it."""
        return isinstance(self.line, FundIncome | Returned)


@dataclass(frozen=True, slots=True)
class SharedVoucher:
    """A voucher that stands at two lines of money: at `first`, and `again`."""

    first: Vouchered
    again: Vouchered

    @property
    def is_of_one_batch(self) -> bool:
        """Tell whether both are payments of one batch."""
        return bool(self.again.batch) and self.again.batch == self.first.batch

    @property
    def lines(self) -> tuple[Vouchered, Vouchered]:
        """Both lines: of either it is not known whether it is the one too much."""
        return self.first, self.again


def voucher_key(voucher: str, year: int) -> str:
    """Return what tells a voucher, however it is written: "PC-12", "pc 012", "Phiếu chi số 12/2026" are one."""
    text = fold(voucher)
    for name, short in _KINDS_OF_VOUCHER:
        text = text.replace(name, short)
    parts = [part for part in re.findall(r"[a-z]+|\d+", text) if part != "so"]
    if str(year) in parts and sum(part.isdigit() for part in parts) > 1:  # not number 2026 itself
        parts.remove(str(year))
    return "".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)


def is_one_voucher(one: MoneyLine, other: MoneyLine) -> bool:
    """Tell whether both lines say a voucher, and it is the same."""
    found = _identity(one), _identity(other)
    return found[0] is not None and found[0] == found[1]


def shared_vouchers(book: AwardBook) -> Iterator[SharedVoucher]:
    """Yield each line of money that has the voucher of another one, unless it says that it is `separate`.

    Prizes and money that came back are the first, then the lines of the funds: these are what somebody adds by hand. Of one kind the
    earlier day is the first.
    """
    firsts: dict[tuple[object, ...], Vouchered] = {}
    kinds = (_prizes(book), _returned(book), _of_funds(book))
    in_order = (one for kind in kinds for one in sorted(kind, key=lambda found: found.line.date))
    for one in in_order:
        key = None if one.line.separate else _identity(one.line)
        first = firsts.setdefault(key, one) if key is not None else one
        if first is not one:
            yield SharedVoucher(first, one)


def _identity(line: MoneyLine) -> tuple[object, ...] | None:
    """Return by what a voucher is the same as another one, None where there is none.

    A bare number is that of the usual voucher of its side: a receipt ("phiếu thu") where money comes in, a payment ("phiếu chi") else.
    """
    day: date = line.date
    key = voucher_key(line.voucher or "", day.year)
    if not key:
        return None
    usual = "pt" if isinstance(line, FundIncome | Returned) else "pc"
    return day.year, f"{usual}{key}" if key.isdigit() else key


def _prizes(book: AwardBook) -> Iterator[Vouchered]:
    for file in book.batches:
        for payment in file.batch.payment:
            fund = paid_from(book, file.batch, payment)
            if fund is not None:
                yield Vouchered(payment, f"tiền thưởng của đợt “{file.batch.id}”", fund, file.batch.id)


def _returned(book: AwardBook) -> Iterator[Vouchered]:
    for revocation in book.revocations:
        for award in revocation.awards:
            who = book.everyone.get(award.who)
            what = f"tiền thưởng thu hồi của {who.full_address if who else award.who}"
            for back in (one for one in award.returned if one.money):  # an object handed back is no money
                yield Vouchered(back, what, returned_to(book, revocation, award, back))


def _of_funds(book: AwardBook) -> Iterator[Vouchered]:
    for year, fund in sorted(book.funds.items()):
        for income in fund.income:
            yield Vouchered(income, f"khoản thu “{income.id}” của quỹ {year_name(year)}", year)
        for expense in fund.expenses:
            yield Vouchered(expense, f"khoản chi “{expense.id}” của quỹ {year_name(year)}", year)
