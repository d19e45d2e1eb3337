"""`tdkt validate`: every finding in the workspace, at once."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.finding_formats import FindingFormat
from tdkt.cli.options import WORKSPACE
from tdkt.cli.validation import check_files


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
    return check_files(paths, workspace, output, fix=fix, diff=diff, strict=strict, staged=staged)
