"""Files that are there and could not be read: nobody is told that what such a file says is missing, or to make it anew.

Whoever looks for something in vain asks here before saying so (`not_there`), whoever adds to the files before writing
(`refuse_incomplete`, `refuse_unread`).
"""

from __future__ import annotations

from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.kind_of_file import kinds_by_place, kinds_said
from tdkt.workspace.workspace import Workspace

_SHOWN = 3


class InvalidFilesError(UserError):
    """The files hold errors, so what was asked for is not done; `findings` are the errors, `so` says what is not done."""

    def __init__(self, findings: list[Diagnostic], *, so: str = "không tính, không in") -> None:
        super().__init__(
            "\n".join(
                (
                    f"Có {len(findings)} lỗi trong tệp nên {so}:",
                    *(f"  {finding.in_a_line}" for finding in findings[:_SHOWN]),
                    *(["  …"] if len(findings) > _SHOWN else []),
                )
            ),
            hint="Chạy “tdkt validate” để xem tất cả, sửa rồi chạy lại.",
        )
        self.findings = findings


def not_there(workspace: Workspace, said: UserError, *kinds: str) -> UserError:
    """Return the error that something cannot be found in files of these `kinds`: `said`, but where a file of them is there and
    could not be read the InvalidFilesError that says where its errors stand.
    """
    unread = _unread(workspace, kinds)
    return InvalidFilesError(unread, so="không đọc được") if unread else said


def refuse_unread(workspace: Workspace, *kinds: str) -> None:
    """Raise InvalidFilesError where a file of these `kinds` is there and could not be read."""
    unread = _unread(workspace, kinds)
    if unread:
        raise InvalidFilesError(unread, so="không đọc được")


def refuse_unread_file(workspace: Workspace, file: str) -> None:
    """Raise InvalidFilesError where `file` is there and could not be read: what stands in it is not known, nor written over."""
    unread = [found for found in workspace.findings if found.is_error and found.place.file == file]
    if unread:
        raise InvalidFilesError(unread)


def refuse_incomplete(workspace: Workspace, so: str) -> None:
    """Raise InvalidFilesError where a file that others refer to could not be read, or the ward's own; `so` says what is
    therefore not done ("chưa lập được").
    """
    unread = [found for found in workspace.findings if found.is_error]
    if workspace.incomplete and unread:
        raise InvalidFilesError(unread, so=so)
    if workspace.incomplete or workspace.organization is None:
        raise UserError(f"Chưa đọc đủ các tệp của kho nên {so}.", hint="Chạy “tdkt validate” để xem lỗi.")


def _unread(workspace: Workspace, kinds: tuple[str, ...]) -> list[Diagnostic]:
    return [
        found
        for found in workspace.findings
        if found.is_error and any(_may_be(workspace, found.place.file, kind) for kind in kinds)
    ]


def _may_be(workspace: Workspace, file: str, kind: str) -> bool:
    """Tell whether a file that could not be read is one of `kind`: by its path, else by what it says."""
    if kind in kinds_by_place(file):
        return True
    source = workspace.source(file)
    return not isinstance(source, Diagnostic) and kind in kinds_said(source.text)
