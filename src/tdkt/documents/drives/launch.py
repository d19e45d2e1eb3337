"""The plan that launches a drive (Mẫu 1.4 of NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.documents.annexes.appendices import AnnexedTo, appendices
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.page.assembling import all_recipients, letterhead, signature
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.texts.citations import cited_plan, with_signed_amendments
from tdkt.documents.texts.formats import date_long
from tdkt.model.drive import Drive
from tdkt.model.issued import DRIVE, PLAN
from tdkt.model.issuer import IssuingBody
from tdkt.model.organization import Organization
from tdkt.model.plan import Plan
from tdkt.model.plan_year import year_name
from tdkt.model.text import lower_first, upper_first
from tdkt.workspace.workspace import Workspace


def launch_of(order: Order) -> OfficialDocument:
    """Return the plan of a drive, worded by `dot-thi-dua.md.j2`; as it was signed where it has been issued.

    Where the drive has neither căn cứ nor a preamble it carries out the year's plan, and says so. Raises NotYetError where
    that has no number yet.
    """
    drive: Drive = order.subject
    organization = order.workspace.organization
    assert organization is not None  # the subject was found in files without errors
    plan = next(plan for plan in order.workspace.plans if plan.year == drive.year)
    body = organization.issuing(DRIVE, drive.issuer)
    names = {one.id: one.name for one in plan_makers(order.workspace).values()}
    context = {
        "drive": drive,
        "preamble": drive.preamble or (_preamble(drive, plan, order.workspace, body),),
        "begins": date_long(drive.from_),
        "ends": date_long(drive.until),
        "phases": _phases(drive),
        "days": tuple(_days(drive)),
        "units": [
            {"name": names[content.unit], "texts": [item.text for item in content.items]}
            for content in drive.contents
        ],
    }
    issued = not drive.is_draft
    return OfficialDocument(
        letterhead=letterhead(
            body,
            symbol=drive.symbol,
            year=drive.date.year if drive.date else drive.year,
            number=drive.number if issued else None,
            date=drive.date if issued else None,
        ),
        type_name="KẾ HOẠCH",
        subject=drive.title,
        blocks=order.templates.blocks("dot-thi-dua.md.j2", context, drive.scheme),
        recipients=all_recipients(body, drive.recipients),
        archive=drive.archive,
        signature=signature(body, drive.signer),
        legal_basis=tuple(f"Căn cứ {basis.citation}" for basis in drive.legal_basis),
        appendices=tuple(appendices(drive.annexes, _annexed(drive, organization, body), order.templates)),
        draft=drive.is_draft,
        illustrative=drive.illustrative,
        title=f"Kế hoạch {lower_first(drive.title)}",
        author=body.name,
    )


def _annexed(drive: Drive, organization: Organization, body: IssuingBody) -> AnnexedTo:
    """Return what the annexes of a drive belong to; its number and date are blanks while it is a draft."""
    number, day = f"{' ' * 8}", BLANK_DATE
    if drive.number is not None and drive.date is not None:
        number, day = f" {drive.number:02}", date_long(drive.date)
    cited = f"Kế hoạch số{number}/{drive.symbol} {day}"
    return AnnexedTo(f"{cited} của {body.name}", drive.movements, organization, drive.until.year)


def carried_out(plan: Plan, workspace: Workspace, day: datetime.date | None) -> str:
    """Return "Kế hoạch số 40/KH-UBND ngày … của … về … (được sửa đổi, bổ sung tại …)", the plan that a drive carries out.

    `day` is that of the paper that says so, None while it is a draft. Raises NotYetError where the plan has no number yet:
    nothing may cite it.
    """
    organization = workspace.organization
    assert organization is not None  # asked for only in files without errors
    cited = cited_plan(plan)
    if not cited:
        raise NotYetError(
            f"Kế hoạch {year_name(plan.year)} chưa ban hành nên chưa dẫn được ở phần mở đầu.",
            hint=f"Ghi kế hoạch vào sổ trước (tdkt issue plan {plan.year}), hoặc ghi legal_basis, preamble của đợt.",
        )
    whole = f"{cited} của {organization.issuing(PLAN, plan.issuer).name} về {lower_first(plan.title)}"
    return with_signed_amendments(whole, workspace, plan, day)


def _preamble(drive: Drive, plan: Plan, workspace: Workspace, body: IssuingBody) -> str:
    says = f"{body.name} ban hành Kế hoạch {lower_first(drive.title)} như sau:"
    if drive.legal_basis:
        return upper_first(says)
    return f"Thực hiện {carried_out(plan, workspace, None if drive.is_draft else drive.date)}, {says}"


def _phases(drive: Drive) -> list[dict[str, str]]:
    """Return the phases as they are printed, none where the drive is one."""
    if len(drive.phases) == 1:
        return []
    return [
        {
            "title": phase.title,
            "begins": date_long(drive.first_day_of(number)),
            "ends": date_long(phase.until),
        }
        for number, phase in enumerate(drive.phases, start=1)
    ]


def _days(drive: Drive) -> Iterator[str]:
    """Yield what is to be done until which day: registering, reporting, reviews."""
    if drive.registration is not None:
        yield f"Đăng ký thi đua: chậm nhất {date_long(drive.registration.until)}."
    for number, phase in enumerate(drive.phases, start=1):
        is_last = number == len(drive.phases)
        of = "cả đợt" if is_last else lower_first(phase.title)
        if phase.report_by is not None:
            yield f"Các đơn vị báo cáo kết quả {of}: chậm nhất {date_long(phase.report_by)}."
        if phase.review is not None:
            what = "Tổng kết đợt thi đua" if is_last else f"Sơ kết {of}"
            yield f"{what}: {date_long(phase.review)}."
