"""Reading a file's bytes as text, refusing what a YAML parser would misread, choke on or be killed by."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path, PurePosixPath

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.text import CONTROLS
from tdkt.workspace.inside import Obstacle, obstacle, read_plain

MAX_BYTES = 4 * 1024 * 1024
"""A year's report of a unit has about 4 KB; what is a thousand times larger is no file of ours."""

FORBIDDEN = lazy_pattern(f"[{CONTROLS}]")
NAMED_AS_TEXT = "Y113"
LINK, SPECIAL_FILE, IN_THE_WAY_OF_WRITING = "Y120", "Y121", "Y122"
_LINE_BREAK = lazy_pattern(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text; `is_nfc` tells whether it is in normal form C throughout."""

    file: str
    text: str
    is_nfc: bool


def split_lines(text: str) -> list[str]:
    """Split at the line breaks that YAML knows (LF, CRLF, CR) and at nothing else."""
    return _LINE_BREAK.split(text)


def read_source(root: Path, file: str) -> Source | Diagnostic:
    """Read a file of the workspace `root` by its path relative to it; return its text, or the finding that forbids reading it."""
    try:
        found = obstacle(root, root / file)
    except OSError as error:
        return unreadable(file, _reason(error))
    return read_named(root / file, file) if found is None else in_the_way(found)


def read_named(path: Path, file: str) -> Source | Diagnostic:
    """Read `path`, which the user named, as `file` in messages; return its text, or the finding that forbids reading it."""
    content = content_of(path, file)
    return content if isinstance(content, Diagnostic) else decode(content, file)


def content_of(path: Path, file: str) -> bytes | Diagnostic:
    """Read `path` as `file` in messages; return its bytes, not looked at yet, or the finding that forbids reading it."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return unreadable(file, "không phải một tệp thường")
        if status.st_size > MAX_BYTES:
            return _too_large(file)
        return read_plain(path, limit=MAX_BYTES)
    except OSError as error:
        return unreadable(file, _reason(error))


def decode(data: bytes, file: str) -> Source | Diagnostic:
    """Decode `data` as UTF-8 (a byte order mark is dropped); return the text or a finding."""
    if len(data) > MAX_BYTES:
        return _too_large(file)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = split_lines(data[: error.start].decode("utf-8", errors="replace"))
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        return _refusal(
            Place(file, len(before), len(before[-1]) + 1),
            "Y101",
            f"Tệp không ở bảng mã UTF-8 (byte 0x{data[error.start]:02X}).",
            'Mở tệp và lưu lại với bảng mã UTF-8 (trong Notepad: "Save as", Encoding: UTF-8).'
            + (" Tệp đang ở bảng mã UTF-16." if utf16 else ""),
        )
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        before = split_lines(text[: forbidden.start()])
        code = ord(forbidden[0])
        return _refusal(
            Place(file, len(before), len(before[-1]) + 1),
            "Y103",
            f"Ký tự điều khiển U+{code:04X} không được có trong tệp.",
            "Xóa ký tự này (thường do sao chép từ Word, PDF hoặc trang web).",
        )
    return Source(file, text, unicodedata.is_normalized("NFC", text))


def _too_large(file: str) -> Diagnostic:
    return _refusal(
        Place(file),
        "Y102",
        f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB, không phải tệp của tdkt.",
        "Tách nhỏ tệp, hoặc để tệp này ngoài thư mục plans.",
    )


def unreadable(file: str, reason: str) -> Diagnostic:
    """Return the finding that `file` (or folder) cannot be read, and why."""
    return _refusal(
        Place(file),
        "Y112",
        f"Không đọc được: {reason}.",
        "Kiểm tra quyền đọc, liên kết và xem mục này có còn đó không.",
    )


def in_the_way(found: Obstacle, *, written: bool = False) -> Diagnostic:
    """Return the finding that a link, a pipe or the like stands where tdkt reads, or only where it is to write (`written`)."""
    code = LINK if found.is_link else SPECIAL_FILE
    severity = Severity.WARNING if written else Severity.ERROR
    message = f"Mục này {found.message}."
    return Diagnostic(
        Place(found.path), IN_THE_WAY_OF_WRITING if written else code, severity, message, found.hint
    )


def text_instead_of_yaml(file: str) -> Diagnostic:
    """Return the finding that `file` ("x.yaml.txt") is passed over for its last extension, which Windows hides."""
    name = PurePosixPath(file).name
    return Diagnostic(
        Place(file),
        NAMED_AS_TEXT,
        Severity.WARNING,
        f"Tệp này không được đọc vì tên có đuôi {name[-4:]} (Notepad tự thêm, Windows có thể giấu đuôi ấy).",
        f"Đổi tên thành {name[:-4]}. Trong File Explorer, bật View, File name extensions để thấy đuôi tệp.",
    )


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "không có quyền đọc"
    if isinstance(error, FileNotFoundError):
        return "không tìm thấy (liên kết hỏng?)"
    return "hệ điều hành không cho đọc"


def _refusal(place: Place, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, Severity.ERROR, message, hint)
