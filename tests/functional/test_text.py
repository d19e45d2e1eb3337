"""`tdkt text` as git calls it: `git diff` shows what changed in a Word file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY, Run
from tdkt.checks.example_files import PLAN
from tdkt.cli.text import text as text_command

NAME = "Kế hoạch số 40 (đã ký).docx"
GUIDE = REPOSITORY / "docs" / "huong-dan.md"


def git(folder: Path, *words: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    result = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**clean, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return result.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the settings of the guide, the command called as here."""
    folder = tmp_path / "kho git"
    folder.mkdir()
    git(folder, "init", "-q")
    guide = GUIDE.read_text(encoding="utf-8")
    assert "\n*.docx diff=docx\n" in guide
    (folder / ".gitattributes").write_text("*.docx diff=docx\n", encoding="utf-8")
    setting = re.search(r'^git config (diff\.docx\.textconv) "tdkt text"$', guide, re.MULTILINE)
    assert setting
    git(folder, "config", setting[1], f'"{Path(sys.executable).as_posix()}" -m tdkt text')
    quoting = re.search(r"^git config (core\.quotepath) (false)$", guide, re.MULTILINE)
    assert quoting
    git(folder, "config", *quoting.groups())
    return folder


def test_git_diff_shows_the_changed_sentence(tdkt: Run, example_folder: Path, repository: Path) -> None:
    target = str(repository / NAME)
    assert tdkt("render", "plan", "2026", "-o", target, cwd=example_folder).returncode == 0
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Bản trình")
    plan = example_folder / PLAN
    text = plan.read_text(encoding="utf-8")
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    assert title
    plan.write_text(text.replace(title[0], "title: Phát động thi đua yêu nước năm 2026"), encoding="utf-8")
    assert tdkt("render", "plan", "2026", "-o", target, cwd=example_folder).returncode == 0

    shown = git(repository, "diff")
    assert f"a/{NAME}" in shown
    changed = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
    assert changed == [f"-{title[1]}", "+Phát động thi đua yêu nước năm 2026"]


def test_git_diff_goes_on_over_files_that_are_no_word_files(repository: Path) -> None:
    (repository / "hỏng.docx").write_bytes(b"PK\x03\x04 mot")
    (repository / "sau.txt").write_text("một\n", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "một")
    (repository / "hỏng.docx").write_bytes(b"PK\x03\x04 hai")
    (repository / "sau.txt").write_text("hai\n", encoding="utf-8")
    shown = git(repository, "diff")
    assert "-[Không xem được nội dung: không phải tệp Word (.docx). 8 byte, sha256 " in shown
    assert "+[Không xem được nội dung: không phải tệp Word (.docx). 8 byte, sha256 " in shown
    assert "-một\n+hai\n" in shown


def test_the_text_comes_out_the_same_twice(tdkt: Run, example_folder: Path) -> None:
    assert tdkt("render", "plan", "2026", "-o", NAME, cwd=example_folder).returncode == 0
    first, second = (tdkt("text", NAME, cwd=example_folder) for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" in first.stdout
    assert first.stdout == second.stdout


@pytest.mark.parametrize("name", ["khong-co.docx", "."])
def test_a_file_that_is_not_there_is_a_wrong_use(name: str, tdkt: Run, tmp_path: Path) -> None:
    result = tdkt("text", name, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Không có tệp" in result.stderr


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from docx import Document

    path = tmp_path_factory.mktemp("word") / "a.docx"
    document = Document()
    document.add_paragraph("Một câu.")
    document.add_table(2, 2)
    document.save(str(path))
    return path.read_bytes()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_gives_a_line_and_exit_code_0(
    data: st.DataObject, sound: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 40))):
        damaged[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "hỏng.docx"
    path.write_bytes(damaged[: data.draw(st.integers(0, len(sound)))])
    assert text_command(path) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("[Không xem được nội dung: ") or "Một câu." in shown
    assert shown.endswith("\n")
