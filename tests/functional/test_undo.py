"""`tdkt undo` in real repositories: back to before a save and forth again, unsaved changes thrown away and fetched back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import typer

from conftest import Run, write_files
from example_ward import FILES
from in_git import commit_all, git, new_repository
from tdkt.checks.example_files import MOVEMENTS
from tdkt.cli.undo import undo


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A workspace in a folder of its repository, saved three times."""
    top = write_files(
        tmp_path / "kho", {f"phường Việt/{file}": text for file, text in FILES.items()} | {"ngoài.txt": "1"}
    )
    new_repository(top)
    root = top / "phường Việt"
    commit_all(root, "Đầu")
    put(root, "of: chi phí văn", "of: tiền văn")
    write_files(root, {"Tờ trình.txt": "một"})
    (top / "ngoài.txt").write_text("2", encoding="utf-8")
    commit_all(root, "Lần hai")
    put(root, "of: tiền văn", "of: tiền mua văn")
    commit_all(root, "Lần ba")
    return root


def put(root: Path, old: str, new: str) -> None:
    path = root / MOVEMENTS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def state(root: Path) -> tuple[str, str, str]:
    return (
        git(root, "rev-parse", "HEAD"),
        git(root, "status", "--porcelain"),
        (root / MOVEMENTS).read_text("utf-8"),
    )


def test_the_saves_are_listed_in_words_and_nothing_is_done(ward: Path, tdkt: Run) -> None:
    before = state(ward)
    done = tdkt("undo", cwd=ward)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("  1. ")
    assert lines[0].endswith("Nguyễn Văn A: Lần ba")
    assert f"sửa 1 tệp: {MOVEMENTS}" in lines[1]
    assert lines[2].strip().startswith("~ Chỉ tiêu van-thu.tiet-kiem “")
    assert lines[4].endswith(f"thêm 1 tệp, sửa 1 tệp: Tờ trình.txt, {MOVEMENTS}")
    assert "thay đổi nữa về nội dung" in lines[-1], "the first save brought more than is named"
    assert state(ward) == before


def test_back_to_before_a_save_and_forth_again(ward: Path, tdkt: Run) -> None:
    head, _, now = state(ward)
    dry = tdkt("undo", "2", "--dry-run", cwd=ward)
    assert dry.returncode == 0, dry.stderr
    assert state(ward) == (head, "", now)
    done = tdkt("undo", "2", cwd=ward)
    assert done.returncode == 0, done.stderr
    assert dry.stdout == done.stdout
    assert (ward / MOVEMENTS).read_text("utf-8") == FILES[MOVEMENTS]
    assert not (ward / "Tờ trình.txt").exists()
    assert (ward.parent / "ngoài.txt").read_text("utf-8") == "2", "what lies beside the workspace stays"
    assert git(ward, "rev-parse", "HEAD~1") == head, "history is whole"
    assert git(ward, "status", "--porcelain") == ""
    assert "Trở lại như trước lần lưu “Lần hai”" in git(ward, "log", "-1", "--format=%s")
    again = tdkt("undo", git(ward, "rev-parse", "HEAD")[:10], cwd=ward)
    assert again.returncode == 0, again.stderr
    assert (ward / MOVEMENTS).read_text("utf-8") == now
    assert (ward / "Tờ trình.txt").read_text("utf-8") == "một"


@pytest.mark.parametrize(
    ("answers", "goes_back"),
    [(["2", "c"], True), (["2", "k"], False), ([""], False), (["x", "9", ""], False)],
)
def test_at_a_terminal_it_asks(
    ward: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], *, goes_back: bool
) -> None:
    waiting = iter(answers)
    monkeypatch.setattr(typer, "prompt", lambda question, **_: next(waiting))
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    before = state(ward)
    assert undo(names=[], unsaved=False, dry_run=False, workspace=ward) == 0
    assert list(waiting) == []
    assert (state(ward) != before) == goes_back


def test_going_back_is_refused_where_something_would_be_lost(ward: Path, tdkt: Run) -> None:
    assert "lần lưu đầu tiên" in tdkt("undo", "3", cwd=ward).stderr
    assert tdkt("undo", "9", cwd=ward).returncode == 2
    assert tdkt("undo", "khong-co", cwd=ward).returncode == 2
    put(ward, "of: tiền mua văn", "of: khác")
    before = state(ward)
    refused = tdkt("undo", "1", cwd=ward)
    assert refused.returncode == 1
    assert "tdkt save" in refused.stderr
    assert state(ward) == before
    git(ward, "checkout", "-q", "--", ".")
    git(ward, "rm", "-q", "Tờ trình.txt")
    commit_all(ward, "Bỏ tờ trình")
    write_files(ward, {"Tờ trình.txt": "chưa lưu", ".gitignore": "*.txt\n"})
    commit_all(ward, "Bỏ qua txt")
    refused = tdkt("undo", "2", cwd=ward)
    assert refused.returncode == 1
    assert (ward / "Tờ trình.txt").read_text("utf-8") == "chưa lưu", "even where git was told to ignore it"


def test_unsaved_changes_are_thrown_away_and_fetched_back(ward: Path, tdkt: Run) -> None:
    put(ward, "of: tiền mua văn", "of: khác")
    write_files(ward, {"plans/2026/nháp/mới.txt": "mới", "giữ.txt": "để yên"})
    (ward / "Tờ trình.txt").unlink()
    head, unsaved, changed = state(ward)
    dry = tdkt("undo", "--unsaved", "--dry-run", "plans", "Tờ trình.txt", cwd=ward)
    assert dry.returncode == 0, dry.stderr
    assert state(ward) == (head, unsaved, changed)
    done = tdkt("undo", "--unsaved", "plans", "Tờ trình.txt", cwd=ward)
    assert done.returncode == 0, done.stderr
    assert git(ward, "status", "--porcelain") == '?? "phường Việt/giữ.txt"'
    assert not (ward / "plans/2026/nháp").exists()
    assert (ward / "Tờ trình.txt").read_text("utf-8") == "một"
    command = done.stderr.partition("Lấy lại: git ")[2].strip()
    git(ward, *command.split())
    assert (ward / MOVEMENTS).read_text("utf-8") == changed
    assert (ward / "plans/2026/nháp/mới.txt").read_text("utf-8") == "mới"
    assert not (ward / "Tờ trình.txt").exists()
    assert git(ward, "rev-parse", "HEAD") == head


def test_throwing_away_asks_for_files_and_keeps_what_only_the_index_holds(ward: Path, tdkt: Run) -> None:
    assert tdkt("undo", "--unsaved", cwd=ward).returncode == 2
    assert tdkt("undo", MOVEMENTS, cwd=ward).returncode == 2
    assert tdkt("undo", "--unsaved", str(ward.parent / "ngoài.txt"), cwd=ward).returncode == 2
    assert "không có thay đổi nào" in tdkt("undo", "--unsaved", ".", cwd=ward).stderr
    put(ward, "of: tiền mua văn", "of: khác")
    git(ward, "add", "-A")
    put(ward, "of: khác", "of: khác nữa")
    before = state(ward)
    assert tdkt("undo", "--unsaved", MOVEMENTS, cwd=ward).returncode == 1
    assert state(ward) == before


def test_what_was_issued_is_never_taken_back(ward: Path, tdkt: Run) -> None:
    issued = tdkt("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15", cwd=ward)
    assert issued.returncode == 0, issued.stderr
    refused = tdkt("undo", "--unsaved", "plans", cwd=ward)
    assert refused.returncode == 1, "not even before it is saved"
    assert "01/KH-UBND" in refused.stderr
    assert "tdkt amend" in refused.stderr
    saved = tdkt("save", "Ban hành kế hoạch", cwd=ward)
    assert saved.returncode == 0, saved.stderr
    before = state(ward)
    for number in ("1", "2"):
        refused = tdkt("undo", number, cwd=ward)
        assert refused.returncode == 1
        assert "01/KH-UBND" in refused.stderr
    assert state(ward) == before


def test_no_repository_and_no_save_yet(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path, FILES)
    assert "git init" in tdkt("undo", cwd=root).stderr
    git(root, "init", "-q", "-b", "main")
    assert "chưa có commit nào" in tdkt("undo", cwd=root).stderr
    assert "chưa có commit nào" in tdkt("undo", "--unsaved", ".", cwd=root).stderr
