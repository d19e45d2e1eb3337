"""`tdkt diff [REV [REV]]`: what changed in meaning, for whoever reviews before anything is signed."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path

import typer

from tdkt.cli.console import judge, note
from tdkt.cli.options import WORKSPACE
from tdkt.cli.repository_notes import note_what_is_only_announced, note_what_is_under_way
from tdkt.cli.workspaces import workspace_root
from tdkt.errors import UsageError


class DiffFormat(StrEnum):
    """How the changes are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


def diff(
    revisions: list[str] = typer.Argument(
        None,
        metavar="[CŨ] [MỚI]",
        help="Phiên bản git: HEAD~1, tên nhánh, mã commit; CŨ..MỚI cũng được. Không ghi gì: HEAD so với thư mục.",
    ),
    staged: bool = typer.Option(
        False, "--staged", help="So với phần đã đưa vào commit (git add), thay cho thư mục."
    ),
    stat: bool = typer.Option(False, "--stat", help="Chỉ đếm thay đổi theo loại và theo tệp."),
    output: DiffFormat = typer.Option(DiffFormat.TEXT, "--format", help="Dạng kết quả."),
    exit_code: bool = typer.Option(
        False, "--exit-code", help="Kết thúc với mã 1 khi có thay đổi, như git diff --exit-code."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Nói bằng lời những gì đã thay đổi về nội dung giữa hai phiên bản: chỉ tiêu, khen thưởng, báo cáo.

    Thay đổi về cách trình bày tệp, ghi chú, dấu ngoặc không tính là thay đổi.

    Ví dụ: tdkt diff; tdkt diff HEAD~1; tdkt diff main duyet --format markdown; tdkt diff --staged --stat
    """
    from tdkt.changes.telling import BROKEN_AFTER, BROKEN_BEFORE
    from tdkt.review.revisions import review

    old, new = _two(revisions or [])
    if staged and new is not None:
        raise UsageError(
            "--staged chỉ so một phiên bản với phần đã đưa vào commit.", hint="Bỏ phiên bản thứ hai."
        )
    root = workspace_root(workspace)
    note_what_is_under_way(root)
    if staged:
        note_what_is_only_announced(root)
    found = review(root, old, new, staged=staged)
    for said, broken in ((BROKEN_BEFORE, found.broken_before), (BROKEN_AFTER, found.broken_after)):
        for finding in broken:
            note(f"{said}: {finding.place.file}:{finding.place.line} ({finding.code}). {finding.message}")
    code = judge(1 if exit_code and (found.entries or found.broken_before or found.broken_after) else 0)
    style = "stat" if stat and output is DiffFormat.TEXT else output.value
    import_module(f"tdkt.cli.diff_formats.as_{style}").write(found)
    return code


def _two(revisions: list[str]) -> tuple[str, str | None]:
    if len(revisions) == 1 and ".." in revisions[0]:
        old, _, new = revisions[0].replace("...", "..").partition("..")
        return old or "HEAD", new or "HEAD"
    if len(revisions) > 2:
        raise UsageError("tdkt diff nhận nhiều nhất hai phiên bản.", hint="Ví dụ: tdkt diff HEAD~1 HEAD.")
    return (revisions[0] if revisions else "HEAD"), (revisions[1] if len(revisions) == 2 else None)
