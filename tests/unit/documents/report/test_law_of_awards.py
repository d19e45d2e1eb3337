"""A report that tells of awards decided on a day of which nobody knows the law says so in its notes."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tdkt.awards.book import AwardBook, award_book
from tdkt.documents.report.award_results import law_notes_of
from tdkt.model.award_batch import BatchDecision
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE

from ..award_samples import SUDDEN, repository


def book_decided_on(day: datetime.date) -> AwardBook:
    book = award_book(repository())
    file = next(file for file in book.batches if file.batch.id == SUDDEN)
    decision = BatchDecision("9/QĐ-UBND", day, "ward", None, NOWHERE)
    return replace(book, batches=(replace(file, batch=replace(file.batch, decision=decision)),))


@pytest.mark.parametrize(("day", "told"), [("2027-02-28", False), ("2027-03-01", True)])
def test_it_says_so_from_the_first_day_that_nobody_knows(day: str, told: bool) -> None:
    notes = law_notes_of(
        book_decided_on(datetime.date.fromisoformat(day)), Period.parse("2027-Q1", year=2027)
    )
    assert bool(notes) is told
    assert not told or notes[0].startswith("Từ 01/03/2027 tdkt không biết quy định nào đang áp dụng")
