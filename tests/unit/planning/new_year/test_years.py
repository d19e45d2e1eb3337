"""Dates move by rule; a year in a sentence moves only where it reads as the plan's own year."""

from __future__ import annotations

import calendar
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model.plan_year import SchoolYear
from tdkt.planning.new_year.years import in_new_year, moved, past_years


@given(st.dates(date(2020, 1, 1), date(2096, 12, 31)), st.integers(1, 10))
def test_a_moved_date_is_the_same_day_of_the_later_year(day: date, years: int) -> None:
    later = moved(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)
    is_lost_leap_day = (day.month, day.day) == (2, 29) and not calendar.isleap(later.year)
    assert later.day == (28 if is_lost_leap_day else day.day)


@given(st.dates(date(2020, 1, 1), date(2090, 12, 31)), st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_moving_keeps_the_order_of_deadlines(one: date, other: date) -> None:
    assert (moved(one, 1) <= moved(other, 1)) or one > other


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2028, 2, 28)),
        (date(2026, 12, 31), 3, date(2029, 12, 31)),
    ],
)
def test_leap_days(day: date, years: int, wanted: date) -> None:
    assert moved(day, years) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai công tác thi đua, khen thưởng năm ▸",
        "Các chỉ tiêu năm ▸ và các mục tiêu của Nghị quyết nhiệm kỳ 2025-2030.",
        "Trong năm ▸: xây dựng 01 mô hình.",
        "*Năm ▸*, phường tập trung cải cách hành chính.",
        "NĂM ▸",
        "Hoàn thành trước quý IV năm ▸.",
        "Đến cuối năm ▸ có 95% hồ sơ.",
        "Trong tháng 6 năm ▸.",
        "Theo Nghị quyết số 57-NQ/TW; phấn đấu năm ▸ đạt 95%.",
        "Triển khai Luật Đất đai. Nhiệm vụ năm ▸ gồm ba việc.",
        "nhiệm vụ năm ▸ - trọng tâm là cải cách hành chính",
        "Năm ▸, năm ▸ nữa.".replace(", năm ▸ nữa", " là cơ hội"),
        "Nhiệm vụ năm\u00a0▸.",
        unicodedata.normalize("NFD", "Nhiệm vụ năm ▸."),
    ],
)
def test_the_plans_own_year_moves(text: str) -> None:
    assert in_new_year(text.replace("▸", "2026"), 2026, 2027) == text.replace("▸", "2027")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2026 là năm bầu cử đại biểu Quốc hội.",
        "Chuyển đổi số giai đoạn 2026-2030.",
        "Chuyển đổi số giai đoạn năm 2026 - 2030.",
        "Kế hoạch từ năm 2021 đến năm 2026.",
        "Kế hoạch từ năm 2021 đến hết năm 2026.",
        "Đến năm 2026, cả nước có 80% xã đạt chuẩn.",
        "Áp dụng từ năm 2026.",
        "Các năm 2025, năm 2026.",
        "Năm 2025 và năm 2026.",
        "Năm 2026 và năm 2027.",
        "Năm 2026, 2027.",
        "Năm học trước, năm 2026/2027.",
        "Nghị quyết ngày 05 tháng 01 năm 2026 của Hội đồng nhân dân.",
        "Nghị quyết ngày 05 tháng 01, năm 2026.",
        "Quyết định ngày 30/6 năm 2026.",
        "Triển khai Luật Thi đua, khen thưởng năm 2026.",
        "Triển khai Luật Đất đai năm 2026.",
        "Thực hiện Kế hoạch số 12/KH-UBND của thành phố về công tác thi đua, khen thưởng năm 2026.",
        "Thực hiện Chỉ thị số 05/2026/CT-TTg về nhiệm vụ năm 2026",
        "Văn bản số 152/2026/NĐ-CP.",
        "Năm 20261 và 12026.",
        "hai năm2026",
    ],
)
def test_what_may_be_another_year_stays(text: str) -> None:
    assert in_new_year(text, 2026, 2027) == text


def test_the_name_of_a_movement_from_above_stays_in_either_spelling() -> None:
    text = "Phong trào “Văn hóa công sở năm 2026” là một nhiệm vụ của năm 2026."
    moved_text = in_new_year(text, 2026, 2027, ["Văn hoá công sở năm 2026"])
    assert moved_text == "Phong trào “Văn hóa công sở năm 2026” là một nhiệm vụ của năm 2027."


@given(
    st.text(alphabet="năm 2026-,.đến từ/ KH", max_size=60),
    st.sampled_from(["năm 2026", "giai đoạn 2026-2030"]),
)
def test_nothing_but_years_ever_changes(noise: str, core: str) -> None:
    text = noise + core + noise
    after = in_new_year(text, 2026, 2027)
    assert after.replace("2027", "2026") == text.replace("2027", "2026")
    assert in_new_year(after, 2026, 2027) == after


def test_past_years_are_found_in_order_and_spans_are_one() -> None:
    text = "Năm 2026, nhiệm kỳ 2026 - 2031, giai đoạn 2021-2025, ngày 16/7/2021, 152/2025/NĐ-CP, năm 2027, 2030-2035, 20261"
    found = [(text[mention.start : mention.end], mention.is_over) for mention in past_years(text, 2027)]
    assert found == [
        ("2026", False),
        ("2026 - 2031", False),
        ("2021-2025", True),
        ("2021", False),
        ("2025", False),
    ]


@pytest.mark.parametrize(("last", "is_over"), [(2026, True), (2027, False)])
def test_a_span_is_over_only_before_the_new_year(last: int, is_over: bool) -> None:
    assert [mention.is_over for mention in past_years(f"giai đoạn 2024-{last}", 2027)] == [is_over]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2026 đạt 85%, năm 2027 đạt 90%.",
        "Báo cáo kết quả năm 2026 trước ngày 15/01/2027.",
        "Sơ kết năm 2026 trong tháng 01 năm 2027.",
    ],
)
def test_two_years_of_a_sentence_never_become_one(text: str) -> None:
    """It stays, and is listed with what still names a year that is over."""
    assert in_new_year(text, 2026, 2027) == text
    assert past_years(text, 2027)
    assert "2027" in in_new_year(text.split("2026")[0] + "2026.", 2026, 2027)


def test_two_school_years_of_a_sentence_never_become_one() -> None:
    text = "Năm học 2026-2027 đạt 85%, năm học 2027-2028 đạt 90%."
    assert in_new_year(text, SchoolYear(2026), SchoolYear(2027)) == text
