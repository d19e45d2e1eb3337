"""Whether going back would take away what was signed: then it is refused. What was issued is amended, never undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tdkt.checks.run import find_problems
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import IssuedDocuments
from tdkt.workspace.inside import obstacle, read_inside
from tdkt.workspace.issued import all_issued, register_file
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import Workspace, is_ours, stored_workspace

_OF_WHAT_IS_ISSUED = "B"
"""The first letter of the codes of `checks/issued`."""
_HINT = (
    "Văn bản đã ký thì sửa bằng văn bản sửa đổi, bổ sung: tdkt amend. Muốn trở lại mà giữ văn bản: chọn một lần lưu sau khi "
    "ban hành (tdkt undo), hoặc chỉ bỏ thay đổi của từng tệp khác."
)


def committed(root: Path, commit: str) -> Workspace:
    """Return the workspace as `commit` holds it."""
    return stored_workspace(root, _committed_files(root, commit))


def folder_with(root: Path, files: Iterable[str]) -> tuple[Workspace, Workspace]:
    """Return the workspace as it lies in the folder, and as it would with `files` as in the newest commit."""
    here = {
        file: read_inside(root, root / file)
        for file in filter(is_ours, Repository(root).files_in_folder())
        if (root / file).is_file() and obstacle(root, root / file) is None
    }
    saved = _committed_files(root, "HEAD")
    concerned = set(files)
    after = {file: data for file, data in here.items() if file not in concerned}
    after |= {file: data for file, data in saved.items() if file in concerned}
    return stored_workspace(root, here), stored_workspace(root, after)


def refuse_unissuing(before: Workspace, after: Workspace) -> None:
    """Raise UserError where `after` lacks a document that `before` has issued, or holds other words than were signed."""
    _refuse_unreadable_register(before, after)
    kept = {(one.of, one.key, one.number, one.symbol, one.date, one.fingerprint) for one in all_issued(after)}
    lost = [
        f"{one.said} ngày {one.date:%d/%m/%Y}: {one.title}"
        for one in all_issued(before)
        if (one.of, one.key, one.number, one.symbol, one.date, one.fingerprint) not in kept
    ]
    if lost:
        raise UserError(
            "Làm vậy thì văn bản đã ban hành mất khỏi sổ văn bản:\n" + "\n".join(f"  {one}" for one in lost),
            hint=_HINT,
        )
    against = _against_what_was_signed(after)
    if against:
        known = {(one.code, one.message) for one in _against_what_was_signed(before)}
        new = [one.in_a_line for one in against if (one.code, one.message) not in known]
        if new:
            raise UserError(
                "Làm vậy thì nội dung không còn đúng như văn bản đã ký:\n"
                + "\n".join(f"  {one}" for one in new),
                hint=_HINT,
            )


def _refuse_unreadable_register(before: Workspace, after: Workspace) -> None:
    """Raise UserError where a register that would be another cannot be read: nobody knows what it holds."""
    readable = {one.origin.file for one in before.all(IssuedDocuments)}
    name = Path(register_file(0)).name
    for file in (file for file in before.files if file.endswith(f"/issued/{name}")):
        if file not in readable and before.source(file) != after.source(file):
            raise UserError(
                f"Sổ văn bản {file} đang có lỗi nên không biết văn bản nào đã ban hành.",
                hint="Sửa sổ theo lời của tdkt validate trước.",
            )


def _against_what_was_signed(workspace: Workspace) -> list[Diagnostic]:
    if not all_issued(workspace):
        return []
    return [
        one for one in find_problems(workspace) if one.is_error and one.code.startswith(_OF_WHAT_IS_ISSUED)
    ]


def _committed_files(root: Path, commit: str) -> Mapping[str, bytes]:
    repository = Repository(root)
    files = {file: oid for file, oid in repository.files(commit).items() if is_ours(file)}
    contents = repository.contents(files.values())
    return {file: contents[oid] for file, oid in files.items()}
