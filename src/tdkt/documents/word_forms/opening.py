"""Opening a ward's own Word file: is it a .docx, is it safe to read, what is wrong with it in a clerk's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.errors import UserError
from tdkt.office.package import (
    Limits,
    OfficePackage,
    PackageError,
    PackageFault,
    count_of_marks,
    declares,
    zipped,
)
from tdkt.workspace.inside import is_link

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_LARGEST_FILE, _LIMITS = 20_000_000, Limits(parts=1_000, content=40_000_000)
_LARGEST_PAGE, _MOST_ON_PAGE, _MOST_MARKS = 900_000, 60_000, 300_000
"""Of the page, in bytes and in tags and attributes; of all XML, in those."""
_MOST_TAGS, _LONGEST_TAG = 300, 20_000
"""How many tags, and of how many bytes of XML each: Word cuts a tag into runs, of a hundred bytes a piece."""
_TAG = re.compile(rb"\{[{%#].*?(?:[}%#]\}|\Z)", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Mở bằng Word, chọn “Lưu thành” (Save As) dạng “Word Document (.docx)”, không đặt mật khẩu."
MANUAL = "Cách làm mẫu: docs/mau-word.md."


class FormError(UserError):
    """A Word form that cannot be used; its message begins with the file."""

    def __init__(self, path: Path, message: str, *, hint: str = MANUAL) -> None:
        super().__init__(f"{path}: {message}", hint=hint)


def open_form(path: Path, data: bytes) -> DocxTemplate:
    """Return the Word file `data`, read from `path`, opened; raises FormError where it is none that can be filled."""
    package = _safe_package(path, data)
    from docxtpl import DocxTemplate

    template = DocxTemplate(BytesIO(package))
    try:
        template.init_docx()
        content = template.docx.element.body
    except Exception as error:
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


def _safe_package(path: Path, data: bytes) -> bytes:
    """Return the form as a package that a library may unpack; raises FormError where it is none."""
    if data.startswith(_OLE):
        raise FormError(path, "tệp có mật khẩu hoặc ở dạng Word cũ (.doc).", hint=_SAVE_AS)
    if len(data) > _LARGEST_FILE:
        raise FormError(
            path,
            f"tệp mẫu quá lớn ({len(data) // 1_000_000} MB).",
            hint="Nén ảnh trong Word (Compress Pictures).",
        )
    try:
        package = OfficePackage(data, _LIMITS)
        parts = {name: package.part(name) for name in package.names if not name.endswith("/")}
    except PackageError as error:
        if error.fault is PackageFault.TOO_LARGE:
            raise FormError(path, "nội dung giải nén quá lớn.", hint=_SAVE_AS) from error
        raise FormError(path, "không phải tệp Word (.docx), hoặc tệp bị hỏng.", hint=_SAVE_AS) from error
    _refuse_odd_parts(path, parts)
    return zipped(parts)


def _refuse_odd_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    xml = {name: part for name, part in parts.items() if name.lower().endswith((".xml", ".rels"))}
    if "word/document.xml" not in parts or any(map(declares, xml.values())):
        raise FormError(path, "không phải tệp Word (.docx), hoặc tệp bị hỏng.", hint=_SAVE_AS)
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise FormError(path, "tệp có macro.", hint=_SAVE_AS)
    page = parts["word/document.xml"]
    marks = sum(map(count_of_marks, xml.values()))
    if len(page) > _LARGEST_PAGE or count_of_marks(page) > _MOST_ON_PAGE or marks > _MOST_MARKS:
        raise FormError(path, "nội dung quá lớn: mẫu chỉ là một giấy.", hint=_SAVE_AS)
    _refuse_long_tags(path, page)


def _refuse_long_tags(path: Path, page: bytes) -> None:
    """Refuse tags that no form has before the library looks for them: it goes over the page anew for many of them."""
    tags = list(_TAG.finditer(page))
    if len(tags) > _MOST_TAGS:
        raise FormError(path, f"có hơn {_MOST_TAGS} thẻ.", hint=MANUAL)
    long = next((tag[0] for tag in tags if len(tag[0]) > _LONGEST_TAG), None)
    if long is not None:
        said = " ".join(re.sub(rb"<[^>]*>?", b"", long[:400]).decode(errors="replace").split())[:60]
        raise FormError(path, f"thẻ quá dài hoặc không đóng: “{said}…”.", hint=MANUAL)


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Say of whatever a library stumbles over in a form that the form is broken there.

    A part, an id or a number that does not fit may fail anywhere in three libraries; none of it is tdkt's own fault.
    """
    try:
        yield
    except (UserError, NameError, ImportError):
        raise
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise FormError(path, "thẻ lồng nhau quá nhiều hoặc biểu thức quá dài.") from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:80]
        raise FormError(
            path, f"tệp Word có chỗ hỏng nên không điền được ({detail}).", hint=_SAVE_AS
        ) from error
