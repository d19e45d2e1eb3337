"""The command that tests run in a fork says and writes what it says and writes in a Python started anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command_server import CommandServer
from conftest import start_tdkt, write_files
from example_ward import FILES
from tdkt.checks.example_files import REPORT

LINES = {
    "no words": "",
    "version": "--version",
    "help": "render --help",
    "wrong option": "validate --sai",
    "wrong value": "report --quarter 9",
    "an error found": "validate",
    "a table": "status --date 2026-04-01",
    "a document": "render plan 2026 --html",
    "machine-readable": "validate --format json",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_fork_is_like_a_new_process(
    line: str, command_server: CommandServer | None, tmp_path: Path
) -> None:
    if command_server is None:
        pytest.skip("máy này không có fork")
    files: dict[str, str | bytes] = dict(FILES)
    if line.startswith("validate"):
        files[REPORT] = FILES[REPORT].replace("numerator: 96", "numerator: 105")
    environment = {**os.environ, "COLUMNS": "90"}
    folders = [write_files(tmp_path / name / "kho", files) for name in ("forked", "anew")]
    forked = command_server.run(*line.split(), cwd=folders[0], environment=environment)
    anew = start_tdkt(*line.split(), cwd=folders[1], environment=environment)
    assert (forked.returncode, forked.stdout, forked.stderr) == (anew.returncode, anew.stdout, anew.stderr)
    left = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    ]
    assert left[0] == left[1]


def test_commands_share_neither_folder_nor_environment(
    command_server: CommandServer | None, tmp_path: Path
) -> None:
    if command_server is None:
        pytest.skip("máy này không có fork")
    folder = write_files(tmp_path / "kho", FILES)
    narrow, wide, again = (
        command_server.run(
            "explain", "R502", cwd=folder, environment={**os.environ, "COLUMNS": columns}
        ).stdout
        for columns in ("60", "120", "60")
    )
    assert narrow == again != wide
    assert command_server.run("validate", cwd=tmp_path, environment=dict(os.environ)).returncode == 2
