"""What a unit is asked, what it said and what follows from it, type by type, in the words that people read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import figure, measure, number, programme, report, target

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Summary, assess
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.unit_report import Figure


def at(
    quarter: int, measured: Measure, *figures: Figure | None, units: tuple[str, ...] = ("a",)
) -> Assessment:
    """Return the target at the end of `quarter`, where unit a sent `figures`, one a quarter."""
    reports = [report(number, found) for number, found in enumerate(figures, start=1) if found is not None]
    found = assess(programme([target(measured, units=units)], reports), Period.quarter(2026, quarter))
    return found.assessments[0]


@pytest.mark.parametrize(
    ("measured", "sent", "brief"),
    [
        (measure("percentage", at_least=95), {"numerator": 1412, "denominator": 1430}, "1.412 / 1.430"),
        (measure("percentage", at_least=95), {"numerator": 3}, "3"),
        (measure("percentage", at_least=95, percent_only=True), {"percent": number("96.4")}, "96,4"),
        (measure("count", at_least=2), {"count": 3}, "3"),
        (measure("count", at_least=2), {}, ""),
        (measure("incidents", at_most=0), {"count": 0}, "0"),
        (measure("amount", at_least=85, in_="triệu đồng"), {"amount": 1200}, "1.200"),
        (measure("reduction", at_least=10, in_="đồng"), {"now": 9, "base": 10}, "9 / 10"),
        (measure("reduction", at_least=1, points=True), {"now": 2, "base": 4}, "2 / 4"),
        (measure("reduction", at_least=1), {"now": 2, "base": 4}, "2 / 4"),
        (measure("per_subdivision", each_at_least=1), {"reached": ("thon-1", "thon-2")}, "2 nơi đạt"),
        (measure("per_subdivision", each_at_least=1), {"reached": ("thon-99",)}, "1 nơi đạt"),
        (measure("per_subdivision", each_at_least=1), {"reached": ()}, "0 nơi đạt"),
        (measure("per_subdivision", each_at_least=1), {"reached": 3, "members": 10}, "3 / 10"),
        (measure("per_subdivision", each_at_least=1), {"reached": 3}, "3"),
        (measure("per_official", each_at_least=1), {"reached": 3, "members": 10}, "3 / 10"),
        (measure("milestone"), {"progress": "under_way"}, "đang thực hiện"),
        (measure("milestone"), {"progress": "done", "done_on": date(2026, 3, 2)}, "đã xong 02/03/2026"),
        (measure("milestone"), {"progress": "done"}, "đã xong"),
        (measure("milestone"), {}, ""),
    ],
)  # fmt: skip
def test_what_a_unit_said_in_the_few_words_of_a_form(
    measured: Measure, sent: dict[str, Any], brief: str
) -> None:
    found = figure(**sent)
    assert wording.in_brief(found, measured) == brief


def test_no_figure_is_said_in_brief_as_nothing() -> None:
    assert wording.in_brief(None, measure("count", at_least=1)) == ""


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (measure("percentage", at_least=95), "Ô 1: số đạt, trong quý\nÔ 2: tổng số, trong quý"),
        (measure("percentage", at_least=95, accumulate="latest"), "Ô 1: số đạt, tính đến cuối quý\nÔ 2: tổng số, tính đến cuối quý"),
        (measure("percentage", at_least=95, percent_only=True), "Ô 1: tỷ lệ % được công bố, tổng số (chỉ ghi số, ví dụ 96,4)"),
        (measure("count", at_least=95), "Ô 1: tổng số, trong quý"),
        (measure("incidents", at_most=0), "Ô 1: tổng số, trong quý; không có thì ghi 0"),
        (measure("amount", at_least=95, in_="ha"), "Ô 1: tổng số, trong quý, tính bằng ha"),
        (measure("reduction", at_least=95, in_="đồng"), "Tổng số (đồng)\nÔ 1: kỳ này\nÔ 2: kỳ gốc để so sánh"),
        (measure("reduction", at_least=95), "Tổng số\nÔ 1: kỳ này\nÔ 2: kỳ gốc để so sánh"),
        (measure("milestone"), "Ô 1: chọn tình trạng đến cuối quý\nÔ 2: ngày xong, nếu đã xong (ngày/tháng/năm)"),
    ],
)  # fmt: skip
def test_what_a_unit_is_asked(measured: Measure, words: str) -> None:
    assert kind_of(measured).how_to_enter(measured) == words


def test_a_quarter_that_the_plan_names_is_not_named_again() -> None:
    counted = replace(measure("count", at_least=1), of="hồ sơ phải xong trong quý")
    assert kind_of(counted).how_to_enter(counted) == "Ô 1: số hồ sơ phải xong trong quý"


def test_places_are_marked_on_their_sheet_or_counted() -> None:
    places = replace(measure("per_subdivision", each_at_least=2), of="mô hình")
    marked = kind_of(places).how_to_enter(places, marked_on="Thôn, tổ dân phố")
    assert marked.startswith("Chọn “đạt” hoặc “chưa” cho từng nơi ở trang “Thôn, tổ dân phố”: nơi đã có ")
    assert "2 mô hình" in marked
    counted = kind_of(places).how_to_enter(places)
    assert counted.startswith("Ô 1: số thôn, tổ dân phố đã có ")
    assert counted.endswith(", tính đến cuối quý\nÔ 2: tổng số thôn, tổ dân phố")
    people = replace(measure("per_official", each_at_least=2), of="sáng kiến")
    assert "2 sáng kiến" in kind_of(people).how_to_enter(people)


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (measure("percentage", more_than=90), "trên 90%"),
        (measure("percentage", at_least=100), "ít nhất 100%"),
        (measure("count", between=(1, 2)), "từ 1 đến 2"),
        (measure("count", exactly=2), "đúng 2"),
        (measure("incidents", at_most=0), "không quá 0"),
        (measure("amount", at_most=5, in_="ha"), "không quá 5 ha"),
        (measure("amount", less_than=5, in_="ha"), "dưới 5 ha"),
        (measure("reduction", at_least=1, points=True), "ít nhất 1 điểm phần trăm"),
        (measure("count"), "chưa có ngưỡng"),
        (measure("per_subdivision", each_at_least=1, among=("thon",)), "mỗi thôn ít nhất 1"),
        (measure("per_official", each_at_least=2), "mỗi người ít nhất 2"),
        (measure("milestone"), "hoàn thành trong năm"),
        (measure("milestone", due=date(2026, 6, 30)), "hoàn thành đến 30/06/2026"),
    ],
)
def test_a_threshold_in_a_sentence(measured: Measure, words: str) -> None:
    assert kind_of(measured).threshold_told(measured) == words


@pytest.mark.parametrize(
    ("reached", "judged", "said"),
    [
        (1, 1, "100"), (0, 5, "0"), (2, 3, "66,7"), (1, 2, "50"), (1999, 2000, "99,95"), (1, 3000, "0,03"), (1, 2000, "0,1"), (0, 0, ""),
        (199, 200, "99,5"),
    ],
)  # fmt: skip
def test_a_share_is_whole_only_where_it_is(reached: int, judged: int, said: str) -> None:
    assert wording.share(Summary(total=judged, by_status={}, judged=judged, reached=reached)) == said


def test_what_is_due_is_said_before_anything_came_in() -> None:
    assert wording.scheduled(at(1, measure("count", at_least=8), None)) == "2"
    assert wording.scheduled(at(2, measure("amount", at_least=8, in_="ha"), None)) == "4 ha"
    assert wording.scheduled(at(1, measure("per_subdivision", each_at_least=1), None)) == ""


@pytest.mark.parametrize(
    ("quarter", "measured", "figures", "words"),
    [
        (1, measure("count", at_least=8), [{"count": 2}], "8, tới mức kế hoạch"),
        (1, measure("count", at_least=8), [{"count": 1}], "4, chưa tới mức kế hoạch"),
        (3, measure("count", at_least=8), [{"count": 1}, {"count": 1}, {"count": 2}], "khoảng 5,3, chưa tới mức kế hoạch"),
        (3, measure("count", at_least=6), [{"count": 1}, {"count": 1}, {"count": 2}], "khoảng 5,3, chưa tới mức kế hoạch"),
        (1, measure("incidents", at_most=3), [{"count": 1}], "4, quá mức kế hoạch"),
        (2, measure("incidents", at_most=3), [{"count": 1}, {"count": 0}], "2, trong mức kế hoạch"),
        (1, measure("incidents", less_than=4), [{"count": 1}], "4, không dưới mức kế hoạch"),
        (1, measure("incidents", less_than=5), [{"count": 1}], "4, dưới mức kế hoạch"),
        (1, measure("count", exactly=2), [{"count": 1}], "4, quá mức kế hoạch"),
        (1, measure("count", between=(1, 2)), [{"count": 1}], "4, tới mức kế hoạch"),
        (1, measure("amount", at_least=8, in_="ha"), [{"amount": 2}], "8 ha, tới mức kế hoạch"),
        (1, measure("amount", at_most=8, in_="ha"), [{"amount": 3}], "12 ha, quá mức kế hoạch"),
        (1, measure("percentage", at_least=90), [{"numerator": 8, "denominator": 10}], "80%, chưa tới mức kế hoạch"),
        (1, measure("percentage", at_least=90), [{"numerator": 9, "denominator": 10}], "90%, tới mức kế hoạch"),
        (1, measure("reduction", at_least=10), [{"now": 9, "base": 10}], "giảm 10%, tới mức kế hoạch"),
        (1, measure("per_subdivision", each_at_least=1, among=("thon",)), [{"reached": ("thon-1",)}], "4/6 thôn, chưa tới mức kế hoạch"),
        (1, measure("per_subdivision", each_at_least=1, among=("thon",)), [{"reached": ("thon-1", "thon-2")}], "6/6 thôn, tới mức kế hoạch"),
        (3, measure("per_subdivision", each_at_least=1, among=("thon",)), [{}, {}, {"reached": ("thon-1", "thon-2", "thon-3", "thon-4")}], "khoảng 5/6 thôn, chưa tới mức kế hoạch"),
        (1, measure("milestone"), [{"progress": "under_way"}], ""),
        (1, measure("percentage", at_least=90), [{"numerator": 0, "denominator": 0}], ""),
    ],
)  # fmt: skip
def test_where_it_would_stand_at_the_years_end(
    quarter: int, measured: Measure, figures: list[dict[str, Any]], words: str
) -> None:
    assert wording.forecasted(at(quarter, measured, *(figure(**values) for values in figures))) == words


@pytest.mark.parametrize(
    ("first", "second", "whole", "words"),
    [
        (("thon-1",), ("thon-1", "thon-2"), 6, "2/6 thôn"),
        (("thon-1",), ("thon-2", "thon-3"), 6, "3/6 thôn"),
        ((), (), 6, "0/6 thôn"),
    ],
)
def test_a_place_counts_once_whoever_names_it(
    first: tuple[str, ...], second: tuple[str, ...], whole: int, words: str
) -> None:
    places = measure("per_subdivision", each_at_least=1, among=("thon",))
    year = programme(
        [target(places, units=("a", "b"))],
        [report(1, figure(reached=first), unit="a"), report(1, figure(reached=second), unit="b")],
    )
    found = assess(year, Period.quarter(2026, 1)).assessments[0]
    assert wording.achieved(found) == words
    assert found.gathered.value is not None
    assert found.gathered.value.whole == whole


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        (("done", "done"), "đã hoàn thành ngày 05/03/2026"),
        (("done", "not_started"), "đang thực hiện"),
        (("not_started", "not_started"), "chưa bắt đầu"),
        (("under_way", "not_started"), "đang thực hiện"),
    ],
)
def test_a_milestone_of_several_units_is_done_when_the_last_of_them_is(
    stages: tuple[str, str], words: str
) -> None:
    days = [date(2026, 3, 2), date(2026, 3, 5)]
    reports = [
        report(1, figure(progress=stage, done_on=day if stage == "done" else None), unit=unit)
        for stage, day, unit in zip(stages, days, ("a", "b"), strict=True)
    ]
    found = assess(
        programme([target(measure("milestone"), units=("a", "b"))], reports), Period.quarter(2026, 1)
    )
    assert wording.achieved(found.assessments[0]) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [("2026-Q1", "so với quý trước"), ("2026-Q3", "so với quý trước"), ("2026-H1", "so với quý I"),
     ("2026-9M", "so với 6 tháng"), ("2026", "so với 9 tháng")],
)  # fmt: skip
def test_what_a_change_is_compared_with(key: str, words: str) -> None:
    assert wording.compared_with(Period.parse(key, year=0)) == words


def test_a_fall_of_a_percentage_is_said_in_points_too() -> None:
    rate = measure("percentage", at_least=90, accumulate="latest")
    found = at(2, rate, figure(numerator=9, denominator=10), figure(numerator=8, denominator=10))
    assert wording.change(found) == "-10 điểm phần trăm"
    same = at(2, rate, figure(numerator=9, denominator=10), figure(numerator=9, denominator=10))
    assert wording.change(same) == "0"
    fewer = at(
        2, measure("amount", at_least=9, in_="ha", accumulate="latest"), figure(amount=9), figure(amount=8)
    )
    assert wording.change(fewer) == "-1"


def test_an_amount_is_shown_as_it_stands_to_its_threshold() -> None:
    found = at(1, measure("percentage", at_least=90), figure(numerator=89996, denominator=100000))
    assert wording.displayed_amount(found) == "89,996"
    assert wording.displayed_amount(at(1, measure("count", at_least=1), None)) == ""
    assert (
        wording.displayed_amount(at(1, measure("percentage", at_least=1), figure(numerator=0, denominator=0)))
        == ""
    )
    assert wording.displayed_amount(at(1, measure("count", at_least=1), figure(count=1234))) == "1.234"
