"""What of a fund's account is other than an issued report told it: lines that are new, lines that are gone, both sums."""

from __future__ import annotations

from collections import Counter

from tdkt.awards.book import award_book
from tdkt.awards.fund_year import PRIZES, RETURNED, FundLine, FundYear, fund_year
from tdkt.model.fund_key import parted_fund
from tdkt.model.issued import FUND_REPORT, IssuedDocument
from tdkt.model.plan_year import read_year
from tdkt.model.records import dataclass
from tdkt.workspace.beside import files_beside, kinds_in_copy
from tdkt.workspace.issued import held_files, stored_texts, texts_of
from tdkt.workspace.workspace import Workspace, stored_workspace


@dataclass(frozen=True, slots=True)
class FundChange:
    """The account as a report told it (`then`) and as it is `now`; lines that are `gone` from it, lines that are `new`."""

    then: FundYear
    now: FundYear
    gone: tuple[FundLine, ...]
    new: tuple[FundLine, ...]

    @property
    def is_nothing(self) -> bool:
        """Tell whether another report would say the same: no line, nothing owed, nothing lost is other than it was."""
        return not self.gone and not self.new and _beside(self.then) == _beside(self.now)


def fund_change(workspace: Workspace, report: IssuedDocument) -> FundChange | None:
    """Return what is other than `report` told, None where its stored copy does not hold all that it told."""
    told = stored_texts(workspace, report)
    if told is None or "award-batch" not in kinds_in_copy(workspace, report):
        return None
    year = parted_fund(report.key)[0]
    held, beside = held_files(workspace, FUND_REPORT, year), files_beside(workspace, FUND_REPORT)
    now = fund_year(award_book(workspace), read_year(year))
    if now is not None and texts_of(workspace, [*held, *beside]) == told:
        return FundChange(now, now, (), ())
    files = {file: text.encode() for file, text in told.items()}
    then = fund_year(award_book(stored_workspace(workspace.root, files)), read_year(year))
    if then is None or now is None:
        return None
    before, after = Counter(map(_said, then.lines)), Counter(map(_said, now.lines))
    return FundChange(then, now, _among(then.lines, before - after), _among(now.lines, after - before))


def _among(lines: tuple[FundLine, ...], some: Counter[tuple[object, ...]]) -> tuple[FundLine, ...]:
    """Return those of `lines` that `some` counts, each as often as it does: the last of several alike."""
    yet, found = some.copy(), []
    for line in reversed(lines):
        if yet[_said(line)] > 0:
            yet[_said(line)] -= 1
            found.append(line)
    return tuple(reversed(found))


def _said(line: FundLine) -> tuple[object, ...]:
    """Return what tells a line of the account; what a batch or a person is called is no money."""
    what = "" if line.sort in (PRIZES, RETURNED) else line.what
    return line.sort, line.date, line.amount, what


def _beside(found: FundYear) -> tuple[object, ...]:
    lost = (found.not_carried, found.left_behind)
    return {one.batch for one in found.unpaid}, *((one.amount, one.reason) if one else None for one in lost)
