"""What issued documents are printed with but do not hold: names, signers, law, everybody on record. It is stored with them."""

from __future__ import annotations

from collections.abc import Collection

from tdkt.model.issued import (
    AMENDMENT,
    DRIVE,
    DRIVE_REPORT,
    FUND_REPORT,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    INVITATION,
    ISSUED_KINDS,
    LETTERS,
    OF_GROUPS,
    OF_INSPECTIONS,
    PLAN,
    REPORT,
    STAGE_REPORT,
    Amendment,
    IssuedDocument,
)
from tdkt.workspace.issued import copy_file, period_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.strict_json import parse_json
from tdkt.workspace.workspace import Workspace

_ALWAYS_STORED = ("organization", "report-outline")
_WHOLE_REPORTS = (FUND_REPORT, STAGE_REPORT, DRIVE_REPORT)
_NOT_IN_OLDER_COPIES = {
    **{key: _WHOLE_REPORTS for key in FILE_KINDS if key not in _ALWAYS_STORED},
    **dict.fromkeys(("unit-plan", "emulation-group", "movements", "unit-report"), (REPORT, STAGE_REPORT)),
    **dict.fromkeys(("drive", "drive-report"), (REPORT, STAGE_REPORT, DRIVE_REPORT)),
    **dict.fromkeys(("inspection", "petitions", "propaganda"), (STAGE_REPORT,)),
    "report-outline": (INSPECTION_PLAN, INSPECTION_TEAM),
    "plan": tuple(of for of in ISSUED_KINDS if of not in (DRIVE, *LETTERS, INVITATION, *OF_GROUPS)),
    "award-register": (*_WHOLE_REPORTS, DRIVE, *OF_INSPECTIONS),
    "award-rules": (*_WHOLE_REPORTS, INSPECTION_TEAM),
    "award-law": (*_WHOLE_REPORTS, INSPECTION_TEAM, PLAN),
}
"""Kinds of files → the documents that are printed with them, and whose copies lacked them before copies told their kinds."""


def kinds_beside(of: str) -> tuple[str, ...]:
    """Return the kinds of files that a kind of document is printed with but does not hold."""
    return tuple(kind.key for kind in FILE_KINDS.values() if of in kind.beside)


def printed_as(workspace: Workspace, of: str, key: str) -> str:
    """Return the kind of document that an amendment changes, `of` itself for any other."""
    return next((one.amended[0] for one in workspace.all(Amendment) if (AMENDMENT, one.id) == (of, key)), of)


def kinds_printed_with(workspace: Workspace, of: str, key: str) -> tuple[str, ...]:
    """Return the kinds of files that a document is printed with: an amendment also with those of the document that it amends."""
    both = (*kinds_beside(printed_as(workspace, of, key)), *kinds_beside(of))
    return tuple(dict.fromkeys(both))


def kinds_in_copy(workspace: Workspace, document: IssuedDocument) -> tuple[str, ...]:
    """Return those of `kinds_printed_with` whose files are in the stored copy of `document` as far as there were any.

    Copies that were stored before they told their kinds lack some: what of these was there at the time is not known.
    """
    data = workspace.stored_copy(copy_file(document))
    try:
        found = parse_json(data) if data is not None else None
    except ValueError:
        found = None
    told = found.get("kinds") if isinstance(found, dict) else None
    known = kinds_printed_with(workspace, document.of, document.key)
    if isinstance(told, list):
        return tuple(kind for kind in known if kind in told)
    like = printed_as(workspace, document.of, document.key)
    return tuple(kind for kind in known if like not in _NOT_IN_OLDER_COPIES.get(kind, ()))


def files_beside(workspace: Workspace, of: str, key: str = "") -> list[str]:
    """Return the files that a document is printed with but does not hold; without its `key`, whichever of the kind it is.

    A plan needs the ward with its signers; a report and the papers of a batch also everybody on record and all batches.
    """
    return files_printed_with(workspace, of, key, kinds_beside(of))


def files_printed_with(workspace: Workspace, of: str, key: str, kinds: Collection[str]) -> list[str]:
    """Return the files of `kinds` that the document (`of`, `key`) is printed with.

    A report on a period compares with the same period of the year before: of units' reports and movements those of
    that year are meant, beside those of its own, and none of other years.
    """
    files = files_of_kinds(workspace, kinds)
    of, key = next(
        (one.amended for one in workspace.all(Amendment) if (AMENDMENT, one.id) == (of, key)), (of, key)
    )
    if of != REPORT or not key:
        return files
    year = period_of(workspace, key).year
    other = {found.origin.file for found in workspace.reports if found.period.year != year - 1}
    other |= {found.origin.file for found in workspace.movements if found.year not in (year, year - 1)}
    return [file for file in files if file not in other]


def files_of_kinds(workspace: Workspace, kinds: Collection[str]) -> list[str]:
    """Return the files of these kinds."""
    return sorted({found.origin.file for kind in kinds for found in workspace.all(FILE_KINDS[kind].model)})
