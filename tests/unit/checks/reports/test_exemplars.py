"""Exemplars: what the examples of the rules do not show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import EXEMPLAR
from tdkt.checks.run import InvalidFilesError, find_problems, refuse_errors
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
TEXT = FILES[EXEMPLAR]


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("discovered:", "multiplied:", "A801"),
        ("unit: van-phong", "unit: y-te", "I302"),
        ("unit: van-phong", "subdivision: thon-la", "I305"),
        ("id: luu-tru-gon", "id: ten-khac", "K402"),
        ("done: [Phân công người giúp đỡ]", "done: []", "S208"),
        ("date: 2026-03-20", "date: 2026-02-30", "K401"),
    ],
)
def test_what_is_wrong_with_an_exemplar(line: str, instead: str, code: str, in_memory: Make) -> None:
    assert line in TEXT
    found = find_problems(in_memory(**{EXEMPLAR: TEXT.replace(line, instead)}))
    assert code in [finding.code for finding in found]


def test_steps_on_one_day_and_in_the_next_year_are_fine(in_memory: Make) -> None:
    text = TEXT.replace("2026-03-20", "2026-02-10") + "  summarised: {date: 2027-01-05, done: [Tổng kết]}\n"
    assert find_problems(in_memory(**{EXEMPLAR: text})) == []


def test_a_skipped_step_is_told_once_and_stops_the_report(in_memory: Make) -> None:
    text = TEXT.replace("nurtured:", "multiplied:")
    workspace = in_memory(**{EXEMPLAR: text})
    [found] = find_problems(workspace)
    assert found.message == "Bà Trần Thị B: đã ghi bước nhân rộng nhưng chưa có bước bồi dưỡng."
    with pytest.raises(InvalidFilesError):
        refuse_errors(workspace)


def test_an_exemplar_of_a_subdivision_needs_no_unit(in_memory: Make) -> None:
    text = TEXT.replace("unit: van-phong", "subdivision: thon-mot")
    assert find_problems(in_memory(**{EXEMPLAR: text})) == []
