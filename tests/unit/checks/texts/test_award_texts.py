"""The words of award files follow the rules of wording too; a person's name is spelt as its bearer spells it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import read_workspace

NOMINATIONS = "plans/2026/awards/dot-xuat-cuu-nguoi/nominations.yaml"
REGISTER = "plans/awards/register.yaml"


def codes_with(tmp_path: Path, file: str, before: str, after: str) -> list[str]:
    for folder in ("plans", "templates"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return [found.code for found in find_problems(read_workspace(tmp_path)) if found.place.file == file]


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        (NOMINATIONS, "for: Đã dũng cảm cứu người", "for: Đã dũng cảm  cứu người", "T701"),
        (NOMINATIONS, "for: Đã dũng cảm cứu người", "for: Đã dũng cảm , cứu người", "T707"),
        (REGISTER, "Đỗ Thị B", "Đỗ  Thị B", "T701"),
    ],
)
def test_a_slip_in_an_award_file_is_told(
    file: str, before: str, after: str, code: str, tmp_path: Path
) -> None:
    assert codes_with(tmp_path, file, before, after) == [code]


def test_a_name_may_be_spelt_in_either_style(tmp_path: Path) -> None:
    assert codes_with(tmp_path, REGISTER, "Đỗ Thị B", "Đỗ Thị Hoà") == []
