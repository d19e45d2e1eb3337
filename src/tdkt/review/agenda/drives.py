"""The drives (đợt thi đua): one about to begin without its plan, registrations and reports awaited, a review to be written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from tdkt.awards.bodies import plan_makers
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.issued import DRIVE, DRIVE_REPORT
from tdkt.model.text import lower_first
from tdkt.receipts.drive_receipts import ReportErrors, not_registered, phase_receipts, report_errors
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.issued import issued
from tdkt.workspace.workspace import Workspace

_BEFORE = datetime.timedelta(days=14)
"""So long before a drive begins its plan is asked for."""
_LONG_OVER = datetime.timedelta(days=60)
"""A drive that ended before that is no task any more: it was summed up on paper, or never."""


def drive_tasks(workspace: Workspace, today: datetime.date, findings: Iterable[Diagnostic]) -> Iterator[Task]:
    """Yield what is to be done about every drive that is near, under way or not long over."""
    for drive in workspace.all(Drive):
        if drive.from_ - _BEFORE <= today <= drive.until + _LONG_OVER:
            yield from _launch(workspace, drive, today)
            yield from _registration(workspace, drive, today)
            yield from _reports(workspace, drive, today, report_errors(workspace, drive, findings))


def _launch(workspace: Workspace, drive: Drive, today: datetime.date) -> Iterator[Task]:
    if not drive.is_draft and issued(workspace, DRIVE, drive.id) is None:
        what = f"{drive.name}: kế hoạch phát động đã có số, ngày nhưng chưa ghi vào sổ văn bản."
        command = f"tdkt issue drive {drive.id} --number {drive.number} --date {drive.date}"
        yield Task(Group.UNFINISHED, what, command)
    if drive.is_draft and today <= drive.until:
        far = how_far(drive.from_, today)
        group = Group.DUE if drive.from_ <= today + WEEK else Group.UNFINISHED
        what = f"{drive.name}: kế hoạch phát động chưa ban hành, {far} (phát động {drive.from_:%d/%m/%Y})."
        yield Task(group, what, f"tdkt render drive {drive.id}", drive.from_)


def _registration(workspace: Workspace, drive: Drive, today: datetime.date) -> Iterator[Task]:
    asked = drive.registration
    if asked is None or today < drive.from_ or asked.until > today + WEEK or today > drive.until:
        return
    missing = not_registered(drive, workspace.organization, today)
    if missing:
        what = (
            f"{drive.name}: {_counted(workspace, missing)} chưa đăng ký, {how_far(asked.until, today)} "
            f"(hạn {asked.until:%d/%m/%Y}): {_units(workspace, missing)}. Nhận rồi thì ghi vào registration của tệp đợt."
        )
        yield Task(Group.DUE, what, f"tdkt render drive {drive.id}", asked.until)


def _reports(
    workspace: Workspace, drive: Drive, today: datetime.date, errors: ReportErrors
) -> Iterator[Task]:
    reports = [report for report in workspace.all(DriveReport) if report.drive == drive.id]
    is_usable = True  # a review speaks of the phases before it too
    for number, phase in enumerate(drive.phases, start=1):
        if today <= phase.until:
            return
        key = drive.id if number == len(drive.phases) else f"{drive.id}/{phase.id}"
        called = lower_first(phase.title)
        if issued(workspace, DRIVE_REPORT, key) is not None:
            continue
        found = phase_receipts(drive, number, reports, workspace.organization, today, errors)
        broken = tuple(one.unit for one in found if one.is_of_no_use)
        if broken:
            is_usable = False
            what = f"{drive.name}, {called}: báo cáo có lỗi, chưa dùng được: {_units(workspace, broken)}."
            yield Task(Group.FIRST, what, f"tdkt validate plans/{drive.year}/drives/{drive.id}/reports")
        missing = tuple(one.unit for one in found if not (one.state.is_received or one.is_of_no_use))
        if missing:
            by = phase.report_by
            far = f"{how_far(by, today)} (hạn {by:%d/%m/%Y})" if by else _since(phase.until)
            what = (
                f"{drive.name}, {called}: {_counted(workspace, missing)} chưa báo cáo, {far}: "
                f"{_units(workspace, missing)}."
            )
            yield Task(Group.DUE, what, f"tdkt form {drive.id}/{phase.id}", by or phase.until)
        elif is_usable and (phase.review is not None or number == len(drive.phases)):
            kind = "tổng kết" if number == len(drive.phases) else f"sơ kết {called}"
            what = f"{drive.name}: đã đủ báo cáo của đơn vị; in, ký báo cáo {kind} rồi ghi vào sổ (tdkt issue drive-report {key})."
            yield Task(Group.UNFINISHED, what, f"tdkt render drive-report {key}", phase.review)


def _since(end: datetime.date) -> str:
    return f"chưa đặt hạn báo cáo (kết thúc ngày {end:%d/%m/%Y})"


def _counted(workspace: Workspace, ids: Sequence[str]) -> str:
    """Return how many they are, as "đơn vị" where they are units of the ward, thôn and collectives as "nơi"."""
    organization = workspace.organization
    units = {unit.id for unit in organization.units} if organization else set(ids)
    return f"{len(ids)} {'đơn vị' if units.issuperset(ids) else 'nơi'}"


def _units(workspace: Workspace, ids: Sequence[str]) -> str:
    known = plan_makers(workspace)
    return ", ".join(known[one].name if one in known else one for one in ids)
