"""`tdkt awards rank` as the standing body meets it, on the ward's own files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import REPOSITORY, Run
from tdkt.resources import resource_folder


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "kho" / "plans")
    return tmp_path / "kho"


def as_json(tdkt: Run, folder: Path, *words: str) -> Any:
    result = tdkt("awards", "rank", "--format", "json", *words, cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    schema = json.loads(
        (resource_folder("schemas") / "ranking-output.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(found)
    return found


@pytest.mark.parametrize("columns", [72, 80, 120])
@pytest.mark.parametrize("words", [(), ("--explain", "phuc-vu-hanh-chinh-cong")])
def test_the_table_stays_within_the_terminal(words: tuple[str, ...], columns: int, tdkt: Run) -> None:
    result = tdkt("awards", "rank", *words, cwd=REPOSITORY, columns=columns)
    assert result.returncode == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= columns
    assert "…" not in result.stdout
    assert "\x1b[" not in result.stdout


def test_the_ranking_says_what_it_rests_on(tdkt: Run) -> None:
    said = tdkt("awards", "rank", cwd=REPOSITORY, columns=120).stdout
    assert "SỐ LIỆU MINH HỌA" in said
    assert "pháp luật không quy định" in said
    assert "kết quả 9 tháng đầu năm 2026; báo cáo đã nhận 14/15" in said
    ranked = [line.split()[:2] for line in said.splitlines() if line.lstrip()[:1] in ("1", "2")]
    assert ranked == [
        ["1", "Phòng"],
        ["2", "Phòng"],
        ["1", "Trung"],
        ["2", "Trung"],
        ["1", "Thôn"],
        ["2", "Thôn"],
    ]
    assert "- Văn phòng HĐND và UBND phường: có điểm 3/4 tiêu chí chính; còn thiếu:" in said
    assert "Xếp hạng tạm: 1 đơn vị chưa đủ điểm." in said


def test_a_total_is_explained_from_its_targets(tdkt: Run) -> None:
    said = tdkt("awards", "rank", "2026", "--explain", "TTPVHCC", cwd=REPOSITORY, columns=120).stdout
    assert "89,5 + 5 - 1 = 93,5 (điểm thưởng 7, chỉ tính 5)" in said
    assert "tính từ chỉ tiêu: 8/10 chỉ tiêu" in said
    assert "1 so với 0, không đạt: tính 0." in said
    assert "hạng 1/2 đơn vị đủ điểm" in said


def test_json_has_its_schema_and_exact_numbers(tdkt: Run) -> None:
    found = as_json(tdkt, REPOSITORY)
    units = {unit["unit"]: unit for group in found["groups"] for unit in group["units"]}
    assert units["kinh-te-ha-tang-do-thi"]["total"] == "239/3"
    assert units["van-phong"]["missing"] == ["chi-tieu"]
    assert units["van-phong"]["rank"] is None
    assert found["illustrative"]
    one = as_json(tdkt, REPOSITORY, "--explain", "van-phong")
    assert [unit["unit"] for group in one["groups"] for unit in group["units"]] == ["van-phong"]


def test_a_group_is_ranked_by_its_own_scale_and_a_broken_condition_keeps_from_the_first_rank(
    tdkt: Run,
) -> None:
    found = as_json(tdkt, REPOSITORY, "--group", "khoi-thon")
    assert found["total"] == "100"
    [group] = found["groups"]
    assert [(unit["unit"], unit["rank"], unit["total"]) for unit in group["units"]] == [
        ("thon-ba", 1, "93"),
        ("thon-mot", 2, "298/3"),
        ("thon-hai", 3, "75"),
        ("thon-bon", 4, "58"),
    ]
    assert "không xếp hạng nhất" in group["units"][1]["broken"][0]
    assert as_json(tdkt, REPOSITORY, "--group", "2026/khoi-thon") == found
    assert tdkt("awards", "rank", "--group", "nay/khoi-thon", cwd=REPOSITORY).returncode == 2
    result = tdkt("awards", "rank", "--group", "khoi-khac", cwd=REPOSITORY)
    assert (result.returncode, "khoi-thon" in result.stderr) == (2, True)


def test_an_early_ranking_is_provisional(ward: Path, tdkt: Run) -> None:
    sheet = ward / "plans/2026/scoring/su-nghiep-cong.yaml"
    lines = sheet.read_text(encoding="utf-8").splitlines()
    sheet.write_text("\n".join(line for line in lines if "council" not in line), encoding="utf-8")
    second = as_json(tdkt, ward)["groups"][1]
    assert second["provisional"]
    assert "các đơn vị đang ở bước chấm khác nhau nên chưa so sánh được" in second["reasons"]


def test_wrong_usage_is_told(ward: Path, tdkt: Run) -> None:
    result = tdkt("awards", "rank", "2031", cwd=ward)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Năm 2031 chưa có bảng tiêu chí" in result.stderr
    result = tdkt("awards", "rank", "--explain", "van-fong", cwd=ward)
    assert result.returncode == 2
    assert "Có phải là" in result.stderr
    shutil.rmtree(ward / "plans/2026/scoring")
    shutil.rmtree(ward / "plans/2026/groups")
    result = tdkt("awards", "rank", cwd=ward)
    assert result.returncode == 2
    assert "Chưa có bảng tiêu chí chấm điểm nào" in result.stderr


def test_nothing_is_ranked_from_files_with_errors(ward: Path, tdkt: Run) -> None:
    sheet = ward / "plans/2026/scoring/van-hoa-xa-hoi.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("self: 19", "self: 190"), encoding="utf-8")
    result = tdkt("awards", "rank", cwd=ward)
    assert (result.returncode, result.stdout) == (1, "")
    assert "A701" in result.stderr
    assert tdkt("report", "--quarter", "1", cwd=ward).returncode == 0  # the report rests on no score
