"""The ornamental frame of a certificate: a band of hồi văn (meander) between two red lines, a flower in each corner.

NĐ 98/2023, Điều 104 asks for a frame with an ornamental pattern and leaves its drawing open; this one is tdkt's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tdkt.documents.word.drawing import close, curve, draw, move, path, rectangle, shape

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

Point = tuple[float, float]

DECORATION = "Hoa văn trang trí của khung"
"""What is read of each shape to who does not see the page."""
RED, GOLD = "C00000", "B8862B"
EDGE = 7.0
"""From the edge of the paper to the outer line, in mm: most printers leave 5 mm white."""
BAND = 9.5
_HEIGHT = 5.5
"""Of the meander inside the band."""
_UNIT = 6.6
"""About the length of one hook."""
_HOOK: tuple[Point, ...] = (
    (0.0, 1.0),
    (0.0, 0.0),
    (0.8, 0.0),
    (0.8, 0.72),
    (0.34, 0.72),
    (0.34, 0.36),
    (0.54, 0.36),
)
"""One hook in a box of 1 × 1 that stands on its lower edge."""


def frame(width: float, height: float) -> Iterator[BaseOxmlElement]:
    """Yield the runs that draw the frame of a page of `width` × `height` mm, behind the text."""
    outer = (EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE)
    inset = EDGE + BAND
    inner = (inset, inset, width - 2 * inset, height - 2 * inset)
    page = (0.0, 0.0, width, height)
    yield shape(1, "KhungNgoai", outer, rectangle(), line=RED, line_points=2.25, description=DECORATION)
    yield shape(2, "KhungTrong", inner, rectangle(), line=RED, line_points=0.75, description=DECORATION)
    meander = path(width, height, [step for side in _sides(width, height) for step in _meander(*side)])
    yield shape(3, "HoiVan", page, meander, line=GOLD, line_points=1.25, description=DECORATION)
    corners = [(x, y) for x in (EDGE, width - inset) for y in (EDGE, height - inset)]
    squares = [step for corner in corners for step in _square(corner)]
    yield shape(
        4, "OGoc", page, path(width, height, squares), line=RED, line_points=0.75, description=DECORATION
    )
    flowers = [step for x, y in corners for step in _flower(x + BAND / 2, y + BAND / 2)]
    yield shape(5, "HoaGoc", page, path(width, height, flowers), fill=GOLD, description=DECORATION)


def _sides(width: float, height: float) -> Iterator[tuple[float, Callable[[float, float], Point]]]:
    """Yield for each side its length between the corners, and where a point `along` it and `deep` below its edge lies."""
    start = EDGE + BAND
    yield width - 2 * start, lambda along, deep: (start + along, EDGE + deep)
    yield width - 2 * start, lambda along, deep: (start + along, height - EDGE - deep)
    yield height - 2 * start, lambda along, deep: (EDGE + deep, start + along)
    yield height - 2 * start, lambda along, deep: (width - EDGE - deep, start + along)


def _meander(length: float, place: Callable[[float, float], Point]) -> Iterator[str]:
    """Yield a row of hooks that turn towards the middle of the side, and the line that they stand on."""
    gap = (BAND - _HEIGHT) / 2
    pairs = round((length - 2 * gap) / _UNIT / 2)
    unit = (length - 2 * gap) / (2 * pairs)
    yield move(*place(gap, gap + _HEIGHT))
    yield draw(*place(length - gap, gap + _HEIGHT))
    for number in range(2 * pairs):
        points = [(gap + (number + x) * unit, gap + y * _HEIGHT) for x, y in _HOOK]
        if number >= pairs:
            points = [
                (gap + (number + 1 - x) * unit, y) for (x, _), (_, y) in zip(_HOOK, points, strict=True)
            ]
        yield move(*place(*points[0]))
        for point in points[1:]:
            yield draw(*place(*point))


def _square(corner: Point) -> Iterator[str]:
    x, y = corner
    yield move(x, y)
    for step in ((x + BAND, y), (x + BAND, y + BAND), (x, y + BAND)):
        yield draw(*step)
    yield close()


def _flower(x: float, y: float) -> Iterator[str]:
    """Yield eight petals around a point, the four towards the sides longer."""
    for long, turns in (
        (3.9, ((1, 0), (0, 1), (-1, 0), (0, -1))),
        (3.2, ((1, 1), (-1, 1), (-1, -1), (1, -1))),
    ):
        for turn_x, turn_y in turns:
            norm = (turn_x**2 + turn_y**2) ** 0.5
            ahead = (turn_x / norm, turn_y / norm)
            aside = (-ahead[1], ahead[0])

            def at(forward: float, side: float, ahead: Point = ahead, aside: Point = aside) -> Point:
                return (x + forward * ahead[0] + side * aside[0], y + forward * ahead[1] + side * aside[1])

            yield move(*at(0.5, 0))
            yield curve(at(1.2, 1.5), at(long * 0.75, 1.1), at(long, 0))
            yield curve(at(long * 0.75, -1.1), at(1.2, -1.5), at(0.5, 0))
            yield close()
