"""The files of a new workspace, checked as they would stand on the disk before a byte is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.model.place import Place
from tdkt.planning.new_ward.skeleton_files import template_files, ward_files
from tdkt.planning.new_ward.ward import NewWard
from tdkt.planning.placing import refuse_existing_files
from tdkt.workspace.workspace import PLANS, Workspace, read_workspace, with_files

MARK = "# SỬA:"
"""Begins a comment on what the ward has to write or look at itself."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that the ward has to mend: `text` as the comment says it, and every place that says so."""

    text: str
    places: tuple[Place, ...]


def draft_of(ward: NewWard, root: Path, *, templates: bool = False) -> Mapping[str, str]:
    """Return the files of `ward`'s workspace at `root` by path, with the words of documents where `templates` are wanted.

    Nothing is written. Raises UserError where one of them is there already, or where the files would hold an error together with what
    `root`/plans holds.
    """
    files = ward_files(ward) | (template_files() if templates else {})
    refuse_existing_files(root, files)
    before = read_workspace(root) if (root / PLANS).is_dir() else Workspace(root)
    made = with_files(before, {path: text for path, text in files.items() if path.startswith(f"{PLANS}/")})
    errors = [found for found in find_problems(made) if found.is_error]
    if errors:
        listed = "\n".join(f"  {found.in_a_line}" for found in errors[:_SHOWN])
        raise UserError(
            f"Kho sẽ có {len(errors)} lỗi nên chưa ghi tệp nào:\n{listed}",
            hint="Chọn thư mục trống, hoặc sửa các tệp đã có trong plans rồi chạy lại.",
        )
    return files


def to_do(files: Mapping[str, str]) -> tuple[ToDo, ...]:
    """Return what is marked in `files` as to be mended, in their order; the same words in several files are one."""
    found: dict[str, list[Place]] = {}
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), start=1):
            if line.lstrip().startswith(MARK):
                words = line.partition(MARK)[2].strip()
                found.setdefault(words, []).append(Place(path, number, line.index(MARK) + 1))
    return tuple(ToDo(words, tuple(places)) for words, places in found.items())
