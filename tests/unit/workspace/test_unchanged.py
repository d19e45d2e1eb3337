"""What a command has worked out from files is not written where one of them has changed in the meantime."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.errors import UserError
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.workspace import read_workspace, stored_workspace, with_files


def replaced(root: Path) -> None:
    """Put another file of the same size and time in the place of one."""
    path, other = root / REPORT, root / "khac"
    status = path.stat()
    other.write_bytes(path.read_bytes().replace(b"2026-04-03", b"2026-04-04"))
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        replaced,
        lambda root: (root / MOVEMENTS).unlink(),
        lambda root: (root / MOVEMENTS).write_text("kind: movements"),
        lambda root: (root / "plans/2026/them.yaml").write_text("kind: plan"),
        lambda root: write_files(root, {"plans/2026/issued/01-kh-ubnd.json": "{}"}),
    ],
)
def test_a_changed_file_stops_an_edit_of_others(tmp_path: Path, change: Callable[[Path], object]) -> None:
    root = write_files(tmp_path / "kho", FILES)
    read = read_workspace(root)
    change(root)
    with pytest.raises(UserError, match=r"vừa bị sửa(.|\n)*plans/2026"):
        PlannedEdit({"plans/2026/moi.yaml": "x"}).write(root, check=read.refuse_changed)
    assert not (root / "plans/2026/moi.yaml").exists()


def test_what_is_no_data_may_change(tmp_path: Path) -> None:
    root = write_files(tmp_path / "kho", FILES)
    read = read_workspace(root)
    write_files(root, {"build/x.docx": "x", "plans/2026/ghi-chu.txt": "x", "plans/.git/x.yaml": "x"})
    PlannedEdit({"plans/2026/moi.yaml": "x"}).write(root, check=read.refuse_changed)
    assert (root / "plans/2026/moi.yaml").read_text() == "x"


def test_what_would_be_too_large_to_be_read_again_is_foreseen(tmp_path: Path) -> None:
    """A form with a narrative of 5 MB was taken in, and then every command refused the report."""
    root = write_files(tmp_path / "kho", FILES)
    long = FILES[REPORT] + "note: " + "x" * 5_000_000 + "\n"
    for later in (
        with_files(read_workspace(root), {REPORT: long}),
        stored_workspace(root, {REPORT: long.encode()}),
    ):
        assert [found.code for found in later.findings if found.place.file == REPORT] == ["Y102"]
