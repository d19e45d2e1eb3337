"""`tdkt awards export BATCH --to FILE`: a batch as the systems of provinces take it."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import case_named, open_book
from tdkt.cli.console import note, say, shown
from tdkt.cli.options import WORKSPACE
from tdkt.errors import UsageError, UserError


def export(
    batch: str = typer.Argument(
        ..., metavar="ĐỢT", help="Mã đợt khen thưởng.", autocompletion=completion.batches
    ),
    target: Path = typer.Option(..., "--to", metavar="TỆP", help="Tệp .xlsx sẽ ghi, hoặc thư mục."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi danh sách đề nghị của một đợt theo bố cục của phần mềm thi đua, khen thưởng cấp tỉnh, để khỏi gõ lại.

    Chín cột: STT, tên gọi, tên, chức vụ, đơn vị công tác, phân loại khen thưởng, danh hiệu/hình thức, phân loại đối
    tượng, lĩnh vực hoạt động. Kho không có lĩnh vực hoạt động nên cột ấy để trống. Đề nghị đã bị loại không có tên.

    Ví dụ: tdkt awards export de-nghi-thanh-pho-2026 --to de-nghi.xlsx
    """
    from tdkt.exchange.provincial_list import UNKNOWN, provincial_list
    from tdkt.workspace.writing import write_atomically

    read, _ = open_book(workspace)
    case = case_named(read, batch)
    path = target / f"de-nghi-{batch}.xlsx" if target.is_dir() or not target.suffix else target
    if path.suffix.lower() != ".xlsx":
        raise UsageError(
            f"Bảng tính không ghi được ra tệp {path.suffix}.", hint="Chỉ tới tệp .xlsx hoặc một thư mục."
        )
    if not case.nominees:
        raise UserError(
            f"Đợt “{batch}” chưa có đề nghị nào.",
            hint="Ghi nominations.yaml, hoặc nhận danh sách: tdkt import.",
        )
    data = provincial_list(case)
    if path.is_file() and path.read_bytes() != data:
        raise UserError(
            f"{shown(path)} đã có và khác danh sách trong kho, có thể đã có người ghi thêm.",
            hint="Chuyển hoặc xóa tệp ấy rồi chạy lại, hoặc ghi ra tên khác bằng --to.",
        )
    write_atomically(path, data, workspace=read.root)
    say(shown(path))
    note(f"{len(case.nominees)} đề nghị; cột “{UNKNOWN}” để trống vì kho không có.")
    note("Bố cục theo phần mềm của một tỉnh: so với mẫu của tỉnh, thành phố mình trước khi nạp.")
    return 0
