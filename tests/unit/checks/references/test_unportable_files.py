"""Files and folders that a clone on another system would lose are pointed out, each once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from example_ward import FILES
from tdkt.checks.example_files import REPORT
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace, stored_workspace

Make = Callable[..., Workspace]


def found(files: dict[str, str]) -> list[tuple[str, str]]:
    from pathlib import Path

    contents = {name: text.encode() for name, text in {**FILES, **files}.items()}
    problems = find_problems(stored_workspace(Path("/kho"), contents))
    return [(one.code, one.place.file) for one in problems if one.code in ("I323", "I324")]


def test_files_and_folders_that_windows_cannot_hold() -> None:
    assert found({}) == []
    assert found({"plans/2026/aux/x.yaml": "", "plans/2026/aux/y.yaml": "", "plans/2026/nul.yaml": ""}) == [
        ("I323", "plans/2026/aux/x.yaml"),
        ("I323", "plans/2026/nul.yaml"),
    ]


def test_files_that_are_one_on_other_systems() -> None:
    other = REPORT.replace("van-phong", "Van-phong")
    assert found({other: ""}) == [("I324", REPORT)] or found({other: ""}) == [("I324", other)]
    folder = "plans/2026/Hòa"
    decomposed = unicodedata.normalize("NFD", folder)
    assert len(found({f"{folder}/a.yaml": "", f"{decomposed}/b.yaml": "", f"{decomposed}/c.yaml": ""})) == 1
