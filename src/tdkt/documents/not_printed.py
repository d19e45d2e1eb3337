"""What is signed prints whatever is wrong in files that it is not printed from; what amends something waits for what it prints alone.

What was signed is printed from its stored copy; of the rest it is known by its kind whether it is looked at. Where that is not
certain an error stops it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from tdkt.changes.as_signed import as_signed
from tdkt.checks.issued.signed import CHANGED
from tdkt.checks.run import errors_in
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import (
    DECISION,
    DRIVE,
    DRIVE_REPORT,
    FUND_REPORT,
    GROUP_AGREEMENT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    INVITATION,
    LETTERS,
    MINUTES,
    PLAN,
    REMINDER,
    REPORT,
    REVOCATION,
    STAGE_REPORT,
    SUBMISSION,
    Amendment,
    IssuedDocument,
    IssuedDocuments,
)
from tdkt.model.records import dataclass, replace
from tdkt.workspace.beside import kinds_beside, kinds_in_copy, printed_as
from tdkt.workspace.issued import held_files, stored_texts
from tdkt.workspace.kind_of_file import is_only, kinds_by_place
from tdkt.workspace.kinds import FILE_KINDS, kinds_held_by
from tdkt.workspace.workspace import Workspace, with_files

_SHOWN = 3
_LATEST = 9999
"""A draft rests on every register that there is."""
_YEAR = re.compile(r"\d{4}(-\d{4})?", re.ASCII)
_WITHOUT_FIGURES = (
    *(PLAN, DRIVE, INSPECTION_PLAN, INSPECTION_TEAM, INSPECTION_CONCLUSION),
    *(REVOCATION, INVITATION, FUND_REPORT, DRIVE_REPORT, GROUP_AGREEMENT, *LETTERS, REPORT, STAGE_REPORT),
)
"""Documents that say nothing of units' figures, of scores or ranks, but for what they hold or what is stored beside."""
_WITH_FIGURES = (DECISION, SUBMISSION, MINUTES, GROUP_MINUTES, GROUP_SUBMISSION)
_FIGURES = (
    *("unit-report", "drive-report", "exemplar"),
    *("emulation-group", "group-scores", "scoring-criteria", "score-sheet"),
)
_HELD_BY_RULE = {REPORT: ("ward-report",), STAGE_REPORT: ("unit-report",), REMINDER: ("unit-report",)}
"""Documents that gather the files which they hold by a rule of their own → the kinds of which their copies hold all that is printed.

A report compares with the year before: whether its copy holds the units' reports of that year too is told by the copy.
"""
_EVERYWHERE = (
    *("organization", "plan", "movements", "drive", "issued-documents", "amendment"),
    *("award-law", "award-rules", "award-register", "report-outline", "list-columns"),
)
"""Kinds of files that any document may be printed from: names, law, the plan and its amendments, the registers."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a document is printed from: files of the kinds `looked_at`, up to the year `last`, and registers up to the year `signed`.

    `own` files never go: what was signed has them in its copy, a draft rests on them. Of the kinds `whole` they are all that is
    printed; of a draft (`copied` is false) only where it is known what a file says: one that cannot be read may be its own.
    """

    looked_at: Collection[str]
    whole: Collection[str]
    own: Collection[str]
    last: int
    signed: int
    copied: bool

    @property
    def others(self) -> set[str]:
        """The kinds of files that it never looks at."""
        return set(FILE_KINDS).difference(self.looked_at)

    def is_later(self, file: str) -> bool:
        """Tell whether a file lies in a year that comes after all that is printed."""
        year = year_of(file)
        is_register = FILE_KINDS["issued-documents"].is_in_its_folder(file)
        return year is not None and year > (max(self.last, self.signed) if is_register else self.last)

    def may_go(self, workspace: Workspace, file: str) -> bool:
        """Tell whether the document is certainly not printed from a file that holds an error."""
        if file in self.own:
            return False
        if self.is_later(file) or _is_of(workspace, file, self.others):
            return True
        is_known = self.copied or bool(_read_as(workspace, file))
        return is_known and _is_of(workspace, file, {*self.others, *self.whole})


def signed_view(workspace: Workspace, document: IssuedDocument) -> Workspace:
    """Return `workspace` as `document` signed it, without files with an error that it is not printed from.

    A file of the stored copy that holds an error today is taken back. It is worked out once.
    Raises UserError where the stored copy cannot be used.
    """
    key = (signed_view, document.of, document.key, document.fingerprint)
    if key not in workspace.memo:
        signed = as_signed(workspace, document, broken=_broken(workspace))
        workspace.memo[key] = _without_broken(signed, _of_signed(workspace, document))
    found: Workspace = workspace.memo[key]
    return found


def view_of_draft(workspace: Workspace, of: str, key: str) -> Workspace:
    """Return `workspace` without files with an error that what amends or replaces the document (`of`, `key`) is not drafted from."""
    held = held_files(workspace, of, key)
    whole = () if of in _HELD_BY_RULE else _kinds_held(of)
    own = [*held, *(one.origin.file for one in workspace.all(Amendment) if one.amended == (of, key))]
    printed = _Printed(_looked_at(of), whole, own, _last_year(own, _LATEST), _LATEST, copied=False)
    return _without_broken(workspace, printed)


def taken_back_note(workspace: Workspace, document: IssuedDocument) -> str:
    """Say which files of the stored copy of a signed document hold an error today, "" where none does.

    That the ward's own words differ from what was signed stops it; a figure changed without a reason is such an error.
    """
    copy = stored_texts(workspace, document) or {}
    found = (one for one in errors_in(workspace) if one.code != CHANGED.code)
    wrong = sorted({one.place.file for one in found if one.place.file in copy})
    if not wrong:
        return ""
    named = ", ".join(wrong[:_SHOWN]) + (f" và {len(wrong) - _SHOWN} tệp khác" if len(wrong) > _SHOWN else "")
    return f"Đang có lỗi: {named} (xem: tdkt validate). Văn bản này in theo bản lưu đã ký, không theo các tệp ấy."


def _of_signed(workspace: Workspace, document: IssuedDocument) -> _Printed:
    of = printed_as(workspace, document.of, document.key)
    whole = (*kinds_in_copy(workspace, document), *_HELD_BY_RULE.get(of, _kinds_held(of)))
    texts = stored_texts(workspace, document) or {}
    last = _last_year(held_files(workspace, document.of, document.key), document.date.year)
    return _Printed(_looked_at(of), whole, texts.keys(), last, document.date.year, copied=True)


def _looked_at(of: str) -> set[str]:
    """Return the kinds of files that a document of the kind `of` may be printed from: all where that is not known."""
    own = {*_EVERYWHERE, *_kinds_held(of), *_HELD_BY_RULE.get(of, ()), *kinds_beside(of)}
    if of in _WITH_FIGURES:
        return own | set(_FIGURES)
    return own if of in _WITHOUT_FIGURES else set(FILE_KINDS)


def _kinds_held(of: str) -> tuple[str, ...]:
    return tuple(kind.key for kind in kinds_held_by(of))


def _last_year(own: Collection[str], usual: int) -> int:
    return max((year for file in own if (year := year_of(file)) is not None), default=usual)


def _without_broken(workspace: Workspace, printed: _Printed) -> Workspace:
    """Return `workspace` without what holds an error and is not printed, and without what refers to that."""
    while True:
        if workspace.incomplete and not any(found.is_error for found in workspace.findings):
            workspace = replace(workspace, incomplete=False, memo={})
        gone = _gone(workspace, printed)
        if not gone:
            return workspace
        workspace = with_files(workspace, {}, without=gone)


def _gone(workspace: Workspace, printed: _Printed) -> set[str]:
    """Return the files that go: with one of a later year all of that year, with one of a kind that is not looked at all of these kinds.

    What refers to them would be wrong else. Registers of a later year without an error stay.
    """
    broken = _broken(workspace)
    there = {*workspace.files, *(found.place.file for found in workspace.findings)}
    going = {file for file in broken & there if printed.may_go(workspace, file)}
    years = {year_of(file) for file in going if printed.is_later(file)}
    registers = {found.origin.file for found in workspace.all(IssuedDocuments)}
    with_others = any(_is_of(workspace, file, printed.others) for file in going)
    for file in there.difference(printed.own, registers):
        if (printed.is_later(file) and year_of(file) in years) or (
            with_others and _is_of(workspace, file, printed.others)
        ):
            going.add(file)
    return going


def _broken(workspace: Workspace) -> set[str]:
    return {one.place.file for one in errors_in(workspace)}


def _is_of(workspace: Workspace, file: str, kinds: Collection[str]) -> bool:
    """Tell whether a file is certainly of one of `kinds`: by its place, by what it says and as it was read."""
    read = _read_as(workspace, file)
    if read:
        return read.issubset(kinds) and read.issubset(kinds_by_place(file))
    source = workspace.source(file)
    return is_only(file, None if isinstance(source, Diagnostic) else source.text, kinds)


def _read_as(workspace: Workspace, file: str) -> set[str]:
    if _read_as not in workspace.memo:
        found: dict[str, set[str]] = {}
        for kind in FILE_KINDS.values():
            for one in workspace.all(kind.model):
                found.setdefault(one.origin.file, set()).add(kind.key)
        workspace.memo[_read_as] = found
    known: dict[str, set[str]] = workspace.memo[_read_as]
    return known.get(file, set())


def year_of(file: str) -> int | None:
    """Return the year in whose folder (plans/2026, plans/2026-2027) a file lies, None for one of no year."""
    parts = PurePosixPath(file).parts
    is_of_year = len(parts) > 2 and parts[0] == "plans" and _YEAR.fullmatch(parts[1])
    return int(parts[1][:4]) if is_of_year else None
