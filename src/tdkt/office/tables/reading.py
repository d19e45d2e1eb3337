"""A file of tables read into sheets, whatever program made it: .xlsx, .xls, .ods, .csv, told by what it holds."""

from __future__ import annotations

from tdkt.errors import UserError
from tdkt.model.records import replace
from tdkt.office.package import Limits, OfficePackage, PackageError, PackageFault
from tdkt.office.tables.by_library import grids_by_library
from tdkt.office.tables.grid import Grid, TableFile
from tdkt.office.tables.ods_look import looks_of_ods
from tdkt.office.tables.old_letters import without_old_letters
from tdkt.office.tables.sheet_xml import OddXmlError, Room, TornXmlError, VastError
from tdkt.office.tables.text_file import text_grid
from tdkt.office.tables.workbook import NoWorkbookError, workbook_grids

_LARGEST_FILE = 20_000_000
_LARGEST_OLD_FILE = 8_000_000
"""Of what a library reads that cannot be stopped half-way."""
_LIMITS = Limits(parts=2_000, content=60_000_000)
_LARGEST_CONTENT = 30_000_000
"""Of the one part of an .ods that is read."""
_MOST_CELLS, _MOST_CHARACTERS, _MOST_SHEETS = 300_000, 10_000_000, 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TOO_LARGE = "bảng quá lớn"
_WHY = {
    PackageFault.LOCKED: "tệp có mật khẩu",
    PackageFault.BROKEN: "tệp bị hỏng",
    PackageFault.TOO_LARGE: _TOO_LARGE,
}


def read_tables(data: bytes) -> TableFile:
    """Return the sheets of a file of tables; raises UserError with the reason ("tệp rỗng") where it cannot be read."""
    if not data.strip():
        raise UserError("tệp rỗng")
    if len(data) > _LARGEST_FILE:
        raise UserError(_TOO_LARGE)
    grids, told = _read(data)
    clean, said = without_old_letters(grids)
    return TableFile(clean, (*told, *said))


def _read(data: bytes) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Return the sheets of a file as it stores them, and what had to be done to read it."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise UserError("tệp có mật khẩu")
        return _by_library(data), ()
    if data.startswith(b"PK"):
        return _zipped(data), ()
    grid, told = text_grid(data, most_cells=_MOST_CELLS)
    return (grid,), told


def _zipped(data: bytes) -> tuple[Grid, ...]:
    try:
        package = OfficePackage(data, _LIMITS)
        if "content.xml" in package:
            if package.size("content.xml") > _LARGEST_CONTENT:
                raise UserError(_TOO_LARGE)
            grids = _by_library(data)
            looks = looks_of_ods(package.part("content.xml"))
            return tuple(replace(grid, look=looks.get(grid.title, grid.look)) for grid in grids)
        if any(name.lower().endswith("vbaproject.bin") for name in package.names):
            raise UserError("tệp có macro nên không mở")
        room = Room(_MOST_CELLS, _MOST_CHARACTERS)
        return tuple(workbook_grids(package, most_sheets=_MOST_SHEETS, room=room))
    except PackageError as error:
        raise UserError(_WHY[error.fault]) from error
    except NoWorkbookError as error:
        raise UserError("không phải bảng tính (.xlsx, .xls, .ods, .csv)") from error
    except VastError as error:
        raise UserError(_TOO_LARGE) from error
    except (OddXmlError, TornXmlError) as error:
        raise UserError("tệp bị hỏng") from error


def _by_library(data: bytes) -> tuple[Grid, ...]:
    if len(data) > _LARGEST_OLD_FILE:
        raise UserError(_TOO_LARGE)
    return grids_by_library(data, most_cells=_MOST_CELLS, most_sheets=_MOST_SHEETS)
