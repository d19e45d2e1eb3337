"""A Word file taken apart into stretches of text, before it is known what each is.

Tables that only place text (one column; the head; Nơi nhận beside the signature; numbers in a column of their own) are
taken apart too, tables of figures stay. A line break begins a new stretch; text boxes and notes follow the paragraph that
they hang on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tdkt.adoption.reading.stretches import Stretch, Stretches, parted, tidied
from tdkt.model.marks import Mark, automatic_mark, typed_mark
from tdkt.model.records import dataclass, replace
from tdkt.office.word.blocks import Block, MarkKind, Paragraph, Row, Table, WordFile

_BREAK = re.compile(r"[\n\x0b\x0c\r]")


@dataclass(frozen=True, slots=True)
class Raw:
    """A stretch of a paragraph before it is known in which part of the document it stands."""

    paragraph: Paragraph
    index: int
    stretches: Stretches
    is_first: bool
    column: int = 0
    is_note: bool = False
    landscape: bool = False
    mark: Mark | None = None


RawTable = list[list[tuple[list["Raw"], int, int]]]


def raw_parts(file: WordFile) -> list[Raw | RawTable]:
    """Return the stretches and tables of a Word file in reading order; those without words are none."""
    return list(_Walk(file).parts())


class _Walk:
    """One pass over the blocks; counts the paragraphs that hold words."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._index = 0
        self._landscape = False

    def parts(self) -> Iterator[Raw | RawTable]:
        sections = iter(self._file.sections)
        section = next(sections, None)
        for number, block in enumerate(self._file.blocks):
            while section is not None and number >= section.until:
                section = next(sections, section if section.until > number else None)
            self._landscape = bool(section and section.landscape)
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Raw | RawTable]:
        if isinstance(block, Table):
            for table in _apart(block):
                yield from self._table(table)
        else:
            yield from self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph, column: int = 0, *, is_note: bool = False) -> Iterator[Raw]:
        stretches = tuple(
            Stretch(run.text, run.look.bold, run.look.italic) for run in paragraph.runs if not run.look.hidden
        )
        pieces = [piece for piece in parted(stretches, _BREAK) if tidied(piece)]
        if pieces:
            self._index += 1
        for number, piece in enumerate(pieces):
            yield Raw(paragraph, self._index, piece, number == 0, column, is_note, self._landscape)
        for mark in paragraph.marks:
            aside = mark.kind in (MarkKind.FOOTNOTE, MarkKind.ENDNOTE)
            if aside or mark.kind is MarkKind.BOX:
                for inner in _paragraphs_in(mark.blocks):
                    yield from self._paragraph(inner, column, is_note=is_note or aside)

    def _table(self, table: Table) -> Iterator[Raw | RawTable]:
        if _is_numbered_text(table):
            yield from self._numbered_rows(table)
        elif _places_text(table):
            for row in table.rows:
                for number, cell in enumerate(row.cells):
                    for block in cell.blocks:
                        for part in self._block(block):
                            yield replace(part, column=min(number, 1)) if isinstance(part, Raw) else part
        else:
            yield [
                [
                    (
                        [
                            raw
                            for paragraph in _paragraphs_in(cell.blocks)
                            for raw in self._paragraph(paragraph)
                        ],
                        cell.span,
                        cell.rows,
                    )
                    for cell in row.cells
                ]
                for row in table.rows
            ]

    def _numbered_rows(self, table: Table) -> Iterator[Raw]:
        """Yield the rows of a table whose first column holds nothing but numbers and bullets."""
        for row in table.rows:
            first, second = row.cells
            written = " ".join(first.text.split())
            raws = [raw for paragraph in _paragraphs_in(second.blocks) for raw in self._paragraph(paragraph)]
            for number, raw in enumerate(raws):
                is_bullet = not any(char.isalnum() for char in written)
                own = automatic_mark(written, is_bullet=is_bullet) if written and number == 0 else None
                yield replace(raw, mark=own)


def _paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs_in(cell.blocks)


_OF_HEAD_OR_FOOT = re.compile(
    r"(?i)cộng h[oò][àa] xã hội chủ nghĩa|độc lập\s*-\s*tự do|nơi nhận\s*:|^\s*số\s*:.*/|^\s*(?:(?:TM|KT|TL|TUQ|Q)\s*\.|(?:T/M|K/T|T/L|T/UQ)\b\.?)\s*\w",
    re.M,
)


def _apart(table: Table) -> tuple[Table, ...]:
    """Return a table that two were melted into (no paragraph stood between them) as the two: the head or foot and the figures."""
    kinds = [_is_row_of_page(row) for row in table.rows]
    if not any(kinds) or all(kinds):
        return (table,)
    first, last = kinds.index(True), len(kinds) - 1 - kinds[::-1].index(True)
    if first == 0 and last < len(kinds) // 2 + 1:  # the head, up to the last of its rows
        cut = last + 1
    elif last == len(kinds) - 1 or first > 0:
        cut = first
    else:
        return (table,)
    above, below = table.rows[:cut], table.rows[cut:]
    widths = {sum(cell.span for cell in row.cells) for row in (above if first else below)}
    if max(widths) < 3 or len(above if first else below) < 2:
        return (table,)  # rows of the page beside other rows of the page
    return replace(table, rows=above), replace(table, rows=below)


def _is_row_of_page(row: Row) -> bool:
    """Tell whether a row of up to three cells says what only the head or foot of a page says."""
    text = "\n".join(cell.text for cell in row.cells)
    return len(row.cells) <= 3 and _OF_HEAD_OR_FOOT.search(text) is not None


def _places_text(table: Table) -> bool:
    """Tell whether a table is there for the place of its text alone: one column, or the head or foot of the page."""
    if all(len(row.cells) <= 1 for row in table.rows):
        return True
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)
    if max(len(row.cells) for row in table.rows) <= 3 and _OF_HEAD_OR_FOOT.search(text):
        return True
    return len(table.rows) == 1 and not table.ruled


def _is_numbered_text(table: Table) -> bool:
    """Tell whether each row, without lines between, is a number or bullet and its text."""
    if table.ruled or not table.rows or any(len(row.cells) != 2 for row in table.rows):
        return False
    firsts = [" ".join(row.cells[0].text.split()) for row in table.rows]
    marks = [first for first in firsts if first]
    return bool(marks) and all(typed_mark(f"{first} Chữ") is not None for first in marks)
