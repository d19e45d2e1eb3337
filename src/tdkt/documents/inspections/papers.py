"""The papers of a round of inspection: kế hoạch, quyết định lập đoàn, thông báo kết luận (NĐ 30/2020, Phụ lục III); biên bản: `minutes.py`."""

from __future__ import annotations

import datetime

from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.awards.law_in_force import law_on
from tdkt.awards.legal_basis import award_basis, unsure_parts
from tdkt.documents.drives.launch import carried_out
from tdkt.documents.inspections.context import as_planned, inspection_context
from tdkt.documents.jobs import Job, NotYetError, Order
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    in_person,
    letterhead,
    standing_unit,
    usual_archive,
    usual_signature,
    usual_signer,
)
from tdkt.documents.page.blocks import Letterhead, OfficialDocument
from tdkt.documents.report.outlines import FilledOutline, left_to_fill_in, shadowed
from tdkt.documents.texts.citations import cited_plan, with_signed_amendments
from tdkt.documents.texts.in_sentences import two_digits
from tdkt.errors import UserError
from tdkt.model.inspection import (
    Inspection,
    InspectionConclusion,
    NumberAndDate,
)
from tdkt.model.issued import INSPECTION_CONCLUSION, INSPECTION_PLAN, PLAN
from tdkt.model.issuer import COUNCIL, FRONT, Issuer, IssuingBody
from tdkt.model.numbering import COMMON
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.report_outline import INSPECTION
from tdkt.model.text import lower_first
from tdkt.workspace.report_outlines import outline_for

_CONCLUSION = "ket-luan-kiem-tra.md.j2"
_TO_FILL_IN = "……"
_NOWHERE_YET = "Chưa có biên bản kiểm tra nơi nào: số đơn vị đã kiểm tra còn để trống (“……”); ghi minutes của từng nơi rồi in lại."


def conclusion_words(one: Inspection) -> dict[str, str]:
    """Return what the title of a conclusion's outline may name."""
    return {"inspection": lower_first(one.title), "year": str(one.year)}


def round_of(order: Order) -> tuple[Inspection, Organization, Plan | None]:
    """Return the round that is asked for, with the ward and the plan of its year; raises UserError where the ward cannot be read."""
    one: Inspection = order.subject
    organization = order.workspace.organization
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    return one, organization, next((plan for plan in order.workspace.plans if plan.year == one.year), None)


def _head(
    one: Inspection,
    body: IssuingBody,
    symbol: str,
    said: NumberAndDate | InspectionConclusion | None,
) -> tuple[Letterhead, bool]:
    """Return ô 1–4 of a paper of the ward, and whether it is still a draft."""
    known = said if said and said.number is not None and said.date is not None else None
    head = letterhead(
        body,
        symbol=f"{symbol}-{body.abbreviation}",
        year=known.date.year if known and known.date else one.year,
        number=known.number if known else None,
        date=known.date if known else None,
    )
    return head, known is None


def plan_of_inspection(order: Order) -> OfficialDocument:
    """Return the kế hoạch kiểm tra, worded by `ke-hoach-kiem-tra.md.j2`."""
    one, organization, plan = round_of(order)
    body = organization.issuing(INSPECTION_PLAN, one.issuer)
    head, draft = _head(one, body, "KH", one.plan)
    subject = f"Kiểm tra {lower_first(one.title)}"
    rests_on = carried_out(plan, order.workspace, head.date) if plan and cited_plan(plan) else ""
    return OfficialDocument(
        letterhead=head,
        type_name="KẾ HOẠCH",
        subject=subject,
        blocks=order.templates.blocks(
            "ke-hoach-kiem-tra.md.j2",
            {
                **inspection_context(as_planned(one, draft=draft), organization, places_of(order)),
                "concludes": _concludes(order),
                "carried_out": rests_on,
                "organization": body.name,
            },
        ),
        recipients=all_recipients(
            body, ("Các đơn vị được kiểm tra", "Thành viên Đoàn kiểm tra", *one.recipients)
        ),
        archive=one.archive or archive_of(body, usual_archive(organization, plan, body)),
        signature=usual_signature(body, one.signer, plan.signer if plan else None),
        draft=draft,
        illustrative=one.illustrative,
        title=f"Kế hoạch {lower_first(subject)}",
        author=organization.name,
    )


def team_decision(order: Order) -> OfficialDocument:
    """Return the Chairman's decision that sets up the team, worded by `quyet-dinh-doan-kiem-tra.md.j2`."""
    one, organization, plan = round_of(order)
    head, draft = _head(one, organization, "QĐ", one.decision)
    book = award_book(order.workspace)
    first = min(visit.date for visit in one.visits)
    day = head.date or min(first, order.law_day(one.year, datetime.date.min))
    law = law_on(day, book.local, stated=book.stated)
    unsure = unsure_parts(day, decides=True, stated=law.stated)
    subject = (
        f"Về việc {'kiện toàn' if order.replaces else 'thành lập'} Đoàn kiểm tra {lower_first(one.title)}"
    )
    return OfficialDocument(
        letterhead=head,
        type_name="QUYẾT ĐỊNH",
        subject=subject,
        blocks=order.templates.blocks(
            "quyet-dinh-doan-kiem-tra.md.j2",
            {
                **inspection_context(as_planned(one, draft=draft), organization, places_of(order)),
                "concludes": _concludes(order),
                "replaces": order.replaces,
            },
        ),
        recipients=("Như Điều 3", *one.recipients),
        archive=one.archive or usual_archive(organization, plan),
        signature=in_person(usual_signer(organization, plan, one.signer)),
        legal_basis=(
            *award_basis(day, book.local, one.cites, decides=True, stated=law.stated),
            f"Theo đề nghị của {standing_unit(organization).name}",
        ),
        authority=f"Chủ tịch {organization.name}",
        enacting_word="QUYẾT ĐỊNH:",
        draft=draft,
        illustrative=one.illustrative,
        title=f"Quyết định {lower_first(subject)}",
        author=organization.name,
        notes=unsure,
        draft_notes=unsure,
    )


def conclusion_notice(order: Order) -> OfficialDocument:
    """Return the thông báo kết luận, worded by `ket-luan-kiem-tra.md.j2`; NotYetError while nothing is concluded."""
    one, organization, plan = round_of(order)
    if one.conclusion is None:
        raise NotYetError(
            f"Đợt kiểm tra “{one.id}” chưa có kết luận.", hint="Ghi conclusion (assessment) vào tệp của đợt."
        )
    outline = outline_for(order.workspace, INSPECTION)
    body = _concluding(order)
    head, draft = _head(one, body, "TB", one.conclusion)
    context = inspection_context(one, organization, places_of(order))
    not_seen = f" ({context['not_seen']})" if context["not_seen"] else ""
    seen = two_digits(context["seen"]) if context["seen"] else _TO_FILL_IN
    values = {
        **conclusion_words(one),
        "visited": f"{seen}/{two_digits(len(context['places']))} đơn vị{not_seen}",
        "plan": _year_plan(order, plan, organization, head.date),
        "issuer": body.name,
        "ward": organization.name,
    }
    unheard = shadowed(order.templates, _CONCLUSION, outline, INSPECTION)
    printed = FilledOutline(outline, INSPECTION, values)
    blocks = order.templates.blocks(
        _CONCLUSION, {**context, "outline": printed}, COMMON if unheard else outline.scheme
    )
    notes = (*left_to_fill_in(blocks), *unheard)
    return OfficialDocument(
        letterhead=head,
        type_name="THÔNG BÁO",
        subject=printed.title,
        blocks=blocks,
        recipients=all_recipients(
            body,
            outline.recipients
            or (
                "Các đơn vị được kiểm tra",
                "Thành viên Đoàn kiểm tra",
                *(one.conclusion.recipients or one.recipients),
            ),
        ),
        addressees=outline.addressees,
        archive=one.archive or archive_of(body, usual_archive(organization, plan, body)),
        signature=usual_signature(
            body, one.conclusion.signer, one.signer, outline.signer, plan.signer if plan else None
        ),
        draft=draft,
        illustrative=one.illustrative,
        notes=notes if context["seen"] else (*notes, _NOWHERE_YET),
        title=f"Thông báo {lower_first(printed.title)}",
        author=organization.name,
    )


def _concluding(order: Order) -> IssuingBody:
    """Return who issues the conclusion."""
    one, organization, _ = round_of(order)
    outline = outline_for(order.workspace, INSPECTION)
    return organization.issuing(INSPECTION_CONCLUSION, one.issuer or outline.issuer)


def _concludes(order: Order) -> str:
    """Return to whom the team hands in the draft of the conclusion: the chairman of who issues it, a body that has none by its name."""
    body = _concluding(order)
    is_chaired = not isinstance(body, Issuer) or body.type in (COUNCIL, FRONT)
    return f"Chủ tịch {body.name}" if is_chaired else body.name


def _year_plan(order: Order, plan: Plan | None, organization: Organization, day: datetime.date | None) -> str:
    """Return the year's plan as an outline names it in a paper of `day`, "" where there is none."""
    if plan is None:
        return ""
    cited = f"{cited_plan(plan)} của {organization.issuing(PLAN, plan.issuer).name}"
    return with_signed_amendments(cited, order.workspace, plan, day)


def places_of(order: Order) -> dict[str, str]:
    """Return the names of the units, thôn and collectives that may be visited."""
    return {id_: one.name for id_, one in plan_makers(order.workspace).items()}


class Conclusion:
    """The thông báo kết luận, once there is a conclusion."""

    def jobs(self, order: Order) -> list[Job]:
        """Return its job; raises NotYetError while nothing is concluded."""
        document = conclusion_notice(order)
        return [Job(order.folder, self.name_for(order), lambda watch: document)]

    def name_for(self, order: Order) -> str:
        """Return the name of its file."""
        return "thong-bao-ket-luan"
