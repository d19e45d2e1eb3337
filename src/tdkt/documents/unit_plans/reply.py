"""The công văn that tells a unit what the ward says of the plan that it handed in (Mẫu 1.5 of NĐ 30/2020, Phụ lục III).

What falls short of the ward's plan follows from the files; what else is to be changed are the remarks of the appraisal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.attainment.asked_of import Asked, asked_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import is_weaker, with_threshold
from tdkt.awards.bodies import plan_makers
from tdkt.changes.agreed_numbers import FallsShort, falling_short
from tdkt.changes.versions import newest_version
from tdkt.checks.programmes import programme_of
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    letterhead,
    standing_unit,
    usual_signature,
)
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.citations import cited_plan, with_signed_amendments
from tdkt.documents.texts.formats import date_long, date_short
from tdkt.model.issued import PLAN
from tdkt.model.organization import Organization
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.text import lower_first
from tdkt.model.unit_plan import PlanMaker, UnitPlan


def reply_of(order: Order) -> OfficialDocument:
    """Return the công văn on the unit's plan, worded by `y-kien-ke-hoach-don-vi.md.j2`.

    Raises NotYetError before the plan is appraised, before the ward's own plan has a number to be cited by, and where the draft
    would agree to a plan that falls short of the ward's.
    """
    plan: UnitPlan = order.subject
    said = plan.appraised if order.issued else plan.opinion
    if said is None and plan.appraised is not None and plan.received is not None:
        raise NotYetError(
            f"Ý kiến ngày {plan.appraised.date:%d/%m/%Y} là về bản trước; chưa có ý kiến về kế hoạch của “{plan.unit}” nhận ngày "
            f"{plan.received:%d/%m/%Y}.",
            hint=f"Xem bản mới rồi ghi lại appraised (date, result) vào {plan.origin.file}.",
        )
    if said is None:
        raise NotYetError(
            f"Chưa có ý kiến về kế hoạch của “{plan.unit}”.",
            hint=f"Ghi appraised (date, result) vào {plan.origin.file}.",
        )
    programme = programme_of(order.workspace, plan.year)
    organization, ward_plan = programme.organization, programme.plan
    maker = plan_makers(order.workspace)[plan.unit]
    standing, body = standing_unit(organization), organization.issuing("reminder")
    subject = f"ý kiến về kế hoạch công tác thi đua, khen thưởng {year_name(plan.year)} của {maker.name}"
    cited = cited_plan(ward_plan)
    if not cited:
        raise NotYetError(
            f"Kế hoạch {year_name(plan.year)} chưa ban hành nên công văn chưa dẫn được.",
            hint=f"Ghi kế hoạch vào sổ trước: tdkt issue plan {plan.year} --number … --date ….",
        )
    signed_on = order.issued.date if order.issued else None
    newest = newest_version(order.workspace, plan.year, signed_on)
    asked = newest.movements if newest else programme.movements
    wanting = list(_wanting(plan, asked_of(maker, asked, organization)))
    if said.is_agreed and wanting and order.issued is None:
        raise NotYetError(
            f"Kế hoạch của “{plan.unit}” chưa bằng kế hoạch năm nên không in công văn đồng ý. {wanting[0]}.",
            hint=f"Ghi result: sent_back và remarks ở appraised ({plan.origin.file}), hoặc sửa kế hoạch theo bản đơn vị gửi lại.",
        )
    context = {
        "organization": body.name,
        "unit": maker.name,
        "year": plan.year,
        "number": plan.number,
        "symbol": _symbol(maker, organization),
        "date": date_long(plan.date) if plan.date else "",
        "received": date_long(plan.received) if plan.received else "",
        "ward_plan": with_signed_amendments(
            f"{cited} của {organization.issuing(PLAN, ward_plan.issuer).name}",
            order.workspace,
            ward_plan,
            signed_on,
        ),
        "ward_subject": lower_first(ward_plan.title),
        "agreed": said.is_agreed,
        "wanting": [
            *wanting,
            *_asked_for_more(falling_short(order.workspace, maker, plan, signed_on), plan.year),
        ],
        "remarks": said.remarks,
        "standing_unit": standing.name,
    }
    return OfficialDocument(
        letterhead=letterhead(
            body, symbol=f"{body.abbreviation}-{standing.abbreviation}", year=said.date.year
        ),
        type_name="",
        subject=subject,
        blocks=order.templates.blocks("y-kien-ke-hoach-don-vi.md.j2", context),
        recipients=all_recipients(body, ()),
        archive=archive_of(body, ward_plan.archive),
        signature=usual_signature(body, ward_plan.signer),
        addressees=(maker.name,),
        draft=True,
        illustrative=plan.illustrative or ward_plan.illustrative,
        title=f"Công văn {subject}",
        author=body.name,
    )


def _asked_for_more(found: Sequence[FallsShort], year: int) -> Iterator[str]:
    """Yield what the unit took up as it was before the ward's plan was amended."""
    for one in found:
        if one.says_itself:
            continue  # told above, with the unit's own number or time
        then, now = one.then.measure, one.now.measure
        said = f"đơn vị đặt {kind_of(then).planned(then, year)}, {one.amended_by} giao {kind_of(now).planned(now, year)}"
        is_said = kind_of(now).is_in_stages  # a piece of work says its day itself
        due = f", thời hạn {date_short(now.due)}" if now.due and now.due != then.due and not is_said else ""
        yield f"Đặt lại mức của chỉ tiêu: {one.now.name}; {said}{due}"


def _symbol(maker: PlanMaker, organization: Organization) -> str:
    """Return the symbol that the unit's plan bears, as it is printed."""
    abbreviation = organization.issuer_of(maker).abbreviation
    return f"KH-{abbreviation}" if abbreviation else "KH"


def _wanting(plan: UnitPlan, asked: Asked) -> Iterator[str]:
    """Yield where the plan falls short: what is not taken up (targets, then tasks), what is easier or later than asked."""
    own = {one.target: one for one in plan.targets}
    for id_, target in asked.targets.items():
        one, measure = own.get(id_), target.measure
        planned = kind_of(measure).planned
        if one is None:
            yield f"Bổ sung chỉ tiêu: {target.name} ({planned(measure, plan.year)})"
            continue
        if one.threshold is not None and is_weaker(measure, one.threshold):
            said = planned(with_threshold(measure, one.threshold), plan.year)
            yield f"Đặt lại mức của chỉ tiêu: {target.name}; đơn vị đặt {said}, được giao {planned(measure, plan.year)}"
        limit = measure.due or division_of(plan.year).last_day
        if one.due is not None and one.due > limit:
            yield (
                f"Đặt lại thời hạn của chỉ tiêu: {target.name}; đơn vị đặt {date_short(one.due)}, kế hoạch năm {date_short(limit)}"
            )
    taken = {task.task for task in plan.tasks}
    for id_, item in asked.tasks.items():
        if id_ not in taken:
            yield f"Bổ sung nhiệm vụ: {lower_first(item.text.rstrip(' .;'))}"
