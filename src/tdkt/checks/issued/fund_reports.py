"""Money of a fund that is written down, or changed, after the report on it was issued: told, with what the balance is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.fund_year import INCOME, PRIZES, RETURNED, FundLine, fund_year
from tdkt.awards.law_wording import dong
from tdkt.checks.rule import NOTE, WARNING, Rule
from tdkt.law.articles import Articles
from tdkt.model.award_records import AwardFund
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.fund_key import later_mark
from tdkt.model.issued import FUND_REPORT, IssuedDocument
from tdkt.model.plan_year import year_name
from tdkt.model.text import lower_first
from tdkt.workspace.issued import (
    files_beside,
    fund_reports,
    held_files,
    kinds_in_copy,
    stored_texts,
    texts_of,
)
from tdkt.workspace.workspace import Workspace, stored_workspace

_FUND = Articles("articles.award_fund")
_Said = tuple[object, ...]

LATER = Rule(
    code="A540",
    severity=NOTE,
    title="Thu, chi của quỹ sau báo cáo đã ban hành",
    explanation="Báo cáo thu, chi quỹ đã ban hành in lại đúng như bản đã ký; khoản thu, chi có ngày sau ngày báo cáo vẫn ghi bình "
    "thường và được tính vào số dư. Cần báo cáo tiếp thì lập báo cáo bổ sung: tdkt issue fund-report NĂM/bo-sung, "
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
        if reports:
            yield from _since(workspace, fund, reports[-1], len(reports))


def _since(workspace: Workspace, fund: AwardFund, report: IssuedDocument, later: int) -> Iterator[Diagnostic]:
    """Yield what is other than `report` told; `later` is the number that the next report has among those that add to the first."""
    told = stored_texts(workspace, report)
    if told is None or "award-batch" not in kinds_in_copy(workspace, report):
        return  # stored before the copies held the batches: what was told of them is not known
    now_there = texts_of(
        workspace,
        [*held_files(workspace, FUND_REPORT, str(fund.year)), *files_beside(workspace, FUND_REPORT)],
    )
    if now_there == told:
        return
    then = fund_year(
        award_book(stored_workspace(workspace.root, {file: text.encode() for file, text in told.items()})),
        fund.year,
    )
    now = fund_year(award_book(workspace), fund.year)
    if then is None or now is None:
        return
    before, after = Counter(map(_said, then.lines)), Counter(map(_said, now.lines))
    gone = [line for line in then.lines if _takes(before - after, line) and line.sort in (PRIZES, RETURNED)]
    new = [line for line in now.lines if _takes(after - before, line)]
    how = f"tdkt issue fund-report {fund.year}{later_mark(later)} --number … --date …"
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


def _said(line: FundLine) -> _Said:
    """Return what tells a line of the account; what a batch or a person is called is no money."""
    what = "" if line.sort in (PRIZES, RETURNED) else line.what
    return line.sort, line.date, line.amount, what


def _takes(among: Counter[_Said], line: FundLine) -> bool:
    return among[_said(line)] > 0


def _words(line: FundLine) -> str:
    day = f" ngày {line.date:%d/%m/%Y}" if line.date else ""
    return f"{lower_first(line.what)}{day}, {dong(line.amount)}"
