"""Marking every page of a form as a sample, whatever the form looks like: a box of text in the headers, moving nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.word.drawing import rectangle, shape
from tdkt.documents.word.xml import element, twips_of_points
from tdkt.documents.wording import ILLUSTRATIVE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section, _Header

_WIDTH, _HEIGHT = 62.0, 9.0
_ABOVE_EDGE = 30.0
"""From the top of the box to the lower edge of the page, in mm: clear of a frame, between the two feet."""
_NUMBER = 90_001


def mark_illustrative(word: Document) -> None:
    """Put "SỐ LIỆU MINH HỌA" on every page of `word`, in front of the text."""
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
    if header.is_linked_to_previous:
        header.is_linked_to_previous = False
        for paragraph in header.paragraphs:
            header._element.remove(paragraph._p)
    if not header.paragraphs:
        line = element("w:spacing", before=0, after=0, line=twips_of_points(1), lineRule="exact")
        header._element.append(element("w:p", element("w:pPr", line)))
    header.paragraphs[-1]._p.append(_box(section))


def _box(section: Section) -> BaseOxmlElement:
    page_width = section.page_width.mm if section.page_width else 297.0
    page_height = section.page_height.mm if section.page_height else 210.0
    text = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b/>'
        f'<w:color w:val="1F3864"/><w:sz w:val="28"/></w:rPr><w:t>{ILLUSTRATIVE}</w:t></w:r></w:p>'
    )
    place = ((page_width - _WIDTH) / 2, page_height - _ABOVE_EDGE, _WIDTH, _HEIGHT)
    return shape(
        _NUMBER,
        "SoLieuMinhHoa",
        place,
        rectangle(),
        fill="FFFFFF",
        line="1F3864",
        line_points=1,
        text=text,
        behind=False,
    )
