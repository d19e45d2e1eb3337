"""Sections: how the pages of a stretch are set up, with the headers and footers that hold there (ECMA-376, part 1, 17.6 and 17.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tdkt.office.word.blocks import Margin, Section
from tdkt.office.word.xml import R_ID, W, attribute, is_on, local, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Margins = Callable[[str, str], Margin | None]
"""Returns the header or footer of a relation (its id, and "default", "first" or "even"), None where there is none."""
_LETTER = ("12240", "15840")
"""What Word takes where no size is given."""


def sections(breaks: Iterable[tuple[int, _Element]], margins: Margins) -> tuple[Section, ...]:
    """Return the sections that end before the blocks of `breaks`; `margins` finds headers and footers."""
    found: list[Section] = []
    kept: dict[str, dict[str, Margin]] = {"headerReference": {}, "footerReference": {}}
    for until, node in breaks:
        for child in node:
            name = local(child)
            if name in kept:
                pages = child.get(f"{W}type") or "default"
                margin = margins(child.get(R_ID) or "", pages)
                if margin is not None:
                    kept[name] = {**kept[name], pages: margin}
        found.append(_section(until, node, kept))
    return tuple(found)


def _section(until: int, node: _Element, kept: dict[str, dict[str, Margin]]) -> Section:
    size, edges, columns, numbers, title = (
        node.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols", "pgNumType", "titlePg")
    )
    number_from = None if numbers is None else attribute(numbers, "start")
    return Section(
        until,
        width=_of(size, "w", _LETTER[0]),
        height=_of(size, "h", _LETTER[1]),
        **{side: _of(edges, side) for side in ("top", "right", "bottom", "left", "header", "footer")},
        landscape=size is not None and attribute(size, "orient") == "landscape",
        columns=max(_of(columns, "num", "1"), 1),
        starts=value(node, "type") or "nextPage",
        first_page_differs=title is not None and is_on(title),
        number_from=None if number_from is None else whole(number_from),
        headers=tuple(kept["headerReference"].values()),
        footers=tuple(kept["footerReference"].values()),
    )


def _of(node: _Element | None, name: str, default: str = "0") -> int:
    return whole((None if node is None else attribute(node, name)) or default)
