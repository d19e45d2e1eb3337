"""The files of a new workspace, checked as they would stand on the disk before a byte is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tdkt.checks.foreseen import foresee, refuse_foreseen
from tdkt.model.place import Place
from tdkt.planning.new_ward.skeleton_files import template_files, ward_files
from tdkt.planning.new_ward.ward import NewWard
from tdkt.workspace.planned_edit import PlannedEdit, refuse_existing_files
from tdkt.workspace.workspace import PLANS, Workspace, read_workspace

MARK = "# SỬA:"
"""Begins a comment on what the ward has to write or look at itself."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that the ward has to mend: `text` as the comment says it, and every place that says so."""

    text: str
    places: tuple[Place, ...]


def draft_of(ward: NewWard, root: Path, *, templates: bool = False) -> PlannedEdit:
    """Return the files of `ward`'s workspace at `root` by path, with the words of documents where `templates` are wanted.

    Nothing is written. Raises UserError where one of them is there already, or where the files would hold an error together with what
    `root`/plans holds.
    """
    files = ward_files(ward) | (template_files() if templates else {})
    refuse_existing_files(root, files)
    before = read_workspace(root) if (root / PLANS).is_dir() else Workspace(root)
    of_plans = {path: text for path, text in files.items() if path.startswith(f"{PLANS}/")}
    refuse_foreseen(
        (found for found in foresee(before, of_plans, known=()).findings if found.is_error),
        "Kho",
        "Chọn thư mục trống, hoặc sửa các tệp đã có trong plans rồi chạy lại.",
    )
    return PlannedEdit(files)


def to_do(files: Mapping[str, str]) -> tuple[ToDo, ...]:
    """Return what is marked in `files` as to be mended, in their order; the same words in several files are one."""
    found: dict[str, list[Place]] = {}
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), start=1):
            if line.lstrip().startswith(MARK):
                words = line.partition(MARK)[2].strip()
                found.setdefault(words, []).append(Place(path, number, line.index(MARK) + 1))
    return tuple(ToDo(words, tuple(places)) for words, places in found.items())
