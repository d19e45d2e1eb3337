"""What every document of the ward takes from its data: head, căn cứ, signature."""

from __future__ import annotations

import datetime

from tdkt.documents.blocks import Letterhead, Signature
from tdkt.documents.formats import date_long
from tdkt.errors import UserError
from tdkt.model.organization import Organization
from tdkt.model.plan import LegalBasis


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


def legal_basis_line(basis: LegalBasis) -> str:
    """Return a căn cứ as it is printed, without its end mark.

    A Luật or Pháp lệnh has name and date; everything else type, number, date, issuer and subject
    (NĐ 30/2020, Phụ lục I, Phần I, II.6a).
    """
    date = f" {date_long(basis.date)}" if basis.date else ""
    if basis.is_law:
        return f"Căn cứ {basis.type} {basis.subject}{date}"
    number = f" số {basis.number}" if basis.number else ""
    issuer = f" của {basis.issuer}" if basis.issuer else ""
    return f"Căn cứ {basis.type}{number}{date}{issuer} {basis.subject}"
