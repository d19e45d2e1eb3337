"""PDF through LibreOffice, where it is installed: what the Council reads on a screen."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tdkt.documents.page.pdf_clock import timeless
from tdkt.errors import UserError
from tdkt.office import converting
from tdkt.workspace.writing import write_atomically

_PDF = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
        "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
    }
)
"""PDF/A-2b (ISO 19005-2) with its structure tagged: for archives, and for who has a page read aloud."""
_PAGE = re.compile(rb"/Type ?/Page\b")


def require_soffice() -> Path:
    """Return LibreOffice's program; raises UserError with the way to install it where there is none."""
    return converting.require_soffice(
        "không tạo được PDF", otherwise="Hoặc mở tệp .docx bằng Word rồi lưu thành PDF."
    )


def convert_to_pdf(
    files: Sequence[Path], output_folder: Path | None = None, *, workspace: Path | None = None
) -> list[Path]:
    """Convert .docx `files` with one call of LibreOffice; return the PDFs in `output_folder` (None: beside each), in the same order.

    No PDF is written through a link below `workspace` (None: the folder of the PDF). A profile of its own keeps the call apart from a
    LibreOffice that the user has open. Raises UserError when
    LibreOffice is missing, takes too long or cannot convert a file, and when two files have the same name.
    """
    if not files:
        return []
    soffice = require_soffice()
    targets = [(output_folder or file.parent) / f"{file.stem}.pdf" for file in files]
    if len(set(targets)) < len(targets):
        raise UserError("Có hai tệp trùng tên nên không tạo PDF vào cùng một thư mục được.")
    with tempfile.TemporaryDirectory(prefix="tdkt-pdf-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        copies = [work / f"{index:04}.docx" for index in range(len(files))]
        for file, copy in zip(files, copies, strict=True):
            shutil.copyfile(file, copy)
        complaint = converting.run_soffice(soffice, copies, work, _PDF)
        for file, copy, target in zip(files, copies, targets, strict=True):
            made = copy.with_suffix(".pdf")
            if not made.is_file():
                raise UserError(f"LibreOffice không chuyển được {file} sang PDF. {complaint}".rstrip())
            write_atomically(target, timeless(made.read_bytes(), file), workspace=workspace or target.parent)
    return targets


def page_count(pdf: Path) -> int:
    """Return the number of pages of a PDF that LibreOffice wrote."""
    return len(_PAGE.findall(pdf.read_bytes()))
