"""The kế hoạch or quyết định that amends what was issued (NĐ 30/2020, Điều 18.3; Phụ lục III, Mẫu 1.2 and 1.4)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import takewhile

from tdkt.attainment.allocating import member_names
from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import stated_law
from tdkt.awards.legal_basis import (
    as_printed,
    award_basis,
    competence_on,
    doubt_of,
    plan_basis,
    unsure_parts,
)
from tdkt.changes.amended import amended_changes, before_and_after, cited, cited_again
from tdkt.changes.held import told_changes
from tdkt.changes.telling import Entry
from tdkt.documents.amendments.annex_articles import pairs_of_annexes
from tdkt.documents.amendments.annex_references import refuse_stale_references
from tdkt.documents.amendments.article import Article
from tdkt.documents.amendments.articles import plan_articles
from tdkt.documents.amendments.award_articles import award_articles
from tdkt.documents.amendments.decision_sides import decision_sides
from tdkt.documents.amendments.in_tables import refuse_old_numbers
from tdkt.documents.amendments.on_paper import as_made, shown
from tdkt.documents.amendments.printed import Printed, Sides, places_of, printed_annexes
from tdkt.documents.amendments.replacement import replacement_of
from tdkt.documents.amendments.spots import spots
from tdkt.documents.amendments.unsaid import refuse_unsaid
from tdkt.documents.amendments.ward_as_signed import ward_as_signed
from tdkt.documents.awards.batch import batch_case
from tdkt.documents.awards.batch_words import (
    coefficients,
    draft_notice,
    law_notes,
    personal_signature,
    subject_of,
)
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import all_recipients, letterhead, signature
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.law.citation_text import each_once
from tdkt.law.instruments import Instrument
from tdkt.model.issued import DECISION, PLAN, Amendment, IssuedDocument
from tdkt.model.issuer import IssuingBody
from tdkt.model.organization import Organization, Unit
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first
from tdkt.workspace.issued import Texts, life_of
from tdkt.workspace.workspace import Workspace, stored_workspace


@dataclass(frozen=True, slots=True)
class _Form:
    """What an amendment in the form of a kế hoạch has otherwise than one in that of a quyết định."""

    template: str
    type_name: str
    name: str
    about: str
    """What its trích yếu begins with."""
    recipients: tuple[str, ...] = ()
    """Those whom every document of the form names first."""
    enacting_word: str = ""


_FORMS = {
    PLAN: _Form("ke-hoach-sua-doi.md.j2", "KẾ HOẠCH", "Kế hoạch", "Sửa đổi, bổ sung"),
    DECISION: _Form(
        "quyet-dinh-sua-doi.md.j2",
        "QUYẾT ĐỊNH",
        "Quyết định",
        "Về việc sửa đổi, bổ sung",
        ("Như Điều 3",),
        "QUYẾT ĐỊNH:",
    ),
}


def amendment_of(order: Order) -> OfficialDocument:
    """Return the document of the amendment, worded by `ke-hoach-sua-doi.md.j2` or `quyet-dinh-sua-doi.md.j2`, or what replaces a paper.

    Raises UserError where what it amends has not been issued, or nothing has been changed.
    """
    one: Amendment = order.subject
    if one.is_replacement:
        return replacement_of(order)
    workspace, templates = order.workspace, order.templates
    organization = workspace.organization
    life = life_of(workspace, *one.amended)
    if organization is None or not life:
        raise UserError(f"Văn bản được sửa đổi ({one.amended[1]}) chưa có trong sổ văn bản.")
    base = life[0]
    before, after = before_and_after(workspace, one)
    entries = told_changes(amended_changes(workspace, one), before, after)
    articles = _articles(workspace, one, entries, before, after, organization, templates)
    _refuse_empty(articles, entries, one, base)
    form = _FORMS[one.form]
    case = batch_case(workspace, one.batch) if one.batch else None
    body = organization if case else _body(workspace, organization, one.year)
    subject = f"{form.about} {cited(base)}"
    blocks = templates.blocks(
        form.template,
        _context(one, life, articles, organization, body, _charged(workspace, one, organization, body)),
    )
    day = _day(one, life, order.today)
    # The law on local government gives a school, a Mặt trận or a Council no competence.
    competence = competence_on(day, stated_law(workspace)) if body is organization else None
    doubts = _doubts(day, case) if case else _doubts_of_competence(competence)
    return OfficialDocument(
        letterhead=letterhead(
            body,
            symbol=one.symbol,
            year=one.date.year if one.date else one.year,
            number=None if one.is_draft else one.number,
            date=None if one.is_draft else one.date,
        ),
        type_name=form.type_name,
        subject=subject,
        blocks=tuple(as_made(blocks, articles)),
        recipients=all_recipients(body, (*form.recipients, *one.recipients)),
        archive=one.archive,
        signature=personal_signature(case, one.signer) if case else signature(body, one.signer or ""),
        legal_basis=_legal_basis(workspace, one, life, case, day, competence),
        authority=_issuer(one, organization, body).upper() if form.enacting_word else "",
        enacting_word=form.enacting_word,
        draft=one.is_draft,
        illustrative=one.illustrative or base.illustrative,
        title=f"{form.name} {lower_first(subject)}",
        author=body.name,
        notice=draft_notice(doubts, case) if case else "",
        draft_notes=doubts,
        notes=(
            *doubts,
            "Các điểm sửa đổi lập từ dữ liệu: đọc lại từng điểm cùng bản đã ký (tdkt diff cho xem dạng khác).",
        ),
    )


def refuse_what_cannot_be_signed(workspace: Workspace, one: Amendment, templates: Templates) -> None:
    """Raise UserError where the articles of a draft say nothing, cannot say all that has changed, or leave references that lead elsewhere."""
    if workspace.organization is not None:
        before, after = before_and_after(workspace, one)
        entries = told_changes(amended_changes(workspace, one), before, after)
        articles = _articles(workspace, one, entries, before, after, workspace.organization, templates)
        _refuse_empty(articles, entries, one, life_of(workspace, *one.amended)[0])


def _refuse_empty(
    articles: Sequence[Article], entries: Sequence[Entry], one: Amendment, base: IssuedDocument
) -> None:
    """Raise UserError where an amendment would have no article; names in a decision come from the register, which has no `entries`."""
    if articles:
        return
    if not entries:
        raise UserError(
            f"Dữ liệu chưa khác {cited(base)} nên không có gì để sửa đổi.",
            hint="Sửa các tệp của văn bản ấy rồi in lại.",
        )
    if one.amends == PLAN:
        raise UserError(
            f"Chỗ đã đổi so với bản đã ký không đổi lời nào in trong {cited(base)} nên không có gì để sửa đổi.",
            hint="Xem chỗ đã đổi: tdkt diff. Trả lại như bản đã ký, hoặc ghi điểm sửa đổi vào `paragraphs`.",
        )
    raise UserError(
        f"Chỗ đã đổi so với bản đã ký không in trong {cited(base)} nên không có gì để sửa đổi.",
        hint="Trả lại như bản đã ký: biên bản, kết quả biểu quyết đã lập không sửa bằng quyết định.",
    )


def _body(workspace: Workspace, organization: Organization, year: int) -> IssuingBody:
    """Return who issued the plan of `year`: nobody else amends it (NĐ 30/2020, Điều 18.3)."""
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    return organization.issuing(PLAN, plan.issuer if plan else None)


def _charged(
    workspace: Workspace, one: Amendment, organization: Organization, body: IssuingBody
) -> Sequence[Unit]:
    """Return the units that are to carry it out: a body that is not the ward charges those whom its plan gives something."""
    given = {file.unit for file in workspace.movements if file.year == one.year}
    given |= {
        id_
        for file in workspace.movements
        if file.year == one.year
        for target in file.targets
        for id_ in target.reporting
    }
    named = [unit for unit in organization.units if unit.id in given]
    return organization.units if body is organization or not named else named


def _context(
    one: Amendment,
    life: Sequence[IssuedDocument],
    articles: Sequence[Article],
    organization: Organization,
    body: IssuingBody,
    charged: Sequence[Unit],
) -> dict[str, object]:
    """Return what the template needs; `life` is what is amended with the amendments to it that were issued."""
    base = life[0]
    has_own_day = one.effective is not None and one.effective != one.date
    return {
        "amendment": one,
        "base": cited_again(base),
        "amended_before": [cited(found) for found in takewhile(lambda found: found.key != one.id, life[1:])],
        "kind_of_base": " ".join(base.title.split()[:2]),
        "articles": [shown(article) for article in articles],
        "organization": organization,
        "issuer": _issuer(one, organization, body),
        "effective": date_long(one.effective) if one.effective and has_own_day else "",
        "reason": lower_first(one.reason).rstrip("."),
        "units": ", ".join(unit.name for unit in charged),
        "is_plan": one.amends == PLAN,
    }


def _issuer(one: Amendment, organization: Organization, body: IssuingBody) -> str:
    """Return who decides: the ward's committee on a plan, its Chairman on commendation."""
    return f"Chủ tịch {organization.name}" if one.amends == DECISION else body.name


def _articles(
    workspace: Workspace,
    one: Amendment,
    entries: tuple[Entry, ...],
    before: Texts,
    after: Texts,
    organization: Organization,
    templates: Templates,
) -> list[Article]:
    own = [Article(text.rstrip(".;")) for text in one.paragraphs]
    if one.amends == DECISION:
        return [*award_articles(*decision_sides(workspace, one), templates), *own]
    sides = _sides(workspace, (before, after), one.year, organization, templates)
    articles = [*plan_articles(entries, sides), *own]
    if entries:
        refuse_unsaid(sides, articles)
    if entries and one.is_draft:
        refuse_old_numbers((entry.change for entry in entries), articles)
        pairs = pairs_of_annexes([entry.change for entry in entries], sides)
        refuse_stale_references(sides, pairs, one.paragraphs)
    return articles


def _sides(
    workspace: Workspace,
    texts: tuple[Texts, Texts],
    year: int,
    organization: Organization,
    templates: Templates,
) -> Sides:
    """Return what the plan prints as it was signed and as it is to be in force."""
    signed, now = (
        stored_workspace(workspace.root, {file: text.encode() for file, text in one.items()}) for one in texts
    )
    then = signed.organization or organization
    ward = ward_as_signed(now.organization or organization, then)
    return Sides(_side(signed, year, then, templates), _side(now, year, ward, templates))


def _side(read: Workspace, year: int, ward: Organization, templates: Templates) -> Printed:
    """Return what the plan of `year` in `read` prints, with the names of `ward`."""
    order = {unit.id: number for number, unit in enumerate(ward.units)}
    movements = [found for found in read.movements if found.year == year and found.unit in order]
    plan = next(plan for plan in read.plans if plan.year == year)
    programme = Programme(
        ward, plan, tuple(sorted(movements, key=lambda found: order[found.unit])), reports=()
    )
    document = plan_document(programme, templates)
    names = {unit.id: unit.name for unit in ward.units}
    found = spots(document.blocks, closing=len(plan.closing))
    places = places_of(plan, programme.movements, names, found)
    return Printed(
        plan,
        found,
        places,
        names,
        member_names(ward),
        tuple(printed_annexes(document.appendices, plan.annexes)),
        {file.unit: places[at] for file in movements if (at := file.origin.at()) in places},
    )


def _doubts(day: datetime.date, case: BatchCase) -> tuple[str, ...]:
    """Return what the clerk checks before the amendment of a decision is signed on `day`: its money and its căn cứ."""
    unsure = unsure_parts(day, decides=True, stated=case.law.stated, rests_on=case.rests_on)
    return (*law_notes(case, coefficients(case.nominees)), *unsure)


def _doubts_of_competence(law: Instrument | None) -> tuple[str, ...]:
    """Return what the clerk checks of the law that an amendment of a plan begins its căn cứ with."""
    return (doubt_of(law),) if law and law.doubt_of_subject else ()


def _day(one: Amendment, life: Sequence[IssuedDocument], today: datetime.date) -> datetime.date:
    """Return the day whose law an amendment cites: while it is a draft the one from which it is to hold, where unsaid `today`."""
    return one.date or one.effective or max(today, life[0].date)


def _cited_whole(workspace: Workspace, one: Amendment, life: Sequence[IssuedDocument]) -> str:
    """Return what is amended as a căn cứ names it: with who issued it and the trích yếu that was signed (NĐ 30/2020, Phụ lục I, II.6a)."""
    base, organization = life[0], workspace.organization
    issuer = _issuer(one, organization, _body(workspace, organization, one.year)) if organization else ""
    if one.amends == DECISION:
        ids = [found.key for found in life[1:]]
        first = next((found for found in workspace.all(Amendment) if found.id in ids[:1]), one)
        signed, _ = decision_sides(workspace, first)
        about = f"về việc tặng {subject_of(signed, signed.nominees)}"
    else:
        about = f"về {lower_first(' '.join(base.title.split()[2:]))}"
    return f"{cited(base)} của {issuer} {about}"


def _legal_basis(
    workspace: Workspace,
    one: Amendment,
    life: Sequence[IssuedDocument],
    case: BatchCase | None,
    day: datetime.date,
    competence: Instrument | None,
) -> tuple[str, ...]:
    """Return the căn cứ: those of the year's plan or of a decision on commendation, the clerk's own, and what is amended."""
    plan = next((plan for plan in workspace.plans if plan.year == one.year), None)
    stated = stated_law(workspace)
    if case is not None:
        law, cites = case.law.stated, case.batch.cites
        known = award_basis(day, case.book.local, cites, decides=True, stated=law, rests_on=case.rests_on)
    else:
        known = plan_basis(plan.legal_basis if plan else (), day, stated, competence)
    return (
        *each_once((*known, *(as_printed(line, stated).printed for line in one.cites))),
        f"Căn cứ {_cited_whole(workspace, one, life)}",
    )
