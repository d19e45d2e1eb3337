"""Opening a file that somebody sent: is it an Excel workbook, is it safe to open, what stands in its cells.

A file from outside is not trusted: macros, passwords, zip bombs and XML with declarations are refused, and only what holds
the content of cells is read at all (`sheet_xml.py`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tdkt.errors import UserError
from tdkt.exchange.sheet_xml import (
    OddXmlError,
    Room,
    TornXmlError,
    VastError,
    cell_formats,
    elements,
    shared_texts,
    sheet_cells,
)
from tdkt.exchange.stored_values import Formats, Given, given
from tdkt.office.package import Limits, OfficePackage, PackageError, PackageFault

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
    data = _bytes_of_a_form(path)
    try:
        package = OfficePackage(data, _LIMITS)
        _look_at_parts(package.names)
        return tuple(_sheets(package))
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


def _sheets(package: OfficePackage) -> list[Grid]:
    """Return the sheets in the order of the workbook; those that hold no cells (charts) are left out."""
    main = next(
        (_target("", found) for found in _relations(package, "") if _kind(found) == "officeDocument"),
        "xl/workbook.xml",
    )
    workbook = package.part(main)
    if not workbook:
        raise NotAFormError("Không phải tệp Excel .xlsx (có thể là dạng nhị phân .xlsb).", hint=_SAVE_AS)
    relations = _relations(package, main)
    styles, shared = (_first(package, main, relations, kind) for kind in ("styles", "sharedStrings"))
    said = elements(workbook, "sheet", "workbookPr")
    is_1904 = any(found[""] == "workbookPr" and found.get("date1904") in ("1", "true") for found in said)
    formats = Formats(cell_formats(styles) if styles else [], is_1904)
    texts = shared_texts(shared) if shared else []
    places = {found.get("Id"): _target(main, found) for found in relations if _kind(found) == "worksheet"}
    sheets = [found for found in said if found[""] == "sheet" and found.get("id") in places]
    if len(sheets) > _MOST_SHEETS:
        raise VastError("sheets")
    room, grids = Room(), []
    for found in sheets:
        part = package.part(places[found.get("id")])
        if not part:
            raise TornXmlError("no such sheet")
        cells = sheet_cells(part, texts, room)
        values = {place: given(cell, formats) for place, cell in sorted(cells.items())}
        grids.append(Grid(found.get("name", ""), values))
    return grids


def _relations(package: OfficePackage, part: str) -> list[dict[str, str]]:
    folder, name = posixpath.split(part)
    xml = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return elements(xml, "Relationship") if xml else []


def _kind(relation: dict[str, str]) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _target(part: str, relation: dict[str, str]) -> str:
    """Return the name of the part that a relation of `part` leads to."""
    return posixpath.normpath(
        posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
    ).lstrip("/")


def _first(package: OfficePackage, part: str, relations: list[dict[str, str]], kind: str) -> bytes:
    found = (package.part(_target(part, relation)) for relation in relations if _kind(relation) == kind)
    return next(found, b"")


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
