"""What a report's state is on a given day: every boundary, and what holds for all days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.organization import Organization, Unit
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE, Origin, Place
from tdkt.model.plan import Plan, Reporting
from tdkt.model.programme import Programme
from tdkt.model.unit_report import Narrative, UnitReport
from tdkt.receipts.receipts import NEAR_DAYS, Receipt, State, StrayFile, receipts

OFFICE = Unit("van-phong", "Văn phòng", "VP", "", NOWHERE)
ECONOMY = Unit("kinh-te", "Phòng Kinh tế", "KT", "", NOWHERE)
Q1, Q2, Q3, Q4 = (Period.quarter(2026, number) for number in (1, 2, 3, 4))
DEADLINES = (date(2026, 4, 5), date(2026, 7, 5), date(2026, 10, 5), date(2027, 1, 5))
FILE = "plans/2026/reports/2026-Q3/van-phong.yaml"


def report(quarter: Period, submitted: date | None, unit: Unit = OFFICE, file: str = FILE) -> UnitReport:
    return UnitReport(quarter, unit.id, False, submitted, None, "", (), (), Narrative(), Origin(file, 0))


def programme(
    *reports: UnitReport, deadlines: tuple[date | None, date | None, date | None, date | None] = DEADLINES
) -> Programme:
    organization = Organization(
        "UBND phường Mẫu", (), "Mẫu", "", "UBND", None, (OFFICE, ECONOMY), None, (), (), None, NOWHERE
    )
    named = {f"Q{number}": day for number, day in enumerate(deadlines, start=1) if day}
    plan = Plan(
        2026, 1, "KH-UBND", date(2026, 1, 15), "Thi đua", False, (), (), (), (), (), "VT", "chu-tich",
        Reporting((), (), named, None, NOWHERE), (), NOWHERE,
    )  # fmt: skip
    return Programme(organization, plan, (), reports)


def third_quarter(today: date, *reports: UnitReport, deadline: date | None = DEADLINES[2]) -> Receipt:
    made = receipts(programme(*reports, deadlines=(None, None, deadline, None)), today, units=[OFFICE])
    return next(receipt for receipt in made if receipt.quarter == Q3)


@pytest.mark.parametrize(
    ("submitted", "words"),
    [
        (date(2026, 9, 30), "đã nhận đúng hạn"),
        (date(2026, 10, 5), "đã nhận đúng hạn"),
        (date(2026, 10, 6), "đã nhận, chậm 1 ngày"),
        (date(2026, 11, 23), "đã nhận, chậm 49 ngày"),
        (date(2026, 12, 31), "đã nhận, chậm 87 ngày"),
        (date(2027, 1, 1), "gửi sau ngày xem"),
        (None, "đã nhận, không ghi ngày"),
    ],
)
def test_a_report_that_came(submitted: date | None, words: str) -> None:
    found = third_quarter(date(2026, 12, 31), report(Q3, submitted))
    assert (found.words, found.submitted, found.files) == (words, submitted, (FILE,))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 1, 1), "chưa đến hạn"),
        (date(2026, 9, 30), "chưa đến hạn"),
        (date(2026, 10, 1), "còn 4 ngày"),
        (date(2026, 10, 4), "còn 1 ngày"),
        (date(2026, 10, 5), "hạn hôm nay"),
        (date(2026, 10, 6), "chậm 1 ngày"),
        (date(2026, 11, 23), "chậm 49 ngày"),
        (date(2028, 2, 29), "chậm 512 ngày"),
    ],
)
def test_a_report_that_did_not_come(today: date, words: str) -> None:
    found = third_quarter(today)
    assert (found.words, found.submitted, found.files) == (words, None, ())


@pytest.mark.parametrize(
    ("deadline", "today", "words"),
    [
        (date(2026, 9, 30), date(2026, 9, 14), "chưa đến hạn"),
        (date(2026, 9, 30), date(2026, 9, 15), "còn 15 ngày"),
        (date(2026, 9, 20), date(2026, 9, 20), "hạn hôm nay"),
        (date(2026, 9, 20), date(2026, 9, 21), "chậm 1 ngày"),
        (date(2026, 10, 31), date(2026, 10, 15), "chưa đến hạn"),
        (date(2026, 10, 31), date(2026, 10, 16), "còn 15 ngày"),
        (None, date(2026, 12, 31), "chưa đặt hạn"),
    ],
)
def test_other_deadlines(deadline: date | None, today: date, words: str) -> None:
    assert third_quarter(today, deadline=deadline).words == words


def test_without_a_deadline_a_report_is_simply_received() -> None:
    assert third_quarter(date(2026, 12, 1), report(Q3, date(2026, 10, 9)), deadline=None).words == "đã nhận"
    assert (
        third_quarter(date(2026, 12, 1), report(Q3, None), deadline=None).words == "đã nhận, không ghi ngày"
    )


def test_every_unit_and_quarter_has_one_receipt_in_order() -> None:
    made = receipts(
        programme(report(Q1, date(2026, 4, 1)), report(Q1, date(2026, 4, 7), ECONOMY)),
        date(2026, 7, 6),
        units=[OFFICE, ECONOMY],
    )
    assert [(r.unit.id, r.quarter, r.words) for r in made] == [
        ("van-phong", Q1, "đã nhận đúng hạn"),
        ("van-phong", Q2, "chậm 1 ngày"),
        ("van-phong", Q3, "chưa đến hạn"),
        ("van-phong", Q4, "chưa đến hạn"),
        ("kinh-te", Q1, "đã nhận, chậm 2 ngày"),
        ("kinh-te", Q2, "chậm 1 ngày"),
        ("kinh-te", Q3, "chưa đến hạn"),
        ("kinh-te", Q4, "chưa đến hạn"),
    ]


def test_findings_are_counted_in_the_reports_own_file() -> None:
    def finding(file: str, severity: Severity, line: int) -> Diagnostic:
        return Diagnostic(Place(file, line), "R504", severity, "")

    made = receipts(
        programme(report(Q3, date(2026, 10, 2))),
        date(2026, 12, 1),
        units=[OFFICE],
        findings=[
            finding(FILE, Severity.WARNING, 1),
            finding(FILE, Severity.WARNING, 2),
            finding(FILE, Severity.ERROR, 3),
            finding("plans/2026/plan.yaml", Severity.ERROR, 1),
        ],
    )
    assert [(r.errors, r.warnings) for r in made] == [(0, 0), (0, 0), (1, 2), (0, 0)]


@pytest.mark.parametrize(
    ("stray", "expected"),
    [
        (StrayFile("a", "van-phong", Q2), State.BROKEN),
        (StrayFile("a", None, Q2), State.UNCLEAR),
        (StrayFile("a", "van-phong", None), State.UNCLEAR),
        (StrayFile("a", None, None), State.UNCLEAR),
        (StrayFile("a", "kinh-te", Q2), State.LATE),
        (StrayFile("a", None, Q1), State.LATE),
        (StrayFile("a", "kinh-te", None), State.LATE),
    ],
)
def test_a_file_that_cannot_be_used_is_never_nothing(stray: StrayFile, expected: State) -> None:
    made = receipts(programme(), date(2026, 8, 1), units=[OFFICE], strays=[stray])
    assert made[1].state is expected
    assert made[1].files == (() if expected is State.LATE else ("a",))
    assert made[1].days == (27 if expected is State.LATE else None)


def test_a_stray_file_does_not_hide_a_good_report_nor_trouble_a_coming_quarter() -> None:
    made = receipts(
        programme(report(Q2, date(2026, 7, 1))),
        date(2026, 8, 1),
        units=[OFFICE],
        strays=[StrayFile("a", "van-phong", Q2), StrayFile("b", None, None)],
    )
    assert [r.state for r in made] == [State.UNCLEAR, State.ON_TIME, State.NOT_DUE, State.NOT_DUE]


days = st.dates(date(2025, 12, 1), date(2027, 12, 31))


@given(deadline=days, today=days)
def test_a_missing_report_is_late_exactly_after_its_deadline(deadline: date, today: date) -> None:
    found = third_quarter(today, deadline=deadline)
    assert (found.state is State.LATE) == (today > deadline)
    assert found.days == abs((deadline - today).days)
    if found.state is State.DUE:
        assert 0 <= (deadline - today).days <= NEAR_DAYS


@given(deadline=days, submitted=days, later=st.integers(0, 400))
def test_what_has_been_received_does_not_change_as_time_goes_by(
    deadline: date, submitted: date, later: int
) -> None:
    then = third_quarter(submitted, report(Q3, submitted), deadline=deadline)
    now = third_quarter(submitted + timedelta(later), report(Q3, submitted), deadline=deadline)
    assert then == now
    assert then.state.is_received
    assert (then.state is State.RECEIVED_LATE) == (submitted > deadline)


def test_each_state_is_received_awaited_in_doubt_or_known_from_later() -> None:
    for state in State:
        told = (
            state.is_received,
            state.is_awaited,
            state.is_in_doubt,
            state is State.RECEIVED_AFTERWARDS,
            state is State.NOT_OWED,
        )
        assert sum(told) == 1
