"""What git says, told in a clerk's words; nobody is sent to begin a repository inside one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tdkt.workspace.repository_state import (
    folder_of_git,
    is_sparse,
    state_folder,
    under_way,
    why_no_repository,
    why_refused,
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "thuộc một tài khoản khác"),
        ("fatal: unsafe repository ('/x' is owned by someone else)", "thuộc một tài khoản khác"),
        ("fatal: Expected git repo version <= 1, found 9", "quá cũ"),
        ("fatal: unknown repository extension found:\n\tfoo", "quá cũ"),
        ("fatal: bad config line 6 in file .git/config", "viết sai"),
        ("fatal: not a git repository (or any of the parent directories): .git", "đã hỏng"),
        ("fatal: cannot use bare repository '/x' (safe.bareRepository is 'explicit')", "kho trần"),
        ("xcrun: error: invalid active developer path", "xcode-select --install"),
        ("", "core.bare"),
    ],
)
def test_a_repository_that_git_does_not_open(said: str, told: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "kho").mkdir()
    error = why_no_repository(tmp_path / "kho", said)
    assert told in f"{error} {error.hint}"
    assert "git init" not in f"{error} {error.hint}"


def test_only_outside_every_repository_is_one_to_be_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "fatal: not a git repository (or any of the parent directories): .git"
    if folder_of_git(tmp_path) is None:
        assert "git init" in why_no_repository(tmp_path, said).hint
        monkeypatch.setenv("GIT_DIR", "/nowhere")
        assert "GIT_DIR" in str(why_no_repository(tmp_path, said))
    (tmp_path / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")
    error = why_no_repository(tmp_path, "fatal: not a git repository: /nowhere")
    assert "không còn ở chỗ cũ" in str(error)
    assert "git worktree repair" in error.hint


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: .git/index: index file smaller than expected", ".git/index"),
        ("error: bad signature 0x00000000\nfatal: index file corrupt", ".git/index"),
        ("fatal: could not fetch 58 from promisor remote", "partial clone"),
        ("fatal: bad object HEAD", "git fsck"),
        ("error: object file .git/objects/1 is empty\nfatal: loose object 1 is corrupt", "git fsck"),
        ("error: unknown option `foo'\nusage: git status", "quá cũ"),
        ("fatal: something new", "something new"),
        ("", "không rõ lý do"),
    ],
)
def test_a_command_that_git_refuses(said: str, told: str, tmp_path: Path) -> None:
    error = why_refused("status", said, tmp_path)
    assert told in f"{error} {error.hint}"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("MERGE_HEAD", "merge"),
        ("rebase-merge/head-name", "rebase"),
        ("rebase-apply/patch", "rebase"),
        ("rebase-apply/applying", "am"),
        ("CHERRY_PICK_HEAD", "cherry-pick"),
        ("REVERT_HEAD", "revert"),
        ("BISECT_LOG", "bisect"),
    ],
)
def test_what_was_begun_is_named_with_the_way_on_and_out(file: str, told: str, tmp_path: Path) -> None:
    assert under_way(tmp_path) is None
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("", encoding="utf-8")
    found = under_way(tmp_path)
    assert found is not None
    words, go_on, give_up = found
    assert f"({told})" in words
    assert go_on.startswith("git ")
    assert give_up.startswith("git ")


def test_the_state_of_a_worktree_lies_where_its_file_says(tmp_path: Path) -> None:
    state = tmp_path / "chinh/.git/worktrees/phu"
    (state / "info").mkdir(parents=True)
    (state / "info/sparse-checkout").write_text("/*\n", encoding="utf-8")
    (tmp_path / "phu").mkdir()
    (tmp_path / "phu/.git").write_text("gitdir: ../chinh/.git/worktrees/phu\n", encoding="utf-8")
    assert state_folder(tmp_path / "phu/.git").resolve() == state
    assert is_sparse(tmp_path / "phu")
    assert not is_sparse(tmp_path / "chinh")
