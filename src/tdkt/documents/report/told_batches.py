"""Decisions that a report or a statistic tells of can be relied on: of a batch whose files hold an error nothing is told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from tdkt.awards.book import award_book
from tdkt.awards.counted_years import counts_in, is_told_in
from tdkt.checks.run import refuse_award_errors
from tdkt.model.award_batch import AwardBatch
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace


def refuse_batches_of_drive(workspace: Workspace, drive: Drive) -> None:
    """Raise InvalidFilesError where a decided batch that sums up `drive` has an error in its files."""
    _refuse(workspace, lambda batch, day: batch.drive == drive.id)


def refuse_batches_of_period(workspace: Workspace, period: Period) -> None:
    """Raise InvalidFilesError where a batch that was decided within `period` has an error in its files."""
    book = award_book(workspace)
    _refuse(workspace, lambda batch, day: is_told_in(book, period, day, batch.year))


def refuse_batches_of_years(workspace: Workspace, years: Collection[int]) -> None:
    """Raise InvalidFilesError where a batch of one of `years`, or that was decided in one, has an error in its files."""
    book = award_book(workspace)
    _refuse(
        workspace,
        lambda batch, day: (
            batch.year in years or any(counts_in(book, year, day, batch.year) for year in years)
        ),
    )


def _refuse(workspace: Workspace, is_told: Callable[[AwardBatch, date], bool]) -> None:
    for batch in workspace.all(AwardBatch):
        if batch.decision and batch.has_reached("decided") and is_told(batch, batch.decision.date):
            refuse_award_errors(workspace, batch.id)
