"""What the ward's báo cáo, its dashboard and its screens say of the drives (đợt thi đua) of a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tdkt.attainment import wording
from tdkt.attainment.assessment import summarize
from tdkt.attainment.drives import DriveAttainment, assess_drive
from tdkt.documents.texts.formats import date_long
from tdkt.model.counted_time import CountedTime
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.organization import Organization
from tdkt.model.text import lower_first, upper_first


def drives_told(
    drives: Iterable[Drive],
    time: CountedTime,
    reports: Sequence[DriveReport] = (),
    organization: Organization | None = None,
) -> list[str]:
    """Return a line for every drive with a day in `time`, by its first day: its name, its days, how far it is.

    A drive that lies in a summer between two school years is told in the year that it is of, as everything that is done then.

    A drive whose plan had not been issued by the end of the period is not told (`not_launched` names it).
    Of a drive on which units have reported by then (`reports`) it is said what its targets have come to.
    """
    found = sorted(drives_in(drives, time), key=lambda drive: (drive.from_, drive.id))
    return [_told(drive, time, reports, organization) for drive in found]


def drives_in(drives: Iterable[Drive], time: CountedTime) -> list[Drive]:
    """Return the drives with a day in `time` that had been launched by its end."""
    return [drive for drive in _of_time(drives, time) if _is_launched(drive, time)]


def not_launched(drives: Iterable[Drive], time: CountedTime) -> list[str]:
    """Return the names of the drives with a day in `time` whose plan had not been issued by its end."""
    return [upper_first(drive.name) for drive in _of_time(drives, time) if not _is_launched(drive, time)]


def said_of_drafts(drives: Iterable[Drive], time: CountedTime) -> tuple[str, ...]:
    """Return what whoever prints or reads a report is told of `not_launched`; () where there is none."""
    names = not_launched(drives, time)
    if not names:
        return ()
    return (
        f"Không nêu {'; '.join(names)}: đến hết {time.period.title} kế hoạch phát động chưa ban hành (tdkt issue drive).",
    )


def _of_time(drives: Iterable[Drive], time: CountedTime) -> list[Drive]:
    return [drive for drive in drives if time.overlaps(drive.from_, drive.until, drive.year)]


def _is_launched(drive: Drive, time: CountedTime) -> bool:
    return not drive.is_draft and drive.date is not None and not time.is_later(drive.date, drive.year)


def _state(drive: Drive, time: CountedTime) -> str:
    """Say how far a drive is at the end of the period; of a school year also that it ends in the summer afterwards, told in no other report."""
    if drive.until <= time.period.last_day:
        return "đã kết thúc"
    return "đang thực hiện" if time.is_later(drive.until, drive.year) else "kết thúc trong hè"


def _phases_over(drive: Drive, time: CountedTime, reports: Sequence[DriveReport]) -> int:
    """Return how many phases are over at the end of the period, with those that ended in the summer afterwards and were reported on."""
    reported = {found.phase for report in reports for found in report.phases}
    last = time.period.last_day
    return max(
        (
            number
            for number, phase in enumerate(drive.phases, start=1)
            if phase.until <= last or (phase.id in reported and not time.is_later(phase.until, drive.year))
        ),
        default=0,
    )


def _told(
    drive: Drive, time: CountedTime, reports: Sequence[DriveReport], organization: Organization | None
) -> str:
    days = f"từ {date_long(drive.from_)} đến {date_long(drive.until)}"
    issuer = organization.issuer_with(drive.issuer or "") if organization is not None else None
    is_the_wards = organization is None or organization.issues_for_the_ward(drive.issuer)
    by = "" if is_the_wards or issuer is None else f", do {issuer.name} phát động"
    own = [report for report in reports if report.drive == drive.id]
    over = _phases_over(drive, time, own)
    results = ""
    if over and organization is not None:
        results = _results(assess_drive(drive, own, organization, over))
    return f"{upper_first(drive.name)} ({days}{by}): {_state(drive, time)}{results}"


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
