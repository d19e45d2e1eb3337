"""`tdkt status` as a clerk meets it, on the ward's own files and on broken ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import REPOSITORY, Run
from tdkt.resources import resource_folder

LATE = "2026-11-23"
OFFICE = "Văn phòng HĐND và UBND phường"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Copy the repository's own plan, in which one unit's third report is missing."""
    shutil.copytree(REPOSITORY / "plans", tmp_path / "kho" / "plans")
    return tmp_path / "kho"


def third(ward: Path, unit: str) -> Path:
    return ward / "plans/2026/reports/2026-Q3" / f"{unit}.yaml"


def as_json(tdkt: Run, folder: Path, *words: str) -> Any:
    result = tdkt("status", "--format", "json", *words, cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    schema = json.loads(
        (resource_folder("schemas") / "status-output.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(found)
    return found


def test_the_table_reads_without_colour(tdkt: Run) -> None:
    result = tdkt("status", "--date", LATE, cwd=REPOSITORY, columns=120)
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    [office] = [line for line in lines if line.startswith(OFFICE)]
    assert office.rstrip().endswith("✘ chậm 49 ngày       · chưa đến hạn")
    assert f"Quý III: đã nhận 4/5; chậm: {OFFICE} (chậm 49 ngày)." in lines
    assert "Quý IV: chưa đến hạn (05/01/2027)." in lines
    assert "SỐ LIỆU MINH HỌA" in result.stdout
    assert "tdkt status --remind" in result.stderr
    assert "\x1b[" not in result.stdout


@pytest.mark.parametrize("columns", [72, 80, 100, 120, 200])
def test_the_table_stays_within_the_terminal(columns: int, tdkt: Run) -> None:
    result = tdkt("status", "--date", LATE, cwd=REPOSITORY, columns=columns)
    assert max(len(line) for line in result.stdout.splitlines()) <= columns
    assert "…" not in result.stdout
    assert "chậm 49 ngày" in result.stdout
    assert "chưa đến hạn" in result.stdout


def test_colour_only_where_wanted(tdkt: Run) -> None:
    words = ("status", "--date", LATE)
    assert "\x1b[" in tdkt(*words, cwd=REPOSITORY, FORCE_COLOR="1").stdout
    assert "\x1b[" not in tdkt(*words, cwd=REPOSITORY, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2026-09-30", "Quý III: đã nhận 0/5;"),
        ("2026-10-01", f"còn chờ: {OFFICE} (còn 4 ngày)"),
        ("2026-10-05", f"Quý III: đã nhận 4/5; còn chờ: {OFFICE} (hạn hôm nay)."),
        ("06/10/2026", f"Quý III: đã nhận 4/5; chậm: {OFFICE} (chậm 1 ngày)."),
    ],
)
def test_any_day_can_be_asked_for(day: str, line: str, tdkt: Run) -> None:
    result = tdkt("status", "2026", "--date", day, cwd=REPOSITORY, columns=120)
    assert line in " ".join(result.stdout.split())


def test_without_a_date_it_is_today(tdkt: Run) -> None:
    from datetime import date

    before = date.today()
    found = as_json(tdkt, REPOSITORY)["date"]
    assert before.isoformat() <= found <= date.today().isoformat()


def test_json_holds_every_receipt(tdkt: Run) -> None:
    found = as_json(tdkt, REPOSITORY, "--date", LATE)
    assert (found["version"], found["date"], found["illustrative"]) == (1, LATE, True)
    assert found["quarters"][2] == {"period": "2026-Q3", "deadline": "2026-10-05", "received": 4, "due": 5}
    assert found["units"][0]["unit"] == "van-phong"
    office, culture, economy = (unit["receipts"][2] for unit in found["units"][:3])
    assert office == {
        "period": "2026-Q3",
        "deadline": "2026-10-05",
        "state": "late",
        "label": "chậm 49 ngày",
        "days_left": None,
        "days_late": 49,
        "submitted": None,
        "corrected": None,
        "files": [],
        "errors": 0,
        "warnings": 0,
    }
    assert (culture["state"], culture["submitted"]) == ("on_time", "2026-10-02")
    assert (economy["state"], economy["submitted"]) == ("on_time", "2026-10-05")
    assert found["units"][0]["receipts"][3]["days_left"] == 43
    assert found["problems"] == []


def test_a_corrected_report_is_still_on_time(tdkt: Run, ward: Path) -> None:
    path = third(ward, "van-hoa-xa-hoi")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("submitted: 2026-10-02\n", "submitted: 2026-10-02\ncorrected: 2026-10-20\n"),
        encoding="utf-8",
    )
    for columns, words in ((72, "sửa 20/10/2026"), (120, "đã sửa 20/10/2026")):
        shown = tdkt("status", "--date", LATE, cwd=ward, columns=columns).stdout
        assert words in shown
        assert "nhận chậm" not in shown
    culture = as_json(tdkt, ward, "--date", LATE)["units"][1]["receipts"][2]
    assert (culture["state"], culture["submitted"], culture["corrected"]) == (
        "on_time",
        "2026-10-02",
        "2026-10-20",
    )
    assert tdkt("validate", "plans/2026/reports", cwd=ward).returncode == 0


def test_a_broken_report_is_not_a_missing_one(tdkt: Run, ward: Path) -> None:
    third(ward, "van-phong").write_text("kind: unit-report\n\tperiod: 2026-Q3\n", encoding="utf-8")
    result = tdkt("status", "--date", LATE, cwd=ward, columns=120)
    assert result.returncode == 0
    assert f"Quý III: đã nhận 4/5; có tệp nhưng có lỗi: {OFFICE}." in result.stdout
    assert "■ có lỗi" in result.stdout
    assert "plans/2026/reports/2026-Q3/van-phong.yaml:2:1: Y104" in result.stdout
    assert "chậm" not in result.stdout
    found = as_json(tdkt, ward, "--date", LATE)
    assert found["units"][0]["receipts"][2]["state"] == "broken"
    assert [problem["code"] for problem in found["problems"]] == ["Y104"]
    remind = tdkt("status", "--remind", "--date", LATE, cwd=ward)
    assert (remind.returncode, remind.stdout) == (0, "")
    assert f"Chưa nhắc {OFFICE} về quý III năm 2026: có lỗi" in remind.stderr
    letter = tdkt("status", "--letter", "--date", LATE, cwd=ward)
    assert (letter.returncode, letter.stdout) == (1, "")
    assert "van-phong.yaml" in letter.stderr


def test_errors_and_warnings_stand_in_the_cell(tdkt: Run, ward: Path) -> None:
    path = third(ward, "van-hoa-xa-hoi")
    text = path.read_text(encoding="utf-8").replace("numerator: 1824", "numerator: 18240")
    path.write_text(text.replace("submitted: 2026-10-02", "submitted: 2026-09-02"), encoding="utf-8")
    result = tdkt("status", "--date", LATE, cwd=ward, columns=120)
    assert "■ 1 lỗi" in result.stdout
    assert "! 1 cảnh báo" in result.stdout
    assert "1 báo cáo đã nhận còn lỗi phải sửa" in result.stdout
    assert "tdkt validate plans/2026/reports" in result.stderr


def test_reminders_are_plain_text_to_paste(tdkt: Run) -> None:
    result = tdkt("status", "--remind", "--date", LATE, cwd=REPOSITORY)
    assert (result.returncode, result.stderr) == (0, "")
    first, *rest = result.stdout.splitlines()
    assert first == f"===== 1/1 | {OFFICE} | Nguyễn Văn A (minh họa) | SỐ LIỆU MINH HỌA ====="
    assert rest[1] == f"Kính gửi: Nguyễn Văn A (minh họa) - {OFFICE}"
    assert "- Quý III năm 2026: hạn gửi 05/10/2026, đã chậm 49 ngày." in rest
    assert "phiếu báo cáo quý III năm 2026 và gửi về Phòng Văn hóa - Xã hội" in result.stdout


def test_nobody_to_remind_is_said_beside_the_data(tdkt: Run) -> None:
    result = tdkt("status", "--remind", "--date", "2026-08-01", cwd=REPOSITORY)
    assert (result.returncode, result.stdout) == (0, "")
    assert "không có gì để nhắc" in result.stderr


def test_an_earlier_day_is_told_as_it_was_and_what_came_since_is_named(tdkt: Run, ward: Path) -> None:
    """As `tdkt today` of that day, which gives this very command."""
    day = "2026-10-06"
    path = third(ward, "van-hoa-xa-hoi")
    path.write_text(
        path.read_text(encoding="utf-8").replace("submitted: 2026-10-02", "submitted: 2026-10-08"), "utf-8"
    )
    asked = tdkt("today", "--date", day, cwd=ward).stdout
    assert "Báo cáo quý III năm 2026: 2/5 đơn vị chưa gửi, chậm 1 ngày" in " ".join(asked.split())
    result = tdkt("status", "2026", "--remind", "--within", "7", "--date", day, cwd=ward)
    assert result.stdout.count("=====\n") == 2
    assert "hạn gửi 05/10/2026, đã chậm 1 ngày" in result.stdout
    said = " ".join(result.stderr.split())
    assert "Lời nhắc như ở ngày 06/10/2026. Đã gửi sau ngày ấy" in said
    assert "(quý III năm 2026, gửi 08/10/2026)" in said
    letter = tdkt("status", "--letter", "--date", day, cwd=ward)
    assert "công văn nêu nơi đến nay còn thiếu báo cáo. Đã gửi sau ngày ấy nên không nêu" in " ".join(
        letter.stderr.split()
    )
    later = tdkt("status", "--remind", "--date", "2026-10-08", cwd=ward)
    assert "sau ngày ấy" not in later.stderr


@pytest.mark.parametrize(("within", "count"), [("3", 0), ("4", 5)])
def test_within_says_how_early_to_remind(within: str, count: int, tdkt: Run) -> None:
    result = tdkt("status", "--remind", "--within", within, "--date", "2026-10-01", cwd=REPOSITORY)
    assert result.stdout.count("=====\n") == count


def test_the_letter_is_rendered_for_the_latest_quarter_past_its_deadline(tdkt: Run, ward: Path) -> None:
    result = tdkt("status", "--letter", "--date", LATE, cwd=ward)
    assert (result.returncode, result.stdout) == (0, "build/2026/cong-van-don-doc-quy-3.docx\n")
    made = ward / "build/2026/cong-van-don-doc-quy-3.docx"
    first = made.read_bytes()
    made.unlink()
    assert tdkt("render", "reminder", "2026-Q3", cwd=ward).returncode == 0
    assert made.read_bytes() == first


def test_no_letter_where_none_is_needed(tdkt: Run, ward: Path) -> None:
    early = tdkt("status", "--letter", "--date", "2026-04-05", cwd=ward)
    assert (early.returncode, early.stdout) == (0, "")
    assert "chưa kỳ nào" in early.stderr
    complete = tdkt("status", "--letter", "--date", "2026-04-06", cwd=ward)
    assert (complete.returncode, complete.stdout) == (0, "")
    assert "không cần công văn đôn đốc" in complete.stderr
    assert not (ward / "build").exists()
    refused = tdkt("render", "reminder", "2026-Q1", cwd=ward)
    assert refused.returncode == 1
    assert "Không có đơn vị nào thiếu báo cáo quý I năm 2026" in refused.stderr


def test_no_letter_to_the_unit_that_drafts_it(tdkt: Run, ward: Path) -> None:
    organization = ward / "plans/organization.yaml"
    text = organization.read_text(encoding="utf-8")
    organization.write_text(
        text.replace("standing_unit: van-hoa-xa-hoi", "standing_unit: van-phong"), encoding="utf-8"
    )
    result = tdkt("status", "--letter", "--date", LATE, cwd=ward)
    assert (result.returncode, result.stdout) == (0, "")
    assert "Chỉ còn Văn phòng HĐND và UBND phường chưa có báo cáo quý III năm 2026" in result.stderr
    assert not (ward / "build").exists()


def test_the_letter_names_other_quarters_that_lack_reports(tdkt: Run, ward: Path) -> None:
    (ward / "plans/2026/reports/2026-Q1/van-phong.yaml").unlink()
    result = tdkt("status", "--letter", "--date", LATE, cwd=ward)
    assert result.returncode == 0
    assert "tdkt render reminder 2026-Q1" in result.stderr


def test_the_calendar_goes_to_the_usual_place_or_where_told(tdkt: Run, ward: Path) -> None:
    for words in (["--ics"], ["--ics", "2026"], ["2026", "--ics"], ["--ics", "--date", LATE]):
        result = tdkt("status", *words, cwd=ward)
        assert (result.returncode, result.stdout) == (0, "build/2026/han-bao-cao.ics\n"), result.stderr
    result = tdkt("status", "--ics", "lịch/hạn.ics", cwd=ward, TZ="America/New_York", LANG="C")
    assert result.stdout == "lịch/hạn.ics\n"
    usual = (ward / "build/2026/han-bao-cao.ics").read_bytes()
    assert (ward / "lịch/hạn.ics").read_bytes() == usual
    assert usual.count(b"BEGIN:VEVENT\r\n") == 4


def test_the_calendar_never_overwrites_another_kind_of_file(tdkt: Run, ward: Path) -> None:
    plan = ward / "plans/2026/plan.yaml"
    before = plan.read_bytes()
    assert tdkt("status", "--ics", "plans/2026/plan.yaml", cwd=ward).returncode == 2
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [["--date", "2026-02-30"], ["--date", "hôm qua"], ["--date", ""], ["2030"], ["abc"], ["--within", "-1"],
     ["--remind", "--letter"], ["--ics", "--format", "json"], ["--format", "csv"], ["--ics", ""]],
)  # fmt: skip
def test_wrong_usage_is_said_in_vietnamese(words: list[str], tdkt: Run, ward: Path) -> None:
    result = tdkt("status", *words, cwd=ward)
    assert result.returncode == 2
    assert result.stderr.startswith("lỗi: ")
    assert result.stdout == ""


def test_no_deadlines_at_all(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("status", cwd=example_folder)
    assert result.returncode == 0
    assert "Quý II: chưa đặt hạn, chưa có báo cáo." in result.stdout
    assert "Quý I: đã nhận 1/1." in result.stdout
    assert tdkt("status", "--ics", cwd=example_folder).returncode == 2
    assert tdkt("status", "--letter", cwd=example_folder).returncode == 0


def test_last_years_missing_reports_are_not_forgotten(tdkt: Run, ward: Path) -> None:
    plan = ward / "plans/2026/plan.yaml"
    following = ward / "plans/2027/plan.yaml"
    following.parent.mkdir()
    text = plan.read_text(encoding="utf-8").replace("year: 2026", "year: 2027")
    following.write_text(text.partition("reporting:")[0], encoding="utf-8")
    result = tdkt("status", "--date", "2027-01-06", cwd=ward)
    assert "NĂM 2027" in result.stdout
    assert "Năm 2026 còn 6 báo cáo chưa nhận: tdkt status 2026" in result.stderr
    result = tdkt("status", "2026", "--date", "2027-01-06", cwd=ward)
    assert "tdkt status 2026 --remind; in công văn đôn đốc: tdkt status 2026 --letter" in result.stderr


@pytest.fixture
def turn_of_the_year(ward: Path) -> Path:
    """The ward in January 2027: both plans issued, four reports of quý IV 2026 in, the new year's deadlines set."""
    plan = ward / "plans/2026/plan.yaml"
    text = plan.read_text(encoding="utf-8")
    head, tail = text.partition("sections:")[::2]
    head = head.replace("2027", "2028").replace("2026", "2027")
    following = ward / "plans/2027"
    (following / "movements").mkdir(parents=True)
    reporting, rest = tail.partition("reporting:")[::2]
    rest = rest.replace("2027-", "2028-").replace("2026-", "2027-")
    (following / "plan.yaml").write_text(f"{head}sections:{reporting}reporting:{rest}", encoding="utf-8")
    for file in (ward / "plans/2026/movements").iterdir():
        movements = file.read_text(encoding="utf-8").replace("2026", "2027")
        (following / "movements" / file.name).write_text(movements, encoding="utf-8")
    third(ward, "van-phong").write_text(
        "kind: unit-report\nperiod: 2026-Q3\nunit: van-phong\nsubmitted: 2026-10-04\nfigures: []\n",
        encoding="utf-8",
    )
    fourth = ward / "plans/2026/reports/2026-Q4"
    fourth.mkdir()
    for unit in ("van-phong", "kinh-te-ha-tang-do-thi", "su-nghiep-cong", "van-hoa-xa-hoi"):
        text = f"kind: unit-report\nperiod: 2026-Q4\nunit: {unit}\nsubmitted: 2027-01-04\nfigures: []\n"
        (fourth / f"{unit}.yaml").write_text(text, encoding="utf-8")
    return ward


def test_in_january_the_late_reports_of_the_old_year_are_reminded(tdkt: Run, turn_of_the_year: Path) -> None:
    words = ("--date", "2027-01-20")
    assert "NĂM 2027" in tdkt("status", *words, cwd=turn_of_the_year).stdout
    seen = tdkt("status", *words, cwd=turn_of_the_year).stderr
    assert "Năm 2026 còn 1 báo cáo chưa nhận: tdkt status 2026" in seen
    assert "tdkt status --remind" in seen
    result = tdkt("status", "--remind", *words, cwd=turn_of_the_year)
    assert result.returncode == 0
    assert result.stdout.count("=====\n") == 1
    assert "- Quý IV năm 2026: hạn gửi 05/01/2027, đã chậm 15 ngày." in result.stdout
    assert "SỐ LIỆU MINH HỌA" in result.stdout
    only = tdkt("status", "2027", "--remind", *words, cwd=turn_of_the_year)
    assert "không có gì để nhắc" in only.stderr


def test_in_april_one_text_reminds_a_unit_of_both_years(tdkt: Run, turn_of_the_year: Path) -> None:
    result = tdkt("status", "--remind", "--date", "2027-04-06", cwd=turn_of_the_year)
    assert result.stdout.count("=====\n") == 5
    [culture] = [text for text in result.stdout.split("\n===== ") if "Quý IV năm 2026" in text]
    assert culture.index("- Quý IV năm 2026: hạn gửi 05/01/2027") < culture.index(
        "- Quý I năm 2027: hạn gửi 05/04/2027, đã chậm 1 ngày."
    )
    assert "phiếu báo cáo quý IV năm 2026, quý I năm 2027" in culture


def test_in_january_the_letter_is_about_the_old_years_last_quarter(tdkt: Run, turn_of_the_year: Path) -> None:
    words = ("status", "--letter", "--date")
    result = tdkt(*words, "2027-01-20", cwd=turn_of_the_year)
    assert (result.returncode, result.stdout) == (0, "build/2026/cong-van-don-doc-quy-4.docx\n"), (
        result.stderr
    )
    later = tdkt(*words, "2027-04-06", cwd=turn_of_the_year)
    assert later.stdout == "build/2027/cong-van-don-doc-quy-1.docx\n"
    assert "Báo cáo quý IV năm 2026 cũng còn thiếu: tdkt render reminder 2026-Q4" in later.stderr


def test_markup_in_names_is_text(tdkt: Run, ward: Path) -> None:
    path = ward / "plans/organization.yaml"
    text = path.read_text(encoding="utf-8").replace(f"name: {OFFICE}", 'name: "[red]VP[/] :smile: [/x]"')
    path.write_text(text, encoding="utf-8")
    result = tdkt("status", "--date", LATE, cwd=ward, columns=120)
    assert "[red]VP[/] :smile: [/x]" in result.stdout


def test_help_is_vietnamese(tdkt: Run, tmp_path: Path) -> None:
    page = tdkt("status", "--help", cwd=tmp_path).stdout
    assert page.startswith("Cách dùng: ")
    assert "mặc định: 5" in page
    for english in ("Usage", "Options", "default", "required"):
        assert english not in page
