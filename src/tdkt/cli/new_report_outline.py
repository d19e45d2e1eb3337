"""`tdkt new report-outline`: a ward's own outlines of reports, from those of tdkt."""

from __future__ import annotations

from pathlib import Path

from tdkt.cli.console import note
from tdkt.cli.edits import write_new
from tdkt.cli.options import DRY_RUN, WORKSPACE
from tdkt.cli.workspaces import open_workspace


def report_outline(
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Chép đề cương báo cáo của tdkt thành plans/report-outline.yaml để sửa thành đề cương của xã, phường.

    Ví dụ: tdkt new report-outline; tdkt new report-outline --dry-run
    """
    from tdkt.planning.new_report_outline import new_report_outline

    read = open_workspace(workspace)
    edit, foreseen = new_report_outline(read)
    if not write_new(read, edit, foreseen, dry_run=dry_run):
        return 0
    note("Việc tiếp theo:")
    note("  1. Sửa tiêu đề, thứ tự các phần; bỏ đề cương của loại báo cáo không đổi.")
    note("  2. Xem trước: tdkt render report 2026-Q1")
    return 0
