"""Amendments that are not in force in the order in which they were signed: what counts on which day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.changes.versions import plan_versions, targets_by_period
from tdkt.checks.example_files import MOVEMENTS
from tdkt.model.period import Period
from tdkt.planning.amending import new_amendment

NEW = """      - target: van-thu.moi
        text: Tổ chức ít nhất 3 lớp.
        measure: {type: count, at_least: 3, of: lớp}
"""
FEWER = ("Giảm chi phí văn phòng phẩm ít nhất 10%/năm", "Giảm chi phí văn phòng phẩm ít nhất 12%/năm")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    made = Ward(write_files(tmp_path / "kho", FILES))
    made.issue("plan", "2026", 1, "2026-01-15")
    return made


def amended(ward: Ward, number: int, day: str, effective: str, *changes: tuple[str, str]) -> None:
    for old, new in changes:
        ward.change(MOVEMENTS, old, new)
    in_force = datetime.date.fromisoformat(effective)
    made = new_amendment(ward.read, "plan", "2026", "Điều chỉnh.", effective=in_force)
    made.edit.write(ward.root)
    ward.issue("amendment", made.id, number, day)


def low(ward: Ward, period: str, target: str = "van-thu.dung-han") -> float | None:
    found = targets_by_period(ward.read)(Period.parse(period, year=2026)).get(target)
    return float(found.measure.comparison.low) if found else None


def threshold(old: int, new: int) -> tuple[tuple[str, str], ...]:
    return (f"at_least: {old}", f"at_least: {new}"), (f"{old}% văn bản", f"{new}% văn bản")


def test_once_all_are_in_force_the_one_that_was_signed_last_counts(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-10-01", *threshold(95, 96))
    amended(ward, 3, "2026-09-10", "2026-09-10", *threshold(96, 97))
    assert [low(ward, f"2026-Q{quarter}") for quarter in (2, 3, 4)] == [95, 97, 97]
    assert low(ward, "2026") == 97
    [found] = ward.problems("M680")
    assert found.message == (
        "Số 03/KH-UBND có hiệu lực từ 10/09/2026, trước số 02/KH-UBND ký trước nó (từ 01/10/2026)."
    )


def test_what_only_the_older_one_changed_waits_for_its_day(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-10-01", *threshold(95, 96))
    amended(
        ward,
        3,
        "2026-09-10",
        "2026-09-10",
        FEWER,
        ("type: reduction, at_least: 10", "type: reduction, at_least: 12"),
    )
    assert [low(ward, f"2026-Q{quarter}") for quarter in (2, 3, 4)] == [95, 95, 96]
    assert [low(ward, f"2026-Q{quarter}", "van-thu.tiet-kiem") for quarter in (2, 3, 4)] == [10, 12, 12]
    assert [version.valid_from.month for version in plan_versions(ward.read, 2026)] == [1, 9, 10]


def test_a_target_that_came_or_went_with_the_older_one_waits_for_its_day(ward: Ward) -> None:
    gone = "      - target: van-thu.tiet-kiem\n        text: Giảm chi phí văn phòng phẩm ít nhất 10%/năm.\n        measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}\n"
    amended(ward, 2, "2026-08-15", "2026-10-01", (gone, NEW))
    amended(ward, 3, "2026-09-10", "2026-09-10", *threshold(95, 97))
    assert [low(ward, f"2026-Q{quarter}") for quarter in (2, 3, 4)] == [95, 97, 97]
    assert [low(ward, f"2026-Q{quarter}", "van-thu.moi") for quarter in (2, 3, 4)] == [None, None, 3]
    assert [low(ward, f"2026-Q{quarter}", "van-thu.tiet-kiem") for quarter in (2, 3, 4)] == [10, 10, None]


def test_amendments_in_their_order_are_not_told(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-09-01", *threshold(95, 96))
    amended(ward, 3, "2026-09-10", "2026-10-01", *threshold(96, 97))
    assert [low(ward, f"2026-Q{quarter}") for quarter in (2, 3, 4)] == [95, 96, 97]
    assert not ward.problems("M680")
