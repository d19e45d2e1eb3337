"""Changing an id wherever it is meant, in one edit that cannot lose a figure.

What was signed is never touched: the object keeps its former id in `formerly`, by which stored copies, earlier versions of the
plan and forms that are out are read (`tdkt.workspace.former_ids`). A rename that a hand began is finished the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.run import find_problems
from tdkt.checks.unread import refuse_incomplete
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin, Place, Step
from tdkt.model.records import dataclass, replace
from tdkt.planning.rename_request import Asked, asked_rename
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.former_ids import batch_years, file_of, named_after, with_ids, year_around, year_of
from tdkt.workspace.kind_of_file import kind_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.references import WrittenId, defined_in, written_ids
from tdkt.workspace.source import Source, split_lines
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import edit_yaml, in_a_line, put
from tdkt.workspace.yaml_reader import Document, read_yaml

_MEND = "Sửa chỗ ấy trong tệp rồi chạy lại."


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that the rename changes: where it lies, where it will lie, and in how many places the id stands in it."""

    file: str
    new_file: str
    places: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """A rename that has been worked out: what is asked, the edit, its outcome, and what is left to the reader.

    `remarks` are comments that still name the old id: what a person wrote stays as it is.
    """

    asked: Asked
    files: tuple[ChangedFile, ...]
    edit: PlannedEdit
    foreseen: Foreseen
    remarks: tuple[Place, ...]


def renaming(workspace: Workspace, matter: str, old: str, new: str, year: int | None = None) -> Renaming:
    """Work out the change of the id `old` of a matter ("target", "unit" …) to `new`; of one `year` only where it is given.

    Raises UsageError for what there is not or cannot be, UserError where files cannot be read or would hold an error.
    """
    refuse_incomplete(workspace, "chưa biết mã ấy còn đứng ở đâu")
    asked = asked_rename(workspace, matter, old, new, year)
    found = [one for file in workspace.files if (one := _changed(workspace, asked, file)) is not None]
    files = tuple(one.summary for one in found)
    edit = PlannedEdit(
        {one.summary.new_file: one.text for one in found},
        {one.summary.file: one.before for one in found if one.summary.file == one.summary.new_file},
        {one.summary.file: one.before for one in found if one.summary.file != one.summary.new_file},
    )
    known = [_as_renamed(finding, asked, files) for finding in find_problems(workspace)]
    foreseen = foresee(workspace, edit.texts, known=known, without=tuple(edit.removed))
    refuse_foreseen(foreseen.new_errors, "Kho", _MEND)
    remarks = [place for file, text in edit.texts.items() for place in _remarks(file, text, old)]
    return Renaming(asked, files, edit, foreseen, tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Changed:
    summary: ChangedFile
    text: str
    before: bytes


def _changed(workspace: Workspace, asked: Asked, file: str) -> _Changed | None:
    """Return a file as the rename leaves it, None where nothing of it is meant."""
    text, before = read_to_change(workspace.root, file)
    if asked.old not in text and asked.new not in text:
        return None
    document, kind = _read(file, text)
    year = year_of(document.data, _batches(workspace))
    origin = Origin(file, document.node)
    steps = [
        (found.place(origin), found.steps)
        for found in written_ids(kind, document.data)
        if found.value == asked.old
        and asked.spaces.intersection(_meant(workspace, found))
        and asked.is_of(year_around(document.data, found.steps, year))
    ]
    after = with_ids(text, [(place, asked.old, asked.new) for place, _ in steps])
    if after is None:
        raise UserError(
            f"{file} ghi mã “{asked.old}” theo cách mà tdkt không sửa tự động được.",
            hint="Viết mã ấy liền một dòng, không dùng ký hiệu đặc biệt, rồi chạy lại.",
        )
    after = _recorded(after, file, kind, asked, year)
    is_named_so = any(found == (named_after(kind.path),) for _, found in steps)
    new_file = file_of(kind.path, file, asked.old if is_named_so else "", asked.new)
    if "group" in asked.spaces and steps:
        new_file = new_file.replace(f"/groups/{asked.old}/", f"/groups/{asked.new}/")
    if after == text and new_file == file:
        return None
    return _Changed(ChangedFile(file, new_file, len(steps)), after, before)


def _meant(workspace: Workspace, found: WrittenId) -> tuple[str, ...]:
    """Return of which matter a written id is: what may be a unit or somebody on record is the unit where there is one."""
    organization = workspace.organization
    is_unit = organization is not None and organization.unit(found.value) is not None
    return ("unit",) if "unit" in found.spaces and len(found.spaces) > 1 and is_unit else found.spaces


def _batches(workspace: Workspace) -> dict[str, int]:
    known: dict[str, int] | None = workspace.memo.get(batch_years)
    if known is None:
        batches = workspace.all(FILE_KINDS["award-batch"].model)
        known = workspace.memo[batch_years] = {batch.id: batch.year for batch in batches}
    return known


def _read(file: str, text: str) -> tuple[Document, FileKind]:
    document, findings = read_yaml(Source(file, text, True))
    kind = kind_of(document.data, Origin(file, document.node)) if document is not None else findings[0]
    if document is None or isinstance(kind, Diagnostic):
        raise UserError(
            f"Tệp {file} đang lỗi nên chưa đổi mã được.", hint="Chạy “tdkt validate”, sửa lỗi trước."
        )
    return document, FILE_KINDS[kind]


def _recorded(text: str, file: str, kind: FileKind, asked: Asked, year: int | None) -> str:
    """Return `text` with the old id on record beside the new one, where that is given in this file."""
    document, _ = _read(file, text)
    given = [
        found.steps
        for found in written_ids(kind, document.data)
        if found.value == asked.new
        and asked.spaces.intersection(found.spaces)
        and asked.is_of(year)
        and _is_given(kind, document.data, found.steps)
    ]
    for steps in given:
        text = edit_yaml(text, lambda data, steps=steps: _put_former(data, steps, asked))  # type: ignore[misc]
    return text


def _is_given(kind: FileKind, data: Mapping[str, Any], steps: tuple[Step, ...]) -> bool:
    """Tell whether the id at `steps` is given there, not referred to."""
    holder = _at(data, steps[:-1])
    return any(mention.holder is holder and mention.key == steps[-1] for mention in defined_in(kind, data))


def _put_former(data: Any, steps: tuple[Step, ...], asked: Asked) -> None:
    holder = _at(data, steps[:-1])
    former = [one for one in holder.get("formerly", ()) if one not in (asked.new, asked.old)]
    keys = list(holder)
    after = keys[keys.index(steps[-1]) + 1 :]
    put(holder, "formerly", in_a_line([*former, asked.old]), before=after[0] if after else None)


def _at(data: Any, steps: Iterable[Step]) -> Any:
    for step in steps:
        data = data[step]
    return data


def _as_renamed(finding: Diagnostic, asked: Asked, files: Iterable[ChangedFile]) -> Diagnostic:
    """Return what a finding of today will say after the rename: it is none that the rename brings."""
    moved = {one.file: one.new_file for one in files}
    file = moved.get(finding.place.file, finding.place.file)
    message = _whole(asked.old).sub(asked.new, finding.message)
    for old_file, new_file in moved.items():
        message = message.replace(old_file, new_file)
    return replace(finding, place=replace(finding.place, file=file), message=message)


def _whole(id_: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){re.escape(id_)}(?![\w-]|\.\w)")


def _remarks(file: str, text: str, old: str) -> Iterator[Place]:
    """Yield the comments that still name the old id."""
    whole = _whole(old)
    for number, line in enumerate(split_lines(text), start=1):
        _, mark, comment = line.partition("#")
        if mark and whole.search(comment):
            yield Place(file, number, line.index("#") + 1, 0)
