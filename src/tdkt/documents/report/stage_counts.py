"""What a report on several years counts of each year beside targets and movements: awards, and what else was done."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tdkt.awards.book import AwardBook
from tdkt.awards.counted_years import award_counts_in
from tdkt.awards.past import revoking
from tdkt.awards.statistics import award_statistics
from tdkt.awards.years import is_on_record
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.model.period import Period
from tdkt.model.plan_year import year_number
from tdkt.model.text import lower_first, upper_first
from tdkt.receipts.year_work import OF_TODAY, WORK_PARTS, WorkCount, WorkPart, year_work_counts
from tdkt.workspace.workspace import Workspace

_NONE = "–"


def awards_by_year(book: AwardBook, years: Sequence[int]) -> list[dict[str, Any]]:
    """Return the number of each award by the year of its decision, and the sum of those that are known.

    A year that is not on record has no number, not 0; what the register alone tells of it is shown.
    """
    known = [is_on_record(book, year) for year in years]
    counted = [
        {one.name: one.counts.total for one in award_statistics(book, year, None, None, ()).decided}
        for year in years
    ]
    names = dict.fromkeys(name for of_year in counted for name in of_year)
    return [
        {
            "name": upper_first(name),
            "counts": [
                str(of_year.get(name, 0)) if is_known or name in of_year else _NONE
                for of_year, is_known in zip(counted, known, strict=True)
            ],
            "total": str(sum(of_year.get(name, 0) for of_year in counted)),
        }
        for name in names
    ]


def cancelled_awards(book: AwardBook, years: Sequence[int]) -> list[str]:
    """Say how many awards decided in these years were cancelled since, which no count holds, by the decision that did so."""
    counts = Counter(
        revoking(one.revoked, book)
        for one in book.decided
        if one.revoked is not None and any(award_counts_in(book, year, one) for year in years)
    )
    return [f"{two_digits(count)} lượt theo {decision}" for decision, count in counts.items()]


def without_awards(book: AwardBook, years: Sequence[int]) -> str:
    """Return the years whose awards are not on record, "" where all are."""
    return ", ".join(year_number(year) for year in years if not is_on_record(book, year))


def awards_are_illustrative(book: AwardBook, years: Sequence[int]) -> bool:
    """Tell whether an award of these years rests on a sample."""
    held = [one for one in book.holdings if any(award_counts_in(book, year, one) for year in years)]
    batches = {one.batch for one in held}
    samples = any(file.illustrative and file.batch.id in batches for file in book.batches)
    return samples or (book.illustrative and bool(held))


def work_by_year(workspace: Workspace, years: Sequence[int]) -> list[dict[str, Any]]:
    """Return what else was done than movements and awards, by year: a row a count; a year without anything of a kind has a dash.

    What is overdue depends on the day on which it is looked at and does not stand here.
    """
    of_years = [_work_of(workspace, year) for year in years]
    counted = [{(part.key, one.key): one for part in parts for one in part.counts} for parts in of_years]
    titles = {part.key: part.title for parts in of_years for part in parts}
    told: dict[tuple[str, str], WorkCount] = {}
    for of_year in counted:
        told |= {key: one for key, one in of_year.items() if key not in told or one.is_shown}
    return [
        {
            "name": f"{titles[kind]}: {'trong đó ' if one.is_part else ''}{lower_first(one.name)}",
            "counts": [
                str(of_year[kind, key].number) if (kind, key) in of_year else _NONE for of_year in counted
            ],
        }
        for (kind, key), one in sorted(told.items(), key=lambda found: WORK_PARTS.index(found[0][0]))
        if one.is_shown and key not in OF_TODAY
    ]


def _work_of(workspace: Workspace, year: int) -> tuple[WorkPart, ...]:
    return year_work_counts(workspace, Period.whole(year), datetime.date.max)


def work_is_illustrative(workspace: Workspace, years: Sequence[int]) -> bool:
    """Tell whether a count of `work_by_year` rests on a sample."""
    return any(part.illustrative for year in years for part in _work_of(workspace, year))
