"""`tdkt awards exemplars` on the ward's own files."""

from __future__ import annotations

import pytest

from conftest import REPOSITORY, Run


@pytest.mark.parametrize("columns", [72, 80, 120])
def test_the_list_says_which_step_each_has_reached(columns: int, tdkt: Run) -> None:
    result = tdkt("awards", "exemplars", "2026", cwd=REPOSITORY, columns=columns)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert "SỐ LIỆU MINH HỌA" in result.stdout
    [first] = [line for line in lines if line.startswith("Bà Trần Thị B")]
    assert first.split()[-3:] == ["tổng", "kết", "15/09/2026"]
    [second] = [line for line in lines if line.startswith("Chi hội Phụ nữ")]
    assert second.split()[-3:] == ["phát", "hiện", "20/08/2026"]


def test_a_year_without_exemplars_says_how_to_add_one(tdkt: Run) -> None:
    result = tdkt("awards", "exemplars", "2025", cwd=REPOSITORY)
    assert (result.returncode, result.stdout) == (0, "")
    assert "plans/NĂM/exemplars/MÃ.yaml" in result.stderr
