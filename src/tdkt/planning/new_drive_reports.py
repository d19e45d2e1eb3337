"""The files in which units' reports on a phase of a drive are taken down: laid out with what each unit owes, figures left blank."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.reports.shares import shares_reported_by
from tdkt.checks.run import drive_of
from tdkt.errors import UsageError, UserError
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.drive_succession import drive_at
from tdkt.model.records import dataclass
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.workspace import Workspace

_HEAD = "# yaml-language-server: $schema=../../../../../schemas/drive-report.schema.json\n"


@dataclass(frozen=True, slots=True)
class NewReports:
    """The files that are written, and what the workspace is then."""

    edit: PlannedEdit
    foreseen: Foreseen


def new_drive_reports(workspace: Workspace, name: str, phase: str) -> NewReports:
    """Return the files of all units that have no report on the phase (its id; "" where the drive has one phase only).

    What is written says nothing until somebody fills it in: lines behind "#", to be uncommented. Raises UsageError where there is
    no such drive or phase, UserError where nobody is left or files would break.
    """
    drive = drive_of(workspace, name)
    wanted = phase or (drive.phases[0].id if len(drive.phases) == 1 else "")
    number = drive.number_of(wanted)
    if number is None:
        known = ", ".join(one.id for one in drive.phases)
        raise UsageError(
            f"Đợt thi đua “{name}” không có giai đoạn “{wanted}”." if wanted else "Chưa ghi giai đoạn.",
            hint=f"Ghi --phase, một trong: {known}.",
        )
    if workspace.organization is not None:
        drive = drive_at(drive, workspace.organization, number)
    reports = {report.unit: report for report in workspace.all(DriveReport) if report.drive == drive.id}
    texts: dict[str, str] = {}
    known_bytes: dict[str, bytes] = {}
    for unit in drive.reporting_units:
        report = reports.get(unit)
        if report is not None and any(one.phase == wanted for one in report.phases):
            continue
        entry = "".join(_entry(drive, unit, wanted))
        if report is None:
            file = FILE_KINDS["drive-report"].file(year=drive.year, drive=drive.id, unit=unit)
            head = f"kind: drive-report\nyear: {drive.year}\ndrive: {drive.id}\nunit: {unit}\nphases:\n"
            texts[file] = f"{_HEAD}{head}{entry}"
        else:
            file = report.origin.file
            before, known_bytes[file] = read_to_change(workspace.root, file)
            texts[file] = before.rstrip("\n") + "\n" + entry
    if not texts:
        raise UserError(f"Mọi đơn vị đã có mục báo cáo giai đoạn “{wanted}”.")
    foreseen = foresee(workspace, texts)
    refuse_foreseen(foreseen.new_errors, "Báo cáo", "Sửa chỗ ấy rồi chạy lại.")
    return NewReports(PlannedEdit(texts, known_bytes), foreseen)


def _entry(drive: Drive, unit: str, phase: str) -> Iterator[str]:
    yield f"  - phase: {phase}\n"
    yield "    # SỬA: ghi ngày gửi, số liệu của riêng giai đoạn này rồi bỏ dấu # ở đầu dòng; xong thì xóa dòng này.\n"
    yield "    # submitted: NĂM-THÁNG-NGÀY\n"
    targets = [target for target in drive.targets if unit in target.reporting]
    if targets:
        yield "    # figures:\n"
    for target in targets:
        fields = ", ".join(
            f"{entry.field}: …"
            for entry in kind_of(target.measure).inputs(target.measure)
            if not entry.optional
        )
        shares = shares_reported_by(unit, target)
        for member in shares or [""]:
            of = f", for: {member}" if member not in ("", unit) else ""
            yield f"    #   - {{target: {target.id}{of}, {fields}}}  # {target.name}\n"
    tasks = [
        item.task
        for content in drive.contents
        if content.unit == unit
        for item in content.items
        if item.task is not None
    ]
    if tasks:
        yield "    # tasks:\n"
    for task in tasks:
        yield f"    #   - {{task: {task}, progress: …}}  # not_started, under_way, done\n"
    yield "    # results: [Kết quả nổi bật.]\n    # limitations: [Hạn chế.]\n"
