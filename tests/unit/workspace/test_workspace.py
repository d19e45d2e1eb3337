"""The workspace as it would be with other texts in some of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.workspace.workspace import stored_workspace, with_files

PLAN = "plans/2026/plan.yaml"


def test_what_a_workspace_was_read_from_is_kept_when_texts_change() -> None:
    workspace = stored_workspace(Path("/nowhere"), {PLAN: b"kind: plan\n"}, partial=True)
    workspace.as_signed = True
    changed = with_files(workspace, {PLAN: "kind: plans\n"})
    assert changed.partial
    assert changed.as_signed
    assert [found.message for found in changed.findings] == ["Không có loại tệp “plans”."]


def test_a_workspace_that_was_read_whole_stays_whole() -> None:
    workspace = stored_workspace(Path("/nowhere"), {PLAN: b"kind: plan\n"})
    changed = with_files(workspace, {}, without=[PLAN])
    assert not changed.partial
    assert not changed.as_signed
    assert changed.files == []


@pytest.mark.parametrize(
    ("written", "said"), [("[plan]", "plan"), ("{a: 1}", "a"), ("1.5", "1.5"), ("true", "True")]
)
def test_a_kind_that_is_no_word_is_told(written: str, said: str) -> None:
    text = FILES[PLAN].replace("kind: plan", f"kind: {written}")
    (found,) = stored_workspace(Path("kho"), {PLAN: text.encode()}).findings
    assert found.code == "S201"
    assert said in found.message
