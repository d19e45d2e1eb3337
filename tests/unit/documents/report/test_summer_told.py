"""What is done in the summer between two school years counts once: in the year that it was done for, else in the one that is over."""

from __future__ import annotations

import datetime

import pytest

from school_year import FILES, ORGANIZATION, PLAN
from tdkt.attainment.assessment import assess
from tdkt.awards.movement_counts import years_movements
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.cli.new_days import year_of
from tdkt.documents.report.drives import drives_told
from tdkt.documents.report.exemplars import exemplar_words
from tdkt.documents.report.lasting import lasting
from tdkt.documents.report.movements_told import general_movements_told, registrations_told
from tdkt.documents.report.year_work import year_work
from tdkt.model.counted_time import CountedTime, counted_year, year_for_new, year_like
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.model.plan_year import SchoolYear, year_of_day
from tdkt.receipts.year_work import year_work_counts
from tdkt.review.year_calendar.year_calendar import year_calendar
from tdkt.workspace.workspace import Workspace, stored_workspace

OWN = SchoolYear(2026, (datetime.date(2026, 9, 5), datetime.date(2027, 1, 18), datetime.date(2027, 5, 28)))
NEXT = SchoolYear(2027, (datetime.date(2027, 9, 6), datetime.date(2028, 1, 17), datetime.date(2028, 5, 26)))
NEXT_PLAN = (
    PLAN.replace("year: 2026-2027", "year: 2027-2028")
    .replace("2026-09-05", "2027-09-06")
    .replace("2027-01-18", "2028-01-17")
    .replace("2027-05-28", "2028-05-26")
    .replace("2026-09-15", "2027-09-15")
    .replace("năm học 2026 - 2027", "năm học 2027 - 2028")
    .replace("2027-01-22", "2028-01-22")
    .replace("2027-05-31", "2028-05-31")
)
LATER = datetime.date(2029, 1, 1)
RECORDS = {
    "propaganda": "kind: propaganda\nyear: {year}\nrecords:\n  - {{id: tin-{year}, type: meeting, date: {day}, title: Họp {year}}}\n",
    "petitions": "kind: petitions\nyear: {year}\npetitions:\n  - {{id: don-{year}, type: petition, received: {day}, subject: xem lại, "
    "due: 2027-09-05, answered: {{date: 2027-09-05, result: giữ nguyên}}}}\n",
    "inspections/kiem-tra": """kind: inspection
id: kiem-tra-{year}
year: {year}
title: công tác thi đua
contents: [Việc triển khai.]
team: [{{name: Nguyễn Văn G, gender: male, post: Chuyên viên, role: head}}]
visits:
  - unit: trung-hoc
    date: {day}
    minutes: {{date: {day}, present: [Ông I], results: [Tốt.]}}
    findings: [{{id: a, text: Thiếu sổ, remedy: Lập sổ, due: 2027-08-31, done: {{date: 2027-09-03, how: Đã lập}}}}]
""",
}
DRIVE = """kind: drive
id: he
year: {year}
for: Giáo viên
title: Phát động đợt thi đua hè
name: Đợt thi đua hè
number: 3
symbol: KH-HĐTĐKT
date: {first}
from: {first}
until: {last}
phases: [{{id: het, title: Hết đợt, until: {last}, report_by: {last}}}]
sections: [{{title: Thời gian, timetable: true}}]
recipients: [Các trường]
archive: VT
signer: chu-tich
"""
STEPS = "kind: exemplar\nid: guong\nyear: {year}\nname: Trần Thị B\nwho: giáo viên\nunit: trung-hoc\nfield: dạy học\nsteps:\n  discovered: {{date: {day}, done: [Dạy giỏi.]}}\n"


def school(**texts: str) -> Workspace:
    """Two school years of one ward, with files given by their paths."""
    plans = {
        "plans/organization.yaml": ORGANIZATION,
        "plans/2026-2027/plan.yaml": PLAN,
        "plans/2027-2028/plan.yaml": NEXT_PLAN,
        "plans/2026-2027/movements/trung-hoc.yaml": FILES["plans/2026-2027/movements/trung-hoc.yaml"],
    }
    return stored_workspace(None, {file: text.encode() for file, text in {**plans, **texts}.items()})  # type: ignore[arg-type]


def recorded(year: str, day: str) -> Workspace:
    files = {f"plans/{year}/{kind}.yaml": text.format(year=year, day=day) for kind, text in RECORDS.items()}
    return school(
        **{name.replace("kiem-tra.yaml", f"kiem-tra-{year}.yaml"): text for name, text in files.items()}
    )


def counts(ward: Workspace, period: Period, today: datetime.date = LATER) -> dict[str, int]:
    found = year_work_counts(ward, period, today)
    return {
        one.key: one.number for part in found if part.key != "unit_plans" for one in part.counts if one.number
    }


@pytest.mark.parametrize(
    ("year", "day", "counted"),
    [
        ("2026-2027", "2027-05-28", OWN),
        ("2026-2027", "2027-05-31", OWN),
        ("2026-2027", "2027-09-03", OWN),
        ("2027-2028", "2027-06-01", NEXT),
        ("2027-2028", "2027-09-03", NEXT),
    ],
)
def test_what_is_done_in_the_summer_counts_in_one_year(year: str, day: str, counted: SchoolYear) -> None:
    ward = recorded(year, day)
    other = NEXT if counted == OWN else OWN
    assert {found.code for found in find_problems(ward)}.isdisjoint({"I343", "I344", "I345", "I414", "I416"})
    told = year_work(ward, Period.whole(counted))
    assert [one.partition(":")[0] for one in told] == [
        "Kiểm tra công tác thi đua, khen thưởng",
        "Đơn thư về khen thưởng",
        "Tuyên truyền",
    ]
    assert "nêu 01 tồn tại, đã khắc phục 01" in told[0]
    assert told[1].endswith("nhận 01 đơn, đã trả lời 01")
    assert counts(ward, Period.whole(counted)) == {
        "planned": 1, "made": 1, "places": 1, "findings": 1, "remedied": 1, "remedied_late": 1,
        "received": 1, "answered": 1, "in_time": 1, "meeting": 1,
    }  # fmt: skip
    assert (year_work(ward, Period.whole(other)), counts(ward, Period.whole(other))) == ((), {})
    for number in (1, 2):  # a term has but its own days
        is_in_term = day == "2027-05-28" and number == 2
        assert bool(year_work(ward, Period.quarter(counted, number))) == (is_in_term or number > 2)


def test_what_is_overdue_in_the_summer_is_so_in_the_year_that_is_over() -> None:
    text = RECORDS["inspections/kiem-tra"].format(year="2026-2027", day="2027-06-10")
    file = "plans/2026-2027/inspections/kiem-tra-2026-2027.yaml"
    not_done = text.replace(", done: {date: 2027-09-03, how: Đã lập}", "")
    planned = text.partition("    minutes:")[0]
    august = datetime.date(2027, 8, 31)
    for content, key in (
        (not_done.replace("2027-08-31", "2027-08-30"), "overdue"),
        (planned, "overdue_visits"),
    ):
        ward = school(**{file: content})
        assert counts(ward, Period.whole(OWN), august)[key] == 1
        assert key not in counts(ward, Period.whole(OWN), datetime.date(2027, 6, 1))
    assert counts(school(**{file: not_done}), Period.whole(NEXT))["open_of_earlier"] == 1


@pytest.mark.parametrize(
    ("year", "first", "last", "states"),
    [
        ("2026-2027", "2027-06-10", "2027-07-31", ["kết thúc trong hè", ""]),
        ("2027-2028", "2027-06-10", "2027-09-05", ["", "đã kết thúc"]),
        ("2026-2027", "2027-05-10", "2027-05-28", ["đã kết thúc", ""]),
        ("2026-2027", "2027-05-10", "2027-07-31", ["kết thúc trong hè", ""]),
        ("2026-2027", "2027-05-10", "2027-09-06", ["đang thực hiện", "đã kết thúc"]),
    ],
)
def test_a_drive_of_the_summer_is_told_in_its_year(
    year: str, first: str, last: str, states: list[str]
) -> None:
    ward = school(**{f"plans/{year}/drives/he/drive.yaml": DRIVE.format(year=year, first=first, last=last)})
    found = ward.all(Drive)
    assert found, [str(one) for one in ward.findings]
    told = [drives_told(found, counted_year(one, (OWN, NEXT))) for one in (OWN, NEXT)]
    assert ["".join(one).rpartition("): ")[2] for one in told] == states


def test_steps_of_exemplars_and_days_of_movements_are_told_in_the_year_that_is_over() -> None:
    life = "{level: unit, from: 2026-09-10, until: 2027-07-10, register_by: 2027-06-01, registered: [{unit: trung-hoc, date: 2027-06-01}]}"
    general = "general_movements: [{id: he-xanh, title: Hè xanh, life: {from: 2027-06-01, until: 2027-07-31, final_review: 2027-08-20}}]\n"
    ward = school(
        **{
            "plans/organization.yaml": ORGANIZATION + general,
            "plans/2026-2027/exemplars/guong.yaml": STEPS.format(year="2026-2027", day="2027-07-01"),
            "plans/2026-2027/movements/trung-hoc.yaml": FILES["plans/2026-2027/movements/trung-hoc.yaml"].replace(
                "    title: Dạy tốt, học tốt\n", f"    title: Dạy tốt, học tốt\n    life: {life}\n"
            ),
            "plans/2026-2027/plan.yaml": PLAN.replace("  - title: Nội dung\n", "  - title: Nội dung\n    general_movements: [he-xanh]\n"),
            "plans/2027-2028/plan.yaml": NEXT_PLAN.replace("  - title: Nội dung\n", "  - title: Nội dung\n    general_movements: [he-xanh]\n"),
        }
    )  # fmt: skip
    codes = {found.code: found for found in find_problems(ward)}
    assert "plans/2027-2028" in str(codes["K404"].related)
    own, after = (programme_of(ward, year) for year in (OWN, NEXT))
    assert [len(exemplar_words(one, Period.whole(one.year))) for one in (own, after)] == [1, 0]
    assert exemplar_words(own, Period.quarter(OWN, 2)) == []
    assert lasting(assess(own, Period.whole(OWN)))["movements"] == [], (
        "a movement may end in the summer of its year"
    )
    assert "01/01 nơi đăng ký" in registrations_told(own, Period.whole(OWN))[0]
    assert general_movements_told(own, Period.whole(OWN))[0].endswith("tổng kết ngày 20/08/2027")
    assert "tổng kết ngày" not in general_movements_told(after, Period.whole(NEXT))[0]
    held = [
        [
            one.name
            for one in years_movements(p.organization, p.plan, p.movements, school_years=p.school_years).above
        ]
        for p in (own, after)
    ]
    assert held == [["Hè xanh"], []]


def test_the_summer_stands_on_the_calendar_of_the_year_that_is_over() -> None:
    ward = recorded("2026-2027", "2027-07-01")
    own, after = ({one.what for one in year_calendar(ward, year).entries} for year in (OWN, NEXT))
    assert {"Họp 2026-2027"} <= own
    assert not {"Họp 2026-2027"} & after
    days = [
        [one.day for one in year_calendar(ward, year).entries if one.key.startswith("ngay-le-")]
        for year in (OWN, NEXT)
    ]
    assert datetime.date(2027, 7, 27) in days[0]
    assert not set(days[0]) & set(days[1])
    other = recorded("2027-2028", "2027-07-01")
    assert "Họp 2027-2028" in {one.what for one in year_calendar(other, NEXT).entries}


def test_a_new_record_of_the_summer_goes_to_the_file_of_the_year_that_is_over() -> None:
    ward = school()
    days = [
        datetime.date(2027, 5, 28),
        datetime.date(2027, 5, 29),
        datetime.date(2027, 9, 5),
        datetime.date(2027, 9, 6),
    ]
    assert [year_of(ward, day, None) for day in days] == [OWN, OWN, OWN, NEXT]
    assert [year_like(OWN, day, (OWN, NEXT)) for day in days] == [OWN, OWN, OWN, NEXT]
    assert year_of(ward, days[1], NEXT) == NEXT
    assert year_of_day(datetime.date(2025, 7, 1), (2026, OWN)) is None
    assert year_of_day(datetime.date(2026, 10, 1), (2026, OWN)) == 2026
    assert CountedTime(Period.whole(OWN), (OWN, NEXT)).end == datetime.date(2027, 9, 5)
    assert CountedTime(Period.quarter(OWN, 2), (OWN, NEXT)).end == datetime.date(2027, 5, 28)
    assert counted_year(2026).end == datetime.date(2026, 12, 31)


def test_a_record_in_the_file_of_the_wrong_school_year_is_told_where_it_belongs() -> None:
    ward = recorded("2026-2027", "2027-10-01")
    hints = {found.code: found.hint for found in find_problems(ward) if "2027 - 2028" in found.hint}
    assert len(hints) == 2
    assert set(hints.values()) == {"Chuyển sang tệp năm học 2027 - 2028, hoặc sửa ngày."}


def test_what_is_begun_where_no_plan_holds_the_day_is_of_a_school_year_in_a_ward_of_school_years() -> None:
    """A record of a calendar year would count in no school year."""
    july, later = datetime.date(2026, 7, 1), datetime.date(2028, 10, 1)
    assert [year_of(school(), day, None) for day in (july, later)] == [SchoolYear(2025), SchoolYear(2028)]
    assert [year_for_new(day, (OWN, NEXT)) for day in (july, datetime.date(2027, 7, 1))] == [
        SchoolYear(2025),
        OWN,
    ]
    assert [year_for_new(july, years) for years in ((), (2026,), (2026, OWN))] == [2026, 2026, 2026]
    assert year_like(OWN, datetime.date(2027, 7, 1), (OWN, NEXT), of=NEXT) == NEXT
