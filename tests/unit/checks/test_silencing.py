"""What a comment in a file may hide: warnings on its line that it names, never an error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.run import InvalidFilesError, find_problems, refuse_errors
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]


def codes(workspace: Workspace) -> list[str]:
    return [finding.code for finding in find_problems(workspace)]


def test_an_error_is_never_silenced(in_memory: Make) -> None:
    faulty = FILES[REPORT].replace(
        "numerator: 96, denominator: 100}", "numerator: 105, denominator: 100} # tdkt: bỏ qua R502: cố ý"
    )
    workspace = in_memory(**{REPORT: faulty})
    assert sorted(codes(workspace)) == ["R502", "X903"]
    with pytest.raises(InvalidFilesError):
        refuse_errors(workspace)


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("", ["T701"]),
        ("# tdkt: bỏ qua T701: như bản ban hành", []),
        ("# tdkt: bỏ qua T702: như bản ban hành", ["T701", "X901"]),
        ("# tdkt: bỏ qua T701, T702: như bản ban hành", ["X901"]),
        ("# tdkt: bỏ qua T701", ["X902"]),
        ("# tdkt: bỏ qua: như bản ban hành", ["T701", "X904"]),
    ],
)
def test_a_warning_is_silenced_by_its_code_on_its_line(
    comment: str, left: list[str], in_memory: Make
) -> None:
    slip = FILES[MOVEMENTS].replace("công tiết kiệm, minh bạch.", f"công tiết kiệm,  minh bạch.  {comment}")
    assert sorted(codes(in_memory(**{MOVEMENTS: slip}))) == left


def test_a_silence_of_the_next_line_hides_nothing_here(in_memory: Make) -> None:
    slip = FILES[MOVEMENTS].replace(
        "công tiết kiệm, minh bạch.\n", "công tiết kiệm,  minh bạch.\n# tdkt: bỏ qua T701: như bản ban hành\n"
    )
    assert "T701" in codes(in_memory(**{MOVEMENTS: slip}))


def test_a_silence_of_what_was_not_looked_for_is_not_called_unused(in_memory: Make) -> None:
    """Reasons for a missed target (R510) are looked for only where nothing is an error."""
    silenced = FILES[REPORT].replace("count: 1}", "count: 1}  # tdkt: bỏ qua R510: đã giải trình")
    faulty = silenced.replace("numerator: 96", "numerator: 105")
    assert codes(in_memory(**{REPORT: silenced})) == ["X901"]
    assert codes(in_memory(**{REPORT: faulty})) == ["R502"]
