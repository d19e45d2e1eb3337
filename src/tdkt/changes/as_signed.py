"""The workspace as it was when a document was signed, for printing that document again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tdkt.changes.counting import all_corrections
from tdkt.changes.held import content_changes
from tdkt.model.issued import (
    AMENDMENT,
    DRIVE_REPORT,
    FUND_REPORT,
    INVITATION,
    MINUTES,
    OF_GROUPS,
    OF_INSPECTIONS,
    REMINDER,
    STAGE_REPORT,
    SUBMISSION,
    IssuedDocument,
)
from tdkt.workspace.beside import files_printed_with, kinds_in_copy
from tdkt.workspace.former_ids import former_ids
from tdkt.workspace.issued import held_files, signed_texts, texts_of
from tdkt.workspace.workspace import Workspace, with_files

_WHOLE = (
    *(AMENDMENT, SUBMISSION, *OF_INSPECTIONS, DRIVE_REPORT, STAGE_REPORT),
    *(FUND_REPORT, REMINDER, INVITATION, MINUTES, *OF_GROUPS),
)
"""Documents whose files go on growing for what comes after them: they are taken back whole."""


def as_signed(workspace: Workspace, document: IssuedDocument, *, broken: Collection[str] = ()) -> Workspace:
    """Return `workspace` with what `document` was printed from as it was signed.

    The files that it holds are taken back only where their content has changed since (the numbers of the golden book, which
    are given after the decision, stay), of `_WHOLE` wherever they differ, as are those beside it (signers, names) and the files
    `broken`, which hold an error today. Raises UserError where the stored copy cannot be used.
    """
    texts = signed_texts(workspace, document)
    held = held_files(workspace, document.of, document.key)
    beside = files_printed_with(workspace, document.of, document.key, kinds_in_copy(workspace, document))
    now = texts_of(workspace, [*held, *beside])
    differing = [file for file in texts if now.get(file) != texts[file]]
    gone = [file for file in now if file not in texts]
    if document.of == DRIVE_REPORT and not any(file in texts for file in held):
        gone = _but_for(held, gone)  # issued before tdkt kept these files with it
    if differing and document.of not in _WHOLE and not content_changes(document.of, document.key, texts, now):
        unchanged = set(held).difference(broken)
        differing = _but_for(unchanged, differing)
        gone = _but_for(unchanged, gone)
    back = {file: texts[file] for file in differing}
    is_recounted = any(one.date > document.date for one in all_corrections(workspace))
    if not back and not gone and not is_recounted:
        return workspace
    found = with_files(workspace, back, without=gone)
    found.as_signed = True
    found.as_of = document.date
    found.former = former_ids(workspace).by_scope
    return found


def _but_for(held: Collection[str], files: Iterable[str]) -> list[str]:
    return [file for file in files if file not in held]
