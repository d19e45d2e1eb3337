"""`tdkt diff` as a reviewer runs it, in a real repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS

SCHEMA = json.loads((REPOSITORY / "schemas/diff-output.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "phường", FILES)
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b.vn", "commit", "-qm", "đầu"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
    path = root / MOVEMENTS
    text = (
        path.read_text(encoding="utf-8")
        .replace("at_least: 95", "more_than: 96")
        .replace("95% văn bản", "Trên 96% <văn bản>")
    )
    path.write_text(text, encoding="utf-8")
    return root


def test_text_tells_the_change_in_words(ward: Path, tdkt: Run) -> None:
    done = tdkt("diff", cwd=ward, columns=80)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:5] == [
        "THAY ĐỔI VỀ NỘI DUNG: HEAD → thư mục đang làm việc",
        "",
        "CHỈ TIÊU (1)",
        "~ Chỉ tiêu van-thu.dung-han “Trên 96% <văn bản> được xử lý đúng hạn”",
        "    Ngưỡng: ít nhất 95% → trên 96%",
    ]
    assert "[-95% văn bản-] {+Trên 96% <văn bản>+} được xử lý đúng hạn." in done.stdout
    assert "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)" in done.stdout
    assert f"{MOVEMENTS}:10" in done.stdout


def test_the_exit_code_is_that_of_git_where_it_is_asked_for(ward: Path, tdkt: Run) -> None:
    assert tdkt("diff", "--exit-code", cwd=ward).returncode == 1
    assert tdkt("diff", cwd=ward).returncode == 0
    same = tdkt("diff", "HEAD", "HEAD", "--exit-code", cwd=ward)
    assert (same.returncode, same.stdout.splitlines()[-1]) == (0, "Không có thay đổi về nội dung.")
    assert tdkt("diff", "HEAD..HEAD", cwd=ward).returncode == 0


def test_markdown_fits_a_merge_request(ward: Path, tdkt: Run) -> None:
    shown = tdkt("diff", "--format", "markdown", cwd=ward).stdout
    assert shown.startswith(
        "## Thay đổi về nội dung: HEAD → thư mục đang làm việc\n\n### Chỉ tiêu (1)\n\n- **Chỉ tiêu van-thu.dung-han"
    )
    assert "  - Ngưỡng: ít nhất 95% → trên 96%" in shown
    assert "\\<văn bản\\>" in shown, "what stands in the data is text, not markup"


def test_json_follows_its_schema(ward: Path, tdkt: Run) -> None:
    found = json.loads(tdkt("diff", "--format", "json", cwd=ward).stdout)
    jsonschema.validate(found, SCHEMA)
    [one] = found["changes"]
    assert {"keys": ["measure", "more_than"], "old": None, "new": 96, "reordered": False} in one["values"]
    (ward / MOVEMENTS).write_text("kind: movements\nyear: [", encoding="utf-8")
    broken = json.loads(tdkt("diff", "--format", "json", cwd=ward).stdout)
    jsonschema.validate(broken, SCHEMA)
    assert [file["side"] for file in broken["broken"]] == ["new"]


def test_html_is_one_page_that_runs_nothing(ward: Path, tdkt: Run) -> None:
    page = tdkt("diff", "--format", "html", cwd=ward).stdout
    assert "<ins>" in page
    assert "&lt;văn" in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_stat_counts_by_group_and_file(ward: Path, tdkt: Run) -> None:
    shown = tdkt("diff", "--stat", cwd=ward).stdout
    assert "Chỉ tiêu" in shown
    assert f"   1  {MOVEMENTS}" in shown


def test_a_broken_file_is_named_on_the_side(ward: Path, tdkt: Run) -> None:
    (ward / MOVEMENTS).write_text("kind: movements\nyear: [", encoding="utf-8")
    done = tdkt("diff", cwd=ward)
    assert done.returncode == 0
    assert f"Bản mới có tệp đang lỗi, không so được tệp này: {MOVEMENTS}:3" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("HEAD", "HEAD", "HEAD"), "nhiều nhất hai phiên bản"),
        (("HEAD", "HEAD", "--staged"), "--staged chỉ so một phiên bản"),
        (("nhánh-khác",), "Không có phiên bản “nhánh-khác”"),
    ],
)
def test_wrong_words_are_told(words: tuple[str, ...], said: str, ward: Path, tdkt: Run) -> None:
    done = tdkt("diff", *words, cwd=ward)
    assert done.returncode == 2
    assert said in done.stderr


def test_outside_of_git(tmp_path: Path, tdkt: Run) -> None:
    done = tdkt("diff", cwd=write_files(tmp_path / "kho", FILES))
    assert done.returncode == 2
    assert "không nằm trong một kho git" in done.stderr
