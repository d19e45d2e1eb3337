"""What every document of the ward takes from its data: head and signature."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tdkt.documents.page.blocks import Letterhead, OfficialDocument, Signature
from tdkt.errors import UserError
from tdkt.model.issued import PLAN, IssuedDocument
from tdkt.model.issuer import Issuer, IssuingBody, Signer, signer_of, written_out
from tdkt.model.organization import Organization, Unit
from tdkt.model.plan import Plan
from tdkt.model.records import replace


def letterhead(
    body: IssuingBody,
    *,
    symbol: str,
    year: int,
    number: int | None = None,
    date: datetime.date | None = None,
) -> Letterhead:
    """Return ô 1 to 4 of a document that `body` issues: the ward, or one of its declared issuers.

    A number below 10 gets a leading zero (NĐ 30/2020, Phụ lục I, Phần I, II.3c).
    """
    return Letterhead(
        superior=body.superior.upper() if body.superior else None,
        issuer_lines=body.issuer,
        number=None if number is None else f"{number:02}",
        symbol=symbol,
        place=body.place,
        date=date,
        year=int(year),  # of a school year the calendar year that it begins in
    )


def numbered(document: OfficialDocument, issued: IssuedDocument) -> OfficialDocument:
    """Return a draft as it was issued: with the number, symbol and, where it has ô 4, date of the register."""
    head = document.letterhead
    assert isinstance(head, Letterhead)  # what has a number has ô 1 to 4
    dated = issued.date if head.place else None
    own = replace(head, number=f"{issued.number:02}", symbol=issued.symbol, date=dated, year=issued.date.year)
    return replace(document, letterhead=own, draft=False, draft_notes=())


def signature(body: IssuingBody, signer_id: str) -> Signature:
    """Return ô 7 for the signer of `body` with this id; raises UserError where it has none."""
    signer = signer_of(body, signer_id)
    if signer is None:
        whose = f" của {body.name}" if isinstance(body, Issuer) else ""
        raise UserError(f"Không có người ký “{signer_id}”{whose} trong organization.yaml.")
    return signed_by(signer)


def signed_by(signer: Signer) -> Signature:
    """Return ô 7 for `signer`."""
    return Signature(signer.authority_lines, signer.name, signer.other_posts)


def usual_signature(body: IssuingBody, *signer_ids: str | None) -> Signature:
    """Return ô 7 of what `body` issues: of the first who is named and signs for it, else of its first signer."""
    named = [signer_of(body, one) for one in signer_ids if one]
    found = next((one for one in (*named, *body.signers) if one is not None), None)
    if found is None:
        raise UserError(f"{body.name} chưa có người ký trong plans/organization.yaml.")
    return signed_by(found)


def all_recipients(body: IssuingBody, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Return who gets a document: those whom it names, then those who get whatever a declared issuer issues."""
    usual = body.recipients if isinstance(body, Issuer) else ()
    return (*recipients, *(one for one in usual if one not in recipients))


def bodies_above(organization: Organization, recipients: Sequence[str]) -> tuple[str, ...]:
    """Return the full names of the bodies of the province or city among those who get a paper: "UBND tỉnh (để b/c)".

    A report to them is addressed (NĐ 30/2020, Phụ lục I, Phần I, II.9).
    """
    above = [whole for one in recipients if (whole := _named_above(one, organization)) is not None]
    return tuple(dict.fromkeys(above))


def not_addressed(
    organization: Organization, addressees: Sequence[str], recipients: Sequence[str]
) -> tuple[str, ...]:
    """Return the recipients to whom a paper is not addressed: for those who are, "Như trên" stands in Nơi nhận."""
    addressed = {_plainly(one, organization) for one in addressees}
    return tuple(one for one in recipients if _plainly(one, organization) not in addressed)


_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""Why it goes there: "(để báo cáo)"."""


def _named_above(name: str, organization: Organization) -> str | None:
    """Return the full name of a recipient that is a body of the province or city, None where it is none.

    "UBND tỉnh (để b/c)" is "Ủy ban nhân dân tỉnh Thanh Hóa".
    """
    place = re.sub(r"(?i)^(?:tỉnh|thành phố)\s+", "", organization.city)
    level = rf"(?i)\b{organization.city_word}(?: {re.escape(place)})?$"
    bare = written_out(_IN_BRACKETS.sub("", name.strip(" .;")))
    if re.search(level, bare) is None:
        return None
    return re.sub(level, f"{organization.city_word} {place}", bare)


def _plainly(name: str, organization: Organization) -> str:
    whole = _named_above(name, organization) or written_out(_IN_BRACKETS.sub("", name.strip(" .;")))
    return " ".join(whole.casefold().split())


def archive_of(body: IssuingBody, archive: str) -> str:
    """Return what follows "Lưu:" in what `body` issues: as a declared issuer says, else `archive`."""
    return (body.archive if isinstance(body, Issuer) else None) or archive


def usual_archive(organization: Organization, plan: Plan | None, body: IssuingBody | None = None) -> str:
    """Return what follows "Lưu:" in what `body` (None: the ward) issues: as in the year's plan where it, or the ward, issued that.

    Else it is the standing unit's: the plan of a Council or a school says where theirs are kept.
    """
    bodies = (organization, body or organization)
    if plan is not None and any(is_plan_of(one, plan, organization) for one in bodies):
        return plan.archive
    return f"VT, {standing_unit(organization).abbreviation}"


def is_plan_of(body: IssuingBody, plan: Plan, organization: Organization) -> bool:
    """Tell whether `body` issued the year's plan."""
    return organization.issuing(PLAN, plan.issuer) == body


def usual_signer(organization: Organization, plan: Plan | None, signer_id: str | None = None) -> Signer:
    """Return who signs for the ward: the one named, else the plan's signer, else the first; raises UserError where there is none."""
    found = organization.signer(signer_id or (plan.signer if plan else ""))
    found = found or next(iter(organization.signers), None)
    if found is None:
        raise UserError("Không có người ký trong plans/organization.yaml.")
    return found


def in_person(signer: Signer) -> Signature:
    """Return ô 7 where the Chairman decides in person: without "TM." (NĐ 129/2025, Điều 59; NĐ 30/2020, II.7a)."""
    return Signature(replace(signer, on_behalf_of=None).authority_lines, signer.name, signer.other_posts)


def standing_unit(organization: Organization) -> Unit:
    """Return the unit that drafts the papers; raises UserError where the ward names none."""
    unit = organization.unit(organization.standing_unit or "")
    if unit is None:
        raise UserError(
            "Chưa biết cơ quan thường trực công tác thi đua, khen thưởng (đơn vị soạn thảo) nên chưa có ký hiệu.",
            hint="Ghi mã của đơn vị ấy vào “standing_unit” trong plans/organization.yaml.",
        )
    return unit
