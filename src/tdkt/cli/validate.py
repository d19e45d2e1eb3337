"""`tdkt validate`: every finding in the workspace, at once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import judge, note
from tdkt.cli.options import WORKSPACE, is_under, open_staged, open_workspace, paths_within
from tdkt.cli.refresh import note_old_copies
from tdkt.cli.repository_notes import note_what_is_under_way
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.model.diagnostic import Diagnostic


class FindingFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def validate(
    paths: list[Path] = typer.Argument(
        None, metavar="[TỆP]...", help="Chỉ hiện phát hiện trong các tệp, thư mục này."
    ),
    workspace: Path | None = WORKSPACE,
    fix: bool = typer.Option(
        False,
        "--fix",
        help="Sửa trong tệp những lỗi gõ chỉ có một cách sửa (T701, T703, T704, T705, N801); giữ ghi chú, cách trình bày.",
    ),
    diff: bool = typer.Option(False, "--diff", help="Với --fix: chỉ cho xem sẽ sửa gì, không ghi."),
    output: FindingFormat = typer.Option(FindingFormat.TEXT, "--format", help="Dạng kết quả."),
    strict: bool = typer.Option(False, "--strict", help="Coi cảnh báo như lỗi (mã thoát 1)."),
    staged: bool = typer.Option(
        False,
        "--staged",
        help="Kiểm tra phần đã đưa vào commit (git add), không phải các tệp đang nằm trong thư mục.",
    ),
) -> int:
    """Kiểm tra mọi tệp trong plans; chạy trước mỗi lần commit.

    --fix sửa dấu cách thừa, dấu cuối câu, ngoặc kép thẳng, chữ Việt tổ hợp, dấu thanh đặt khác organization.yaml, chữ cái đánh
    thứ tự gõ tay, khóa đặt lệch một cấp, tệp .yaml.txt; không sửa con số, không sửa tệp mà văn bản đã ban hành giữ. Xem trước:
    --fix --diff.

    Mã thoát: 0 không có lỗi, 1 có lỗi (hoặc cảnh báo khi dùng --strict).

    Ví dụ: tdkt validate; tdkt validate plans/2026/reports --strict; tdkt validate --staged;
    tdkt validate --fix --diff
    """
    from tdkt.checks.run import find_problems
    from tdkt.cli.finding_formats import write_findings
    from tdkt.workspace.checked_out import OF_A_MERGE

    if diff and not fix:
        raise UsageError("--diff chỉ dùng với --fix.", hint="Xem thay đổi về nội dung: tdkt diff.")
    if fix and (staged or output is not FindingFormat.TEXT):
        raise UsageError(
            "--fix sửa tệp trong thư mục nên không dùng với --staged, --format.", hint="Chạy riêng từng lệnh."
        )
    read = open_staged(workspace) if staged else open_workspace(workspace)
    wanted = paths_within(read.root, paths or [])
    if fix:
        from tdkt.cli.fixing import fix_slips

        fix_slips(read, wanted, as_diff=diff)
        if diff:
            return 0
        read = open_workspace(workspace)
    findings = find_problems(read)
    shown = [finding for finding in findings if _is_under(finding, read.root, wanted)]
    errors = sum(finding.is_error for finding in shown)
    warnings = sum(finding.is_warning for finding in shown)
    code = judge(1 if errors or (strict and warnings) else 0)
    write_findings(output.value, shown, read)
    if not staged or any(finding.code in OF_A_MERGE for finding in shown):
        note_what_is_under_way(read.root)
    if output is FindingFormat.TEXT:
        verdict = "Không có lỗi" if not errors else f"{errors} lỗi"
        notes = len(shown) - errors - warnings
        more = f", {notes} chỗ lưu ý" if notes else ""
        note(f"Đã kiểm tra {len(read.files)} tệp: {verdict.lower()}, {warnings} cảnh báo{more}.")
        if shown:
            note("Xem giải thích một mã: tdkt explain MÃ.")
        note_old_copies(read.root)
    return code


def _is_under(finding: Diagnostic, root: Path, wanted: list[Path]) -> bool:
    return is_under(root / finding.place.file, wanted)
