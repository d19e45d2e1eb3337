"""Plan, result and change in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import figure, measure, number, programme, report, target

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, assess
from tdkt.model.measure import Measure
from tdkt.model.period import Period


def assessed(measured: Measure, *quarters: dict[str, Any]) -> Assessment:
    reports = [report(number, figure(**values)) for number, values in enumerate(quarters, start=1) if values]
    return assess(programme([target(measured)], reports), Period.quarter(2026, len(quarters))).assessments[0]


@pytest.mark.parametrize(
    ("measured", "quarters", "planned", "achieved", "change"),
    [
        (measure("percentage", at_least=95), [{"numerator": 412, "denominator": 430}], "≥ 95%", "95,81% (412/430)", ""),
        (measure("amount", at_least=11, in_="%", accumulate="latest"), [{"amount": number("10.995")}], "≥ 11%", "10,995% (đạt 99,95% kế hoạch)", ""),
        (measure("percentage", at_least=100), [{"numerator": 1, "denominator": 1}], "100%", "100% (1/1)", ""),
        (measure("percentage", at_least=99), [{"numerator": 99, "denominator": 100}], "≥ 99%", "99% (99/100)", ""),
        (measure("percentage", more_than=99), [{"numerator": 99, "denominator": 100}], "> 99%", "99% (99/100)", ""),
        (measure("percentage", at_most=100), [{"numerator": 1, "denominator": 1}], "≤ 100%", "100% (1/1)", ""),
        (measure("percentage", less_than=number("1.54")), [{"numerator": 1539, "denominator": 100000}], "< 1,54%", "1,539% (1.539/100.000)", ""),
        (measure("percentage", less_than=number("1.54")), [{"numerator": 154, "denominator": 10000}], "< 1,54%", "1,54% (154/10.000)", ""),
        (measure("percentage", less_than=number("1.54"), percent_only=True), [{"percent": number("1.6")}, {"percent": number("1.539")}], "< 1,54%", "1,539%", "-0,061 điểm phần trăm"),
        (measure("amount", less_than=0, in_="ha"), [{"amount": -1}], "< 0 ha", "-1 ha", ""),
        (measure("incidents", less_than=3), [{"count": 1}], "< 3", "1", ""),
        (measure("count", at_least=100), [{"count": 100}], "≥ 100", "100", ""),
        (measure("count", exactly=0), [{"count": 0}], "0", "0", ""),
        (measure("amount", at_least=100, in_="ha"), [{"amount": 100}], "≥ 100 ha", "100 ha (đạt 100% kế hoạch)", ""),
        (measure("amount", at_most=100, in_="ha"), [{"amount": 90}], "≤ 100 ha", "90 ha", ""),
        (measure("amount", between=(90, 100), in_="ha"), [{"amount": 95}], "90 - 100 ha", "95 ha", ""),
        (measure("amount", more_than=0, in_="ha"), [{"amount": 5}], "> 0 ha", "5 ha", ""),
        (measure("amount", more_than=1, in_="ha"), [{"amount": 5}], "> 1 ha", "5 ha (đạt 500% kế hoạch)", ""),
        (measure("reduction", at_least=10), [{"now": 100, "base": 100}], "giảm ≥ 10%", "giảm 0%", ""),
        (measure("percentage", more_than=90), [{"numerator": 89996, "denominator": 100000}], "> 90%", "89,996% (89.996/100.000)", ""),
        (measure("percentage", more_than=90), [{"numerator": 0, "denominator": 0}], "> 90%", "0/0", ""),
        (measure("percentage", at_least=90), [{"numerator": 1, "denominator": 2}, {}], "≥ 90%", "50% (1/2); mới có 1/2 kỳ", ""),
        (measure("percentage", at_least=90, accumulate="latest"), [{"numerator": 1, "denominator": 2}, {"numerator": 3, "denominator": 4}], "≥ 90%", "75% (3/4)", "+25 điểm phần trăm"),
        (measure("percentage", at_least=90, accumulate="latest"), [{"numerator": 895, "denominator": 1000}, {"numerator": 89996, "denominator": 100000}], "≥ 90%", "89,996% (89.996/100.000)", "+0,496 điểm phần trăm"),
        (measure("percentage", at_least=100, accumulate="latest"), [{"numerator": 5, "denominator": 6}, {"numerator": 6, "denominator": 6}], "100%", "100% (6/6)", "+16,67 điểm phần trăm"),
        (measure("count", between=(1, 2)), [{"count": 1}, {"count": 2}], "1 - 2", "3", "+2"),
        (measure("incidents", at_most=0), [{"count": 0}, {"count": 0}], "0", "0", "0"),
        (measure("incidents", at_most=3), [{"count": 1}], "≤ 3", "1", ""),
        (measure("amount", at_least=85, in_="triệu đồng"), [{"amount": 117}], "≥ 85 triệu đồng", "117 triệu đồng (đạt 137,6% kế hoạch)", ""),
        # as they are reported: rounded, parts would not add up to their sum; what is a percent is rounded
        (measure("amount", at_least=500, in_="triệu đồng"), [{"amount": number("149.999")}, {"amount": number("10.498")}], "≥ 500 triệu đồng", "160,497 triệu đồng (đạt 32,1% kế hoạch)", "+10,498"),
        (measure("amount", at_least=500, in_="ha"), [{"amount": number("1.23456")}], "≥ 500 ha", "1,23 ha (đạt 0,2% kế hoạch)", ""),
        (measure("amount", at_least=11, in_="%", accumulate="latest"), [{"amount": number("9.996")}], "≥ 11%", "10% (đạt 90,9% kế hoạch)", ""),
        (measure("amount", at_least=3000, in_="ha"), [{"amount": 2999}], "≥ 3.000 ha", "2.999 ha (đạt 99,97% kế hoạch)", ""),
        (measure("reduction", at_least=10), [{"now": 89, "base": 100}], "giảm ≥ 10%", "giảm 11%", ""),
        (measure("reduction", at_least=10), [{"now": 120, "base": 100}], "giảm ≥ 10%", "tăng 20%", ""),
        (measure("reduction", at_least=10), [{"now": 1000001, "base": 1000000}], "giảm ≥ 10%", "tăng 0,0001%", ""),
        (measure("reduction", at_least=1, points=True), [{"now": 2, "base": 4}], "giảm ≥ 1 điểm phần trăm", "giảm 2 điểm phần trăm", ""),
        (measure("per_official", each_at_least=1), [{"reached": 9, "members": 12}], "mỗi người ≥ 1", "9/12 người", ""),
        (measure("per_subdivision", each_at_least=1), [{"reached": ("thon-1",)}], "mỗi thôn, tổ dân phố ≥ 1", "1/10 thôn, tổ dân phố", ""),
        (measure("milestone"), [{"progress": "under_way"}], "hoàn thành trong năm 2026", "đang thực hiện", ""),
        (measure("milestone", due=date(2026, 6, 30)), [{"progress": "done", "done_on": date(2026, 3, 2)}], "hoàn thành đến 30/06/2026", "đã hoàn thành ngày 02/03/2026", ""),
        (measure("count", at_least=1), [{}], "≥ 1", "–", ""),
    ],
    ids=lambda value: value.type.value if isinstance(value, Measure) else None,
)  # fmt: skip
def test_words(
    measured: Measure, quarters: list[dict[str, Any]], planned: str, achieved: str, change: str
) -> None:
    found = assessed(measured, *quarters)
    assert (wording.planned(found), wording.achieved(found), wording.change(found)) == (
        planned,
        achieved,
        change,
    )
