"""The content (ô 6) and the appendices' heads as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tdkt.documents.page import layout, wording
from tdkt.documents.page.blocks import (
    Appendix,
    Block,
    Clause,
    Heading,
    Item,
    Paragraph,
    Span,
    Spans,
    Table,
    plain_text,
)
from tdkt.documents.word.paragraphs import balanced, held, last_line_width, paragraph, rule_line
from tdkt.documents.word.tables import ruled
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_FEW_LINES = 10
"""Lines under a table that are not worth dividing, at most."""


def body(blocks: Sequence[Block], width: float, *, keep_end: bool = False) -> list[BaseOxmlElement]:
    """Return `blocks` set in `width` mm. With `keep_end` two lines at least stay on the page of what follows them.

    What leads in a list (it ends with a colon) or a table stays on the page of its first line; so does the end of a
    table with the words that close an annex, with those of a signed text where they are one line, and with a mark alone.
    """
    last = len(blocks) - 1
    kept = _kept_from(blocks, width) if keep_end else len(blocks)
    closed_from = len(blocks) if keep_end else _closed_from(blocks, width)
    parts = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index < last else None
        keep_next = index >= kept or _leads_in(block, following) or closed_from <= index < last
        if isinstance(block, Heading) and block.rank == 0:
            parts.append(held(paragraph(layout.PART, block.number)))
        part = _set(block, width, keep_next=keep_next)
        stays = not isinstance(block, Table) and (keep_next or _stays_by_style(block))
        parts.append(held(part) if stays else part)
        if isinstance(block, Table) and index < last:
            spacer = paragraph(layout.AFTER_TITLE, keep_next=keep_next)
            parts.append(held(spacer) if keep_next else spacer)
    return parts


def appendix_head(appendix: Appendix, width: float) -> list[BaseOxmlElement]:
    """Return "Phụ lục I", its title, "(Kèm theo …)" and the short rule (III.1; Phụ lục III, Mẫu 2.1)."""
    title = appendix.title.upper()
    note = wording.attached_note(appendix)
    style, last = (layout.APPENDIX_NOTE, note) if note else (layout.APPENDIX_TITLE, title)
    parts = [paragraph(layout.APPENDIX, wording.appendix_heading(appendix))]
    if title:
        parts.append(balanced(layout.APPENDIX_TITLE, title, width))
    if note:
        parts.append(balanced(layout.APPENDIX_NOTE, note, width))
    length = min(last_line_width(style, last, width) * layout.RULE_SHARE, width / 4)
    return [*parts, rule_line(length, width), paragraph(layout.AFTER_TITLE)]


def _set(block: Block, width: float, *, keep_next: bool) -> BaseOxmlElement:
    match block:
        case Heading(_, number, spans, rank):
            if rank == 0:  # its number stands on a line of its own above
                return paragraph(layout.PART_TITLE, _upper(spans), keep_next=keep_next)
            shown = _upper(spans) if rank == 1 else spans
            style = layout.HEADINGS[min(rank, len(layout.HEADINGS)) - 1]
            return paragraph(style, (Span(f"{number} "), *shown), keep_next=keep_next)
        case Clause(_, number, spans):
            return paragraph(layout.CLAUSE, (Span(f"{number} "), *spans), keep_next=keep_next)
        case Item(depth, spans):
            mark = "- " if depth == 1 else "+ "
            return paragraph(layout.ITEM, (Span(mark), *spans), keep_next=keep_next)
        case Paragraph(spans, hint):
            style = {"centred": layout.CENTRED, "small": layout.TABLE_TEXT}.get(hint, layout.BODY)
            align = "right" if _is_only_a_mark(block) else ""
            return paragraph(style, spans, keep_next=keep_next, align=align)
        case Table():
            return ruled(block, width, keep_next=keep_next)


def _is_only_a_mark(block: Block | None) -> bool:
    """Tell whether a paragraph is a mark that had no words to stand after: what it ends is a table."""
    return isinstance(block, Paragraph) and plain_text(block.spans) in wording.MARKS_UNDER_TABLES


def _stays_by_style(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.hint == "centred")


def _leads_in(block: Block, following: Block | None) -> bool:
    if following is None:
        return False
    if isinstance(block, Table):
        return _is_only_a_mark(following)
    return isinstance(following, Table) or plain_text(block.spans).rstrip().endswith(":")


def _closed_from(blocks: Sequence[Block], width: float) -> int:
    """Return the index of the table that the last words stand under: a paragraph, or a few lines that go to a new page together."""
    under = [index for index, block in enumerate(blocks) if isinstance(block, Table)]
    if not under:
        return len(blocks)
    words = [block for block in blocks[under[-1] + 1 :] if isinstance(block, Paragraph | Item)]
    is_short = len(words) <= _FEW_LINES and all(_is_one_line(block, width) for block in words)
    no_heading = len(words) == len(blocks) - under[-1] - 1
    ends = no_heading and (is_short or (len(words) == 1 and isinstance(words[0], Paragraph)))
    return under[-1] if words and ends else len(blocks)


def _kept_from(blocks: Sequence[Block], width: float) -> int:
    """Return the index of the first block that must stay with what follows the content: the last that has two lines.

    (Of a longer paragraph a word processor may leave all but its last two lines behind.)
    """
    first = len(blocks) - 1
    while first > 0:
        block = blocks[first]
        if isinstance(block, Table) or not _is_one_line(block, width):
            break
        first -= 1
        if len(blocks) - first > 2:
            break
    return max(first, 0)


def _is_one_line(block: Heading | Clause | Paragraph | Item, width: float) -> bool:
    return layout.BODY.first_line + text_width(plain_text(block.spans), layout.BODY.size) < width


def _upper(spans: Spans) -> Spans:
    return tuple(Span(span.text.upper(), span.italic, span.bold) for span in spans)
