"""The workspace as it would be with other texts in some of its files."""

from __future__ import annotations

from pathlib import Path

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
