"""A document whose components have been told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.kinds import LETTER, Agency, Kind, agency_of
from tdkt.conformity.components.lines_of_head import DateLine, NumberLine
from tdkt.conformity.components.odd_lines import read_date, read_number
from tdkt.conformity.components.piece import Piece
from tdkt.model.records import dataclass
from tdkt.office.word.blocks import Section, WordFile


class Role(Enum):
    """What a document is in its file."""

    MAIN = "main"
    ATTACHED = "attached"
    """Promulgated with the main one (Phụ lục III, Mẫu 1.3): no number, no day, no Nơi nhận of its own."""
    COPY = "copy"
    """What certifies that the document above it is a copy (Phụ lục I, Phần II)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text and what it is; `part` counts the documents of the file: 0 the main one, then annexes and what goes with it."""

    component: Component
    piece: Piece
    part: int = 0


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document: its lines in reading order, what kind it is. `not_judged` says why NĐ 30 is not held against it, "" where it is.

    `kind` is None where the file names none; a công văn is known by its head. `others` are what stands behind it in the same file and is
    a document too, each with this one as its `main`; their lines are `ATTACHED` here.
    """

    word: WordFile
    lines: tuple[Line, ...]
    kind: Kind | None = None
    not_judged: str = ""
    role: Role = Role.MAIN
    main: Recognised | None = None
    others: tuple[Recognised, ...] = ()

    def of(self, *components: Component) -> list[Piece]:
        """Return the pieces of the main document that are one of these components."""
        return [line.piece for line in self.lines if line.component in components and line.part == 0]

    def everywhere(self, *components: Component) -> Iterator[Piece]:
        """Yield the pieces that are one of these components, in annexes too."""
        for line in self.lines:
            if line.component in components:
                yield line.piece

    def first(self, component: Component) -> Piece | None:
        """Return the first piece that is that component."""
        return next(iter(self.of(component)), None)

    def text_of(self, component: Component) -> str:
        """Return the words of a component as they are drawn, its lines with spaces between."""
        return " ".join(piece.words for piece in self.of(component))

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn."""
        return self.kind is not None and self.kind.name == LETTER

    @property
    def is_decision(self) -> bool:
        """Whether it decides: quyết định, nghị quyết."""
        return self.kind is not None and self.kind.name in ("Quyết định", "Nghị quyết")

    @property
    def is_copy(self) -> bool:
        """Whether it certifies a copy."""
        return self.role is Role.COPY

    @property
    def is_attached(self) -> bool:
        """Whether it goes with a document that promulgates it."""
        return self.role is Role.ATTACHED

    @property
    def called(self) -> str:
        """What people call it: "Quy chế kèm theo", "Bản sao y"."""
        if self.is_copy:
            return f"bản {self.kind.name.lower()}" if self.kind else "bản sao"
        name = self.kind.name if self.kind else "văn bản khác"
        return f"{name} kèm theo" if self.is_attached else name

    @property
    def all(self) -> tuple[Recognised, ...]:
        """Return it and the others of its file."""
        return (self, *self.others)

    @property
    def is_of_decree(self) -> bool:
        """Whether the decree names its kind, or nothing says that it does not: what it says of content and foot then holds."""
        return self.kind is None or self.kind.is_listed

    @property
    def agency(self) -> Agency | None:
        """What kind of agency issues it; None where no name was found."""
        name = self.text_of(Component.AGENCY)
        return agency_of(name) if name else None

    @property
    def number(self) -> NumberLine | None:
        """Its number and symbol."""
        piece = self.first(Component.NUMBER)
        return read_number(piece.text) if piece else None

    @property
    def dated(self) -> DateLine | None:
        """Its place and day."""
        piece = self.first(Component.DATE)
        return read_date(piece.text) if piece else None

    @property
    def day(self) -> date | None:
        """Its day, None where it has none yet."""
        return self.dated.day if self.dated else None

    def section_of(self, piece: Piece) -> Section | None:
        """Return how the page is set up on which a piece stands."""
        sections = self.word.sections
        return sections[min(piece.section, len(sections) - 1)] if sections else None
