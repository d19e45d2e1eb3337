"""What stands in a section where paragraphs, items and tables follow one another: each line of `body` says itself what it is.

"- …" is an item, "+ …" what stands under it, "| … | … |" a row of a table (the first of neighbouring rows is its head),
everything else a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.model.records import dataclass

ITEM, SUBITEM, ROW = "- ", "+ ", "| "


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A paragraph, an item (`depth` 1, 2) or a table; `rows` have equally many cells, the first is the head."""

    text: str = ""
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def body_parts(lines: Iterable[str]) -> tuple[BodyPart, ...]:
    """Return what the lines of a body are printed as, neighbouring rows as one table."""
    parts: list[BodyPart] = []
    rows: list[tuple[str, ...]] = []
    for line in lines:
        if line.startswith(ROW):
            rows.append(cells_of(line))
            continue
        _end_table(rows, parts)
        if line.startswith(ITEM):
            parts.append(BodyPart(line.removeprefix(ITEM), 1))
        elif line.startswith(SUBITEM):
            parts.append(BodyPart(line.removeprefix(SUBITEM), 2))
        else:
            parts.append(BodyPart(line))
    _end_table(rows, parts)
    return tuple(parts)


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a row "| a | b |"."""
    return tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))


def row_of(cells: Iterable[str]) -> str:
    """Return the row that holds `cells`, an empty one as "| |"; a bar within a cell becomes a slash."""
    return f"|{''.join(f' {cell} |' if cell else ' |' for cell in (one.replace('|', '/') for one in cells))}"


def _end_table(rows: list[tuple[str, ...]], parts: list[BodyPart]) -> None:
    if rows:
        width = max(map(len, rows))
        parts.append(BodyPart(rows=tuple((*row, *[""] * (width - len(row))) for row in rows)))
        rows.clear()
