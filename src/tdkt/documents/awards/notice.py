"""Thông báo: the list put up for comment before the decision, and the result made public after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch_lists import list_blocks
from tdkt.documents.awards.batch_words import (
    BLANK,
    COUNCIL,
    archive,
    at_occasion,
    awards_said,
    counted,
    draft_notice,
    law_notes,
    merit_of,
    recipients_said,
)
from tdkt.documents.awards.decision import decision_cited_whole, refuse_empty
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    letterhead,
    standing_unit,
    usual_signature,
)
from tdkt.documents.page.blocks import Appendix, OfficialDocument
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.model.place_words import words_of
from tdkt.model.text import lower_first


def consultation_notice(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the notice that asks for comments on those proposed, worded by `thong-bao-lay-y-kien.md.j2`.

    The simple procedure asks nobody: NotYetError.
    """
    if case.batch.simple_procedure:
        raise NotYetError(f"Đợt “{case.batch.id}” xét theo thủ tục đơn giản, không có thông báo lấy ý kiến.")
    if not case.considered:
        refuse_empty(case)
    subject = f"Về việc lấy ý kiến đối với danh sách đề nghị khen thưởng {at_occasion(case)}"
    return _notice(case, case.considered, "thong-bao-lay-y-kien.md.j2", subject, "đề nghị tặng", templates)


def result_notice(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the notice that makes the result public, worded by `thong-bao-ket-qua.md.j2`; NotYetError before there is one."""
    refuse_empty(case)
    if case.batch.decision is None:
        raise NotYetError(
            f"Đợt “{case.batch.id}” chưa có quyết định nên chưa có thông báo công khai kết quả."
        )
    subject = f"Về việc công khai kết quả khen thưởng {at_occasion(case)}"
    return _notice(case, case.nominees, "thong-bao-ket-qua.md.j2", subject, "được tặng", templates)


def _notice(
    case: BatchCase,
    nominees: Sequence[Nominee],
    template: str,
    subject: str,
    which: str,
    templates: Templates,
) -> OfficialDocument:
    organization, notes = case.organization, law_notes(case)
    body = organization.issuing("notice")
    return OfficialDocument(
        letterhead=letterhead(body, symbol=f"TB-{body.abbreviation}", year=case.batch.year),
        type_name="THÔNG BÁO",
        subject=subject,
        blocks=templates.blocks(template, {**_context(case, nominees), "organization": body.name}),
        recipients=all_recipients(
            body,
            (
                f"Các đơn vị, {words_of(organization).parts} thuộc {organization.kind_word}",
                f"{COUNCIL} {organization.kind_word}",
            ),
        ),
        archive=archive_of(body, archive(case)),
        signature=usual_signature(body, case.plan.signer if case.plan else None),
        appendices=(
            Appendix(
                number="",
                title=f"Danh sách {recipients_said(nominees)} {which} {awards_said(nominees)}",
                attached_to=f"Kèm theo Thông báo số{' ' * 8}/TB-{body.abbreviation} {BLANK_DATE} của {body.name}",
                blocks=list_blocks(case, nominees, templates, golden_book=False),
            ),
        ),
        draft=True,
        illustrative=case.illustrative,
        title=f"Thông báo {lower_first(subject)}",
        author=body.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


def _context(case: BatchCase, nominees: Sequence[Nominee]) -> dict[str, Any]:
    batch, unit = case.batch, standing_unit(case.organization)
    notice, published = batch.notice, batch.published
    blank_day = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return {
        "kind": case.organization.kind_word,
        "to_council": case.goes_to_the_council,
        "awards": awards_said(nominees),
        "counted": counted(nominees),
        "merit": merit_of(case),
        "from": date_long(notice.from_) if notice else blank_day,
        "until": date_long(notice.until) if notice else blank_day,
        "where": notice.where if notice else BLANK,
        "standing_unit": unit.name,
        "contact": unit.contact,
        "decision": decision_cited_whole(case),
        "published": published.where if published else "",
        "published_on": date_long(published.date) if published else "",
    }
