"""The .docx: the original that the ward edits, signs and files."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.word.body import appendix_head, body
from tdkt.documents.word.closing import closing, draft_notes
from tdkt.documents.word.opening import opening
from tdkt.documents.word.package import blank_document, packed, set_properties
from tdkt.documents.word.paragraphs import paragraph
from tdkt.documents.word.sections import add_appendix_section, set_first_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


def docx_bytes(document: OfficialDocument) -> bytes:
    """Return `document` as a .docx file: a function of its input alone, the same bytes on every machine."""
    word = blank_document()
    set_first_section(word.sections[0], illustrative=document.illustrative, landscape=document.landscape)
    for copy in range(document.copies):
        if copy:
            add_appendix_section(word, landscape=document.landscape)
        _append_copy(word, document)
    _anchor_sections(word)
    head = document.letterhead
    set_properties(
        word,
        title=document.title or f"{document.type_name} {document.subject}",
        subject=document.subject,
        author=document.author or " ".join(head.issuer_lines),
        date=datetime.date(head.year, 1, 1) if document.draft or head.date is None else head.date,
    )
    return packed(word)


def _append_copy(word: Document, document: OfficialDocument) -> None:
    _append(word, opening(document))
    signed = document.signature is not None
    blocks = wording.closed(document.blocks) if signed else document.blocks
    _append(word, body(blocks, layout.body_width(landscape=document.landscape), keep_end=signed))
    _append(word, closing(document))
    for appendix in document.appendices:
        add_appendix_section(word, landscape=appendix.landscape)
        width = layout.body_width(landscape=appendix.landscape)
        _append(word, appendix_head(appendix, width))
        _append(word, body(wording.closed_appendix(appendix), width))
    _append(word, draft_notes(document))


def _append(word: Document, parts: Iterable[BaseOxmlElement]) -> None:
    end = word.element.body.sectPr
    for part in parts:
        end.addprevious(part)


def _anchor_sections(word: Document) -> None:
    """Make the empty paragraphs that end sections (Word wants one after a table) as small as can be."""
    content = word.element.body
    for ending in content.iterchildren():
        properties = ending.pPr if ending.tag.endswith("}p") else None
        if properties is not None and properties.sectPr is not None:
            properties.style = layout.ANCHOR.id
    content.sectPr.addprevious(paragraph(layout.ANCHOR))
