"""Which day a sentence names as the last one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.said_deadlines import deadlines_in
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace


def _day(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("100% cơ sở đăng ký trước ngày 28/02", {_day(2, 28), _day(2, 27)}),
        ("Trước 28/2/2026 hoàn thành", {_day(2, 28), _day(2, 27)}),
        ("đăng ký trước ngày 01 tháng 3 năm 2026", {_day(3, 1), _day(2, 28)}),
        ("đăng ký đến hết ngày 28/02", {_day(2, 28)}),
        ("đăng ký đến ngày 28-02-2026", {_day(2, 28)}),
        ("chậm nhất ngày 30/9 hoàn thành", {_day(9, 30)}),
        ("chậm nhất là ngày 30/9", {_day(9, 30)}),
        ("chậm nhất vào ngày 30.9.2026", {_day(9, 30)}),
        ("không muộn hơn ngày 15 tháng 11", {_day(11, 15)}),
        ("hoàn thành trong tháng 02", {_day(2, 28)}),
        ("hoàn thành trong tháng 2/2028", {date(2028, 2, 29)}),
        ("hoàn thành trước tháng 3", {_day(2, 28)}),
        ("hoàn thành trước tháng 1", {date(2025, 12, 31)}),
        ("xong trong quý II", {_day(6, 30)}),
        ("xong trong quý IV/2026", {_day(12, 31)}),
        ("xong trước quý III năm 2026", {_day(6, 30)}),
        ("đến hết quý 3", {_day(9, 30)}),
        ("đến cuối tháng 6", {_day(6, 30)}),
        ("Đến hết ngày 28/02, 95% cơ sở đăng ký", {_day(2, 28)}),
        ("Trước ngày 28/02, 1.200 hộ", {_day(2, 28), _day(2, 27)}),
        ("Trong tháng 6, 03 mô hình", {_day(6, 30)}),
        ("Trong tháng 6, 95% hộ", {_day(6, 30)}),
        ("đến 30/6/2027 hoàn thành", {date(2027, 6, 30)}),
    ],
)
def test_the_day_that_is_meant(text: str, days: set[date]) -> None:
    [found] = deadlines_in(text, 2026)
    assert set(found.days) == days


@pytest.mark.parametrize(
    "text",
    [
        "Đạt từ 01 đến 02 mô hình trong năm",
        "có đến 3/6 thôn đạt chuẩn",
        "xử lý trong 24 giờ",
        "báo cáo trong quý",
        "trong tháng đầu năm",
        "trước ngày 31/02",
        "theo Kế hoạch số 40/KH-UBND ngày 28/02/2026",
        "đến năm 2030 đạt 100%",
        "trong tháng 13",
        "gửi báo cáo trước ngày 20/3, 20/6, 20/9",
        "tổ chức trong tháng 3, 6, 9",
        "trước ngày 20/3 và 20/9",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert deadlines_in(text, 2026) == []


def test_every_deadline_is_read() -> None:
    found = deadlines_in("Trước ngày 28/02 có 50%, đến hết tháng 6 có 100%", 2026)
    assert [one.words for one in found] == ["Trước ngày 28/02", "đến hết tháng 6"]


@pytest.mark.parametrize(("due", "codes"), [("2026-06-30", set()), ("2026-06-29", {"M622"})])
def test_a_part_of_a_sentence_has_the_day_of_the_whole(
    due: str, codes: set[str], in_memory: Callable[..., Workspace]
) -> None:
    plan = FILES[MOVEMENTS].replace(
        "text: Hoàn thành mô hình", "text: Trong quý II hoàn thành hồ sơ; Hoàn thành mô hình"
    )
    plan = plan.replace("measure: {type: milestone}", f"measure: {{type: milestone, due: {due}}}")
    found = {finding.code for finding in find_problems(in_memory(**{MOVEMENTS: plan}))}
    assert found & {"M622", "M623"} == codes


@pytest.mark.parametrize(
    ("said", "codes"),
    [("trước ngày 30 tháng 6 năm 2026", set()), ("trước ngày 30 tháng 6 năm 2025", {"M622"})],
)
def test_a_sentence_of_another_year_is_held_against_the_day_due(
    said: str, codes: set[str], in_memory: Callable[..., Workspace]
) -> None:
    plan = FILES[MOVEMENTS].replace("text: Hoàn thành mô hình", f"text: Hoàn thành {said} mô hình")
    plan = plan.replace("measure: {type: milestone}", "measure: {type: milestone, due: 2026-06-30}")
    found = {finding.code for finding in find_problems(in_memory(**{MOVEMENTS: plan}))}
    assert found & {"M622", "M623"} == codes
