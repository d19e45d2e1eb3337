"""Who signs a báo cáo thành tích: whoever reports, the head of the unit who confirms it, the level that submits it.

The three stand in the forms of NĐ 91/2017 and NĐ 98/2023 (from memory, see `achievement_forms` in the law packs). Whom the
register does not know stays blank.
"""

from __future__ import annotations

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.documents.awards.batch_words import UNKNOWN_HEAD, head_of, ward_signature
from tdkt.documents.page.blocks import Signature
from tdkt.model.organization import Unit
from tdkt.model.records import dataclass
from tdkt.model.register import Collective, Household, Person

_SUPERIOR = "Xác nhận của cấp trình"


@dataclass(frozen=True, slots=True)
class ReportSignatures:
    """`reporter` on the right, `confirmation` on the left, `endorsement` of the ward under both where the city decides."""

    reporter: Signature
    confirmation: Signature
    endorsement: Signature | None


def unit_of(case: BatchCase, nominee: Nominee) -> Unit | Collective | None:
    """Return the unit that a nominee belongs to; for whoever belongs to none, the unit or collective that proposes them."""
    who = nominee.who
    own = None if isinstance(who, Household) else who.unit
    return proposer(case, own or nominee.nomination.by)


def proposer(case: BatchCase, body: str) -> Unit | Collective | None:
    """Return the unit or, where there is none such, the collective with this id."""
    found = case.organization.unit(body) or case.book.everyone.get(body)
    return found if isinstance(found, Unit | Collective) else None


def signatures_of(case: BatchCase, nominee: Nominee) -> ReportSignatures:
    """Return who signs the report of `nominee`.

    The head of a unit confirms what others report: not the unit's own report, nor the head's. These the next level confirms.
    """
    superior = _superior(case)
    if _is_of_the_head(case, nominee):
        return ReportSignatures(_reporter(case, nominee), superior, None)
    to_city = case.to_city
    return ReportSignatures(_reporter(case, nominee), _unit(case, nominee), superior if to_city else None)


def _is_of_the_head(case: BatchCase, nominee: Nominee) -> bool:
    who = nominee.who
    if isinstance(who, Collective):
        return who.unit is not None
    return isinstance(who, Person) and who.unit is not None and head_of(who.unit, case) == who


def _reporter(case: BatchCase, nominee: Nominee) -> Signature:
    who = nominee.who
    if isinstance(who, Person):
        return Signature(("Người báo cáo",), who.name)
    if isinstance(who, Household):
        return Signature(("Đại diện hộ gia đình",), "")
    if who.unit is None:
        return Signature(("Đại diện tập thể",), "")
    head = head_of(who.unit, case)
    return Signature((head.post or UNKNOWN_HEAD,), head.name) if head else Signature((UNKNOWN_HEAD,), "")


def _unit(case: BatchCase, nominee: Nominee) -> Signature:
    who, unit = nominee.who, unit_of(case, nominee)
    belongs = isinstance(who, Person) and who.unit is not None
    title = f"{UNKNOWN_HEAD} xác nhận" if belongs else "Đơn vị đề nghị xác nhận"
    declared = case.organization.issuer_of(unit) if unit else None
    if declared is not None and declared.signers:
        signer = declared.signers[0]
        return Signature((title, signer.post), signer.name)
    head = head_of(unit.id, case) if unit else None
    return Signature((title, head.post or ""), head.name) if head else Signature((title,), "")


def _superior(case: BatchCase) -> Signature:
    if not case.to_city:
        return Signature((_SUPERIOR,), "")
    ward = ward_signature(case)
    return Signature((_SUPERIOR, *ward.authority_lines), ward.name)
