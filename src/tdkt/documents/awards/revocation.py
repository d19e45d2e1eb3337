"""Quyết định hủy bỏ khen thưởng, thu hồi hiện vật và tiền thưởng (Luật 06/2022/QH15, Điều 93; NĐ 30/2020, Mẫu 1.2).

Whoever gave an award cancels it (khoản 8). How that is done is left to the Government (khoản 9); those articles of NĐ 152/2025
have not been read, and the draft says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.legal_basis import award_basis, unsure_parts
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.checks.run import refuse_revocation_errors
from tdkt.documents.awards.batch_words import ward_of
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import (
    in_person,
    letterhead,
    standing_unit,
    usual_archive,
    usual_signer,
)
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.money_words import dong_in_words
from tdkt.errors import UserError
from tdkt.law.packs import award_rule
from tdkt.law.place_words import award_called
from tdkt.model.award_records import DecisionRef
from tdkt.model.organization import Organization
from tdkt.model.register import Collective, Recipient
from tdkt.model.revocation import Revocation, RevokedAward
from tdkt.model.text import lower_first, upper_first

_PROCEDURE = (
    "Thủ tục hủy bỏ, thu hồi: Luật Thi đua, khen thưởng, Điều 93, khoản 9 giao Chính phủ quy định; điều khoản tương ứng của "
    "Nghị định số 152/2025/NĐ-CP và nơi nộp tiền thu hồi chưa đối chiếu bản gốc: hãy kiểm tra."
)


def revocation_of(order: Order) -> OfficialDocument:
    """Return the decision that `order` asks for, worded by `quyet-dinh-huy-bo.md.j2`; a draft until it has number and date."""
    one: Revocation = order.subject
    workspace, organization = order.workspace, order.workspace.organization
    refuse_revocation_errors(workspace, one)
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    book = award_book(workspace)
    plan = next((found for found in workspace.plans if found.year == one.year), None)
    day = one.date or order.law_day(one.year, max(found.decision.date for found in one.awards))
    law = law_on(day, book.local, stated=book.stated)
    unsure = unsure_parts(day, decides=True, stated=law.stated)
    notes = (_PROCEDURE, *law.notices, *unsure)
    proposal = (f"Theo đề nghị của {one.proposal}",) if one.proposal else ()
    subject = f"Về việc {what_is_cancelled(one)}"
    return OfficialDocument(
        letterhead=letterhead(
            organization,
            symbol=one.symbol or f"QĐ-{organization.abbreviation}",
            year=one.date.year if one.date else one.year,
            number=None if one.is_draft else one.number,
            date=None if one.is_draft else one.date,
        ),
        type_name="QUYẾT ĐỊNH",
        subject=subject,
        blocks=order.templates.blocks("quyet-dinh-huy-bo.md.j2", _context(one, book, law, organization)),
        recipients=(f"Như Điều {3 if _taken_back(one.awards) else 2}", *one.recipients),
        archive=one.archive or usual_archive(organization, plan),
        signature=in_person(usual_signer(organization, plan, one.signer)),
        legal_basis=(
            *award_basis(day, book.local, one.cites, decides=True, stated=law.stated),
            *proposal,
        ),
        authority=f"Chủ tịch {organization.name}",
        enacting_word="QUYẾT ĐỊNH:",
        draft=one.is_draft,
        illustrative=one.illustrative or book.illustrative or _batches_illustrative(one, book),
        title=f"Quyết định {lower_first(subject)}",
        author=organization.name,
        notes=notes,
        notice="Có quy định chưa đối chiếu với bản gốc: kiểm tra trước khi ký.",
        draft_notes=notes,
    )


def what_is_cancelled(one: Revocation) -> str:
    """Return what the decision is about, as its trích yếu and the register say: "hủy bỏ khen thưởng, thu hồi tiền thưởng"."""
    return f"hủy bỏ khen thưởng{_and_taken_back(one.awards)}"


def _batches_illustrative(one: Revocation, book: AwardBook) -> bool:
    people = {found.who for found in one.awards}
    return any(
        file.illustrative and any(found.who in people for found in file.nominations) for file in book.batches
    )


def _taken_back(awards: Sequence[RevokedAward]) -> list[RevokedAward]:
    return [found for found in awards if found.money or found.objects]


def _and_taken_back(awards: Sequence[RevokedAward]) -> str:
    parts = _owed_parts(awards)
    return f", thu hồi {' và '.join(parts)}" if parts else ""


def _owed_parts(awards: Sequence[RevokedAward]) -> list[str]:
    """Return what is taken back, by sort: "hiện vật", "tiền thưởng"."""
    return [
        *(["hiện vật"] if any(found.objects for found in awards) else []),
        *(["tiền thưởng"] if any(found.money for found in awards) else []),
    ]


def _context(one: Revocation, book: AwardBook, law: LawInForce, organization: Organization) -> dict[str, Any]:
    kinds = {book.everyone[found.who].recipient for found in one.awards if found.who in book.everyone}
    return {
        "awards": [_award(found, book, law, organization) for found in one.awards],
        "owed": [_award(found, book, law, organization) for found in _taken_back(one.awards)],
        "owed_words": upper_first(", ".join(_owed_parts(one.awards))),
        "return_by": date_long(one.return_by) if one.return_by else "",
        "standing_unit": standing_unit(organization).name,
        "recipients": ", ".join(RECIPIENT_NAMES[kind] for kind in RECIPIENT_ORDER if kind in kinds),
        "ward": ward_of(organization),
    }


def _award(
    found: RevokedAward, book: AwardBook, law: LawInForce, organization: Organization
) -> dict[str, Any]:
    who, rule = book.everyone.get(found.who), law.awards.get(found.award) or award_rule(found.award)
    return {
        "who": _addressed(who) if who else found.who,
        "award": award_called(rule.quoted_name, book.stated.words) if rule else found.award,
        "decision": _decision(found.decision, organization),
        "facts": found.facts.rstrip(" .;"),
        "ground": found.ground,
        "objects": found.objects,
        "money": found.money,
        "money_words": dong_in_words(found.money or 0),
    }


def _addressed(who: Recipient) -> str:
    """Return who it is in the middle of a sentence: "ông Nguyễn Văn A", "hộ ông Nguyễn Văn K", a collective by its name."""
    return who.full_address if isinstance(who, Collective) else lower_first(who.full_address)


def _decision(decision: DecisionRef, organization: Organization) -> str:
    issuer = decision.issuer or f"Chủ tịch {organization.name}"
    return f"Quyết định số {decision.number} {date_long(decision.date)} của {issuer}"
