"""A line of a Word file as somebody typed it, and tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.adoption.reading.stretches import Stretch, Stretches, marked, plain
from tdkt.model.marks import Mark
from tdkt.model.records import dataclass, replace


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
    def bold_words(self) -> str:
        """What of the words is bold."""
        return " … ".join(
            stretch.text.strip() for stretch in self.stretches if stretch.bold and stretch.text.strip()
        )

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


def all_lines(parts: Iterable[Part]) -> Iterator[Typed]:
    """Yield every line of `parts`, also those in tables."""
    for part in parts:
        if isinstance(part, TypedTable):
            yield from part.lines
        else:
            yield part
