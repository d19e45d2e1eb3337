"""What issuing the papers of an inspection, the reports on the fund and on several years writes: number and date, where each stands."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from tdkt.awards.bodies import plan_makers
from tdkt.awards.book import award_book
from tdkt.awards.fund_year import fund_year
from tdkt.checks.awards.fund import refuse_wrong_balance
from tdkt.checks.unread import not_there
from tdkt.documents.inspections.papers import conclusion_words
from tdkt.documents.issuable import Issuable, SignedAs, agree, declared
from tdkt.documents.keys import INSPECTION, SPAN
from tdkt.documents.report.stage_report import stage_words
from tdkt.documents.report.told_batches import refuse_batches_of_years
from tdkt.documents.statistics.fund_supplement import supplement_to
from tdkt.errors import UserError
from tdkt.model.award_records import AwardFund
from tdkt.model.fund_key import later_mark, parted_fund
from tdkt.model.inspection import Inspection
from tdkt.model.issued import INSPECTION_CONCLUSION, INSPECTION_PLAN, STAGE_REPORT, IssuedDocument
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name, years_named
from tdkt.model.report_outline import INSPECTION as INSPECTION_KIND
from tdkt.model.report_outline import STAGE, filled
from tdkt.model.text import lower_first
from tdkt.workspace.issued import fund_reports
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
    _refuse_unseen(workspace, one)
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


def _refuse_unseen(workspace: Workspace, one: Inspection) -> None:
    """Raise UserError while a place has neither minutes nor a reason why it is not inspected, or where the team has been nowhere."""
    known = plan_makers(workspace)
    left = [
        f"{known[visit.unit].name if visit.unit in known else visit.unit} (ngày {visit.date:%d/%m/%Y})"
        for visit in one.visits
        if visit.is_open
    ]
    if left:
        raise UserError(
            f"Chưa ban hành được kết luận: chưa có biên bản kiểm tra {', '.join(left)}.",
            hint=f"Ghi minutes của từng nơi vào {one.origin.file}; nơi không kiểm tra nữa thì ghi dropped: lý do.",
        )
    if not any(visit.minutes for visit in one.visits):
        raise UserError(f"Chưa ban hành được kết luận: đợt kiểm tra “{one.id}” chưa kiểm tra nơi nào.")


def fund_report(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the báo cáo on the fund that `key` names; its number and date stand in the register alone.

    It comes after the report that it adds to and after every line that it tells, and its balance is not known to be wrong.
    """
    year, later = parted_fund(key)
    found = next((fund for fund in workspace.all(AwardFund) if str(fund.year) == year), None)
    if found is None:
        said = UserError(
            f"Chưa có quỹ của {years_named(f'năm {year}')} trong kho.",
            hint=f"Lập bằng: tdkt new fund {year}.",
        )
        raise not_there(workspace, said, "award-fund")
    if later:
        supplement_to(workspace, _last_before(workspace, year, later, signed))
    refuse_wrong_balance(workspace, found.year)
    account = fund_year(award_book(workspace), found.year)
    dated = [(one.date, one) for one in account.lines if one.date] if account else []
    after = [(day, one) for day, one in dated if day > signed.date]
    if after:
        day, line = max(after, key=itemgetter(0))
        raise UserError(
            f"Báo cáo quỹ ngày {signed.date:%d/%m/%Y} không thể có khoản ngày {day:%d/%m/%Y} (“{lower_first(line.what)}”).",
            hint="Kiểm tra ngày của báo cáo và của khoản ấy; khoản phát sinh sau thì ghi sau khi ban hành, rồi báo cáo bổ sung.",
        )
    return Issuable(
        signed.symbol or f"BC-{organization.abbreviation}",
        f"Báo cáo {'bổ sung ' if later else ''}thu, chi Quỹ thi đua, khen thưởng {year_name(found.year)}",
        found.illustrative,
    )


def _last_before(workspace: Workspace, year: str, later: int, signed: SignedAs) -> IssuedDocument:
    """Return the report that another adds to; raise UserError where the report that another adds to has not been issued, or is of a later day."""
    before = f"{year}{later_mark(later - 1)}"
    known = next((one for one in fund_reports(workspace, year) if one.key == before), None)
    if known is None:
        raise UserError(
            f"Chưa ban hành báo cáo quỹ “{before}” nên chưa có gì để bổ sung.",
            hint=f"Ban hành báo cáo ấy trước: tdkt issue fund-report {before} --number … --date ….",
        )
    if signed.date < known.date:
        raise UserError(
            f"Báo cáo bổ sung ngày {signed.date:%d/%m/%Y} trước báo cáo số {known.said} ngày {known.date:%d/%m/%Y}."
        )
    return known


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
    refuse_batches_of_years(workspace, years)
    words = {**stage_words(span, years), "issuer": body.name}
    return Issuable(
        signed.symbol or f"BC-{body.abbreviation}",
        f"Báo cáo {lower_first(filled(outline.title, words))}",
        any(plan.illustrative for plan in plans)
        or any(found.illustrative for found in workspace.reports if found.period.year in years),
        issuer=declared(organization, body),
    )
