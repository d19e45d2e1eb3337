"""The award book says that it rests on samples, whichever of its files is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.checks.example_files import (
    CONDUCT,
    FUND,
    INITIATIVES,
    ORGANIZATION,
    PAST,
    RATINGS,
    REGISTER,
    REGISTRATIONS,
    RULES_OF_WARD,
)
from tdkt.workspace.workspace import Workspace, read_workspace


def read(folder: Path, files: dict[str, str]) -> Workspace:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read_workspace(folder)


def test_real_records_carry_no_mark(tmp_path: Path) -> None:
    assert not award_book(read(tmp_path, FILES)).illustrative


@pytest.mark.parametrize(
    "name", [REGISTER, PAST, INITIATIVES, CONDUCT, RULES_OF_WARD, REGISTRATIONS, RATINGS, FUND]
)
def test_one_file_of_samples_marks_the_book(tmp_path: Path, name: str) -> None:
    workspace = read(tmp_path, {**FILES, name: FILES[name] + "illustrative: true\n"})
    assert not workspace.findings
    assert award_book(workspace).illustrative


def test_a_council_of_samples_marks_the_book(tmp_path: Path) -> None:
    text = FILES[ORGANIZATION].replace("council:\n", "council:\n  illustrative: true\n")
    assert award_book(read(tmp_path, {**FILES, ORGANIZATION: text})).illustrative
