"""Files of older and other programs (.doc, .odt, .rtf, .xls) become those that tdkt reads, through LibreOffice.

What a file is, is told by its content: offices send .doc files that are .docx, .rtf or web pages, and the other way round.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from tdkt.errors import UserError

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
_HOW_TO_INSTALL = (
    "Ubuntu, Debian: sudo apt-get install libreoffice-writer-nogui fonts-liberation2; "
    "Windows, macOS: tải tại https://www.libreoffice.org."
)
_START_SECONDS = 120
_FILE_SECONDS = 30
_BYTES_A_SECOND = 2_500
"""At the slowest: hundreds of framed certificates in one file."""
_LONGEST_SECONDS = 300
"""For a file that a stranger made, however large."""
_LARGEST_FILE = 100_000_000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = (b"mimetypeapplication/vnd.oasis.opendocument.text",)
_LOCKED_OLE = "EncryptedPackage".encode("utf-16-le")
_WORD_OLE = "WordDocument".encode("utf-16-le")
_BEGINNING = 4_096


class TextFormat(Enum):
    """What a file of text is: its ending, and what people call it."""

    DOC = ".doc", "Word 97-2003 (.doc)"
    ODT = ".odt", "OpenDocument (.odt)"
    RTF = ".rtf", "Rich Text (.rtf)"
    HTML = ".html", "trang web (.html)"
    WORD_XML = ".xml", "Word XML 2003 (.xml)"

    @property
    def ending(self) -> str:
        """The ending of such a file's name."""
        return self.value[0]

    @property
    def title(self) -> str:
        """What people call it."""
        return self.value[1]


def text_format(data: bytes) -> TextFormat | None:
    """Return which format of text `data` is that LibreOffice has to convert; None for all else, a .docx among it.

    Raises UserError where the file is locked by a password.
    """
    head = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_ZIP):
        return TextFormat.ODT if any(mark in head[:200] for mark in _ODT) else None
    if head.startswith(_OLE):
        if _LOCKED_OLE in data:
            raise UserError("tệp có mật khẩu")
        return TextFormat.DOC if _WORD_OLE in data else None
    if head.startswith(b"{\\rtf"):
        return TextFormat.RTF
    low = head.lower()
    if low.startswith(b"<?xml") and b"word.document" in low:
        return TextFormat.WORD_XML
    return TextFormat.HTML if low.startswith((b"<html", b"<!doctype html")) else None


def find_soffice() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return Path(found) if found else next((place for place in _USUAL_PLACES if place.is_file()), None)


def require_soffice(so_not: str, *, otherwise: str) -> Path:
    """Return LibreOffice's program; raises UserError where there is none: `so_not` says what cannot be done, `otherwise` what can."""
    soffice = find_soffice()
    if soffice is None:
        raise UserError(f"Chưa cài LibreOffice nên {so_not}.", hint=f"{_HOW_TO_INSTALL} {otherwise}")
    return soffice


def converted(data: bytes, ending: str, target: str, *, infilter: str = "") -> bytes:
    """Return `data`, a file whose name would end in `ending`, as LibreOffice converts it to `target` ("docx", "xlsx").

    Raises UserError with the reason where LibreOffice is missing, takes too long or makes nothing of it.
    """
    soffice = require_soffice(
        f"không đọc được tệp {ending}", otherwise=f"Hoặc mở tệp bằng Word, Excel rồi lưu thành .{target}."
    )
    if len(data) > _LARGEST_FILE:
        raise UserError("tệp quá lớn")
    with tempfile.TemporaryDirectory(prefix="tdkt-office-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        source = work / f"source{ending}"
        source.write_bytes(data)
        options = [f"--infilter={infilter}"] if infilter else []
        complaint = run_soffice(soffice, [source], work, target, options=options, longest=_LONGEST_SECONDS)
        made = source.with_suffix(f".{target.partition(':')[0]}")
        if not made.is_file() or made == source:
            raise UserError(f"LibreOffice không đọc được tệp {ending} này. {complaint}".rstrip())
        return made.read_bytes()


def run_soffice(
    soffice: Path,
    files: Sequence[Path],
    work: Path,
    target: str,
    *,
    options: Sequence[str] = (),
    longest: int | None = None,
) -> str:
    """Let LibreOffice convert `files` into the folder `work`; return what it complains of.

    A profile of its own keeps the call apart from a LibreOffice that the user has open. Raises UserError where it cannot be run, and
    where it takes too long for the size of the files (at most `longest` seconds).
    """
    size = sum(file.stat().st_size for file in files)
    seconds = _START_SECONDS + _FILE_SECONDS * len(files) + size // _BYTES_A_SECOND
    seconds = seconds if longest is None else min(seconds, longest)
    command = [
        str(soffice),
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        *options,
        "--convert-to",
        target,
        "--outdir",
        str(work),
        *map(str, files),
    ]
    try:
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "HOME": str(work), "TZ": "UTC"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(f"LibreOffice không xong sau {seconds} giây nên đã dừng lại.") from error
    except OSError as error:
        raise UserError(f"Không chạy được {soffice}: {error.strerror or error}.") from error
    return result.stderr.decode(errors="replace").strip()
