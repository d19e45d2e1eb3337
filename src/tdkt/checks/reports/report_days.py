"""The days in a unit's report: handed in after its quarter, corrected after that, nothing done after its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tdkt.checks.example_files import DRIVE_REPORT, REPORT
from tdkt.checks.periods import DATE_OUT_OF_YEAR
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.period import Period
from tdkt.model.phase_time import PhaseTime
from tdkt.model.plan_year import year_name
from tdkt.model.unit_report import Figure, UnitReport
from tdkt.workspace.workspace import Workspace

TOO_EARLY = Rule(
    code="K403",
    severity=WARNING,
    title="Gửi trước khi hết kỳ",
    explanation="Ngày gửi báo cáo sớm hơn ngày cuối kỳ (tháng, quý, học kỳ, giai đoạn của đợt thi đua): số liệu chưa đủ, hoặc ngày, kỳ "
    "ghi nhầm. Nếu kế "
    "hoạch đặt hạn gửi của kỳ ấy trước ngày cuối kỳ thì chỉ nhắc khi báo cáo gửi trước cả ngày "
    "đầu kỳ.",
    examples=(
        Example(
            file=REPORT,
            text="submitted: 2026-04-03",
            bad=("submitted: ▸2026-03-20", "submitted: ▸2026-03-30"),
            good=("submitted: 2026-04-01", "submitted: 2026-03-31"),
        ),
        Example(
            file=DRIVE_REPORT,
            text="submitted: 2026-08-04",
            bad=("submitted: ▸2026-07-30",),
            good=("submitted: 2026-07-31",),
        ),
    ),
)
DONE_LATER = Rule(
    code="K406",
    severity=ERROR,
    title="Ngày hoàn thành sau kỳ báo cáo",
    explanation="Báo cáo của một kỳ không thể ghi việc hoàn thành sau ngày cuối kỳ.",
    examples=(
        Example(
            file=REPORT,
            text="target: van-thu.khong-giay, progress: under_way",
            bad=(
                "target: van-thu.khong-giay, progress: done, done_on: ▸2026-05-02",
                "target: van-thu.khong-giay, progress: done, done_on: ▸2026-04-01",
            ),
            good=(
                "target: van-thu.khong-giay, progress: done, done_on: 2026-03-02",
                "target: van-thu.khong-giay, progress: done, done_on: 2026-03-31",
            ),
        ),
    ),
)
CORRECTED_BEFORE = Rule(
    code="K410",
    severity=WARNING,
    title="Ngày sửa trước ngày gửi",
    explanation="“submitted” là ngày gửi lần đầu, “corrected” là ngày gửi phiếu sửa gần nhất nên không thể "
    "sớm hơn. Đơn vị gửi đúng hạn rồi sửa sau vẫn là đúng hạn.",
    examples=(
        Example(
            file=REPORT,
            text="submitted: 2026-04-03",
            bad=(
                "submitted: 2026-04-03\ncorrected: ▸2026-04-02",
                "submitted: 2026-04-03\ncorrected: ▸2026-01-01",
            ),
            good=(
                "submitted: 2026-04-03\ncorrected: 2026-04-20",
                "submitted: 2026-04-03\ncorrected: 2026-04-03",
            ),
        ),
    ),
)

NOT_YET_COME = Rule(
    code="R525",
    severity=WARNING,
    title="Ngày gửi sau ngày nhận phiếu",
    explanation="Phiếu ghi ngày gửi muộn hơn ngày đưa phiếu vào (tdkt import): thường do Excel kiểu Mỹ hiểu tháng trước "
    "ngày, 05/01/2027 thành ngày 01/5/2027. Để nguyên thì đơn vị bị tính là gửi muộn. Sửa ô “Ngày gửi” "
    "của phiếu rồi nhận lại, hoặc sửa submitted trong báo cáo. Chỉ tdkt import nhắc điều này, vì chỉ lúc ấy mới biết ngày nhận.",
)

RULES = (TOO_EARLY, DONE_LATER, CORRECTED_BEFORE, NOT_YET_COME)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the days that units' reports give."""
    deadlines = {
        quarter: deadline for plan in reversed(workspace.plans) for quarter, deadline in plan.deadlines
    }
    for report in workspace.reports:
        yield from _submitted(report, report.period, deadlines.get(report.period))
        yield from _corrected(report)
        for figure in report.figures:
            yield from _done(figure, report.period)
    drives = {drive.id: drive for drive in workspace.all(Drive)}
    for sent in workspace.all(DriveReport):
        for told in sent.phases:
            number = drives[sent.drive].number_of(told.phase) if sent.drive in drives else None
            if number is not None:
                yield from _submitted(told, PhaseTime.of(drives[sent.drive], number), None)


def not_yet_come(report: UnitReport | PhaseReport, today: date) -> Iterator[Diagnostic]:
    """Yield the days of handing in or correcting that have not come on `today`, when the report is taken in."""
    for name in ("submitted", "corrected"):
        day: date | None = getattr(report, name, None)
        if day is None or day <= today:
            continue
        message = f"Ngày gửi {day:%d/%m/%Y} sau ngày nhận phiếu {today:%d/%m/%Y}."
        swapped = date(day.year, day.day, day.month) if day.day <= 12 else None
        meant = (
            f"Có phải là {swapped:%d/%m/%Y} (Excel đổi ngày với tháng)? "
            if swapped and swapped <= today
            else ""
        )
        hint = f"{meant}Sửa ô “Ngày gửi” rồi nhận lại, nếu không đơn vị bị tính là gửi muộn."
        yield NOT_YET_COME.at(report.origin.at(name), message, hint)


def _submitted(
    report: UnitReport | PhaseReport, period: Period, deadline: date | None
) -> Iterator[Diagnostic]:
    # A plan may ask for the report before the quarter ends: then any day of the quarter will do.
    is_asked_early = deadline is not None and deadline < period.last_day
    earliest = period.first_day if is_asked_early else period.last_day
    if report.submitted is not None and report.submitted < earliest:
        before = "vào" if is_asked_early else "hết"
        yield TOO_EARLY.at(
            report.origin.at("submitted"),
            f"Báo cáo {period.title} gửi ngày {report.submitted:%d/%m/%Y}, trước khi {before} {period.word}.",
            "Kiểm tra ngày gửi và kỳ báo cáo.",
        )


def _corrected(report: UnitReport) -> Iterator[Diagnostic]:
    first, latest = report.submitted, report.corrected
    if first is not None and latest is not None and latest < first:
        yield CORRECTED_BEFORE.at(
            report.origin.at("corrected"),
            f"Ngày sửa {latest:%d/%m/%Y} trước ngày gửi {first:%d/%m/%Y}.",
            "Kiểm tra hai ngày.",
        )


def _done(figure: Figure, period: Period) -> Iterator[Diagnostic]:
    day = figure.done_on
    if day is None:
        return
    if day < period.division.first_day:
        yield DATE_OUT_OF_YEAR.at(
            figure.origin.at("done_on"),
            f"Ngày hoàn thành {day:%d/%m/%Y} trước {year_name(period.year)}.",
            "Kiểm tra năm.",
        )
    if day > period.last_day:
        yield DONE_LATER.at(
            figure.origin.at("done_on"),
            f"Ngày hoàn thành {day:%d/%m/%Y} sau ngày cuối {period.title}.",
            f"Ghi vào báo cáo của {period.word} có ngày đó.",
        )
