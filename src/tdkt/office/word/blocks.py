"""A Word file as plain values: blocks in reading order, each with its look as Word would draw it (`reading.read_word` makes them).

Lengths are twips (a twentieth of a point), sizes of type half-points, as Word counts (ECMA-376, part 1, 17). Looks are the
effective ones: of the run, its styles, the defaults of the file and its theme together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class RunLook:
    """How the letters of a run are drawn. `font` is "" where nothing in the file says; `colour` is "auto" or "RRGGBB"."""

    font: str = ""
    half_points: int = 20
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    hidden: bool = False
    caps: bool = False
    small_caps: bool = False
    colour: str = "auto"
    highlight: str = ""
    raised: str = ""
    """ "superscript", "subscript" or ""."""
    spacing: int = 0
    """Added between letters."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. A line break is "\\n", a tab "\\t", a hyphen that does not break "-"."""

    text: str
    look: RunLook
    field: str = ""
    """The word of the field whose stored result this is ("PAGE", "DATE", "TOC"); a page number is one run, also an empty one."""
    symbol: str = ""
    """Of a symbol of a font of pictures, the font and the code ("Wingdings F0FE"); `text` is then what it looks like."""
    link: str = ""
    """Where a hyperlink leads ("#…": within the file)."""

    @property
    def shown(self) -> str:
        """The text as it is drawn: in capitals where its look says so."""
        return self.text.upper() if self.look.caps else self.text


@dataclass(frozen=True, slots=True)
class Tab:
    """A stop set by the paragraph or its style."""

    position: int
    kind: str
    """ "left", "center", "right", "decimal", "bar"."""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set. `alignment` is "left", "center", "right" or "both" (justified)."""

    alignment: str = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    """Indent of the first line against `left`, below nought where it hangs."""
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    """ "auto": `line` counts 240ths of a single line; "exact", "atLeast": twips."""
    contextual: bool = False
    """No space between neighbours of one style."""
    style: str = ""
    """The name of the style as Word shows it ("Heading 1" in its own language is still "heading 1")."""
    outline_level: int | None = None
    """0 for the highest heading; None for body text."""
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    line_above: bool = False
    line_below: bool = False
    """A border drawn over or under the paragraph."""
    tabs: tuple[Tab, ...] = ()
    frame: str = ""
    """Of a paragraph in a frame of its own, as older page numbers are: where it lies across ("center", "right"; "set" where only a length says)."""


@dataclass(frozen=True, slots=True)
class Number:
    """What Word writes before a paragraph by itself, which stands in no text of the file."""

    text: str
    """As Word shows it: "II.", "1.1.", "a)", "-", "•"; never with a space or a tab after it."""
    level: int
    """0 for the outermost."""
    format: str
    """ "decimal", "upperRoman", "lowerLetter", … of this level; "bullet"."""
    value: int
    """The count at this level; 0 for a bullet."""
    list_id: str
    """Paragraphs with one `list_id` count on together."""
    pattern: str
    """What the list is told to write, "%1.%2."."""

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return self.format == "bullet"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: `index` counts the `w:p` of the XML part `part` from 0, all of them, so it is found again.

    `words` name it in a message: "đoạn 12", "bảng 2, hàng 1, ô 2, đoạn 40", "đầu trang, đoạn 1".
    """

    part: str
    index: int
    words: str


class MarkKind(Enum):
    """What may stand in a paragraph beside its text."""

    PICTURE = "picture"
    LINE = "line"
    """A drawn straight line, as under Tiêu ngữ."""
    SHAPE = "shape"
    BOX = "box"
    """A text box; its text is in `blocks`."""
    OBJECT = "object"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    """The note's text is in `blocks`."""
    PAGE_BREAK = "page break"
    COLUMN_BREAK = "column break"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a paragraph that is no text of it: it stands before the character `at` of the paragraph's text."""

    kind: MarkKind
    at: int
    blocks: tuple[Block, ...] = ()
    width: int = 0
    height: int = 0
    left: int | None = None
    """Where it begins, from the left edge of its column of text; None where nothing says so."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, its look, and the number that Word puts before it."""

    runs: tuple[Run, ...]
    look: ParagraphLook
    place: Place
    number: Number | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """The text of all runs, without the automatic number."""
        return "".join(run.text for run in self.runs)

    @property
    def shown(self) -> str:
        """What is read on the page: the number, then the text, in capitals where they are drawn ("a) Ban hành kế hoạch")."""
        text = "".join(run.shown for run in self.runs)
        return text if self.number is None else f"{self.number.text} {text}"

    def has(self, kind: MarkKind) -> bool:
        """Tell whether something of that kind stands in the paragraph."""
        return any(mark.kind is kind for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the columns of the grid from `column` on, `span` of them, and `rows` rows down.

    One that `continues` the merged cell above it is kept, mostly empty, so that a row has all its columns.
    """

    blocks: tuple[Block, ...]
    column: int = 0
    span: int = 1
    rows: int = 1
    continues: bool = False
    width: int = 0
    """Of the cell with its margins; 0 where the file says nothing."""

    @property
    def text(self) -> str:
        """The text of its paragraphs as they are shown, a line each."""
        return "\n".join(paragraph.shown for paragraph in paragraphs_of(self.blocks))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    is_head: bool = False
    """Whether Word repeats it on every page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `ruled` tells whether lines are drawn in it: by itself, by a cell or by its style."""

    rows: tuple[Row, ...]
    ruled: bool = False
    style: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or a footer. `pages` is "default", "first" or "even"."""

    pages: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages set up alike: the blocks of the body up to `until` (not included) that no earlier section has."""

    until: int
    width: int = 0
    height: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0
    header: int = 0
    """From the upper edge of the page to the header."""
    footer: int = 0
    landscape: bool = False
    columns: int = 1
    starts: str = "nextPage"
    """ "nextPage", "continuous", "evenPage", "oddPage", "nextColumn"."""
    first_page_differs: bool = False
    number_from: int | None = None
    """The number of its first page, where it does not count on."""
    headers: tuple[Margin, ...] = ()
    """Those that hold here, also where they are taken over from the section before."""
    footers: tuple[Margin, ...] = ()


class ToldKind(Enum):
    """What was done to a file so that it could be read as it is meant."""

    CONVERTED = "converted"
    OLD_LETTERS = "old letters"
    DECOMPOSED = "decomposed"
    TRACKED = "tracked changes"
    COMMENTS = "comments"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that whoever gave the file has to know; `words` is a Vietnamese sentence."""

    kind: ToldKind
    words: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file: its body, its sections with headers and footers, and what was done to it."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    told: tuple[Told, ...] = ()
    different_odd_and_even: bool = False


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph in reading order: also those in cells, and after a paragraph those of its text boxes; not notes."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
        else:
            yield block
            for mark in block.marks:
                if mark.kind is MarkKind.BOX:
                    yield from paragraphs_of(mark.blocks)
