"""What every document of the ward takes from its data: head and signature."""

from __future__ import annotations

import datetime
from dataclasses import replace

from tdkt.documents.page.blocks import Letterhead, Signature
from tdkt.errors import UserError
from tdkt.model.organization import Organization, Signer, Unit
from tdkt.model.plan import Plan


def letterhead(
    organization: Organization,
    *,
    symbol: str,
    year: int,
    number: int | None = None,
    date: datetime.date | None = None,
) -> Letterhead:
    """Return ô 1 to 4 of a document of the ward.

    A number below 10 gets a leading zero (NĐ 30/2020, Phụ lục I, Phần I, II.3c).
    """
    return Letterhead(
        superior=None,
        issuer_lines=organization.issuer,
        number=None if number is None else f"{number:02}",
        symbol=symbol,
        place=organization.place,
        date=date,
        year=year,
    )


def signature(organization: Organization, signer_id: str) -> Signature:
    """Return ô 7 for the signer with this id; raises UserError where the ward has none."""
    signer = organization.signer(signer_id)
    if signer is None:
        raise UserError(f"Không có người ký “{signer_id}” trong organization.yaml.")
    return Signature(signer.authority_lines, signer.name)


def usual_archive(organization: Organization, plan: Plan | None) -> str:
    """Return what follows "Lưu:": as in the year's plan, else the standing unit's."""
    return plan.archive if plan else f"VT, {standing_unit(organization).abbreviation}"


def usual_signer(organization: Organization, plan: Plan | None, signer_id: str | None = None) -> Signer:
    """Return who signs for the ward: the one named, else the plan's signer, else the first; raises UserError where there is none."""
    found = organization.signer(signer_id or (plan.signer if plan else ""))
    found = found or next(iter(organization.signers), None)
    if found is None:
        raise UserError("Không có người ký trong plans/organization.yaml.")
    return found


def in_person(signer: Signer) -> Signature:
    """Return ô 7 where the Chairman decides in person: without "TM." (NĐ 129/2025, Điều 59; NĐ 30/2020, II.7a)."""
    return Signature(replace(signer, on_behalf_of=None).authority_lines, signer.name)


def standing_unit(organization: Organization) -> Unit:
    """Return the unit that drafts the papers; raises UserError where the ward names none."""
    unit = organization.unit(organization.standing_unit or "")
    if unit is None:
        raise UserError(
            "Chưa biết cơ quan thường trực công tác thi đua, khen thưởng (đơn vị soạn thảo) nên chưa có ký hiệu.",
            hint="Ghi mã của đơn vị ấy vào “standing_unit” trong plans/organization.yaml.",
        )
    return unit
