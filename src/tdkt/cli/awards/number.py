"""`tdkt awards number BATCH`: give those to be commended their ordinals (số sổ vàng) in the office's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import case_named, open_book
from tdkt.cli.console import note, say
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
    from tdkt.awards.ordinals import ordinals_to_give
    from tdkt.planning.new_year.new_files import source_of
    from tdkt.workspace.writing import write_atomically
    from tdkt.workspace.yaml_editor import edit_yaml, put

    read, _ = open_book(workspace)
    case = case_named(read, batch)
    ordinals = ordinals_to_give(case)
    if not ordinals:
        note("Mọi đề nghị được khen đã có số.")
        return 0
    path = next(found.origin.file for found in case.file.standing)

    def give(data: Any) -> None:
        for entry in data["nominations"]:
            if entry["id"] in ordinals:
                put(entry, "ordinal", ordinals[entry["id"]], before="documents")

    text = edit_yaml(source_of(read, path).text, give)
    given = {found.nomination.id: found for found in case.nominees}
    for id_, ordinal in ordinals.items():
        say(f"{ordinal:>3}  {given[id_].who.full_address}, {given[id_].award.quoted_name}")
    if dry_run:
        note("Chạy thử: chưa ghi gì. Bỏ --dry-run để ghi.")
        return 0
    write_atomically(read.root / path, text.encode())
    note(f"Đã ghi {len(ordinals)} số vào {path}.")
    return 0
