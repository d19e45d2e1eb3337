"""The workspace as it was when a document was signed, for printing that document again."""

from __future__ import annotations

from tdkt.changes.held import content_changes
from tdkt.model.issued import IssuedDocument
from tdkt.workspace.issued import files_beside, held_files, signed_texts, texts_of
from tdkt.workspace.workspace import Workspace, with_files


def as_signed(workspace: Workspace, document: IssuedDocument) -> Workspace:
    """Return `workspace` with what `document` was printed from as it was signed.

    The files that it holds are taken back only where their content has changed since (the numbers of the golden book, which
    are given after the decision, stay); those beside it (signers, names) wherever they differ. Raises UserError where the
    stored copy cannot be used.
    """
    texts = signed_texts(workspace, document)
    held = held_files(workspace, document.of, document.key)
    beside = files_beside(workspace, document.of)
    now = texts_of(workspace, [*held, *beside])
    back = {file: text for file, text in texts.items() if now.get(file) != text}
    gone = [file for file in now if file not in texts]
    if back and not content_changes(document.of, document.key, texts, now):
        back = {file: text for file, text in back.items() if file not in held}
        gone = [file for file in gone if file not in held]
    if not back and not gone:
        return workspace
    found = with_files(workspace, back, without=gone)
    found.as_signed = True
    return found
