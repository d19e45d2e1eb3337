"""What is signed prints whatever is wrong in files that it is not printed from: those of a later year, and of kinds that it never looks at.

What it is printed from is in its stored copy, or named here: where that is not certain an error stops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tdkt.checks.run import errors_in
from tdkt.model.issued import (
    DECISION,
    DRIVE,
    FUND_REPORT,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    INVITATION,
    MINUTES,
    PLAN,
    REMINDER,
    REVOCATION,
    SUBMISSION,
    UNIT_PLAN_REPLY,
    IssuedDocument,
    IssuedDocuments,
)
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.issued import held_files, stored_texts
from tdkt.workspace.kinds import FILE_KINDS, kinds_held_by
from tdkt.workspace.workspace import Workspace, with_files

_YEAR = re.compile(r"\d{4}(-\d{4})?", re.ASCII)
_WITHOUT_FIGURES = (
    *(PLAN, DRIVE, INSPECTION_PLAN, INSPECTION_TEAM, INSPECTION_CONCLUSION),
    *(REVOCATION, INVITATION, FUND_REPORT),
)
"""Documents that say nothing of what was reported, scored or reached."""
_LOOKING_AT_LITTLE = (*_WITHOUT_FIGURES, DECISION, SUBMISSION, MINUTES, REMINDER, UNIT_PLAN_REPLY)
"""Documents of which it is known what they are printed from; reports and papers of cụm, khối count the work of a whole year."""
_FIGURES = (
    *("unit-report", "ward-report", "drive-report", "exemplar"),
    *("emulation-group", "group-scores", "scoring-criteria", "score-sheet"),
)
_EVERYWHERE = (
    *("organization", "plan", "movements", "drive", "issued-documents", "amendment"),
    *("award-law", "award-rules", "award-register", "report-outline", "list-columns"),
)
"""Kinds of files that any document may be printed from: names, law, the plan and its amendments, the registers."""


def without_what_is_not_printed(workspace: Workspace, document: IssuedDocument) -> Workspace:
    """Return `workspace`, which is as `document` signed it, without broken files that it is not printed from.

    Where a later year has an error all of that year goes, but for registers without one, and what lies in the stored copy of the
    document; where a file of a kind that such a document never looks at has one, all files of these kinds go: what refers to
    them would be wrong else. Without such an error it is `workspace` itself.
    """
    broken = {one.place.file for one in errors_in(workspace)}
    gone = {*_of_later_years(workspace, document, broken), *_of_other_kinds(workspace, document, broken)}
    gone -= (stored_texts(workspace, document) or {}).keys()
    return with_files(workspace, {}, without=gone) if gone else workspace


def _of_later_years(workspace: Workspace, document: IssuedDocument, broken: set[str]) -> Iterator[str]:
    own = [year_of(file) for file in held_files(workspace, document.of, document.key)]
    last = max((year for year in own if year is not None), default=document.date.year)
    years = {year for file in broken if (year := year_of(file)) and year > last}
    registers = {found.origin.file for found in workspace.all(IssuedDocuments)} - broken
    for file in workspace.files:
        year = year_of(file)
        is_register = FILE_KINDS["issued-documents"].is_in_its_folder(file)
        if year in years and file not in registers and not (is_register and year <= document.date.year):
            yield file


def _of_other_kinds(workspace: Workspace, document: IssuedDocument, broken: set[str]) -> Iterator[str]:
    if document.of not in _LOOKING_AT_LITTLE:
        return
    looked_at = {kind.key for kind in kinds_held_by(document.of)} | set(_EVERYWHERE)
    if document.of not in _WITHOUT_FIGURES:
        looked_at |= set(_FIGURES)
    others = [
        kind for kind in FILE_KINDS.values() if kind.key not in looked_at and document.of not in kind.beside
    ]
    read_as = {one.origin.file: kind for kind in FILE_KINDS.values() for one in workspace.all(kind.model)}
    found = [
        file
        for file in workspace.files
        if (kind := _kind_at(file)) in others and read_as.get(file, kind) in others
    ]
    if not broken.isdisjoint(found):
        yield from found


def _kind_at(file: str) -> FileKind | None:
    """Return the kind of files that lie where `file` does, None where no kind or more than one does."""
    found = [kind for kind in FILE_KINDS.values() if PurePosixPath(file).match(kind.pattern)]
    return found[0] if len(found) == 1 else None


def year_of(file: str) -> int | None:
    """Return the year in whose folder (plans/2026, plans/2026-2027) a file lies, None for one of no year."""
    parts = PurePosixPath(file).parts
    is_of_year = len(parts) > 2 and parts[0] == "plans" and _YEAR.fullmatch(parts[1])
    return int(parts[1][:4]) if is_of_year else None
