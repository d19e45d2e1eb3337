"""A Word file as somebody sent it, made safe for the libraries that read it: unpacked within limits, without pictures.

A library that unpacks by itself believes what the archive says, and a tree of XML takes thirty times the bytes of its text: 128 KB
of empty paragraphs were 79 MB unpacked and gigabytes in memory. So the parts are unpacked and counted here first
(`office/package.py`), and libraries get a package made of them.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

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

LARGEST_FILE = 100_000_000
_LIMITS = Limits(parts=3_000, content=200_000_000)
_LARGEST_XML, _MOST_MARKS = 40_000_000, 2_000_000
"""Of all parts that are XML: bytes, and tags with their attributes. Five hundred pages have less than half of that."""
_XML = (".xml", ".rels")
_WHY = {
    PackageFault.LOCKED: "tệp có mật khẩu",
    PackageFault.BROKEN: "tệp bị hỏng",
    PackageFault.TOO_LARGE: "nội dung sau khi giải nén quá lớn",
}


def word_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name, of the pictures and other parts that are no XML the names alone (b"").

    Raises UserError where `data` is no Word document, is locked by a password, broken as an archive, or far too large.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError("tệp có mật khẩu, hoặc là tệp Word kiểu cũ (.doc)")
    if not data:
        raise UserError("tệp rỗng")
    if len(data) > LARGEST_FILE:
        raise UserError(_WHY[PackageFault.TOO_LARGE])
    if not zipfile.is_zipfile(BytesIO(data)):
        raise UserError("không phải tệp Word (.docx)")
    try:
        package = OfficePackage(data, _LIMITS)
        names = [name for name in package.names if not name.endswith("/")]
        if sum(package.size(name) for name in names if name.lower().endswith(_XML)) > _LARGEST_XML:
            raise PackageError(PackageFault.TOO_LARGE)
        parts = {name: package.part(name) if name.lower().endswith(_XML) else b"" for name in names}
    except PackageError as error:
        raise UserError(_WHY[error.fault]) from error
    if any(map(declares, parts.values())):
        raise UserError("tệp có khai báo XML lạ")
    if sum(map(count_of_marks, parts.values())) > _MOST_MARKS:
        raise UserError(_WHY[PackageFault.TOO_LARGE])
    return parts


def opened_package(data: bytes) -> OfficePackage:
    """Return the package of the .docx `data`, of which `word_parts` has been asked; raises UserError where it is broken."""
    try:
        return OfficePackage(data, _LIMITS)
    except PackageError as error:
        raise UserError(_WHY[error.fault]) from error


def other_parts(data: bytes) -> dict[str, str]:
    """Return the fingerprints of the parts of a .docx that are no XML (pictures, fonts, macros); raises as `word_parts`."""
    try:
        package = OfficePackage(data, _LIMITS)
        return {name: package.fingerprint(name) for name in package.names if not name.lower().endswith(_XML)}
    except PackageError as error:
        raise UserError(_WHY[error.fault]) from error


def safe_package(data: bytes) -> bytes:
    """Return the .docx `data` as a package that a library may read; raises as `word_parts`."""
    return zipped(word_parts(data))
