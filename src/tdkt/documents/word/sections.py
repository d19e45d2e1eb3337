"""Sections: paper, margins, page number in the top margin (I.1–I.3, I.7), numbering anew in each appendix (III.1đ)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Twips

from tdkt.documents.page import layout
from tdkt.documents.word.paragraphs import paragraph
from tdkt.documents.word.xml import element
from tdkt.model.sample import ILLUSTRATIVE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section, _BaseHeaderFooter


def set_first_section(section: Section, *, illustrative: bool, landscape: bool = False) -> None:
    """Give the document's first section its page, page number and, if `illustrative`, its footers."""
    _set_page(section, landscape=landscape)
    _replace_content(section.header, _page_number())
    _replace_content(section.first_page_header, paragraph(layout.PAGE_NUMBER))
    footer = ILLUSTRATIVE if illustrative else ""
    if footer:
        _replace_content(section.footer, paragraph(layout.FOOTER, footer))
        _replace_content(section.first_page_footer, paragraph(layout.FOOTER, footer))


def add_appendix_section(document: Document, *, landscape: bool) -> None:
    """Start a new page and section; header and footers go on from the first section, numbers start at 1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _set_page(section, landscape=landscape)
    start = element("w:pgNumType", start=1)
    for old in section._sectPr.findall(start.tag):
        section._sectPr.remove(old)
    margins = element("w:pgMar").tag
    section._sectPr.find(margins).addnext(start)


def _set_page(section: Section, *, landscape: bool) -> None:
    size = (Mm(layout.PAGE_WIDTH), Mm(layout.PAGE_HEIGHT))
    section.page_width, section.page_height = reversed(size) if landscape else size
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = _at_least(layout.MARGIN_TOP), _at_least(layout.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = _at_least(layout.MARGIN_LEFT), _at_least(layout.MARGIN_RIGHT)
    section.header_distance, section.footer_distance = Mm(layout.HEADER_DISTANCE), Mm(layout.FOOTER_DISTANCE)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = True


def _at_least(millimetres: float) -> Twips:
    """Return the margin in whole twips, rounded up: 15 mm must not become 14,99."""
    return Twips(math.ceil(millimetres * 1440 / 25.4))


def _page_number() -> BaseOxmlElement:
    made = paragraph(layout.PAGE_NUMBER)
    digits = element("w:t")
    digits.text = "2"
    field = element("w:fldSimple", element("w:r", digits), instr=" PAGE ")
    made.append(field)
    return made


def _replace_content(part: _BaseHeaderFooter, content: BaseOxmlElement) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    root.append(content)
