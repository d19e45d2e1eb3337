"""Money of a fund that is written down, or changed, after the report on it was issued: told, with what the balance is now."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.fund_year import INCOME, PRIZES, RETURNED, FundLine
from tdkt.awards.law_wording import dong
from tdkt.checks.issued.fund_change import FundChange, fund_change
from tdkt.checks.rule import NOTE, WARNING, Rule
from tdkt.law.articles import Articles
from tdkt.model.award_records import AwardFund
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import IssuedDocument
from tdkt.model.plan_year import year_name
from tdkt.model.text import lower_first
from tdkt.workspace.issued import fund_reports, next_fund_key
from tdkt.workspace.workspace import Workspace

_FUND = Articles("articles.award_fund")

LATER = Rule(
    code="A540",
    severity=NOTE,
    title="Thu, chi của quỹ sau báo cáo đã ban hành",
    explanation="Báo cáo thu, chi quỹ đã ban hành in lại đúng như bản đã ký; khoản thu, chi có ngày sau ngày báo cáo vẫn ghi bình "
    "thường và được tính vào số dư; số dư mà quỹ năm sau ghi là không được chuyển (not_carried) cũng nêu. Cần báo cáo tiếp thì lập báo cáo bổ sung: tdkt issue fund-report NĂM/bo-sung, "
    "lần sau NĂM/bo-sung-2.",
    source=_FUND,
)
OTHERWISE = Rule(
    code="A541",
    severity=WARNING,
    title="Tiền đã báo cáo của quỹ nay khác đi",
    explanation="Khoản thu, chi có ngày đến ngày báo cáo quỹ đã ban hành mà báo cáo ghi khác hoặc không ghi: tiền thưởng ở payment của "
    "đợt, tiền thu hồi ở returned, khoản ghi thêm. Ghi nhầm thì trả lại như đã báo cáo; báo cáo thiếu, sai thì lập báo cáo "
    "bổ sung: tdkt issue fund-report NĂM/bo-sung. Lời, số tiền của khoản trong tệp quỹ đã báo cáo thì B101 giữ.",
    source=_FUND,
)

RULES = (LATER, OTHERWISE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what of each year's account is not as its newest report told it."""
    if workspace.incomplete or workspace.as_signed or workspace.partial:
        return
    for fund in workspace.all(AwardFund):
        reports = fund_reports(workspace, str(fund.year))
        change = fund_change(workspace, reports[-1]) if reports else None
        if change is not None:
            yield from _since(workspace, fund, reports[-1], change)


def _since(
    workspace: Workspace, fund: AwardFund, report: IssuedDocument, change: FundChange
) -> Iterator[Diagnostic]:
    """Yield what is other than `report`, the newest, told."""
    then, now, new = change.then, change.now, change.new
    gone = [line for line in change.gone if line.sort in (PRIZES, RETURNED)]
    how = f"tdkt issue fund-report {next_fund_key(workspace, str(fund.year))} --number … --date …"
    place = fund.origin.key("amount")
    which = f"Báo cáo số {report.said} ngày {report.date:%d/%m/%Y}"
    for line in gone:
        yield OTHERWISE.at(
            place,
            f"{which} ghi khoản “{_words(line)}”; nay không còn như vậy.",
            f"Ghi nhầm thì trả lại như đã báo cáo; báo cáo sai thì lập báo cáo bổ sung: {how}.",
        )
    for line in new:
        if line.date is not None and line.date <= report.date:
            yield OTHERWISE.at(
                place,
                f"{which} không có khoản “{_words(line)}”.",
                f"Ghi nhầm thì xóa; báo cáo thiếu thì lập báo cáo bổ sung: {how}.",
            )
    gone_since = now.left_behind
    if gone_since is not None and then.left_behind is None:
        following = year_name(fund.year + 1)
        yield LATER.at(
            place,
            f"{which} ghi số dư chuyển sang {following} là {dong(then.left)}; quỹ {following} ghi không chuyển "
            f"{dong(gone_since.amount)}.",
            f"Cần báo cáo thì lập báo cáo bổ sung: {how}.",
        )
    yet = [line for line in new if line.date is not None and line.date > report.date]
    if yet:
        sums = {
            what: sum(line.amount for line in yet if (line.sort in INCOME) == is_income)
            for what, is_income in (("thu", True), ("chi", False))
        }
        said = ", ".join(f"{what} {dong(amount)}" for what, amount in sums.items() if amount)
        left = "" if now.doubt else f"; số dư nay là {dong(now.left)}, báo cáo ghi {dong(then.left)}"
        yield LATER.at(
            place,
            f"Quỹ {year_name(fund.year)} có {len(yet):02} khoản sau {lower_first(which)}: {said}{left}.",
            f"Cần báo cáo thì lập báo cáo bổ sung: {how}.",
        )


def _words(line: FundLine) -> str:
    day = f" ngày {line.date:%d/%m/%Y}" if line.date else ""
    return f"{lower_first(line.what)}{day}, {dong(line.amount)}"
