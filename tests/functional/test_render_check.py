"""`tdkt render --check`: what is kept in git beside the data is what the data give now."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from tdkt.checks.example_files import MOVEMENTS

WORDS = ("render", "plan", "2026", "-o", "van-ban/kế hoạch.docx")


def test_a_document_is_missing_right_or_stale(example_folder: Path, tdkt: Run) -> None:
    missing = tdkt(*WORDS, "--check", cwd=example_folder)
    assert (missing.returncode, missing.stdout) == (1, "van-ban/kế hoạch.docx: chưa in\n")
    assert not (example_folder / "van-ban").exists()
    assert tdkt(*WORDS, cwd=example_folder).returncode == 0
    right = tdkt(*WORDS, "--check", cwd=example_folder)
    assert (right.returncode, right.stdout) == (0, "")
    path = example_folder / MOVEMENTS
    path.write_text(
        path.read_text(encoding="utf-8").replace("tiết kiệm, minh bạch", "tiết kiệm"), encoding="utf-8"
    )
    before = (example_folder / "van-ban/kế hoạch.docx").read_bytes()
    stale = tdkt(*WORDS, "--check", cwd=example_folder)
    assert (stale.returncode, stale.stdout) == (1, "van-ban/kế hoạch.docx: khác với dữ liệu\n")
    assert (example_folder / "van-ban/kế hoạch.docx").read_bytes() == before


def test_it_does_not_go_with_pdf(example_folder: Path, tdkt: Run) -> None:
    assert tdkt(*WORDS, "--check", "--pdf", cwd=example_folder).returncode == 2
