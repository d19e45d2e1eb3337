"""Tờ trình đề nghị khen thưởng: from the standing unit to the Chairman, or from the ward to the city (NĐ 152/2025, Mẫu số 01)."""

from __future__ import annotations

from typing import Any

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.legal_basis import award_basis, unsure_parts
from tdkt.documents.awards.batch_lists import list_blocks
from tdkt.documents.awards.batch_words import (
    COUNCIL,
    archive,
    awards_of,
    awards_said,
    body_signature,
    counted,
    draft_notice,
    law_notes,
    merit_of,
    recipients_said,
    resting_notes,
    short_name,
    subject_of,
    ward_of,
    ward_signature,
)
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.assembling import all_recipients, archive_of, letterhead, standing_unit
from tdkt.documents.page.blocks import Appendix, Letterhead, OfficialDocument, Signature
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.law.packs import CITY
from tdkt.model.award_batch import AwardBatch
from tdkt.model.issued import SUBMISSION
from tdkt.model.issuer import Issuer, IssuingBody
from tdkt.model.organization import Organization
from tdkt.model.text import lower_first, upper_first


def submission_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the tờ trình, worded by `to-trinh-khen-thuong.md.j2`, a draft until it is on record."""
    nominees, sent = case.nominees, case.batch.submission
    if not nominees:
        raise NotYetError(f"Đợt “{case.batch.id}” không còn đề nghị nào để trình.")
    day = sent.date if sent else case.file.law_day
    authorities = [(f"Thẩm quyền {award.quoted_name}", award.decided_by) for award, _ in awards_of(nominees)]
    notes = (
        *law_notes(case, authorities),
        *resting_notes(case, nominees),
        *unsure_parts(day, decides=False, stated=case.law.stated, rests_on=case.rests_on),
    )
    subject = upper_first(about_submission(case))
    body = submitting(case.organization, case.batch)
    return OfficialDocument(
        letterhead=_letterhead(case),
        type_name="TỜ TRÌNH",
        subject=subject,
        blocks=templates.blocks("to-trinh-khen-thuong.md.j2", _context(case)),
        recipients=all_recipients(body, (f"{COUNCIL} {case.organization.kind_word}",)),
        archive=archive_of(body, archive(case)),
        signature=_signature(case),
        addressees=(f"{_addressee(case)} (qua Sở Nội vụ)" if case.to_city else _addressee(case),),
        legal_basis=award_basis(
            day,
            case.book.local,
            case.batch.cites,
            decides=False,
            stated=case.law.stated,
            rests_on=case.rests_on,
        ),
        appendices=(
            Appendix(
                number="",
                title=f"Danh sách {recipients_said(nominees)} đề nghị tặng {awards_said(nominees)}",
                attached_to=f"Kèm theo {cited_submission(case)} của {issuer(case)}",
                blocks=list_blocks(case, nominees, templates, golden_book=False),
            ),
        ),
        draft=sent is None,
        illustrative=case.illustrative,
        title=f"Tờ trình {lower_first(subject)}",
        author=issuer(case),
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


def issuer(case: BatchCase) -> str:
    """Return who submits: the ward to the city, the standing unit to the Chairman."""
    return submitting(case.organization, case.batch).name


def submitting(organization: Organization, batch: AwardBatch) -> IssuingBody:
    """Return who submits a batch: to the city the ward and nobody else (Luật 06/2022/QH15, Điều 83.1), to the Chairman the
    body that the batch names, else the one that issues tờ trình, else the standing unit."""
    if batch.level == CITY:
        return organization
    found = organization.issuing(SUBMISSION, batch.submitted_by)
    return organization.issuer_of(standing_unit(organization)) if found is organization else found


def _signature(case: BatchCase) -> Signature:
    body = submitting(case.organization, case.batch)
    return body_signature(case, body) if isinstance(body, Issuer) else ward_signature(case)


def _addressee(case: BatchCase) -> str:
    """Return who decides: to nobody else does the tờ trình speak."""
    if case.to_city:
        return f"Chủ tịch Ủy ban nhân dân {case.organization.city}"
    return f"Chủ tịch {case.organization.name}"


def _letterhead(case: BatchCase) -> Letterhead:
    sent = case.batch.submission
    return letterhead(
        submitting(case.organization, case.batch),
        symbol=symbol(case),
        year=case.batch.year,
        number=sent.number if sent else None,
        date=sent.date if sent else None,
    )


def symbol(case: BatchCase) -> str:
    """Return the symbol of the tờ trình: the one on record, else "TTr-" with the issuer's abbreviation."""
    sent, organization = case.batch.submission, case.organization
    if sent and sent.symbol:
        return sent.symbol
    return default_symbol(organization, case.batch)


def default_symbol(organization: Organization, batch: AwardBatch) -> str:
    """Return the usual symbol of a tờ trình: with the abbreviation of whoever submits it."""
    return f"TTr-{submitting(organization, batch).abbreviation}"


def cited_submission(case: BatchCase) -> str:
    """Return "Tờ trình số 51/TTr-VHXH ngày 17 tháng 11 năm 2026", with blanks while there is none."""
    sent = case.batch.submission
    if sent is None:
        return f"Tờ trình số{' ' * 8}/{symbol(case)} {BLANK_DATE}"
    return f"Tờ trình số {sent.number:02}/{symbol(case)} {date_long(sent.date)}"


def about_submission(case: BatchCase) -> str:
    """Return the trích yếu of the tờ trình."""
    return f"về việc đề nghị tặng {subject_of(case, case.nominees)}"


def lowered(text: str | None) -> str:
    """Return a sentence as it stands after a colon."""
    return f"{lower_first(text)}".rstrip(".") if text else ""


def _context(case: BatchCase) -> dict[str, Any]:
    organization, batch, file = case.organization, case.batch, case.file
    session = file.session
    asked = {nomination.id for nomination in file.nominations if case.vote_on(nomination)}
    return {
        "to_city": case.to_city,
        "addressee": _addressee(case),
        "recipients": recipients_said(case.nominees),
        "issuer": issuer(case),
        "chair": f"Chủ tịch {organization.name}",
        "city": organization.city,
        "ward": ward_of(organization),
        "kind": organization.kind_word,
        "short_name": short_name(organization),
        "appraised": date_long(batch.appraisal.date) if batch.appraisal else "",
        "session": date_long(session.date) if session else "",
        "considered": f"{len(asked):02}" if asked else "",
        "notice": {
            "from": date_long(batch.notice.from_),
            "until": date_long(batch.notice.until),
            "where": batch.notice.where,
            "result": lowered(batch.notice.result),
        }
        if batch.notice
        else None,
        "awards": awards_said(case.nominees),
        "counted": counted(case.nominees),
        "merit": merit_of(case),
        "lines": [
            {"award": upper_first(award.quoted_name), "counted": counted(found)}
            for award, found in awards_of(case.nominees)
        ],
        "simple": batch.simple_procedure,
    }
