"""One voucher at two lines of money: of the funds, of the prizes of batches, of what cancelled awards brought back."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.fund_doubles import doubled_income, doubles
from tdkt.awards.vouchers import SharedVoucher, shared_vouchers
from tdkt.checks.example_files import FUND
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

_AMOUNT = "amount: 100000000\n"
_LINE = (
    "expenses:\n  - {id: khung, date: 2026-03-10, amount: 2000000, for: khung giấy khen, voucher: PC-12}\n"
)
_INCOME = "income:\n  - {id: ung-ho, date: 2026-07-01, amount: 2000000, source: Ủng hộ của Công ty H, voucher: PT-05}\n"
_OTHER_INCOME = "  - {{id: ung-ho-2, date: 2026-08-01, amount: 1, source: Ủng hộ, voucher: {}}}\n"

SHARED = Rule(
    code="A544",
    severity=WARNING,
    title="Một chứng từ ghi ở hai khoản",
    explanation="Một số chứng từ (voucher; viết hoa, thường, cách, gạch đều như nhau) trong một năm dương lịch ghi ở hai khoản: khoản thu, chi "
    "của quỹ, tiền thưởng đã chi của các đợt (payment), tiền thưởng thu hồi đã nộp (returned). Có thể một khoản tiền đã ghi hai lần. Xóa khoản "
    "ghi thừa, hoặc sửa số chứng từ; một chứng từ có hai khoản thật thì ghi separate: true ở khoản sau. Số không có chữ ('12') ở khoản thu là "
    "số phiếu thu (PT-12), ở khoản chi là số phiếu chi (PC-12). Chưa sửa thì không in được báo cáo thu, chi và không chuyển được số dư. Hai lần chi của một đợt: A566.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-11, amount: 1, for: in ấn, voucher: ▸PC-12}}\n",
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-12-31, amount: 1, for: in ấn, voucher: ▸pc 012}}\n",
                f"{_AMOUNT}{_INCOME}{_OTHER_INCOME.format('▸phiếu thu 5')}",
                _AMOUNT + _INCOME + _OTHER_INCOME.format('▸"5"'),
                f"{_AMOUNT}{_INCOME}{_LINE.replace('PC-12', '▸PT-05').replace('03-10', '09-10')}",
            ),
            good=(
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-11, amount: 1, for: in ấn, voucher: PC-13}}\n",
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-11, amount: 1, for: in ấn, voucher: PC-12, separate: true}}\n",
                f"{_AMOUNT}{_INCOME}{_OTHER_INCOME.format('PT-06')}",
                _AMOUNT + _INCOME.replace("PT-05", "'12'") + _LINE.replace("PC-12", "'12'"),
            ),
        ),
    ),
    source=Articles("articles.award_fund"),
)

RULES = (SHARED,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the vouchers that stand at two lines of money, but for what another rule says of the same lines."""
    if workspace.incomplete:
        return
    book = award_book(workspace)
    told = {found.line.origin.at() for fund in book.funds.values() for found in doubles(book, fund)}
    told |= {found.line.origin.at() for fund in book.funds.values() for found in doubled_income(book, fund)}
    for shared in shared_vouchers(book):
        if not shared.is_of_one_batch and shared.again.line.origin.at() not in told:
            yield _told(shared)


def shared_in_fund(book: AwardBook, year: int) -> list[Diagnostic]:
    """Return what is to be said of the vouchers for which the fund of `year` may count a sum twice."""
    return [
        _told(shared) for shared in shared_vouchers(book) if any(one.fund == year for one in shared.lines)
    ]


def _told(shared: SharedVoucher) -> Diagnostic:
    first, again = shared.lines
    return SHARED.at(
        again.line.origin.at("voucher"),
        f"Chứng từ {again.voucher} ({again.what}) đã ghi ở {first.what} ngày {first.line.date:%d/%m/%Y}.",
        "Xóa khoản ghi thừa, hoặc sửa số chứng từ; một chứng từ có hai khoản thật thì ghi separate: true.",
        ((first.line.origin.at("voucher"), "lần đầu"),),
    )
