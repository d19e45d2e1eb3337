"""`tdkt status --drives`: how far the reports on the drives of a year are in."""

from __future__ import annotations

from datetime import date

from tdkt.attainment.drives import phase_reports
from tdkt.cli.screen import plain_table, screen, write_line, write_title
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.plan_year import year_name
from tdkt.workspace.workspace import Workspace


def write_drives(workspace: Workspace, year: int, today: date) -> None:
    """Write a line for each phase of each drive with a day in `year`: its days, who has registered, which reports are in."""
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
        write_line(console, _launched(drive), 2)
        table = plain_table(
            console, ("Giai đoạn", 0, "left"), ("Đến ngày", 10, "left"), ("Hạn báo cáo", 11, "left"),
            ("Đã nhận", 7, "right"), ("Còn thiếu", 24, "left"),
        )  # fmt: skip
        for row in _rows(workspace, drive, today):
            table.add_row(*row)
        console.print(table)


def _launched(drive: Drive) -> str:
    said = "kế hoạch phát động còn là dự thảo"
    if drive.number is not None and drive.date is not None:
        said = f"Kế hoạch số {drive.number:02}/{drive.symbol} ngày {drive.date:%d/%m/%Y}"
    if drive.registration is None:
        return said
    registered = {one.unit for one in drive.registration.registered}
    count = sum(unit in registered for unit in drive.reporting_units)
    return f"{said}; đăng ký {count}/{len(drive.reporting_units)} (hạn {drive.registration.until:%d/%m/%Y})"


def _rows(workspace: Workspace, drive: Drive, today: date) -> list[tuple[str, ...]]:
    reports = [report for report in workspace.all(DriveReport) if report.drive == drive.id]
    sent = {one for one, _ in phase_reports(drive, reports, len(drive.phases))}
    organization = workspace.organization
    names = {unit.id: unit.abbreviation for unit in organization.units} if organization else {}
    rows = list[tuple[str, ...]]()
    for number, phase in enumerate(drive.phases, start=1):
        missing = [unit for unit in drive.reporting_units if (unit, number) not in sent]
        due = phase.report_by or phase.until
        late = f" (chậm {(today - due).days} ngày)" if missing and today > due else ""
        received = f"{len(drive.reporting_units) - len(missing)}/{len(drive.reporting_units)}"
        said = ", ".join(names.get(unit, unit) for unit in missing) + late if today >= phase.until else "-"
        rows.append(
            (
                phase.title,
                f"{phase.until:%d/%m/%Y}",
                f"{phase.report_by:%d/%m/%Y}" if phase.report_by else "chưa đặt",
                received,
                said or ("đủ" if drive.reporting_units else "chưa giao đơn vị nào"),
            )
        )
    return rows
