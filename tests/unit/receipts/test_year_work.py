"""What was done in a year beside targets and awards, in numbers.

The numbers are worked out by hand from these days. Visits: 10/9 made, with findings a (due 30/9, put right 5/10: late) and b (due 30/11,
open); 20/9 dropped; 1/11 not yet made; of the year before one made on 10/12/2025 with d, put right on 15/1. Petitions, to be answered by
30/6: one answered on it, one a day later, one open; received on 20/12/2025 without any limit, answered on 8/1.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
import pytest

from example_ward import FILES, WITH_UNIT_PLAN
from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import answer_limit
from tdkt.awards.statistics import AwardStatistics, statistics_of
from tdkt.checks.example_files import INSPECTION, PETITIONS, PROPAGANDA, UNIT_PLAN
from tdkt.checks.run import InvalidFilesError, refuse_report_errors
from tdkt.cli.awards.stats_formats import as_csv, as_json, as_text
from tdkt.exchange.award_statistics_workbook import award_statistics_workbook
from tdkt.model.period import Period
from tdkt.model.petition import Petitions
from tdkt.receipts.year_work import TITLE, WorkPart, year_work_counts, year_work_up_to
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
HEAD = FILES[INSPECTION].partition("visits:")[0]
MADE = "minutes: {date: %s, present: [Ông I], results: [Tốt.]}"
VISITS = f"""\
visits:
  - unit: van-phong
    date: 2026-09-10
    {MADE % "2026-09-10"}
    findings:
      - {{id: a, text: Thiếu sổ, remedy: Lập sổ, due: 2026-09-30, done: {{date: 2026-10-05, how: Đã lập}}}}
      - {{id: b, text: Thiếu biểu, remedy: Lập biểu, due: 2026-11-30}}
  - {{unit: thon-mot, date: 2026-09-20, dropped: Bão}}
  - {{unit: kinh-te, date: 2026-11-01}}
"""
BEFORE = f"""\
visits:
  - unit: van-phong
    date: 2025-12-10
    {MADE % "2025-12-10"}
    findings:
      - {{id: d, text: Thiếu sổ, remedy: Lập sổ, due: 2026-01-30, done: {{date: 2026-01-15, how: Đã lập}}}}
"""
PETITION = "  - {id: %s, type: petition, received: %s, subject: xem lại%s}\n"
LETTERS = "kind: petitions\nyear: %s\npetitions:\n"
ON, LATER = (
    ", answered: {date: 2026-06-30, result: giữ nguyên}",
    ", answered: {date: 2026-07-01, result: giữ nguyên}",
)
BUSY = {
    INSPECTION: HEAD + VISITS,
    INSPECTION.replace("2026", "2025"): HEAD.replace("year: 2026", "year: 2025") + BEFORE,
    PETITIONS: LETTERS % 2026
    + PETITION % ("m", "2026-06-01", f", due: 2026-06-30{ON}")
    + PETITION % ("n", "2026-06-01", f", due: 2026-06-30{LATER}")
    + PETITION % ("p", "2026-06-01", ", due: 2026-06-30"),
    PETITIONS.replace("2026", "2025"): LETTERS % 2025
    + PETITION % ("q", "2025-12-20", ", answered: {date: 2026-01-08, result: giữ nguyên}"),
    PROPAGANDA: "kind: propaganda\nyear: 2026\nrecords:\n"
    "  - {id: a, type: news, date: 2026-03-06, title: Tin}\n"
    "  - {id: b, type: news, date: 2026-04-06, title: Tin}\n"
    "  - {id: c, type: training, date: 2026-12-20, title: Tập huấn}\n",
    UNIT_PLAN: WITH_UNIT_PLAN[UNIT_PLAN],
}
NOW = date(2026, 12, 1)


def numbers(parts: tuple[WorkPart, ...], kind: str) -> dict[str, int]:
    return {one.key: one.number for part in parts if part.key == kind for one in part.shown}


def test_a_year_counts_by_the_day_of_each_thing(make_workspace: Make) -> None:
    parts = year_work_counts(make_workspace(**BUSY), Period.whole(2026), NOW)
    assert numbers(parts, "inspections") == {
        "planned": 3,
        "dropped": 1,
        "overdue_visits": 1,
        "made": 1,
        "places": 1,
        "findings": 2,
        "remedied": 2,
        "remedied_of_earlier": 1,
        "remedied_late": 1,
        "open": 1,
        "overdue": 1,
    }
    assert numbers(parts, "petitions") == {
        "received": 3,
        "answered": 3,
        "answered_of_earlier": 1,
        "in_time": 1,
        "late": 1,
        "no_limit": 1,
        "open": 1,
        "overdue": 1,
    }
    assert numbers(parts, "propaganda") == {"news": 2, "ahead": 1}
    assert numbers(parts, "unit_plans") == {
        "units": 2,
        "handed_in": 1,
        "agreed": 1,
        "sent_back": 0,
        "unseen": 0,
    }


def test_what_is_due_on_the_day_is_not_overdue(make_workspace: Make) -> None:
    ward = make_workspace(**BUSY)
    on_the_day = year_work_counts(ward, Period.whole(2026), date(2026, 11, 30))
    assert "overdue" not in numbers(on_the_day, "inspections")
    assert "overdue_visits" not in numbers(
        year_work_counts(ward, Period.whole(2026), date(2026, 11, 1)), "inspections"
    )
    june = year_work_counts(ward, Period.whole(2026), date(2026, 6, 30))
    assert "overdue" not in numbers(june, "petitions")


@pytest.mark.parametrize(("answered", "how"), [(0, "in_time"), (1, "late")])
def test_the_law_says_until_when_a_complaint_is_answered(
    answered: int, how: str, make_workspace: Make
) -> None:
    accepted = "accepted: 2026-03-05"
    plain = PETITION % ("m", "2026-03-02", f", {accepted}")
    complaint = plain.replace("type: petition", "type: complaint")
    [open_] = make_workspace(**{PETITIONS: LETTERS % 2026 + complaint}).all(Petitions)[0].petitions
    limit = answer_limit(open_, award_book(make_workspace()))
    assert limit is not None
    day = limit.day + timedelta(days=answered)
    done = complaint.replace(accepted, f"{accepted}, answered: {{date: {day}, result: giữ nguyên}}")
    ward = make_workspace(**{PETITIONS: LETTERS % 2026 + done})
    found = numbers(year_work_counts(ward, Period.whole(2026), NOW), "petitions")
    assert (found["answered"], found[how]) == (1, 1)


def test_a_quarter_is_counted_from_the_years_start_and_not_beyond_its_end(make_workspace: Make) -> None:
    ward = make_workspace(**BUSY)
    half = year_work_up_to(ward, Period.quarter(2026, 2), NOW)
    assert numbers(half, "petitions") == {
        "received": 3,
        "answered": 2,
        "answered_of_earlier": 1,
        "in_time": 1,
        "no_limit": 1,
        "open": 2,
    }
    assert numbers(half, "inspections") == {
        "planned": 0,
        "made": 0,
        "places": 0,
        "findings": 0,
        "remedied": 1,
        "remedied_of_earlier": 1,
        "open": 0,
    }
    assert numbers(half, "propaganda") == {"news": 2}


def test_a_plan_counts_from_the_day_on_which_it_came(make_workspace: Make) -> None:
    ward = make_workspace(**BUSY)
    before = year_work_counts(ward, Period.whole(2026), date(2026, 2, 19))
    assert numbers(before, "unit_plans")["handed_in"] == 0
    unseen = year_work_counts(ward, Period.whole(2026), date(2026, 2, 23))
    assert (numbers(unseen, "unit_plans")["agreed"], numbers(unseen, "unit_plans")["unseen"]) == (0, 1)


def test_a_year_without_any_of_it_says_nothing(make_workspace: Make) -> None:
    ward = make_workspace(**BUSY)
    assert year_work_counts(ward, Period.whole(2024), NOW) == ()


def test_a_file_that_cannot_be_read_is_not_left_out_of_a_count(make_workspace: Make) -> None:
    ward = make_workspace(**{**BUSY, PETITIONS: "kind: petitions\nyear: 2026\npetitions: [\n"})
    with pytest.raises(InvalidFilesError, match=PETITIONS):
        refuse_report_errors(ward)


def _statistics(ward: Workspace) -> tuple[AwardStatistics, tuple[WorkPart, ...]]:
    return statistics_of(ward, award_book(ward), 2026), year_work_counts(ward, Period.whole(2026), NOW)


def test_the_statistics_of_the_year_show_it_in_every_form(
    make_workspace: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    found, work = _statistics(make_workspace(**BUSY))
    as_text.write(found, "Xã A", work)
    said = capsys.readouterr().out
    assert TITLE in said
    assert "- Tin, bài: 2\n" in said
    assert "- Đơn chưa trả lời: 1 (trong đó quá hạn thụ lý hoặc trả lời: 1)\n" in said
    as_json.write(found, "Xã A", work)
    [petitions] = [
        part for part in json.loads(capsys.readouterr().out)["year_work"] if part["part"] == "petitions"
    ]
    assert {one["count"]: one["number"] for one in petitions["counts"]}["late"] == 1
    as_csv.write(found, "Xã A", work)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert [row["Số lượng"] for row in rows if row["Mã"] == "petitions.late"] == ["1"]
    book = openpyxl.load_workbook(io.BytesIO(award_statistics_workbook(found, "Xã A", work)))
    sheet = list(book["Việc khác trong năm"].iter_rows(values_only=True))
    assert ("Đơn thư", "trong đó quá hạn", 1) in [row[:3] for row in sheet]


def test_without_any_of_it_the_statistics_are_as_they_were(
    make_workspace: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    found, _ = _statistics(make_workspace())
    as_text.write(found, "Xã A", ())
    assert TITLE not in capsys.readouterr().out


def test_an_open_petition_whose_limit_nobody_knows_is_told(make_workspace: Make) -> None:
    ward = make_workspace(**{PETITIONS: LETTERS % 2026 + PETITION % ("m", "2026-03-02", "")})
    assert numbers(year_work_counts(ward, Period.whole(2026), NOW), "petitions") == {
        "received": 1,
        "answered": 0,
        "open": 1,
        "open_no_limit": 1,
    }
