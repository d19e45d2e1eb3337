"""Reports on months in what is to be done: a late month is told, and does not hide the ward's own report on the quarter."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from example_ward import FILES
from monthly_unit import MONTHLY, of_month
from tdkt.checks.example_files import PLAN
from tdkt.checks.run import find_problems
from tdkt.cli.status_formats.as_text import write
from tdkt.receipts.board import receipt_board
from tdkt.review.agenda.reports import report_tasks
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
DEADLINES = "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], monthly_day: 5, unit_deadlines: {Q1: 2026-04-05}}\n"


@pytest.fixture
def ward(make_workspace: Make) -> Callable[..., Workspace]:
    def made(*months: int) -> Workspace:
        plan = FILES[PLAN] + DEADLINES
        return make_workspace(
            **{PLAN: plan, "plans/2026/movements/kinh-te.yaml": MONTHLY, **dict(map(of_month, months))}
        )

    return made


def tasks(workspace: Workspace, day: datetime.date) -> str:
    found = report_tasks(workspace, day, find_problems(workspace), "", workspace)
    return "\n".join(task.what for task in found)


def test_a_month_that_was_not_sent_is_told(ward: Callable[..., Workspace]) -> None:
    said = tasks(ward(1, 3), datetime.date(2026, 6, 1))
    assert (
        "Báo cáo tháng 02 năm 2026: 1/1 đơn vị chưa gửi, chậm 88 ngày (hạn 05/03/2026): Phòng Kinh tế."
        in said
    )
    assert "Báo cáo tháng 4 năm 2026" in said
    assert "Báo cáo tháng 3 năm 2026" not in said


def test_months_do_not_hide_the_wards_own_report_on_the_quarter(ward: Callable[..., Workspace]) -> None:
    said = tasks(ward(1, 2, 3, 4), datetime.date(2026, 6, 1))
    assert "Báo cáo quý I năm 2026 của Ủy ban nhân dân phường Mẫu chưa ghi vào sổ văn bản" in said


def test_a_month_that_the_table_has_no_room_for_is_told_below_it(
    ward: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    write(receipt_board(ward(1, 3, 4, 5, 6, 7), 2026, datetime.date(2026, 8, 20)))
    said = capsys.readouterr().out
    assert "Tháng 02: đã nhận 0/1; chậm: Phòng Kinh tế (chậm 168 ngày)." in said
    assert "Tháng 01: " not in said
