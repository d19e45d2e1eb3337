"""How the time of a year is divided: years and periods that there are, the days of a school year, quarters where there are terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import UnitMovements
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.plan import Plan, SchoolDays
from tdkt.model.plan_year import Division, SchoolYear, division_of, year_name
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

_A_MONTH = timedelta(days=31)

NOT_IN_CALENDAR = Rule(
    code="K413",
    severity=ERROR,
    title="Năm, kỳ không có thật",
    explanation="Năm học gồm hai năm liền nhau (2026-2027), có học kỳ HK1, HK2 và các tháng từ ngày bắt đầu đến ngày kết thúc; "
    "năm thường có quý Q1 đến Q4 và các tháng M01 đến M12.",
    examples=(
        Example(
            file=REPORT,
            text="period: 2026-Q1",
            bad=(
                "period: ▸2026-HK1",
                "period: ▸2026-2027-Q1",
                "period: ▸2026-2028-HK1",
                "period: ▸2026-2027-M07",
            ),
            good=("period: 2026-Q1",),
        ),
    ),
)
SCHOOL_DAYS = Rule(
    code="K414",
    severity=ERROR,
    title="Khung thời gian năm học không đúng",
    explanation="school_year ghi ngày bắt đầu năm học, ngày bắt đầu học kỳ II, ngày kết thúc, theo thứ tự ấy, bắt đầu trong năm "
    "đầu và kết thúc trong năm sau của năm học, không quá mười hai tháng; ngày khai giảng (opening) có thể trước ngày đầu học kỳ I, ngày tổng kết (closing) có thể sau ngày cuối, không quá một tháng. Kế hoạch của năm thường không có khung này.",
    examples=(
        Example(
            file=PLAN,
            text="number: 1\n",
            bad=(
                "▸school_year: {from: 2026-09-05, second_term_from: 2027-01-18, until: 2027-05-31}\nnumber: 1\n",
            ),
            good=("number: 1\n",),
        ),
    ),
)
OTHER_DIVISION = Rule(
    code="K415",
    severity=ERROR,
    title="Quý, học kỳ, tháng không hợp với chỉ tiêu",
    explanation="Kế hoạch của năm thường chia theo quý (Q1 đến Q4), của năm học theo học kỳ (HK1, HK2): schedule, reported_in và "
    "hạn gửi báo cáo ghi theo cách chia của năm ấy. Chỉ tiêu báo cáo hằng tháng có số liệu ở mọi tháng nên không có reported_in.",
    examples=(
        Example(
            file=PLAN,
            text="signer: chu-tich\n",
            bad=(
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {HK1: ▸2027-01-22}}\n",
            ),
            good=(
                "signer: chu-tich\nreporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {M05: 2026-06-05}}\n",
            ),
        ),
        Example(
            file=MOVEMENTS,
            text="measure: {type: percentage, at_least: 95,",
            bad=(
                "measure: {type: percentage, reported_in: ▸[HK1], at_least: 95,",
                "measure: {type: percentage, report_every: month, reported_in: ▸[Q4], at_least: 95,",
            ),
            good=("measure: {type: percentage, reported_in: [Q1, Q2, Q3, Q4], at_least: 95,",),
            also=("R510", "R523"),
        ),
    ),
)

RULES = (NOT_IN_CALENDAR, SCHOOL_DAYS, OTHER_DIVISION)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what does not agree with the division of a year (what no calendar has is found where the files are read)."""
    for plan in workspace.plans:
        yield from _school_days(plan)
        yield from _marks_of_deadlines(plan)
    for movements in workspace.movements:
        yield from _marks_of_measures(movements)


def _school_days(plan: Plan) -> Iterator[Diagnostic]:
    days = plan.school_year
    if days is None:
        return
    problem = ""
    if not isinstance(plan.year, SchoolYear):
        problem = f"Kế hoạch {year_name(plan.year)} không phải của năm học."
    elif not days.from_ < days.second_term_from <= days.until:
        problem = "Các ngày của năm học không theo thứ tự: bắt đầu, học kỳ II, kết thúc."
    elif not _are_around(days):
        problem = (
            "Khai giảng (opening) ở đầu học kỳ I hoặc trước đó không quá một tháng, tổng kết (closing) ở học kỳ II hoặc sau "
            "đó không quá một tháng."
        )
    elif (days.from_.year, days.until.year) != (int(plan.year), int(plan.year) + 1):
        problem = f"Các ngày này không thuộc {year_name(plan.year)}."
    elif days.until >= days.from_.replace(day=1).replace(year=days.from_.year + 1):
        problem = "Năm học dài quá mười hai tháng."
    if problem:
        yield SCHOOL_DAYS.at(
            plan.origin.key("school_year"), problem, "Ghi theo khung kế hoạch thời gian năm học của tỉnh."
        )


def _are_around(days: SchoolDays) -> bool:
    """Tell whether khai giảng and tổng kết stand at the two ends of a school year: lessons may begin after the one, end before the other."""
    opening, closing = days.opening or days.from_, days.closing or days.until
    return (
        days.from_ - _A_MONTH <= opening < days.second_term_from
        and days.second_term_from <= closing <= days.until + _A_MONTH
    )


def _marks_of_deadlines(plan: Plan) -> Iterator[Diagnostic]:
    whole = Period.whole(plan.year)
    known = {step.mark for step in (*whole.quarters, *whole.months)}
    for mark in plan.reporting.unit_deadlines if plan.reporting else ():
        if mark not in known and plan.reporting is not None:
            yield OTHER_DIVISION.at(
                plan.reporting.origin.at("unit_deadlines", mark),
                f"{upper_first(year_name(plan.year))} không có kỳ {mark}.",
                f"Các kỳ có thể đặt hạn: {', '.join(step.mark for step in whole.quarters)} và các tháng của năm ấy.",
            )


def _marks_of_measures(movements: UnitMovements) -> Iterator[Diagnostic]:
    """Yield the measures whose `schedule` or `reported_in` names parts that the year is not divided into."""
    division = division_of(movements.year)
    for measure in (target.measure for target in movements.targets):
        if measure.reported_marks and (
            measure.is_monthly or any(not mark.startswith(division.mark) for mark in measure.reported_marks)
        ):
            why = (
                "Chỉ tiêu báo cáo hằng tháng có số liệu ở mọi tháng."
                if measure.is_monthly
                else f"{upper_first(year_name(movements.year))} chia theo {division.word}."
            )
            yield OTHER_DIVISION.at(measure.origin.at("reported_in"), why, "Sửa hoặc bỏ reported_in.")
        if not _fits(measure.schedule, division):
            yield _other_steps(measure.origin, movements.year)
    for target in movements.targets:
        for share in target.allocation.shares if target.allocation else ():
            if not _fits(share.schedule, division):
                yield _other_steps(share.origin, movements.year)


def _fits(steps: Sequence[object] | None, division: Division) -> bool:
    """Tell whether a schedule has a step for each part of the year but the last; none at all is spread evenly."""
    return steps is None or len(steps) == len(division.parts) - 1


def _other_steps(origin: Origin, year: int) -> Diagnostic:
    word = division_of(year).word
    return OTHER_DIVISION.at(
        origin.at("schedule"),
        f"{upper_first(year_name(year))} chia theo {word}.",
        f"Ghi mức lũy kế đến hết mỗi {word}, trừ {word} cuối.",
    )
