"""`tdkt` alone and `tdkt today`: what is to be done on a day, with commands that work."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import Run, write_files
from example_ward import FILES
from in_git import commit_all, git, new_repository
from tdkt.checks.example_files import BATCH, MOVEMENTS, PLAN, REPORT
from tdkt.resources import resource_folder

SCHEMA = json.loads((resource_folder("schemas") / "today-output.schema.json").read_text(encoding="utf-8"))

DEADLINES = """\
reporting:
  addressees: [Sở Nội vụ]
  recipients: [Như trên]
  unit_deadlines: {Q1: 2026-04-05, Q2: 2026-07-05, Q3: 2026-10-05, Q4: 2026-12-31}
"""


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    plan = FILES[PLAN].replace("closing:\n", f"{DEADLINES}closing:\n")
    root = write_files(tmp_path / "phường", FILES | {PLAN: plan})
    new_repository(root)
    commit_all(root, "đầu")
    return root


def tasks(tdkt: Run, root: Path, day: str) -> list[dict[str, Any]]:
    done = tdkt("today", "--date", day, "--format", "json", cwd=root)
    assert done.returncode == 0, done.stderr
    page = json.loads(done.stdout)
    jsonschema.validate(page, SCHEMA)
    found: list[dict[str, Any]] = page["tasks"]
    return found


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_command_works_when_it_is_pasted(ward: Path, tdkt: Run) -> None:
    change(ward, PLAN, "number: 1\n", "")
    change(ward, MOVEMENTS, "    title: Phong trào", "    # SỬA: tên phong trào\n    title: Phong trào")
    found = tasks(tdkt, ward, "2026-07-01")
    commands = [task["command"] for task in found]
    assert {"tdkt init --todo", "tdkt render plan 2026"} <= set(commands)
    for command in commands:
        done = tdkt(*shlex.split(command)[1:], cwd=ward)
        assert done.returncode == 0, (command, done.stderr)
    assert [task["what"] for task in tasks(tdkt, ward, "2026-07-01") if "save" in task["command"]] == []


def test_late_and_due_within_a_week(ward: Path, tdkt: Run) -> None:
    def of_quarter(day: str, key: str) -> list[tuple[str, int]]:
        return [
            (task["group"], task["days_left"])
            for task in tasks(tdkt, ward, day)
            if task["what"].startswith(f"Báo cáo quý {key} năm 2026: ")
        ]

    assert of_quarter("2026-06-27", "II") == []
    assert of_quarter("2026-06-28", "II") == [("due", 7)]
    assert of_quarter("2026-07-08", "II") == [("due", -3)]


def test_a_batch_by_its_next_step_and_limit(ward: Path, tdkt: Run) -> None:
    files = ("appraisal:", "submission:", "decision:", "published:", "ceremony:", "payment:")
    lines = (ward / BATCH).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(files)]
    (ward / BATCH).write_text("\n".join(kept).replace("state: awarded", "state: collecting") + "\n", "utf-8")
    (ward / "plans/2026/awards/tong-ket/session.yaml").unlink()
    batch = next(task for task in tasks(tdkt, ward, "2026-08-10") if "tong-ket" in task["command"])
    assert "thẩm định hồ sơ" in batch["what"]
    assert batch["due"] is not None
    assert "ngày làm việc từ ngày nhận đủ hồ sơ" in batch["what"]


def test_errors_come_first_and_stop_nothing_else(ward: Path, tdkt: Run) -> None:
    change(ward, MOVEMENTS, "at_least: 95", "at_least: 195")
    found = tasks(tdkt, ward, "2026-07-08")
    assert (found[0]["group"], found[0]["command"]) == ("first", "tdkt validate")
    assert any("tdkt status" in task["command"] for task in found)
    (ward / PLAN).write_text("kind: [", encoding="utf-8")
    assert tasks(tdkt, ward, "2026-07-08")[0]["command"] == "tdkt validate"


def test_law_that_changes_or_is_not_known(ward: Path, tdkt: Run) -> None:
    ahead = [task for task in tasks(tdkt, ward, "2026-09-20") if task["group"] == "ahead"]
    assert [task["due"] for task in ahead] == ["2026-10-01"]
    unknown = [task for task in tasks(tdkt, ward, "2035-01-01") if task["group"] == "ahead"]
    assert "không biết quy định" in unknown[0]["what"]


def test_an_interrupted_merge_is_told_first(ward: Path, tdkt: Run) -> None:
    git(ward, "checkout", "-qb", "khac")
    git(ward, "commit", "-q", "--allow-empty", "-m", "khác")
    git(ward, "checkout", "-q", "main")
    git(ward, "merge", "-q", "--no-ff", "--no-commit", "khac")
    first = tasks(tdkt, ward, "2026-07-01")[0]
    assert "git merge --abort" in first["what"]


def test_alone_it_is_the_page_of_today_and_outside_says_how_to_begin(
    ward: Path, tdkt: Run, tmp_path: Path
) -> None:
    alone = tdkt(cwd=ward)
    assert alone.returncode == 0
    assert alone.stdout == tdkt("today", cwd=ward).stdout
    assert alone.stdout.startswith("VIỆC CẦN LÀM NGÀY ")
    narrow = tdkt("today", "--date", "2026-07-08", cwd=ward, columns=80).stdout
    assert narrow == tdkt("today", "--date", "08/07/2026", cwd=ward, columns=80).stdout
    assert all(len(line) <= 80 for line in narrow.splitlines() if not line.startswith("    tdkt"))
    outside = tdkt(cwd=tmp_path)
    assert outside.returncode == 0
    assert "tdkt adopt" in outside.stdout
    assert "tdkt init" in outside.stdout
    assert tdkt("today", "--format", "json", cwd=tmp_path).returncode == 2
    assert "Cách dùng" in tdkt("--help", cwd=ward).stdout


def test_a_target_whose_day_is_near_and_a_milestone_past_its_day(ward: Path, tdkt: Run) -> None:
    change(ward, MOVEMENTS, "measure: {type: milestone}", "measure: {type: milestone, due: 2026-03-31}")

    def told(day: str) -> list[str]:
        return [task["what"] for task in tasks(tdkt, ward, day) if "--target" in task["command"]]

    assert told("2026-03-20") == []
    (near,) = told("2026-03-26")
    assert near.startswith(
        "Chỉ tiêu “Hoàn thành mô hình “Văn phòng không giấy tờ”” (Văn phòng): còn 5 ngày (hạn"
    )
    (late,) = told("2026-04-03")
    assert "chậm 3 ngày (hạn 31/03/2026); theo báo cáo: " in late
    change(ward, REPORT, "progress: under_way", "progress: done")
    assert told("2026-03-26") == told("2026-04-03") == []


def test_what_is_printed_and_not_issued(ward: Path, tdkt: Run) -> None:
    assert tdkt("render", "plan", "2026", cwd=ward).returncode == 0
    (ward / "build" / "hong.docx").write_bytes(b"PK hong")

    def told() -> list[str]:
        return [
            task["what"] for task in tasks(tdkt, ward, "2026-07-01") if task["command"] == "tdkt register"
        ]

    (what,) = told()
    assert what.startswith("1 văn bản đã in chưa ghi vào sổ; ký rồi thì ghi: build/2026/ke-hoach")
    assert what.endswith("(tdkt issue plan 2026).")
    assert tdkt("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15", cwd=ward).returncode == 0
    assert told() == []
