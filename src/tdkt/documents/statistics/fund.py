"""Báo cáo thu, chi Quỹ thi đua, khen thưởng of a year: every line of the account, what was paid once and what is left.

Luật 06/2022/QH15, Điều 11; NĐ 30/2020, Phụ lục III, Mẫu 1.4 (văn bản có tên loại).
"""

from __future__ import annotations

from typing import Any

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.fund_year import INCOME, OTHER, PRIZES, FundLine, FundYear, fund_year
from tdkt.checks.awards.fund import refuse_counted_twice
from tdkt.checks.run import refuse_award_errors
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.jobs import Order
from tdkt.documents.page.assembling import letterhead, signature, usual_archive, usual_signer
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.formats import number
from tdkt.documents.texts.money_words import dong_in_words
from tdkt.errors import UserError
from tdkt.model.plan_year import calendar_years, year_name
from tdkt.model.text import upper_first
from tdkt.workspace.kinds import FILE_KINDS

_SHARES = {"TT": 9, "Nội dung": 76, "Ngày": 24, "Chứng từ": 25, "Số tiền (đồng)": 31}
_RETURNED = (
    "Tiền thưởng bị thu hồi đã nộp lại được tính vào quỹ của năm nộp; nơi nộp do Chính phủ quy định (Luật Thi đua, khen thưởng, "
    "Điều 93, khoản 9), chưa đối chiếu bản gốc: hãy kiểm tra."
)


def fund_report_of(order: Order) -> OfficialDocument:
    """Return the report on the fund of a year, worded by `bao-cao-quy.md.j2`; a draft until it is issued."""
    workspace, year = order.workspace, order.subject.year
    organization = workspace.organization
    refuse_award_errors(workspace, "")
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    book = award_book(workspace)
    found = fund_year(book, year)
    if found is None:
        file = FILE_KINDS["award-fund"].file(year=year)
        raise UserError(
            f"Chưa có quỹ của {year_name(year)} trong kho.",
            hint=f"Lập bằng: tdkt new fund {year} (ghi {file}).",
        )
    refuse_counted_twice(workspace, year)
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    issued = order.issued
    subject = f"Thu, chi Quỹ thi đua, khen thưởng {year_name(year)}"
    return OfficialDocument(
        letterhead=letterhead(
            organization,
            symbol=issued.symbol if issued else f"BC-{organization.abbreviation}",
            year=issued.date.year if issued else calendar_years(year)[-1],
            number=issued.number if issued else None,
            date=issued.date if issued else None,
        ),
        type_name="BÁO CÁO",
        subject=subject,
        blocks=with_shares(
            order.templates.blocks("bao-cao-quy.md.j2", _context(found, organization.name)), _SHARES
        ),
        recipients=plan.reporting.recipients if plan and plan.reporting else (),
        archive=usual_archive(organization, plan),
        signature=signature(organization, usual_signer(organization, plan).id),
        draft=issued is None,
        illustrative=_is_illustrative(book, year),
        title=f"Báo cáo thu, chi Quỹ thi đua, khen thưởng {year_name(year)}",
        author=organization.name,
        draft_notes=(_RETURNED,) if found.returned else (),
        notes=(_RETURNED,) if found.returned else (),
    )


def _is_illustrative(book: AwardBook, year: int) -> bool:
    batches = (file for file in book.batches if file.batch.year == year)
    return book.illustrative or book.funds[year].illustrative or any(file.illustrative for file in batches)


def _context(found: FundYear, ward: str) -> dict[str, Any]:
    return {
        "year": found.year,
        "ward": ward,
        "income": [_row(line) for line in found.lines_of(*INCOME)],
        "prizes": [_row(line) for line in found.lines_of(PRIZES)],
        "other": [_row(line) for line in found.lines_of(OTHER)],
        "unpaid": [upper_first(f"{one.title}{one.decision}") for one in found.unpaid],
        "sums": {
            name: number(amount)
            for name, amount in (
                ("income", found.income),
                ("prizes", found.prizes),
                ("other", found.other),
                ("spent", found.spent),
                ("left", abs(found.left)),
            )
        },
        "is_short": found.left < 0,
        "left_words": dong_in_words(abs(found.left)),
    }


def _row(line: FundLine) -> dict[str, str]:
    return {
        "what": upper_first(line.what),
        "date": f"{line.date:%d/%m/%Y}" if line.date else "",
        "voucher": line.voucher,
        "amount": number(line.amount),
    }
