"""The drives of a period in the ward's báo cáo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import WITH_DRIVE
from tdkt.documents.report.drives import drives_told
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.workspace.workspace import Workspace


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
    drives = make_workspace(**WITH_DRIVE).all(Drive)
    said = "Đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9 (từ ngày 15 tháng 6 năm 2026 đến ngày 02 tháng 9 năm 2026)"
    assert drives_told(drives, Period.parse(period, year=2026)) == ([f"{said}: {state}"] if state else [])
