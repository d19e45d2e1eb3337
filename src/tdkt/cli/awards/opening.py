"""What every command about awards begins with: the award book out of files without errors, and the year."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.awards.batch_case import BatchCase
    from tdkt.awards.book import AwardBook
    from tdkt.workspace.workspace import Workspace


def open_book(folder: Path | None) -> tuple[Workspace, AwardBook]:
    """Return the workspace and its award book; raises UserError where any file holds an error."""
    from tdkt.awards.book import award_book
    from tdkt.checks.run import refuse_broken_award_files

    read = open_workspace(folder)
    refuse_broken_award_files(read)
    return read, award_book(read)


def ward_name(read: Workspace) -> str:
    """Return what the ward is called, "" where nothing says so."""
    return read.organization.name if read.organization else ""


def year_or_latest(book: AwardBook, year: int | None, beside: Collection[int] = ()) -> int:
    """Return `year`, or the latest year that has award files or is one of `beside`; raises UsageError where there is none."""
    from tdkt.awards.years import years_of

    if year is not None:
        return year
    known = {*years_of(book), *beside}
    if not known:
        raise UsageError(
            "Kho chưa có tệp khen thưởng của năm nào.",
            hint="Lập đợt đầu tiên: tdkt new batch MÃ --type merit; đăng ký, xếp loại của năm ghi ở registrations.yaml, "
            "ratings.yaml của plans/NĂM/awards/ (tdkt import nhận danh sách của đơn vị).",
        )
    return max(known)


def case_named(read: Workspace, word: str) -> BatchCase:
    """Return the batch with this id; raises UsageError with the ids that there are."""
    from tdkt.awards.batch_case import batch_cases
    from tdkt.checks.run import no_such_batch
    from tdkt.checks.unread import not_there

    cases = batch_cases(read)
    found = next((case for case in cases if case.batch.id == word), None)
    if found is None:
        raise not_there(read, no_such_batch(word, [case.batch.id for case in cases]), "award-batch")
    return found
