"""The drives of a period in the ward's báo cáo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import WITH_DRIVE, WITH_ISSUED_DRIVE
from tdkt.checks.example_files import DRIVE
from tdkt.documents.report.drives import drives_told, said_of_drafts
from tdkt.model.counted_time import CountedTime
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace


def _time(period: str) -> CountedTime:
    return CountedTime(Period.parse(period, year=2026))


@pytest.mark.parametrize(
    ("period", "state"),
    [
        ("2026-Q1", None),
        ("2026-Q2", "đang thực hiện"),
        ("2026-H1", "đang thực hiện"),
        ("2026-Q3", "đã kết thúc"),
        ("2026-Q4", None),
        ("2026", "đã kết thúc"),
    ],
)
def test_a_drive_is_told_in_the_periods_that_it_has_days_in(
    period: str, state: str | None, make_workspace: Callable[..., Workspace]
) -> None:
    drives = make_workspace(**WITH_ISSUED_DRIVE).all(Drive)
    said = "Đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9 (từ ngày 15 tháng 6 năm 2026 đến ngày 02 tháng 9 năm 2026)"
    assert drives_told(drives, _time(period)) == ([f"{said}: {state}"] if state else [])


def test_a_drive_that_was_not_launched_by_the_end_of_the_period_is_not_told(
    make_workspace: Callable[..., Workspace],
) -> None:
    half, third = _time("2026-H1"), _time("2026-Q3")
    draft = make_workspace(**WITH_DRIVE).all(Drive)
    assert drives_told(draft, half) == []
    assert said_of_drafts(draft, half) == (
        "Không nêu Đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9: đến hết 6 tháng đầu năm 2026 kế hoạch phát động chưa ban "
        "hành (tdkt issue drive).",
    )
    late = WITH_ISSUED_DRIVE[DRIVE].replace("date: 2026-06-10", "date: 2026-07-01")
    issued_in_july = make_workspace(**{**WITH_ISSUED_DRIVE, DRIVE: late}).all(Drive)
    assert drives_told(issued_in_july, half) == []
    assert len(drives_told(issued_in_july, third)) == 1
    assert said_of_drafts(issued_in_july, third) == ()
