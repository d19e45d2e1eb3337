"""From the tree of lines to sections, units and movements; the numbers that tdkt will print are computed beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.outline import Entry, Key, Node
from tdkt.adoption.reading.read_plan import (
    ReadBlock,
    ReadCell,
    ReadItem,
    ReadMovement,
    ReadParagraph,
    ReadSection,
    ReadTable,
    ReadUnit,
    Said,
)
from tdkt.adoption.reading.renumbering import tell_number
from tdkt.adoption.reading.scheme import level_below
from tdkt.adoption.reading.typed import Typed, TypedTable
from tdkt.adoption.reading.unit_parts import UnitPart
from tdkt.adoption.reading.words import Spellings
from tdkt.errors import UserError
from tdkt.model.numbering import COMMON, Counting, Form, Scheme
from tdkt.model.records import dataclass, field

_LONGEST_TITLE = 180
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Manner:
    """How headings look in this document: which share of each kind of number is bold, and whether Word's outline is used."""

    bold: dict[Key, float]
    outlined: bool

    @classmethod
    def of(cls, root: Node) -> Manner:
        """Return the manner of a document."""
        looks: dict[Key, list[bool]] = defaultdict(list)
        outlined = False
        for node in root.walk():
            if node.heading is not None:
                looks[node.key].append(node.heading.look.bold)
                outlined = outlined or node.heading.look.outline is not None
        return cls({key: sum(bold) / len(bold) for key, bold in looks.items()}, outlined)


@dataclass(frozen=True, slots=True)
class Sections:
    """Builds the sections of one outline; see `build`."""

    manner: Manner
    units: UnitPart | None
    spellings: Spellings
    notes: Notes
    scheme: Scheme = COMMON
    _counting: list[Counting] = field(default_factory=list)

    def build(self, root: Node) -> tuple[ReadSection, ...]:
        """Return the sections under `root`; what differs from the file's numbers and what is doubtful is noted."""
        self._counting[:] = [Counting(self.scheme)]
        return tuple(self._section(child, 1) for child in root.children)

    def _section(self, node: Node, level: int, *, must_be_title: bool = False) -> ReadSection:
        """Return the section of a node; one behind a sibling with a title has one too, or it would be printed a level deeper."""
        heading = node.heading
        assert heading is not None
        printed = self._count(level, heading)
        holds_units = self.units is not None and node is self.units.node
        below = level_below(node.children, level, self.scheme)
        holds_sections = bool(node.children) and (holds_units or below <= self.scheme.depth)
        is_title = level == 1 or must_be_title or holds_sections or self._is_title(node)
        said = self._said(heading, level if is_title else 0)
        children = node.children
        units: tuple[ReadUnit, ...] = ()
        shown: Form | None = None
        if self.units is not None and holds_units:
            movements = [movement for unit in self.units.units for movement in unit.children]
            inner = min(level_below(movements, level + 1, self.scheme), self.scheme.depth)
            units = tuple(self._unit(child, level + 1, inner) for child in self.units.units)
            children = children[len(self.units.units) :]
            below = level + 1
            shown = self.scheme.form(inner) if movements and inner != level + 2 else None
        elif children and level + 1 < below <= self.scheme.depth:
            shown = self.scheme.form(below)
        body = list(self.blocks(node.body))
        sections: list[ReadSection] = []
        for child in children:
            if below <= self.scheme.depth:
                behind_title = bool(units) or any(before.title for before in sections)
                sections.append(self._section(child, below, must_be_title=behind_title))
            else:
                body.extend(self._as_items(child, 1))
        return ReadSection(
            title=said if is_title else None,
            text=None if is_title else said,
            printed=printed,
            body=tuple(body),
            units=units,
            sections=tuple(sections),
            below=shown,
        )

    def _count(self, level: int, heading: Typed) -> str:
        """Return the number that is printed before a part of this level, "-" where there is no letter left for it."""
        try:
            printed = self._counting[0].next(level)
        except (UserError, ValueError):
            printed = "-"
        tell_number(heading, printed, self.notes)
        return printed

    def _said(self, line: Typed, title_level: int = 0) -> Said:
        """Return what a line says, as a title of that level (0: it is none)."""
        text = line.text
        if not line.look.bold and any(stretch.bold and stretch.text.strip() for stretch in line.stretches):
            self.notes.change(line.number, "chữ đậm trong câu", line.bold_words, "chữ thường")
        if title_level:
            text = line.plain if line.look.italic else text
            if self.scheme.rank(title_level) <= 1 and line.look.capitals:
                text = self.spellings.sentence(text)
        if not text:
            return Said(line.written, line.numbers)  # a number that nothing follows
        return Said(text, line.numbers, line.written)

    def _is_title(self, node: Node) -> bool:
        """Tell whether the heading is a title, or one numbered sentence; where the look and the words disagree, note it."""
        heading = node.heading
        assert heading is not None
        look, text = heading.look, heading.plain
        has_more = bool(node.body or node.children)
        if look.outline is not None or heading.mark is None or look.capitals:
            return True
        if len(text) > _LONGEST_TITLE:
            if look.bold and self.manner.bold[node.key] < 1:
                self.notes.doubt(
                    f"Mục {heading.written} in đậm nhưng dài như một câu: tiêu đề (title) hay câu (text)?",
                    ("text", "title"),
                    "text",
                    f"dài {len(text)} ký tự",
                    lines=heading.numbers,
                )
            return False
        if text.endswith(";"):
            return False
        if look.bold:
            return True
        if self.manner.outlined or self.manner.bold[node.key] >= _MOSTLY:
            return False
        if text.endswith("."):
            return bool(node.children) or any(entry.depth for entry in node.body)
        return has_more

    def blocks(self, entries: Iterable[Entry], deeper: int = 0) -> Iterator[ReadBlock]:
        """Yield the paragraphs, items and tables of a body, items `deeper` than they stand."""
        for entry in entries:
            part = entry.part
            if isinstance(part, TypedTable):
                yield self._table(part)
                continue
            if part.is_note:
                self.notes.unplace(
                    part.number, "chú thích ở chân trang, đặt thành đoạn văn sau đoạn có chú thích"
                )
            said = self._said(part)
            if entry.depth or deeper:
                depth = entry.depth + deeper
                shown = "-" if depth == 1 else "+"
                if entry.depth and part.written not in (shown, "–", "—"):
                    self.notes.change(part.number, "dấu đầu dòng", part.written, shown)
                yield ReadItem(said, depth)
            else:
                yield ReadParagraph(said)

    def _table(self, table: TypedTable) -> ReadTable:
        rows = tuple(
            tuple(
                ReadCell(
                    tuple(self._said(line) for line in cell.lines),
                    cell.columns,
                    cell.rows,
                )
                for cell in row
            )
            for row in table.rows
        )
        return ReadTable(rows)

    def _as_items(self, node: Node, depth: int) -> Iterator[ReadBlock]:
        """Yield a part that stands deeper than tdkt numbers as an item with its own items under it."""
        heading = node.heading
        assert heading is not None
        if heading.mark is not None:
            self.notes.change(heading.number, "số thứ tự", heading.written, "-" if depth == 1 else "+")
        yield ReadItem(self._said(heading), depth)
        for block, entry in zip(self.blocks(node.body, 0), node.body, strict=True):
            if isinstance(block, ReadItem):
                yield ReadItem(block.said, entry.depth + depth)
            else:
                yield block
        for child in node.children:
            yield from self._as_items(child, depth + 1)

    def _unit(self, node: Node, level: int, inner: int) -> ReadUnit:
        heading = node.heading
        assert heading is not None
        self._count(level, heading)
        title = self._said(heading, level)
        movements = tuple(self._movements(node, inner))
        blocks = [block for movement in movements for block in movement.body]
        has_items = any(isinstance(block, ReadItem) for block in blocks)
        has_prose = any(isinstance(block, ReadParagraph) for block in blocks)
        return ReadUnit(title, "list" if has_items or not has_prose else "prose", movements)

    def _movements(self, node: Node, level: int) -> Iterator[ReadMovement]:
        if any(child.body or child.children for child in node.children):
            if node.body:
                yield ReadMovement(None, tuple(self.blocks(node.body)))
            for child in node.children:
                yield self._movement(child, level)
            return
        if node.children:
            items = [*self.blocks(node.body)]
            for child in node.children:
                items.extend(self._as_items(child, 1))
            yield ReadMovement(None, tuple(items))
            return
        yield from self._by_items(list(node.body))

    def _movement(self, node: Node, level: int) -> ReadMovement:
        heading = node.heading
        assert heading is not None
        if not node.body and not node.children:
            return ReadMovement(None, tuple(self._as_items(node, 1)))
        self._count(level, heading)
        body = [*self.blocks(node.body)]
        for child in node.children:
            body.extend(self._as_items(child, 1))
        title = Said(
            heading.plain or heading.written, heading.numbers, heading.written if heading.plain else ""
        )
        return ReadMovement(title, tuple(body))

    def _by_items(self, entries: Sequence[Entry]) -> Iterator[ReadMovement]:
        """Yield movements whose titles are items that have items under them; else all as one movement without a title."""
        firsts = [number for number, entry in enumerate(entries) if entry.depth == 1]
        ends = [*firsts[1:], len(entries)] if firsts else []
        holding = [
            number
            for number, end in zip(firsts, ends, strict=True)
            if any(e.depth > 1 for e in entries[number + 1 : end])
        ]
        if not holding or 2 * len(holding) < len(firsts):
            if entries:
                yield ReadMovement(None, tuple(self.blocks(entries)))
            return
        if firsts[0] > 0:
            yield ReadMovement(None, tuple(self.blocks(entries[: firsts[0]])))
        for number, end in zip(firsts, ends, strict=True):
            if number not in holding:
                yield ReadMovement(None, tuple(self.blocks(entries[number:end])))
                continue
            line = entries[number].part
            assert isinstance(line, Typed)
            body = tuple(self.blocks(Entry(e.part, max(e.depth - 1, 0)) for e in entries[number + 1 : end]))
            yield ReadMovement(Said(line.plain, line.numbers, line.written), body)
