"""What a check of one file finds does not hang on whether the file was looked at before."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import write_files
from example_ward import FILES, with_example
from tdkt import read_before
from tdkt.checks import one_file
from tdkt.checks.awards import personal_data
from tdkt.checks.plan import agreement, misfit_rules, misfits, times
from tdkt.checks.rule import Example, Rule
from tdkt.checks.run import find_problems
from tdkt.checks.texts import hygiene, numbering, official_forms
from tdkt.model.diagnostic import Diagnostic
from tdkt.read_before import SWITCH, ReadBefore
from tdkt.workspace.workspace import Workspace, read_workspace, with_files

RULES = [
    *agreement.RULES,
    *misfit_rules.RULES,
    *times.RULES,
    *hygiene.RULES,
    *official_forms.RULES,
    *numbering.RULES,
    *personal_data.RULES,
]
EXAMPLES = [pytest.param(rule, example, id=rule.code) for rule in RULES for example in rule.examples]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH)
    monkeypatch.setenv(
        "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", str(tmp_path / "kept")
    )


def looked_at_again(root: Path) -> tuple[list[Diagnostic], Workspace]:
    """What a command finds, which keeps what it learnt."""
    before = ReadBefore(str(root))
    workspace = read_workspace(root, before)
    found = find_problems(workspace)
    before.write()
    return found, workspace


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_what_is_found_is_found_again_and_after_what_was_fine(
    rule: Rule, example: Example, tmp_path: Path
) -> None:
    for text in (example.good[0], *example.bad, example.good[0]):
        write_files(tmp_path / "kho", with_example(example, text)[0])
        plain = find_problems(read_workspace(tmp_path / "kho"))
        for _ in range(2):
            assert looked_at_again(tmp_path / "kho")[0] == plain


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a check of one file really looked at."""
    files: list[str] = []
    slips: Callable[[Any], Any] = hygiene._slips

    def watched(texts: Any) -> Any:
        files.append(texts[0].origin.file)
        return slips(texts)

    watched.__module__, watched.__qualname__ = hygiene.__name__, slips.__qualname__
    monkeypatch.setattr(hygiene, "_slips", watched)
    return files


def test_only_files_that_changed_or_have_findings_are_looked_at_again(
    tmp_path: Path, asked: list[str]
) -> None:
    root = write_files(tmp_path / "kho", FILES)
    looked_at_again(root)
    everything = set(asked)
    asked.clear()
    looked_at_again(root)
    assert asked == []
    plan = root / "plans/2026/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("nghiêm túc Kế hoạch", "nghiêm túc  Kế hoạch"), "utf-8")
    for _ in range(2):
        asked.clear()
        assert "T701" in {found.code for found in looked_at_again(root)[0]}
        assert asked == ["plans/2026/plan.yaml"], "what has a finding is looked at in every command"
    assert len(everything) > 3


def test_the_same_content_at_another_place_is_looked_at(tmp_path: Path, asked: list[str]) -> None:
    root = write_files(tmp_path / "kho", FILES)
    looked_at_again(root)
    asked.clear()
    here = "plans/2026/reports/2026-Q1/van-phong.yaml"
    there = here.replace("van-phong", "khac")
    (root / there).write_bytes((root / here).read_bytes())
    looked_at_again(root)
    assert asked == [there]


def test_what_is_about_to_be_written_is_looked_at_whole(tmp_path: Path, asked: list[str]) -> None:
    root = write_files(tmp_path / "kho", FILES)
    looked_at_again(root)
    _, workspace = looked_at_again(root)
    asked.clear()
    text = (root / "plans/2026/plan.yaml").read_text("utf-8")
    find_problems(with_files(workspace, {"plans/2026/plan.yaml": text}))
    assert "plans/2026/plan.yaml" in asked
    assert len(asked) > 3


def test_another_tdkt_looks_at_all_again(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_files(tmp_path / "kho", FILES)
    looked_at_again(root)
    asked.clear()
    monkeypatch.setattr(read_before, "_checkers", lambda: "another")
    looked_at_again(root)
    assert len(asked) > 3
    asked.clear()
    looked_at_again(root)
    assert asked == []


def test_a_changed_module_of_tdkt_makes_another_tdkt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for parent, is_worked_on in (("src", True), ("site-packages", False)):
        package = tmp_path / parent / "tdkt"
        write_files(package, {"__init__.py": "", "checks/plan/agreement.py": "a = 1"})
        monkeypatch.setattr(read_before, "_PACKAGE", package)

        def told() -> str:
            return read_before._checkers.__wrapped__()

        before = told()
        assert told() == before
        (package / "checks/plan/agreement.py").write_text("a = 22")
        assert (told() != before) is is_worked_on
        (package / "__init__.py").write_text("")
        os.utime(package / "__init__.py", ns=(1, 1))
        assert told() != before, "an installation writes every file"


def test_a_check_of_one_file_is_given_no_workspace() -> None:
    for check in (
        agreement._in_one_file,
        misfits._in_one_file,
        times._in_one_file,
        hygiene._slips,
        official_forms._in_one_file,
        numbering._in_one_file,
        personal_data._personal_data,
    ):
        (given,) = inspect.signature(check).parameters.values()
        assert "Workspace" not in str(given.annotation)
    assert "Workspace" in str(inspect.signature(one_file.found_in_each).parameters["workspace"].annotation)
