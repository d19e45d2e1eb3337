"""The hook in real repositories: what is staged is checked, whatever lies in the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *settings, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho phường", FILES)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "đầu")
    return root


def put(root: Path, old: str, new: str) -> None:
    path = root / MOVEMENTS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_commit_with_errors_is_stopped_and_told(ward: Path, tdkt: Run) -> None:
    done = tdkt("hook", "install", cwd=ward)
    assert done.returncode == 0, done.stderr
    put(ward, "at_least: 95", "at_least: 195")
    git(ward, "add", "-A")
    stopped = git(ward, "commit", "-m", "sai")
    assert stopped.returncode == 1
    assert f"{MOVEMENTS}:12:47" in stopped.stdout + stopped.stderr
    assert "195" in stopped.stdout + stopped.stderr, "the excerpt is of what is staged"
    assert git(ward, "commit", "--no-verify", "-m", "cố ý").returncode == 0


def test_what_lies_in_the_folder_does_not_count(ward: Path, tdkt: Run) -> None:
    tdkt("hook", "install", cwd=ward)
    put(ward, "at_least: 95", "at_least: 195")
    git(ward, "add", "-A")
    put(ward, "at_least: 195", "at_least: 95")
    assert git(ward, "commit", "-m", "sai đã đưa vào").returncode == 1
    git(ward, "add", "-A")
    put(ward, "at_least: 95", "at_least: 195")
    write_files(ward, {"ghi-chu.txt": "x"})
    git(ward, "add", "ghi-chu.txt")
    assert git(ward, "commit", "-m", "tệp khác").returncode == 0


def test_staged_is_what_validate_can_be_asked_for(ward: Path, tdkt: Run) -> None:
    put(ward, "at_least: 95", "at_least: 195")
    assert tdkt("validate", "--staged", cwd=ward).returncode == 0
    assert tdkt("validate", cwd=ward).returncode == 1
    git(ward, "add", "-A")
    (ward / MOVEMENTS).unlink()
    done = tdkt("validate", "--staged", cwd=ward)
    assert done.returncode == 1
    assert "at_least: 195" in done.stdout


def test_a_hook_of_somebody_else_is_kept_and_runs_first(ward: Path, tdkt: Run) -> None:
    theirs = ward / ".git/hooks/pre-commit"
    theirs.write_text("#!/bin/sh\necho CỦA-HỌ\n", encoding="utf-8")
    theirs.chmod(0o755)
    refused = tdkt("hook", "install", cwd=ward)
    assert refused.returncode == 1
    assert "--chain" in refused.stderr
    assert theirs.read_text(encoding="utf-8") == "#!/bin/sh\necho CỦA-HỌ\n"
    assert tdkt("hook", "install", "--chain", cwd=ward).returncode == 0
    assert tdkt("hook", "install", "--strict", cwd=ward).returncode == 0, "ours can be written again"
    put(ward, "at_least: 95", "at_least: 94")
    made = git(ward, "commit", "-am", "sửa")
    assert "CỦA-HỌ" in made.stdout + made.stderr
    back = tdkt("hook", "remove", cwd=ward)
    assert back.returncode == 0
    assert theirs.read_text(encoding="utf-8") == "#!/bin/sh\necho CỦA-HỌ\n"
    assert tdkt("hook", "remove", cwd=ward).returncode == 1


def test_in_a_worktree_and_in_a_folder_of_a_larger_repository(ward: Path, tmp_path: Path, tdkt: Run) -> None:
    git(ward, "worktree", "add", "-q", str(tmp_path / "cây"), "-b", "khac")
    tdkt("hook", "install", cwd=tmp_path / "cây")
    put(tmp_path / "cây", "at_least: 95", "at_least: 195")
    assert git(tmp_path / "cây", "commit", "-am", "sai").returncode == 1
    big = tmp_path / "kho lớn"
    write_files(big, {f"phường mẫu/{name}": text for name, text in FILES.items()})
    git(big, "init", "-q")
    tdkt("hook", "install", cwd=big / "phường mẫu")
    git(big, "add", "-A")
    first = git(big, "commit", "-m", "đầu")
    assert first.returncode == 0, first.stdout + first.stderr
    put(big / "phường mẫu", "at_least: 95", "at_least: 195")
    assert git(big, "commit", "-am", "sai").returncode == 1


def test_the_hook_finds_tdkt_where_the_environment_is_gone(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    tdkt("hook", "install", cwd=ward)
    hook = ward / ".git/hooks/pre-commit"
    hook.write_text(
        hook.read_text(encoding="utf-8").replace(Path(sys.executable).as_posix(), "/khong/con/python"),
        encoding="utf-8",
    )
    fake = tmp_path / "bin/tdkt"
    write_files(tmp_path, {"bin/tdkt": f'#!/bin/sh\nexec "{sys.executable}" -m tdkt "$@"\n'})
    fake.chmod(0o755)
    put(ward, "at_least: 95", "at_least: 195")
    git(ward, "add", "-A")
    stopped = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.vn", "commit", "-m", "sai"],
        cwd=ward, capture_output=True, check=False, env={**os.environ, "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert stopped.returncode == 1
