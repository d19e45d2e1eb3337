"""What is signed prints whatever is wrong in the files of a later year, on which it cannot rest."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tdkt.checks.run import errors_in
from tdkt.model.issued import IssuedDocument, IssuedDocuments
from tdkt.workspace.issued import held_files, stored_texts
from tdkt.workspace.workspace import Workspace, with_files

_YEAR = re.compile(r"\d{4}(-\d{4})?", re.ASCII)


def without_broken_later_years(workspace: Workspace, document: IssuedDocument) -> Workspace:
    """Return `workspace`, which is as `document` signed it, without the later years in whose files an error lies.

    Their registers stay, and what lies in the stored copy of the document. Without such an error it is `workspace` itself.
    """
    own = [year_of(file) for file in held_files(workspace, document.of, document.key)]
    last = max((year for year in own if year is not None), default=document.date.year)
    broken = {year for one in errors_in(workspace) if (year := year_of(one.place.file)) and year > last}
    if not broken:
        return workspace
    kept = {
        *(stored_texts(workspace, document) or {}),
        *(found.origin.file for found in workspace.all(IssuedDocuments)),
    }
    gone = [file for file in workspace.files if year_of(file) in broken and file not in kept]
    return with_files(workspace, {}, without=gone)


def year_of(file: str) -> int | None:
    """Return the year in whose folder (plans/2026, plans/2026-2027) a file lies, None for one of no year."""
    parts = PurePosixPath(file).parts
    is_of_year = len(parts) > 2 and parts[0] == "plans" and _YEAR.fullmatch(parts[1])
    return int(parts[1][:4]) if is_of_year else None
