"""`tdkt issue DOCUMENT KEY --number N --date D`: record what was signed, and hold it from then on."""

from __future__ import annotations

import datetime
from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE, read_day
from tdkt.cli.workspaces import open_workspace


def issue(
    document: str = typer.Argument(
        ...,
        metavar="VĂN_BẢN",
        autocompletion=completion.issued_documents,
    ),
    key: str = typer.Argument(
        ...,
        metavar="KHÓA",
        autocompletion=completion.keys,
    ),
    number: int = typer.Option(..., "--number", metavar="SỐ", help="Số của văn bản, như văn thư đã cấp."),
    date: str = typer.Option(
        ..., "--date", metavar="NGÀY", help="Ngày, tháng, năm của văn bản, ví dụ 2026-01-30."
    ),
    symbol: str = typer.Option(
        "", "--symbol", metavar="KÝ_HIỆU", help="Ký hiệu, khi khác ký hiệu tdkt in: BC-UBND, QĐ-UBND, …"
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem sẽ ghi gì; không ghi."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi số, ngày của văn bản đã ký vào dữ liệu và sổ văn bản, kèm bản lưu những gì đã ký.

    Từ đó tdkt validate giữ nội dung đã ban hành: sửa kế hoạch, quyết định phải có văn bản sửa đổi (tdkt amend); sửa số
    liệu đã báo cáo phải nêu lý do (corrections).

    Ví dụ: tdkt issue plan 2026 --number 40 --date 2026-01-30; tdkt issue report 2026-Q3 --number 215 --date 2026-10-06
    """
    from tdkt.documents.kinds import name_of_kind
    from tdkt.planning.issuing import issuing

    day = read_day("--date", date)
    read = open_workspace(workspace)
    found = issuing(read, name_of_kind(document, [key]), key, number, day, symbol.strip())
    if not dry_run:
        found.edit.write(read.root, check=read.refuse_changed)
    say(f"{found.title}: số {found.said} ngày {day:%d/%m/%Y}")
    for file in found.edit.texts:
        said = (
            "bản lưu"
            if file == found.copy
            else "sổ văn bản"
            if file.endswith("register.yaml")
            else "số, ngày"
        )
        say(f"  {file} ({said})")
    if day > datetime.date.today():
        note("CHÚ Ý: ngày của văn bản sau hôm nay. Sổ chỉ ghi văn bản đã ký; kiểm tra lại ngày.")
    if found.illustrative:
        note("Văn bản làm từ dữ liệu minh họa: sổ ghi rõ là minh họa.")
    note_new_findings(found.foreseen)
    if dry_run:
        note_dry_run()
        return 0
    note("Việc tiếp theo: đưa các tệp trên vào git (git add plans, git commit); xem sổ: tdkt register.")
    return 0
