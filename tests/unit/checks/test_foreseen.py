"""An edit is answerable for what it brings, not for what was there before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.checks.foreseen import foresee, refuse_foreseen
from tdkt.errors import UserError
from tdkt.workspace.workspace import Workspace

BROKEN = FILES[PLAN].replace("year: 2026", "year: hai nghìn", 1)


def test_what_was_wrong_before_is_not_new_wherever_it_has_moved(
    in_memory: Callable[..., Workspace],
) -> None:
    read = in_memory(**{PLAN: BROKEN})
    found = foresee(read, {PLAN: f"# thêm một dòng\n{BROKEN}"})
    assert [finding.code for finding in found.findings if finding.is_error]
    assert found.new == ()


def test_a_second_error_of_the_same_words_is_new(in_memory: Callable[..., Workspace]) -> None:
    once = FILES[MOVEMENTS].replace("title: ", "titel: ", 1)
    twice = once.replace("- target: ", "- titel: x\n        target: ", 1)
    read = in_memory(**{MOVEMENTS: once})
    found = foresee(read, {MOVEMENTS: twice})
    assert len(found.new_errors) == 1


def test_errors_refuse_with_their_places(in_memory: Callable[..., Workspace]) -> None:
    found = foresee(in_memory(), {PLAN: BROKEN})
    with pytest.raises(
        UserError, match=r"Kho sẽ có \d lỗi nên chưa ghi tệp nào:\n  plans/2026/plan.yaml:\d+:\d+: S"
    ):
        refuse_foreseen(found.new_errors, "Kho", "")
    refuse_foreseen((), "Kho", "")
