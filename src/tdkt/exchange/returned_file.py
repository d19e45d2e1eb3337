"""Opening a file that somebody sent: is it an Excel workbook, is it safe to open, what stands in its cells.

A file from outside is not trusted: macros, passwords, zip bombs and XML with declarations are refused before any of it
is parsed.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tdkt.errors import UserError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST_FILE, _LARGEST_CONTENT, _MOST_PARTS = 4_000_000, 8_000_000, 300
_MOST_CELLS, _LARGEST_MERGE = 60_000, 10_000
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)[ />]")
_MERGE = re.compile(rb"""mergeCell\b[^>]*?ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})""")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = (
    "Mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” (Save As) dạng “Excel Workbook (.xlsx)” rồi gửi lại."
)
_AGAIN = "Xin đơn vị gửi lại tệp, hoặc lập phiếu mới bằng tdkt form."


class NotAFormError(UserError):
    """The file as a whole cannot be taken."""


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a cell: its value (a formula's is the cached one), Excel's number format, the formula if it is one."""

    value: Any
    number_format: str
    formula: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its title and the cells that are not empty, by row and column from 1."""

    title: str
    cells: dict[tuple[int, int], Given]

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)

    def value(self, row: int, column: int) -> Any:
        """Return the value of a cell, None where it is empty."""
        given = self.cells.get((row, column))
        return given.value if given else None


def open_returned(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of the workbook at `path`; raises NotAFormError where it is none that can be taken."""
    data = _safe_bytes(path)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # of parts that openpyxl does not keep, which matter only on saving
            sheets = load_workbook(BytesIO(data)).worksheets
            computed: dict[str, Worksheet] = {}
            if any(cell.data_type == "f" for sheet in sheets for cell in _cells(sheet)):
                again = load_workbook(BytesIO(data), data_only=True).worksheets
                computed = {sheet.title: sheet for sheet in again}
    except Exception as error:
        raise NotAFormError("Tệp Excel bị hỏng, không đọc được nội dung.", hint=_AGAIN) from error
    return tuple(_grid(sheet, computed.get(sheet.title)) for sheet in sheets)


def _cells(sheet: Worksheet) -> Iterable[Any]:
    """Return the cells that exist; openpyxl's own ways to walk a sheet make every cell up to the furthest one."""
    found: dict[tuple[int, int], Any] = sheet._cells
    return [cell for _, cell in sorted(found.items())]


def _grid(sheet: Worksheet, computed: Worksheet | None) -> Grid:
    results = {cell.coordinate: cell.value for cell in _cells(computed)} if computed is not None else {}
    cells = {}
    for cell in _cells(sheet):
        if cell.value is None:
            continue
        value: Any = cell.value
        formula = None
        if cell.data_type == "f":
            formula = str(getattr(value, "text", value))
            value = results.get(cell.coordinate)
        cells[cell.row, cell.column] = Given(value, cell.number_format or "General", formula)
    return Grid(sheet.title, cells)


def _safe_bytes(path: Path) -> bytes:
    """Return the bytes of an Excel workbook that may be opened."""
    data = _bytes_of_a_form(path)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _look_at_parts(archive.infolist())
            _look_inside(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise NotAFormError("Tệp bị hỏng hoặc tải về chưa đủ.", hint=_AGAIN) from error
    except RuntimeError as error:
        raise NotAFormError("Tệp được đặt mật khẩu.", hint="Bỏ mật khẩu rồi lưu lại ở dạng .xlsx.") from error
    return data


def _bytes_of_a_form(path: Path) -> bytes:
    """Return the bytes of a file that by its name, its size and its first bytes may be a workbook."""
    if path.name.startswith("~$"):
        raise NotAFormError(
            "Đây là tệp tạm của Excel, không phải phiếu.",
            hint="Đóng Excel rồi chọn tệp không có “~$” ở đầu tên.",
        )
    if not _is_file(path):
        what = "Đây không phải một tệp." if path.is_dir() else "Không có tệp này."
        raise NotAFormError(what, hint="Kiểm tra đường dẫn.")
    if path.stat().st_size > _LARGEST_FILE:
        raise NotAFormError(
            f"Tệp lớn hơn {_LARGEST_FILE // 1_000_000} MB, không phải phiếu của tdkt.",
            hint="Bỏ ảnh, tệp đính kèm khỏi phiếu.",
        )
    data = path.read_bytes()
    if data.startswith(_OLE):
        # Old Excel files and encrypted new ones look alike from outside.
        if path.suffix.lower() == ".xls":
            raise NotAFormError("Tệp ở dạng Excel cũ (.xls).", hint=_SAVE_AS)
        raise NotAFormError(
            "Tệp được đặt mật khẩu (hoặc ở dạng Excel cũ).",
            hint="Bỏ mật khẩu mở tệp rồi lưu lại ở dạng .xlsx.",
        )
    if not data.startswith(b"PK"):
        empty = "" if data else " mà là tệp trống"
        raise NotAFormError(f"Không phải tệp Excel .xlsx{empty}.", hint=_SAVE_AS)
    return data


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the system takes
        return False


def _look_at_parts(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse what the list of its parts shows not to be a workbook without macros, or to be too large."""
    if sum(part.file_size for part in parts) > _LARGEST_CONTENT or len(parts) > _MOST_PARTS:
        raise NotAFormError("Nội dung tệp sau khi giải nén quá lớn, không phải phiếu của tdkt.", hint=_AGAIN)
    names = {part.filename.lower() for part in parts}
    if not names.isdisjoint(("content.xml", "mimetype")):
        raise NotAFormError("Tệp ở dạng LibreOffice (.ods).", hint=_SAVE_AS)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise NotAFormError("Tệp có macro nên không mở.", hint=_SAVE_AS)
    has_workbook = any(name.startswith("xl/workbook.") for name in names)
    if "[content_types].xml" not in names or not has_workbook:
        raise NotAFormError("Không phải tệp Excel .xlsx (có thể là Word hoặc tệp nén).", hint=_SAVE_AS)


def _look_inside(archive: zipfile.ZipFile) -> None:
    """Refuse what must not be parsed; every part is unpacked once, so that sizes are real and sums are checked."""
    for part in archive.infolist():
        name, content = part.filename.lower(), archive.read(part)
        if name.startswith("xl/worksheets/"):
            _refuse_vast(content)
        if name == "xl/workbook.xml" and b"purl.oclc.org" in content:
            raise NotAFormError("Tệp ở dạng “Strict Open XML”.", hint=_SAVE_AS)
        if name.endswith((".xml", ".rels")) and _is_odd_xml(content):
            raise NotAFormError("Tệp có khai báo XML lạ nên không mở.", hint=_AGAIN)


def _is_odd_xml(content: bytes) -> bool:
    """Tell whether XML declares anything (Excel never does), or is UTF-16, in which declarations would not be found."""
    return b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def _refuse_vast(sheet: bytes) -> None:
    """Refuse a sheet of which the memory could not hold the cells, small as its file may be."""
    cells = sum(1 for _ in _CELL.finditer(sheet))
    merged = [_area(*match.groups()) for match in _MERGE.finditer(sheet)]
    if cells > _MOST_CELLS or sum(merged) > _LARGEST_MERGE:
        raise NotAFormError("Có trang tính quá lớn, không phải phiếu của tdkt.", hint=_AGAIN)


def _area(first_column: bytes, first_row: bytes, last_column: bytes, last_row: bytes) -> int:
    from openpyxl.utils import column_index_from_string

    width = (
        column_index_from_string(last_column.decode()) - column_index_from_string(first_column.decode()) + 1
    )
    return abs(width) * abs(int(last_row) - int(first_row) + 1)
