"""The lines of a Word file as somebody typed them, in reading order, tables of figures kept as tables.

Tables that only place text (one column; the head; Nơi nhận beside the signature; numbers in a column of their own) are
taken apart. A line break begins a line; in the head and the foot so do a tab and a wide gap, which set two columns there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tdkt.adoption.reading.marks import Mark, automatic_mark, typed_mark
from tdkt.adoption.reading.stretches import (
    Stretch,
    Stretches,
    all_bold,
    all_italic,
    cut,
    marked,
    parted,
    plain,
    tidied,
)
from tdkt.office.word.blocks import Block, MarkKind, Paragraph, Table, WordFile

_BREAK = re.compile(r"[\n\x0b\x0c\r]")
_COLUMNS = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|(?<=\S)[ \u00a0]{4,}(?=\S)")
_HEADING_STYLE = re.compile(r"(?i)^(?:heading|tiêu đề|tieu de|đề mục|title)\s*([1-9])?$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks, as far as it tells a heading from a sentence."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    capitals: bool = False
    half_points: int = 0
    outline: int | None = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """One line: its words without its mark, the mark, its look and where it stands (see `read_plan.Line`).

    `source` is the text as the file has it, `column` 1 where it stands in the right half of a head or foot.
    """

    number: int
    paragraph: int
    place: str
    stretches: Stretches
    source: str
    mark: Mark | None
    look: Look
    column: int = 0
    list_level: int = 0
    is_note: bool = False
    landscape: bool = False
    more: tuple[int, ...] = ()
    """The numbers of further lines that were joined to this one."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the lines that this is."""
        return (self.number, *self.more)

    def joined(self, following: Typed) -> Typed:
        """Return the line with what `following` says behind it."""
        glue = (Stretch(" "),) if self.stretches else ()
        stretches = (*self.stretches, *glue, *following.stretches)
        return replace(self, stretches=stretches, more=(*self.more, *following.numbers))

    @property
    def plain(self) -> str:
        """The words without the mark."""
        return plain(self.stretches)

    @property
    def text(self) -> str:
        """The words without the mark, as YAML has them."""
        return marked(self.stretches)

    @property
    def written(self) -> str:
        """The mark as it is written, "" where there is none."""
        return self.mark.written if self.mark else ""

    @property
    def words(self) -> str:
        """The whole line."""
        return f"{self.written} {self.plain}".strip()


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell of a table of figures."""

    lines: tuple[Typed, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table of figures."""

    rows: tuple[tuple[TypedCell, ...], ...]

    @property
    def lines(self) -> Iterator[Typed]:
        """Every line in it, in reading order."""
        return (line for row in self.rows for cell in row for line in cell.lines)


Part = Typed | TypedTable


@dataclass(frozen=True, slots=True)
class _Raw:
    """A stretch of a paragraph before it is known in which part of the document it stands."""

    paragraph: Paragraph
    index: int
    stretches: Stretches
    is_first: bool
    column: int = 0
    is_note: bool = False
    landscape: bool = False
    mark: Mark | None = None


_RawTable = list[list[tuple[list["_Raw"], int, int]]]


def all_lines(parts: Iterable[Part]) -> Iterator[Typed]:
    """Yield every line of `parts`, also those in tables."""
    for part in parts:
        if isinstance(part, TypedTable):
            yield from part.lines
        else:
            yield part


def typed_parts(file: WordFile) -> tuple[Part, ...]:
    """Return the lines and tables of a Word file in reading order, numbered from 1; empty lines are none."""
    raw = list(_Walk(file).parts())
    return tuple(_numbered(_in_columns(raw)))


class _Walk:
    """One pass over the blocks; counts the paragraphs that hold words."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._index = 0
        self._landscape = False

    def parts(self) -> Iterator[_Raw | _RawTable]:
        sections = iter(self._file.sections)
        section = next(sections, None)
        for number, block in enumerate(self._file.blocks):
            while section is not None and number >= section.until:
                section = next(sections, section if section.until > number else None)
            self._landscape = bool(section and section.landscape)
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[_Raw | _RawTable]:
        if isinstance(block, Table):
            yield from self._table(block)
        else:
            yield from self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph, column: int = 0, *, is_note: bool = False) -> Iterator[_Raw]:
        stretches = tuple(
            Stretch(run.text, run.look.bold, run.look.italic) for run in paragraph.runs if not run.look.hidden
        )
        pieces = [piece for piece in parted(stretches, _BREAK) if tidied(piece)]
        if pieces:
            self._index += 1
        for number, piece in enumerate(pieces):
            yield _Raw(paragraph, self._index, piece, number == 0, column, is_note, self._landscape)
        for mark in paragraph.marks:
            aside = mark.kind in (MarkKind.FOOTNOTE, MarkKind.ENDNOTE)
            if aside or mark.kind is MarkKind.BOX:
                for inner in _paragraphs_in(mark.blocks):
                    yield from self._paragraph(inner, column, is_note=is_note or aside)

    def _table(self, table: Table) -> Iterator[_Raw | _RawTable]:
        if _is_numbered_text(table):
            yield from self._numbered_rows(table)
        elif _places_text(table):
            for row in table.rows:
                for number, cell in enumerate(row.cells):
                    for block in cell.blocks:
                        for part in self._block(block):
                            yield replace(part, column=min(number, 1)) if isinstance(part, _Raw) else part
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

    def _numbered_rows(self, table: Table) -> Iterator[_Raw]:
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
    r"(?i)cộng h[oò][àa] xã hội chủ nghĩa|độc lập\s*-\s*tự do|nơi nhận\s*:|^\s*số\s*:.*/|^\s*(?:TM|KT|TL|TUQ)\s*\.\s*\w",
    re.M,
)


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


def _in_columns(raw: Sequence[_Raw | _RawTable]) -> Iterator[_Raw | _RawTable]:
    """Yield the parts, the lines of head and foot split where they are set in two columns."""
    texts = [part.stretches for part in raw if isinstance(part, _Raw)]
    head, foot = _zones([plain(text) for text in texts])
    number = -1
    for part in raw:
        if not isinstance(part, _Raw):
            yield part
            continue
        number += 1
        if head <= number < foot:
            yield from _each_basis(part)
            continue
        yield from _columns_of(part)


def _each_basis(raw: _Raw) -> Iterator[_Raw]:
    """Yield each căn cứ of a paragraph that holds several, and what follows the last as a line of its own."""
    if not _BASIS.match(plain(raw.stretches)):
        yield raw
        return
    for number, piece in enumerate(parted(raw.stretches, _NEXT_BASIS)):
        if tidied(piece):
            yield replace(raw, stretches=piece, is_first=raw.is_first and number == 0)


def _columns_of(raw: _Raw) -> Iterator[_Raw]:
    text = plain(raw.stretches)
    first = True
    at = 0
    for match in [*_COLUMNS.finditer(text), None]:
        piece = cut(raw.stretches, at, match.start() if match else None)
        if tidied(piece):
            column = raw.column or int(bool(text[:at].strip()) or "\t" in text[:at])
            yield replace(raw, stretches=piece, is_first=raw.is_first and first, column=column)
            first = False
        if match:
            at = match.end()


_BASIS = re.compile(r"\W*Căn cứ\b")
_NEXT_BASIS = re.compile(
    r"(?<=;)\s+(?=(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng)\b)"
)
_KIND = re.compile(r"^\s*(?:KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN)\b")
_FOOT = re.compile(
    r"(?i)^\s*nơi nhận\s*[:;]?|^[\s\t]*(?:TM|KT|TL|TUQ)\s*\.\s*\w|\t\s*(?:TM|KT|TL|TUQ)\s*\.\s*\w"
)
_ANNEX = re.compile(r"(?i)^\s*phụ lục(?:\s+(?:số\s+)?[IVX\d]+)?\s*[.:]?\s*$|^\s*PHỤ LỤC\b")


def _zones(texts: Sequence[str]) -> tuple[int, int]:
    """Return the number of the first line of the body and that of the foot."""
    head = next((n for n, text in enumerate(texts[:60]) if _KIND.match(text)), 0)
    found = [n for n, text in enumerate(texts) if n > head and _FOOT.search(text)]
    foot = next((n for n in found if _recipients_or_signature(texts, n)), len(texts))
    return head, foot


def _recipients_or_signature(texts: Sequence[str], number: int) -> bool:
    """Tell whether a line that looks like the foot is it: little text, if any, comes between it and the other half."""
    return all(len(text) < 200 for text in texts[number : number + 3])


def _numbered(raw: Iterable[_Raw | _RawTable]) -> Iterator[Part]:
    count = 0
    for part in raw:
        if isinstance(part, _Raw):
            count += 1
            yield _typed(part, count)
            continue
        rows = []
        for row in part:
            cells = []
            for found, columns, down in row:
                lines = []
                for one in found:
                    count += 1
                    lines.append(_typed(one, count, in_table=True))
                cells.append(TypedCell(tuple(lines), columns, down))
            rows.append(tuple(cells))
        yield TypedTable(tuple(rows))


def _typed(raw: _Raw, number: int, *, in_table: bool = False) -> Typed:
    paragraph = raw.paragraph
    stretches = tidied(raw.stretches)
    automatic = raw.mark
    if automatic is None and raw.is_first and paragraph.number is not None and paragraph.number.text.strip():
        automatic = automatic_mark(paragraph.number.text, is_bullet=paragraph.number.is_bullet)
    mark = automatic
    found = None if in_table else typed_mark(plain(stretches))
    if found and (automatic is None or (automatic.is_bullet and not found[0].is_bullet)):
        mark, stretches = found[0], cut(stretches, found[1])
        if automatic is not None:
            mark = replace(mark, written=f"{automatic.written} {mark.written}")
    look = paragraph.look
    words = plain(stretches)
    styled = _HEADING_STYLE.match(look.style)
    outline = look.outline_level
    if outline is None and styled:
        outline = int(styled[1] or 1) - 1
    sizes = [run.look.half_points for run in paragraph.runs if run.text.strip()]
    return Typed(
        number=number,
        paragraph=raw.index,
        place=paragraph.place.words,
        stretches=stretches,
        source=plain(raw.stretches),
        mark=mark,
        look=Look(
            bold=all_bold(stretches),
            italic=all_italic(stretches),
            centred=look.alignment == "center",
            capitals=words == words.upper() and sum(char.isalpha() for char in words) >= 4,
            half_points=max(sizes, default=0),
            outline=outline,
            new_page=look.page_break_before
            or any(mark.kind is MarkKind.PAGE_BREAK for mark in paragraph.marks),
        ),
        column=raw.column,
        list_level=paragraph.number.level if paragraph.number and raw.is_first else 0,
        is_note=raw.is_note,
        landscape=raw.landscape,
    )
