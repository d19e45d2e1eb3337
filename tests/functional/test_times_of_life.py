"""A thôn is founded, another merged, a unit dissolved: what was told stays told, through the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, write_files
from example_ward import FILES, TWO_QUARTERS
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REGISTER, REPORT, SCORE_SHEET, SECOND_REPORT

HAI = "{id: thon-hai, type: thon, name: Thôn Hai}"
BOTH = {REPORT: FILES[REPORT].replace("reached: [thon-mot]", "reached: [thon-mot, thon-hai]")}


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def commit(root: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "đầu")):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@b.vn", *words],
            cwd=root,
            check=True,
            capture_output=True,
        )


def add(root: Path, days: str = "") -> None:
    change(root, ORGANIZATION, HAI, f"{HAI}\n    - {{id: thon-ba, type: thon, name: Thôn Ba{days}}}")


def findings(tdkt: Run, root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tdkt("validate", "--format", "json", cwd=root).stdout)[
        "findings"
    ]
    return found


def achieved(tdkt: Run, root: Path, quarter: str) -> tuple[str, str]:
    done = tdkt("report", "--quarter", quarter, "--format", "json", cwd=root)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["targets"]
    [one] = [row for row in rows if row["target"] == "van-thu.moi-thon"]
    return one["displayed"], one["status"]


@pytest.fixture
def told(tmp_path: Path, tdkt: Run) -> Path:
    """A ward of two thôn that has issued its report on quý I: 2/2, đạt."""
    root = write_files(tmp_path / "phường", {**FILES, **BOTH})
    for words in (
        ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15"),
        ("issue", "report", "2026-Q1", "--number", "20", "--date", "2026-04-10"),
    ):
        assert tdkt(*words, cwd=root).returncode == 0
    return root


def test_a_thon_with_its_first_day_changes_nothing_that_was_told(told: Path, tdkt: Run) -> None:
    before = achieved(tdkt, told, "2026-Q1")
    assert before == ("2/2 thôn", "reached")
    add(told, ", from: 2026-07-01")
    assert findings(tdkt, told) == []
    assert achieved(tdkt, told, "2026-Q1") == before
    change(told, ORGANIZATION, "from: 2026-07-01", "from: 2026-04-01")
    assert findings(tdkt, told) == []


@pytest.mark.parametrize("days", ["", ", from: 2026-03-31", ", from: 2025-01-01"])
def test_a_thon_that_would_change_what_was_told_is_an_error(told: Path, tdkt: Run, days: str) -> None:
    add(told, days)
    [found] = findings(tdkt, told)
    assert (found["code"], found["severity"], found["file"]) == ("I313", "error", ORGANIZATION)
    assert "Thôn Ba" in found["message"]
    assert "báo cáo quý I năm 2026, số 20/BC-UBND" in found["message"]
    assert "from" in found["hint"]
    assert "31/03/2026" in found["hint"]
    assert tdkt("report", "--quarter", "2026-Q1", cwd=told).returncode == 1, "no plausible wrong number"


def test_a_thon_taken_off_the_list_is_told_to_stay_with_its_last_day(told: Path, tdkt: Run) -> None:
    change(told, ORGANIZATION, f"    - {HAI}\n", "")
    found = {finding["code"]: finding for finding in findings(tdkt, told)}
    assert set(found) == {"I305", "I313"}
    assert "until" in found["I305"]["hint"]
    assert "into" in found["I305"]["hint"]
    assert "Bỏ Thôn Hai khỏi danh sách" in found["I313"]["message"]
    change(
        told,
        ORGANIZATION,
        "name: Thôn Một}",
        f"name: Thôn Một}}\n    - {HAI[:-1]}, until: 2026-06-30, into: thon-mot}}",
    )
    assert findings(tdkt, told) == []


def test_a_last_day_within_what_was_told_is_an_error(told: Path, tdkt: Run) -> None:
    change(told, ORGANIZATION, HAI, f"{HAI[:-1]}, until: 2026-03-30, into: thon-mot}}")
    assert {finding["code"] for finding in findings(tdkt, told)} == {"I313", "R520"}


def test_a_quarter_reported_on_but_not_told_is_warned_about(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    assert tdkt("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15", cwd=root).returncode == 0
    add(root)
    [found] = findings(tdkt, root)
    assert (found["code"], found["severity"]) == ("I314", "warning")
    assert "quý I năm 2026" in found["message"]
    assert "from" in found["hint"]
    change(root, ORGANIZATION, "name: Thôn Ba}", "name: Thôn Ba, from: 2026-04-01}")
    assert findings(tdkt, root) == []


def test_another_name_or_id_is_no_other_number(told: Path, tdkt: Run) -> None:
    change(told, ORGANIZATION, "name: Thôn Hai}", "name: Thôn Hai mới}")
    assert findings(tdkt, told) == []


def test_a_report_names_who_was_there(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", TWO_QUARTERS)
    change(root, ORGANIZATION, "name: Thôn Một}", "name: Thôn Một, until: 2026-05-31, into: thon-hai}")
    found = [finding for finding in findings(tdkt, root) if finding["severity"] == "error"]
    assert [(one["code"], one["file"]) for one in found] == [("R520", SECOND_REPORT)]
    assert "Nơi tiếp nhận: Thôn Hai (“thon-hai”)" in found[0]["hint"]


def test_a_dissolved_unit_owes_nothing_and_its_heir_answers(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    change(
        root,
        ORGANIZATION,
        "name: Văn phòng, abbreviation: VP",
        "name: Văn phòng, abbreviation: VP, until: 2026-05-31, into: kinh-te",
    )
    assert {finding["code"] for finding in findings(tdkt, root)} == {"A315", "I416"}, (
        "of the award batch and of the inspection"
    )
    status = json.loads(tdkt("status", "2026", "--date", "2026-08-01", "--format", "json", cwd=root).stdout)
    owed = {
        unit["unit"]: [one["period"] for one in unit["receipts"] if one["state"] != "not_owed"]
        for unit in status["units"]
    }
    assert owed == {"van-phong": ["2026-Q1"], "kinh-te": ["2026-Q2", "2026-Q3", "2026-Q4"]}
    assert [quarter["due"] for quarter in status["quarters"]] == [1, 1, 1, 1]
    assert tdkt("status", "2026", "--date", "2026-08-01", cwd=root).returncode == 0
    made = tdkt("form", "2026-Q2", cwd=root)
    assert [Path(line).name for line in made.stdout.splitlines()] == ["phieu-2026-Q2-kinh-te.xlsx"]
    second = TWO_QUARTERS[SECOND_REPORT].replace("unit: van-phong", "unit: kinh-te")
    lines = [line for line in second.splitlines() if "van-thu.so-hoa" not in line]
    (root / "plans/2026/reports/2026-Q2").mkdir(parents=True)
    (root / "plans/2026/reports/2026-Q2/kinh-te.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [one for one in findings(tdkt, root) if one["severity"] == "error"] == []
    report = json.loads(tdkt("report", "--quarter", "2026-Q2", "--format", "json", cwd=root).stdout)
    assert report["coverage"] == {"received": 2, "due": 2, "missing": []}
    assert {unit for row in report["targets"] for unit in row["units"]} == {"kinh-te"}
    assert tdkt("render", "report", "2026-Q2", cwd=root).returncode == 0
    for words in (
        ("dashboard", "2026"),
        ("report", "--quarter", "2026-Q2"),
        ("report", "--quarter", "2026-Q2", "--xlsx"),
        ("report", "--half", "--format", "csv"),
        ("render", "report", "2026-H1"),
    ):
        done = tdkt(*words, cwd=root)
        assert done.returncode == 0, done.stderr


def test_a_unit_that_ends_without_an_heir_is_refused(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    change(
        root,
        ORGANIZATION,
        "name: Văn phòng, abbreviation: VP",
        "name: Văn phòng, abbreviation: VP, until: 2026-05-31",
    )
    [found] = [one for one in findings(tdkt, root) if one["severity"] == "error"]
    assert found["code"] == "I312"
    assert "từ quý II năm 2026 không ai báo cáo" in found["message"]


def test_a_form_printed_before_a_thon_was_founded_is_still_taken(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    made = tdkt("form", "2026-Q2", cwd=root)
    form = root / made.stdout.splitlines()[0]
    code = form.read_bytes()
    add(root, ", from: 2026-07-01")
    again = tdkt("form", "2026-Q2", "-o", str(root / "lai"), cwd=root)
    assert again.returncode == 0, again.stderr
    [made_again] = list((root / "lai").rglob("*.xlsx"))
    assert made_again.read_bytes() == code
    third = tdkt("form", "2026-Q3", cwd=root)
    assert third.returncode == 0


def test_diff_tells_what_a_new_thon_does_to_each_quarter(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", TWO_QUARTERS)
    commit(root)
    add(root, ", from: 2026-04-01")
    said = tdkt("diff", cwd=root).stdout
    assert "Lũy kế đến hết quý II năm 2026: 2/2 thôn (đạt) → 2/3 thôn (" in said
    assert "quý I năm 2026: " not in said


def test_diff_tells_what_was_told_otherwise(told: Path, tdkt: Run) -> None:
    commit(told)
    add(told)
    assert "Lũy kế đến hết quý I năm 2026: 2/2 thôn (đạt) → 2/3 thôn (" in tdkt("diff", cwd=told).stdout


def test_an_id_that_is_renamed_is_renamed_where_others_went_into_it(told: Path, tdkt: Run) -> None:
    change(told, ORGANIZATION, HAI, f"{HAI[:-1]}, until: 2026-06-30, into: thon-mot}}")
    done = tdkt("rename", "subdivision", "thon-mot", "thon-dau", cwd=told)
    assert done.returncode == 0, done.stderr
    assert "into: thon-dau" in (told / ORGANIZATION).read_text(encoding="utf-8")
    assert findings(tdkt, told) == []


def test_the_report_says_why_the_number_of_thon_changed(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    change(root, ORGANIZATION, HAI, f"{HAI[:-1]}, until: 2026-05-31, into: thon-mot}}")
    note = (
        "Từ quý II năm 2026, chỉ tiêu giao cho từng thôn tính trên 01 thôn, trước đó 02 "
        "(Thôn Hai sáp nhập vào Thôn Một từ ngày 01/06/2026)."
    )
    said = " ".join(tdkt("report", "--quarter", "2026-Q2", cwd=root).stdout.split())
    assert note in said
    assert "Từ quý" not in tdkt("report", "--quarter", "2026-Q1", cwd=root).stdout
    data = json.loads(tdkt("report", "--quarter", "2026-Q2", "--format", "json", cwd=root).stdout)
    assert data["notes"] == [note]
    page = root / tdkt("dashboard", "2026", "-q", "2", cwd=root).stdout.splitlines()[0]
    assert note in page.read_text(encoding="utf-8")
    made = tdkt("render", "report", "2026-Q2", cwd=root)
    assert made.returncode == 0, made.stderr
    paper = root / made.stdout.splitlines()[0]
    assert note in " ".join(tdkt("text", str(paper), cwd=root).stdout.split())


def test_the_next_year_gives_the_targets_to_who_took_the_unit_in(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    office = "name: Văn phòng, abbreviation: VP"
    change(root, ORGANIZATION, office, f"{office}, until: 2026-09-30, into: kinh-te")
    done = tdkt("new", "year", "2027", cwd=root)
    assert done.returncode == 0, done.stderr
    made = root / "plans/2027/movements/kinh-te.yaml"
    assert "unit: kinh-te" in made.read_text(encoding="utf-8")
    assert not (root / "plans/2027/movements/van-phong.yaml").exists()
    assert [one for one in findings(tdkt, root) if one["severity"] == "error"] == []


def test_the_next_year_leaves_to_people_what_two_units_had(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    office = "name: Văn phòng, abbreviation: VP"
    change(root, ORGANIZATION, office, f"{office}, until: 2026-12-31, into: kinh-te")
    own = (
        "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n  - id: kinh-te\n"
        "    title: Phong trào thi đua phát triển kinh tế\n    items:\n"
        "      - task: kinh-te.sap-xep\n        text: Sắp xếp lại chợ dân sinh.\n"
    )
    (root / "plans/2026/movements/kinh-te.yaml").write_text(own, encoding="utf-8")
    done = tdkt("new", "year", "2027", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "Đơn vị không còn trong năm 2027" in done.stdout
    assert "plans/2026/movements/van-phong.yaml" in done.stdout
    assert not (root / "plans/2027/movements/van-phong.yaml").exists()


def test_a_form_of_a_unit_that_is_no_more_is_refused_with_who_reports_now(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    form = root / tdkt("form", "2026-Q2", cwd=root).stdout.splitlines()[0]
    office = "name: Văn phòng, abbreviation: VP"
    change(root, ORGANIZATION, office, f"{office}, until: 2026-05-31, into: kinh-te")
    done = tdkt("import", str(form), cwd=root)
    assert done.returncode == 1
    assert "không còn Văn phòng; Phòng Kinh tế báo cáo thay" in done.stdout + done.stderr


@pytest.mark.parametrize(("days", "code"), [("until: 2026-05-31", "I312"), ("until: 2025-12-31", "I311")])
def test_a_target_of_another_unit_that_ends_is_told(tmp_path: Path, tdkt: Run, days: str, code: str) -> None:
    root = write_files(tmp_path / "phường", FILES)
    old = "quote: không để xảy ra sai sót lớn\n"
    change(root, MOVEMENTS, old, f"{old}            unit: kinh-te\n")
    change(
        root,
        ORGANIZATION,
        "name: Phòng Kinh tế, abbreviation: KT",
        f"name: Phòng Kinh tế, abbreviation: KT, {days}",
    )
    assert code in {finding["code"] for finding in findings(tdkt, root)}


def test_a_standing_unit_and_a_score_sheet_of_a_unit_that_is_no_more_are_told(
    tmp_path: Path, tdkt: Run
) -> None:
    root = write_files(tmp_path / "phường", FILES)
    office = "name: Văn phòng, abbreviation: VP"
    change(root, ORGANIZATION, office, f"{office}, until: 2025-12-31, into: kinh-te")
    places = {one["file"] for one in findings(tdkt, root) if one["code"] == "I311"}
    assert places == {ORGANIZATION, MOVEMENTS, SCORE_SHEET}


def test_a_collective_that_is_no_more_names_who_took_it_in(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "phường", FILES)
    entry = "{id: tap-the-van-phong, name: Văn phòng, unit: van-phong"
    heir = "{id: tap-the-kinh-te, name: Phòng Kinh tế, unit: kinh-te}"
    change(root, REGISTER, f"{entry}}}", f"{entry}, until: 2026-06-30, into: tap-the-kinh-te}}\n  - {heir}")
    [found] = findings(tdkt, root)
    assert found["code"] == "A315"
    assert found["hint"].startswith("Nơi tiếp nhận: Phòng Kinh tế (“tap-the-kinh-te”).")
    change(root, REGISTER, f"\n  - {heir}", "")
    assert {one["code"] for one in findings(tdkt, root)} == {"A315", "A101"}


def test_the_effect_of_a_report_that_is_gone_is_told_after_it_was_told(told: Path, tdkt: Run) -> None:
    commit(told)
    (told / REPORT).unlink()
    assert "B102" in {found["code"] for found in findings(tdkt, told)}
    said = " ".join(tdkt("diff", cwd=told).stdout.split())
    assert "Lũy kế đến hết quý I năm 2026: 2/2 thôn (đạt) → – (chưa báo cáo)" in said
    assert "Chưa tính được" not in said
