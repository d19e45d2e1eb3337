"""`tdkt awards number BATCH`: give those to be commended their ordinals (số sổ vàng) in the office's order."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import case_named, open_book
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE


def number(
    batch: str = typer.Argument(
        ..., metavar="ĐỢT", help="Mã đợt khen thưởng.", autocompletion=completion.batches
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Chỉ cho xem số sẽ ghi; không ghi gì."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Cấp số thứ tự trong quyết định (số sổ vàng) cho các đề nghị được khen chưa có số.

    Thứ tự: tập thể, cá nhân, hộ gia đình; theo danh hiệu, hình thức từ cao xuống thấp; rồi theo vần chữ cái của tên. Số
    đã cấp không bao giờ đổi.

    Ví dụ: tdkt awards number tong-ket-2026
    """
    from tdkt.planning.numbering import numbering

    read, _ = open_book(workspace)
    case = case_named(read, batch)
    found = numbering(read, case)
    if found is None:
        note("Mọi đề nghị được khen đã có số.")
        return 0
    nominees = {nominee.nomination.id: nominee for nominee in case.nominees}
    for id_, ordinal in found.ordinals.items():
        say(f"{ordinal:>3}  {nominees[id_].who.full_address}, {nominees[id_].award.quoted_name}")
    note_new_findings(found.foreseen)
    if dry_run:
        note_dry_run()
        return 0
    found.edit.write(read.root, check=read.refuse_changed)
    note(f"Đã ghi {len(found.ordinals)} số vào {found.file}.")
    return 0
