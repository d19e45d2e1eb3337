"""`tdkt awards check [BATCH]`: what stands in the way of a batch, each with its article and what would mend it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import case_named
from tdkt.cli.console import judge, note
from tdkt.cli.finding_formats import FindingFormat, write_findings
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import open_workspace
from tdkt.model.sample import ILLUSTRATIVE

if TYPE_CHECKING:
    from tdkt.awards.batch_case import BatchCase
    from tdkt.model.diagnostic import Diagnostic
    from tdkt.workspace.workspace import Workspace


def check(
    batch: str | None = typer.Argument(
        None, metavar="[ĐỢT]", help="Mã đợt; không ghi là mọi đợt.", autocompletion=completion.batches
    ),
    output: FindingFormat = typer.Option(FindingFormat.TEXT, "--format", help="Dạng kết quả."),
    strict: bool = typer.Option(False, "--strict", help="Coi cảnh báo như lỗi (mã thoát 1)."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Kiểm tra đợt khen thưởng: thẩm quyền, tiêu chuẩn, hồ sơ, phiếu bầu, thời hạn, tiền thưởng.

    Mã thoát: 0 không có lỗi, 1 có lỗi (hoặc cảnh báo khi dùng --strict).

    Ví dụ: tdkt awards check; tdkt awards check tong-ket-2026
    """
    from tdkt.awards.batch_case import batch_cases
    from tdkt.checks.run import find_problems

    read = open_workspace(workspace)
    unread = _unread(read, batch)
    if unread:
        code = judge(1)
        write_findings(output, unread, read)
        return code
    cases = batch_cases(read) if batch is None else (case_named(read, batch),)
    found = [finding for finding in find_problems(read) if _concerns(finding, read, batch)]
    errors = sum(finding.is_error for finding in found)
    warnings = sum(finding.is_warning for finding in found)
    code = judge(1 if errors or (strict and warnings) else 0)
    write_findings(output, found, read)
    if output is FindingFormat.TEXT:
        for case in cases:
            _tell(case)
        verdict = f"{errors} lỗi" if errors else "không có lỗi"
        note(f"Đã kiểm tra {len(cases)} đợt khen thưởng: {verdict}, {warnings} cảnh báo.")
        if found:
            note("Xem giải thích một mã: tdkt explain MÃ.")
    return code


def _unread(read: Workspace, batch: str | None) -> list[Diagnostic]:
    """Return the errors for which the files of `batch` could not be read, where nobody knows the batch for them."""
    from tdkt.awards.batch_case import batch_cases
    from tdkt.checks.stopping import lies_with_awards

    if batch is None or any(case.batch.id == batch for case in batch_cases(read)):
        return []
    errors = [finding for finding in read.findings if finding.is_error]
    files = [PurePosixPath(error.place.file) for error in errors]
    return [
        error
        for error, file in zip(errors, files, strict=True)
        if lies_with_awards(error.place.file) and batch in file.parts[:-1]
    ]


def _concerns(finding: Diagnostic, workspace: Workspace, batch: str | None) -> bool:
    """Tell whether a finding lies in the batch's folder, or in the award files that all batches share."""
    from tdkt.checks.registry import is_about_awards
    from tdkt.checks.stopping import batch_of, lies_with_awards

    file = finding.place.file
    if not lies_with_awards(file) and not is_about_awards(finding):
        return False
    return batch is None or batch_of(file, workspace) in (None, batch)


def _tell(case: BatchCase) -> None:
    """Say what the findings do not: the notices of the law, and who has been refused and why."""
    batch = case.batch.id
    for notice in case.law.notices:
        note(f"{batch}: {notice}")
    for nomination in case.file.nominations:
        if nomination.refused is not None:
            award = case.award_of(nomination)
            what = award.quoted_name if award else nomination.award
            name = case.name_of(nomination)
            note(f"{batch}: không đề nghị tiếp {name}, {what}: {nomination.refused.reason}")
    if case.illustrative:
        note(f"{batch}: {ILLUSTRATIVE}")
