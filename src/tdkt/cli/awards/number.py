"""`tdkt awards number BATCH`: give those to be commended their ordinals (số sổ vàng) in the office's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from tdkt.cli import completion
from tdkt.cli.awards.opening import batch_named, open_book
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
    from tdkt.awards.law_wording import level_words
    from tdkt.awards.office_order import missing_ordinals
    from tdkt.errors import UserError
    from tdkt.law.packs import CITY, WARD
    from tdkt.planning.new_year.new_files import source_of
    from tdkt.workspace.writing import write_atomically
    from tdkt.workspace.yaml_editor import edit_yaml, put

    read, book = open_book(workspace)
    file = batch_named(book, batch)
    law = book.law_of(file)
    if file.batch.level != "ward":
        raise UserError(
            f"Đợt “{batch}” do {level_words(CITY, book.organization)} quyết định nên "
            f"{level_words(WARD, book.organization)} không cấp số.",
            hint=f"Số do {level_words(CITY, book.organization)} cấp.",
        )
    if not file.batch.has_reached("decided"):
        raise UserError(
            f"Đợt “{batch}” chưa có quyết định nên chưa cấp số: số đã cấp không đổi nữa.",
            hint="Có quyết định thì ghi decision và state: decided vào batch.yaml rồi chạy lại.",
        )
    if law is None or any(found.award not in law.awards for found in file.standing):
        raise UserError(f"Đợt “{batch}” còn lỗi nên chưa cấp số.", hint=f"Xem: tdkt awards check {batch}")
    ordinals = missing_ordinals(file, book, law)
    if not ordinals:
        note("Mọi đề nghị được khen đã có số.")
        return 0
    path = next(found.origin.file for found in file.standing)

    def give(data: Any) -> None:
        for entry in data["nominations"]:
            if entry["id"] in ordinals:
                put(entry, "ordinal", ordinals[entry["id"]], before="documents")

    text = edit_yaml(source_of(read, path).text, give)
    for nomination in sorted(file.standing, key=lambda found: ordinals.get(found.id, 0)):
        if nomination.id in ordinals:
            who, award = book.everyone[nomination.who], law.awards[nomination.award]
            say(f"{ordinals[nomination.id]:>3}  {who.full_address}, {award.quoted_name}")
    if dry_run:
        note("Chạy thử: chưa ghi gì. Bỏ --dry-run để ghi.")
        return 0
    write_atomically(read.root / path, text.encode())
    note(f"Đã ghi {len(ordinals)} số vào {path}.")
    return 0
