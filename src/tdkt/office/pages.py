"""A document set into pages by LibreOffice, and where each word then stands (poppler's `pdftotext`).

Both programs are other people's and may be missing: then nothing is known of pages, which no finding rests on alone.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.errors import UserError
from tdkt.model.records import dataclass
from tdkt.office.converting import find_soffice, run_soffice

if TYPE_CHECKING:
    from lxml.etree import _Element

_READER = "pdftotext"
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its words, in the order of the text as far as the reader finds it."""

    width: Decimal
    height: Decimal
    words: tuple[Word, ...]


def can_set_pages() -> bool:
    """Tell whether both programs are there."""
    return find_soffice() is not None and shutil.which(_READER) is not None


def set_pages(files: Sequence[bytes]) -> list[tuple[Page, ...]]:
    """Return the pages of each .docx, empty for one that LibreOffice makes nothing of; all in one run of LibreOffice.

    Raises UserError where LibreOffice cannot be run.
    """
    soffice, reader = find_soffice(), shutil.which(_READER)
    if soffice is None or reader is None or not files:
        return [() for _ in files]
    with tempfile.TemporaryDirectory(prefix="tdkt-pages-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        sources = []
        for number, data in enumerate(files):
            source = work / f"{number}.docx"
            source.write_bytes(data)
            sources.append(source)
        run_soffice(soffice, sources, work, "pdf")
        return [_pages(reader, source.with_suffix(".pdf")) for source in sources]


def _pages(reader: str, pdf: Path) -> tuple[Page, ...]:
    from lxml import etree

    if not pdf.is_file():
        return ()
    try:
        made = subprocess.run(
            [reader, "-bbox", "-enc", "UTF-8", str(pdf), "-"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(made.stdout, parser)
    except (subprocess.TimeoutExpired, OSError, etree.XMLSyntaxError) as error:
        raise UserError(f"Không đọc được trang do LibreOffice dàn: {error}.") from error
    return () if root is None else tuple(_each_page(root))


def _each_page(root: _Element) -> Iterator[Page]:
    for page in root.iter("{*}page"):
        words = tuple(_word(word) for word in page.iter("{*}word") if (word.text or "").strip())
        yield Page(Decimal(page.get("width") or 0), Decimal(page.get("height") or 0), words)


def _word(node: _Element) -> Word:
    left, top, right, bottom = (Decimal(node.get(name) or 0) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", left, top, right, bottom)
