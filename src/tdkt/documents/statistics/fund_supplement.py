"""What a report on the fund that adds to another says beside it: what is new, what is no more, both sums and their difference."""

from __future__ import annotations

from typing import Any

from tdkt.awards.fund_year import FundLine, FundYear, Unpaid
from tdkt.awards.law_wording import dong
from tdkt.checks.issued.fund_change import FundChange, fund_change
from tdkt.documents.jobs import NotYetError
from tdkt.documents.texts.formats import number
from tdkt.model.issued import IssuedDocument
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

NOT_COMPARED = (
    "Bản lưu của báo cáo được bổ sung không giữ đủ những gì báo cáo ấy đã ghi nên phần so với báo cáo ấy không in: hãy đối chiếu với "
    "bản giấy đã ký."
)


def supplement_to(workspace: Workspace, first: IssuedDocument) -> FundChange | None:
    """Return what a report that adds to `first` has to tell, None where that is not known.

    Raises NotYetError where there is nothing to tell.
    """
    change = fund_change(workspace, first)
    if change is not None and change.is_nothing:
        raise NotYetError(
            f"Từ Báo cáo số {first.said} ngày {first.date:%d/%m/%Y} quỹ không có khoản nào mới hay khác nên chưa có gì để bổ sung.",
            hint="Ghi khoản thu, chi phát sinh (income, expenses, payment của đợt, returned), rồi chạy lại.",
        )
    return change


def told_beside(change: FundChange) -> dict[str, Any]:
    """Return what the template says of `change`: rows of sums and the lines."""
    then, now = change.then, change.now
    rows = (
        ("Tổng số thu", then.income, now.income),
        ("Chi tiền thưởng", then.prizes, now.prizes),
        ("Chi khác", then.other, now.other),
        ("Tổng số chi", then.spent, now.spent),
        ("Số dư", then.left, now.left),
    )
    return {
        "rows": [
            {"what": what, "then": number(old), "now": number(new), "by": _by(new - old)}
            for what, old, new in rows
        ],
        "new": [_said(line) for line in change.new],
        "gone": [_said(line) for line in change.gone],
        "owed": _owed_since(then, now),
    }


def unpaid_words(one: Unpaid) -> str:
    """Name a batch that is decided and not, or not wholly, paid, with what is left of one that is partly paid."""
    rest = f": đã chi một phần, còn {dong(one.rest)}" if one.rest else ""
    if one.later:
        rest += f", trong đó {dong(one.later)} đã chi từ quỹ năm sau"
    return upper_first(f"{one.title}{one.decision}{rest}")


def _owed_since(then: FundYear, now: FundYear) -> list[str]:
    """Return the batches that were decided since and are not paid yet."""
    known = {one.batch for one in then.unpaid}
    return [unpaid_words(one) for one in now.unpaid if one.batch not in known]


def _by(amount: int) -> str:
    if not amount:
        return "0"
    return f"{'tăng' if amount > 0 else 'giảm'} {number(abs(amount))}"


def _said(line: FundLine) -> str:
    day = f", ngày {line.date:%d/%m/%Y}" if line.date else ""
    return f"{upper_first(line.what)}{day}: {dong(line.amount)}"
