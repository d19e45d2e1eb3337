"""A ward whose every name and text carries line breaks, commands of a log's runner and markup: no output obeys them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sysconfig
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, PLAN, REPORT
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

POISON = "\n::error file=a::x\n ##[error]y [/b] `id` ‘![z](u)’\n\n# <b>."
ESCAPES = ("\\x1b[31m", "\\e]0;x\\a", "\\r", "\\u2028", "\\N", "\\u202e", "\\0", "\\u200f")
COMMANDS = (
    *(("validate", "--format", form) for form in ("text", "github", "json", "sarif")),
    *(("report", "--quarter", "I", "--format", form) for form in ("text", "json", "csv")),
    *(("diff", "HEAD", "--format", form) for form in ("text", "markdown", "html", "json")),
    *(("status", "2026", "--format", form) for form in ("text", "json")),
    *(("awards", "rank", "--format", form) for form in ("text", "json")),
    *(("awards", "stats", "--format", form) for form in ("text", "json", "csv", "xlsx")),
    *(("law", "--format", form) for form in ("text", "json")),
    ("status", "2026", "--remind"),
    ("status", "2026", "--ics"),
    ("report", "--xlsx"),
    ("dashboard",),
    ("form", "2026-Q2"),
    ("render", "plan", "2026", "--html"),
    ("render", "report", "2026-Q1"),
    ("render", "reminder", "2026-Q2"),
    ("render", "batch", "tong-ket"),
    ("import", "build/2026/phieu/2026-Q2", "--dry-run"),
    ("text", "build/2026/ke-hoach.docx"),
    ("verify", "build/2026/ke-hoach.docx"),
    ("fmt", "--diff"),
    ("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15"),
    ("register",),
    ("awards", "suggest"),
    ("awards", "check", "tong-ket"),
    ("awards", "history", "nguyen-van-g"),
    ("awards", "exemplars"),
    ("new", "year", "2027", "--dry-run"),
    ("amend", "plan", "2026", "--reason", "Điều chỉnh.", "--dry-run"),
)


def poisoned(value: Any) -> Any:
    """Put the poison into every text of words below `value`."""
    if isinstance(value, dict):
        return {key: child if key == "quote" else poisoned(child) for key, child in value.items()}
    if isinstance(value, list):
        return [poisoned(child) for child in value]
    if isinstance(value, Decimal):
        return float(value)
    return f"{value}{POISON}" if isinstance(value, str) and " " in value else value


def poisoned_file(file: str, text: str) -> str:
    document, _ = read_yaml(Source(file, text, True))
    assert document
    data = poisoned(document.data)
    if file == PLAN:
        words = [poisoned("Hội đồng thi đua")]
        deadlines = {"Q1": "2026-04-05", "Q2": "2026-07-05"}
        data["reporting"] = {"addressees": words, "recipients": words, "unit_deadlines": deadlines}
    return json.dumps(data, ensure_ascii=False, indent=1)


def git(root: Path, *words: str) -> None:
    words = ("-c", "user.name=A\n::error::b", "-c", "user.email=a@b.c", *words)
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("x") / "kho", FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "::error::x")
    made = {file: poisoned_file(file, text) for file, text in FILES.items()}
    assert sum(text.count("##[error]") for text in made.values()) > 40
    return write_files(root, made)


def assert_harmless(said: str, words: tuple[str, ...]) -> None:
    lines = said.split("\n")
    allowed = "github" in words
    for line in lines:
        own = allowed and re.match(r"::(error|warning) file=[^:]*,line=\d+,col=\d+,title=[A-Z]\d{3}::", line)
        assert own or not line.strip().startswith("::"), (words, line)
        assert "##[" not in line or own, (words, line)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", said), words


def test_no_command_obeys_data(ward: Path, tdkt: Run) -> None:
    refused = set()
    for words in COMMANDS:
        done = tdkt(*words, cwd=ward, columns=60)
        assert done.returncode in (0, 1), (words, done.stderr)
        assert_harmless(done.stdout + done.stderr, words)
        if done.returncode:
            refused.add(words[0])
        if "markdown" in words:
            assert not [line for line in done.stdout.split("\n") if re.match(r"# |\s*!\[|[^-# \n]", line)]
    assert refused == {
        "render",
        "import",
        "verify",
    }  # a reminder to nobody else, an empty form, a draft never committed
    calendar = (ward / "build/2026/han-bao-cao.ics").read_text(encoding="utf-8")
    assert not [line for line in calendar.splitlines() if not re.match(r" |[A-Z-]+[:;]", line)]


@pytest.mark.parametrize("escape", ESCAPES)
def test_what_no_text_holds_is_refused_where_it_stands(tmp_path: Path, tdkt: Run, escape: str) -> None:
    text = FILES[REPORT].replace("reporter: Nguyễn Văn A", f'reporter: "Nguyễn{escape}Văn A"')
    root = write_files(tmp_path / "kho", {**FILES, REPORT: text})
    for form in ("text", "github"):
        said = tdkt("validate", "--format", form, cwd=root)
        assert said.returncode == 1
        assert "Y103" in said.stdout
        assert_harmless(said.stdout, (form,))


def test_names_of_files_are_shown_and_do_nothing(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", FILES)
    for name in ("x\n::error::y.yaml", "\x1b[31mz.yaml", "\u202eb.yaml", "\u2028c.yaml.txt"):
        (root / "plans/2026" / name).write_text("kind: nothing\n", encoding="utf-8")
    (root / "plans/2026").joinpath(os.fsdecode(b"\xff\xfe.yaml")).write_text("kind: x\n")
    for words in (
        *COMMANDS[:4],
        ("fmt",),
        ("status", "2026"),
        ("report",),
        ("render", "plan", "2026"),
        ("diff", "HEAD"),
    ):
        done = tdkt(*words, cwd=root)
        assert done.returncode in (0, 1, 2), (words, done.stderr)
        assert_harmless(done.stdout + done.stderr, words)


def offered(root: Path, line: str, shell: str, **more: str) -> str:
    asked = {
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "",
        "_TDKT_COMPLETE": f"complete_{shell}",
        **more,
    }
    script = str(Path(sysconfig.get_path("scripts")) / "tdkt")
    done = subprocess.run(
        [script],
        cwd=root,
        env={**os.environ, "COLUMNS": "40", **asked},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    "name",
    ["Phòng [/b] [bold]", "A $(touch co) `touch co` \\\\$(touch co)", "A\\n'; touch co; '", "rất dài " * 30],
)
def test_a_completion_is_a_line_for_each_candidate(tmp_path: Path, name: str) -> None:
    text = FILES[ORGANIZATION]
    assert "name: Phòng Kinh tế," in text
    root = write_files(
        tmp_path / "kho", {**FILES, ORGANIZATION: text.replace("name: Phòng Kinh tế,", f'name: "{name}",')}
    )
    document, _ = read_yaml(Source("x", (root / ORGANIZATION).read_text(encoding="utf-8"), True))
    assert document
    data: Any = document.data
    count = len(data["units"])
    for shell, more in (
        ("powershell", {}),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        ("zsh", {}),
    ):
        lines = offered(root, "tdkt report --unit ", shell, **more).strip().splitlines()
        assert len(lines) == count, (shell, lines)
        assert not re.search(r"[`\[]|\\\\?\$\(", "".join(lines)), (shell, lines)
