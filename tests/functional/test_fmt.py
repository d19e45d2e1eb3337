"""`tdkt fmt` as a user, a hook and an editor meet it."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from conftest import REPOSITORY, Run
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT

UNTIDY = "kind:   unit-report   # phiếu quý\r\nperiod: 2026-Q1\r\n"


def texts(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def spoil(folder: Path, file: str, old: str, new: str) -> bytes:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return path.read_bytes()


def tidy(tdkt: Run, folder: Path) -> dict[str, bytes]:
    assert tdkt("fmt", cwd=folder).returncode == 0
    return texts(folder)


def test_the_files_of_the_repository_need_nothing(tdkt: Run) -> None:
    result = tdkt("fmt", "--check", cwd=REPOSITORY)
    assert result.returncode == 0
    assert result.stdout == ""


def test_untidy_files_are_written_and_named_others_are_not_touched(tdkt: Run, example_folder: Path) -> None:
    before = tidy(tdkt, example_folder)
    spoil(example_folder, REPORT, "kind: unit-report", "kind:   'unit-report'  ")
    untouched = (example_folder / PLAN).stat().st_mtime_ns
    result = tdkt("fmt", cwd=example_folder)
    assert result.returncode == 0
    assert result.stdout == f"{REPORT}\n"
    assert "đã trình bày lại 1 tệp" in result.stderr
    assert texts(example_folder) == before
    assert (example_folder / PLAN).stat().st_mtime_ns == untouched
    assert not list(example_folder.rglob("*.tmp"))
    again = tdkt("fmt", cwd=example_folder)
    assert (again.returncode, again.stdout) == (0, "")


def test_check_names_the_files_and_writes_nothing(tdkt: Run, example_folder: Path) -> None:
    tidy(tdkt, example_folder)
    spoiled = spoil(example_folder, REPORT, "kind: unit-report", "kind:  unit-report")
    result = tdkt("fmt", "--check", cwd=example_folder)
    assert result.returncode == 1
    assert result.stdout == f"{REPORT}\n"
    assert "cần trình bày lại 1 tệp" in result.stderr
    assert (example_folder / REPORT).read_bytes() == spoiled


def test_diff_is_a_patch_that_git_applies(tdkt: Run, example_folder: Path) -> None:
    before = tidy(tdkt, example_folder)
    text = before[REPORT].decode()
    (example_folder / REPORT).write_bytes(
        ("\ufeff" + text.replace("\n", "\r\n", 2).rstrip("\n").replace(": ", ":  ", 1)).encode()
    )
    result = tdkt("fmt", "--diff", cwd=example_folder)
    assert result.returncode == 0
    assert f"--- a/{REPORT}\n+++ b/{REPORT}\n" in result.stdout
    assert "\\ No newline at end of file" in result.stdout
    assert texts(example_folder) != before
    raw = subprocess.run(
        [sys.executable, "-m", "tdkt", "fmt", "--diff"], cwd=example_folder, capture_output=True, check=True
    ).stdout
    subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=example_folder, input=raw, check=True)
    assert texts(example_folder) == before


def test_diff_and_check_together(tdkt: Run, example_folder: Path) -> None:
    tidy(tdkt, example_folder)
    spoil(example_folder, REPORT, "kind: unit-report", "kind:  unit-report")
    result = tdkt("fmt", "--diff", "--check", cwd=example_folder)
    assert result.returncode == 1
    assert "-kind:  unit-report\n+kind: unit-report\n" in result.stdout


def test_a_broken_file_is_refused_with_its_place_and_the_others_are_formatted(
    tdkt: Run, example_folder: Path
) -> None:
    before = tidy(tdkt, example_folder)
    broken = spoil(example_folder, MOVEMENTS, "year: 2026", "year:   2026\nyear: 2026")
    spoil(example_folder, REPORT, "kind: unit-report", "kind:  unit-report")
    result = tdkt("fmt", cwd=example_folder)
    assert result.returncode == 1
    line = broken.decode().split("\n").index("year: 2026") + 1
    assert f"{MOVEMENTS}:{line}:1: lỗi Y105" in result.stdout
    assert f"{REPORT}\n" in result.stdout
    assert "1 tệp bị từ chối" in result.stderr
    assert texts(example_folder) == {**before, MOVEMENTS: broken}


def test_only_the_named_files_and_folders(tdkt: Run, example_folder: Path) -> None:
    tidy(tdkt, example_folder)
    spoil(example_folder, REPORT, "kind: unit-report", "kind:  unit-report")
    spoil(example_folder, PLAN, "kind: plan", "kind:  plan")
    assert tdkt("fmt", "--check", PLAN, cwd=example_folder).stdout == f"{PLAN}\n"
    folder = str(Path(REPORT).parent)
    assert tdkt("fmt", "--check", folder, cwd=example_folder).stdout == f"{REPORT}\n"
    assert tdkt("fmt", "-w", str(example_folder), cwd=example_folder.parent).stdout == f"{PLAN}\n{REPORT}\n"


@pytest.mark.parametrize("word", ["khong-co.yaml", "../ngoai.yaml", "README.md"])
def test_a_path_that_is_not_a_file_of_the_plans_is_told(word: str, tdkt: Run, example_folder: Path) -> None:
    (example_folder.parent / "ngoai.yaml").write_text("a:  1\n", encoding="utf-8")
    (example_folder / "README.md").write_text("x\n", encoding="utf-8")
    result = tdkt("fmt", word, cwd=example_folder)
    assert result.returncode == 2
    assert "lỗi:" in result.stderr
    assert (example_folder.parent / "ngoai.yaml").read_text(encoding="utf-8") == "a:  1\n"


def filtered(folder: Path, data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tdkt", "fmt", "-"]
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=False)


def test_an_editor_formats_through_the_streams(tmp_path: Path) -> None:
    result = filtered(tmp_path, UNTIDY.encode())
    assert result.returncode == 0
    assert result.stdout == "kind: unit-report  # phiếu quý\nperiod: 2026-Q1\n".encode()


@pytest.mark.parametrize("data", [b"a: 1\na: 2\n", b"a: \xff\n", b"a: [\n", b""])
def test_an_editor_gets_nothing_but_the_reason_for_a_broken_text(tmp_path: Path, data: bytes) -> None:
    result = filtered(tmp_path, data)
    assert result.returncode == 1
    assert result.stdout == b""
    assert "lỗi:" in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_decomposed_letters_stay_as_they_are(tdkt: Run, example_folder: Path) -> None:
    tidy(tdkt, example_folder)
    path = example_folder / REPORT
    decomposed = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    path.write_text(decomposed.replace("kind: ", "kind:   "), encoding="utf-8")
    assert tdkt("fmt", cwd=example_folder).returncode == 0
    assert path.read_text(encoding="utf-8") == decomposed


@pytest.mark.skipif(os.name == "nt", reason="Windows không cho tạo liên kết nếu không có quyền")
def test_a_link_is_refused(tdkt: Run, example_folder: Path) -> None:
    tidy(tdkt, example_folder)
    target = example_folder / "that.txt"
    target.write_bytes((example_folder / REPORT).read_bytes().replace(b"kind: ", b"kind:  "))
    (example_folder / REPORT).unlink()
    (example_folder / REPORT).symlink_to(target)
    said = tdkt("fmt", cwd=example_folder)
    assert (said.returncode, "Y120" in said.stdout) == (1, True)
    assert (example_folder / REPORT).is_symlink()
    assert b"kind:  unit-report" in target.read_bytes()


def test_new_files_are_in_the_layout(tdkt: Run, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    batch = ("new", "batch", "thu", "--type", "sudden", "--title", "thành tích: cứu người", "--year", "2026")
    assert tdkt(*batch, "--who", "nguyen-van-a", cwd=tmp_path).returncode == 0
    assert tdkt("new", "year", "2027", cwd=tmp_path).returncode == 0
    result = tdkt("fmt", "--check", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
