"""`tdkt validate`: every finding in the workspace, at once."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, open_staged, open_workspace

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
    output: FindingFormat = typer.Option(FindingFormat.TEXT, "--format", help="Dạng kết quả."),
    strict: bool = typer.Option(False, "--strict", help="Coi cảnh báo như lỗi (mã thoát 1)."),
    staged: bool = typer.Option(
        False,
        "--staged",
        help="Kiểm tra phần đã đưa vào commit (git add), không phải các tệp đang nằm trong thư mục.",
    ),
) -> int:
    """Kiểm tra mọi tệp trong plans; chạy trước mỗi lần commit.

    Mã thoát: 0 không có lỗi, 1 có lỗi (hoặc cảnh báo khi dùng --strict).

    Ví dụ: tdkt validate; tdkt validate plans/2026/reports --strict; tdkt validate --staged
    """
    from tdkt.checks.run import find_problems
    from tdkt.cli.finding_formats import write_findings

    read = open_staged(workspace) if staged else open_workspace(workspace)
    wanted = _existing(paths or [], read.root)
    findings = find_problems(read)
    shown = [finding for finding in findings if _is_under(finding, read.root, wanted)]
    errors = sum(finding.is_error for finding in shown)
    warnings = len(shown) - errors
    write_findings(output.value, shown, read)
    if output is FindingFormat.TEXT:
        verdict = "Không có lỗi" if not errors else f"{errors} lỗi"
        note(f"Đã kiểm tra {len(read.files)} tệp: {verdict.lower()}, {warnings} cảnh báo.")
        if shown:
            note("Xem giải thích một mã: tdkt explain MÃ.")
    return 1 if errors or (strict and warnings) else 0


def _existing(paths: list[Path], root: Path) -> list[Path]:
    """Return the paths as the workspace names them (links are not followed); raises UsageError for strangers."""
    from tdkt.errors import UsageError

    wanted = []
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"Không có tệp hoặc thư mục {path}.", hint="Kiểm tra đường dẫn.")
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 a link stays the link
        inside = next((base for base in (root, root.resolve()) if absolute.is_relative_to(base)), None)
        if inside is None and path.parent.resolve().is_relative_to(root.resolve()):
            absolute, inside = path.parent.resolve() / path.name, root.resolve()
        if inside is None:
            raise UsageError(
                f"{path} không nằm trong kho {root}.", hint="Chỉ tới tệp trong thư mục plans của kho."
            )
        wanted.append(root / absolute.relative_to(inside))
    return wanted


def _is_under(finding: Diagnostic, root: Path, wanted: list[Path]) -> bool:
    file = root / finding.place.file
    return not wanted or any(file == path or path in file.parents for path in wanted)
