"""Making the body of a form fit to stand in one file many times: what must be there once goes, what needs an id gets one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.documents.word_forms.tags import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_ONCE = (
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "proofErr",
    "permStart",
    "permEnd",
    "lastRenderedPageBreak",
)


def make_repeatable(body: _Element) -> None:
    """Take out of `body` bookmarks, marks of comments and of spelling, and the ids that Word gives paragraphs."""
    for name in _ONCE:
        for found in list(body.iter(f"{W}{name}")):
            _remove(found)
    for properties in body.iter(f"{W}sdtPr"):
        for identity in properties.findall(f"{W}id"):
            properties.remove(identity)
    for found in body.iter():
        for key in (f"{_W14}paraId", f"{_W14}textId"):
            found.attrib.pop(key, "")


def number_drawings(page: _Element, numbers: Iterator[int]) -> None:
    """Give every drawing in `page` an id of its own from `numbers`."""
    for properties in page.iter(f"{_DRAWING}docPr"):
        properties.set("id", str(next(numbers)))
    for shape in page.iter(f"{_VML}shape", f"{_VML}rect", f"{_VML}line", f"{_VML}group", f"{_VML}oval"):
        if "id" in shape.attrib:
            shape.set("id", f"hinh_{next(numbers)}")
        shape.attrib.pop(f"{_OFFICE}spid", "")


def _remove(found: _Element) -> None:
    parent = found.getparent()
    if parent is not None:
        parent.remove(found)
