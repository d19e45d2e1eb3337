"""`tdkt report` for longer periods, its comparisons and its look ahead."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from conftest import REPOSITORY, Run
from tdkt.resources import resource_folder

SCHEMA = json.loads((resource_folder("schemas") / "report-output.schema.json").read_text(encoding="utf-8"))
PERIODS = [
    (["--half"], "2026-H1", "6 THÁNG ĐẦU NĂM 2026", "so với quý I", "2026-Q1"),
    (["--nine-months"], "2026-9M", "9 THÁNG ĐẦU NĂM 2026", "so với 6 tháng", "2026-H1"),
    (["--year"], "2026", "NĂM 2026", "so với 9 tháng", "2026-9M"),
    (["--year", "--plan", "2026"], "2026", "NĂM 2026", "so với 9 tháng", "2026-9M"),
    (["--quarter", "3"], "2026-Q3", "QUÝ III NĂM 2026", "so với quý trước", "2026-Q2"),
    (["-q"], "2026-Q3", "QUÝ III NĂM 2026", "so với quý trước", "2026-Q2"),
    ([], "2026-Q3", "QUÝ III NĂM 2026", "so với quý trước", "2026-Q2"),
]


@pytest.mark.parametrize(("words", "key", "title", "compared", "previous"), PERIODS)
def test_every_period_in_every_format(
    words: list[str], key: str, title: str, compared: str, previous: str, tdkt: Run
) -> None:
    text = tdkt("report", *words, cwd=REPOSITORY)
    assert text.returncode == 0, text.stderr
    assert text.stdout.splitlines()[0] == f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA {title}"
    assert f": thay đổi {compared};" in text.stdout
    found = json.loads(tdkt("report", *words, "--format", "json", cwd=REPOSITORY).stdout)
    jsonschema.validate(found, SCHEMA)
    assert (found["version"], found["period"], found["compared_with"]) == (1, key, previous)
    table = csv.reader(io.StringIO(tdkt("report", *words, "--format", "csv", cwd=REPOSITORY).stdout[1:]))
    head, first, *_ = list(table)
    assert f"Thay đổi {compared}" in head
    assert first[0] == key
    assert not [title for title in head if "Cùng kỳ" in title]


def test_longer_periods_are_the_sum_of_their_quarters(tdkt: Run) -> None:
    half, quarter = (
        json.loads(tdkt("report", *words, "--format", "json", cwd=REPOSITORY).stdout)
        for words in (["--half"], ["--quarter", "2"])
    )
    assert half["targets"] == quarter["targets"]
    assert half["coverage"] == quarter["coverage"]


@pytest.mark.parametrize(
    "words",
    [["--half", "--year"], ["--quarter", "--half"], ["-q", "2", "--nine-months"], ["--half", "--nine-months", "--year"]],
)  # fmt: skip
def test_two_periods_at_once_are_wrong_usage(words: list[str], tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", *words, cwd=example_folder)
    assert result.returncode == 2
    assert "không cùng lúc" in result.stderr
    assert result.stdout == ""


def test_a_year_without_a_plan_is_wrong_usage_for_longer_periods_too(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("report", "--half", "--plan", "2024", cwd=example_folder)
    assert result.returncode == 2
    assert "2024" in result.stderr


@pytest.mark.parametrize("columns", [72, 80, 120])
def test_the_forecast_stands_apart_with_its_assumption(columns: int, tdkt: Run) -> None:
    shown = tdkt("report", "--nine-months", cwd=REPOSITORY, columns=columns).stdout
    heading = "Cả năm 2026 nếu giữ nhịp hiện nay (dự báo, không phải kết quả)"
    assert heading in shown.splitlines()
    table, ahead = shown.split(heading)
    assert "khoảng" not in table
    assert "khoảng 5/6" in ahead
    assert max(len(line) for line in shown.splitlines()) <= columns
    assert "nhịp hiện nay" not in tdkt("report", "--year", cwd=REPOSITORY, columns=columns).stdout


def test_a_selection_limits_the_forecast_too(tdkt: Run) -> None:
    shown = tdkt("report", "--half", "--unit", "VHXH", cwd=REPOSITORY, columns=120).stdout
    ahead = shown.split("nếu giữ nhịp hiện nay")[1]
    assert "Gia đình văn hóa" in ahead
    assert "khởi nghiệp" not in ahead
