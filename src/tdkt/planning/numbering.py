"""Writing the ordinals (số sổ vàng) of a decided batch into its nominations."""

from __future__ import annotations

from typing import Any

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.ordinals import ordinals_to_give
from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.model.records import dataclass
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.shared_settings import raw_nominations
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import edit_yaml, put


@dataclass(frozen=True, slots=True)
class Numbering:
    """The ordinals that are given, by nomination id, and the edit of `file` that writes them."""

    ordinals: dict[str, int]
    file: str
    edit: PlannedEdit
    foreseen: Foreseen


def numbering(workspace: Workspace, case: BatchCase) -> Numbering | None:
    """Work out the ordinals of a batch that are still to be given; None where everybody has one.

    Raises UserError where the ward gives none (`ordinals_to_give`), or where the files would hold an error with them.
    """
    ordinals = ordinals_to_give(case)
    if not ordinals:
        return None

    def give(data: Any) -> None:
        for name, entry in raw_nominations(data):
            if name in ordinals:
                follows = next((key for key in ("documents", "achievement") if key in entry), None)
                put(entry, "ordinal", ordinals[name], before=follows)

    file = next(found.origin.file for found in case.file.standing)
    text, data = read_to_change(workspace.root, file)
    edit = PlannedEdit({file: edit_yaml(text, give)}, {file: data})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, "Kho", f"Xem: tdkt awards check {case.batch.id}")
    return Numbering(ordinals, file, edit, foreseen)
