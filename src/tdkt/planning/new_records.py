"""A new entry in a file of the year that holds many: a petition, a piece of propaganda. The file is made with its first entry."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.unread import refuse_incomplete, refuse_unread_file
from tdkt.errors import UsageError, UserError
from tdkt.model.petition import Petitions
from tdkt.model.plan_year import year_in_file
from tdkt.model.propaganda import Propaganda
from tdkt.model.records import dataclass
from tdkt.planning.new_ids import id_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, in_braces, put
from tdkt.workspace.yaml_scalars import as_scalar


@dataclass(frozen=True, slots=True)
class _Listed:
    """A kind of file with its list of entries: what one is called, a model type, an example of an id."""

    kind: str
    key: str
    what: str
    example: str
    model: type[Petitions | Propaganda]


PETITION = _Listed("petitions", "petitions", "đơn", "don-02", Petitions)
PROPAGANDA = _Listed("propaganda", "records", "mục tuyên truyền", "tin-phat-dong", Propaganda)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """The id of the new entry, its file, and what the workspace is once that is written."""

    id: str
    file: str
    edit: PlannedEdit
    foreseen: Foreseen


def new_record(
    workspace: Workspace, listed: _Listed, year: int, wanted: str, name: str, fields: Mapping[str, Any]
) -> NewRecord:
    """Return the edit that adds an entry with `fields` (None: not said) to the file of `year`, its id `wanted` or made of `name`.

    Raises UsageError for what can be no id, UserError where there is such an entry or the files would break; nothing is written.
    """
    refuse_incomplete(workspace, "chưa ghi thêm được")
    refuse_unread_file(workspace, FILE_KINDS[listed.kind].file(year=year))
    files: list[Petitions | Propaganda] = workspace.all(listed.model)
    there = next((one for one in files if one.year == year), None)
    known = [one.id for one in getattr(there, listed.key)] if there is not None else []
    entry = {"id": id_of(wanted, name, known, what=listed.what, example=listed.example)}
    entry |= {key: value for key, value in fields.items() if value is not None}
    if there is None:
        file = FILE_KINDS[listed.kind].file(year=year)
        edit = PlannedEdit({file: _first(listed, file, year, entry)})
    else:
        file = there.origin.file
        text, before = read_to_change(workspace.root, file)
        longer = edit_yaml(text, lambda data: append(data[listed.key], in_braces(entry)))
        edit = PlannedEdit({file: longer}, {file: before})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, file, "Sửa lệnh rồi chạy lại.")
    return NewRecord(entry["id"], file, edit, foreseen)


def petition_step(
    workspace: Workspace, id_: str, accepted: datetime.date | None, answer: Mapping[str, Any] | None
) -> NewRecord:
    """Return the edit that writes on the petition `id_` the day on which it was accepted, or its `answer`, or both.

    Raises UsageError where there is no such petition, UserError where that is written already or the files would break.
    """
    refuse_incomplete(workspace, "chưa ghi được")
    known = {one.id: (file, one) for file in workspace.all(Petitions) for one in file.petitions}
    if id_ not in known:
        for year in sorted({plan.year for plan in workspace.plans}):
            refuse_unread_file(workspace, FILE_KINDS["petitions"].file(year=year))
        there = f"Đang có: {', '.join(known)}." if known else "Ghi đơn bằng: tdkt new petition."
        raise UsageError(f"Không có đơn “{id_}”.", hint=there)
    holder, one = known[id_]
    file = holder.origin.file
    for said, given, what in (
        (one.accepted, accepted, "accepted"),
        (one.answered, answer, "answered"),
    ):
        if said is not None and given is not None:
            raise UserError(f"Đơn “{id_}” đã ghi {what}.", hint=f"Ghi nhầm thì sửa thẳng trong {file}.")
    place = next(number for number, found in enumerate(holder.petitions) if found.id == id_)

    def write(data: Any) -> None:
        entry = data["petitions"][place]
        if accepted is not None:
            put(entry, "accepted", accepted, before="subject")
        if answer is not None:
            put(entry, "answered", in_braces({key: value for key, value in answer.items() if value}))

    text, before = read_to_change(workspace.root, file)
    edit = PlannedEdit({file: edit_yaml(text, write)}, {file: before})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, file, "Sửa lệnh rồi chạy lại.")
    return NewRecord(id_, file, edit, foreseen)


def _scalar(value: object) -> str:
    return as_scalar(value, in_flow=True) if isinstance(value, str) else str(value)


def _first(listed: _Listed, file: str, year: int, entry: Mapping[str, Any]) -> str:
    said = ", ".join(f"{key}: {_scalar(value)}" for key, value in entry.items())
    return (
        f"# yaml-language-server: $schema={'../' * file.count('/')}schemas/{listed.kind}.schema.json\n"
        f"kind: {listed.kind}\nyear: {year_in_file(year)}\n{listed.key}:\n  - {{{said}}}\n"
    )
