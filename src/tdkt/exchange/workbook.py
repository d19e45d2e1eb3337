"""Saving a workbook so that the same content gives the same bytes: no clock in the properties or in the zip."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_MOMENT = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def save_bytes(workbook: Workbook) -> bytes:
    """Return the .xlsx file of `workbook`; without the time of saving, which openpyxl writes into it."""
    raw, result = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, _TIMES.sub(b"", content) if name == _CORE else content)
    return result.getvalue()
