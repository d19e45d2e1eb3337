"""Which errors of the files stop a document: those of what it is printed from, and of what it reads of the year's work."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tdkt.changes.printed_places import is_printed_at
from tdkt.checks.issued import counting, signed
from tdkt.checks.issued.signed import CHANGED
from tdkt.checks.rule import Stops, rule_of
from tdkt.checks.run import InvalidFilesError, errors_in
from tdkt.checks.stopping import stopped_by, stops_the_plan
from tdkt.documents.not_printed import signed_view, view_of_draft
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.inspection import Inspection
from tdkt.model.issued import AMENDMENT, Amendment, IssuedDocument
from tdkt.workspace.beside import kinds_beside, printed_as
from tdkt.workspace.issued import all_issued, held_files, issued
from tdkt.workspace.kind_of_file import kinds_by_place
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.documents.kind import DocumentKind

_NOT_IN_COPY = "không in lại được văn bản đã ký: bản lưu của văn bản không giữ các tệp ấy"


def refuse_errors_of(kind: DocumentKind, workspace: Workspace, key: Any, *, now: bool) -> None:
    """Raise InvalidFilesError where an error stops the document of `kind` that `key` names; `now` as for `DocumentKind.refuse_errors`."""
    of, named = kind.name_of_issued, ""
    if of:
        with suppress(UserError):  # its own file may be the one that cannot be read
            named = kind.key.in_register(workspace, key)
    wrong = stopping_document(workspace, of, named, beside=() if of else _own_file(kind, workspace, key))
    if not wrong:
        return
    known = None if now else line_in_register(kind, workspace, key)
    if known is not None and kind.as_signed:
        named = known.key
        own = held_files(workspace, of, named)
        changed = [one for one in wrong if one.code == CHANGED.code and one.place.file in own]
        left = _stopping_in(signed_view(workspace, known), workspace, of, named)
        if changed or left:
            raise InvalidFilesError(changed) if changed else InvalidFilesError(left, so=_NOT_IN_COPY)
        return
    draft = next((one for one in workspace.all(Amendment) if (AMENDMENT, one.id) == (of, named)), None)
    left = (
        wrong
        if draft is None
        else _stopping_in(view_of_draft(workspace, *draft.amended), workspace, of, named)
    )
    if left:
        raise InvalidFilesError(left)


def _own_file(kind: DocumentKind, workspace: Workspace, key: Any) -> tuple[str, ...]:
    """Return the file of what `key` names: of a paper that is never issued no register says what it is printed from."""
    with suppress(UserError):
        subject = kind.key.subject(workspace, key)
        return (subject.origin.file,) if isinstance(subject, Inspection) else ()
    return ()


def line_in_register(kind: DocumentKind, workspace: Workspace, key: Any) -> IssuedDocument | None:
    """Return the register's line of the document of `kind` that `key` names, None where it is not issued.

    Where its own file of today cannot be read the key is looked for in what was signed.
    """
    of = kind.name_of_issued
    if not of:
        return None
    with suppress(UserError):
        return issued(workspace, of, kind.key.in_register(workspace, key))
    lines = [one for one in all_issued(workspace) if one.of == of] if kind.as_signed else []
    found = [one for one in lines if _names(kind, workspace, key, one)]
    return found[0] if len(found) == 1 else None


def _names(kind: DocumentKind, workspace: Workspace, key: Any, document: IssuedDocument) -> bool:
    """Tell whether `key` names `document`, by the files as it signed them."""
    try:
        return kind.key.in_register(signed_view(workspace, document), key) == document.key
    except UserError:
        return False


def stopping_document(
    workspace: Workspace, of: str, key: str, *, beside: Collection[str] = ()
) -> list[Diagnostic]:
    """Return the errors that stop a document: what stops the plan, and those in records of the year's work that it reads.

    `of` is what the register calls it, "" for what is never issued; `key` is "" where what it names cannot be read. `beside` are further
    files that it is printed from.
    """
    paper = printed_as(workspace, of, key)
    read = kinds_beside(paper)
    own = [*beside, *(held_files(workspace, of, key) if key else ())]

    def stops(finding: Diagnostic) -> bool:
        if stops_the_plan(finding, workspace):
            return True
        file = finding.place.file
        in_record = finding.is_error and stopped_by(finding, workspace) is Stops.REPORTS
        is_own = file in own and not is_about_other_papers(workspace, finding, paper)
        return in_record and (is_own or not kinds_by_place(file).isdisjoint(read))

    return [finding for finding in errors_in(workspace) if stops(finding)]


def _stopping_in(view: Workspace, workspace: Workspace, of: str, key: str) -> list[Diagnostic]:
    """Return the errors that stop a document in a `view` of `workspace`.

    That another issued document differs there from what was signed is none where it does not in `workspace`: the view lacks its files.
    """
    today = {(one.place.file, one.code, one.message) for one in errors_in(workspace)}
    return [
        one
        for one in stopping_document(view, of, key)
        if rule_of(one) not in (*signed.RULES, *counting.RULES)
        or (one.place.file, one.code, one.message) in today
    ]


def is_about_other_papers(workspace: Workspace, finding: Diagnostic, paper: str) -> bool:
    """Tell whether an error is one of a record of the year's work, as minutes are, and stands where the document `paper` prints nothing from.

    Who was at a visit stops no decision on the team: it may be the one that sends them there.
    """
    file, source = finding.place.file, workspace.source(finding.place.file)
    if rule_of(finding).stops is not Stops.REPORTS or isinstance(source, Diagnostic):
        return False  # what cannot be read may be anything
    return not is_printed_at(paper, file, source.text, finding.place.line, finding.place.column)
