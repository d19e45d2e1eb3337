"""One part of a document with text (the body, a header, the notes) walked through in reading order.

Walks the XML itself: what libraries call a paragraph's text leaves out text boxes, content controls, notes and inserted words.
Tracked changes are read as if they were accepted: what is deleted or moved away is not there, and a paragraph whose mark is deleted
goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.model.records import replace
from tdkt.office.word.about import NOTES, About
from tdkt.office.word.blocks import (
    Block,
    Cell,
    Mark,
    MarkKind,
    Number,
    Paragraph,
    ParagraphLook,
    Place,
    Row,
    Table,
)
from tdkt.office.word.line import SKIPPED, Line
from tdkt.office.word.properties import Layer, list_layer, paragraph_layer
from tdkt.office.word.styles import draws
from tdkt.office.word.xml import W, child_of, children_of, chosen, is_on, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = (f"{W}del", f"{W}moveFrom")
_NO_LOOK = ParagraphLook()


class Story:
    """The part `part` with the tree `root`; `where` is how places in it are called ("đầu trang, "), "" for the body."""

    def __init__(
        self, about: About, part: str, root: _Element, *, where: str = "", is_note: bool = False
    ) -> None:
        self.about = about
        self.is_note = is_note
        self.breaks: list[tuple[int, _Element]] = []
        """Where sections end in the body: the number of blocks before, and how the pages are set up."""
        self.relations = (
            about.parts.main_relations if part == about.parts.main else about.parts.relations(part)
        )
        self._part, self._where = part, where
        self._paragraphs = list(root.iter("{*}p"))  # held, so that each keeps its identity
        self._index = {id(node): index for index, node in enumerate(self._paragraphs)}
        self._tables = 0
        self._line = Line(self)
        self._begun: list[tuple[_Element, _Element | None, Line]] = []
        """Paragraphs whose mark is deleted, each with its properties: the next one goes on with them."""
        self._notes: dict[tuple[str, str | None], tuple[Block, ...]] = {}
        self._stories_of_notes: dict[str, Story] = {}
        self._is_inner = False
        self._table_style = ""

    def blocks(self, parent: _Element) -> list[Block]:
        """Return the paragraphs and tables in `parent`."""
        found: list[Block] = []
        self._gather(parent, found)
        if self._begun:
            found.append(self._made())
        return found

    def _gather(self, parent: _Element, found: list[Block]) -> None:
        for name, child in chosen(parent):
            if name == "p":
                self._take(child, found)
            elif name == "tbl":
                found += self._table(child)
            elif name == "sectPr" and not self._is_inner:
                self.breaks.append((len(found), child))
            elif name not in SKIPPED:
                self._gather(child, found)

    def _take(self, node: _Element, found: list[Block]) -> None:
        of_paragraph = child_of(node, "pPr")
        properties = children_of(of_paragraph)
        named = properties.get(f"{W}pStyle")
        style = ("" if named is None else named.get(f"{W}val")) or self.about.styles.default
        line = self._line.started(self._table_style, style)
        line.read(node)
        self._begun.append((node, of_paragraph, line))
        of_mark = children_of(properties.get(f"{W}rPr"))
        if of_mark.keys().isdisjoint(_DELETED):
            found.append(self._made())
        section = properties.get(f"{W}sectPr")
        if section is not None and not self._is_inner:
            self.breaks.append((len(found), section))

    def _made(self) -> Paragraph:
        """Return the paragraph that has begun: it looks like the first of its parts that says something."""
        pieces, self._begun = self._begun, []
        node, properties, first = next((piece for piece in pieces if piece[2].says_something), pieces[-1])
        runs, marks = first.runs, first.marks
        if len(pieces) > 1:
            runs, marks, length = [], [], 0
            for _, _, line in pieces:
                runs += line.runs
                marks += [replace(mark, at=mark.at + length) for mark in line.marks]
                length += line.length
        own = paragraph_layer(properties) if self.about.with_looks else list_layer(properties)
        number, of_list = self._number(node, own, first)
        look = _NO_LOOK
        if self.about.with_looks:
            look = self.about.styles.paragraph_look(own, first.style, first.table_style, of_list)
        return Paragraph(tuple(runs), look, self._place(node), number, tuple(marks))

    def _number(self, node: _Element, own: Layer, line: Line) -> tuple[Number | None, Layer]:
        """Return the number before a paragraph, and what its list says of how it is set."""
        lists, of_style = self.about.lists, self.about.styles.layers(line.style)[0]
        list_id = str(own.get("list_id", of_style.get("list_id", "")))
        if not list_id or list_id == "0":
            return None, {}
        index = own.get("list_level", of_style.get("list_level"))
        level = index if isinstance(index, int) else lists.level_of_style(list_id, line.style)
        kind = lists.level(list_id, level)
        if kind is None:
            return None, {}
        hidden = node.find(f"{W}pPr/{W}rPr/{W}vanish")
        is_hidden = hidden is not None and is_on(hidden) and all(run.look.hidden for run in line.runs)
        return None if is_hidden else lists.next_number(list_id, level), paragraph_layer(kind.properties)

    def _place(self, node: _Element) -> Place:
        index = self._index[id(node)]
        return Place(self._part, index, f"{self._where}đoạn {index + 1}")

    def note(self, kind: str, ident: str | None, at: int) -> Mark:
        """Return the mark of a reference to a note; notes on notes, which Word has not, could go on for ever and stay empty."""
        of = MarkKind.FOOTNOTE if kind == NOTES["footnoteReference"] else MarkKind.ENDNOTE
        node = None if self.is_note else self.about.notes_by_id.get((kind, ident))
        if node is None:
            return Mark(of, at)
        if (kind, ident) not in self._notes:
            self._notes[kind, ident] = tuple(self._story_of_notes(kind).blocks(node))
        return Mark(of, at, self._notes[kind, ident])

    def _story_of_notes(self, kind: str) -> Story:
        if kind not in self._stories_of_notes:
            part, root = self.about.notes[kind]
            self._stories_of_notes[kind] = Story(self.about, part, root, where="chú thích, ", is_note=True)
        return self._stories_of_notes[kind]

    def box(self, node: _Element) -> tuple[Block, ...]:
        """Return the content of a text box."""
        return tuple(self._inside(node, where="khung chữ, "))

    def _inside(self, node: _Element, *, where: str, table_style: str = "") -> list[Block]:
        """Return the blocks of a box or a cell, which is a little story of its own."""
        outer = self._begun, self._is_inner, self._where, self._table_style
        self._begun, self._is_inner, self._where, self._table_style = (
            [],
            True,
            self._where + where,
            table_style,
        )
        found = self.blocks(node)
        self._begun, self._is_inner, self._where, self._table_style = outer
        return found

    def _table(self, node: _Element) -> list[Table]:
        self._tables += 1
        where, style = f"bảng {self._tables}", value(child_of(node, "tblPr"), "tblStyle") or ""
        grid = [whole(column.get(f"{W}w")) for column in node.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = []
        for number, row in enumerate(_descend(node, "tr"), 1):
            properties = child_of(row, "trPr")
            if child_of(properties, "del") is not None:
                continue
            head = child_of(properties, "tblHeader")
            cells = self._cells(row, f"{where}, hàng {number}", style, grid)
            rows.append(Row(tuple(cells), head is not None and is_on(head)))
        return (
            [Table(_with_depths(rows), self._is_ruled(node, style), self.about.styles.name(style))]
            if rows
            else []
        )

    def _cells(self, row: _Element, where: str, style: str, grid: list[int]) -> Iterator[Cell]:
        column = whole(value(child_of(row, "trPr"), "gridBefore"))
        for number, node in enumerate(_descend(row, "tc"), 1):
            properties = children_of(child_of(node, "tcPr"))
            merged, spans = properties.get(f"{W}vMerge"), properties.get(f"{W}gridSpan")
            continues = merged is not None and merged.get(f"{W}val") != "restart"
            span = 1 if spans is None else max(whole(spans.get(f"{W}val"), 1), 1)
            blocks = self._inside(node, where=f"{where}, ô {number}, ", table_style=style)
            width = _own_width(properties.get(f"{W}tcW")) or sum(grid[column : column + span])
            yield Cell(tuple(blocks), column, span, continues=continues, width=width)
            column += span

    def _is_ruled(self, table: _Element, style: str) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is not None:
            return draws(own)
        of_cells = list(table.iter(f"{W}tcBorders"))
        if any(map(draws, of_cells)):
            return True
        is_switched_off = len(of_cells) >= len(
            list(table.iter(f"{W}tc"))
        )  # cell by cell, over what the style draws
        return not is_switched_off and self.about.styles.draws_lines(style)


def _own_width(node: _Element | None) -> int:
    return 0 if node is None or node.get(f"{W}type") != "dxa" else whole(node.get(f"{W}w"))


def _descend(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls; not those of inner tables."""
    for found, child in chosen(parent):
        if found == name:
            yield child
        elif found not in SKIPPED and found not in ("tbl", "p"):
            yield from _descend(child, name)


def _with_depths(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows with how many of them each merged cell takes."""
    below: dict[int, int] = {}
    found = []
    for row in reversed(rows):
        cells, new = [], {}
        for cell in row.cells:
            depth = 1 + below.get(cell.column, 0)
            if cell.continues:
                new[cell.column] = depth
            cells.append(cell if cell.continues or depth == 1 else replace(cell, rows=depth))
        below = new
        found.append(replace(row, cells=tuple(cells)))
    return tuple(reversed(found))
