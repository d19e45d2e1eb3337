"""Danh sách chi tiền thưởng: coefficient × base salary of the decision's day, rounded (NĐ 152/2025, Điều 49)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.fund_of_payment import paid_from
from tdkt.awards.legal_basis import cited_in_text
from tdkt.awards.prize_rules import Prize, total
from tdkt.awards.prizes import EARLIER_LOWER
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.awards.batch_words import (
    at_occasion,
    coefficients,
    draft_notice,
    law_notes,
    occasion,
    ward_signature,
)
from tdkt.documents.awards.decision import decision_cited_whole, refuse_empty
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.assembling import letterhead
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.texts.formats import number
from tdkt.documents.texts.money_words import dong_in_words
from tdkt.documents.texts.templates import Templates
from tdkt.law.packs import CITY
from tdkt.model.plan_year import year_name

_SHARES = {
    "TT": 9,
    "Họ và tên, tên tập thể": 36,
    "Danh hiệu, hình thức": 40,
    "Hệ số": 13,
    "Mức tính (đồng)": 21,
    "Tiền thưởng (đồng)": 25,
    "Ký nhận": 26,
}
_ROUNDING = {
    "up": "làm tròn lên đến {step} đồng",
    "nearest": "làm tròn đến {step} đồng gần nhất",
    "none": "không làm tròn",
}


def payment_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the payment list, worded by `danh-sach-chi-tien-thuong.md.j2`.

    Raises NotYetError for what the city pays, and while a prize cannot be computed: a sum would be wrong.
    """
    refuse_empty(case)
    batch, nominees = case.batch, case.nominees
    if batch.level == CITY:
        raise NotYetError(
            f"Tiền thưởng của đợt “{batch.id}” do {case.organization.city} chi nên {case.organization.kind_word} không lập danh sách chi."
        )
    unpaid = [nominee.who.full_address for nominee in nominees if nominee.prize is None]
    if unpaid:
        raise NotYetError(
            f"Chưa biết hệ số hoặc mức lương cơ sở để tính tiền thưởng của: {', '.join(unpaid)}."
        )
    prizes = [nominee.prize for nominee in nominees if nominee.prize is not None]
    keys = (*_RULES, EARLIER_LOWER) if any(prize.earlier for prize in prizes) else _RULES
    rules = [(case.law.parameters[key].title, case.law.parameters[key]) for key in keys]
    notes = law_notes(case, [*rules, *coefficients(nominees)])
    subject = f"Chi tiền thưởng {at_occasion(case)}"
    decided = batch.decision
    return OfficialDocument(
        letterhead=letterhead(case.organization, symbol="", year=batch.year),
        type_name="DANH SÁCH",
        subject=subject,
        blocks=with_shares(
            templates.blocks("danh-sach-chi-tien-thuong.md.j2", _context(case, prizes)),
            _SHARES,
        ),
        recipients=(),
        archive="",
        signature=ward_signature(case, decided.signer if decided else None),
        cosignatures=(Signature(("Người lập",), ""), Signature(("Kế toán",), "")),
        draft=decided is None,
        illustrative=case.illustrative,
        title=f"Danh sách chi tiền thưởng: {occasion(case)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=notes,
    )


_RULES = ("prize_rounding", "same_period_titles")


def _context(case: BatchCase, prizes: Sequence[Prize]) -> dict[str, Any]:
    law, salary = case.law, prizes[0].salary
    fund = case.book.funds.get(case.batch.year)
    whole = total(prizes)
    return {
        "decision": decision_cited_whole(case),
        "is_decided": case.batch.decision is not None,
        "salary": salary.dong,
        "salary_source": cited_in_text(salary.source, case.law.stated),
        "rounding": _ROUNDING[law.value("prize_rounding")].format(step=number(int(law.value("prize_step")))),
        "rows": [
            {
                "name": prize.who.full_address,
                "award": prize.award.name,
                "times": number(Decimal(str(prize.coefficient.value)).normalize()),
                "raw": number(prize.raw),
                "due": number(prize.due),
            }
            for prize in prizes
            if not prize.revoked
        ],
        "unpaid": [
            {"name": prize.who.full_address, "award": prize.award.quoted_name, "reason": prize.instead}
            for prize in prizes
            if prize.instead
        ],
        "after_earlier": [
            {
                "name": prize.who.full_address,
                "award": prize.award.quoted_name,
                "reason": _after_earlier(prize),
            }
            for prize in prizes
            if prize.earlier
        ],
        "total": number(whole),
        "total_words": dong_in_words(whole),
        "paid": _payments(case) if len(case.batch.payment) > 1 or case.owed else [],
        "owed": number(case.owed) if case.owed else "",
        "year": case.batch.year,
        "fund": fund.source if fund else "",
    }


def _payments(case: BatchCase) -> list[str]:
    """Say of each payment what was paid when, by which voucher, and from which fund where it is that of a later year."""
    said = []
    for one in sorted(case.batch.payment, key=lambda one: one.date):
        year = paid_from(case.book, case.batch, one)
        of_year = "" if year in (None, case.batch.year) else f"quỹ {year_name(year)}"
        more = ", ".join(filter(None, (f"chứng từ {one.voucher}" if one.voucher else "", of_year)))
        said.append(f"{number(one.paid)} đồng ngày {one.date:%d/%m/%Y}{f' ({more})' if more else ''}")
    return said


def _after_earlier(prize: Prize) -> str:
    """Say how what was due before for a lower title of the same time is set against `prize`."""
    before = f"{number(prize.earlier)} đồng của {prize.earlier_title}"
    if prize.is_the_rest:
        return f"đã có {before}, chi thêm phần chênh lệch {number(prize.due)} đồng"
    return f"chi đủ mức cao nhất, thu hồi {before}"
