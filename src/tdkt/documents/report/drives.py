"""What the ward's báo cáo, its dashboard and its screens say of the drives (đợt thi đua) of a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tdkt.attainment import wording
from tdkt.attainment.assessment import summarize
from tdkt.attainment.drives import DriveAttainment, assess_drive
from tdkt.documents.texts.formats import date_long
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.text import lower_first, upper_first


def drives_told(
    drives: Iterable[Drive],
    period: Period,
    reports: Sequence[DriveReport] = (),
    organization: Organization | None = None,
) -> list[str]:
    """Return a line for every drive with a day in the months of `period`, by its first day: its name, its days, how far it is.

    A drive whose plan had not been issued by the end of the period is not told (`not_launched` names it).
    Of a drive on which units have reported by then (`reports`) it is said what its targets have come to.
    """
    found = sorted(drives_in(drives, period), key=lambda drive: (drive.from_, drive.id))
    return [_told(drive, period, reports, organization) for drive in found]


def drives_in(drives: Iterable[Drive], period: Period) -> list[Drive]:
    """Return the drives with a day in the months of `period` that had been launched by its end."""
    return [drive for drive in _of_time(drives, period) if _is_launched(drive, period)]


def not_launched(drives: Iterable[Drive], period: Period) -> list[str]:
    """Return the names of the drives with a day in `period` whose plan had not been issued by its end."""
    return [upper_first(drive.name) for drive in _of_time(drives, period) if not _is_launched(drive, period)]


def said_of_drafts(drives: Iterable[Drive], period: Period) -> tuple[str, ...]:
    """Return what whoever prints or reads a report is told of `not_launched`; () where there is none."""
    names = not_launched(drives, period)
    if not names:
        return ()
    return (
        f"Không nêu {'; '.join(names)}: đến hết {period.title} kế hoạch phát động chưa ban hành (tdkt issue drive).",
    )


def _of_time(drives: Iterable[Drive], period: Period) -> list[Drive]:
    return [drive for drive in drives if drive.from_ <= period.last_day and drive.until >= period.first_day]


def _is_launched(drive: Drive, period: Period) -> bool:
    return not drive.is_draft and drive.date is not None and drive.date <= period.last_day


def _told(
    drive: Drive, period: Period, reports: Sequence[DriveReport], organization: Organization | None
) -> str:
    days = f"từ {date_long(drive.from_)} đến {date_long(drive.until)}"
    issuer = organization.issuer_with(drive.issuer or "") if organization is not None else None
    is_the_wards = organization is None or organization.issues_for_the_ward(drive.issuer)
    by = "" if is_the_wards or issuer is None else f", do {issuer.name} phát động"
    state = "đã kết thúc" if drive.until <= period.last_day else "đang thực hiện"
    over = sum(phase.until <= period.last_day for phase in drive.phases)
    results = ""
    if over and organization is not None:
        own = [report for report in reports if report.drive == drive.id]
        results = _results(assess_drive(drive, own, organization, over))
    return f"{upper_first(drive.name)} ({days}{by}): {state}{results}"


def _results(found: DriveAttainment) -> str:
    """Say what the targets of a drive have come to, "" before anybody has reported."""
    summary = summarize(found.assessments)
    received = len(found.due) - len(found.missing)
    if not received:
        return ""
    drive = found.drive
    upto = "" if found.is_last else f" đến hết {lower_first(drive.phases[found.phase - 1].title)}"
    said = f", đã nhận {received:02}/{len(found.due):02} báo cáo{upto}"
    if summary.judged:
        said += f", {summary.reached:02}/{summary.judged:02} chỉ tiêu được đánh giá đã đạt hoặc vượt ({wording.share(summary)}%)"
    return said
