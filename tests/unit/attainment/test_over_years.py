"""Targets and movements of several years side by side: one id over the years, what differs told, unlike things never added."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from builders import figure, measure, programme, report, target

from tdkt.attainment.assessment import Attainment, assess
from tdkt.attainment.over_years import movements_over_years, targets_over_years
from tdkt.documents.report.stage_tables import baseline_and_end, name_over_years, told_way
from tdkt.model.measure import Measure
from tdkt.model.movement_life import YearlyPlan, YearlyStep
from tdkt.model.movements import Target
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.programme import Programme

COUNT = measure("count", at_least=4)


def in_year(year: int, targets: list[Target], **values: Any) -> Attainment:
    reports = [
        replace(report(quarter, figure(targets[0].id, **values)), period=Period.quarter(year, quarter))
        for quarter in range(1, 5)
    ]
    found = programme(targets, reports if values else [])
    movements = tuple(replace(file, year=year) for file in found.movements)
    moved = replace(found, plan=replace(found.plan, year=year), movements=movements)
    return assess(moved, Period.whole(year))


def test_a_sum_over_the_years_of_what_is_counted_alike() -> None:
    [one] = targets_over_years(
        [in_year(2026, [target(COUNT)], count=2), None, in_year(2028, [target(COUNT)], count=1)]
    )
    assert [found is not None for found in one.results] == [True, False, True]
    assert one.total == Fraction(12)
    assert one.differences == ()


def test_another_threshold_is_told_and_still_added() -> None:
    stricter = measure("count", at_least=6)
    [one] = targets_over_years(
        [in_year(2026, [target(COUNT)], count=2), in_year(2027, [target(stricter)], count=1)]
    )
    assert one.differences == ("năm 2026 kế hoạch ≥ 4, năm 2027 kế hoạch ≥ 6",)
    assert one.total == Fraction(12)


def no_total(before: Measure, after: Measure, **values: Any) -> tuple[str, ...]:
    [one] = targets_over_years(
        [in_year(2026, [target(before)], count=2), in_year(2027, [target(after)], **values)]
    )
    assert one.total is None
    return one.differences


def test_what_is_unlike_is_never_added() -> None:
    other = "năm 2027 đo khác năm 2026 nên không so, không cộng với nhau"
    assert no_total(COUNT, measure("amount", at_least=4, in_="ha"), amount=3) == (other,)
    assert no_total(COUNT, measure("count", at_least=4, accumulate="latest"), count=3) == (other,)
    assert no_total(COUNT, COUNT) == ()  # figures are missing


def test_percents_are_never_added() -> None:
    rate = measure("percentage", at_least=90)
    years = [in_year(year, [target(rate)], numerator=9, denominator=10) for year in (2026, 2027)]
    assert targets_over_years(years)[0].total is None


def test_an_id_that_was_changed_is_the_same_target() -> None:
    renamed = replace(target(COUNT, name="moi"), formerly=("t",))
    found = targets_over_years([in_year(2026, [target(COUNT)], count=1), in_year(2027, [renamed], count=1)])
    assert [one.target.id for one in found] == ["moi"]
    gone = targets_over_years([in_year(2026, [target(COUNT)]), in_year(2027, [target(COUNT, name="khac")])])
    assert [one.target.id for one in gone] == ["t", "khac"]


def test_a_way_that_was_changed_between_the_plans_is_told() -> None:
    def with_way(end: int) -> Target:
        steps = (YearlyStep(2026, 4, NOWHERE), YearlyStep(2030, end, NOWHERE))
        return replace(target(COUNT), over_years=YearlyPlan(3, steps, NOWHERE))

    same = targets_over_years([in_year(2026, [with_way(8)]), in_year(2027, [with_way(8)])])
    assert same[0].differences == ()
    assert same[0].way is not None
    changed = targets_over_years([in_year(2026, [with_way(8)]), in_year(2027, [with_way(9)])])
    assert changed[0].differences == ("lộ trình tại kế hoạch năm 2027 khác năm 2026",)


def test_movements_by_year() -> None:
    [one] = movements_over_years([in_year(2026, [target(COUNT)], count=1), None])
    assert one.results == ((1, 1, 1), None)
    assert one.held == (one.movement, None)
    assert isinstance(in_year(2026, [target(COUNT)]).programme, Programme)


def test_the_steps_of_a_sum_are_each_years_own_and_added_up() -> None:
    steps = (YearlyStep(2026, 20, NOWHERE), YearlyStep(2027, 30, NOWHERE), YearlyStep(2028, 10, NOWHERE))
    houses = replace(target(COUNT), over_years=YearlyPlan(0, steps, NOWHERE))
    [one] = targets_over_years([in_year(2026, [houses], count=6), in_year(2027, [houses], count=8), None])
    assert one.whole == 60
    assert one.so_far == (Fraction(56), (2026, 2027), True)
    assert baseline_and_end(one, (2026, 2027, 2028))["whole"] == (
        "cả giai đoạn 60, đã thực hiện 56 (năm 2026, 2027)"
    )
    assert baseline_and_end(one, (2025, 2026, 2027))["whole"] == (
        "cả lộ trình từ năm 2026 đến năm 2028: 60, đã thực hiện 56 (năm 2026, 2027)"
    ), "not what is asked of the years that are reported"
    [later] = targets_over_years([in_year(2026, [houses], count=6), in_year(2027, [houses])])
    assert later.so_far == (Fraction(24), (2026,), True)


def test_the_steps_of_a_state_are_never_added_up() -> None:
    steps = (YearlyStep(2026, 4, NOWHERE), YearlyStep(2027, 8, NOWHERE))
    by_now = replace(
        target(measure("count", at_least=4, accumulate="latest")), over_years=YearlyPlan(3, steps, NOWHERE)
    )
    [one] = targets_over_years([in_year(2026, [by_now], count=4), in_year(2027, [by_now], count=5)])
    assert (one.whole, one.so_far) == (None, None)
    assert baseline_and_end(one, (2026, 2027)) == {"baseline": "3", "end": "8 (năm 2027)", "whole": ""}


def test_other_measures_in_the_way_are_not_added_to_what_was_done() -> None:
    steps = (YearlyStep(2026, 20, NOWHERE), YearlyStep(2027, 10, NOWHERE))
    way = YearlyPlan(None, steps, NOWHERE)
    before = replace(target(COUNT), over_years=way)
    after = replace(target(measure("amount", at_least=4, in_="ha")), over_years=way)
    [one] = targets_over_years([in_year(2026, [before], count=6), in_year(2027, [after], amount=3)])
    assert one.so_far is None


def test_a_target_is_called_the_same_in_all_years() -> None:
    def years(*said: str, label: str = "") -> str:
        found = [
            in_year(
                year,
                [
                    replace(
                        target(measure("count", at_least=2 + number)),
                        text=text,
                        label=label if number == 0 else "",
                    )
                ],
            )
            for number, (year, text) in enumerate(zip((2026, 2027), said, strict=True))
        ]
        [one] = targets_over_years(found)
        return name_over_years(one)

    assert years("Xây 02 nhà trong năm 2026.", "Xây 03 nhà trong năm 2027.") == "Xây nhà"
    rate = "Tỷ lệ dân số tham gia bảo hiểm y tế đạt từ {} trở lên (mức giao tại Phụ lục I)."
    assert years(rate.format("2%"), rate.format("3%")) == "Tỷ lệ dân số tham gia bảo hiểm y tế"
    assert years("2% văn bản đúng hạn.", "Ít nhất 3% văn bản đúng hạn.") == "Văn bản đúng hạn"
    assert years("Giảm ít nhất 02 vụ cháy.", "Giảm ít nhất 03 vụ cháy.") == "Giảm vụ cháy"
    assert years("Thu nhập tăng 2% trở lên.", "Thu nhập tăng 3% trở lên.") == "Thu nhập tăng"
    assert years("Tổ chức 02 lớp trở lên.", "Tổ chức 03 lớp trở lên.") == "Tổ chức lớp"
    fewer = "Số vụ cháy giảm còn không quá {} vụ."
    assert years(fewer.format("02"), fewer.format("03")) == "Số vụ cháy"
    assert years("Xây 02 nhà.", "Xây 03 nhà.", label="Số nhà được xây") == "Số nhà được xây"
    assert years("Xây nhà.", "Xây nhà.") == "Xây nhà"
    assert years("Xây 02 nhà ở 02 thôn.", "Xây 03 nhà ở 03 thôn.") == "Xây 03 nhà ở 03 thôn", (
        "not known which"
    )


def test_a_year_stands_with_what_its_result_was_judged_by() -> None:
    """The step was amended since: "20 (lộ trình: 25)" beside the share of 20."""
    steps = (YearlyStep(2026, 25, NOWHERE), YearlyStep(2027, 30, NOWHERE))
    judged = replace(target(measure("count", at_least=20)), over_years=YearlyPlan(None, steps, NOWHERE))
    [one] = targets_over_years([in_year(2026, [judged], count=5), None])
    assert [year["step"] for year in told_way(one, (2026, 2027))] == ["20 (lộ trình: 25)", "30"]
