"""The units' reports on a drive: phases and targets that the drive has, figures of the right shape, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import DRIVE_REPORT
from tdkt.checks.references.guesses import guess
from tdkt.checks.reports.shares import missing_shares
from tdkt.checks.reports.unit_reports import figure_findings
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport, Phase, PhaseReport
from tdkt.model.drive_succession import drive_at
from tdkt.model.organization import Organization
from tdkt.model.place import Origin
from tdkt.workspace.workspace import Workspace

NOT_OF_DRIVE = Rule(
    code="Y143",
    severity=ERROR,
    title="Báo cáo nêu điều đợt thi đua không có",
    explanation="Báo cáo về một đợt thi đua chỉ nói về các giai đoạn, chỉ tiêu, nhiệm vụ của đợt ấy mà đơn vị có phần, mỗi thứ "
    "một lần trong một giai đoạn.",
    examples=(
        Example(
            file=DRIVE_REPORT,
            text="- phase: dau",
            bad=("- phase: ▸giua",),
            good=("- phase: dau",),
        ),
    ),
)
LEFT_OUT = Rule(
    code="Y144",
    severity=WARNING,
    title="Báo cáo về đợt thi đua thiếu số liệu",
    explanation="Mỗi lần báo cáo nêu số liệu của mọi chỉ tiêu mà đơn vị chịu trách nhiệm; thiếu thì chỉ tiêu ấy là chưa báo cáo.",
    examples=(
        Example(
            file=DRIVE_REPORT,
            text="    figures:\n      - {target: van-thu-sach.ho-so, numerator: 40, denominator: 100}\n",
            bad=("    ▸figures:\n",),
            good=("    figures:\n      - {target: van-thu-sach.ho-so, numerator: 40, denominator: 100}\n",),
        ),
    ),
)
DONE_AFTER_PHASE = Rule(
    code="Y145",
    severity=ERROR,
    title="Ngày xong sau khi giai đoạn kết thúc",
    explanation="Báo cáo nói tình hình đến hết giai đoạn: việc xong sau ngày ấy thì ở giai đoạn này còn là đang thực hiện "
    "(under_way), và không tính là xong trong đợt nếu sau ngày cuối của đợt.",
    examples=(
        Example(
            file=DRIVE_REPORT,
            text="done_on: 2026-08-30",
            bad=("done_on: ▸2026-09-03",),
            good=("done_on: 2026-09-02",),
        ),
    ),
)
RULES = (NOT_OF_DRIVE, LEFT_OUT, DONE_AFTER_PHASE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with every report on a drive that is there."""
    drives, organization = {drive.id: drive for drive in workspace.all(Drive)}, workspace.organization
    for report in workspace.all(DriveReport):
        drive = drives.get(report.drive)
        if drive is None:
            continue
        for _, again in seen_twice(report.phases, lambda one: one.phase):
            yield _not_of_drive(
                again.origin, "phase", f"Giai đoạn “{again.phase}” đã có báo cáo.", "Gộp làm một."
            )
        for found in report.phases:
            number = drive.number_of(found.phase)
            if number is None:
                known = [phase.id for phase in drive.phases]
                hint = guess(found.phase, known) or f"Các giai đoạn: {', '.join(known)}."
                yield _not_of_drive(found.origin, "phase", f"Đợt không có giai đoạn “{found.phase}”.", hint)
                continue
            then = drive if organization is None else drive_at(drive, organization, number)
            yield from _phase(report, found, then, drive.phases[number - 1], organization)


def _not_of_drive(origin: Origin, key: str, message: str, hint: str) -> Diagnostic:
    return NOT_OF_DRIVE.at(origin.at(key), message, hint)


def _phase(
    report: DriveReport, found: PhaseReport, drive: Drive, phase: Phase, organization: Organization | None
) -> Iterator[Diagnostic]:
    targets = {target.id: target for target in drive.targets}
    tasks = {
        item.task: content.unit
        for content in drive.contents
        for item in content.items
        if item.task is not None
    }
    for _, again in seen_twice(found.figures, lambda figure: (figure.target, figure.for_)):
        yield _not_of_drive(again.origin, "target", f"Chỉ tiêu “{again.target}” đã có số liệu.", "Giữ một.")
    for figure in found.figures:
        target = targets.get(figure.target)
        if target is None:
            hint = guess(figure.target, list(targets))
            yield _not_of_drive(figure.origin, "target", f"Đợt không có chỉ tiêu “{figure.target}”.", hint)
            continue
        yield from figure_findings(figure, target, report.unit, organization, phase.until)
        if figure.done_on is not None and figure.done_on > phase.until:
            yield DONE_AFTER_PHASE.at(
                figure.origin.at("done_on"),
                f"Xong ngày {figure.done_on:%d/%m/%Y}, sau ngày cuối của giai đoạn ({phase.until:%d/%m/%Y}).",
                "Ghi progress: under_way, hoặc sửa ngày.",
            )
    for task in found.tasks:
        if tasks.get(task.task) != report.unit:
            hint = guess(task.task, [one for one, unit in tasks.items() if unit == report.unit])
            yield _not_of_drive(
                task.origin, "task", f"Đơn vị không có nhiệm vụ “{task.task}” trong đợt.", hint
            )
    reported = {figure.target for figure in found.figures}
    own = [one for one in targets.values() if report.unit in one.reporting]
    missing = [one.id for one in own if one.id not in reported]
    for one in own:
        lacking = missing_shares(found.figures, report.unit, one, organization)
        if lacking and one.id in reported:
            missing.append(f"{one.id} ({', '.join(lacking)})")
    if missing:
        place = found.origin.key("figures") if found.figures else found.origin.at("phase")
        yield LEFT_OUT.at(
            place, f"Chưa có số liệu của: {', '.join(missing)}.", "Thêm số liệu của các chỉ tiêu ấy."
        )
