"""What the shell offers, asked as bash asks it."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

SCRIPT = str(Path(sysconfig.get_path("scripts")) / "tdkt")
LINES = {
    "tdkt render rem": ["reminder"],
    "tdkt render batch t": ["tong-ket"],
    "tdkt render plan ": ["2026"],
    "tdkt render report 2026-9": ["2026-9M"],
    "tdkt render reminder 2026-": ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
    "tdkt report --unit v": ["van-phong"],
    "tdkt report --target van-thu.m": ["van-thu.mo-hinh", "van-thu.moi-thon"],
    "tdkt issue plan ": ["2026"],
    "tdkt issue decision t": ["tong-ket"],
    "tdkt form 2026-Q2 --unit k": ["kinh-te"],
    "tdkt awards check ": ["tong-ket"],
    "tdkt awards number t": ["tong-ket"],
    "tdkt awards history nguyen": ["nguyen-van-g"],
    "tdkt awards suggest --award giay": ["giay-khen"],
    "tdkt new batch x --who ho-": ["ho-ong-l"],
    "tdkt rename t": ["target", "task"],
    "tdkt rename unit v": ["van-phong"],
    "tdkt rename subdivision thon": ["thon-mot", "thon-hai"],
    "tdkt rename task van": ["van-thu.quan-ly"],
    "tdkt rename household ho-": ["ho-ong-l"],
    "tdkt recount van-thu.d": ["van-thu.dung-han"],
    "tdkt new unit-plan thon-m": ["thon-mot"],
    "tdkt explain A110": ["A110"],
    "tdkt render batch khong": [],
}


def offered(line: str, folder: Path) -> list[str]:
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_TDKT_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [SCRIPT], cwd=folder, env={**os.environ, **asked}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("line", LINES)
def test_words_are_offered(line: str, example_folder: Path) -> None:
    assert offered(line, example_folder) == LINES[line]


def test_outside_of_a_workspace_or_beside_broken_files_nothing_is_said(
    example_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "ngoài").mkdir()
    assert offered("tdkt report --unit v", tmp_path / "ngoài") == []
    (example_folder / "plans/organization.yaml").write_text("kind: [", encoding="utf-8")
    assert offered("tdkt report --unit v", example_folder) == []
