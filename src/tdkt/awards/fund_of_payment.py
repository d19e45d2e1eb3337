"""Of which year's fund a payment of a batch, what is still to be paid of it, and money that came back are: of exactly one.

Funds go by calendar years or by school years; what belongs to a batch is of a fund of the same kind as its year.
"""

from __future__ import annotations

import datetime

from tdkt.awards.book import AwardBook
from tdkt.law.packs import CITY
from tdkt.model.award_batch import AwardBatch, Payment
from tdkt.model.counted_time import year_like
from tdkt.model.plan_year import SchoolYear, division_of
from tdkt.model.revocation import Returned, Revocation, RevokedAward


def paid_from(book: AwardBook, batch: AwardBatch, payment: Payment) -> int | None:
    """Return the year of whose fund `payment` of a batch is, None where the ward has not paid it.

    A batch is paid from the fund of its own year, whenever that is begun; what is paid in a later year than it was begun in is of
    the fund of that year, as money that comes back in instalments is.
    """
    return None if batch.level == CITY else _paid_on(book, batch, payment.date)


def rest_from(book: AwardBook, batch: AwardBatch) -> int:
    """Return the year of whose fund the rest of a batch is that was begun to be paid: as late as there are funds on record."""
    years = [year for year in book.funds if are_alike(year, batch.year)]
    last = max(payment.date for payment in batch.payment)
    return _paid_on(book, batch, max([last, *(division_of(year).last_day for year in years)]))


def may_be_paid_from(book: AwardBook, batch: AwardBatch, year: int) -> bool:
    """Tell whether the rest of a batch that was begun to be paid may be of the fund of `year`."""
    own = batch.year
    return are_alike(year, own) and (
        year == own or (year > own and _paid_on(book, batch, division_of(year).last_day) == year)
    )


def returned_to(book: AwardBook, revocation: Revocation, award: RevokedAward, back: Returned) -> int:
    """Return the year of whose fund money is that came back: that in which it came, of the kind that the batch was paid from."""
    held = (one for one in book.decided if (one.who, one.award) == (award.who, award.award))
    paid = next(
        (
            one.batch_year
            for one in held
            if (one.decision, one.date) == (award.decision.number, award.decision.date)
        ),
        None,
    )
    of = revocation.year if paid is None or are_alike(paid, revocation.year) else paid
    return _year_on(book, back.date, of)


def are_alike(one: int, other: int) -> bool:
    """Tell whether both are school years, or both are calendar years."""
    return isinstance(one, SchoolYear) is isinstance(other, SchoolYear)


def _paid_on(book: AwardBook, batch: AwardBatch, day: datetime.date) -> int:
    begun, paid = (_year_on(book, one, batch.year) for one in (batch.first_paid or day, day))
    return batch.year if paid in (begun, batch.year) else paid


def _year_on(book: AwardBook, day: datetime.date, of: int) -> int:
    """Return the year of the same kind as `of` in which counts what was paid for `of` on `day`."""
    return year_like(of, day, book.school_years, of=of)
