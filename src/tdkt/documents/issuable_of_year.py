"""What issuing the papers of a round of inspection and the report on the fund writes: number and date, each where its paper stands."""

from __future__ import annotations

from typing import Any

from tdkt.documents.issuable import Issuable, SignedAs, agree, declared
from tdkt.documents.keys import INSPECTION
from tdkt.errors import UserError
from tdkt.model.award_records import AwardFund
from tdkt.model.inspection import Inspection
from tdkt.model.issued import INSPECTION_CONCLUSION, INSPECTION_PLAN
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name, years_named
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
    if signed.date.year < found.year:
        raise UserError(
            f"Báo cáo quỹ {year_name(found.year)} không thể ban hành ngày {signed.date:%d/%m/%Y}, trước năm ấy."
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
    body = organization.issuing(of, one.issuer) if of else organization
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
        f"{called} {one.title}",
        one.illustrative,
        file,
        write,
        issuer=declared(organization, body),
    )
