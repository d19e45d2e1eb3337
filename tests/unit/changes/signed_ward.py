"""The example ward with a clerk at work in it: files are edited, documents issued and amended by the real commands."""

from __future__ import annotations

import contextlib
import gc
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.changes.comparing import compare
from tdkt.changes.names import Names
from tdkt.changes.parts import Change
from tdkt.changes.telling import Entry, said, told
from tdkt.changes.trees import read_side
from tdkt.cli.running import run
from tdkt.workspace.workspace import Workspace, read_workspace

PLAN = "plans/2026/plan.yaml"
MOVEMENTS = "plans/2026/movements/van-phong.yaml"
REPORT = "plans/2026/reports/2026-Q1/van-phong.yaml"
BATCH = "plans/2026/awards/tong-ket/batch.yaml"
NOMINATIONS = "plans/2026/awards/tong-ket/nominations.yaml"
SESSION = "plans/2026/awards/tong-ket/session.yaml"
ORGANIZATION = "plans/organization.yaml"
PEOPLE = "plans/awards/register.yaml"

Edits = Mapping[str, "str | tuple[tuple[str, str], ...]"]
"""File → its new text, or what is put for what in it."""


def edited(files: Mapping[str, str], edits: Edits) -> dict[str, str]:
    """Return `files` after `edits`; an empty text takes the file away."""
    after = dict(files)
    for file, edit in edits.items():
        if isinstance(edit, str):
            after.pop(file, None)
            if edit:
                after[file] = edit
            continue
        for old, new in edit:
            assert old in after[file], f"{file} has no {old!r}"
            after[file] = after[file].replace(old, new, 1)
    return after


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    sides = [read_side({file: text.encode() for file, text in files.items()}) for files in (before, after)]
    assert not sides[0].broken
    assert not sides[1].broken, sides[1].broken
    return compare(*sides)


def entries(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Entry, ...]:
    trees = [
        tree
        for files in (after, before)
        for tree in read_side({file: text.encode() for file, text in files.items()}).trees.values()
    ]
    return told(changes(before, after), Names(trees))


def words_of(entry: Entry) -> list[str]:
    """Return a change as it is told: what happened to what, then the lines."""
    return [f"{entry.action.value}: {entry.heading}", *(said(line) for line in entry.lines)]


def told_words(edits: Edits, files: Mapping[str, str] = FILES) -> list[list[str]]:
    """Return how the changes are told that `edits` of `files` make."""
    return [words_of(entry) for entry in entries(files, edited(files, edits))]


@dataclass(frozen=True, slots=True)
class Ward:
    """A workspace on disk."""

    root: Path
    patch: pytest.MonkeyPatch

    def read(self) -> Workspace:
        return read_workspace(self.root)

    def edit(self, edits: Edits) -> None:
        files = {file: self.text(file) for file in edits if (self.root / file).is_file()}
        for file, text in edited(files, edits).items():
            path = self.root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def tdkt(self, *words: str, fails: bool = False) -> str:
        """Run a command in the workspace; return what it wrote."""
        heard = io.StringIO()
        self.patch.setattr(sys, "argv", ["tdkt", *words])
        self.patch.chdir(self.root)
        self.patch.setenv("COLUMNS", "200")
        with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
            code = run()
        gc.enable()
        assert bool(code) == fails, heard.getvalue()
        return heard.getvalue()

    def issue(self, of: str, key: str, number: int, date: str) -> None:
        self.tdkt("issue", of, key, "--number", str(number), "--date", date)

    def amend(self, of: str, key: str, number: int, date: str, *more: str) -> str:
        """Amend by what the files say now, and issue the amendment; return its id."""
        self.tdkt("amend", of, key, "--reason", "thành phố điều chỉnh", *more)
        name = f"ke-hoach-{key}" if of == "plan" else key
        found = max(
            (self.root / "plans/2026/amendments").glob(f"{name}-lan-*.yaml"), key=lambda path: path.stem
        )
        self.issue("amendment", found.stem, number, date)
        return found.stem
