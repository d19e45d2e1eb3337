"""`tdkt new year YEAR`: the files of a new year from those of an earlier one."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli.console import note
from tdkt.cli.help import Command, Group
from tdkt.cli.options import WORKSPACE, open_workspace

app = typer.Typer(
    cls=Group,
    help="Lập tệp mới từ tệp đã có.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("year", cls=Command)
def year(
    new: int = typer.Argument(..., metavar="NĂM", help="Năm mới, ví dụ 2027."),
    source: int | None = typer.Option(
        None,
        "--from",
        metavar="NĂM",
        show_default=False,
        help="Lập từ kế hoạch của năm này; mặc định là năm liền trước.",
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Chỉ cho xem sẽ ghi tệp nào, đổi chỗ nào; không ghi gì."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Lập dự thảo kế hoạch, phong trào, chỉ tiêu của năm mới từ năm trước.

    Dời năm và các ngày; bỏ số, ngày ban hành; ghi kết quả năm trước bên cạnh từng chỉ tiêu để chọn ngưỡng mới; liệt kê
    những chỗ phải xem lại. Không bao giờ ghi đè tệp đã có.

    Ví dụ: tdkt new year 2027; tdkt new year 2027 --from 2025 --dry-run
    """
    from tdkt.cli.new_year_page import write_page
    from tdkt.planning.next_year import draft_of
    from tdkt.planning.placing import put_in_place
    from tdkt.workspace.workspace import PLANS

    read = open_workspace(workspace)
    draft = draft_of(read, new, source if source is not None else new - 1)
    if not dry_run:
        put_in_place(read.root, f"{PLANS}/{new}", draft.contents)
    write_page(draft, written=not dry_run)
    if dry_run:
        note("Chạy thử: chưa ghi gì. Bỏ --dry-run để ghi.")
        return 0
    note(f"Việc tiếp theo với dự thảo năm {new}:")
    note("  1. Đặt lại ngưỡng từng chỉ tiêu: sửa cả lời văn (text) và cách đo (measure).")
    note("  2. Xem lại từng căn cứ và mọi chỗ liệt kê ở trên.")
    note("  3. Kiểm tra: tdkt validate")
    note(f"  4. In dự thảo: tdkt render plan {new}")
    return 0
