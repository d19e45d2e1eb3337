"""Opening a ward's own Word file: is it a .docx, is it safe to read, what is wrong with it in a clerk's words."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.errors import UserError
from tdkt.workspace.inside import is_link

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_LARGEST_FILE, _LARGEST_CONTENT, _MOST_PARTS = 20_000_000, 80_000_000, 1_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Mở bằng Word, chọn “Lưu thành” (Save As) dạng “Word Document (.docx)”, không đặt mật khẩu."
MANUAL = "Cách làm mẫu: docs/mau-word.md."


class FormError(UserError):
    """A Word form that cannot be used; its message begins with the file."""

    def __init__(self, path: Path, message: str, *, hint: str = MANUAL) -> None:
        super().__init__(f"{path}: {message}", hint=hint)


def open_form(path: Path, data: bytes) -> DocxTemplate:
    """Return the Word file `data`, read from `path`, opened; raises FormError where it is none that can be filled."""
    _refuse_unsafe(path, data)
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from lxml.etree import LxmlError

    template = DocxTemplate(BytesIO(data))
    try:
        template.init_docx()
        content = template.docx.element.body
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zlib.error, OSError) as error:
        raise FormError(path, "tệp Word bị hỏng nên không đọc được.", hint=_SAVE_AS) from error
    if content is None or content.sectPr is None:
        raise FormError(path, "tệp Word không có trang nào.", hint=_SAVE_AS)
    return template


def read_form(path: Path) -> bytes:
    """Return the bytes of the form at `path`; raises FormError where it cannot be read."""
    if is_link(path) or not path.is_file():
        raise FormError(path, "là liên kết hoặc không phải tệp thường nên không dùng làm mẫu.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormError(
            path,
            "không đọc được tệp mẫu.",
            hint="Kiểm tra quyền đọc; đóng tệp nếu đang mở trong Word.",
        ) from error


def _refuse_unsafe(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        raise FormError(path, "tệp có mật khẩu hoặc ở dạng Word cũ (.doc).", hint=_SAVE_AS)
    if len(data) > _LARGEST_FILE:
        raise FormError(
            path,
            f"tệp mẫu quá lớn ({len(data) // 1_000_000} MB).",
            hint="Nén ảnh trong Word (Compress Pictures).",
        )
    no_word_file = FormError(path, "không phải tệp Word (.docx), hoặc tệp bị hỏng.", hint=_SAVE_AS)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if _is_too_large(archive):
                raise FormError(path, "nội dung giải nén quá lớn.", hint=_SAVE_AS)
            names = set(archive.namelist())
            is_sound = archive.testzip() is None and not _declares_entities(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise no_word_file from error
    if not is_sound or "word/document.xml" not in names:
        raise no_word_file
    if "word/vbaProject.bin" in names:
        raise FormError(path, "tệp có macro.", hint=_SAVE_AS)


def _is_too_large(archive: zipfile.ZipFile) -> bool:
    """Tell whether so much would come out of the archive that reading it could fill the memory."""
    parts = archive.infolist()
    return len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_CONTENT


def _declares_entities(archive: zipfile.ZipFile) -> bool:
    """Tell whether a part has a DOCTYPE: Word writes none, and entities declared there can grow without end."""
    parts = (part for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
    return any(b"<!DOCTYPE" in archive.read(part) for part in parts)
