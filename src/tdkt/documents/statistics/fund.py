"""Báo cáo thu, chi Quỹ thi đua, khen thưởng of a year: every line of the account, what was paid once and what is left.

Luật 06/2022/QH15, Điều 11; NĐ 30/2020, Phụ lục III, Mẫu 1.4 (văn bản có tên loại).
"""

from __future__ import annotations

from typing import Any

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.fund_year import INCOME, OTHER, PRIZES, FundLine, FundYear, fund_year
from tdkt.checks.awards.fund import refuse_wrong_balance
from tdkt.checks.issued.fund_change import FundChange
from tdkt.checks.run import refuse_award_errors
from tdkt.checks.unread import not_there
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.page.assembling import is_plan_of, letterhead, signature, usual_archive, usual_signer
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.statistics.fund_supplement import NOT_COMPARED, supplement_to, told_beside, unpaid_words
from tdkt.documents.texts.formats import date_long, number
from tdkt.documents.texts.money_words import dong_in_words
from tdkt.errors import UserError
from tdkt.model.award_records import NotCarried
from tdkt.model.fund_key import FundKey
from tdkt.model.issued import FUND_REPORT, IssuedDocument
from tdkt.model.plan_year import calendar_years, year_name
from tdkt.model.text import lower_first, upper_first
from tdkt.workspace.issued import issued
from tdkt.workspace.kinds import FILE_KINDS

_SHARES = {
    "TT": 9,
    "Nội dung": 76,
    "Ngày": 24,
    "Chứng từ": 25,
    "Số tiền (đồng)": 31,
    "Số tiền": 45,
    "Đã báo cáo (đồng)": 38,
    "Nay (đồng)": 38,
    "Chênh lệch (đồng)": 44,
}
_RETURNED = (
    "Tiền thưởng bị thu hồi đã nộp lại được tính vào quỹ của năm nộp; nơi nộp do Chính phủ quy định (Luật Thi đua, khen thưởng, "
    "Điều 93, khoản 9), chưa đối chiếu bản gốc: hãy kiểm tra."
)

_KINDS = (
    "Thông tư 28/2025/TT-BTC (từ 15/7/2025) quy định việc chi của quỹ; các khoản chi ở đây chưa chia theo nội dung chi của Thông tư, tỷ lệ "
    "chi cho tổ chức, tuyên truyền chưa tính: chưa đối chiếu bản gốc, hãy kiểm tra trước khi ký."
)


_TOLD_OTHERWISE = (
    "Quỹ {following} ghi số dư chuyển sang khác số dư của quỹ này (A529) nên báo cáo chỉ ghi số dư, không ghi số chuyển sang: sửa quỹ "
    "{following} rồi in lại."
)


def fund_report_of(order: Order) -> OfficialDocument:
    """Return the report on the fund of a year, worded by `bao-cao-quy.md.j2`; a draft until it is issued."""
    workspace, year = order.workspace, order.subject.year
    organization = workspace.organization
    refuse_award_errors(workspace, "")
    if organization is None:
        said = UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
        raise not_there(workspace, said, "organization")
    book = award_book(workspace)
    found = fund_year(book, year)
    if found is None:
        file = FILE_KINDS["award-fund"].file(year=year)
        said = UserError(
            f"Chưa có quỹ của {year_name(year)} trong kho.",
            hint=f"Lập bằng: tdkt new fund {year} (ghi {file}).",
        )
        raise not_there(workspace, said, "award-fund")
    first = _first_report(order)
    plan = next((plan for plan in workspace.plans if plan.year == year), None)
    reporting = plan.reporting if plan and is_plan_of(organization, plan, organization) else None
    line = order.issued
    if line is None:
        refuse_wrong_balance(workspace, year)
    change = supplement_to(workspace, first) if first else None
    notes = (
        *((NOT_COMPARED,) if first and change is None else ()),
        *((_RETURNED,) if found.returned else ()),
        *((_TOLD_OTHERWISE.format(following=year_name(year + 1)),) if found.is_told_otherwise else ()),
    )
    subject = f"{'Bổ sung t' if first else 'T'}hu, chi Quỹ thi đua, khen thưởng {year_name(year)}"
    return OfficialDocument(
        letterhead=letterhead(
            organization,
            symbol=line.symbol if line else f"BC-{organization.abbreviation}",
            year=line.date.year if line else calendar_years(year)[-1],
            number=line.number if line else None,
            date=line.date if line else None,
        ),
        type_name="BÁO CÁO",
        subject=subject,
        blocks=with_shares(
            order.templates.blocks("bao-cao-quy.md.j2", _context(found, organization.name, first, change)),
            _SHARES,
        ),
        recipients=reporting.recipients if reporting else (),
        archive=usual_archive(organization, plan),
        signature=signature(organization, usual_signer(organization, plan).id),
        draft=line is None,
        illustrative=_is_illustrative(book, year),
        title=f"Báo cáo {'bổ sung ' if first else ''}thu, chi Quỹ thi đua, khen thưởng {year_name(year)}",
        author=organization.name,
        draft_notes=(*notes, _KINDS),
        notes=(*notes, _KINDS) if line is None else notes,
    )


def _is_illustrative(book: AwardBook, year: int) -> bool:
    batches = (file for file in book.batches if file.batch.year == year)
    return book.illustrative or book.funds[year].illustrative or any(file.illustrative for file in batches)


def _first_report(order: Order) -> IssuedDocument | None:
    """Return the report that the one asked for adds to, None for the first; raises NotYetError where that is not issued."""
    meant: FundKey = order.subject
    if not meant.later:
        return None
    before = FundKey(meant.period, meant.later - 1).key
    found = issued(order.workspace, FUND_REPORT, before)
    if found is None:
        raise NotYetError(
            f"Chưa ban hành báo cáo quỹ “{before}” nên chưa có gì để bổ sung.",
            hint=f"Báo cáo {year_name(meant.year)}: tdkt render fund-report {before}.",
        )
    return found


def _context(
    found: FundYear, ward: str, first: IssuedDocument | None, change: FundChange | None
) -> dict[str, Any]:
    return {
        "added_to": f"Báo cáo số {first.said} {date_long(first.date)}" if first else "",
        "change": told_beside(change) if change else None,
        "year": found.year,
        "ward": ward,
        "income": [_row(line) for line in found.lines_of(*INCOME)],
        "prizes": [_row(line) for line in found.lines_of(PRIZES)],
        "other": [_row(line) for line in found.lines_of(OTHER)],
        "unpaid": [unpaid_words(one) for one in found.unpaid],
        "some_paid": any(one.rest for one in found.unpaid),
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
        "not_carried": _not_carried(found.not_carried),
        "left_behind": _not_carried(found.left_behind),
        "taken_over": number(found.taken_over) if found.taken_over else "",
        "is_told_otherwise": found.is_told_otherwise,
        "is_short": found.left < 0,
        "left_words": dong_in_words(abs(found.left)),
    }


def _not_carried(said: NotCarried | None) -> dict[str, str] | None:
    if said is None:
        return None
    return {"amount": number(said.amount), "reason": lower_first(said.reason).removesuffix(".")}


def _row(line: FundLine) -> dict[str, str]:
    return {
        "what": upper_first(line.what),
        "date": f"{line.date:%d/%m/%Y}" if line.date else "",
        "voucher": line.voucher,
        "amount": number(line.amount),
    }
