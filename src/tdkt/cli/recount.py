"""`tdkt recount TARGET... --reason`: record why a target is counted otherwise than when its plan was issued."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE, plan_year, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError


def recount(
    targets: list[str] = typer.Argument(
        ..., metavar="CHỈ_TIÊU...", help="Mã chỉ tiêu.", autocompletion=completion.targets
    ),
    reason: str = typer.Option(
        ..., "--reason", metavar="LÝ_DO", help="Vì sao sửa cách tính, viết thành câu; in ở báo cáo kỳ sau."
    ),
    year: int | None = typer.Option(
        None,
        "--year",
        parser=plan_year,
        metavar="NĂM",
        help="Năm của kế hoạch; mặc định năm gần nhất có kế hoạch.",
    ),
    date: str = typer.Option("", "--date", metavar="NGÀY", help="Ngày sửa; mặc định hôm nay."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ ghi gì; không ghi."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi lý do sửa cách tính một chỉ tiêu (cộng dồn, mẫu số, tiến độ…) sau khi kế hoạch đã ban hành.

    Sửa trong tệp movements trước, rồi chạy lệnh này. Câu, ngưỡng đã ký không đổi nên không cần văn bản sửa đổi; cách tính đúng
    áp dụng cho cả các kỳ đã qua. Văn bản đã ban hành giữ như đã ký; báo cáo kỳ sau nêu trước là bao nhiêu, nay là bao nhiêu.

    Ví dụ: tdkt recount nong-thon.gia-dinh --reason "Số hộ giữ danh hiệu là tình hình cuối quý, không cộng dồn"
    """
    from tdkt.checks.unread import not_there
    from tdkt.planning.recounting import recounting

    read = open_workspace(workspace)
    years = [plan.year for plan in read.plans]
    if year is None and not years:
        said = UsageError("Kho chưa có kế hoạch nào.", hint="Lập kho: tdkt init.")
        raise not_there(read, said, "plan")
    day = read_day("--date", date) if date else datetime.date.today()
    found = recounting(read, year if year is not None else max(years), tuple(targets), reason, day)
    for target, told in found.told:
        say(f"{target}: {told}")
    note_new_findings(found.foreseen)
    if dry_run:
        note_dry_run()
        return 0
    found.edit.write(read.root, check=read.refuse_changed)
    note(f"Đã ghi lý do vào {found.file}. Báo cáo kỳ sau tự nêu kết quả trước và nay.")
    return 0
