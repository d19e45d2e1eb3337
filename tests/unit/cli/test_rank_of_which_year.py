"""`tdkt awards rank --group X` without a year: the newest that holds X, and where several do, that is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_GROUP
from tdkt.checks.example_files import GROUP
from tdkt.cli.awards.rank import _newest_of
from tdkt.cli.awards.standings import _standings
from tdkt.cli.group_scores_page import write_group_scores
from tdkt.cli.ranking_formats import as_text
from tdkt.model.scoring import ScoringCriteria
from tdkt.workspace.workspace import Workspace, read_workspace


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


def test_a_group_of_which_nobody_is_scored_says_why(
    in_memory: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    late = re.sub(r"(- \{subdivision: [^}]+)\}", r"\1, from: 2026-12-01}", WITH_GROUP[GROUP])
    ward = in_memory(**{**WITH_GROUP, GROUP: late})
    [_, found] = _standings(ward, 2026, ward.all(ScoringCriteria)[0])
    as_text.write(found.standing, None)
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "KHỐI THI ĐUA CÁC THÔN, TỔ DÂN PHỐ Không có thành viên nào để chấm: chấm ai là thành viên ngày 31/12/2026"
        in said
    )
    assert "họp trước ngày ấy" in said
    write_group_scores(ward, 2026)
    assert "Không có thành viên nào để chấm" in capsys.readouterr().out
