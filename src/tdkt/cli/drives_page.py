"""`tdkt status --drives`: how far the reports on the drives of a year are in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from tdkt.awards.bodies import plan_makers
from tdkt.checks.unread import refuse_unread, refuse_unread_file
from tdkt.cli.console import note
from tdkt.cli.screen import plain_table, screen, write_line, write_title
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.organization import Unit
from tdkt.model.plan_year import year_name
from tdkt.model.registration import late_by
from tdkt.model.unit_plan import PlanMaker
from tdkt.receipts.drive_receipts import (
    ReportErrors,
    asked_to_register,
    not_registered,
    phase_receipts,
    registered_besides,
    report_errors,
)
from tdkt.receipts.receipts import State
from tdkt.receipts.stray_files import stray_drive_reports
from tdkt.workspace.workspace import Workspace

_WITH_DAYS = frozenset({State.LATE, State.DUE, State.RECEIVED_LATE, State.RECEIVED_AFTERWARDS})
"""Of what the column of missing reports says more than the name."""


def write_drives(workspace: Workspace, year: int, today: date, findings: Sequence[Diagnostic]) -> None:
    """Write a line for each phase of each drive with a day in `year`: its days, who has registered, which reports are in.

    `findings` are those of `find_problems`: a report with errors is told as one. Raises InvalidFilesError where a drive, or a
    report of which nobody knows whose it is, could not be read: what it says would be told as missing.
    """
    refuse_unread(workspace, "drive", "organization")
    _refuse_unclaimed(workspace)
    console = screen()
    drives = sorted(
        (one for one in workspace.all(Drive) if year in (one.year, one.from_.year, one.until.year)),
        key=lambda one: (one.from_, one.id),
    )
    write_title(
        console,
        f"ĐỢT THI ĐUA {year_name(year).upper()}",
        illustrative=any(drive.illustrative for drive in drives),
    )
    if not drives:
        write_line(console, "Chưa có đợt nào; lập: tdkt new drive")
        return
    for drive in drives:
        write_line(console, f"{drive.name} ({drive.id}): {drive.from_:%d/%m/%Y} - {drive.until:%d/%m/%Y}")
        write_line(console, _launched(drive, workspace, today), 2)
        table = plain_table(
            console, ("Giai đoạn", 0, "left"), ("Đến ngày", 10, "left"), ("Hạn báo cáo", 11, "left"),
            ("Đã nhận", 7, "right"), ("Còn thiếu, muộn", 24, "left"),
        )  # fmt: skip
        errors = report_errors(workspace, drive, findings)
        for row in _rows(workspace, drive, today, errors):
            table.add_row(*row)
        console.print(table)
        if errors.unread or errors.places:
            note(f"Xem từng lỗi: tdkt validate plans/{drive.year}/drives/{drive.id}/reports")


def _refuse_unclaimed(workspace: Workspace) -> None:
    """Raise InvalidFilesError where a report on a drive could not be read and names no unit that there is."""
    known = plan_makers(workspace)
    for file, strays in groupby(stray_drive_reports(workspace), lambda stray: stray.file):
        if not any(stray.unit in known for stray in strays):
            refuse_unread_file(workspace, file)


def _launched(drive: Drive, workspace: Workspace, today: date) -> str:
    organization, makers = workspace.organization, plan_makers(workspace)
    said = "kế hoạch phát động còn là dự thảo"
    if drive.number is not None and drive.date is not None:
        said = f"Kế hoạch số {drive.number:02}/{drive.symbol} ngày {drive.date:%d/%m/%Y}"
    if drive.registration is None:
        return said
    asked = len(asked_to_register(drive, organization))
    count = asked - len(not_registered(drive, organization, today))
    late = late_by(drive.registration.registered, drive.registration.until, today)
    named = ", ".join(
        f"{_short_name(makers.get(one.unit), one.unit)} chậm {(one.date - drive.registration.until).days} ngày"
        for one in late
    )
    after = f"; {named}" if late else ""
    besides = len(registered_besides(drive, organization, today))
    more = f", ngoài ra {besides} nơi" if besides else ""
    return f"{said}; đăng ký {count}/{asked}{more} (hạn {drive.registration.until:%d/%m/%Y}{after})"


def _rows(workspace: Workspace, drive: Drive, today: date, errors: ReportErrors) -> list[tuple[str, ...]]:
    reports = [report for report in workspace.all(DriveReport) if report.drive == drive.id]
    organization, makers = workspace.organization, plan_makers(workspace)
    rows = list[tuple[str, ...]]()
    for number, phase in enumerate(drive.phases, start=1):
        found = phase_receipts(drive, number, reports, organization, today, errors)
        is_over = today >= phase.until
        told = dict[str, list[str]]()
        for one in found:
            if one.state in _WITH_DAYS or one.is_of_no_use or (one.state.is_awaited and is_over):
                words = f" ({one.words})" if one.state in _WITH_DAYS or one.is_of_no_use else ""
                told.setdefault(words, []).append(_short_name(makers.get(one.unit), one.unit))
        said = "; ".join(f"{', '.join(names)}{words}" for words, names in told.items())
        missing = sum(not one.state.is_received for one in found)
        if is_over and found and not missing and not any(one.is_of_no_use for one in found):
            said = f"đủ; {said}" if said else "đủ"
        rows.append(
            (
                phase.title,
                f"{phase.until:%d/%m/%Y}",
                f"{phase.report_by:%d/%m/%Y}" if phase.report_by else "chưa đặt",
                f"{len(found) - missing}/{len(found)}",
                said or ("-" if found else "chưa giao đơn vị nào"),
            )
        )
    return rows


def _short_name(body: PlanMaker | None, id_: str) -> str:
    """Return what a column calls a unit, a thôn or a collective."""
    if body is None:
        return id_
    return body.abbreviation if isinstance(body, Unit) else body.name
