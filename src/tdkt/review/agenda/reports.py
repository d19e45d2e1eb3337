"""The reports of units: late, due this week, of no use; and the ward's own report on a quarter that is over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import REPORT
from tdkt.model.period import Period
from tdkt.model.report_key import parted
from tdkt.model.report_outline import kind_of_report
from tdkt.receipts.board import ReceiptBoard, earlier_boards, receipt_board, year_of
from tdkt.receipts.receipts import Receipt, State
from tdkt.review.agenda.task import WEEK, Group, Task, how_far
from tdkt.workspace.issued import all_issued, period_of
from tdkt.workspace.report_outlines import reporting_body
from tdkt.workspace.workspace import Workspace

_NAMED = 4


def report_tasks(
    workspace: Workspace, today: datetime.date, findings: list[Diagnostic], dated: str, seen: Workspace
) -> Iterator[Task]:
    """Yield what is to be done about reports; `dated` is what commands add that look at a day. Raises as `receipt_board`.

    A receipt tells itself what came after `today`; what the ward has signed is looked up in `seen`, the files as they stood then.
    """
    year = year_of(workspace, today)
    boards = [
        *earlier_boards(workspace, year, today),
        receipt_board(workspace, year, today, findings=findings),
    ]
    for board in boards:
        for period, deadline in board.programme.deadlines:
            receipts = board.of_quarter(period)
            yield from _awaited(period, deadline, receipts, today, dated)
            yield from _of_no_use(period, receipts)
        if board.latest_past_quarter is not None:
            yield from _own_report(seen, board, board.latest_past_quarter)


def _awaited(
    quarter: Period,
    deadline: datetime.date | None,
    receipts: Sequence[Receipt],
    today: datetime.date,
    dated: str,
) -> Iterator[Task]:
    missing = [
        receipt
        for receipt in receipts
        if receipt.state.is_awaited or receipt.state is State.RECEIVED_AFTERWARDS
    ]
    if deadline is None or not missing or deadline > today + WEEK:
        return
    names = ", ".join(receipt.unit.name for receipt in missing[:_NAMED])
    more = f" và {len(missing) - _NAMED} đơn vị nữa" if len(missing) > _NAMED else ""
    what = (
        f"Báo cáo {quarter.title}: {len(missing)}/{len(receipts)} đơn vị chưa gửi, {how_far(deadline, today)} "
        f"(hạn {deadline:%d/%m/%Y}): {names}{more}."
    )
    yield Task(Group.DUE, what, f"tdkt status {quarter.year} --remind --within {WEEK.days}{dated}", deadline)


def _of_no_use(quarter: Period, receipts: Sequence[Receipt]) -> Iterator[Task]:
    broken = [receipt for receipt in receipts if receipt.state.is_in_doubt]
    if broken:
        names = ", ".join(receipt.unit.name for receipt in broken[:_NAMED])
        what = (
            f"Báo cáo {quarter.title} có tệp chưa dùng được: {names}{', …' if len(broken) > _NAMED else ''}."
        )
        yield Task(Group.FIRST, what, f"tdkt validate plans/{quarter.year}/reports")


def _own_report(workspace: Workspace, board: ReceiptBoard, quarter: Period) -> Iterator[Task]:
    """Yield the báo cáo of the ward on the latest `quarter` whose deadline has passed, until it or a longer one is issued."""
    if board.programme.plan.is_draft:
        return
    if not any(
        receipt.state.is_received or receipt.state is State.RECEIVED_LATE for receipt in board.within(quarter)
    ):
        return
    issued = [
        period_of(workspace, one.key)
        for one in all_issued(workspace)
        if one.of == REPORT and parted(one.key)[1] is None
    ]
    if not any(period.year == quarter.year and period.last_day >= quarter.last_day for period in issued):
        yield Task(
            Group.UNFINISHED,
            f"Báo cáo {quarter.title} của {_reporter(workspace, quarter)} chưa ghi vào sổ văn bản: in, ký rồi ban hành (tdkt issue report).",
            f"tdkt render report {quarter.key}",
        )


def _reporter(workspace: Workspace, period: Period) -> str:
    """Return who reports on a period, as its report says."""
    organization = workspace.organization
    plan = next((plan for plan in workspace.plans if plan.year == period.year), None)
    if organization is None:
        return "địa phương"
    return reporting_body(workspace, organization, kind_of_report(period), None, plan).name
