"""A link that somebody committed leads no command out of the workspace, neither for reading nor for writing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cần quyền riêng để tạo liên kết")

ISSUE = ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15")
SECRET = "root:x:0:0\n"


def outside(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root.parent / "ngoai").iterdir()}


def planted(root: Path, link: str) -> None:
    """Let a link lead out of the workspace: to a file, or (without an ending) to a folder; what was there is gone."""
    elsewhere = root.parent / "ngoai"
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / "mat.txt").write_text(SECRET)
    path = root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(elsewhere / "mat.txt" if path.suffix else elsewhere)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("plans/2026/issued/01-kh-ubnd.json", ISSUE),
        ("plans/2026/issued/register.yaml", ISSUE),
        ("plans/2026/issued", ISSUE),
        (".tdkt", ISSUE),
        ("plans/2026/reports/2026-Q1", ("fmt",)),
        ("plans/2026/reports/2026-Q1/kinh-te.yaml", ("fmt",)),
        ("plans/2026/la.yaml", ("fmt", "plans/2026/la.yaml")),
        ("plans/2027", ("new", "year", "2027")),
        ("build/2026/ke-hoach.docx", ("render", "plan", "2026")),
        ("build/2026/ke-hoach.html", ("render", "plan", "2026", "--html")),
        ("build/2026", ("render", "plan", "2026")),
        ("build", ("render", "plan", "2026")),
        ("build", ("render", "plan", "2026", "--output", "build/../build/x.docx")),
        ("xem", ("render", "plan", "2026", "--output", "xem")),
        ("build", ("form", "2026-Q2")),
        ("build", ("dashboard",)),
        ("build/2026/ket-qua-2026-Q1.xlsx", ("report", "--xlsx")),
        ("templates/plan.md.j2", ("render", "plan", "2026")),
        ("templates", ("render", "plan", "2026")),
        ("schemas", ("refresh",)),
        (".vscode/settings.json", ("refresh", "--dry-run")),
    ],
)
def test_no_command_goes_through_a_link(tmp_path: Path, tdkt: Run, link: str, words: tuple[str, ...]) -> None:
    root = write_files(tmp_path / "kho", FILES)
    planted(root, link)
    before = outside(root)
    validated = tdkt("validate", cwd=root)
    if link != "xem":  # a folder that only its user knows
        assert f"{link}" in validated.stdout, validated.stdout
        assert "một liên kết tới" in validated.stdout
    assert SECRET.strip() not in validated.stdout
    done = tdkt(*words, cwd=root)
    said = done.stdout + done.stderr
    assert outside(root) == before
    assert (root / link).is_symlink()
    if words[0] != "refresh":
        assert done.returncode in (1, 2), said
        assert "liên kết" in said, said
    assert SECRET.strip() not in said
    assert not list(root.glob("plans/**/*.tmp"))


def test_a_returned_form_that_is_a_link_is_refused_and_the_others_are_taken(
    tmp_path: Path, tdkt: Run
) -> None:
    root = write_files(tmp_path / "kho", FILES)
    assert tdkt("form", "2026-Q1", "--output", "phieu", cwd=root).returncode == 0
    forms = sorted((root / "phieu").iterdir())
    forms[0].rename(tmp_path / "that.xlsx")
    forms[0].symlink_to(tmp_path / "that.xlsx")
    done = tdkt("import", "phieu", "--dry-run", cwd=root)
    assert done.returncode == 1
    assert "Đây là một liên kết" in done.stdout + done.stderr


def test_a_whole_plans_folder_elsewhere_is_told(tmp_path: Path, tdkt: Run) -> None:
    write_files(tmp_path / "khac", FILES)
    root = tmp_path / "kho"
    root.mkdir()
    (root / "plans").symlink_to(tmp_path / "khac/plans")
    for words in (("validate",), ("report",), ("render", "plan", "2026"), ("fmt",), ISSUE):
        done = tdkt(*words, cwd=root)
        assert done.returncode in (1, 2), words
        assert "liên kết" in done.stdout + done.stderr or "Chạy “tdkt validate”" in done.stderr, (
            words,
            done.stderr,
        )


def test_init_and_refresh_write_through_no_link(tmp_path: Path, tdkt: Run) -> None:
    root = tmp_path / "kho"
    root.mkdir()
    planted(root, "schemas")
    before = outside(root)
    done = tdkt(
        *("init", "--type", "xã", "--name", "Đông Hưng", "--city", "tỉnh Hưng Yên", "--date", "2026-01-05"),
        *("--unit", "Phòng Văn hóa - Xã hội | VHXH", "--signer", "Nguyễn Văn A | Chủ tịch"),
        cwd=root,
    )
    assert (done.returncode, "schemas là một liên kết" in done.stderr) == (1, True), done.stderr
    assert outside(root) == before
    assert [path.name for path in root.iterdir()] == ["schemas"]


def test_the_workspace_may_lie_below_a_link(tmp_path: Path, tdkt: Run) -> None:
    write_files(tmp_path / "that/kho", FILES)
    (tmp_path / "loi").symlink_to(tmp_path / "that")
    root = tmp_path / "loi/kho"
    assert tdkt("validate", cwd=root).returncode == 0
    assert tdkt("render", "plan", "2026", "--workspace", str(root), cwd=tmp_path).returncode == 0
    out = str(root / "build/khac.docx")
    assert tdkt("render", "plan", "2026", "--output", out, cwd=root).returncode == 0
    assert tdkt(*ISSUE, cwd=root).returncode == 0


@pytest.mark.parametrize(
    "words", [("text", "{}"), ("verify", "{}"), ("import", "{}"), ("init", "--answers", "{}")]
)
def test_a_pipe_in_place_of_a_file_is_not_waited_for(
    tmp_path: Path, tdkt: Run, words: tuple[str, ...]
) -> None:
    root = write_files(tmp_path / "kho", FILES)
    os.mkfifo(tmp_path / "ong.docx")
    done = tdkt(*(word.format(tmp_path / "ong.docx") for word in words), cwd=root)
    assert done.returncode in (1, 2), done.stderr
