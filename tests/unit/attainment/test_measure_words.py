"""What a type asks on the form and how its threshold is told, situation by situation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import figure, measure

from tdkt.attainment.measure_types.as_written import fields_of_types, keys_of_types
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.wording import in_brief
from tdkt.model.measure import Measure


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        (measure("percentage", at_least=100), "ít nhất 100%"),
        (measure("percentage", more_than=Decimal("90.5")), "trên 90,5%"),
        (measure("count", between=(1, 2)), "từ 1 đến 2"),
        (measure("count", exactly=3), "đúng 3"),
        (measure("incidents", at_most=0), "không quá 0"),
        (measure("amount", at_least=1200, in_="triệu đồng"), "ít nhất 1.200 triệu đồng"),
        (measure("reduction", at_least=10), "ít nhất 10%"),
        (measure("reduction", at_least=Decimal("0.58"), points=True), "ít nhất 0,58 điểm phần trăm"),
        (measure("per_official", each_at_least=2), "mỗi người ít nhất 2"),
        (measure("per_subdivision", each_at_least=1, among=("thon",)), "mỗi thôn ít nhất 1"),
        (measure("milestone"), "hoàn thành trong năm"),
        (measure("milestone", due=date(2026, 9, 30)), "hoàn thành đến 30/09/2026"),
    ],
)
def test_a_threshold_is_told(measured: Measure, told: str) -> None:
    assert kind_of(measured).threshold_told(measured) == told


@pytest.mark.parametrize(
    ("measured", "how"),
    [
        (measure("percentage", at_least=90), "Ô 1: số đạt, trong quý\nÔ 2: tổng số, trong quý"),
        (measure("percentage", at_least=90, accumulate="latest"), "Ô 1: số đạt, tính đến cuối quý\nÔ 2: tổng số, tính đến cuối quý"),
        (measure("percentage", at_least=90, percent_only=True), "Ô 1: tỷ lệ % được công bố, tổng số (chỉ ghi số, ví dụ 96,4)"),
        (measure("count", at_least=1), "Ô 1: tổng số, trong quý"),
        (measure("count", at_least=1, accumulate="latest"), "Ô 1: tổng số, tính đến cuối quý"),
        (measure("incidents", at_most=0), "Ô 1: tổng số, trong quý; không có thì ghi 0"),
        (measure("amount", at_least=1, in_="ha"), "Ô 1: tổng số, trong quý, tính bằng ha"),
        (measure("amount", at_least=1, in_="ha", accumulate="latest"), "Ô 1: tổng số, tính đến cuối quý, tính bằng ha"),
        (measure("reduction", at_least=10, in_="đồng"), "Tổng số (đồng)\nÔ 1: kỳ này\nÔ 2: kỳ gốc để so sánh"),
        (measure("reduction", at_least=1, points=True), "Tổng số\nÔ 1: kỳ này\nÔ 2: kỳ gốc để so sánh"),
        (measure("per_official", each_at_least=2), "Ô 1: số người đã có ít nhất 2 tổng số, tính đến cuối quý\nÔ 2: tổng số người"),
        (measure("per_subdivision", each_at_least=1), "Ô 1: số thôn, tổ dân phố đã có ít nhất 1 tổng số, tính đến cuối quý\nÔ 2: tổng số thôn, tổ dân phố"),
        (measure("milestone"), "Ô 1: chọn tình trạng đến cuối quý\nÔ 2: ngày xong, nếu đã xong (ngày/tháng/năm)"),
    ],
)  # fmt: skip
def test_the_form_says_what_to_enter(measured: Measure, how: str) -> None:
    assert kind_of(measured).how_to_enter(measured) == how


def test_listed_members_are_marked_on_a_sheet_of_their_own() -> None:
    measured = measure("per_subdivision", each_at_least=1)
    assert kind_of(measured).how_to_enter(measured, marked_on="Các nơi") == (
        "Chọn “đạt” hoặc “chưa” cho từng nơi ở trang “Các nơi”: nơi đã có ít nhất 1 tổng số"
    )


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("percentage", {"numerator": 1412, "denominator": 1430}, "1.412 / 1.430"),
        ("percentage", {"numerator": 5}, "5"),
        ("count", {"count": 0}, "0"),
        ("amount", {"amount": Decimal("-1.5")}, "-1,5"),
        ("per_subdivision", {"reached": ("thon-1", "thon-2")}, "2 nơi đạt"),
        ("per_official", {"reached": 9, "members": 12}, "9 / 12"),
        ("milestone", {"progress": "done", "done_on": date(2026, 9, 18)}, "đã xong 18/09/2026"),
        ("milestone", {"progress": "under_way"}, "đang thực hiện"),
        ("count", {"progress": "under_way"}, "đang thực hiện"),
    ],
)
def test_a_figure_in_the_few_words_of_a_form(kind: str, values: dict[str, Any], said: str) -> None:
    assert in_brief(figure(**values), measure(kind)) == said


def test_without_a_figure_a_form_says_nothing() -> None:
    assert in_brief(None, measure("count")) == ""


def test_what_the_files_are_written_with() -> None:
    assert keys_of_types() == (
        "percentage: counting, of và một ngưỡng. count: of và một ngưỡng. amount: of, in và một ngưỡng. "
        "per_subdivision, per_official: each_at_least, of. incidents: of và at_most hoặc less_than. reduction: of và một ngưỡng. "
        "milestone: due."
    )
    assert fields_of_types() == (
        "percentage: numerator và denominator (percent chỉ khi chỉ tiêu ghi percent_only); count, incidents: count; "
        "amount: amount; per_subdivision: reached; per_official: reached và members; reduction: now và base; "
        "milestone: progress."
    )
