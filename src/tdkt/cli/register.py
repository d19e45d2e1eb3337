"""`tdkt register [YEAR]`: the register of issued documents (sổ văn bản), with the numbers that are not in it."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, open_workspace
from tdkt.model.sample import ILLUSTRATIVE


def register(
    year: int | None = typer.Argument(
        None, metavar="[NĂM]", autocompletion=completion.years, help="Năm của sổ; mặc định là mọi năm."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem sổ văn bản: số, ngày, tên loại và trích yếu, dấu vân tay của từng văn bản đã ban hành.

    Ví dụ: tdkt register; tdkt register 2026
    """
    from tdkt.checks.issued.register import gaps, said_gap
    from tdkt.cli.screen import plain_table, screen, write_heading, write_line
    from tdkt.model.issued import IssuedDocuments
    from tdkt.workspace.issued import stored_texts

    read = open_workspace(workspace)
    books = sorted(read.all(IssuedDocuments), key=lambda found: found.year)
    books = [found for found in books if year in (None, found.year)]
    if not any(found.documents for found in books):
        note(f"Sổ văn bản{f' năm {year}' if year else ''} chưa có văn bản nào. Ghi bằng: tdkt issue.")
        return 0
    console = screen()
    lost = 0
    for book in books:
        write_heading(console, f"SỔ VĂN BẢN NĂM {book.year}")
        table = plain_table(
            console,
            ("Số, ký hiệu", 14, "left"),
            ("Ngày", 10, "left"),
            ("Tên loại và trích yếu", 0, "left"),
            ("Dấu vân tay", 12, "left"),
        )
        for document in sorted(book.documents, key=lambda found: (found.date, found.number)):
            kept = stored_texts(read, document) is not None
            lost += not kept
            notes = [
                *([f"có hiệu lực từ {document.effective:%d/%m/%Y}"] if document.effective else []),
                *([ILLUSTRATIVE] if document.illustrative else []),
                *([] if kept else ["MẤT BẢN LƯU"]),
            ]
            table.add_row(
                document.said,
                f"{document.date:%d/%m/%Y}",
                document.title + (f" ({'; '.join(notes)})" if notes else ""),
                document.fingerprint.removeprefix("sha256:")[:12],
            )
        console.print(table)
        by_symbol: dict[str, list[int]] = {}
        for document in book.documents:
            by_symbol.setdefault(document.symbol, []).append(document.number)
        for symbol, numbers in by_symbol.items():
            start = 1 if symbol in book.complete else None
            missing = ", ".join(said_gap(*found) for found in gaps(numbers, start))
            if missing:
                write_line(console, f"Ký hiệu {symbol}: sổ này không có {missing}.")
    if lost:
        note("Có văn bản mất bản lưu: tdkt validate nói ở đâu.")
    return 0
