"""The công văn that urges the units whose report for a quarter is missing (Mẫu 1.5 of NĐ 30/2020, Phụ lục III).

What it says follows from the files alone: who has a report for the quarter and who has none. It knows no "today", so
it never says how late anybody is; the status table does.
"""

from __future__ import annotations

from tdkt.attainment.owing import owing_units
from tdkt.checks.programmes import programme_of
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import (
    all_recipients,
    archive_of,
    letterhead,
    standing_unit,
    usual_signature,
)
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.citations import cited_plan, with_amendments
from tdkt.documents.texts.formats import date_long
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.issued import PLAN
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.text import lower_first


def reminder_of(order: Order) -> OfficialDocument:
    """Return the công văn for the reports of a quarter."""
    quarter = order.subject
    return reminder_document(programme_of(order.workspace, quarter.year), quarter, order.templates)


def reminder_document(programme: Programme, quarter: Period, templates: Templates) -> OfficialDocument:
    """Return the công văn for `quarter`, addressed to the units without a report, worded by `don-doc.md.j2`.

    It is a draft: number and date are given when it is issued. The standing unit drafts the công văn and takes the
    reports in, so it is never addressed itself. Raises UserError where no other report is missing, and where the ward
    names no standing unit.
    """
    organization, plan = programme.organization, programme.plan
    missing = _missing(programme, quarter)
    standing = standing_unit(organization)
    body = organization.issuing("reminder")
    urged = [unit for unit in missing if unit != standing]
    if not urged:
        raise UserError(
            only_standing_unit(standing, quarter), hint=f"Xem các {quarter.word} khác: tdkt status."
        )
    received = len(owing_units(programme.on(quarter.last_day), quarter)) - len(missing)
    deadline = plan.deadline_of(quarter)
    cited = cited_plan(plan) or "Kế hoạch"
    plan_name = f"{cited} của {organization.issuing(PLAN, plan.issuer).name}"
    subject = f"đôn đốc gửi báo cáo kết quả công tác thi đua, khen thưởng {quarter.title}"
    blocks = templates.blocks(
        "don-doc.md.j2",
        {
            "organization": body,
            "plan_name": with_amendments(plan_name, programme, quarter.last_day),
            "plan_subject": lower_first(plan.title),
            "period": quarter.title,
            "deadline": date_long(deadline) if deadline else "",
            "missing": [unit.name for unit in urged],
            "received": received,
            "due": received + len(urged),
            "standing_unit": standing.name,
            "contact": standing.contact,
        },
    )
    return OfficialDocument(
        letterhead=letterhead(body, symbol=f"{body.abbreviation}-{standing.abbreviation}", year=quarter.year),
        type_name="",
        subject=subject,
        blocks=blocks,
        recipients=all_recipients(body, ()),
        archive=archive_of(body, plan.archive),
        signature=usual_signature(body, plan.signer),
        addressees=tuple(unit.name for unit in urged),
        draft=True,
        illustrative=plan.illustrative or any(report.illustrative for report in programme.reports),
        title=f"Công văn {subject}",
        author=body.name,
    )


def _missing(programme: Programme, quarter: Period) -> list[Unit]:
    """Return the units whose report is missing; raises UserError where none is."""
    sent = {report.unit for report in programme.reports if report.period == quarter}
    missing = [unit for unit in owing_units(programme.on(quarter.last_day), quarter) if unit.id not in sent]
    if not missing:
        raise UserError(
            f"Không có đơn vị nào thiếu báo cáo {quarter.title} nên không cần công văn đôn đốc.",
            hint=f"Xem các {quarter.word} khác: tdkt status.",
        )
    return missing


def only_standing_unit(standing: Unit, quarter: Period) -> str:
    """Say why there is no công văn where nobody but the unit that would draft it is late."""
    return (
        f"Chỉ còn {standing.name} chưa có báo cáo {quarter.title}; đơn vị này soạn công văn đôn đốc nên không gửi cho "
        "chính mình: không cần công văn."
    )
