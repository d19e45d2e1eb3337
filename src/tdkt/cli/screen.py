"""The terminal as a page: one width, headings, and lines that wrap under themselves. Reads without colour too."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.style import StyleType
from rich.table import Table
from rich.text import Text

from tdkt.cli.console import wants_colour, width
from tdkt.model.sample import ILLUSTRATIVE

Line = list[Segment]
"""A line that is laid out already: its pieces with their styles."""
NARROWEST = 72
"""Below this the terminal itself has to wrap."""
_HEIGHT = 25
"""Nothing is laid out by it; where it is not given, the terminal is asked for its size at every line."""


def screen(stream: TextIO | None = None) -> Console:
    """Return a console on `stream` (stdout), at most as wide as the terminal and at least `NARROWEST`."""
    file = stream or sys.stdout
    return Console(
        file=file,
        width=max(width(), NARROWEST),
        height=_HEIGHT,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=wants_colour(file),
    )


def write_title(console: Console, text: str, *, illustrative: bool = False) -> None:
    """Write the page's title, and below it that its data are made up where they are."""
    console.print(Text(wrapped(console, text, 0, 0), style="bold"), soft_wrap=True)
    if illustrative:
        console.print(Text(f"{ILLUSTRATIVE} - không phải kết quả chính thức", style="bold magenta"))


def write_heading(console: Console, text: str) -> None:
    """Write a bold line after an empty one."""
    console.print()
    console.print(Text(wrapped(console, text, 0, 0), style="bold"), soft_wrap=True)


def write_line(console: Console, text: str, indent: int = 0, hang: int = 2, style: str = "") -> None:
    """Write `text` from column `indent`, its further lines `hang` columns more to the right."""
    console.print(Text(wrapped(console, text, indent, hang), style=style), soft_wrap=True)


def write_notices(console: Console, notices: tuple[str, ...], lead: str = "CHÚ Ý: ") -> None:
    """Write what has to be checked before the page is relied on."""
    for notice in notices:
        write_line(console, f"{lead}{notice}", style="bold yellow")


class _WholeNumbers(Table):
    """A table in whose columns at the right no number is cut: one that is longer takes room from the widest column."""

    def add_row(
        self, *cells: RenderableType | None, style: StyleType | None = None, end_section: bool = False
    ) -> None:
        for column, cell in zip(self.columns, cells, strict=False):
            more = max(map(cell_len, str(cell or "").split()), default=0) - (column.width or 0)
            if column.justify == "right" and column.width and more > 0:
                widest = max(self.columns, key=lambda one: one.width or 0)
                widest.width = (widest.width or 0) - more
                column.width += more
        super().add_row(*cells, style=style, end_section=end_section)


def bare_table(*, gap: int = 1, below: int = 0, has_head: bool = True) -> Table:
    """Return a table without lines, with `gap` spaces between its columns and `below` empty lines after a row."""
    padding = (0, gap, below, 0)
    return _WholeNumbers(box=None, pad_edge=False, padding=padding, header_style="bold", show_header=has_head)


def plain_table(console: Console, *columns: tuple[str, int, str]) -> Table:
    """Return a table without lines of (title, width, "left" or "right") columns; width 0 takes the room that is left."""
    table = bare_table()
    rest = console.width - sum(columns_ for _, columns_, _ in columns) - len(columns)
    for title, given, side in columns:
        table.add_column(
            title, width=given or rest, overflow="fold", justify="right" if side == "right" else "left"
        )
    return table


def folded(console: Console, text: str, columns: int) -> list[str]:
    """Return `text` in lines of so many columns; a word that is longer than a line is cut."""
    if cell_len(text) <= columns and "\n" not in text:
        return [text]
    return [line.plain.rstrip() for line in Text(text).wrap(console, columns, overflow="fold")]


def styled(console: Console, text: str, style: str = "") -> Segment:
    """Return `text` in a style, as a piece of a line that is laid out already."""
    return Segment(text, console.get_style(style) if style else None)


def in_columns(
    console: Console, *cells: tuple[int, list[str], str], last_at_right: bool = True
) -> Iterator[Line]:
    """Yield the lines of a table's row: cells of (width, lines, style) beside each other.

    A table of rich is measured and laid out anew for each row; of 18,000 rows that is half a minute.
    """
    *_, last = cells
    for number in range(max(len(lines) for _, lines, _ in cells)):
        line: Line = []
        column = end = 0
        for cell in cells:
            width, lines, style = cell
            text = lines[number] if number < len(lines) else ""
            if text:
                start = column + (width - cell_len(text) if last_at_right and cell is last else 0)
                start = max(start, end + 1) if end else start  # a number that is too long begins further left
                line += [Segment(" " * (start - end)), styled(console, text, style)]
                end = start + cell_len(text)
            column += width + 1
        yield line


def write_lines(console: Console, lines: Iterable[Line]) -> None:
    """Write lines that are laid out already."""
    pieces = [piece for line in lines for piece in (*line, Segment.line())]
    console.print(Segments(pieces), soft_wrap=True, end="")


def wrapped(console: Console, text: str, indent: int, hang: int) -> str:
    """Return `text` in lines of the console's width; a word is never broken."""
    return textwrap.fill(
        text,
        console.width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )
