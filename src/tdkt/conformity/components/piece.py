"""A stretch of a paragraph that is one line of a document: several components may share a paragraph, by line breaks or tabs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tdkt.conformity.components.fixed_words import is_nation
from tdkt.model.marks import Mark, automatic_mark, typed_mark
from tdkt.model.records import dataclass, replace
from tdkt.office.word.blocks import (
    Block,
    Paragraph,
    Run,
    RunLook,
    Section,
    Tab,
    Table,
    WordFile,
    paragraphs_of,
)
from tdkt.office.word.blocks import MarkKind as Drawn

_COLUMNS = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|(?<=\S)[ \u00a0]{4,}(?=\S)")
_OPEN_BLANK = re.compile(r"(?i)(?:^\W*số\s*:?|số\s*:|ngày|tháng|năm|/)[\s.…_\d]{0,12}$")
"""What has a blank to fill in behind it ("Số:      /KH-UBND", "ngày      tháng"), which sets no column."""
_MIDDLE = 3_400
"""Twips from the margin to where the right column begins, about."""
_TAB = 720
_FAR = 30
"""How many spaces before the only text of a line set it in the right column."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a layout: the count of its table in the file, its row and column, how many columns the row has, its width."""

    table: int
    row: int
    column: int
    columns: int
    width: int
    ruled: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters from `start` to `end` of the text of `paragraph`, without the spaces around them."""

    paragraph: Paragraph
    start: int
    end: int
    section: int = 0
    """The count of its section."""
    cell: CellPlace | None = None
    right: bool = False
    """Whether it stands in the right of two columns."""
    shares_line: bool = False
    """Whether something else stands beside it on the same line of the paragraph, so that no alignment tells where it is."""
    boxed: bool = False
    """Whether it stands in a text box."""
    box: int = 0
    """How wide that box is, in twips; 0 where nothing says."""
    new_page: bool = False
    """Whether a page begins with its paragraph."""

    @property
    def text(self) -> str:
        """The text as it is stored."""
        return self.paragraph.text[self.start : self.end]

    @property
    def shown(self) -> str:
        """The text as it is drawn: in capitals where its look says so."""
        return "".join(run.shown for run in self.runs)

    @property
    def words(self) -> str:
        """The text as it is drawn, with single spaces, and with the number that Word puts before it."""
        number = self.paragraph.number
        said = " ".join(self.shown.split())
        return f"{number.text} {said}" if number and self.starts_paragraph else said

    @property
    def starts_paragraph(self) -> bool:
        """Whether nothing but spaces stands before it in its paragraph."""
        return not self.paragraph.text[: self.start].strip()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of the stretch, cut to it."""
        found, at = [], 0
        for run in self.paragraph.runs:
            first, last = max(self.start - at, 0), min(self.end - at, len(run.text))
            if first < last:
                found.append(replace(run, text=run.text[first:last]))
            at += len(run.text)
        return tuple(found)

    @property
    def looks(self) -> Counter[RunLook]:
        """How many letters and digits of the stretch have each look."""
        found: Counter[RunLook] = Counter()
        for run in self.runs:
            found[run.look] += sum(char.isalnum() for char in run.text)
        return +found

    @property
    def look(self) -> RunLook:
        """The look of most of its letters."""
        looks = self.looks or Counter(run.look for run in self.runs)
        return looks.most_common(1)[0][0] if looks else RunLook()

    @property
    def is_bold(self) -> bool:
        """Whether most of its letters are bold."""
        return self.look.bold

    @property
    def is_centred(self) -> bool:
        """Whether its paragraph is centred and it has its line to itself."""
        return self.paragraph.look.alignment == "center" and not self.shares_line

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        text = self.shown
        return text == text.upper() and any(char.isalpha() for char in text)

    @property
    def mark(self) -> Mark | None:
        """The number or bullet that it begins with, typed or put there by Word."""
        number = self.paragraph.number
        if number is not None and self.starts_paragraph:
            return automatic_mark(number.text, is_bullet=number.is_bullet, value=number.value)
        found = typed_mark(self.words)
        return found[0] if found else None

    @property
    def rest(self) -> str:
        """The words behind the number or bullet."""
        number = self.paragraph.number
        if number is not None and self.starts_paragraph:
            return " ".join(self.shown.split())
        found = typed_mark(self.words)
        return self.words[found[1] :].strip() if found else self.words


def pieces_of(word: WordFile) -> list[Piece]:
    """Return the lines of the body in reading order, empty ones among them; text boxes where they are anchored."""
    found: list[Piece] = []
    walk = _Walk(found)
    for block in _head_in_margin(word):
        walk.take(block, None)
    section = 0
    for number, block in enumerate(word.blocks):
        while section < len(word.sections) - 1 and word.sections[section].until <= number:
            section += 1
            walk.next_page = walk.next_page or _begins_page(word.sections[section])
        walk.section = section
        walk.take(block, None)
    return found


def _head_in_margin(word: WordFile) -> tuple[Block, ...]:
    """Return the header of the first page where an office has put the head of the document there."""
    margins = word.sections[0].headers if word.sections else ()
    for margin in margins:
        if any(is_nation(" ".join(one.shown.split())) for one in paragraphs_of(margin.blocks)):
            return margin.blocks
    return ()


def _begins_page(section: Section) -> bool:
    return section.starts not in ("continuous", "nextColumn")


class _Walk:
    def __init__(self, found: list[Piece]) -> None:
        self._found = found
        self._tables = 0
        self.section = 0
        self.next_page = False
        self._boxed, self._box = False, 0

    def take(self, block: Block, cell: CellPlace | None) -> None:
        if isinstance(block, Table):
            self._tables += 1
            number = self._tables
            for row_number, row in enumerate(block.rows):
                for inner in row.cells:
                    place = CellPlace(
                        number, row_number, inner.column, len(row.cells), inner.width, block.ruled
                    )
                    for child in inner.blocks:
                        self.take(child, place)
            return
        self._paragraph(block, cell)
        for mark in block.marks:
            if mark.kind is Drawn.BOX:
                outer = self._boxed, self._box
                self._boxed, self._box = True, mark.width
                for child in mark.blocks:
                    self.take(child, None)
                self._boxed, self._box = outer

    def _paragraph(self, paragraph: Paragraph, cell: CellPlace | None) -> None:
        text, at = paragraph.text, 0
        new_page = self.next_page or paragraph.look.page_break_before
        breaks = [mark.at for mark in paragraph.marks if mark.kind is Drawn.PAGE_BREAK]
        if any(not text[:place].strip() for place in breaks):
            new_page = True
        self.next_page = False
        for number, line in enumerate(text.split("\n")):
            begins = at + len(line) - len(line.lstrip())
            ends = max(begins, at + len(line.rstrip()))
            self._found.append(
                Piece(
                    paragraph,
                    begins,
                    ends,
                    self.section,
                    cell,
                    right=cell is not None and cell.columns > 1 and cell.column > 0,
                    boxed=self._boxed,
                    box=self._box,
                    new_page=new_page and number == 0,
                )
            )
            at += len(line) + 1
        if any(not text[place:].strip() for place in breaks):
            self.next_page = True


def in_columns(piece: Piece) -> Iterator[Piece]:
    """Yield the pieces of a line of head or foot that tabs or wide gaps set in two columns, else the line itself."""
    text = piece.text
    gaps = [gap for gap in _COLUMNS.finditer(text) if not _OPEN_BLANK.search(text[: gap.start()])]
    line_start = piece.paragraph.text.rfind("\n", 0, piece.start) + 1
    before = piece.paragraph.text[line_start : piece.start]
    is_far = _is_far(piece.paragraph.look.tabs, before, alone=not gaps)
    if not gaps:
        yield replace(piece, right=piece.right or is_far, shares_line=is_far or "\t" in before)
        return
    at = 0
    for number, gap in enumerate([*gaps, None]):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            right = piece.right or is_far or number > 0
            yield replace(piece, start=piece.start + at, end=piece.start + end, right=right, shares_line=True)
        at = gap.end() if gap else end


def _is_far(stops: tuple[Tab, ...], before: str, *, alone: bool) -> bool:
    """Tell whether tabs or spaces before a text push it into the right column; one tab does where nothing else is on the line."""
    tabs = before.count("\t")
    if not tabs:
        return alone and len(before) >= _FAR
    reached = stops[min(tabs, len(stops)) - 1].position if stops else tabs * _TAB
    return reached >= _MIDDLE or (alone and not stops)
