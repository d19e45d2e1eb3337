"""Opening a file that somebody sent: is it an Excel workbook, is it safe to open, what stands in its cells.

A file from outside is not trusted: macros, passwords, zip bombs and XML with declarations are refused, and only what holds
the content of cells is read at all (`office/tables/sheet_xml.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tdkt.errors import UserError
from tdkt.office.package import Limits, OfficePackage, PackageError, PackageFault
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.sheet_xml import OddXmlError, TornXmlError, VastError
from tdkt.office.tables.workbook import NoWorkbookError, workbook_grids

_LARGEST_FILE = 4_000_000
_LIMITS = Limits(parts=300, content=8_000_000)
_MOST_SHEETS = 50
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = (
    "Mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” (Save As) dạng “Excel Workbook (.xlsx)” rồi gửi lại."
)
AGAIN = "Xin đơn vị gửi lại tệp, hoặc lập phiếu mới bằng tdkt form."


class NotAFormError(UserError):
    """The file as a whole cannot be taken."""


def open_returned(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of the workbook at `path`; raises NotAFormError where it is none that can be taken."""
    data = _bytes_of_a_form(path)
    try:
        package = OfficePackage(data, _LIMITS)
        _look_at_parts(package.names)
        return tuple(workbook_grids(package, most_sheets=_MOST_SHEETS))
    except NoWorkbookError as error:
        raise NotAFormError(
            "Không phải tệp Excel .xlsx (có thể là dạng nhị phân .xlsb).", hint=_SAVE_AS
        ) from error
    except PackageError as error:
        raise _not_opened(error.fault) from error
    except OddXmlError as error:
        raise NotAFormError("Tệp có khai báo XML lạ nên không mở.", hint=AGAIN) from error
    except VastError as error:
        raise NotAFormError("Có trang tính quá lớn, không phải phiếu của tdkt.", hint=AGAIN) from error
    except TornXmlError as error:
        raise NotAFormError(
            "Tệp Excel bị hỏng, không đọc được nội dung.",
            hint="Mở bằng Excel hoặc LibreOffice rồi lưu lại; nếu không mở được thì xin đơn vị gửi lại tệp.",
        ) from error


def _not_opened(fault: PackageFault) -> NotAFormError:
    match fault:
        case PackageFault.LOCKED:
            return NotAFormError("Tệp được đặt mật khẩu.", hint="Bỏ mật khẩu rồi lưu lại ở dạng .xlsx.")
        case PackageFault.TOO_LARGE:
            return NotAFormError(
                "Nội dung tệp sau khi giải nén quá lớn, không phải phiếu của tdkt.", hint=AGAIN
            )
    return NotAFormError("Tệp bị hỏng hoặc tải về chưa đủ.", hint=AGAIN)


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


def _look_at_parts(parts: Sequence[str]) -> None:
    """Refuse what the names of its parts show not to be a workbook without macros."""
    names = {part.lower() for part in parts}
    if not names.isdisjoint(("content.xml", "mimetype")):
        raise NotAFormError("Tệp ở dạng LibreOffice (.ods).", hint=_SAVE_AS)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise NotAFormError("Tệp có macro nên không mở.", hint=_SAVE_AS)
    has_workbook = any(name.startswith("xl/workbook") for name in names)
    if "[content_types].xml" not in names or not has_workbook:
        raise NotAFormError("Không phải tệp Excel .xlsx (có thể là Word hoặc tệp nén).", hint=_SAVE_AS)
