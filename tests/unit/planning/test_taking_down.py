"""What a level above hands down comes in as an edit that says what it brings and what stays as the ward has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.errors import UserError
from tdkt.planning.taking_down import TakenDown, take_down
from tdkt.workspace.workspace import Workspace

HANDED = """\
kind: handed-down
year: 2026
illustrative: true
from: thành phố Mẫu
indicators:
  - {id: ho-so, name: Hồ sơ đúng hạn, type: percentage}
deadlines:
  - {what: Gửi gói số liệu quý I, date: 2026-04-10}
movements:
  - {id: nong-thon-moi, title: Cả nước thi đua xây dựng nông thôn mới}
  - {id: phong-trao-moi, title: "Một phong trào: mới", from: 2026, to: 2030}
"""


def taken(workspace: Workspace, folder: Path, text: str) -> TakenDown:
    (folder / "giao.yaml").write_text(text, encoding="utf-8")
    return take_down(workspace, folder / "giao.yaml")


def test_the_clerk_reads_what_comes_and_what_stays(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    found = taken(in_memory(), tmp_path, HANDED)
    assert found.brings == (
        "thành phố Mẫu, năm 2026: 1 chỉ tiêu chung, 1 hạn, 2 phong trào",
        "Phong trào cấp trên phát động: Một phong trào: mới (phong-trao-moi)",
    )
    assert found.kept == (
        "Phong trào “nong-thon-moi”: kho ghi “Cả nước chung sức xây dựng nông thôn mới”, "
        "cấp trên ghi “Cả nước thi đua xây dựng nông thôn mới”",
    )
    assert set(found.edit.files) == {"plans/2026/handed-down.yaml", "plans/organization.yaml"}
    assert not found.foreseen.new_errors


def test_taken_a_second_time_nothing_is_new(in_memory: Callable[..., Workspace], tmp_path: Path) -> None:
    found = taken(in_memory(), tmp_path, FILES["plans/2026/handed-down.yaml"])
    assert [file for file in found.edit.files if file != "plans/organization.yaml"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HANDED.replace("2026", "2031"), "Kho chưa có kế hoạch năm 2031"),
        (HANDED.replace("handed-down", "plan"), "không phải tệp cấp trên giao"),
        (HANDED.replace("type: percentage", "type: average"), "Tệp nhận được sai nên không nhận"),
        ("kind: [", "Tệp nhận được sai nên không nhận"),
    ],
)
def test_what_is_wrong_or_of_another_year_is_not_taken(
    in_memory: Callable[..., Workspace], tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        taken(in_memory(), tmp_path, text)
