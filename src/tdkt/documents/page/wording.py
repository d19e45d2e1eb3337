"""The fixed words and marks of an official document, the same in every format.

Pure text: what stands in each component of NĐ 30/2020, Phụ lục I, Phần I, before anyone thinks of fonts.
"""

from __future__ import annotations

import re

from tdkt.documents.page.blocks import (
    Appendix,
    Block,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Span,
    Spans,
    Table,
)
from tdkt.documents.texts.formats import date_long
from tdkt.model.records import replace
from tdkt.model.sample import ILLUSTRATIVE as ILLUSTRATIVE  # templates say wording.ILLUSTRATIVE

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu: II.1a."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ: II.1b."""
ADDRESSED_TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
DRAFT = "DỰ THẢO"
DRAFT_NOTES = "Ghi chú của bản dự thảo (bỏ khi ban hành)"
END_MARK = "./."
QUOTE_END = "”."
"""What ends a passage that an amendment quotes."""
MARKS_UNDER_TABLES = (END_MARK, QUOTE_END)
"""Marks that stand alone, on the right, where what they end is a table."""
"""Closes the content in every specimen of Phụ lục III."""

_BLANK_NUMBER = " " * 8
BLANK_DATE = f"ngày{' ' * 6}tháng{' ' * 6}năm{' ' * 8}"
"""What stands where a document has no date yet; a report of the last quarter is dated in the next year."""
_TRAILING_MARKS = re.compile(r"[\s.;,:!/]+$")


_DOTTED = 4
"""So many dots alone are a line to be filled in, no end of a sentence."""


def number_line(letterhead: Letterhead, *, draft: bool) -> str:
    """Return "Số: 05/KH-UBND" (II.3c: a zero leads numbers below 10), blank while it is a draft; "" without ô 3."""
    if not letterhead.symbol:
        return ""
    number = _BLANK_NUMBER if draft or letterhead.number is None else letterhead.number.strip()
    if number.isdigit():
        number = f"{int(number):02}"
    gap = "" if number == _BLANK_NUMBER else " "
    return f"Số:{gap}{number}/{letterhead.symbol}"


def place_and_date_line(letterhead: Letterhead, *, draft: bool) -> str:
    """Return "Việt Hòa, ngày 30 tháng 01 năm 2026" (II.4), day and month blank while it is a draft; "" without ô 4."""
    if not letterhead.place:
        return ""
    if draft or letterhead.date is None:
        return f"{letterhead.place}, {BLANK_DATE}"
    return f"{letterhead.place}, {date_long(letterhead.date)}"


def draft_note_lines(document: OfficialDocument) -> tuple[str, ...]:
    """Return the notes at the end of a draft but for the one beside its mark, () where the document is issued."""
    if not document.draft:
        return ()
    return tuple(dict.fromkeys(note for note in document.draft_notes if note != document.notice))


def title(document: OfficialDocument) -> str:
    """Return what programs call the document: its own title, or the name of its type with the trích yếu."""
    return document.title or f"{document.type_name or 'Công văn'} {document.subject}"


def letter_subject_line(document: OfficialDocument) -> str:
    """Return "V/v …" for a công văn (II.5b), "" for a document that has the name of its type."""
    return f"V/v {document.subject}" if document.is_letter else ""


def legal_basis_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return each căn cứ with its end mark: ";" and "." at the last (II.6a)."""
    return _ended(lines)


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Return what follows "Kính gửi:" (II.9d): one name bare, or hyphen lines that end with ";" and "."."""
    if len(addressees) < 2:
        return addressees
    return tuple(f"- {line}" for line in _ended(addressees))


def recipient_lines(document: OfficialDocument) -> tuple[str, ...]:
    """Return the lines under "Nơi nhận:" (II.9b–d): "- Như trên;" if it is addressed, "- Lưu: VT, …." last.

    There are none where nothing is filed.
    """
    if not document.archive:
        return ()
    named = (["Như trên"] if document.addressees else []) + [_bare(line) for line in document.recipients]
    return (*(f"- {line};" for line in named), f"- Lưu: {_bare(document.archive)}.")


def appendix_heading(appendix: Appendix) -> str:
    """Return "Phụ lục I", or "Phụ lục" where there is one only (III.1a)."""
    return f"Phụ lục {appendix.number}".rstrip()


def attached_note(appendix: Appendix) -> str:
    """Return "(Kèm theo …)" in its brackets (III.1c), or ""."""
    note = appendix.attached_to.strip().removeprefix("(").removesuffix(")")
    return f"({note})" if note else ""


def closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with the end mark "./." after the last words, in place of whatever mark stood there.

    A line of dots that is to be filled in keeps its dots before the mark. After a table the mark stands in a paragraph of its own.
    """
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Table):
        return (*blocks, Paragraph((Span(END_MARK),)))
    if _is_to_be_filled_in(last):
        return (*blocks[:-1], replace(last, spans=(*last.spans, Span(END_MARK))))
    return (*blocks[:-1], replace(last, spans=_with_end_mark(last.spans)))


def _is_to_be_filled_in(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    text = "".join(span.text for span in block.spans).strip()
    return len(text) >= _DOTTED and not text.strip(".…")


def closed_appendix(appendix: Appendix) -> tuple[Block, ...]:
    """Return the blocks of an appendix with its end mark (Phụ lục III, Mẫu 2.1)."""
    return closed(appendix.blocks)


def _with_end_mark(spans: Spans) -> Spans:
    kept = list(spans)
    while kept:
        text = _TRAILING_MARKS.sub("", kept[-1].text)
        if text:
            kept[-1] = replace(kept[-1], text=text)
            break
        kept.pop()
    return (*kept, Span(END_MARK))


def _ended(lines: tuple[str, ...]) -> tuple[str, ...]:
    bare = [_bare(line) for line in lines]
    return tuple(f"{line}{'.' if index == len(bare) - 1 else ';'}" for index, line in enumerate(bare))


def _bare(line: str) -> str:
    return re.sub(r"[\s.;,]+$", "", line.strip().removeprefix("- "))
