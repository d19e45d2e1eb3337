"""What issuing a document writes into the data: its words for the register, and where its number and date stand.

Each function takes the workspace, its organization, the key of a document and what its signed original says, and raises
UsageError where the key names nothing, UserError where the data says otherwise or the document cannot be issued yet.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from tdkt.attainment.drives import phase_reports
from tdkt.changes.amended import FORM_NAMES, cited, replaced_by
from tdkt.checks.issued.signing_days import refuse_too_early
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.run import drive_of, no_such_batch
from tdkt.checks.unread import not_there
from tdkt.documents.amendments.amendment import refuse_what_cannot_be_signed
from tdkt.documents.amendments.replacement import replacement_of
from tdkt.documents.awards.revocation import what_is_cancelled
from tdkt.documents.awards.submission import default_symbol, submitting
from tdkt.documents.drives.launch import carried_out
from tdkt.documents.drives.review import review_named
from tdkt.documents.jobs import Order
from tdkt.documents.keys import REVOCATION
from tdkt.documents.report.outlines import report_named, title_values
from tdkt.documents.report.told_batches import refuse_batches_of_drive, refuse_batches_of_period
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.award_batch import STATES, AwardBatch
from tdkt.model.drive import DriveReport
from tdkt.model.issued import DRIVE, DRIVE_REPORT, PLAN, Amendment, IssuedDocument
from tdkt.model.issuer import Issuer, IssuingBody
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.plan import Plan
from tdkt.model.plan_year import read_year, year_name
from tdkt.model.records import dataclass
from tdkt.model.report_key import ReportKey, parted
from tdkt.model.report_outline import filled, kind_of_report
from tdkt.model.revocation import Revocation
from tdkt.model.text import lower_first
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.issued import amendment as amendment_by_id
from tdkt.workspace.issued import issued, period_of
from tdkt.workspace.plan_days import timed
from tdkt.workspace.report_outlines import outline_for, reporting_body
from tdkt.workspace.workspace import TEMPLATES, Workspace
from tdkt.workspace.yaml_editor import put


@dataclass(frozen=True, slots=True)
class SignedAs:
    """What the signed original says; `symbol` is "" for that of the data."""

    number: int
    date: datetime.date
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Issuable:
    """A document that can be issued: its words, and how its number and date are written into `file` of the data (None: nowhere)."""

    symbol: str
    title: str
    illustrative: bool
    file: str | None = None
    write: Callable[[Any], None] | None = None
    effective: datetime.date | None = None
    issuer: str | None = None
    """The declared issuer among whose numbers it counts, None for the ward."""


def declared(organization: Organization, body: IssuingBody) -> str | None:
    """Return the id of `body` where it is one of the declared issuers, None for the ward and for a unit that is not declared."""
    known = {one.id for one in organization.issuers}
    return body.id if isinstance(body, Issuer) and body.id in known else None


def agree(said: object, given: object, what: str, file: str) -> None:
    """Raise UserError where `file` says something else (None: nothing) than what is given."""
    if said is not None and said != given:
        raise UserError(
            f"{file} đã ghi {what} là {said}, khác với {given} trong lệnh.",
            hint="Kiểm tra trên văn bản đã ký rồi sửa lệnh hoặc sửa tệp.",
        )


def _dated(
    file: str, number: int | None, date: datetime.date | None, signed: SignedAs
) -> Callable[[Any], None] | None:
    """Return what writes number and date at the top of a file, None where they stand there already."""
    agree(number, signed.number, "số", file)
    agree(date, signed.date, "ngày", file)
    if number is not None and date is not None:
        return None

    def write(data: Any) -> None:
        put(data, "number", signed.number, before="symbol")
        keys = [*data, None]
        put(data, "date", signed.date, before=keys[keys.index("symbol") + 1])

    return write


def plan(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the plan of the year `key`; its symbol, number and date stand in its file."""
    found = _plan_of(workspace, read_year(key))
    file = found.origin.file
    if signed.symbol:
        agree(found.symbol, signed.symbol, "ký hiệu", file)
    write = _dated(file, found.number, found.date, signed)
    title = f"Kế hoạch {lower_first(found.title)}"
    body = organization.issuing(PLAN, found.issuer)
    return Issuable(found.symbol, title, found.illustrative, file, write, issuer=declared(organization, body))


def _plan_of(workspace: Workspace, year: int) -> Plan:
    known = next((found for found in workspace.plans if found.year == year), None)
    if known is None:
        raise no_such_plan(workspace, year)
    return known


def report(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the báo cáo on the period `key`; its number and date stand in the register alone."""
    meant = report_named(workspace, ReportKey(period_of(workspace, key), parted(key)[1]))
    period = meant.period
    its_plan = _plan_of(workspace, period.year)
    if its_plan.is_draft:
        raise UserError(
            f"Kế hoạch {year_name(period.year)} chưa ban hành nên báo cáo kết quả chưa ban hành được.",
            hint=f"Ghi kế hoạch vào sổ trước: tdkt issue plan {period.year} --number … --date ….",
        )
    covered = _covered(workspace, period)
    if not covered:
        raise UserError(
            f"Chưa có báo cáo nào của các đơn vị đến hết {period.title}.", hint="Xem: tdkt status."
        )
    refuse_batches_of_period(workspace, period)
    words = [found for found in workspace.ward_reports if found.key == meant.key]
    outline = outline_for(workspace, kind_of_report(period), meant.issuer)
    body = reporting_body(workspace, organization, kind_of_report(period), meant.issuer, its_plan)
    return Issuable(
        signed.symbol or f"BC-{body.abbreviation}",
        f"Báo cáo {lower_first(filled(outline.title, title_values(period, body)))}",
        its_plan.illustrative
        or any(found.illustrative for found in covered)
        or any(found.illustrative for found in words),
        issuer=declared(organization, body),
    )


def _covered(workspace: Workspace, period: Period) -> list[UnitReport]:
    """Return the reports of the units from the year's start to the end of `period`."""
    of_year = [found for found in workspace.reports if found.period.year == period.year]
    return [found for found in of_year if timed(workspace, found.period).last_day <= period.last_day]


def _batch(workspace: Workspace, key: str) -> AwardBatch:
    batches = {found.id: found for found in workspace.all(AwardBatch)}
    if key not in batches:
        raise not_there(workspace, no_such_batch(key, list(batches)), "award-batch")
    return batches[key]


def _advance(data: Any, state: str) -> None:
    if STATES.index(data["state"]) < STATES.index(state):
        put(data, "state", state)


def decision(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the decision on the batch `key`, which is decided with it; number and date stand in the batch's file."""
    batch = _batch(workspace, key)
    if batch.level != "ward":
        raise UserError(
            f"Đợt “{key}” do {organization.city_word} quyết định nên {organization.kind_word} không ban hành quyết định.",
            hint=f"Ghi số, ngày quyết định của {organization.city_word} vào decision của {batch.origin.file}.",
        )
    known, file = batch.decision, batch.origin.file
    symbol = known.number.partition("/")[2] if known else ""
    symbol = signed.symbol or symbol or f"QĐ-{organization.abbreviation}"
    said = f"{signed.number}/{symbol}"
    if known is not None:
        agree(known.number, said, "số quyết định", file)
        agree(known.date, signed.date, "ngày quyết định", file)

    def write(data: Any) -> None:
        if known is None:
            put(data, "decision", {"number": said, "date": signed.date, "by": "ward"})
        _advance(data, "decided")

    title = f"Quyết định khen thưởng {batch.title}"
    return Issuable(symbol, title, batch.illustrative, file, write)


def submission(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the tờ trình of the batch `key`, which is submitted with it; number and date stand in the batch's file."""
    batch = _batch(workspace, key)
    known, file = batch.submission, batch.origin.file
    usual = default_symbol(organization, batch)
    symbol = signed.symbol or (known.symbol if known and known.symbol else usual)
    if known is not None:
        agree(known.number, signed.number, "số tờ trình", file)
        agree(known.date, signed.date, "ngày tờ trình", file)

    def write(data: Any) -> None:
        if known is None:
            own = {"symbol": symbol} if symbol != usual else {}
            put(
                data, "submission", {"number": signed.number, **own, "date": signed.date}, before=_later(data)
            )
        _advance(data, "submitted")

    return Issuable(
        symbol,
        f"Tờ trình đề nghị khen thưởng {batch.title}",
        batch.illustrative,
        file,
        write,
        issuer=declared(organization, submitting(organization, batch)),
    )


def revocation(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the decision that cancels awards, `key`; its number and date stand in its file."""
    one: Revocation = REVOCATION.subject(workspace, key)
    file, usual = one.origin.file, f"QĐ-{organization.abbreviation}"
    symbol = signed.symbol or one.symbol or usual
    if one.symbol:
        agree(one.symbol, symbol, "ký hiệu", file)
    agree(one.number, signed.number, "số", file)
    agree(one.date, signed.date, "ngày", file)

    def write(data: Any) -> None:
        for name, value in (("symbol", symbol), ("number", signed.number), ("date", signed.date)):
            if name not in data and not (name == "symbol" and symbol == usual):
                put(data, name, value, before=_after_date(data))

    known = one.number is not None and one.date is not None
    title = f"Quyết định {what_is_cancelled(one)}"
    return Issuable(symbol, title, one.illustrative, file, None if known else write)


def _after_date(data: Any) -> str | None:
    return next((key for key in ("recipients", "archive", "signer") if key in data), None)


def _later(data: Any) -> str | None:
    return next(
        (key for key in ("decision", "published", "ceremony", "payment", "cites") if key in data), None
    )


def drive(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the plan of the drive `key`; its symbol, number and date stand in its file."""
    found = drive_of(workspace, key)
    file = found.origin.file
    if signed.symbol:
        agree(found.symbol, signed.symbol, "ký hiệu", file)
    if signed.date > found.until:
        raise UserError(
            f"Kế hoạch phát động ngày {signed.date:%d/%m/%Y} không thể sau ngày cuối của đợt ({found.until:%d/%m/%Y})."
        )
    if not found.legal_basis and not found.preamble:
        carried_out(_plan_of(workspace, found.year), workspace, signed.date)
    title = f"Kế hoạch {lower_first(found.title)}"
    return Issuable(
        found.symbol,
        title,
        found.illustrative,
        file,
        _dated(file, found.number, found.date, signed),
        issuer=declared(organization, organization.issuing(DRIVE, found.issuer)),
    )


def drive_report(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the báo cáo on the drive (or a phase of it) `key`; its number and date stand in the register alone."""
    review = review_named(workspace, key)
    refuse_batches_of_drive(workspace, review.drive)
    if review.drive.is_draft:
        raise UserError(
            f"Kế hoạch của {lower_first(review.drive.name)} chưa ban hành nên báo cáo về đợt chưa ban hành được.",
            hint=f"Ghi kế hoạch ấy vào sổ trước: tdkt issue drive {review.drive.id} --number … --date ….",
        )
    reports = [found for found in workspace.all(DriveReport) if found.drive == review.drive.id]
    if not any(phase_reports(review.drive, reports, review.phase)):
        raise UserError(f"Chưa có báo cáo nào của các đơn vị về {lower_first(review.drive.name)}.")
    outline = outline_for(workspace, review.kind)
    body = organization.issuing(DRIVE_REPORT, outline.issuer or review.drive.issuer)
    subject = filled(outline.title, {**review.words, "issuer": body.name})
    return Issuable(
        signed.symbol or f"BC-{body.abbreviation}",
        f"Báo cáo {lower_first(subject)}",
        review.drive.illustrative or any(found.illustrative for found in reports),
        issuer=declared(organization, body),
    )


def amendment(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the amendment `key`; its symbol, number and date stand in its file."""
    one = amendment_by_id(workspace, key)
    base = issued(workspace, *one.amended)
    if base is None:
        raise UserError(f"Văn bản được sửa đổi ({one.amended[1]}) chưa có trong sổ văn bản.")
    if one.is_replacement:
        return _replacement(workspace, one, base, signed)
    file = one.origin.file
    refuse_what_cannot_be_signed(workspace, one, Templates(workspace.root / TEMPLATES))
    if signed.symbol:
        agree(one.symbol, signed.symbol, "ký hiệu", file)
    return Issuable(
        one.symbol,
        f"{FORM_NAMES[one.form]} sửa đổi, bổ sung {cited(base)}",
        one.illustrative or base.illustrative,
        file,
        _dated(file, one.number, one.date, signed),
        one.effective,
        issuer=base.issuer if one.amends == PLAN else None,
    )


def _replacement(workspace: Workspace, one: Amendment, base: IssuedDocument, signed: SignedAs) -> Issuable:
    """Return the paper that replaces the issued one `base`; it is made first, and what `base` had to wait for it waits for too."""
    if signed.symbol:
        agree(one.symbol, signed.symbol, "ký hiệu", one.origin.file)
    before = replaced_by(workspace, one)
    assert before is not None  # there is `base`
    paper = replacement_of(Order(workspace, one, "", Templates(workspace.root / TEMPLATES)))
    of, key = one.amended
    refuse_too_early(workspace, of, key, paper.title, signed.date)
    return Issuable(
        one.symbol,
        f"{paper.title} (thay thế số {before.said})",
        one.illustrative or paper.illustrative,
        one.origin.file,
        _dated(one.origin.file, one.number, one.date, signed),
        issuer=base.issuer,
    )
