"""The plan as an official document (Mẫu 1.4 of NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

from tdkt.changes.versions import with_working_plan
from tdkt.checks.programmes import programme_of
from tdkt.documents.annexes.appendices import AnnexedTo, appendices
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import all_recipients, letterhead, signature
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.texts.citations import cited_plan
from tdkt.documents.texts.templates import Templates
from tdkt.model.issued import PLAN
from tdkt.model.movements import Movement
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass, replace
from tdkt.model.text import lower_first


@dataclass(frozen=True, slots=True)
class _PrintedUnit:
    """A unit's movements as the template sees them."""

    name: str
    layout: str
    movements: tuple[Movement, ...]


def plan_of(order: Order) -> OfficialDocument:
    """Return the plan of a year: as it was signed where it has been issued, else (or `now`) with all amendments."""
    year = order.subject.year
    if order.now:
        return plan_document(programme_of(with_working_plan(order.workspace), year), order.templates)
    programme = programme_of(order.workspace, year)
    if not programme.versions:
        return plan_document(programme, order.templates)
    first, *amended = programme.versions
    signed = replace(programme, plan=first.plan, movements=first.movements)
    document = plan_document(signed, order.templates)
    later = ", ".join(version.amended_by for version in amended)
    note = f"In như bản đã ký. Kế hoạch đã được sửa đổi, bổ sung tại {later}."
    return replace(document, notes=(*document.notes, note))


def plan_document(programme: Programme, templates: Templates) -> OfficialDocument:
    """Return the plan of `programme`, worded by `ke-hoach.md.j2` (a ward's own in `templates` comes first)."""
    plan, organization = programme.plan, programme.organization
    body = organization.issuing(PLAN, plan.issuer)
    names = {unit.id: unit.name for unit in organization.units}
    ordered = sorted(programme.movements, key=lambda found: plan.in_unit_order(found.unit))
    units = [
        _PrintedUnit(names[found.unit], found.layout, found.printed) for found in ordered if found.printed
    ]
    context = {"plan": plan, "units": units, "organization": organization}
    blocks = templates.blocks("ke-hoach.md.j2", context, plan.scheme)
    issued = not plan.is_draft
    return OfficialDocument(
        letterhead=letterhead(
            body,
            symbol=plan.symbol,
            year=plan.year,
            number=plan.number if issued else None,
            date=plan.date if issued else None,
        ),
        type_name="KẾ HOẠCH",
        subject=plan.title,
        blocks=blocks,
        recipients=all_recipients(body, plan.recipients),
        archive=plan.archive,
        signature=signature(body, plan.signer),
        legal_basis=tuple(f"Căn cứ {basis.citation}" for basis in plan.legal_basis),
        appendices=tuple(appendices(plan.annexes, _annexed(programme), templates)),
        draft=plan.is_draft,
        illustrative=plan.illustrative,
        title=f"Kế hoạch {lower_first(plan.title)}",
        author=body.name,
    )


def _annexed(programme: Programme) -> AnnexedTo:
    """Return what the annexes of the plan belong to; its number and date are blanks while it is a draft."""
    plan, organization = programme.plan, programme.organization
    cited = cited_plan(plan) or f"Kế hoạch số{' ' * 8}/{plan.symbol} {BLANK_DATE}"
    ordered = sorted(programme.movements, key=lambda found: plan.in_unit_order(found.unit))
    body = organization.issuing(PLAN, plan.issuer)
    return AnnexedTo(f"{cited} của {body.name}", ordered, organization, plan.year)
