"""The years that the ward keeps a record of awards for: of any other year nothing is known, and nothing is no zero."""

from __future__ import annotations

from tdkt.awards.book import AwardBook
from tdkt.awards.counted_years import award_counts_in


def years_of(book: AwardBook) -> list[int]:
    """Return the years that have registrations, ratings or batches, the latest first."""
    years = {file.batch.year for file in book.batches}
    years |= {year for _, year in book.ratings} | {year for _, _, year in book.registrations}
    return sorted(years, reverse=True)


def is_on_record(book: AwardBook, year: int) -> bool:
    """Tell whether the awards of `year` are on record as a whole: it has award files, or a batch was decided in it.

    What the register tells of a person's former awards says nothing of the others of that year.
    """
    return year in years_of(book) or any(
        held.batch and award_counts_in(book, year, held) for held in book.holdings
    )
