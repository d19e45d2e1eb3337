"""The files of a new workspace, checked as they would stand on the disk before a byte is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tdkt.checks.foreseen import foresee, refuse_foreseen
from tdkt.planning.new_ward.skeleton_files import README, ward_files, word_forms
from tdkt.planning.new_ward.ward import NewWard
from tdkt.workspace.planned_edit import PlannedEdit, refuse_existing_files
from tdkt.workspace.to_mend import ToDo, grouped, to_mend
from tdkt.workspace.workspace import PLANS, Workspace, read_workspace


def draft_of(ward: NewWard, root: Path, *, templates: bool = False) -> PlannedEdit:
    """Return the files of `ward`'s workspace at `root` by path, with the words of documents where `templates` are wanted.

    Nothing is written. Raises UserError where one of them is there already, or where the files would hold an error together with what
    `root`/plans holds.
    """
    files = ward_files(ward, templates=templates)
    forms = word_forms() if templates else {}
    refuse_existing_files(root, (*files, *forms))
    before = read_workspace(root) if (root / PLANS).is_dir() else Workspace(root)
    of_plans = {path: text for path, text in files.items() if path.startswith(f"{PLANS}/")}
    refuse_foreseen(
        (found for found in foresee(before, of_plans, known=()).findings if found.is_error),
        "Kho",
        "Chọn thư mục trống, hoặc sửa các tệp đã có trong plans rồi chạy lại.",
    )
    return PlannedEdit(files, binary=forms)


def to_do(files: Mapping[str, str]) -> tuple[ToDo, ...]:
    """Return what is marked in `files` as to be mended, in their order; the same words in several files are one."""
    return grouped(found for path, text in files.items() if path != README for found in to_mend(path, text))
