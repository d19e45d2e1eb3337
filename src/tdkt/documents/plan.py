"""The plan as an official document (Mẫu 1.4 of NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

from dataclasses import dataclass

from tdkt.documents.page.assembling import letterhead, signature
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.model.movements import Movement
from tdkt.model.programme import Programme


@dataclass(frozen=True, slots=True)
class _PrintedUnit:
    """A unit's movements as the template sees them."""

    name: str
    layout: str
    movements: tuple[Movement, ...]


def plan_document(programme: Programme, templates: Templates) -> OfficialDocument:
    """Return the plan of `programme`, worded by `ke-hoach.md.j2` (a ward's own in `templates` comes first)."""
    plan, organization = programme.plan, programme.organization
    names = {unit.id: unit.name for unit in organization.units}
    units = [_PrintedUnit(names[found.unit], found.layout, found.movements) for found in programme.movements]
    blocks = templates.blocks("ke-hoach.md.j2", {"plan": plan, "units": units, "organization": organization})
    issued = not plan.is_draft
    return OfficialDocument(
        letterhead=letterhead(
            organization,
            symbol=plan.symbol,
            year=plan.year,
            number=plan.number if issued else None,
            date=plan.date if issued else None,
        ),
        type_name="KẾ HOẠCH",
        subject=plan.title,
        blocks=blocks,
        recipients=plan.recipients,
        archive=plan.archive,
        signature=signature(organization, plan.signer),
        legal_basis=tuple(f"Căn cứ {basis.citation}" for basis in plan.legal_basis),
        draft=plan.is_draft,
        illustrative=plan.illustrative,
        title=f"Kế hoạch {plan.title[:1].lower()}{plan.title[1:]}",
        author=organization.name,
    )
