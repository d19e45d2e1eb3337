"""`tdkt save "…"`: check, lay out and commit in one step, for whoever does not know git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note, say
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import open_workspace, workspace_root
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.workspace.planned_edit import PlannedEdit
    from tdkt.workspace.unsaved import Unsaved

_NOTHING = "Không có gì để lưu: thư mục đúng như lần lưu gần nhất."


def save(
    message: str = typer.Argument(..., metavar="LỜI", help="Một dòng nói đã làm gì, đặt trong ngoặc kép."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ lưu gì; không ghi gì."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lưu mọi thay đổi vào git trong một bước: kiểm tra, trình bày lại, git add, git commit.

    Tệp đang có lỗi thì không lưu, không ghi gì. Thay đổi được kể bằng lời của tdkt diff trong lời commit. Trở lại như trước
    khi lưu: tdkt undo.

    Mã thoát: 0 đã lưu hoặc không có gì để lưu, 1 có lỗi nên không lưu.

    Ví dụ: tdkt save "Nhập báo cáo quý I"; tdkt save "Sửa chỉ tiêu 5" --dry-run
    """
    from tdkt.model.text import one_line
    from tdkt.review.revisions import review
    from tdkt.review.save_message import save_message
    from tdkt.workspace.changing_git import commit_files, refuse_own_programs, refuse_without_name
    from tdkt.workspace.staging import only_writer
    from tdkt.workspace.unsaved import refuse_what_would_be_lost, repository_to_change, unsaved

    subject = one_line(message).strip()
    if not subject:
        raise UsageError("Chưa nói đã làm gì.", hint='Ví dụ: tdkt save "Nhập báo cáo quý I".')
    root = workspace_root(workspace)
    is_first = not repository_to_change(root).has_commits()
    found = unsaved(root)
    if not found.files:
        note(_NOTHING)
        return 0
    refuse_what_would_be_lost(found)
    _refuse_what_is_staged_elsewhere(found)
    refuse_without_name(root)
    refuse_own_programs(root)
    if not _is_sound(root):
        return 1
    layout = _layout(root, found)
    text = save_message(subject, review(root, "HEAD"), found.files)
    if dry_run:
        _tell(text, found)
        for file in layout.files:
            note(f"Sẽ trình bày lại: {file}")
        note("Chưa lưu gì. Lưu: chạy lại, bỏ --dry-run.")
        return 0
    layout.write(root)
    try:
        with only_writer(root):  # half of another command's edit is nobody's state
            found = unsaved(root)  # a file whose layout alone was another is as it was saved
            if not found.files:
                note("Chỉ cách trình bày tệp đã đổi và nay được trả lại; không còn gì để lưu.")
                return 0
            text = save_message(subject, review(root, "HEAD"), found.files)
            commit = commit_files(root, found.files, text)
        if commit is None:
            note(_NOTHING)
            return 0
    except BaseException:
        _undone(layout).write(root)
        raise
    _tell(text, found)
    note(f"Đã lưu {len(found.files)} tệp ({commit[:10]}).")
    if not is_first:
        note(f"Trở lại như trước lần lưu này: tdkt undo {commit[:10]}")
    return 0


def _refuse_what_is_staged_elsewhere(found: Unsaved) -> None:
    from tdkt.errors import UserError
    from tdkt.workspace.unsaved import listed

    if found.staged_outside:
        raise UserError(
            "Có tệp ở ngoài thư mục này của kho đã được đưa vào commit (git add):\n"
            + listed(found.staged_outside),
            hint="Commit riêng các tệp ấy bằng “git commit”, hoặc rút lại: git reset.",
        )


def _is_sound(root: Path) -> bool:
    """Tell whether the files have no error; what is found is told."""
    from tdkt.checks.run import find_problems
    from tdkt.cli.finding_formats import FindingFormat, write_findings

    read = open_workspace(root)
    findings = find_problems(read)
    errors = [finding for finding in findings if finding.is_error]
    if errors:
        write_findings(FindingFormat.TEXT, errors, read)
        note(
            f"Có {len(errors)} lỗi nên chưa lưu, chưa ghi gì. Sửa rồi chạy lại; xem giải thích: tdkt explain MÃ."
        )
        return False
    warnings = sum(finding.is_warning for finding in findings)
    if warnings:
        note(f"Có {warnings} cảnh báo, xem: tdkt validate")
    return True


def _layout(root: Path, found: Unsaved) -> PlannedEdit:
    """Return the new layout of those files that are saved; the layout of the others is left alone."""
    from tdkt.cli.fmt import worked_out
    from tdkt.workspace.planned_edit import PlannedEdit
    from tdkt.workspace.unsaved import Deed
    from tdkt.workspace.workspace import PLANS, is_yaml

    files = [
        root / file
        for file, deed in found.files.items()
        if deed is not Deed.GONE and file.startswith(f"{PLANS}/") and is_yaml(file)
    ]
    outcome = worked_out(root, files)
    return PlannedEdit(outcome.texts, outcome.before)


def _undone(layout: PlannedEdit) -> PlannedEdit:
    from tdkt.workspace.planned_edit import PlannedEdit

    return PlannedEdit(
        {}, {file: text.encode() for file, text in layout.texts.items()}, binary=dict(layout.changed)
    )


def _tell(text: str, found: Unsaved) -> None:
    from tdkt.model.text import one_line
    from tdkt.workspace.unsaved import Deed, listed
    from tdkt.workspace.workspace import PLANS, TEMPLATES

    say(text.rstrip("\n"))
    new = [file for file, deed in found.files.items() if deed is Deed.NEW]
    strangers = tuple(one_line(file) for file in new if not file.startswith((f"{PLANS}/", f"{TEMPLATES}/")))
    if strangers:
        note(
            f"Trong đó có {len(strangers)} tệp mới ngoài {PLANS} và {TEMPLATES}, xem có đúng muốn lưu không:"
        )
        note(listed(strangers))
    if found.outside:
        note("Ở ngoài thư mục này của kho còn thay đổi, không được lưu:")
        note(listed(tuple(map(one_line, found.outside))))
