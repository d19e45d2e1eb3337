"""What a schema error says of a day that was typed as people type days."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from tdkt.workspace.workspace import read_workspace

PLAN = "plans/2026/plan.yaml"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("15/01/2026", "Ghi 2026-01-15."),
        ("5.2.2026", "Ghi 2026-02-05."),
        ("31-12-9999", "Ghi 9999-12-31."),
        ("30/02/2026", None),
        ("5/0/2026", None),
        ("5/13/2026", None),
        ("0/1/2026", None),
        ("5/1/0000", None),
    ],
)
def test_a_day_is_named_as_it_is_written_here_where_there_is_such_a_day(
    typed: str, hint: str | None, tmp_path: Path
) -> None:
    text = FILES[PLAN].replace("date: 2026-01-15", f"date: {typed}", 1)
    assert text != FILES[PLAN]
    found = read_workspace(write_files(tmp_path, {**FILES, PLAN: text})).findings
    (finding,) = (one for one in found if one.code == "S207")
    assert typed in finding.message
    assert finding.hint == hint or (hint is None and finding.hint.startswith("Ví dụ"))
