"""A round of inspection as it was in force on a day: its team by the decision of that day, its words by the plan of that day.

The file holds the team of today; minutes of an earlier day are those of the people who were sent there then.
"""

from __future__ import annotations

import datetime

from tdkt.model.inspection import Inspection
from tdkt.model.issued import INSPECTION_PLAN, INSPECTION_TEAM, IssuedDocument
from tdkt.model.records import dataclass, field, replace
from tdkt.workspace.issued import life_of, stored_texts
from tdkt.workspace.workspace import Workspace, stored_workspace


@dataclass(frozen=True, slots=True)
class InForce:
    """A round as it was on a day; `team_by` is the document that set its team up, None where none was issued.

    `lost` are documents whose stored copies cannot be used: what they said is taken from the file as it lies.
    """

    inspection: Inspection
    team_by: IssuedDocument | None = None
    lost: tuple[IssuedDocument, ...] = field(default=())


def inspection_on(workspace: Workspace, one: Inspection, day: datetime.date) -> InForce:
    """Return `one` with the team, title and contents that the papers in force on `day` had; the first ones before any was."""
    plan, decision = (_of_day(workspace, of, one.id, day) for of in (INSPECTION_PLAN, INSPECTION_TEAM))
    team_by = decision or plan
    lost: list[IssuedDocument] = []
    found = one
    for document in filter(None, dict.fromkeys((plan, team_by))):
        signed = _signed(workspace, document, one.id)
        if signed is None:
            lost.append(document)
            continue
        if document is plan:
            found = replace(found, title=signed.title, purpose=signed.purpose, contents=signed.contents)
        if document is team_by:
            found = replace(found, team=signed.team)
    return InForce(found, team_by, tuple(lost))


def _of_day(workspace: Workspace, of: str, key: str, day: datetime.date) -> IssuedDocument | None:
    """Return which document of a life was in force on `day`, the first before it was; None where none was issued."""
    life = life_of(workspace, of, key)
    by_then = [document for document in life if document.valid_from <= day]
    known = by_then or life[:1]
    return known[-1] if known else None


def _signed(workspace: Workspace, document: IssuedDocument, key: str) -> Inspection | None:
    """Return the round as `document` signed it, None where its copy cannot be used."""
    texts = stored_texts(workspace, document) or {}
    wanted = {file: text.encode() for file, text in texts.items() if "kind: inspection" in text}
    source = stored_workspace(workspace.root, wanted, partial=True)
    return next((found for found in source.all(Inspection) if found.id == key), None)
