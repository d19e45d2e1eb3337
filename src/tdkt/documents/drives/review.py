"""The ward's báo cáo on a drive at the end of a phase (sơ kết), of the last the tổng kết (Luật 2022, Điều 17.5)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, summarize
from tdkt.attainment.came_and_went import handed_on_in
from tdkt.attainment.drives import DriveAttainment, assess_drive, phase_reports, planned_in
from tdkt.attainment.shares_told import shares_told, with_shares
from tdkt.attainment.stages import FORMAL_PROGRESS
from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import AwardBook, award_book
from tdkt.checks.run import drive_of
from tdkt.documents.drives.launch import carried_out
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    bodies_above,
    letterhead,
    not_addressed,
    usual_signature,
)
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.report.award_results import results_of_drive
from tdkt.documents.report.corrections import corrections_of_drive
from tdkt.documents.report.outlines import FilledOutline, left_to_fill_in, own_macros, shadowed
from tdkt.documents.report.target_tables import UNIT_TABLE_SHARES, summary_words
from tdkt.documents.report.told_batches import refuse_batches_of_drive
from tdkt.documents.report.typed_lines import with_widths
from tdkt.documents.report.unit_results import NOT_MET
from tdkt.documents.texts.formats import date_long
from tdkt.errors import UsageError
from tdkt.model.drive import Drive, DriveReport, PhaseReport
from tdkt.model.drive_succession import drive_at
from tdkt.model.issued import DRIVE, DRIVE_REPORT
from tdkt.model.numbering import COMMON
from tdkt.model.organization import Organization
from tdkt.model.place_words import words_of
from tdkt.model.records import dataclass
from tdkt.model.registration import late_by
from tdkt.model.text import lower_first, upper_first
from tdkt.receipts.drive_receipts import asked_to_register, registered_besides
from tdkt.workspace.report_outlines import outline_for
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DriveReview:
    """A drive with the number of the phase (from 1) at whose end it is reviewed."""

    drive: Drive
    phase: int

    @property
    def year(self) -> int:
        """The year of the drive."""
        return self.drive.year

    @property
    def is_last(self) -> bool:
        """Tell whether the drive is summed up."""
        return self.phase == len(self.drive.phases)

    @property
    def kind(self) -> str:
        """Which kind of report it is, as outlines name it."""
        return "drive" if self.is_last else "drive_phase"

    @property
    def words(self) -> dict[str, str]:
        """What an outline may name of it."""
        return {
            "drive": lower_first(self.drive.name),
            "phase": lower_first(self.drive.phases[self.phase - 1].title),
            "review": "tổng kết" if self.is_last else "sơ kết",
            "year": str(self.drive.year),
        }


def review_named(workspace: Workspace, key: str) -> DriveReview:
    """Return the review that `key` names: a drive's tổng kết by its id, the sơ kết of a phase by "id/phase".

    Raises UsageError where there is no such drive or phase.
    """
    name, _, phase = key.partition("/")
    drive = drive_of(workspace, name)
    number = drive.number_of(phase) if phase else len(drive.phases)
    if number is None:
        known = ", ".join(f"{name}/{one.id}" for one in drive.phases)
        raise UsageError(f"Đợt thi đua “{name}” không có giai đoạn “{phase}”.", hint=f"Có: {known}.")
    return DriveReview(drive, number)


def review_of(order: Order) -> OfficialDocument:
    """Return the báo cáo on a drive at the end of a phase, worded by `bao-cao-dot-thi-dua.md.j2`.

    It is a draft until it is issued, which gives number and date. Raises InvalidFilesError while a decision of it cannot be
    relied on.
    """
    review: DriveReview = order.subject
    workspace, drive = order.workspace, review.drive
    if order.issued is None:
        refuse_batches_of_drive(workspace, drive)
    organization = workspace.organization
    assert organization is not None  # the subject was found in files without errors
    reports = [found for found in workspace.all(DriveReport) if found.drive == drive.id]
    attainment = assess_drive(drive, reports, organization, review.phase)
    sent = dict(phase_reports(drive, reports, review.phase))
    issued, book = order.issued, award_book(workspace)
    outline = outline_for(workspace, review.kind)
    unheard = shadowed(order.templates, "bao-cao-dot-thi-dua.md.j2", outline, review.kind)
    body = organization.issuing(DRIVE_REPORT, outline.issuer or drive.issuer)
    context = _context(workspace, organization, attainment, sent, book, issued.date if issued else None)
    values = {
        **review.words,
        "plan": context["plan_name"],
        "issuer": body.name,
        "ward": organization.name,
    }
    macros = own_macros(order.templates, "bao-cao-dot-khoi.md.j2")
    printed = FilledOutline(outline, review.kind, values, macros=macros)
    blocks = order.templates.blocks(
        "bao-cao-dot-thi-dua.md.j2",
        {**context, "issuer": body.name, "outline": printed},
        COMMON if unheard else outline.scheme,
    )
    of_drive = () if outline.addressees else drive.addressees
    recipients = not_addressed(organization, of_drive, outline.recipients or drive.recipients)
    addressees = outline.addressees or drive.addressees
    above = () if addressees or issued else bodies_above(organization, recipients)
    unaddressed = (_NOT_ADDRESSED.format(above=", ".join(above)),) if above else ()
    return OfficialDocument(
        letterhead=letterhead(
            body,
            symbol=issued.symbol if issued else f"BC-{body.abbreviation}",
            year=issued.date.year if issued else drive.phases[review.phase - 1].until.year,
            number=issued.number if issued else None,
            date=issued.date if issued else None,
        ),
        type_name="BÁO CÁO",
        subject=printed.title,
        blocks=with_widths(blocks, UNIT_TABLE_SHARES, printed.typed_heads),
        recipients=all_recipients(body, recipients),
        addressees=addressees,
        archive=archive_of(body, drive.archive),
        signature=usual_signature(body, outline.signer, drive.signer),
        draft=issued is None,
        illustrative=attainment.illustrative or _has_sample_awards(book, drive),
        title=f"Báo cáo {lower_first(printed.title)}",
        author=body.name,
        notes=(*left_to_fill_in(blocks), *unheard, *unaddressed),
        draft_notes=unaddressed,
    )


_NOT_ADDRESSED = "Nơi nhận có {above}: báo cáo gửi cơ quan cấp trên có Kính gửi (NĐ 30/2020, Phụ lục I, Phần I, II.9); ghi addressees ở đợt thi đua."
_Sent = dict[tuple[str, int], PhaseReport]


def _rows(attainment: DriveAttainment, organization: Organization) -> Iterator[dict[str, str]]:
    """Yield a row a target, behind an allocated one a row a share: 3, 3.1, 3.2."""
    for number, found in enumerate(attainment.assessments, start=1):
        yield {"number": str(number), **_row(attainment.drive, found, found.target.name)}
        for place, told in enumerate(shares_told(found, organization), start=1):
            yield {"number": f"{number}.{place}", **_row(attainment.drive, told.found, told.name)}


def _row(drive: Drive, found: Assessment, text: str) -> dict[str, str]:
    return {
        "text": text,
        "planned": upper_first(planned_in(drive, found)),
        "achieved": upper_first(wording.achieved(found)),
        "status": upper_first(found.status.label),
    }


def _causes(drive: Drive, found: Assessment, organization: Organization) -> list[dict[str, str]]:
    """Return what the units gave as causes of a target that is behind: share by share where a share is, else of the whole."""
    shares = tuple(with_shares((found,), organization))[1:]
    told = [one for one in shares if one.status in NOT_MET and one.causes]
    if not told and found.status in NOT_MET and found.causes:
        told = [found]
    return [
        {
            **_row(drive, one, one.target.name),
            "status": one.status.label,
            "cause": "; ".join(cause.rstrip(".") for cause in one.causes),
        }
        for one in told
    ]


def _context(
    workspace: Workspace,
    organization: Organization,
    attainment: DriveAttainment,
    sent: _Sent,
    book: AwardBook,
    signed_on: datetime.date | None,
) -> dict[str, Any]:
    drive, names = attainment.drive, {one.id: one.name for one in plan_makers(workspace).values()}
    return {
        "drive": drive,
        "name": lower_first(drive.name),
        "organization": organization,
        "is_last": attainment.is_last,
        "plan_name": _plan_name(workspace, drive, organization, signed_on),
        "begins": date_long(drive.from_),
        "ends": date_long(drive.until),
        "parts": words_of(organization).parts,
        "day": date_long(drive.phases[attainment.phase - 1].until),
        "audience": lower_first(drive.for_).rstrip("."),
        "registration": _registration(drive, organization, names),
        "handed_on": handed_on_in(drive, organization, drive.phases[attainment.phase - 1].until),
        "due": len(attainment.due),
        "received": len(attainment.due) - len(attainment.missing),
        "missing": [_missing(drive, names[unit], number) for unit, number in attainment.missing],
        "corrections": corrections_of_drive(workspace, drive, attainment.phase),
        "summary": summary_words(summarize(attainment.assessments)),
        "rows": list(_rows(attainment, organization)),
        "tasks": list(_tasks(drive_at(drive, organization, attainment.phase), names, sent)),
        "results": list(_told(sent, names, "results")),
        "limitations": list(_told(sent, names, "limitations")),
        "causes": [one for found in attainment.assessments for one in _causes(drive, found, organization)],
        "awards": results_of_drive(book, drive.id),
    }


def _plan_name(
    workspace: Workspace, drive: Drive, organization: Organization, signed_on: datetime.date | None
) -> str:
    """Return the drive's own plan as it is cited, else the year's plan that it carries out."""
    if drive.number is not None and drive.date is not None:
        said = f"Kế hoạch số {drive.number:02}/{drive.symbol} {date_long(drive.date)}"
        return f"{said} của {organization.issuing(DRIVE, drive.issuer).name} về {lower_first(drive.title)}"
    plan = next(plan for plan in workspace.plans if plan.year == drive.year)
    return carried_out(plan, workspace, signed_on)


def _registration(drive: Drive, organization: Organization, names: dict[str, str]) -> dict[str, Any] | None:
    if drive.registration is None:
        return None
    asked = asked_to_register(drive, organization)
    registered = {one.unit for one in drive.registration.registered}
    units = {unit.id for unit in organization.units}
    return {
        "registered": sum(one in registered for one in asked),
        "due": len(asked),
        "bodies": "đơn vị" if units.issuperset(asked) else f"đơn vị, {words_of(organization).parts}, tập thể",
        "until": date_long(drive.registration.until),
        "late": [
            f"{names[one.unit]} ({one.date:%d/%m/%Y})"
            for one in late_by(drive.registration.registered, drive.registration.until, datetime.date.max)
            if one.unit in asked
        ],
        "besides": [names[one] for one in registered_besides(drive, organization, datetime.date.max)],
    }


def _missing(drive: Drive, unit: str, number: int) -> str:
    return unit if len(drive.phases) == 1 else f"{unit} ({lower_first(drive.phases[number - 1].title)})"


def _tasks(drive: Drive, names: dict[str, str], sent: _Sent) -> Iterator[dict[str, str]]:
    """Yield the tasks as the latest report on each says, in the order of the drive's contents."""
    said = {
        task.task: task.progress
        for _, report in sorted(sent.items(), key=lambda one: one[0][1])
        for task in report.tasks
    }
    for content in drive.contents:
        for item in content.items:
            if item.task is not None:
                progress = FORMAL_PROGRESS[said[item.task]] if item.task in said else "chưa báo cáo"
                yield {"text": item.text.rstrip("."), "unit": names[content.unit], "progress": progress}


def _told(sent: _Sent, names: dict[str, str], part: str) -> Iterator[dict[str, str]]:
    for (unit, _), report in sorted(sent.items(), key=lambda one: (list(names).index(one[0][0]), one[0][1])):
        for text in getattr(report, part):
            yield {"unit": names[unit], "text": text}


def _has_sample_awards(book: AwardBook, drive: Drive) -> bool:
    return any(file.illustrative for file in book.batches if file.batch.drive == drive.id)
