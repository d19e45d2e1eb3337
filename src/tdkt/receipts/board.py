"""The year's receipts from a workspace as it is: errors in some files do not stop the look at all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tdkt.changes.versions import plan_versions
from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.run import InvalidFilesError, default_year, find_problems
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.plan_year import division_of
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass, replace
from tdkt.receipts.receipts import Receipt, State, awaited_state, receipts, reporting_in_year
from tdkt.receipts.stray_files import stray_files, units_of_unread_movements, unread_files, unread_frame
from tdkt.workspace.plan_days import timed
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReceiptBoard:
    """All receipts of a year on `today`.

    `problems` says of every file that could not be used (or is not the report that its place says) why, and
    `units_uncertain` tells that a file of movements is among them: a unit that owes reports may be missing here.
    """

    programme: Programme
    today: date
    units: tuple[Unit, ...]
    receipts: tuple[Receipt, ...]
    problems: tuple[Diagnostic, ...]
    units_uncertain: bool

    @property
    def illustrative(self) -> bool:
        """Tell whether the plan or any report is a sample."""
        return self.programme.plan.illustrative or any(r.illustrative for r in self.programme.reports)

    @property
    def by_unit(self) -> Iterator[tuple[Unit, tuple[Receipt, ...]]]:
        """Each unit with its receipts, one a quarter."""
        return ((unit, tuple(group)) for unit, group in groupby(self.receipts, lambda receipt: receipt.unit))

    def of_quarter(self, quarter: Period) -> tuple[Receipt, ...]:
        """Return the quarter's receipts, one for each unit that owes a report for it."""
        return tuple(
            receipt
            for receipt in self.receipts
            if receipt.quarter == quarter and receipt.state is not State.NOT_OWED
        )

    @property
    def late(self) -> tuple[Receipt, ...]:
        """The receipts of reports past their deadline of which nothing has come."""
        return tuple(receipt for receipt in self.receipts if receipt.state is State.LATE)

    def within(self, period: Period) -> tuple[Receipt, ...]:
        """Return the receipts of a quarter with those of its months, one for each report that is owed."""
        return tuple(
            receipt
            for receipt in self.receipts
            if period.first_day <= receipt.quarter.first_day
            and receipt.quarter.last_day <= period.last_day
            and receipt.state is not State.NOT_OWED
        )

    @property
    def latest_past_deadline(self) -> Period | None:
        """The quarter, or month, whose deadline passed last before `today`, or None."""
        past = [(day, quarter) for quarter, day in self.programme.deadlines if day and day < self.today]
        return max(past)[1] if past else None

    @property
    def latest_past_quarter(self) -> Period | None:
        """The quarter (of a school year: term) whose deadline passed last before `today`, or None."""
        past = [(day, quarter) for quarter, day in self.programme.plan.deadlines if day and day < self.today]
        return max(past)[1] if past else None


def receipt_board(
    workspace: Workspace, year: int, today: date, *, findings: list[Diagnostic] | None = None
) -> ReceiptBoard:
    """Return the board of `year` on `today`; `findings` are `find_problems(workspace)` where they are known already.

    Raises InvalidFilesError where plan or organization are among the broken files (nothing can be said without
    them), UsageError where the year has no plan.
    """
    programme = _readable_programme(workspace, year)
    organization = programme.organization
    owing = {unit.id for unit in reporting_in_year(programme)}
    owing.update(unit.id for unit in units_of_unread_movements(workspace, organization, year))
    units = tuple(unit for unit in organization.reporting_bodies if unit.id in owing)
    findings = find_problems(workspace) if findings is None else findings
    strays = stray_files(workspace, organization, year)
    unread = unread_files(workspace)
    unusable = dict.fromkeys((*unread, *(stray.file for stray in strays)))
    return ReceiptBoard(
        programme,
        today,
        units,
        receipts(programme, today, units=units, findings=findings, strays=strays),
        tuple(_reason(file, findings) for file in unusable),
        any("movements" in file.split("/") for file in unread),
    )


def _readable_programme(workspace: Workspace, year: int) -> Programme:
    """Return the year as far as its files can be used; raises as `receipt_board`.

    Reports are owed by the plan in force, not by the draft of an amendment; deadlines go on under every version.
    """
    organization = workspace.organization
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    if organization is None or plan is None:
        raise _why_nothing_can_be_said(workspace, year)
    known = {unit.id for unit in organization.units}
    bodies = {body.id for body in organization.reporting_bodies}
    versions = plan_versions(workspace, year)
    written = tuple(found for found in workspace.movements if found.year == year)
    return Programme(
        organization,
        plan,
        tuple(found for found in (versions[-1].movements if versions else written) if found.unit in known),
        tuple(
            replace(found, period=timed(workspace, found.period))
            for found in workspace.reports
            if found.period.year == year and found.unit in bodies
        ),
        versions=versions if len(versions) > 1 else (),
    )


def _why_nothing_can_be_said(workspace: Workspace, year: int) -> UserError:
    """Return the error of a year without a plan or a ward: their files are broken, or there are none."""
    frame = unread_frame(workspace, year)
    if not frame:
        return no_such_plan(workspace, year)
    return InvalidFilesError([found for found in workspace.findings if found.place.file in frame])


def _reason(file: str, findings: list[Diagnostic]) -> Diagnostic:
    """Return the finding that says best why `file` is not used: its first error, else its first warning."""
    own = [finding for finding in findings if finding.place.file == file]
    own.sort(key=lambda finding: not finding.is_error)
    misplaced = "Báo cáo ghi đơn vị hoặc kỳ khác với nơi đặt tệp."
    return own[0] if own else Diagnostic(Place(file), WRONG_FOLDER.code, WRONG_FOLDER.severity, misplaced)


def year_of(workspace: Workspace, today: date) -> int:
    """Return the latest year that has begun on `today` and whose plan has been issued, rather than a draft's.

    In January the new year's plan is a draft, and the reports of the old year are the ones to be chased.
    """
    begun = [plan for plan in workspace.plans if division_of(plan.year).first_day <= today]
    issued = [plan.year for plan in begun if not plan.is_draft]
    years = issued or [plan.year for plan in begun]
    return max(years) if years else default_year(workspace)


def earlier_boards(workspace: Workspace, year: int, today: date) -> tuple[ReceiptBoard, ...]:
    """Return the boards of the years before `year` of which reports are owed, oldest first.

    At the turn of the year the reports of quý IV are late while the new plan is already the one to look at. A plan that
    was never issued and never reported on owes nothing.
    """
    reported = {report.period.year for report in workspace.reports}
    owing = (plan for plan in workspace.plans if not plan.is_draft or plan.year in reported)
    years = sorted({plan.year for plan in owing if plan.year < year})
    findings = find_problems(workspace) if years else []
    return tuple(receipt_board(workspace, earlier, today, findings=findings) for earlier in years)


def awaited(board: ReceiptBoard, *, within: int) -> tuple[Receipt, ...]:
    """Return the receipts of reports that are late, or due within `within` days, and of which nothing had come by the board's day.

    What came after that day was awaited on it and is told as it stood then; `submitted` says when it came.
    """
    then = (_as_then(receipt, board.today) for receipt in board.receipts)
    return tuple(receipt for receipt in then if _is_awaited(receipt, within))


def _as_then(receipt: Receipt, day: date) -> Receipt:
    if receipt.state is not State.RECEIVED_AFTERWARDS:
        return receipt
    state, days = awaited_state(receipt.quarter.last_day, receipt.deadline, day)
    return replace(receipt, state=state, days=days)


def _is_awaited(receipt: Receipt, within: int) -> bool:
    if receipt.state is State.LATE:
        return True
    is_to_come = receipt.state in (State.DUE, State.NOT_DUE)
    return is_to_come and receipt.days is not None and receipt.days <= within
