"""Quyết định khen thưởng: the Chairman's own decision (NĐ 129/2025, Điều 59; NĐ 30/2020, Phụ lục III, Mẫu 1.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.bodies import bodies_of
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.legal_basis import award_basis, cited_in_text, unsure_parts
from tdkt.awards.prize_rules import total
from tdkt.documents.awards.batch_lists import list_blocks
from tdkt.documents.awards.batch_words import (
    BLANK,
    archive,
    awards_of,
    awards_said,
    coefficients,
    counted,
    draft_notice,
    law_notes,
    merit_of,
    personal_signature,
    recipients_said,
    resting_notes,
    subject_of,
    ward_of,
)
from tdkt.documents.awards.submission import about_submission, cited_submission
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.assembling import letterhead, standing_unit
from tdkt.documents.page.blocks import Appendix, OfficialDocument
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.texts.formats import date_long, number
from tdkt.documents.texts.money_words import dong_in_words
from tdkt.documents.texts.templates import Templates
from tdkt.model.text import lower_first, upper_first


def decision_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the decision on `case`, worded by `quyet-dinh-khen-thuong.md.j2`, a draft until it is on record.

    Raises NotYetError for a batch that the city decides, and for one without a nomination left.
    """
    organization, batch, nominees = case.organization, case.batch, case.nominees
    refuse_city(case)
    refuse_empty(case)
    decided = batch.decision
    day = decided.date if decided else case.file.law_day
    blocks = templates.blocks("quyet-dinh-khen-thuong.md.j2", _context(case))
    subject = f"Về việc tặng {subject_of(case, nominees)}"
    unpaid = [nominee.who.name for nominee in nominees if nominee.prize is None]
    notes = (
        *law_notes(case, [*_authority(case), *coefficients(nominees)]),
        *resting_notes(case, nominees),
        *unsure_parts(day, decides=True, stated=case.law.stated, rests_on=case.rests_on),
        *([f"Chưa tính được tiền thưởng của: {', '.join(unpaid)}."] if unpaid else []),
    )
    draft = decided is None
    number_, _, symbol = decided.number.partition("/") if decided else ("", "", "")
    return OfficialDocument(
        letterhead=letterhead(
            organization,
            symbol=symbol or f"QĐ-{organization.abbreviation}",
            year=batch.year,
            number=int(number_) if number_.isdigit() else None,
            date=decided.date if decided else None,
        ),
        type_name="QUYẾT ĐỊNH",
        subject=subject,
        blocks=blocks,
        recipients=("Như Điều 3", f"Hội đồng Thi đua - Khen thưởng {organization.kind_word}"),
        archive=archive(case),
        signature=personal_signature(case, decided.signer if decided else None),
        legal_basis=(
            *award_basis(
                day,
                case.book.local,
                batch.cites,
                decides=True,
                stated=case.law.stated,
                rests_on=case.rests_on,
            ),
            f"Theo đề nghị của {standing_unit(organization).name} tại {cited_submission(case)} {about_submission(case)}",
        ),
        appendices=(
            Appendix(
                number="",
                title=f"Danh sách {recipients_said(nominees)} được tặng {awards_said(nominees)}",
                attached_to=f"Kèm theo {cited_decision(case)}",
                blocks=list_blocks(case, nominees, templates, golden_book=True),
            ),
        ),
        authority=f"Chủ tịch {organization.name}",
        enacting_word="QUYẾT ĐỊNH:",
        draft=draft,
        illustrative=case.illustrative,
        title=f"Quyết định {lower_first(subject)}",
        author=organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


def cited_decision(case: BatchCase) -> str:
    """Return "Quyết định số 290/QĐ-UBND ngày … của Chủ tịch Ủy ban nhân dân …", blank where it is not decided yet."""
    decided, organization = case.batch.decision, case.organization
    day = date_long(decided.date) if decided else BLANK_DATE
    number_ = decided.number if decided else f"{' ' * 8}/QĐ-{organization.abbreviation}"
    who = (
        f"Chủ tịch {organization.name}"
        if not case.to_city
        else f"Chủ tịch Ủy ban nhân dân {organization.city}"
    )
    gap = " " if decided else ""
    return f"Quyết định số{gap}{number_} {day} của {who}"


def decision_cited_whole(case: BatchCase) -> str:
    """Return the decision as it is cited first, with its trích yếu (NĐ 30/2020, Phụ lục I, II.6b)."""
    return f"{cited_decision(case)} về việc tặng {subject_of(case, case.nominees)}"


def refuse_city(case: BatchCase) -> None:
    """Raise NotYetError where the city decides, not the ward."""
    if case.to_city:
        raise NotYetError(
            f"Đợt “{case.batch.id}” do Chủ tịch Ủy ban nhân dân {case.organization.city} quyết định nên "
            f"{case.organization.kind_word} không có quyết định khen thưởng.",
            hint=f"Văn bản của {case.organization.kind_word} là tờ trình: tdkt render submission {case.batch.id}.",
        )


def refuse_empty(case: BatchCase) -> None:
    """Raise NotYetError where nobody is left to commend."""
    if not case.nominees:
        raise NotYetError(f"Đợt “{case.batch.id}” không còn đề nghị nào để khen thưởng.")


def _context(case: BatchCase) -> dict[str, Any]:
    organization, nominees = case.organization, case.nominees
    prizes = [nominee.prize for nominee in nominees if nominee.prize is not None]
    whole = total(prizes) if len(prizes) == len(nominees) else None
    involved = {nominee.nomination.by for nominee in nominees} | {standing_unit(organization).id}
    return {
        "awards": awards_said(nominees),
        "counted": counted(nominees),
        "merit": merit_of(case),
        "lines": [
            {"award": upper_first(award.quoted_name), "counted": counted(found)}
            for award, found in awards_of(nominees)
        ],
        "salary": prizes[0].salary if prizes else None,
        "salary_source": cited_in_text(prizes[0].salary.source, case.law.stated) if prizes else "",
        "rates": prize_rates(nominees),
        "reduced": any(prize.instead for prize in prizes),
        "only_the_rest": any(prize.is_the_rest for prize in prizes),
        "total": whole,
        "total_words": dong_in_words(whole or 0),
        "fund_year": case.batch.year,
        "ward": ward_of(organization),
        "units": ", ".join(
            one.name
            for one in bodies_of(organization, case.book.everyone.values()).values()
            if one.id in involved
        ),
        "recipients": recipients_said(nominees),
        "blank": BLANK,
    }


def prize_rates(nominees: Sequence[Nominee]) -> list[dict[str, Any]]:
    """Return what one recipient of each kind gets with each award, before anything is left out for another title."""
    rates: dict[tuple[str, str], dict[str, Any]] = {}
    for nominee in nominees:
        prize = nominee.prize
        if prize is None:
            continue
        rates.setdefault(
            (nominee.award.id, nominee.who.recipient),
            {
                "award": upper_first(nominee.award.quoted_name),
                "times": number(Decimal(str(prize.coefficient.value)).normalize()),
                "dong": prize.full,
                "recipient": RECIPIENT_NAMES[nominee.who.recipient],
            },
        )
    return list(rates.values())


def _authority(case: BatchCase) -> list[tuple[str, Any]]:
    return [
        (f"Thẩm quyền quyết định {award.quoted_name}", award.decided_by)
        for award, _ in awards_of(case.nominees)
    ]
