"""Repositories in every state that git knows: each is named for what it is, and nothing is counted from a part in silence."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import REPORT

INIT = "git init"


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *settings, "-c", "protocol.file.allow=always", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho", FILES)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "đầu")
    return root


def put(root: Path, old: str, new: str, file: str = REPORT) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def conflict(root: Path, how: str = "merge") -> None:
    """Leave `root` in a merge (or rebase, cherry-pick) that could not be brought to an end."""
    git(root, "checkout", "-qb", "nhanh")
    put(root, "numerator: 96", "numerator: 95")
    git(root, "commit", "-qam", "a")
    git(root, "checkout", "-q", "main")
    put(root, "numerator: 96", "numerator: 94")
    git(root, "commit", "-qam", "b")
    done = git(root, how, "nhanh")
    assert done.returncode, done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="cần quyền root để đổi chủ")
@pytest.mark.parametrize("words", [("diff",), ("validate", "--staged"), ("hook", "install")])
def test_a_repository_of_somebody_else_is_called_that(ward: Path, tdkt: Run, words: tuple[str, ...]) -> None:
    for path in (ward, *ward.rglob("*")):
        os.chown(path, 12345, 12345)
    done = tdkt(*words, cwd=ward)
    assert done.returncode == 2
    assert f"git config --global --add safe.directory '{ward}'" in done.stderr
    assert INIT not in done.stderr


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda root: (root / ".git" / "HEAD").rename(root / "HEAD"), "đã hỏng"),
        (lambda root: (root / ".git" / "config").write_text("[x\n"), "viết sai"),
        (lambda root: git(root, "config", "core.repositoryformatversion", "9"), "quá cũ"),
        (lambda root: git(root, "config", "core.bare", "true"), "core.bare"),
        (lambda root: (root / ".git" / "index").write_bytes(b"rubbish"), "chỉ mục"),
        (lambda root: (root / ".git" / "index").write_bytes(b""), "chỉ mục"),
        (lambda root: (root / ".git" / "objects").rename(root / "mat") and (root / ".git" / "objects").mkdir(), "thiếu"),
    ],
)  # fmt: skip
def test_a_broken_repository_is_called_broken(ward: Path, tdkt: Run, damage: object, told: str) -> None:
    assert callable(damage)
    damage(ward)
    done = tdkt("diff", cwd=ward)
    assert done.returncode in (1, 2), done.stderr
    assert told in done.stderr
    assert INIT not in done.stderr
    assert tdkt("validate", cwd=ward).returncode == 0, "the files in the folder need no git"


def test_a_pointer_to_a_repository_that_is_gone(ward: Path, tdkt: Run) -> None:
    git(ward, "worktree", "add", "-q", str(ward.parent / "phu"))
    assert tdkt("diff", cwd=ward.parent / "phu").returncode == 0
    ward.rename(ward.parent / "cho-moi")
    done = tdkt("diff", cwd=ward.parent / "phu")
    assert "git worktree repair" in done.stderr
    assert INIT not in done.stderr


def test_outside_every_repository_alone_is_one_to_be_begun(example_folder: Path, tdkt: Run) -> None:
    assert INIT in tdkt("diff", cwd=example_folder).stderr


@pytest.mark.parametrize("words", [("diff",), ("diff", "--staged")])
def test_before_the_first_commit_all_is_new(example_folder: Path, tdkt: Run, words: tuple[str, ...]) -> None:
    git(example_folder, "init", "-q")
    git(example_folder, "add", "plans")
    done = tdkt(*words, cwd=example_folder)
    assert done.returncode == 0, done.stderr
    assert "chưa có commit nào" in done.stdout
    assert "+ Thêm đơn vị" in done.stdout or "+ Thêm" in done.stdout
    asked = tdkt("diff", "HEAD~1", cwd=example_folder)
    assert asked.returncode == 2
    assert "chưa có commit nào" in asked.stderr
    assert "git log" not in asked.stderr


def test_an_unfinished_merge_is_not_a_report_that_went(ward: Path, tdkt: Run) -> None:
    conflict(ward)
    staged = tdkt("validate", "--staged", "--format", "json", cwd=ward)
    assert staged.returncode == 1
    assert [
        (found["code"], found["file"])
        for found in json.loads(staged.stdout)["findings"]
        if found["severity"] == "error"
    ] == [("I321", REPORT)]
    compared = tdkt("diff", "--staged", cwd=ward)
    assert compared.returncode == 1
    assert REPORT in compared.stderr
    assert "Bỏ báo cáo" not in compared.stdout
    in_folder = tdkt("validate", cwd=ward)
    assert in_folder.returncode == 1
    assert "Y126" in in_folder.stdout
    assert "ghép nhánh (merge) dở" in in_folder.stderr


def test_a_file_that_one_side_took_away_is_named_in_the_folder_too(ward: Path, tdkt: Run) -> None:
    git(ward, "checkout", "-qb", "nhanh")
    git(ward, "rm", "-q", REPORT)
    git(ward, "commit", "-qm", "a")
    git(ward, "checkout", "-q", "main")
    put(ward, "numerator: 96", "numerator: 94")
    git(ward, "commit", "-qam", "b")
    assert git(ward, "merge", "nhanh").returncode
    done = tdkt("validate", cwd=ward)
    assert "ghép nhánh (merge) dở" in done.stderr
    assert f"{REPORT}: còn xung đột" in done.stderr


@pytest.mark.parametrize(("how", "told"), [("rebase", "rebase"), ("cherry-pick", "cherry-pick")])
def test_what_is_under_way_is_named(ward: Path, tdkt: Run, how: str, told: str) -> None:
    conflict(ward, how)
    assert f"({told}) dở" in tdkt("diff", cwd=ward).stderr


def test_a_file_that_is_only_announced_is_not_an_empty_one(ward: Path, tdkt: Run) -> None:
    text = (ward / REPORT).read_text(encoding="utf-8")
    new = REPORT.replace("van-phong", "kinh-te")
    write_files(ward, {new: text.replace("unit: van-phong", "unit: kinh-te")})
    git(ward, "add", "-N", new)
    done = tdkt("validate", "--staged", "--format", "json", cwd=ward)
    found = [one for one in json.loads(done.stdout)["findings"] if one["file"] == new]
    assert [(one["code"], one["severity"]) for one in found] == [("I322", "warning")]
    compared = tdkt("diff", "--staged", cwd=ward)
    assert new not in compared.stdout
    assert f"{new}: mới khai bằng “git add -N”" in compared.stderr


def test_a_folder_with_a_part_of_the_files_is_not_counted(ward: Path, tdkt: Run) -> None:
    git(
        ward,
        "sparse-checkout",
        "set",
        "--no-cone",
        "/plans/*.yaml",
        "/plans/2026/*.yaml",
        "/plans/2026/movements",
    )
    assert not (ward / REPORT).exists()
    done = tdkt("validate", cwd=ward)
    assert done.returncode == 1
    assert "I320" in done.stdout
    assert "git sparse-checkout disable" in done.stdout
    assert tdkt("report", "--quarter", "1", cwd=ward).returncode == 1
    for words in (("status", "2026"), ("register",)):
        assert "chỉ có một phần của kho" in tdkt(*words, cwd=ward).stderr
    compared = tdkt("diff", cwd=ward)
    assert compared.returncode == 0
    assert "Bỏ" not in compared.stdout, "what was left out on purpose did not go"


@pytest.mark.parametrize("mark", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_that_git_passes_over_is_compared_nevertheless(ward: Path, tdkt: Run, mark: str) -> None:
    git(ward, "update-index", mark, REPORT)
    put(ward, "numerator: 96", "numerator: 95")
    assert REPORT in tdkt("diff", cwd=ward).stdout
    (ward / REPORT).unlink()
    assert "I320" in tdkt("validate", cwd=ward).stdout


def test_a_bare_repository_has_no_files_to_work_with(ward: Path, tdkt: Run) -> None:
    git(ward.parent, "clone", "-q", "--bare", str(ward), "tran.git")
    (ward.parent / "tran.git" / "plans").mkdir()
    done = tdkt("diff", cwd=ward.parent / "tran.git")
    assert "kho trần" in done.stderr
    assert INIT not in done.stderr


def test_a_repository_inside_plans_is_not_passed_over(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    other = write_files(tmp_path / "khac", {"x.yaml": "kind: plan\n"})
    git(other, "init", "-q")
    git(other, "add", "-A")
    git(other, "commit", "-qm", "khác")
    added = git(ward, "submodule", "add", "-q", str(other), "plans/2027")
    assert added.returncode == 0, added.stderr
    for words in (("diff", "--staged"), ("validate", "--staged")):
        done = tdkt(*words, cwd=ward)
        assert done.returncode == 2
        assert "plans/2027 là một kho git riêng" in done.stderr


def test_a_workspace_in_a_submodule_is_compared(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    outer = tmp_path / "ngoai"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "submodule", "add", "-q", str(ward), "kho")
    put(outer / "kho", "numerator: 96", "numerator: 95")
    assert REPORT in tdkt("diff", cwd=outer / "kho").stdout


def test_a_partial_clone_says_what_it_lacks(ward: Path, tdkt: Run) -> None:
    git(ward, "config", "uploadpack.allowFilter", "true")
    git(ward.parent, "clone", "-q", "--filter=blob:none", "--no-checkout", ward.as_uri(), "phan")
    part = write_files(ward.parent / "phan", FILES)
    ward.rename(ward.parent / "mat")
    put(part, "numerator: 96", "numerator: 95")
    git(part, "reset", "-q")
    done = tdkt("diff", cwd=part)
    assert done.returncode == 2, done.stdout
    assert "partial clone" in done.stderr


def test_a_shallow_clone_says_how_to_get_the_rest(ward: Path, tdkt: Run) -> None:
    put(ward, "numerator: 96", "numerator: 95")
    git(ward, "commit", "-qam", "hai")
    git(ward.parent, "clone", "-q", "--depth", "1", ward.as_uri(), "nong")
    assert "git fetch --unshallow" in tdkt("diff", "HEAD~1", cwd=ward.parent / "nong").stderr


def test_a_detached_head_is_no_hindrance(ward: Path, tdkt: Run) -> None:
    git(ward, "checkout", "-q", "--detach")
    put(ward, "numerator: 96", "numerator: 95")
    assert REPORT in tdkt("diff", cwd=ward).stdout


def test_a_folder_without_any_file_of_the_plans_is_called_sparse(ward: Path, tdkt: Run) -> None:
    (ward / "doc").mkdir()
    git(ward, "sparse-checkout", "set", "doc")
    assert not (ward / "plans").exists()
    done = tdkt("validate", cwd=ward)
    assert done.returncode == 2
    assert "git sparse-checkout disable" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="cần quyền root để đổi chủ")
def test_no_repository_is_begun_inside_one_that_git_refuses(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    for path in (ward, *ward.rglob("*")):
        os.chown(path, 12345, 12345)
    answers = (
        "--type",
        "xã",
        "--name",
        "Đông Hưng",
        "--city",
        "tỉnh Hưng Yên",
        "--unit",
        "Phòng Kinh tế | KT",
    )
    done = tdkt("init", "trong", *answers, "--signer", "Nguyễn Văn A | Chủ tịch", "--git", cwd=ward)
    assert not (ward / "trong/.git").exists()
    assert "safe.directory" in done.stderr
    assert INIT not in done.stderr
