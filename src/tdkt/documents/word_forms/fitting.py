"""Making long text fit: in a row of a table with an exact height the type gets smaller until the text is not cut off.

An exact height is how a form says that a place cannot grow (Word: row height "Exactly"). Widths are those of Times New
Roman (`metrics`); text elsewhere in a form is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.documents.metrics import wrap
from tdkt.documents.word.xml import element
from tdkt.documents.word_forms.tags import W
from tdkt.documents.word_forms.type_styles import TypeStyles

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALLEST = 0.6
_STEP = 0.02
_LINE = 1.15
"""Height of a single line of Times New Roman, in sizes."""
_SAFE = 0.985
"""Share of a line that is filled at most: another program's metrics differ a little."""
_MM_PER_TWIP = 25.4 / 1440
_DEFAULT_PADDING = 108


class Fitting:
    """Fits pages of a form with the styles `styles` (the root of styles.xml)."""

    def __init__(self, styles: _Element) -> None:
        self._styles = TypeStyles(styles)

    def fit(self, page: _Element) -> float | None:
        """Make the text of every exact row of `page` fit; return the smallest scale used, None where one cannot."""
        smallest = 1.0
        for row in page.iter(f"{W}tr"):
            height = row.find(f"{W}trPr/{W}trHeight")
            if height is None or height.get(f"{W}hRule") != "exact":
                continue
            for cell in row.findall(f"{W}tc"):
                scale = self._fit_cell(cell, int(height.get(f"{W}val") or 0))
                if scale is None:
                    return None
                smallest = min(smallest, scale)
        return smallest

    def _fit_cell(self, cell: _Element, height: int) -> float | None:
        width = self._width(cell)
        if not width or cell.find(f"{W}tbl") is not None:
            return 1.0
        steps = round((1 - _SMALLEST) / _STEP)
        for step in range(steps + 1):
            scale = 1 - step * _STEP
            if self._height(cell, width, scale) <= height:
                if step:
                    self._shrink(cell, scale)
                return scale
        return None

    def _height(self, cell: _Element, width: float, scale: float) -> float:
        return sum(self._paragraph_height(paragraph, width, scale) for paragraph in cell.findall(f"{W}p"))

    def _paragraph_height(self, paragraph: _Element, width: float, scale: float) -> float:
        """Return the height of `paragraph` in twips."""
        types = [self._styles.of_run(run, paragraph) for run in paragraph.iter(f"{W}r")]
        widest = max(types, key=lambda found: found.size, default=self._styles.of_run(paragraph, paragraph))
        points = round(widest.size * scale) / 2
        inner = (
            width
            - self._styles.value(paragraph, "ind", "left")
            - self._styles.value(paragraph, "ind", "right")
        ) * _MM_PER_TWIP
        bold = any(found.bold for found in types)
        count = sum(max(len(wrap(line, inner * _SAFE, points, bold=bold)), 1) for line in _lines(paragraph))
        single, rule = (
            self._styles.value(paragraph, "spacing", "line") or 240,
            self._styles.text(paragraph, "spacing", "lineRule"),
        )
        if rule == "exact":
            line = float(single)
        else:
            line = points * 20 * _LINE * (1 if rule == "atLeast" else single / 240)
            line = max(line, single) if rule == "atLeast" else line
        around = self._styles.value(paragraph, "spacing", "before") + self._styles.value(
            paragraph, "spacing", "after"
        )
        return count * line + around

    def _shrink(self, cell: _Element, scale: float) -> None:
        sizes = {
            run: self._styles.of_run(run, paragraph).size
            for paragraph in cell.findall(f"{W}p")
            for run in paragraph.iter(f"{W}r")
        }
        for run, size in sizes.items():
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = element("w:rPr")
                run.insert(0, properties)
            for name in ("sz", "szCs"):
                _set_size(properties, name, round(size * scale))

    @staticmethod
    def _width(cell: _Element) -> float:
        """Return the inner width of `cell` in twips, 0 where it is not given in twips."""
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is None or width.get(f"{W}type") != "dxa":
            return 0
        table = next(cell.iterancestors(f"{W}tbl"))
        padding = 0
        for side in ("left", "right"):
            mark = table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")
            padding += int(mark.get(f"{W}w") or 0) if mark is not None else _DEFAULT_PADDING
        return int(float(width.get(f"{W}w") or 0)) - padding


def _lines(paragraph: _Element) -> list[str]:
    """Return the text of `paragraph` between its line breaks."""
    lines = [""]
    for found in paragraph.iter(f"{W}t", f"{W}br"):
        if found.tag == f"{W}br":
            lines.append("")
        else:
            lines[-1] += found.text or ""
    return lines


def _set_size(properties: _Element, name: str, size: int) -> None:
    mark = properties.find(f"{W}{name}")
    if mark is None:
        mark = element(f"w:{name}")
        after = [f"{W}{tag}" for tag in (*(["szCs"] if name == "sz" else []), *_AFTER_SIZE)]
        place = next((index for index, child in enumerate(properties) if child.tag in after), len(properties))
        properties.insert(place, mark)
    mark.set(f"{W}val", str(size))


_AFTER_SIZE = (
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
)
