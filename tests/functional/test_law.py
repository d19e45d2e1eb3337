"""`tdkt law` as a clerk meets it: what is in force on a day, with the ward's own rules marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import REPOSITORY, Run
from tdkt.workspace.schema import load_schema


def as_json(tdkt: Run, folder: Path, *words: str) -> Any:
    result = tdkt("law", "--format", "json", *words, cwd=folder)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    jsonschema.Draft202012Validator(load_schema("law-output.schema.json")).validate(found)
    return found


@pytest.mark.parametrize("columns", [72, 80, 120])
def test_the_page_stays_within_the_terminal(columns: int, tdkt: Run) -> None:
    result = tdkt("law", "2026-11-22", cwd=REPOSITORY, columns=columns)
    assert result.returncode == 0
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert "nội dung sửa đổi chưa được" in " ".join(result.stdout.split())
    assert "  prize_rounding: up\n" in result.stdout
    assert "tiền thưởng 2.530.000 đồng" in result.stdout
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize(
    ("day", "pack", "salary", "prize", "notices"),
    [
        ("30/06/2026", "tdkt-2025-07", 2_340_000, 710_000, 0),
        ("01/07/2026", "tdkt-2025-07", 2_530_000, 760_000, 0),
        ("30/09/2026", "tdkt-2025-07", 2_530_000, 760_000, 0),
        ("01/10/2026", "tdkt-2026-10", 2_530_000, 760_000, 1),
    ],
)
def test_a_day_has_its_pack_and_its_money(
    day: str, pack: str, salary: int, prize: int, notices: int, tdkt: Run
) -> None:
    found = as_json(tdkt, REPOSITORY, day, "--award", "lao-dong-tien-tien")
    assert (found["pack"], found["base_salary"]["dong"], len(found["notices"])) == (pack, salary, notices)
    [award] = found["awards"]
    assert award["prizes"] == {"person": prize}
    assert award["facts"]["coefficients.person"]["source"] == "Nghị định số 152/2025/NĐ-CP, Điều 50"


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("30/06/2025", False),
        ("01/07/2025", True),
        ("28/02/2027", True),
        ("01/03/2027", False),
        ("05/01/2029", False),
    ],
)
def test_a_day_without_rules_has_the_nearest_and_a_notice(day: str, known: bool, tdkt: Run) -> None:
    found = as_json(tdkt, REPOSITORY, day, "--award", "lao-dong-tien-tien")
    assert (found["known"], found["stated"]) == (known, [])
    assert any("tdkt không biết quy định" in notice for notice in found["notices"]) is not known
    said = found["awards"][0]["facts"]["coefficients.person"]["confidence"]
    assert said == ("verified" if known else "carried")


def test_what_the_ward_has_set_is_marked_with_what_it_replaces(tdkt: Run, example_folder: Path) -> None:
    found = as_json(tdkt, example_folder, "2026-09-15")["parameters"]["quorum"]
    assert (found["value"], found["confidence"], found["replaces"]["value"]) == ("3/5", "local", "2/3")
    text = tdkt("law", "2026-09-15", cwd=example_folder, columns=120).stdout
    assert "★ địa phương đặt lại (quorum); quy định chung: từ 2/3 trở lên" in text
    assert (
        "Quy chế Hội đồng kèm theo Quyết định số 05/QĐ-UBND ngày 10/02/2026 (do địa phương quy định)" in text
    )


def test_both_readings_of_a_standard_are_shown_while_the_text_is_not_verified(tdkt: Run) -> None:
    text = tdkt("law", "2026-11-22", "--award", "chien-si-thi-dua-co-so", cwd=REPOSITORY).stdout
    assert "Tiêu chuẩn theo dự thảo luật sửa đổi" in text
    assert "Lao động tiên tiến (" not in text
    before = tdkt("law", "2026-09-30", "--award", "chien-si-thi-dua-co-so", cwd=REPOSITORY).stdout
    assert "dự thảo" not in before


def test_a_wrong_award_and_a_wrong_day_are_told(tdkt: Run) -> None:
    result = tdkt("law", "--award", "giay-kheng", cwd=REPOSITORY)
    assert (result.returncode, "Có phải là giay-khen?" in result.stderr) == (2, True)
    assert tdkt("law", "31/02/2026", cwd=REPOSITORY).returncode == 2


def test_outside_a_workspace_the_general_rules_are_shown(tdkt: Run, tmp_path: Path) -> None:
    result = tdkt("law", "2026-09-15", cwd=tmp_path)
    assert result.returncode == 0
    assert "không có quy định riêng của địa phương" in result.stderr
