"""Lines that people typed for a report (loi-van.yaml, the ward's outline), as its templates print them.

They are written as the bodies of plans are (`tdkt.model.body`): paragraphs, items, items under these, rows of tables.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from tdkt.documents.page.blocks import Block, Table, plain_text
from tdkt.model.body import body_parts
from tdkt.model.records import replace

Head = tuple[str, ...]
"""The words of the first row of a table."""


def typed(lines: Iterable[str], fill: Callable[[str], str] = str) -> list[dict[str, Any]]:
    """Return what `lines` are printed as, each text and cell as `fill` makes it.

    Each is a paragraph, an item (`item`; `depth` 2: under another) or a table (`rows`, the first its head).
    """
    return [
        {
            "item": part.depth > 0,
            "depth": part.depth,
            "text": fill(part.text),
            "rows": [[fill(cell) for cell in row] for row in part.rows],
        }
        for part in body_parts(lines)
    ]


def heads_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[Head]:
    """Yield the head of every table among `entries` (`typed`)."""
    return (_words(entry["rows"][0]) for entry in entries if entry["rows"])


def with_widths(
    blocks: Iterable[Block], shares: tuple[int, ...], typed_heads: Collection[Head] = ()
) -> tuple[Block, ...]:
    """Return `blocks` in which every table with as many columns as there are `shares` has these for their widths.

    Tables that were typed keep their own.
    """
    return tuple(
        replace(block, widths=shares)
        if isinstance(block, Table)
        and len(block.head) == len(shares)
        and _words(map(plain_text, block.head)) not in typed_heads
        else block
        for block in blocks
    )


def _words(cells: Iterable[str]) -> Head:
    return tuple(" ".join(cell.replace("*", "").split()) for cell in cells)
