"""`tdkt awards rank --group X` without a year: the newest that holds X, and where several do, that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_GROUP
from tdkt.checks.example_files import GROUP
from tdkt.cli.awards.rank import _newest_of
from tdkt.workspace.workspace import read_workspace


def test_the_year_is_said_where_several_hold_the_group(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = WITH_GROUP[GROUP].replace("2026", "2025")
    files = {**WITH_GROUP, GROUP.replace("2026", "2025"): earlier}
    read = read_workspace(write_files(tmp_path / "kho", files))
    assert _newest_of(read, "khoi-thon") == 2026
    said = " ".join(capsys.readouterr().err.split())
    assert "có ở 2 năm: đang xem năm 2026 (còn: 2025)" in said
    assert "tdkt awards rank 2025 --group khoi-thon" in said
    assert _newest_of(read, "khoi-la") is None
    one = read_workspace(write_files(tmp_path / "mot", WITH_GROUP))
    assert _newest_of(one, "khoi-thon") == 2026
    assert capsys.readouterr().err == ""
