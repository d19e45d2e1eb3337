"""What issuing the papers of an inspection, the reports on the fund and on several years writes: number and date, where each stands."""

from __future__ import annotations

from typing import Any

from tdkt.documents.inspections.papers import conclusion_words
from tdkt.documents.issuable import Issuable, SignedAs, agree, declared
from tdkt.documents.keys import INSPECTION, SPAN
from tdkt.documents.report.stage_report import stage_words
from tdkt.errors import UserError
from tdkt.model.award_records import AwardFund
from tdkt.model.inspection import Inspection
from tdkt.model.issued import INSPECTION_CONCLUSION, INSPECTION_PLAN, STAGE_REPORT
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name, years_named
from tdkt.model.report_outline import INSPECTION as INSPECTION_KIND
from tdkt.model.report_outline import STAGE, filled
from tdkt.model.text import lower_first
from tdkt.workspace.report_outlines import outline_for
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import put


def inspection_plan(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the kế hoạch kiểm tra of the round `key`."""
    return _paper(workspace, organization, key, signed, "plan", "KH", "Kế hoạch kiểm tra", INSPECTION_PLAN)


def inspection_team(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the decision that sets up the team of the round `key`."""
    return _paper(
        workspace, organization, key, signed, "decision", "QĐ", "Quyết định thành lập Đoàn kiểm tra"
    )


def inspection_conclusion(
    workspace: Workspace, organization: Organization, key: str, signed: SignedAs
) -> Issuable:
    """Return the thông báo kết luận of the round `key`."""
    one: Inspection = INSPECTION.subject(workspace, key)
    if one.conclusion is None:
        raise UserError(
            f"Đợt kiểm tra “{key}” chưa có kết luận.", hint=f"Ghi conclusion vào {one.origin.file}."
        )
    return _paper(
        workspace,
        organization,
        key,
        signed,
        "conclusion",
        "TB",
        "Thông báo kết luận kiểm tra",
        INSPECTION_CONCLUSION,
    )


def fund_report(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the báo cáo on the fund of the year `key`; its number and date stand in the register alone."""
    found = next((fund for fund in workspace.all(AwardFund) if str(fund.year) == key), None)
    if found is None:
        raise UserError(
            f"Chưa có quỹ của {years_named(f'năm {key}')} trong kho.", hint=f"Lập bằng: tdkt new fund {key}."
        )
    return Issuable(
        signed.symbol or f"BC-{organization.abbreviation}",
        f"Báo cáo thu, chi Quỹ thi đua, khen thưởng {year_name(found.year)}",
        found.illustrative,
    )


def _paper(
    workspace: Workspace,
    organization: Organization,
    key: str,
    signed: SignedAs,
    part: str,
    symbol: str,
    called: str,
    of: str = "",
) -> Issuable:
    one: Inspection = INSPECTION.subject(workspace, key)
    known, file = getattr(one, part), one.origin.file
    outline = outline_for(workspace, INSPECTION_KIND) if of == INSPECTION_CONCLUSION else None
    said = one.issuer or (outline.issuer if outline else None)
    body = organization.issuing(of, said) if of else organization
    title = f"{called} {one.title}"
    if outline is not None:
        words = {**conclusion_words(one), "issuer": body.name}
        title = f"Thông báo {lower_first(filled(outline.title, words))}"
    if known is not None:
        agree(known.number, signed.number, "số", file)
        agree(known.date, signed.date, "ngày", file)

    def write(data: Any) -> None:
        if part not in data:
            later = (
                name for name in ("decision", "conclusion", "recipients", "archive", "signer") if name in data
            )
            put(data, part, {"number": signed.number, "date": signed.date}, before=next(later, None))
            return
        put(data[part], "number", signed.number)
        put(data[part], "date", signed.date)

    return Issuable(
        signed.symbol or f"{symbol}-{body.abbreviation}",
        title,
        one.illustrative,
        file,
        write,
        issuer=declared(organization, body),
    )


def stage_report(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the báo cáo on the years of the span `key`; its number and date stand in the register alone."""
    span = SPAN.read(key)
    SPAN.subject(workspace, span)
    years = span.years(plan.year for plan in workspace.plans)
    plans = [plan for plan in workspace.plans if plan.year in years]
    drafts = [str(plan.year) for plan in plans if plan.is_draft]
    if drafts:
        raise UserError(
            f"Kế hoạch năm {', '.join(drafts)} chưa ban hành nên báo cáo {span.title} chưa ban hành được.",
            hint=f"Ghi kế hoạch vào sổ trước: tdkt issue plan {drafts[0]} --number … --date ….",
        )
    last = max(plans, key=lambda plan: plan.year)
    outline = outline_for(workspace, STAGE)
    body = organization.issuing(STAGE_REPORT, outline.issuer or last.issuer)
    words = {**stage_words(span, years), "issuer": body.name}
    return Issuable(
        signed.symbol or f"BC-{body.abbreviation}",
        f"Báo cáo {lower_first(filled(outline.title, words))}",
        any(plan.illustrative for plan in plans)
        or any(found.illustrative for found in workspace.reports if found.period.year in years),
        issuer=declared(organization, body),
    )
