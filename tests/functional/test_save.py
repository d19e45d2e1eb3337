"""`tdkt save` in real repositories: what is saved, what is refused, and that nothing is lost either way."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from in_git import commit_all, git, new_repository
from tdkt.checks.example_files import MOVEMENTS


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho phường", FILES)
    new_repository(root)
    commit_all(root, "đầu")
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


def test_everything_is_saved_laid_out_and_told_in_words(ward: Path, tdkt: Run) -> None:
    put(ward, "unit: van", "unit:   van")
    put(ward, "of: chi phí văn", "of: tiền văn")
    write_files(ward, {"Tờ trình số 1.txt": "x"})
    done = tdkt("save", "Sửa cách đếm phiếu", cwd=ward)
    assert done.returncode == 0, done.stderr
    assert git(ward, "status", "--porcelain") == ""
    assert "unit:   van" not in (ward / MOVEMENTS).read_text("utf-8")
    message = git(ward, "log", "-1", "--format=%B")
    assert message.startswith("Sửa cách đếm phiếu\n\nCHỈ TIÊU (1)\n")
    assert "{+tiền+}" in message
    assert "+ Tờ trình số 1.txt" in message
    assert max(map(len, message.splitlines())) <= 72
    assert "1 tệp mới ngoài plans" in done.stderr
    assert f"tdkt undo {git(ward, 'rev-parse', 'HEAD')[:10]}" in done.stderr


def test_errors_are_told_and_nothing_is_written(ward: Path, tdkt: Run) -> None:
    put(ward, "unit: van", "unit:   van")
    put(ward, "at_least: 95", "at_least: 195")
    before = state(ward)
    done = tdkt("save", "sai", cwd=ward)
    assert done.returncode == 1
    assert "195" in done.stdout
    assert "chưa lưu" in done.stderr
    assert state(ward) == before


def test_nothing_to_save_says_so(ward: Path, tdkt: Run) -> None:
    put(ward, "unit: van", "unit:   van")
    assert "không còn gì để lưu" in tdkt("save", "x", cwd=ward).stderr
    assert "Không có gì để lưu" in tdkt("save", "x", cwd=ward).stderr
    git(ward, "rm", "-q", "--cached", MOVEMENTS)
    assert "Không có gì để lưu" in tdkt("save", "x", cwd=ward).stderr
    assert git(ward, "status", "--porcelain") == ""
    assert tdkt("save", "  ", cwd=ward).returncode == 2


def test_the_hook_runs_once_and_where_it_refuses_all_is_as_it_was(ward: Path, tdkt: Run) -> None:
    hook = ward / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho chạy >> .git/lan\necho không cho\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    put(ward, "unit: van", "unit:   van")
    put(ward, "of: chi phí văn", "of: tiền văn")
    write_files(ward, {"mới.txt": "x", "đã add.txt": "y"})
    git(ward, "add", "đã add.txt")
    before = state(ward)
    done = tdkt("save", "x", cwd=ward)
    assert done.returncode == 1
    assert "không cho" in done.stderr
    assert (ward / ".git" / "lan").read_text("utf-8") == "chạy\n"
    assert state(ward) == before


def test_a_staged_content_of_its_own_is_never_lost(ward: Path, tdkt: Run) -> None:
    put(ward, "of: chi phí văn", "of: tiền văn")
    git(ward, "add", "-A")
    put(ward, "of: tiền văn", "of: tiền mua văn")
    before = state(ward)
    done = tdkt("save", "x", cwd=ward)
    assert done.returncode == 1
    assert MOVEMENTS in done.stderr
    assert state(ward) == before


def test_who_saves_is_asked_for_with_the_two_commands(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    git(ward, "config", "--unset", "user.name")
    git(ward, "config", "--unset", "user.email")
    put(ward, "of: chi phí văn", "of: tiền văn")
    nobody = {"HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    done = tdkt("save", "x", cwd=ward, **nobody)
    assert done.returncode == 2
    assert 'git config --global user.name "' in done.stderr
    assert 'git config --global user.email "' in done.stderr


def test_a_program_that_the_repository_itself_names_is_not_run(ward: Path, tdkt: Run) -> None:
    git(ward, "config", "filter.x.clean", "touch da-chay; cat")
    write_files(ward, {".gitattributes": "* filter=x\n"})
    done = tdkt("save", "x", cwd=ward)
    assert done.returncode == 2
    assert "filter.x.clean" in done.stderr
    assert not (ward / "da-chay").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("checkout", "-q", "--detach"), "git switch main"),
        (("merge", "-q", "--no-commit", "--no-ff", "khac"), "git merge --abort"),
    ],
)
def test_states_in_which_a_save_would_go_astray(
    ward: Path, tdkt: Run, words: tuple[str, ...], said: str
) -> None:
    git(ward, "checkout", "-qb", "khac")
    write_files(ward, {"b.txt": "b"})
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "khác")
    git(ward, "checkout", "-q", "main")
    git(ward, *words)
    put(ward, "of: chi phí văn", "of: tiền văn")
    before = state(ward)
    done = tdkt("save", "x", cwd=ward)
    assert done.returncode == 2
    assert said in done.stderr
    assert state(ward) == before


def test_the_first_save_and_a_workspace_in_a_folder_below(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", {f"phường/{file}": text for file, text in FILES.items()})
    write_files(root, {"khác.txt": "x"})
    assert "git init" in tdkt("save", "x", cwd=root / "phường").stderr
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "A")
    git(root, "config", "user.email", "a@example.com")
    git(root, "config", "core.quotepath", "off")
    done = tdkt("save", "Số liệu ban đầu", cwd=root / "phường")
    assert done.returncode == 0, done.stderr
    assert git(root, "status", "--porcelain") == "?? khác.txt"
    assert "khác.txt" in done.stderr
    assert len(git(root, "log", "-1", "--format=%B").splitlines()) < 250, "cut, with a count"
