"""The fund's year in đồng: what there was, what came in, what was paid, what is left.

Prizes are those that were paid in the batches of the ward (`paid_from`); money that a cancelled award brought back counts in the year in which it
came. Whether it goes back into the fund is left to the Government (Luật 06/2022/QH15, Điều 93, khoản 9) and has not been verified.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.counted_years import counts_in
from tdkt.awards.fund_doubles import doubled_income, doubles
from tdkt.awards.fund_of_payment import may_be_paid_from, paid_from, returned_to
from tdkt.awards.prizes import all_titles, due_in_all
from tdkt.awards.titles_elsewhere import Titles
from tdkt.awards.vouchers import shared_vouchers
from tdkt.law.packs import CITY
from tdkt.model.award_batch import Payment
from tdkt.model.award_records import AwardFund, FundExpense, FundIncome, NotCarried
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.records import dataclass, field, replace
from tdkt.model.register import Household, Person
from tdkt.model.revocation import Returned
from tdkt.model.text import lower_first

CARRIED, GIVEN, ADDED, RETURNED = "carried_over", "given", "added", "returned"
PRIZES, OTHER = "prizes", "other"
_SORTS = {FundIncome: ADDED, Returned: RETURNED, Payment: PRIZES, FundExpense: OTHER}
INCOME, SPENDING = (CARRIED, GIVEN, ADDED, RETURNED), (PRIZES, OTHER)


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of the year's account in đồng. `sort` is one of `INCOME` or `SPENDING`, `voucher` "" where none is known."""

    sort: str
    what: str
    date: datetime.date | None
    amount: int
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A batch that is decided and not paid by the end of a year; `rest` is what is left in đồng where a part was paid, else 0.

    `later` is what of the rest was paid from funds of later years since.
    """

    batch: str
    title: str
    decision: str
    rest: int = 0
    later: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether something of it is still to be paid."""
        return not self.rest or self.rest > self.later


@dataclass(frozen=True, slots=True)
class FundYear:
    """The sums of a year, in đồng, with the `lines` that they are made of; `unpaid` are batches that are still to be paid."""

    year: int
    carried_over: int
    given: int
    added: int
    returned: int
    prizes: int
    other: int
    lines: tuple[FundLine, ...] = field(default=(), compare=False)
    unpaid: tuple[Unpaid, ...] = field(default=(), compare=False)
    doubled: int = field(default=0, compare=False)
    """How many expenses may be counted twice: while there are any, what was spent and what is left is not known."""
    doubled_income: int = field(default=0, compare=False)
    """How many lines of income may be counted twice: while there are any, what came in and what is left is not known."""
    unsure: frozenset[str] = field(default=frozenset(), compare=False)
    """The sorts of lines of which one shares its voucher with another: their sums are not known."""
    carried_off: int = field(default=0, compare=False)
    """How much more (or less: negative) was carried over than the year before had left, beside what is said not to be carried.

    While it is not 0, what came in and what is left is not known.
    """
    not_carried: NotCarried | None = field(default=None, compare=False)
    before_left: int | None = field(default=None, compare=False)
    """What the year before had left to carry over, None where that is not known."""
    before_doubted: int | None = field(default=None, compare=False)
    """The first year of those before in a row whose balance is not known, None where there is none.

    While there is one, what was carried over, and so what came in and what is left, is not known either.
    """
    taken_over: int | None = field(default=None, compare=False)
    """What the fund of the next year says it took over, None where it says nothing or is not there."""
    left_behind: NotCarried | None = field(default=None, compare=False)
    """What the fund of the next year says was not carried over from this one."""

    @property
    def income(self) -> int:
        """All that there was to spend."""
        return self.carried_over + self.given + self.added + self.returned

    @property
    def spent(self) -> int:
        """All that was paid."""
        return self.prizes + self.other

    @property
    def is_carried_unsure(self) -> bool:
        """Tell whether what was carried over from the year before is not known to be right."""
        return bool(self.carried_off) or self.before_doubted is not None

    @property
    def is_income_unsure(self) -> bool:
        """Tell whether what came in is not known."""
        return bool(self.doubled_income) or self.is_carried_unsure

    @property
    def is_told_otherwise(self) -> bool:
        """Tell whether the fund of the next year says otherwise what was left: carried over and not do not make it up."""
        if self.taken_over is None and self.left_behind is None:
            return False
        gone = self.left_behind.amount if self.left_behind else 0
        return (self.taken_over or 0) + gone != max(self.left, 0)

    @property
    def doubt(self) -> str:
        """Say why what is left is not known, "" where it is."""
        said = (
            (self.doubled_income, "thu", "A530, A544"),
            (self.doubled, "chi", "A515, A527, A544"),
        )
        lines = [
            f"{count:02} khoản {what} có thể đã tính hai lần ({codes})"
            for count, what, codes in said
            if count
        ]
        if self.carried_off:
            than = "nhiều" if self.carried_off > 0 else "ít"
            lines.append(f"số dư chuyển sang {than} hơn số còn lại của quỹ năm trước (A516, A529)")
        if self.before_doubted is not None:
            lines.append(
                f"số dư chuyển sang chưa chắc đúng vì chưa biết quỹ {year_name(self.before_doubted)} còn bao nhiêu"
            )
        is_unknown = {"thu": self.is_income_unsure, "chi": self.doubled}
        unknown = ", ".join(f"đã {what} bao nhiêu" for what, count in is_unknown.items() if count)
        return f"chưa biết {unknown}, còn bao nhiêu: {', '.join(lines)}" if lines else ""

    @property
    def left(self) -> int:
        """What is carried over to the next year."""
        return self.income - self.spent

    def lines_of(self, *sorts: str) -> tuple[FundLine, ...]:
        """Return the lines of these sorts, in the order of the account."""
        return tuple(line for line in self.lines if line.sort in sorts)


def fund_year(book: AwardBook, year: int) -> FundYear | None:
    """Return the account of `year`, None where its fund is not on record.

    Of which year's fund a payment of a batch is, `paid_from` tells: it is counted in that one alone.
    """
    found = _account(book, year)
    return None if found is None else replace(found, unpaid=tuple(_unpaid(book, year)))


def _account(book: AwardBook, year: int) -> FundYear | None:
    """Return the account of `year` without what is still to be paid, which a later year does not ask for."""
    fund = book.funds.get(year)
    if fund is None:
        return None
    lines = tuple(_lines(book, fund))
    sums = {sort: sum(line.amount for line in lines if line.sort == sort) for sort in (*INCOME, *SPENDING)}
    shared = [one for one in shared_vouchers(book) if any(line.fund == year for line in one.lines)]
    before = _account(book, year - 1)
    before_left = max(before.left, 0) if before and not before.doubt else None
    not_carried = fund.not_carried.amount if fund.not_carried else 0
    following = book.funds.get(year + 1)
    says_taken = following is not None and following.origin.has("carried_over")
    doubted = (before.year if before.before_doubted is None else before.before_doubted) if before else None
    return FundYear(
        year,
        **sums,
        lines=lines,
        unpaid=(),
        doubled=len(
            {
                *(found.line.origin.at() for found in doubles(book, fund)),
                *(one.again.line.origin.at() for one in shared if not one.again.is_income),
            }
        ),
        doubled_income=len(
            {
                *(found.line.origin.at() for found in doubled_income(book, fund)),
                *(one.again.line.origin.at() for one in shared if one.again.is_income),
            }
        ),
        unsure=frozenset(_SORTS[type(line.line)] for one in shared for line in one.lines),
        carried_off=fund.carried_over + not_carried - before_left if before_left is not None else 0,
        not_carried=fund.not_carried,
        before_left=before_left,
        before_doubted=doubted if before and before.doubt else None,
        taken_over=following.carried_over if following and says_taken else None,
        left_behind=following.not_carried if following else None,
    )


def income_of(book: AwardBook, fund: AwardFund) -> int:
    """Return all that there is to spend in a fund's year, in đồng."""
    return sum(line.amount for line in _lines(book, fund) if line.sort in INCOME)


def paid_outside(book: AwardBook, year: int) -> list[Payment]:
    """Return the payments that are of the fund of `year`, but were not made in that year."""
    return [
        payment
        for file in book.batches
        for payment in file.batch.payment
        if paid_from(book, file.batch, payment) == year and not counts_in(book, year, payment.date, year)
    ]


def _lines(book: AwardBook, fund: AwardFund) -> Iterator[FundLine]:
    year = fund.year
    if fund.carried_over:
        yield FundLine(CARRIED, f"Số dư {year_name(year - 1)} chuyển sang", None, fund.carried_over)
    yield FundLine(GIVEN, f"Được giao đầu {year_word(year)} ({fund.source})", None, fund.amount)
    for income in sorted(fund.income, key=lambda line: line.date):
        yield FundLine(ADDED, income.source, income.date, income.amount, income.voucher or "")
    for revocation in book.revocations:
        for one in revocation.awards:
            for back in one.returned:
                if not back.money or returned_to(book, revocation, one, back) != year:
                    continue
                who = book.everyone.get(one.who)
                name = (
                    lower_first(who.full_address)
                    if isinstance(who, Person | Household)
                    else who.name
                    if who
                    else one.who
                )
                what = f"Tiền thưởng bị thu hồi của {name}"
                yield FundLine(RETURNED, what, back.date, back.money, back.voucher or "")
    paid = [(payment, file) for file in book.batches for payment in file.batch.payment]
    for payment, file in sorted(paid, key=lambda one: (one[0].date, one[1].batch.id)):
        if paid_from(book, file.batch, payment) == year:
            again = "" if payment is min(file.batch.payment, key=lambda one: one.date) else ", chi tiếp"
            what = f"Tiền thưởng {lower_first(file.batch.title)}{_decision(file)}{again}"
            yield FundLine(PRIZES, what, payment.date, payment.paid, payment.voucher or "")
    for expense in sorted(fund.expenses, key=lambda line: line.date):
        yield FundLine(OTHER, expense.for_, expense.date, expense.amount, expense.voucher or "")


def _unpaid(book: AwardBook, year: int) -> Iterator[Unpaid]:
    """Yield the decided batches that the fund of `year` is, or after its end was, to pay, or to pay the rest of."""
    titles: Titles | None = None
    for file in book.batches:
        batch = file.batch
        if batch.level == CITY or batch.decision is None:
            continue
        if not batch.payment and batch.year == year:
            yield Unpaid(batch.id, batch.title, _decision(file))
        if not batch.payment or not may_be_paid_from(book, batch, year):
            continue
        titles = all_titles(book) if titles is None else titles
        later = sum(
            payment.paid for payment in batch.payment if (paid_from(book, batch, payment) or year) > year
        )
        rest = due_in_all(file, book, titles) - batch.paid + later
        if rest > 0:
            yield Unpaid(batch.id, batch.title, _decision(file), rest, later)


def _decision(file: BatchFile) -> str:
    decision = file.batch.decision
    return f" (Quyết định số {decision.number} ngày {decision.date:%d/%m/%Y})" if decision else ""
