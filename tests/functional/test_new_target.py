"""`tdkt new target`, `tdkt new movement`: asked little, shown before it is written, refused in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from conftest import Run
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.cli import new_target

SENTENCE = "100% thủ tục hành chính được niêm yết công khai."
WHERE = ("--unit", "VP", "--movement", "van-thu")


@pytest.fixture
def draft_folder(example_folder: Path) -> Path:
    plan = example_folder / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("number: 1\n", "").replace("date: 2026-01-15\n", ""), encoding="utf-8")
    return example_folder


def test_what_is_written_was_shown_and_passes_the_checks(tdkt: Run, draft_folder: Path) -> None:
    before = (draft_folder / MOVEMENTS).read_text(encoding="utf-8")
    command = ("new", "target", "Tỷ lệ hòa giải thành đạt trên 85%.", *WHERE)
    tried = tdkt(*command, "--dry-run", cwd=draft_folder)
    assert (draft_folder / MOVEMENTS).read_text(encoding="utf-8") == before
    done = tdkt(*command, cwd=draft_folder)
    assert (tried.returncode, done.returncode) == (0, 0), done.stderr
    assert done.stdout == f"{tried.stdout}{MOVEMENTS}\n"
    for shown in (
        "Cách ghi: Ô 1: số vụ việc hòa giải thành, trong quý",
        "Ô 2: tổng số vụ việc đã hòa giải, trong quý",
        "Cuối năm mà 84%: không đạt; 85%: không đạt; 86%: đạt.",
    ):
        assert shown in done.stdout
    assert (draft_folder / MOVEMENTS).read_text(encoding="utf-8").startswith(before)
    assert tdkt("validate", cwd=draft_folder).stdout.count("movements/van-phong.yaml") == 0


def test_an_answer_by_flag_leaves_nothing_to_be_mended(tdkt: Run, draft_folder: Path) -> None:
    asked = tdkt("new", "target", SENTENCE, *WHERE, "--dry-run", cwd=draft_folder)
    assert "CHƯA RÕ: Là việc cộng dồn hay tình trạng?" in asked.stdout
    done = tdkt(
        "new", "target", SENTENCE, *WHERE, "--accumulate", "sum", "--due", "30/6/2026", cwd=draft_folder
    )
    assert "CHƯA RÕ" not in done.stdout
    text = (draft_folder / MOVEMENTS).read_text(encoding="utf-8")
    assert text.endswith("of: thủ tục hành chính\n          due: 2026-06-30\n")
    assert "SỬA" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((SENTENCE, "--movement", "van-thu"), "Thiếu --unit"),
        ((SENTENCE, "--unit", "KT"), "chưa có phong trào nào"),
        ((SENTENCE, "--unit", "XX", "--movement", "van-thu"), "Không có đơn vị “XX”"),
        ((SENTENCE, "--unit", "VP", "--movement", "van-thi"), "Có phải là “van-thu”?"),
        ((SENTENCE, *WHERE, "--better", "nhiều"), "Chỉ dùng: more, less"),
        (
            ("Xây dựng mô hình “Một cửa thân thiện” tại trụ sở.", *WHERE, "--accumulate", "sum"),
            "Không chỉ tiêu nào",
        ),
        (("Tăng cường tuyên truyền.", *WHERE), "--task"),
        (("Mỗi tháng tổ chức ít nhất 02 buổi tuần tra.", *WHERE), "chỉ tiêu tính cho cả năm"),
    ],
)
def test_what_is_missing_or_wrong_is_told(
    tdkt: Run, draft_folder: Path, words: tuple[str, ...], said: str
) -> None:
    before = (draft_folder / MOVEMENTS).read_text(encoding="utf-8")
    refused = tdkt("new", "target", *words, cwd=draft_folder)
    assert refused.returncode != 0
    assert said in refused.stderr
    assert (draft_folder / MOVEMENTS).read_text(encoding="utf-8") == before


def test_an_issued_plan_is_sent_to_amend(tdkt: Run, example_folder: Path) -> None:
    refused = tdkt("new", "target", SENTENCE, *WHERE, cwd=example_folder)
    assert refused.returncode == 1
    assert "tdkt amend plan 2026" in refused.stderr


def test_a_movement_with_its_sentences(tdkt: Run, draft_folder: Path) -> None:
    done = tdkt(
        "new", "movement", "Phong trào “Xanh - sạch - đẹp”", "Mỗi thôn có ít nhất 01 tuyến đường hoa.",
        "Tăng cường tuyên truyền.", "--unit", "KT", cwd=draft_folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Cuối năm mà 0/2 thôn: không đạt; 1/2 thôn: không đạt; 2/2 thôn: đạt." in done.stdout
    assert (draft_folder / "plans/2026/movements/kinh-te.yaml").is_file()


@pytest.mark.parametrize(("answers", "accumulate"), [(["1", "1"], None), (["1", ""], "latest")])
def test_at_most_what_the_sentence_leaves_open_is_asked(
    monkeypatch: pytest.MonkeyPatch, draft_folder: Path, answers: list[str], accumulate: str | None
) -> None:
    waiting: Iterator[str] = iter([SENTENCE, *answers, "c"])

    def prompt(question: str, *, default: str = "", **_: Any) -> str:
        return next(waiting) or default

    monkeypatch.setattr(typer, "prompt", prompt)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    done = new_target.target(
        sentence=None, unit=None, movement=None, accumulate=None, reported_in=None, due=None, better=None, task=False,
        year=None, dry_run=False, workspace=draft_folder,
    )  # fmt: skip
    assert (done, list(waiting)) == (0, [])
    text = (draft_folder / MOVEMENTS).read_text(encoding="utf-8")
    assert ("accumulate: latest" in text) is (accumulate == "latest")
    assert "Đã trả lời: " in text


def test_a_sentence_that_the_plan_prints_elsewhere_is_only_followed(tdkt: Run, example_folder: Path) -> None:
    """Also where the plan has number and date: no word of it changes."""
    plan = example_folder / PLAN
    text = plan.read_text(encoding="utf-8").replace(
        "closing:", "  - title: Chỉ tiêu\n    items:\n      - Tổ chức 04 hội nghị.\nclosing:"
    )
    plan.write_text(text, encoding="utf-8")
    said = "Tổ chức 04 hội nghị"
    twice = tdkt("new", "target", said, *WHERE, cwd=example_folder)
    assert twice.returncode == 1
    assert "in hai lần" in twice.stderr
    done = tdkt("new", "target", said, "--unit", "VP", cwd=example_folder)
    assert done.returncode == 0, done.stderr
    written = (example_folder / MOVEMENTS).read_text(encoding="utf-8")
    assert "title: Chỉ tiêu\n    unprinted: true\n" in written
    assert plan.read_text(encoding="utf-8") == text
    assert tdkt("validate", cwd=example_folder).returncode == 0
    assert "đã ban hành" in tdkt("new", "target", "Tổ chức 05 cuộc thi.", *WHERE, cwd=example_folder).stderr


def test_a_plan_written_by_field_says_where_a_movement_would_stand(tdkt: Run, draft_folder: Path) -> None:
    plan = draft_folder / PLAN
    text = plan.read_text(encoding="utf-8").replace("        unit_movements: true\n", "")
    plan.write_text(text, encoding="utf-8")
    (draft_folder / MOVEMENTS).unlink()
    for report in (draft_folder / "plans/2026/reports").rglob("*.yaml"):
        report.unlink()
    done = tdkt(
        "new", "movement", "Phong trào xanh", "Mỗi thôn 01 tuyến đường hoa.", "--unit", "VP", cwd=draft_folder
    )
    assert done.returncode == 1
    assert "viết theo lĩnh vực" in done.stderr
    assert "unit_movements: true" in done.stderr
