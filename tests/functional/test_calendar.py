"""The year on one page, as data and as a file for calendars."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from conftest import Run
from example_ward import WITH_DRIVE
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.resources import resource_folder

SCHEMA = json.loads((resource_folder("schemas") / "calendar-output.schema.json").read_text(encoding="utf-8"))
_TITLE = "    title: Phong trào thi đua về công tác văn thư\n"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Return a ward with a drive, deadlines and a movement of several years."""
    files = {
        **WITH_DRIVE,
        PLAN: WITH_DRIVE[PLAN]
        + "reporting: {addressees: [UBND thành phố], recipients: [Lãnh đạo], unit_deadlines: {Q3: 2026-10-05, Q4: 2027-01-05}}\n",
        MOVEMENTS: WITH_DRIVE[MOVEMENTS].replace(
            _TITLE, f"{_TITLE}    life: {{from: 2024-03-01, until: 2028-12-31, reviews: [2026-06-30]}}\n"
        ),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_page_has_everything_of_the_year_and_of_its_plan(tdkt: Run, ward: Path) -> None:
    page = tdkt("calendar", "2026", cwd=ward).stdout
    for line in (
        "15/06  Phát động đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9",
        "25/06  Hạn đăng ký đợt thi đua",
        "30/06  Sơ kết: Phong trào thi đua về công tác văn thư",
        "05/08  Hạn đơn vị báo cáo kết quả giai đoạn 1",
        "05/10  Hạn gửi báo cáo thi đua quý III năm 2026",
        "19/05  Ngày sinh Chủ tịch Hồ Chí Minh",
        "THÁNG 01 NĂM 2027\n05/01  Hạn gửi báo cáo thi đua quý IV năm 2026",
    ):
        assert line in page
    assert "01/03  Phát động: Phong trào" not in page  # of 2024
    assert "01/09  Nghỉ lễ Quốc khánh\n" in page
    assert "02/09  Quốc khánh\n" in page
    assert "20/11  Ngày Nhà giáo Việt Nam\n" in page
    done = tdkt("calendar", "2027", cwd=ward)
    assert "05/01  Hạn gửi báo cáo thi đua quý IV năm 2026" in done.stdout
    assert "04/02  Nghỉ tết Nguyên đán (ngày nghỉ dự kiến)\n" in done.stdout
    assert "từ năm 2027 là dự kiến" in done.stdout + done.stderr


def test_what_falls_on_a_day_off_says_so(tdkt: Run, ward: Path) -> None:
    plan = (ward / PLAN).read_text(encoding="utf-8")
    days = "unit_deadlines: {Q1: 2026-04-04, Q2: 2026-07-05, Q3: 2026-10-05, Q4: 2027-01-01}"
    changed = plan.replace("unit_deadlines: {Q3: 2026-10-05, Q4: 2027-01-05}", days)
    (ward / PLAN).write_text(changed, encoding="utf-8")
    page = tdkt("calendar", "2026", cwd=ward).stdout
    for line in (
        "04/04  Hạn gửi báo cáo thi đua quý I năm 2026 (thứ Bảy)\n",
        "05/07  Hạn gửi báo cáo thi đua quý II năm 2026 (Chủ nhật)\n",
        "05/10  Hạn gửi báo cáo thi đua quý III năm 2026\n",
        "01/01  Hạn gửi báo cáo thi đua quý IV năm 2026 (Tết Dương lịch)\n",
    ):
        assert line in page
    swap = "rules:\n  - {parameter: extra_working_days, value: [2026-04-04], source: Thông báo số 1}\n"
    rules = ward / "plans/awards/rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("rules:\n", swap, 1), encoding="utf-8")
    assert "quý I năm 2026\n" in tdkt("calendar", "2026", cwd=ward).stdout, "a Saturday that is worked"


def test_the_final_review_of_a_years_movement_after_the_year_is_on_its_calendar(
    tdkt: Run, ward: Path
) -> None:
    movements = ward / MOVEMENTS
    text = movements.read_text(encoding="utf-8")
    of_years = "life: {from: 2024-03-01, until: 2028-12-31, reviews: [2026-06-30]}"
    of_year = "life: {from: 2026-01-25, until: 2026-12-31, final_review: 2027-01-10}"
    assert "2028" not in tdkt("calendar", "2026", cwd=ward).stdout
    movements.write_text(text.replace(of_years, of_year), encoding="utf-8")
    page = tdkt("calendar", "2026", cwd=ward).stdout.partition("THÁNG 01 NĂM 2027")[2]
    assert "10/01  Tổng kết: Phong trào thi đua về công tác văn thư (Chủ nhật)" in page
    lasting = of_years.replace("reviews: [2026-06-30]", "reviews: [2027-06-30]")
    movements.write_text(text.replace(of_years, lasting), encoding="utf-8")
    assert "Sơ kết" not in tdkt("calendar", "2026", cwd=ward).stdout.partition("NĂM 2027")[2]


def test_data_follow_their_schema_in_the_order_of_days(tdkt: Run, ward: Path) -> None:
    found = json.loads(tdkt("calendar", "2026", "--format", "json", cwd=ward).stdout)
    jsonschema.validate(found, SCHEMA)
    days = [entry["date"] for entry in found["entries"]]
    assert days == sorted(days)
    keys = [entry["key"] for entry in found["entries"]]
    assert len(keys) == len(set(keys))
    assert {"holiday", "launch", "report", "review", "award", "inspection", "event", "due", "law"} >= {
        entry["kind"] for entry in found["entries"]
    }


def test_a_deadline_is_the_same_event_in_both_files(tdkt: Run, ward: Path) -> None:
    from icalendar import Calendar

    made = tdkt("calendar", "2026", "--ics", cwd=ward)
    assert (made.returncode, made.stdout) == (0, "build/2026/lich-nam.ics\n"), made.stderr
    assert tdkt("status", "2026", "--ics", cwd=ward).returncode == 0
    whole, deadlines = (
        {
            str(event["uid"]): event
            for event in Calendar.from_ical((ward / "build/2026" / name).read_bytes()).walk("VEVENT")
        }
        for name in ("lich-nam.ics", "han-bao-cao.ics")
    )
    assert set(deadlines) <= set(whole)
    for uid, event in deadlines.items():
        assert whole[uid]["sequence"] == event["sequence"]
        assert whole[uid].decoded("dtstart") == event.decoded("dtstart")
    again = (ward / "build/2026/lich-nam.ics").read_bytes()
    tdkt("calendar", "2026", "--ics", cwd=ward)
    assert (ward / "build/2026/lich-nam.ics").read_bytes() == again


def test_today_tells_of_a_review_within_the_week(tdkt: Run, ward: Path) -> None:
    said = tdkt("today", "--date", "2026-06-25", cwd=ward).stdout
    assert "Sơ kết: Phong trào thi đua về công tác văn thư; còn 5 ngày (30/06/2026)." in said
    assert "Sơ kết: Phong trào" not in tdkt("today", "--date", "2026-07-01", cwd=ward).stdout


def test_broken_award_files_leave_the_rest(tdkt: Run, ward: Path) -> None:
    batch = ward / "plans/2026/awards/tong-ket/batch.yaml"
    batch.write_text("kind: award-batch\n", encoding="utf-8")
    found = tdkt("calendar", "2026", cwd=ward)
    assert found.returncode == 0
    assert "Phát động đợt thi đua" in found.stdout
    assert "lịch có thể thiếu" in found.stderr


def test_one_thing_at_a_time(tdkt: Run, ward: Path) -> None:
    wrong = tdkt("calendar", "--ics", "--format", "json", cwd=ward)
    assert wrong.returncode == 2
    assert tdkt("calendar", "--ics", "lich.txt", cwd=ward).returncode == 2
