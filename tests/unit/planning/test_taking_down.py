"""What a level above hands down comes in as an edit that says what it brings and what stays as the ward has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES
from in_git import commit_all, new_repository
from tdkt.changes.parts import Action
from tdkt.errors import UsageError, UserError
from tdkt.planning.taking_down import TakenDown, take_down
from tdkt.workspace.workspace import Workspace, read_workspace

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
        "Phong trào “nong-thon-moi”: kho ghi “Cả nước chung sức xây dựng nông thôn mới” (2021 - 2030), "
        "cấp trên ghi “Cả nước thi đua xây dựng nông thôn mới”",
    )
    assert set(found.edit.files) == {"plans/2026/handed-down.yaml", "plans/organization.yaml"}
    assert not found.foreseen.new_errors


def test_taken_a_second_time_nothing_is_new(in_memory: Callable[..., Workspace], tmp_path: Path) -> None:
    found = taken(in_memory(), tmp_path, FILES["plans/2026/handed-down.yaml"])
    assert [file for file in found.edit.files if file != "plans/organization.yaml"] == []


def test_what_differs_from_the_file_that_is_there_is_told(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    found = taken(in_memory(), tmp_path, HANDED)
    assert found.replaced == "plans/2026/handed-down.yaml"
    assert [entry.heading for entry in found.changes if entry.action is Action.REMOVED] == [
        "Bỏ chỉ tiêu chung van-ban-dung-han “Văn bản xử lý đúng hạn”",
        "Bỏ chỉ tiêu chung mo-hinh-moi “Mô hình mới”",
        "Bỏ chỉ tiêu chung von-huy-dong “Vốn huy động”",
        "Bỏ phong trào cai-cach-hanh-chinh “Đẩy mạnh cải cách hành chính”",
    ]
    assert not taken(in_memory(), tmp_path, FILES["plans/2026/handed-down.yaml"]).changes


def test_what_statistics_count_a_movement_by_comes_with_it(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    life = "life: {mode: thematic, level: central, from: 2026-03-01, until: 2030-12-31}"
    text = HANDED.replace("from: 2026, to: 2030}", f"{life}}}").replace(
        "nông thôn mới}", f"nông thôn mới, {life}}}"
    )
    found = taken(in_memory(), tmp_path, text)
    movements = found.foreseen.workspace.organization.general_movements  # type: ignore[union-attr]
    (came,) = (one for one in movements if one.id == "phong-trao-moi")
    assert came.life is not None
    assert (came.life.level, came.life.mode, str(came.life.until)) == ("central", "thematic", "2030-12-31")
    assert found.kept[-1].endswith("(life) mà kho chưa ghi")


def test_a_file_of_another_province_or_for_training_is_told(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    real = HANDED.replace("illustrative: true\n", "")
    assert taken(in_memory(), tmp_path, real.replace("phố Mẫu", "phố Hải Phòng")).notices == ()
    assert taken(in_memory(), tmp_path, real.replace("thành phố Mẫu", "Sở Nội vụ")).notices == ()
    (said,) = taken(in_memory(), tmp_path, real).notices
    assert said.startswith("Nơi giao là “thành phố Mẫu”, kho thuộc thành phố Hải Phòng: xem lại")
    assert taken(in_memory(), tmp_path, HANDED).notices[-1] == "Nội dung giao chỉ để minh họa."


def test_what_is_in_no_commit_yet_is_not_overwritten(
    make_workspace: Callable[..., Workspace], tmp_path: Path
) -> None:
    workspace = make_workspace()
    commit_all(new_repository(tmp_path), "Bắt đầu")
    own = workspace.root / "plans/2026/handed-down.yaml"
    own.write_text(own.read_text("utf-8").replace("Mô hình mới", "Mô hình hay"), "utf-8")
    found = taken(read_workspace(tmp_path), tmp_path, HANDED)
    with pytest.raises(UserError, match="có thay đổi chưa lưu"):
        found.write(read_workspace(tmp_path))
    assert "Mô hình hay" in own.read_text("utf-8")
    commit_all(tmp_path, "Sửa")
    found.write(read_workspace(tmp_path))
    assert own.read_text("utf-8") == HANDED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HANDED.replace("2026", "2031"), "Kho chưa có kế hoạch năm 2031"),
        (HANDED.replace("handed-down", "plan"), "không phải tệp cấp trên giao"),
        (HANDED.replace("type: percentage", "type: average"), "Tệp nhận được sai nên không nhận"),
        ("kind: [", "Tệp nhận được sai nên không nhận"),
        (HANDED.replace("phong-trao-moi", "nong-thon-moi"), "I301: Đã có phong trào mã này"),
    ],
)
def test_what_is_wrong_or_of_another_year_is_not_taken(
    in_memory: Callable[..., Workspace], tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        taken(in_memory(), tmp_path, text)


def test_a_slip_in_the_files_name_is_told_as_such(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="Không có tệp"):
        take_down(in_memory(), tmp_path / "khong-co.yaml")
