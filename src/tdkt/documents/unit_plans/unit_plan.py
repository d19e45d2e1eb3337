"""Kế hoạch chi tiết của đơn vị: the own plan of a unit, a thôn or a collective, under the ward (NĐ 30/2020, Phụ lục I, II.2; Phụ lục III, Mẫu 1.4)."""

from __future__ import annotations

import datetime
import re
from typing import Any

from tdkt.attainment.asked_of import asked_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import takes_threshold, with_threshold
from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import AwardBook, award_book
from tdkt.changes.agreed_numbers import version_of
from tdkt.checks.programmes import programme_of
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.awards.batch_words import UNKNOWN_HEAD, head_in, short_name
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.page.assembling import all_recipients, archive_of, letterhead, signed_by
from tdkt.documents.page.blocks import OfficialDocument, Signature
from tdkt.documents.texts.citations import cited_plan, with_amendments
from tdkt.documents.texts.formats import date_short
from tdkt.documents.texts.templates import Templates
from tdkt.model.issued import PLAN
from tdkt.model.issuer import Issuer
from tdkt.model.movements import Target
from tdkt.model.organization import Unit
from tdkt.model.plan import Plan
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.programme import Programme
from tdkt.model.records import replace
from tdkt.model.register import Person
from tdkt.model.text import lower_first, upper_first
from tdkt.model.unit_plan import PlanMaker, PlannedTarget, UnitPlan

_ANNEX = re.compile(
    r"(?:Phụ lục|Phụ biểu)(?: số)?(?: (?:[IVXLC]+|\d+)\b)?(?! (?:của|kèm|ban hành|Kế hoạch|[IVXLC\d]))",
    re.IGNORECASE,
)
"""An annex that is named without the document that it belongs to."""
_SHARES = {
    "TT": 10,
    "Chỉ tiêu": 60,
    "Mức được giao": 26,
    "Mức phấn đấu": 26,
    "Người phụ trách": 30,
    "Thời hạn": 24,
    "Nhiệm vụ": 80,
    "Người thực hiện": 34,
    "Thời gian": 30,
}


def unit_plan_of(order: Order) -> OfficialDocument:
    """Return the unit's plan that `order` asks for, worded by `ke-hoach-don-vi.md.j2`."""
    plan: UnitPlan = order.subject
    programme = programme_of(order.workspace, plan.year)
    made_by = version_of(plan, programme.versions)
    if made_by is not None:  # what the unit signed keeps the numbers that it was signed with
        known = programme.versions[: programme.versions.index(made_by) + 1]
        programme = replace(programme, plan=made_by.plan, movements=made_by.movements, versions=known)
    maker = plan_makers(order.workspace)[plan.unit]
    return unit_plan_document(plan, maker, programme, award_book(order.workspace), order.templates)


def unit_plan_document(
    plan: UnitPlan, maker: PlanMaker, programme: Programme, book: AwardBook, templates: Templates
) -> OfficialDocument:
    """Return the document of the `plan` of `maker`; raises NotYetError while the ward's plan has no number to be cited by."""
    organization, ward_plan = programme.organization, programme.plan
    cited = cited_plan(ward_plan)
    if not cited:
        raise NotYetError(
            f"Kế hoạch {year_name(plan.year)} chưa ban hành nên kế hoạch của đơn vị chưa dẫn được.",
            hint=f"Ghi kế hoạch vào sổ trước: tdkt issue plan {plan.year} --number … --date ….",
        )
    body = organization.issuer_of(maker)
    issued = plan.number is not None and plan.date is not None
    subject = f"Triển khai công tác thi đua, khen thưởng {year_name(plan.year)}"
    return OfficialDocument(
        letterhead=letterhead(
            body,
            number=plan.number if issued else None,
            symbol=f"KH-{body.abbreviation}" if body.abbreviation else "KH",
            date=plan.date if issued else None,
            year=plan.date.year if plan.date and issued else plan.year,
        ),
        type_name="KẾ HOẠCH",
        subject=subject,
        blocks=with_shares(
            templates.blocks(
                "ke-hoach-don-vi.md.j2",
                _context(plan, programme, maker, cited),
            ),
            _SHARES,
        ),
        recipients=all_recipients(body, _recipients(programme, maker)),
        archive=archive_of(body, ", ".join(filter(None, ("VT", body.abbreviation)))),
        signature=_signature(plan, maker, book, body),
        draft=not issued,
        illustrative=plan.illustrative or ward_plan.illustrative,
        title=f"Kế hoạch {lower_first(subject)} của {maker.name}",
        author=maker.name,
    )


def _recipients(programme: Programme, maker: PlanMaker) -> tuple[str, ...]:
    organization = programme.organization
    issuing = organization.issuing(PLAN, programme.plan.issuer)
    standing = organization.unit(organization.standing_unit or "")
    return (
        issuing.name if isinstance(issuing, Issuer) else short_name(organization),
        *([standing.name] if standing is not None and standing != maker else []),
        *([f"Công chức, viên chức, người lao động của {maker.name}"] if isinstance(maker, Unit) else []),
    )


def _context(plan: UnitPlan, programme: Programme, maker: PlanMaker, cited: str) -> dict[str, Any]:
    organization, ward_plan = programme.organization, programme.plan
    issuing = organization.issuing(PLAN, ward_plan.issuer)
    standing = organization.unit(organization.standing_unit or "")
    whole = f"{cited} của {issuing.name} về {lower_first(ward_plan.title)}"
    return {
        "carried_out": with_amendments(whole, programme, datetime.date.max),
        "unit": maker.name,
        "step_word": division_of(plan.year).word,
        "year": plan.year,
        "purpose": plan.purpose,
        "movements": _movements(plan, maker, programme),
        "tasks": _tasks(plan, programme),
        "solutions": plan.solutions,
        "reports_to": issuing.name if standing in (None, maker) else standing.name,
    }


def _signature(plan: UnitPlan, maker: PlanMaker, book: AwardBook, body: Issuer) -> Signature:
    if not plan.head and body.signers:
        return signed_by(body.signers[0])
    named = book.everyone.get(plan.head) if plan.head else head_in(maker.id, book)
    if not isinstance(named, Person):
        unknown = UNKNOWN_HEAD if isinstance(maker, Unit) else f"Đại diện {maker.name}"
        return Signature((unknown.upper(),), "")
    return Signature(((named.post or UNKNOWN_HEAD).upper(),), named.name)


def _movements(plan: UnitPlan, maker: PlanMaker, programme: Programme) -> list[dict[str, Any]]:
    """Return the movements with the targets that the unit takes up, in the order of the ward's plan."""
    own = {one.target: one for one in plan.targets}
    asked = asked_of(maker, programme.movements, programme.organization).targets
    found = []
    for file in programme.movements:
        for movement in file.movements:
            taken = [
                asked[target.id] for target in movement.targets if target.id in own and target.id in asked
            ]
            if taken:
                rows: list[dict[str, Any]] = [
                    {
                        **_row(target, own[target.id], plan.year, programme.plan),
                        "number": number,
                        "steps": own[target.id].steps,
                    }
                    for number, target in enumerate(taken, start=1)
                ]
                steps = [step for target in taken for step in own[target.id].steps]
                found.append({"title": movement.title, "rows": rows, "steps": steps})
    return found


def _row(target: Target, own: PlannedTarget, year: int, ward_plan: Plan) -> dict[str, str]:
    kind = kind_of(target.measure)
    measure = target.measure
    if own.threshold is not None and takes_threshold(measure):
        measure = with_threshold(measure, own.threshold)
    if kind.is_in_stages and own.due is not None:  # of a piece of work the day is what the unit sets itself
        measure = replace(measure, due=own.due)
    due = own.due or target.measure.due
    return {
        "name": _from_there(target.name, ward_plan),
        "asked": kind.planned(target.measure, year),
        "own": kind.planned(measure, year),
        "who": own.who or "",
        "due": date_short(due) if due else f"{upper_first(year_name(year))}",
    }


def _from_there(text: str, ward_plan: Plan) -> str:
    """Return a sentence of the ward's plan as it stands in another document: its annexes are those of that plan."""
    if ward_plan.number is None:
        return text
    return _ANNEX.sub(rf"\g<0> của Kế hoạch số {ward_plan.number:02}/{ward_plan.symbol}", text)


def _tasks(plan: UnitPlan, programme: Programme) -> list[dict[str, str]]:
    """Return the rows of the table of tasks; what the unit says no time for is done when the ward's plan says, if it says."""
    items = [item for file in programme.movements for movement in file.movements for item in movement.items]
    texts = {item.task: item.text for item in items if item.task}
    times = {item.task: item.assignment.when or "" for item in items if item.task and item.assignment}
    return [
        {
            "text": (one.text or _from_there(texts.get(one.task or "", ""), programme.plan)).rstrip(" .;"),
            "who": one.who or "",
            "when": one.when or times.get(one.task or "", ""),
        }
        for one in plan.tasks
    ]
