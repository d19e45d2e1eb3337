"""`tdkt render DOCUMENT KEY…`: official documents as Word files, with PDF and HTML beside them."""

from __future__ import annotations

from pathlib import Path

import typer

from tdkt.cli import completion
from tdkt.cli.options import WORKSPACE
from tdkt.cli.render_request import Request, refuse_contradictions
from tdkt.cli.rendering import write_documents
from tdkt.cli.workspaces import open_workspace
from tdkt.documents.kinds import name_of_kind


def render(
    document: str = typer.Argument(
        ...,
        metavar="VĂN_BẢN",
        autocompletion=completion.documents,
    ),
    keys: list[str] = typer.Argument(
        ...,
        metavar="KHÓA...",
        autocompletion=completion.keys,
    ),
    pdf: bool = typer.Option(False, "--pdf", help="Xuất thêm PDF (cần LibreOffice)."),
    html: bool = typer.Option(False, "--html", help="Xuất thêm bản xem trước HTML."),
    each: bool = typer.Option(False, "--each"),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="ĐƯỜNG_DẪN", help="Tệp .docx hoặc thư mục đích; mặc định build/NĂM."
    ),
    check: bool = typer.Option(
        False, "--check", help="Không ghi gì; mã thoát 1 khi tệp đã in khác với dữ liệu, hoặc chưa in."
    ),
    compare: str | None = typer.Option(
        None,
        "--compare",
        metavar="PHIÊN_BẢN",
        help="Ghi tệp Word so với phiên bản git ấy (HEAD, HEAD~1, nhánh, mã commit): chỗ thêm, bỏ là thay đổi được theo "
        "dõi, xem và nhận từng chỗ trong Word (Review).",
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """In văn bản đúng thể thức Nghị định 30/2020/NĐ-CP ra tệp Word.

    Ví dụ: tdkt render plan 2026; tdkt render report 2026-Q1 2026-H1 --pdf; tdkt render batch tong-ket-2026;
    tdkt render plan 2026 -o van-ban/ke-hoach.docx --check; tdkt render plan 2026 --compare HEAD~1
    """
    request = Request(
        name_of_kind(document, keys),
        tuple(keys),
        pdf=pdf,
        html=html,
        each=each,
        output=output,
        check=check,
        compare=compare,
    )
    refuse_contradictions(request)
    return write_documents(open_workspace(workspace), request)
