"""Amendments that are not in force in the order in which they were signed: what counts on which day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.changes.versions import plan_versions, targets_by_period
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.model.period import Period
from tdkt.model.programme import PlanVersion, version_on
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


def version(ward: Ward, month: int) -> PlanVersion:
    return version_on(plan_versions(ward.read, 2026), datetime.date(2026, month, 28))


def sentences(ward: Ward, month: int) -> list[str]:
    return [item.text for file in version(ward, month).movements for item in file.items]


TASK = ("Quản lý tài sản công tiết kiệm, minh bạch.", "Quản lý tài sản công tiết kiệm, công khai, minh bạch.")


def test_a_task_that_only_the_older_one_changed_waits_for_its_day(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-11-01", TASK)
    amended(ward, 3, "2026-09-10", "2026-10-01", *threshold(95, 97))
    assert [TASK[0] in sentences(ward, month) for month in (8, 10, 11)] == [True, True, False]
    assert [TASK[1] in sentences(ward, month) for month in (8, 10, 11)] == [False, False, True]
    assert sentences(ward, 10)[:2] == [TASK[0], "97% văn bản được xử lý đúng hạn."]


def test_a_task_that_the_older_one_removes_stays_where_it_stands(ward: Ward) -> None:
    task = f"      - task: van-thu.quan-ly\n        text: {TASK[0]}\n"
    amended(ward, 2, "2026-08-15", "2026-11-01", (task, ""))
    amended(ward, 3, "2026-09-10", "2026-10-01", *threshold(95, 97))
    assert sentences(ward, 10)[0] == TASK[0]
    assert TASK[0] not in sentences(ward, 11)


def test_a_deadline_that_only_the_older_one_set_waits_for_its_day(tmp_path: Path) -> None:
    own = "reporting:\n  unit_deadlines: {Q2: 2026-06-20, Q3: 2026-09-20, Q4: 2026-12-10}\n  addressees: [UBND thành phố]\n  recipients: [Như trên]\n"
    ward = Ward(write_files(tmp_path / "kho", {**FILES, PLAN: FILES[PLAN] + own}))
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.change(PLAN, "Q4: 2026-12-10", "Q4: 2026-12-05")
    amended(ward, 2, "2026-08-15", "2026-11-01", TASK)
    ward.change(PLAN, "Q3: 2026-09-20", "Q3: 2026-09-25")
    amended(ward, 3, "2026-09-10", "2026-09-10", *threshold(95, 97))
    due = {
        month: [
            version(ward, month).plan.deadline_of(Period.parse(f"2026-Q{quarter}", year=2026))
            for quarter in (3, 4)
        ]
        for month in (8, 10, 11)
    }
    assert {month: [day.day for day in days if day] for month, days in due.items()} == {
        8: [20, 10],
        10: [25, 10],
        11: [25, 5],
    }


def test_a_sentence_that_the_later_one_changed_is_in_force_as_it_was_signed_then(ward: Ward) -> None:
    fault = ("không để xảy ra sai sót lớn", "không để xảy ra sai sót")
    first = [
        ("sai sót lớn.", "sai sót."),
        (f"quote: {fault[0]}", f"quote: {fault[1]}"),
        ("of: sai sót lớn", "of: sai sót"),
    ]
    paper = "Văn phòng không giấy tờ"
    second = [(paper, "Văn phòng số"), (paper, "Văn phòng số")]
    amended(ward, 2, "2026-08-15", "2026-11-01", *first)
    amended(ward, 3, "2026-09-10", "2026-10-01", *second)
    [now] = [text for text in sentences(ward, 10) if "Hoàn thành" in text]
    assert now == "Hoàn thành mô hình “Văn phòng số”, không để xảy ra sai sót."
    found = {target.id: target.text for file in version(ward, 10).movements for target in file.targets}
    assert found["van-thu.sai-sot"] == fault[1]
    assert found["van-thu.khong-giay"] == "Hoàn thành mô hình “Văn phòng số”"


def test_a_movement_that_came_with_the_older_one_waits_for_its_day(ward: Ward) -> None:
    new = "  - id: so-hoa\n    title: Phong trào số hóa\n    items:\n      - {task: so-hoa.mot, text: Số hóa hồ sơ.}\n"
    file = ward.root / MOVEMENTS
    file.write_text(file.read_text(encoding="utf-8") + new, encoding="utf-8")
    amended(ward, 2, "2026-08-15", "2026-11-01")
    amended(ward, 3, "2026-09-10", "2026-10-01", *threshold(95, 97))
    named = {
        month: [one.id for file in version(ward, month).movements for one in file.movements]
        for month in (10, 11)
    }
    assert named == {10: ["van-thu"], 11: ["van-thu", "so-hoa"]}


def test_a_draft_that_would_be_in_force_first_is_told_before_it_is_signed(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-10-01", TASK)
    made = new_amendment(ward.read, "plan", "2026", "Điều chỉnh.", effective=datetime.date(2026, 9, 20))
    made.edit.write(ward.root)
    [found] = ward.problems("M680")
    assert found.message == (
        "Văn bản đang soạn có hiệu lực từ 20/09/2026, trước số 02/KH-UBND ký trước nó (từ 01/10/2026)."
    )
    assert "“trước đây là …” theo kế hoạch đã sửa tại số 02/KH-UBND" in found.hint


def test_a_draft_without_a_day_is_told_while_an_amendment_waits(ward: Ward) -> None:
    amended(ward, 2, "2026-08-15", "2026-10-01", TASK)
    ward.amend("plan", "2026")
    [found] = ward.problems("M680")
    assert found.message == (
        "Văn bản đang soạn chưa ghi effective: ký trước 01/10/2026 thì có hiệu lực từ ngày ký, "
        "trước số 02/KH-UBND ký trước nó (từ 01/10/2026)."
    )
    ward.issue("report", "2026-Q3", 50, "2026-10-05")
    assert not ward.problems("M680"), "what is signed from now on comes after it"
