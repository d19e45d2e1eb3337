"""What an amendment changes: the document as it was in force before, and as the amendment leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.changes.held import content_changes
from tdkt.model.dates import date_long
from tdkt.model.issued import Amendment, IssuedDocument
from tdkt.workspace.beside import files_beside
from tdkt.workspace.issued import Texts, held_files, life_of, signed_texts, texts_of
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.changes.parts import Change

FORM_NAMES = {"plan": "Kế hoạch", "decision": "Quyết định"}
"""The forms of what amends by articles."""


def cited(document: IssuedDocument) -> str:
    """Return how a document is cited: "Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026"."""
    kind = " ".join(document.title.split()[:2])
    return f"{kind} số {document.said} {date_long(document.date)}"


def cited_again(document: IssuedDocument) -> str:
    """Return how a document is cited after the first time: "Kế hoạch số 40/KH-UBND" (NĐ 30/2020, Phụ lục I, II.6b)."""
    return f"{' '.join(document.title.split()[:2])} số {document.said}"


def before_and_after(workspace: Workspace, one: Amendment) -> tuple[Texts, Texts]:
    """Return the texts of what `one` amends before it, and with it: as signed, or as the files lie while it is a draft.

    Beside what the document holds they hold what it is printed with: a unit or thôn that came since has its name there.

    Raises UserError where a stored copy cannot be used.
    """
    of, key = one.amended
    life = life_of(workspace, of, key)
    place = next((number for number, found in enumerate(life) if found.key == one.id and number), len(life))
    if not life:
        return {}, {}
    before = signed_texts(workspace, life[place - 1])
    if place < len(life):
        return before, signed_texts(workspace, life[place])
    return before, texts_of(workspace, [*held_files(workspace, of, key), *files_beside(workspace, of, key)])


def replaced_by(workspace: Workspace, one: Amendment) -> IssuedDocument | None:
    """Return the document that `one` comes after: the newest before it, None where what it amends has not been issued."""
    life = life_of(workspace, *one.amended)
    place = next((number for number, found in enumerate(life) if found.key == one.id and number), len(life))
    return life[place - 1] if life else None


def amended_changes(workspace: Workspace, one: Amendment) -> list[Change]:
    """Return what `one` changes in the content of the document that it amends."""
    return content_changes(*one.amended, *before_and_after(workspace, one))
