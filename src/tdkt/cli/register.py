"""`tdkt register [YEAR]`: the register of issued documents (sổ văn bản), with the numbers that are not in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import open_workspace
from tdkt.model.sample import ILLUSTRATIVE

if TYPE_CHECKING:
    from rich.console import Console

    from tdkt.model.issued import IssuedDocument, IssuedDocuments
    from tdkt.model.organization import Organization
    from tdkt.workspace.workspace import Workspace


def register(
    year: int | None = typer.Argument(
        None, metavar="[NĂM]", autocompletion=completion.years, help="Năm của sổ; mặc định là mọi năm."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem sổ văn bản: số, ngày, tên loại và trích yếu, dấu vân tay của từng văn bản đã ban hành.

    Ví dụ: tdkt register; tdkt register 2026
    """
    from tdkt.cli.screen import screen
    from tdkt.model.issued import IssuedDocuments
    from tdkt.workspace.issued import stored_texts

    read = open_workspace(workspace)
    books = sorted(read.all(IssuedDocuments), key=lambda found: found.year)
    books = [found for found in books if year in (None, found.year)]
    if not any(found.documents for found in books):
        of_year = f" năm {year}" if year else ""
        note(f"Sổ văn bản{of_year} chưa có văn bản nào. Ghi bằng: tdkt issue.")
        return 0
    console = screen()
    for book in books:
        _write_book(console, read, book)
    documents = [document for book in books for document in book.documents]
    if any(stored_texts(read, document) is None for document in documents):
        note("Có văn bản mất bản lưu: tdkt validate nói ở đâu.")
    return 0


def _write_book(console: Console, read: Workspace, book: IssuedDocuments) -> None:
    from tdkt.cli.screen import plain_table, write_heading

    write_heading(console, f"SỔ VĂN BẢN NĂM {book.year}")
    table = plain_table(
        console,
        ("Số, ký hiệu", 14, "left"),
        ("Ngày", 10, "left"),
        ("Tên loại và trích yếu", 0, "left"),
        ("Dấu vân tay", 12, "left"),
    )
    for document in sorted(book.documents, key=lambda found: (found.date, found.number)):
        table.add_row(
            document.said,
            f"{document.date:%d/%m/%Y}",
            document.title + _remarks(read, document),
            document.fingerprint.removeprefix("sha256:")[:12],
        )
    console.print(table)
    _write_gaps(console, book, read.organization)
    _write_corrections(console, book)


def _write_corrections(console: Console, book: IssuedDocuments) -> None:
    from tdkt.cli.screen import write_line

    for one in book.corrections:
        targets = ", ".join(one.targets)
        said = f"Đính chính cách tính ngày {one.date:%d/%m/%Y} (kế hoạch năm {one.year}): {targets}. {one.reason}"
        write_line(console, said)


def _remarks(read: Workspace, document: IssuedDocument) -> str:
    from tdkt.workspace.issued import stored_texts

    remarks = []
    issuer = read.organization.issuer_with(document.issuer or "") if read.organization else None
    if issuer is not None:
        remarks.append(f"của {issuer.name}")
    if document.effective:
        remarks.append(f"có hiệu lực từ {document.effective:%d/%m/%Y}")
    if document.illustrative:
        remarks.append(ILLUSTRATIVE)
    if stored_texts(read, document) is None:
        remarks.append("MẤT BẢN LƯU")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _write_gaps(console: Console, book: IssuedDocuments, organization: Organization | None) -> None:
    from tdkt.checks.issued.register import by_symbol, gaps, said_gap
    from tdkt.cli.screen import write_line

    for (_, symbol), documents in by_symbol(book, organization).items():
        start = 1 if symbol in book.complete else None
        numbers = [document.number for document in documents]
        missing = ", ".join(said_gap(*found) for found in gaps(numbers, start))
        if missing:
            write_line(console, f"Ký hiệu {symbol}: sổ này không có {missing}.")
