"""What `tdkt validate` does, without the options that say it: the bare command starts without Typer (`at_once.py`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import judge, note
from tdkt.cli.finding_formats import FindingFormat, write_findings
from tdkt.cli.repository_notes import note_old_copies, note_what_is_under_way
from tdkt.cli.workspaces import is_under, open_staged, open_workspace, paths_within
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.model.diagnostic import Diagnostic


def check_files(
    paths: list[Path] | None = None,
    workspace: Path | None = None,
    output: FindingFormat = FindingFormat.TEXT,
    *,
    fix: bool = False,
    diff: bool = False,
    strict: bool = False,
    staged: bool = False,
) -> int:
    """Write what is found in the workspace; return the exit code: 1 with errors, or, where it is `strict`, warnings. Raises UserError."""
    from tdkt.checks.run import find_problems
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
    write_findings(output, shown, read)
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
