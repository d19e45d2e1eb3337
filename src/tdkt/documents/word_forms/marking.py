"""Marking every page of a form as a sample, whatever the form looks like: a framed line in the headers, moving nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.page import layout
from tdkt.documents.word.xml import eighths, element, twips, twips_of_points
from tdkt.model.sample import ILLUSTRATIVE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section, _Header

_WIDTH, _HEIGHT = 62.0, 8.0
_ABOVE_EDGE = 16.2
"""From the top of the box to the lower edge of the page, in mm: in the margin, where a form has its frame and no text."""
_RAISED = 3.5
"""In points: an exact line stands at its lower edge, the text belongs in the middle of the box."""
_SIZE, _COLOUR = 13, "1F3864"


def mark_illustrative(word: Document) -> None:
    """Put "SỐ LIỆU MINH HỌA" on every page of `word`, above whatever is drawn there."""
    both_sides = word.settings.odd_and_even_pages_header_footer
    for index, section in enumerate(word.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if both_sides:
            headers.append(section.even_page_header)
        for header in headers:
            if index == 0 or not header.is_linked_to_previous:
                _mark(header, section)


def _mark(header: _Header, section: Section) -> None:
    is_new = header.is_linked_to_previous
    if is_new:
        header.is_linked_to_previous = False
        for paragraph in header.paragraphs:
            header._element.remove(paragraph._p)
    header._element.insert(0, _box(section))
    if is_new:
        line = element("w:spacing", before=0, after=0, line=twips_of_points(1), lineRule="exact")
        header._element.append(element("w:p", element("w:pPr", line)))


def _box(section: Section) -> BaseOxmlElement:
    """Return the paragraph in a frame at the lower edge of the page, centred."""
    height = section.page_height.mm if section.page_height else layout.PAGE_WIDTH
    frame = element(
        "w:framePr",
        w=twips(_WIDTH),
        h=twips(_HEIGHT),
        hRule="exact",
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        xAlign="center",
        y=twips(height - _ABOVE_EDGE),
    )
    sides = ("top", "left", "bottom", "right")
    borders = (element(f"w:{side}", val="single", sz=eighths(1), space=1, color=_COLOUR) for side in sides)
    properties = element(
        "w:pPr",
        frame,
        element("w:pBdr", *borders),
        element("w:shd", val="clear", color="auto", fill="FFFFFF"),
        element("w:spacing", before=0, after=0, line=twips(_HEIGHT), lineRule="exact"),
        element("w:jc", val="center"),
    )
    fonts = element("w:rFonts", ascii=layout.FONT, hAnsi=layout.FONT, cs=layout.FONT)
    face = element(
        "w:rPr",
        fonts,
        element("w:b"),
        element("w:color", val=_COLOUR),
        element("w:position", val=round(2 * _RAISED)),
        element("w:sz", val=2 * _SIZE),
    )
    content = element("w:t")
    content.text = ILLUSTRATIVE
    return element("w:p", properties, element("w:r", face, content))
