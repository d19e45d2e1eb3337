"""`tdkt text`: what stands in a Word file, so that `git diff` can show what changed in it."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from tdkt.errors import UsageError, UserError


def text(
    file: Path = typer.Argument(..., metavar="TỆP", help="Tệp Word (.docx)."),
) -> int:
    """In nội dung một tệp Word thành văn bản thuần, mỗi đoạn một dòng; để git diff so được tệp Word.

    Bảng: mỗi hàng một dòng; phần đầu và phần ký: cột trái rồi cột phải; chú thích, khung chữ ở sau đoạn; đầu trang, chân
    trang ở cuối. Tệp không đọc được thì in một dòng nói lý do, mã thoát vẫn là 0, vì git diff dừng lại khi lệnh này báo lỗi.

    Ví dụ: tdkt text build/2026/ke-hoach.docx
    """
    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", hint="Kiểm tra đường dẫn.")
    from tdkt.office.word.opened import LARGEST_FILE

    with file.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    sys.stdout.write(_text_or_reason(data))
    return 0


def _text_or_reason(data: bytes) -> str:
    """Return the text, or a line with the reason and a fingerprint, so that two unreadable files still differ."""
    from tdkt.documents.word.plain_text import docx_text

    try:
        return docx_text(data)
    except UserError as error:
        reason = str(error)
    except Exception:  # noqa: BLE001 whatever it is, git diff must go on
        reason = "tệp bị hỏng"
    return _unreadable(reason, data)


def _unreadable(reason: str, data: bytes) -> str:
    from hashlib import sha256

    return f"[Không xem được nội dung: {reason}. {len(data)} byte, sha256 {sha256(data).hexdigest()[:16]}]\n"
