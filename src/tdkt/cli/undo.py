"""`tdkt undo`: go back to before a save, or throw away what is not saved; neither loses anything."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note, say
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import workspace_root
from tdkt.errors import UsageError, UserError

if TYPE_CHECKING:
    from tdkt.review.saves import Save
    from tdkt.workspace.unsaved import Deed, Unsaved


def undo(
    names: list[str] = typer.Argument(
        None,
        metavar="[LẦN_LƯU | TỆP...]",
        help="Số thứ tự hoặc mã của lần lưu muốn trở lại trước đó; với --unsaved: các tệp, thư mục.",
    ),
    unsaved: bool = typer.Option(
        False, "--unsaved", help="Bỏ thay đổi chưa lưu của các tệp đã nêu (dấu chấm: mọi tệp)."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ đổi gì; không ghi gì."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Trở lại như trước một lần lưu, hoặc bỏ thay đổi chưa lưu; không mất gì, hoàn tác được chính lệnh này.

    Không ghi gì thêm: liệt kê các lần lưu gần nhất, hỏi muốn trở lại trước lần nào. Trở lại là một lần lưu mới, lịch sử không
    bị sửa. Thay đổi bị bỏ được giữ ở một nhánh git có tên. Văn bản đã ban hành không bị rút lại: lệnh từ chối.

    Ví dụ: tdkt undo; tdkt undo 1 --dry-run; tdkt undo 3f2a91c; tdkt undo --unsaved plans/2026/plan.yaml
    """
    from tdkt.review.saves import named_save
    from tdkt.workspace.unsaved import refuse_what_would_be_lost, repository_to_change
    from tdkt.workspace.unsaved import unsaved as unsaved_of

    root = workspace_root(workspace)
    repository_to_change(root)
    found = unsaved_of(root)
    if unsaved:
        if not names:
            raise UsageError(
                "Chưa nói bỏ thay đổi của tệp nào.",
                hint="Ví dụ: tdkt undo --unsaved plans/2026/plan.yaml; mọi tệp: tdkt undo --unsaved .",
            )
        return _throw_away(root, found, names, dry_run=dry_run)
    if len(names or []) > 1:
        raise UsageError(
            "Chỉ trở lại trước một lần lưu.", hint="Bỏ thay đổi của tệp: tdkt undo --unsaved TỆP…"
        )
    if names and (Path.cwd() / names[0]).exists() and not names[0].isdecimal():
        raise UsageError(
            f"{names[0]} là một tệp, không phải lần lưu.",
            hint=f'Bỏ thay đổi chưa lưu: tdkt undo --unsaved "{names[0]}"',
        )
    if not names:
        save = _chosen(root, found)
        if save is None:
            return 0
    else:
        save = named_save(root, names[0])
    refuse_what_would_be_lost(found)
    return _go_back(root, found, save, dry_run=dry_run, ask=not names)


def _chosen(root: Path, found: Unsaved) -> Save | None:
    """Show the last saves; return the one that is chosen at a terminal, None where nobody is asked or wants any."""
    from tdkt.cli.screen import screen, write_line
    from tdkt.review.saves import gist, last_saves

    console = screen()
    saves = last_saves(root)
    if found.files:
        write_line(console, f"Chưa lưu: {_files_said(found.files)}", 0, 5)
        say('     lưu: tdkt save "…"; bỏ: tdkt undo --unsaved TỆP')
    for number, save in enumerate(saves, start=1):
        write_line(console, f"{number:>3}. {save.when}  {save.who}: {save.subject}", 0, 5)
        write_line(console, f"{save.short}  {_files_said(save.files)}", 5, 12)
        for line in gist(root, save):
            write_line(console, line, 5, 2)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        note("Trở lại như trước một lần lưu: tdkt undo SỐ (xem trước: thêm --dry-run).")
        return None
    from tdkt.cli.init_prompts import BackError, ask

    def read(text: str) -> Save | None:
        if text.lower() in ("", "k", "không"):
            return None
        if not (text.isdecimal() and 1 <= int(text) <= len(saves)):
            raise UsageError(f"Gõ một số từ 1 đến {len(saves)}, hoặc chỉ nhấn Enter.")
        return saves[int(text) - 1]

    sys.stdout.flush()  # what is asked about stands above the question
    try:
        return ask("Trở lại như trước lần lưu thứ mấy (Enter: không làm gì)", read)
    except BackError:
        return None


def _go_back(root: Path, found: Unsaved, save: Save, *, dry_run: bool, ask: bool) -> int:
    from tdkt.review.revisions import review
    from tdkt.review.save_message import save_message
    from tdkt.review.saves import changed_files, commit_before
    from tdkt.review.unissuing import committed, refuse_unissuing
    from tdkt.workspace.changing_git import commit_as_before, refuse_own_programs, refuse_without_name
    from tdkt.workspace.staging import only_writer
    from tdkt.workspace.unsaved import Deed, listed

    earlier = commit_before(root, save)
    files = changed_files(root, "HEAD", earlier)
    if not files:
        note("Thư mục đã đúng như trước lần lưu ấy, không có gì để trở lại.")
        return 0
    mine = tuple(file for file in found.files if file not in found.untracked)
    if mine:
        raise UserError(
            "Còn thay đổi chưa lưu:\n" + listed(mine),
            hint='Lưu trước: tdkt save "…"; hoặc bỏ: tdkt undo --unsaved TỆP.',
        )
    in_the_way = tuple(
        file for file, deed in files.items() if deed is Deed.NEW and os.path.lexists(root / file)
    )
    if in_the_way:
        raise UserError(
            "Tệp chưa lưu nằm đúng chỗ tệp sẽ được trả lại:\n" + listed(in_the_way),
            hint="Chuyển các tệp ấy đi chỗ khác rồi chạy lại.",
        )
    refuse_without_name(root)
    refuse_own_programs(root)
    refuse_unissuing(committed(root, "HEAD"), committed(root, earlier))
    subject = f"Trở lại như trước lần lưu “{save.subject}” ({save.short})"
    text = save_message(subject, review(root, "HEAD", earlier), files)
    say(text.rstrip("\n"))
    if dry_run:
        note("Chạy thử: chưa ghi gì. Bỏ --dry-run để trở lại.")
        return 0
    if ask and not _agreed("Trở lại như trên?"):
        return 0
    with only_writer(root):
        made = commit_as_before(root, earlier, text)
    note(f"Đã trở lại: {_files_said(files)}. Lịch sử còn nguyên, đây là một lần lưu mới ({made[:10]}).")
    note(f"Hoàn tác chính lệnh này: tdkt undo {made[:10]}")
    return 0


def _throw_away(root: Path, found: Unsaved, names: list[str], *, dry_run: bool) -> int:
    from tdkt.model.records import replace
    from tdkt.review.unissuing import folder_with, refuse_unissuing
    from tdkt.workspace.changing_git import (
        keep_in_branch,
        refuse_own_programs,
        refuse_without_name,
        throw_away,
    )
    from tdkt.workspace.repository import Repository
    from tdkt.workspace.repository_state import no_commit_yet
    from tdkt.workspace.staging import only_writer
    from tdkt.workspace.unsaved import refuse_what_would_be_lost

    if not Repository(root).has_commits():
        raise no_commit_yet()
    wanted = [_inside(root, name) for name in names]
    files = {
        file: deed
        for file, deed in found.files.items()
        if any(path == root / file or path in (root / file).parents for path in wanted)
    }
    if not files:
        note("Ở chỗ đã nêu không có thay đổi nào chưa lưu.")
        return 0
    of_these = tuple(file for file in found.staged_otherwise if file in files)
    refuse_what_would_be_lost(replace(found, staged_otherwise=of_these))
    refuse_without_name(root)
    refuse_own_programs(root)
    refuse_unissuing(*folder_with(root, files))
    for file, deed in files.items():
        say(f"{deed}  {file}")
    if dry_run:
        note("Chạy thử: chưa ghi gì. Bỏ --dry-run để bỏ các thay đổi trên.")
        return 0
    with only_writer(root):
        branch = keep_in_branch(root, files, f"Thay đổi chưa lưu đã bỏ: {_files_said(files)}\n")
        throw_away(root, files)
    note(f"Đã bỏ thay đổi chưa lưu: {_files_said(files)}. Được giữ ở nhánh {branch}.")
    note(f"Lấy lại: git cherry-pick --no-commit {branch}")
    return 0


def _inside(root: Path, name: str) -> Path:
    """Return where a name leads, which may be that of a file that is gone; raises UsageError for a stranger."""
    path = Path(os.path.abspath(name))  # noqa: PTH100 a link stays the link
    if path.is_relative_to(root):
        return path
    resolved = path.parent.resolve() / path.name
    if resolved.is_relative_to(root.resolve()):
        return root / resolved.relative_to(root.resolve())
    raise UsageError(f"{name} không nằm trong kho {root}.", hint="Nêu tệp, thư mục ở trong kho.")


def _agreed(question: str) -> bool:
    from tdkt.cli.init_prompts import BackError, ask_yes

    sys.stdout.flush()
    try:
        return ask_yes(question)
    except BackError:
        return False


def _files_said(files: Mapping[str, Deed]) -> str:
    """Return "thêm 1 tệp, sửa 2 tệp: plans/2026/plan.yaml, …"."""
    from tdkt.model.text import one_line
    from tdkt.workspace.unsaved import Deed

    count = Counter(files.values())
    told = ", ".join(f"{deed} {count[deed]} tệp" for deed in Deed if count[deed])
    named = [one_line(file) for file in list(files)[:2]]
    return f"{told}: {', '.join(named)}{', …' if len(files) > len(named) else ''}"
