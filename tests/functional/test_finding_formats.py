"""What a service is given: paths from the top of the repository, and no finding lost to what it leaves out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import REPORT


@pytest.fixture
def subfolder(tmp_path: Path) -> Path:
    """The example ward below the top of a repository, in a folder with a name that has to be encoded."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    root = write_files(tmp_path / "kho" / "Phường A, 1", FILES)
    report = root / REPORT
    report.write_text(
        report.read_text(encoding="utf-8").replace("numerator: 96", "numerator: 105"), encoding="utf-8"
    )
    return root


def test_annotations_of_a_workspace_in_a_subfolder_count_from_the_repository(
    tdkt: Run, subfolder: Path
) -> None:
    [line] = tdkt("validate", "--format", "github", cwd=subfolder).stdout.splitlines()
    assert line.startswith(f"::error file=kho/Phường A%2C 1/{REPORT},line=7,")
    log = json.loads(tdkt("validate", "--format", "sarif", cwd=subfolder).stdout)
    [result] = log["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == f"kho/Ph%C6%B0%E1%BB%9Dng%20A%2C%201/{REPORT}"
    own = json.loads(tdkt("validate", "--format", "json", cwd=subfolder).stdout)
    assert own["findings"][0]["file"] == REPORT, "our own format names files from the workspace"


@pytest.mark.parametrize(("many", "is_past_the_limit"), [(10, False), (11, True)])
def test_past_ten_of_a_level_the_log_holds_every_finding(
    tdkt: Run, example_folder: Path, many: int, is_past_the_limit: bool
) -> None:
    write_files(
        example_folder, {f"plans/2026/notes/{number:02}.yaml.txt": "ghi chú" for number in range(many)}
    )
    report = example_folder / REPORT
    report.write_text(
        report.read_text(encoding="utf-8").replace("numerator: 96", "numerator: 105"), encoding="utf-8"
    )
    lines = tdkt("validate", "--format", "github", cwd=example_folder).stdout.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line.split()[0] for line in commands].count("::warning") == 10
    assert [line.split()[0] for line in commands].count("::error") == 1
    plain = [line for line in lines if not line.startswith("::")]
    assert bool(plain) is is_past_the_limit
    if plain:
        assert f"Tất cả {many + 1} phát hiện (1 lỗi, {many} cảnh báo)" in plain[0]
        assert len(plain) == 1 + many + 1
        assert any(line.strip().startswith(f"{REPORT}:7:43: lỗi R502: ") for line in plain)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("validate", "--lạ"), "tdkt validate --help"),
        (("awards", "number"), "tdkt awards number --help"),
        (("awards", "number", "--lạ"), "tdkt awards number --help"),
        (("awards", "lạ"), "tdkt awards --help"),
        (("new", "batch"), "tdkt new batch --help"),
        (("new", "year", "abc"), "tdkt new year --help"),
        (("status", "--within", "x"), "tdkt status --help"),
        (("report", "--format", "xyz"), "tdkt report --help"),
        (("law", "1", "2", "3"), "tdkt law --help"),
        (("render",), "tdkt render --help"),
        (("issue", "--lạ"), "tdkt issue --help"),
        (("lạ",), "tdkt --help"),
        (("--lạ",), "tdkt --help"),
    ],
)  # fmt: skip
def test_a_wrong_use_points_to_the_help_of_the_command_that_was_run(
    tdkt: Run, tmp_path: Path, words: tuple[str, ...], shown: str
) -> None:
    done = tdkt(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.rstrip().endswith(f"Xem cách dùng: {shown}")
