"""Targets that are reported each month: cumulated exactly to quarters, and nothing is owed between by what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from builders import YEAR, figure, measure, programme, report, target
from hypothesis import given, settings
from hypothesis import strategies as st

from tdkt.attainment.assessment import assess
from tdkt.attainment.owing import owed
from tdkt.attainment.status import Status
from tdkt.attainment.wording import achieved
from tdkt.model.period import MONTH, Period
from tdkt.model.plan_year import SchoolYear
from tdkt.model.programme import Programme
from tdkt.model.unit_report import UnitReport

MONTHLY = replace(measure("count", at_least=24), report_every="month")
QUARTERLY = measure("count", at_least=8)


def month(number: int) -> Period:
    return Period(YEAR, number, MONTH)


def sent(period: Period, **counts: int) -> UnitReport:
    figures = [figure(name, count=count) for name, count in counts.items()]
    return replace(report(1, *figures), period=period)


def mixed(*reports: UnitReport) -> Programme:
    return programme([target(MONTHLY, name="m"), target(QUARTERLY, name="q")], reports)


def value(found: Programme, period: Period, name: str) -> Fraction | None:
    one = next(one for one in assess(found, period).assessments if one.target.id == name)
    return one.gathered.value.amount if one.gathered.value else None


@settings(max_examples=20)
@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_months_add_up_to_quarters_and_the_year(counts: list[int]) -> None:
    found = mixed(*(sent(month(number), m=count) for number, count in enumerate(counts, start=1)))
    for quarter in range(1, 5):
        assert value(found, Period.quarter(YEAR, quarter), "m") == sum(counts[: 3 * quarter])
    assert value(found, Period.whole(YEAR), "m") == sum(counts)
    assert value(found, month(5), "m") == sum(counts[:5])


def test_a_month_is_about_what_is_reported_each_month() -> None:
    found = assess(mixed(sent(month(1), m=2)), month(1))
    assert [one.target.id for one in found.assessments] == ["m"]
    assert (found.not_asked, found.missing) == (1, ())


def test_a_month_counts_the_reports_on_months_alone() -> None:
    every = [sent(month(number), m=2) for number in range(1, 13)]
    found = assess(mixed(*every), month(12))
    assert (found.reports_received, found.reports_due, found.missing) == (12, 12, ())
    whole = assess(mixed(*every), Period.whole(YEAR))
    assert (whole.reports_received, whole.reports_due) == (12, 16)


@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("2026-M02", ["2026-M02"]),
        ("2026-Q2", ["2026-M04", "2026-M05", "2026-M06", "2026-Q2"]),
        ("2026-H1", [*(f"2026-M0{n}" for n in range(1, 7)), "2026-Q1", "2026-Q2"]),
        ("2026-2027-HK1", [*(f"2026-2027-M{n}" for n in ("09", "10", "11", "12")), "2026-2027-HK1"]),
    ],
)
def test_the_own_time_of_a_quarter_has_its_months(key: str, own: list[str]) -> None:
    assert [step.key for step in Period.parse(key, year=0).own_steps] == own


def test_each_target_owes_in_its_own_steps_alone() -> None:
    due = owed(mixed(), mixed().steps_to(Period.quarter(YEAR, 1)))
    assert [step.key for _, step in due] == ["2026-M01", "2026-M02", "2026-M03", "2026-Q1"]
    only = programme([target(QUARTERLY)], [])
    assert [step.key for step in only.steps_to(Period.quarter(YEAR, 2))] == ["2026-Q1", "2026-Q2"]


def test_a_month_without_a_report_is_missing_at_the_end_of_the_quarter() -> None:
    found = assess(
        mixed(sent(month(1), m=2), sent(month(3), m=2), sent(Period.quarter(YEAR, 1), q=2)),
        Period.quarter(YEAR, 1),
    )
    by_name = {one.target.id: one for one in found.assessments}
    assert by_name["m"].status is Status.NOT_REPORTED
    assert achieved(by_name["m"]) == "4 (đạt 16,7% kế hoạch); mới có 2/3 kỳ"
    assert by_name["q"].status is Status.ON_SCHEDULE
    assert [step.key for _, step in found.missing] == ["2026-M02"]


@pytest.mark.parametrize(("counts", "status"), [((2, 2), Status.ON_SCHEDULE), ((2, 1), Status.BEHIND)])
def test_even_steps_are_those_of_months(counts: tuple[int, int], status: Status) -> None:
    found = mixed(*(sent(month(number), m=count) for number, count in enumerate(counts, start=1)))
    assert assess(found, month(2)).assessments[0].status is status


def test_a_schedule_of_quarters_holds_until_the_next_quarter_is_over() -> None:
    held = replace(MONTHLY, schedule=(6, 12, 18))
    reports = [sent(month(number), m=1) for number in range(1, 6)]
    found = programme([target(held, name="m")], reports)
    at = {number: assess(found, month(number)).assessments[0].status for number in (2, 3, 5)}
    assert at == {2: Status.ON_SCHEDULE, 3: Status.BEHIND, 5: Status.BEHIND}


def test_a_limit_broken_in_a_month_stays_broken() -> None:
    none = replace(measure("incidents", at_most=0), report_every="month")
    found = programme([target(none, name="m")], [sent(month(1), m=1), sent(month(2), m=0)])
    assert assess(found, month(2)).assessments[0].status is Status.NOT_REACHED


def test_only_the_last_month_ends_the_year() -> None:
    found = mixed(*(sent(month(number), m=1) for number in range(1, 13)))
    assert assess(found, month(11)).assessments[0].status is Status.BEHIND
    assert assess(found, month(12)).assessments[0].status is Status.NOT_REACHED
    assert assess(found, Period.whole(YEAR)).assessments[0].status is Status.NOT_REACHED


def test_terms_take_the_place_of_quarters() -> None:
    year = SchoolYear(YEAR)
    terms = [replace(sent(Period.quarter(year, number), q=count)) for number, count in ((1, 4), (2, 3))]
    plain = programme([target(QUARTERLY, name="q")], terms)
    found = replace(plain, plan=replace(plain.plan, year=year))
    first, whole = (
        assess(found, period).assessments[0] for period in (Period.quarter(year, 1), Period.whole(year))
    )
    assert (first.status, achieved(first)) == (Status.ON_SCHEDULE, "4")
    assert (whole.status, achieved(whole)) == (Status.NOT_REACHED, "7")


@pytest.mark.parametrize(
    ("progress", "at", "status"),
    [
        ("in_progress", 4, Status.ON_SCHEDULE),
        ("in_progress", 9, Status.ON_SCHEDULE),
        ("done", 9, Status.REACHED),
        ("in_progress", 12, Status.NOT_REACHED),
    ],
)
def test_a_milestone_that_is_reported_each_month_has_all_the_months_of_the_year(
    progress: str, at: int, status: Status
) -> None:
    milestone = replace(measure("milestone"), report_every="month", due=date(YEAR, 12, 20))
    done_on = date(YEAR, at, 15) if progress == "done" else None
    last = figure("x", progress=progress, done_on=done_on)
    figures = [*(figure("x", progress="in_progress") for _ in range(1, at)), last]
    reports = [replace(report(1, one), period=month(number)) for number, one in enumerate(figures, start=1)]
    [one] = assess(programme([target(milestone, name="x")], reports), month(at)).assessments
    assert one.status is status
