"""The results of a year's plan and of a drive as two states of the files are held against each other.

Of every target the whole and each share, at the end of each quarter (of a drive: each phase) on which somebody has reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tdkt.attainment.allocating import member_names
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.drives import assess_drive
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.checks.issued.counted_members import TOLD_OTHERWISE
from tdkt.checks.issued.signed import NO_REASON
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import InvalidFilesError, refuse_errors
from tdkt.errors import UserError
from tdkt.model.allocation import reporting_of
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.records import dataclass, replace
from tdkt.model.text import lower_first
from tdkt.workspace.former_ids import FormerIds
from tdkt.workspace.workspace import Workspace

Scope = int | str
"""What is assessed together: a year's plan, or a drive by its id."""
Moment = Period | str
"""The end of a quarter, or of a phase of a drive by its id."""
WHOLE = ""
"""Stands for the member where a target is looked at as a whole."""

_COMPUTABLE = frozenset({TOLD_OTHERWISE.code, NO_REASON.code})
"""Errors that say that results differ from what was told: their effect is just what is asked for."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What has a result: a target as a whole, or the share of `member` in it, at one moment."""

    moment: Moment
    target: str
    member: str = WHOLE


@dataclass(frozen=True, slots=True)
class Result:
    """The result at a spot: `title` names the target, `senders` are those whose reports it is made of.

    `when` says which time it covers, and whose share it is.
    """

    found: Assessment
    title: str
    when: str
    senders: tuple[str, ...]

    @property
    def said(self) -> str:
        """The value with its status: "19/40 gia đình (không đạt)"."""
        return f"{achieved(self.found)} ({self.found.status.label})"

    @property
    def is_unknown(self) -> bool:
        """Tell whether nothing was known of it: not reported, or not yet owed."""
        return self.found.status in (Status.NOT_REPORTED, Status.NOT_DUE)


Results = Mapping[Spot, Result]


def moments_of(scope: Scope, sides: Iterable[Workspace]) -> Sequence[Moment]:
    """Return the quarters of a year, the phases of a drive, on which either side has a report."""
    if isinstance(scope, str):
        return sorted({phase for side in sides for _, phase in sent_on_drive(side, scope)})
    return sorted({one.period for side in sides for one in side.reports if one.period.year == scope})


def sent_on_drive(workspace: Workspace, drive: str) -> set[tuple[str, str]]:
    """Return (unit, phase) of each report on a drive that says anything."""
    return {
        (report.unit, phase.phase)
        for report in workspace.all(DriveReport)
        if report.drive == drive
        for phase in report.phases
        if phase.says_anything
    }


def results_of(workspace: Workspace, scope: Scope, moments: Iterable[Moment]) -> Results | None:
    """Return the results of a year's plan or a drive; None where errors forbid it, nothing where there is none such.

    A longer period has the value of its last quarter.
    """
    if isinstance(scope, int) and not any(plan.year == scope for plan in workspace.plans):
        return None if workspace.incomplete else {}
    if not _is_sound(workspace):
        return None
    try:
        if isinstance(scope, str):
            return dict(_of_drive(workspace, scope, moments))
        return dict(_of_year(workspace, scope, moments))
    except UserError:
        return None


def by_todays_ids(results: Results, year: int, renamed: Mapping[str, str], today: FormerIds) -> Results:
    """Return `results` with targets and members called as they are today; `renamed` are targets of `year` that no file says it of."""
    return {
        replace(
            spot,
            target=renamed.get(spot.target, today.today(("target",), year, spot.target)),
            member=today.today(("unit", "subdivision"), None, spot.member),
        ): result
        for spot, result in results.items()
    }


def _is_sound(workspace: Workspace) -> bool:
    try:
        refuse_errors(workspace)
    except InvalidFilesError as error:
        return all(finding.code in _COMPUTABLE for finding in error.findings)
    return True


def _of_year(workspace: Workspace, year: int, moments: Iterable[Moment]) -> Iterator[tuple[Spot, Result]]:
    programme = programme_of(workspace, year)
    names = member_names(programme.organization)
    for quarter in moments:
        assert isinstance(quarter, Period)
        for found in assess(programme, quarter).assessments:
            yield from _of_target(quarter, found, f"lũy kế đến hết {found.period.title}", names)


def _of_drive(workspace: Workspace, name: str, moments: Iterable[Moment]) -> Iterator[tuple[Spot, Result]]:
    organization = workspace.organization
    drive = next((drive for drive in workspace.all(Drive) if drive.id == name), None)
    reports = [report for report in workspace.all(DriveReport) if report.drive == name]
    wanted = set(moments)
    if organization is None or drive is None:
        return
    names = member_names(organization)
    for number, phase in enumerate(drive.phases, start=1):
        if phase.id not in wanted:
            continue
        is_last = number == len(drive.phases)
        when = "cả đợt" if is_last else f"lũy kế đến hết {lower_first(phase.title)}"
        for found in assess_drive(drive, reports, organization, number).assessments:
            yield from _of_target(phase.id, found, when, names)


def _of_target(
    moment: Moment, found: Assessment, when: str, names: Mapping[str, str]
) -> Iterator[tuple[Spot, Result]]:
    target = found.target
    yield Spot(moment, target.id), Result(found, target.name, when, target.reporting)
    for share in found.shares:
        told = f"phần của {names.get(share.member, share.member)}, {when}"
        yield (
            Spot(moment, target.id, share.member),
            Result(share.found, target.name, told, (_sender(target, share.member),)),
        )


def _sender(target: Target, member: str) -> str:
    assert target.allocation is not None
    return reporting_of(target.allocation.reporter_of(member, target.units[0]))
