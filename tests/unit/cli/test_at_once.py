"""A command line that starts without Typer does what it does when Typer reads it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tdkt.cli.at_once import at_once

ROOT = Path(__file__).parents[3]
LINES = (
    ["validate"],
    ["validate", "--staged"],
    ["report", "--quarter"],
    ["render", "plan", "2026"],
    ["render", "plan", "2031"],
    ["render", "nothing", "2026"],
)
THROUGH_TYPER = "import tdkt.cli.running as running; running.at_once = lambda words: None"


def ran(folder: Path, words: list[str], before: str = "") -> tuple[int, str, str, bool]:
    """Run tdkt in `folder`; return the exit code, both streams, and whether Typer was imported."""
    program = (
        f"import sys; {before or 'pass'}\nfrom tdkt.__main__ import main\nsys.argv[1:] = {words}\ncode = main()\n"
        "print('typer' in sys.modules, file=sys.__stderr__)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    told = done.stderr.splitlines()
    return done.returncode, done.stdout, "\n".join(told[:-1]), told[-1] == "True"


def sound(folder: Path) -> None:
    shutil.copytree(ROOT / "plans", folder / "plans")
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "."], check=True)


def with_an_error(folder: Path) -> None:
    sound(folder)
    (folder / "plans" / "organization.yaml").write_text("kind: organization\nname: 1\n", encoding="utf-8")
    subprocess.run(["git", "-C", folder, "add", "."], check=True)


def without_plans(folder: Path) -> None:
    (folder / "notes.txt").write_text("", encoding="utf-8")


def without_repository(folder: Path) -> None:
    (folder / "plans").mkdir()


@pytest.mark.parametrize("made", [sound, with_an_error, without_plans, without_repository])
@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_the_line_says_the_same_without_typer(
    words: list[str], made: Callable[[Path], None], tmp_path: Path
) -> None:
    made(tmp_path)
    *alone, needs_typer = ran(tmp_path, words)
    *through_typer, _ = ran(tmp_path, words, THROUGH_TYPER)
    assert alone == through_typer
    assert not needs_typer


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["validate", "--strict"],
        ["validate", "plans"],
        ["report"],
        ["report", "--quarter", "1"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_line_with_something_to_read_is_read_by_typer(words: list[str]) -> None:
    assert at_once(words) is None


def test_wrong_use_names_the_help_of_the_command(tmp_path: Path) -> None:
    _, _, said, _ = ran(tmp_path, ["validate", "--nothing"])
    assert "Xem cách dùng: tdkt validate --help" in said
