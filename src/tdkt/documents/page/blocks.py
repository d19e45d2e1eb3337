"""The content model: what a document says, with nothing about how it looks.

A template's text becomes blocks; the .docx writer and the HTML preview set the same blocks, so that they cannot
disagree. Texts are plain Unicode; numbers of headings are already computed (`numbering`).
"""

from __future__ import annotations

import datetime
from typing import Literal

from tdkt.model.records import dataclass

Align = Literal["left", "center", "right"]
Hint = Literal["body", "centred", "small"]
"""How a paragraph stands: as running text, centred and bold (as "QUYẾT ĐỊNH:" does), or as small as a table, under one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one face."""

    text: str
    italic: bool = False
    bold: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A part with a title: level 1 is the outermost; `number` stands before it, ready to print ("I.", "1.1.", "a)").

    `rank` says how it looks (`model.numbering.Scheme.rank`): 0 has its number on a line of its own ("Phần I").
    """

    level: int
    number: str
    spans: Spans
    rank: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered khoản without a title: the number stands before running text (II.6đ)."""

    level: int
    number: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    spans: Spans
    hint: Hint = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; depth 1 is marked "-", depth 2 and deeper "+"."""

    depth: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Every row has as many cells as `head`; `widths` are shares, empty = from the content.

    `row_height` is the least height of a row in mm, where there has to be room to sign; 0 for as high as its text.
    `groups` stand in a row above the head: each over so many columns, () over those whose head takes both rows.
    """

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    align: tuple[Align, ...]
    widths: tuple[int, ...] = ()
    row_height: float = 0
    groups: tuple[tuple[Spans, int], ...] = ()


Block = Heading | Clause | Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Appendix:
    """A Phụ lục. `number` is Roman, or "" when it is the only one; `attached_to` is the line "(Kèm theo …)"."""

    number: str
    title: str
    attached_to: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Ô 1–4 of the page. `number` and `date` are None until the document is issued: blanks are printed.

    `issuer_lines` are the lines of the issuer's one name ("ỦY BAN NHÂN DÂN", "PHƯỜNG VIỆT HÒA"); `symbol` is
    what follows the slash ("KH-UBND"); `year` is printed while the date is unknown. A document without ô 3 has no
    `symbol`, one without ô 4 (a biên bản: Phụ lục III, Mẫu 1.9) no `place`.
    """

    superior: str | None
    issuer_lines: tuple[str, ...]
    number: str | None
    symbol: str
    place: str
    date: datetime.date | None
    year: int


@dataclass(frozen=True, slots=True)
class FormHead:
    """The head of a statistical form, in place of ô 1–4: what it is on the left (the first line bold), from whom to whom on the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Ô 7. `other_posts` are printed above the name (II.7đ: "chức vụ khác của người ký")."""

    authority_lines: tuple[str, ...]
    name: str
    other_posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A whole document. Texts of lists carry no hyphens and no end marks; the writers add them.

    A công văn has no `type_name` (""): its `subject` stands after "V/v" under the number (II.5b).
    `authority` is the line of a decision that names who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN …") and
    `enacting_word` its "QUYẾT ĐỊNH:"; both stay empty elsewhere. `notes` are for whoever makes the document (what was
    written by whom, what is still blank) and are never printed in it; `notice` is printed beside the mark of a draft, `draft_notes` at its end: what
    it rests on that nobody has held against the original. An issued document has neither.

    `cosignatures` stand to the left of it (the secretary's of a biên bản): Nơi nhận then stands under the first. Without a
    `signature` there is no foot, without an `archive` no Nơi nhận. An `endorsement` stands under the signatures, in the
    middle (of whoever confirms what these have signed). `copies` is how often the whole is printed, `landscape` turns its pages.
    A statistical form has a `form_head` and is no document of NĐ 30/2020: its `type_name` is its title.
    """

    letterhead: Letterhead
    type_name: str
    subject: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    archive: str
    signature: Signature | None
    addressees: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    authority: str = ""
    enacting_word: str = ""
    draft: bool = False
    illustrative: bool = False
    title: str = ""
    author: str = ""
    notes: tuple[str, ...] = ()
    notice: str = ""
    draft_notes: tuple[str, ...] = ()
    cosignatures: tuple[Signature, ...] = ()
    endorsement: Signature | None = None
    copies: int = 1
    landscape: bool = False
    form_head: FormHead | None = None

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a công văn: the one document without the name of its type."""
        return not self.type_name


def plain_text(spans: Spans) -> str:
    """Return the text of `spans` without its faces."""
    return "".join(span.text for span in spans)
