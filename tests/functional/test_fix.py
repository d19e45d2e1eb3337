"""`tdkt validate --fix`: shown first, then written; what was signed and what would not hold together stays."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from tdkt.checks.example_files import MOVEMENTS, PLAN

SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."


def change(root: Path, old: str, new: str) -> str:
    path = root / MOVEMENTS
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def make_draft(root: Path) -> None:
    """Take number and date off the plan: the text of one that has them is signed."""
    path = root / PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("number: 1\n", "").replace("date: 2026-01-15\n", ""), encoding="utf-8")


def test_shown_first_then_written(example_folder: Path, tdkt: Run) -> None:
    make_draft(example_folder)
    before = change(example_folder, SENTENCE, "Quản lý  tài sản công # ghi chú")
    shown = tdkt("validate", "--fix", "--diff", cwd=example_folder)
    assert shown.returncode == 0, shown.stderr
    assert "+        text: Quản lý tài sản công. # ghi chú\n" in shown.stdout
    assert (example_folder / MOVEMENTS).read_text("utf-8") == before
    done = tdkt("validate", "--fix", cwd=example_folder)
    assert done.returncode == 0, done.stdout
    assert "Đã sửa 1 tệp (1 chỗ T701, 1 chỗ T703)." in done.stderr
    assert (example_folder / MOVEMENTS).read_text("utf-8") == before.replace(
        "lý  tài sản công", "lý tài sản công."
    )
    assert "Không có gì để tự sửa." in tdkt("validate", "--fix", cwd=example_folder).stderr


def test_what_was_signed_is_left(example_folder: Path, tdkt: Run) -> None:
    before = change(example_folder, SENTENCE, "Quản lý  tài sản công.")
    issue = ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15")
    assert tdkt(*issue, cwd=example_folder).returncode == 0
    done = tdkt("validate", "--fix", cwd=example_folder)
    assert f"{MOVEMENTS}: văn bản đã ban hành" in done.stderr
    assert (example_folder / MOVEMENTS).read_text("utf-8") == before


def test_a_quote_that_would_no_longer_fit_keeps_its_file(example_folder: Path, tdkt: Run) -> None:
    make_draft(example_folder)
    before = change(example_folder, "sai sót lớn", "sai  sót lớn")
    done = tdkt("validate", "--fix", cwd=example_folder)
    assert f"{MOVEMENTS}: để nguyên" in done.stderr
    assert (example_folder / MOVEMENTS).read_text("utf-8") == before


def test_a_file_that_notepad_named_is_named_right(example_folder: Path, tdkt: Run) -> None:
    file = example_folder / "plans/2026/reports/2026-Q1/van-phong.yaml"
    data = file.read_bytes()
    file.rename(f"{file}.txt")
    assert tdkt("validate", "--fix", "--diff", cwd=example_folder).returncode == 0
    assert not file.exists()
    done = tdkt("validate", "--fix", cwd=example_folder)
    assert "van-phong.yaml.txt → " in done.stdout
    assert file.read_bytes() == data
    assert not Path(f"{file}.txt").exists()
    Path(f"{file}.txt").write_text("kind: [", encoding="utf-8")
    tdkt("validate", "--fix", cwd=example_folder)
    assert file.read_bytes() == data, "never over a file that is there"


def test_options_that_do_not_go_together(example_folder: Path, tdkt: Run) -> None:
    for words in (("--diff",), ("--fix", "--staged"), ("--fix", "--format", "json")):
        assert tdkt("validate", *words, cwd=example_folder).returncode == 2
