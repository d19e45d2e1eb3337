"""What lies printed in build/ and has not been issued: nobody knows from the data whether it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tdkt.documents.kind import DocumentKind
from tdkt.documents.kinds import KINDS
from tdkt.review.agenda.task import Group, Task
from tdkt.workspace.inside import plain_files
from tdkt.workspace.issued import issued
from tdkt.workspace.workspace import Workspace

_FOLDER = "build"
_NAMED = 4


def printed_tasks(workspace: Workspace) -> Iterator[Task]:
    """Yield one task for all Word files of `tdkt render` whose document can be issued and stands in no register."""
    waiting = []
    for file in plain_files(workspace.root, _FOLDER):
        found = _document(file) if file.suffix == ".docx" else None
        if found is None:
            continue
        kind, key = found
        if kind.issued and issued(workspace, kind.issued.of, key) is None:
            waiting.append(f"{file.relative_to(workspace.root).as_posix()} (tdkt issue {kind.name} {key})")
    if waiting:
        more = f" và {len(waiting) - _NAMED} tệp nữa" if len(waiting) > _NAMED else ""
        what = f"{len(waiting)} văn bản đã in chưa ghi vào sổ; ký rồi thì ghi: {', '.join(waiting[:_NAMED])}{more}."
        yield Task(Group.UNFINISHED, what, "tdkt register")


def _document(file: Path) -> tuple[DocumentKind, str] | None:
    """Return which document a Word file says that it is, and its key; None where it says none that can be issued."""
    from tdkt.documents.provenance import provenance_of

    try:
        found = provenance_of(file.read_bytes())
    except OSError:
        return None
    kind = KINDS.get(found.document) if found else None
    if found is None or kind is None:
        return None
    for one in (kind, *kind.members):
        if one.issued and (
            one is kind or found.paper in [getattr(paper, "file", "") for paper in one.papers]
        ):
            return one, found.key
    return None
