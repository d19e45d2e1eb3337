"""Making long text fit: in a row of a table with an exact height the type gets smaller until the text is not cut off.

An exact height is how a form says that a place cannot grow (Word: row height "Exactly"). Widths are those of Times New
Roman (`metrics`); text elsewhere in a form is left alone.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.documents.word.xml import element
from tdkt.documents.word_forms.tags import W
from tdkt.documents.word_forms.type_styles import ParagraphSetting, TypeStyles
from tdkt.model.records import dataclass
from tdkt.office.word.xml import child_of
from tdkt.type_metrics import balanced_width, wrap

if TYPE_CHECKING:
    from lxml.etree import _Element

_SCALES = tuple(percent / 100 for percent in range(100, 58, -2))
_LINE = 1.15
"""Height of a single line of Times New Roman, in sizes."""
_SAFE = 0.985
"""Share of a line that is filled at most: another program's metrics differ a little."""
_MM_PER_TWIP = 25.4 / 1440
_DEFAULT_PADDING = 108
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
"""What follows a size in a run's properties (ECMA-376, 17.3.2.28)."""
_AFTER_INDENT = (
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)
"""What follows an indent in a paragraph's properties (ECMA-376, 17.3.1.26)."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph with the width for its lines in mm, its size in points, whether it is bold, and how many lines it takes."""

    paragraph: _Element
    setting: ParagraphSetting
    width: float
    points: float
    bold: bool
    count_of_lines: int


@dataclass(frozen=True, slots=True)
class _Fitted:
    """How a row or a cell was fitted: the smallest scale used, None where even the smallest type does not fit."""

    scale: float | None
    is_changed: bool


_AS_IT_IS = _Fitted(1.0, is_changed=False)


class Fitting:
    """Fits pages of a form with the styles `styles` (the root of styles.xml)."""

    def __init__(self, styles: _Element) -> None:
        self._styles = TypeStyles(styles)
        self._cells: dict[tuple[bytes, float, int], tuple[_Fitted, _Element | None]] = {}
        """How cells of earlier pages were fitted, and what those that changed became, by what they said, their width and height."""
        self._as_they_are: set[tuple[bytes, int]] = set()
        """Rows, with the padding of their cells, that fit as they are: most rows of a form say the same on every page."""

    def fit(self, page: _Element) -> float | None:
        """Make the text of every exact row of `page` fit and break centred lines evenly.

        Returns the smallest scale used, None where even the smallest type does not fit.
        """
        smallest = 1.0
        paddings: dict[_Element | None, int] = {}
        for row in page.iter(f"{W}tr"):
            table = next(row.iterancestors(f"{W}tbl"), None)
            padding = paddings.get(table)
            if padding is None:
                padding = paddings[table] = _padding(table)
            key = etree.tostring(row, with_tail=False), padding
            if key in self._as_they_are:
                continue
            fitted = self._fit_row(row, padding)
            if fitted.scale is None:
                return None
            if not fitted.is_changed:
                self._as_they_are.add(key)
            smallest = min(smallest, fitted.scale)
        return smallest

    def _fit_row(self, row: _Element, padding: int) -> _Fitted:
        height, smallest, is_changed = child_of(row, "trPr", "trHeight"), 1.0, False
        if height is None or height.get(f"{W}hRule") != "exact":
            return _AS_IT_IS
        for cell in row.findall(f"{W}tc"):
            fitted = self._fit_cell(cell, int(height.get(f"{W}val") or 0), padding)
            if fitted.scale is None:
                return fitted
            smallest, is_changed = min(smallest, fitted.scale), is_changed or fitted.is_changed
        return _Fitted(smallest, is_changed)

    def _fit_cell(self, cell: _Element, height: int, padding: int) -> _Fitted:
        """Fit a cell, or put in its place what the same cell of an earlier page became."""
        width = _inner_width(cell, padding)
        if not width or child_of(cell, "tbl") is not None:
            return _AS_IT_IS
        key = etree.tostring(cell, with_tail=False), width, height
        if key not in self._cells:
            fitted = self._fit(cell, width, height)
            self._cells[key] = fitted, copy.deepcopy(cell) if fitted.is_changed else None
            return fitted
        fitted, made = self._cells[key]
        if made is not None:
            for child in list(cell):
                cell.remove(child)
            cell.extend(copy.deepcopy(made))
        return fitted

    def _fit(self, cell: _Element, width: float, height: int) -> _Fitted:
        for scale in _SCALES:
            texts = [self._text(paragraph, width, scale) for paragraph in cell.findall(f"{W}p")]
            if sum(map(_height, texts)) <= height:
                if scale < 1:
                    self._shrink(cell, scale)
                balanced = [_balance(text) for text in texts]
                return _Fitted(scale, scale < 1 or any(balanced))
        return _Fitted(None, is_changed=False)

    def _text(self, paragraph: _Element, width: float, scale: float) -> _Text:
        """Return what `paragraph` is set in, in a cell `width` twips wide, with its type made smaller by `scale`."""
        runs = list(paragraph.iter(f"{W}r"))
        types = [self._styles.of_run(run, paragraph) for run in runs or (paragraph,)]
        setting = self._styles.of_paragraph(paragraph)
        indents = setting.value("ind", "left") + setting.value("ind", "right")
        free = (width - indents) * _MM_PER_TWIP * _SAFE
        points = round(max(found.size for found in types) * scale) / 2
        bold = bool(runs) and any(found.bold for found in types)
        count = sum(max(len(wrap(line, free, points, bold=bold)), 1) for line in _lines(paragraph))
        return _Text(paragraph, setting, free, points, bold, count)

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


def _height(text: _Text) -> float:
    """Return the height of a paragraph in twips."""
    setting = text.setting
    around = setting.value("spacing", "before") + setting.value("spacing", "after")
    set_to = setting.value("spacing", "line") or 240
    single = text.points * 20 * _LINE
    match setting.text("spacing", "lineRule"):
        case "exact":
            line = float(set_to)
        case "atLeast":
            line = max(single, set_to)
        case _:
            line = single * set_to / 240
    return text.count_of_lines * line + around


def _balance(text: _Text) -> bool:
    """Indent a centred paragraph of several lines so that none of them is a stub; tell whether it was indented."""
    if text.count_of_lines < 2:
        return False
    lines = _lines(text.paragraph)
    if len(lines) > 1 or text.setting.text("jc", "val") != "center":
        return False
    needed = balanced_width(lines[0], text.width, text.points, bold=text.bold)
    more = round((text.width - needed) / 2 / _MM_PER_TWIP)
    indents = {side: text.setting.value("ind", side) + more for side in ("left", "right")}
    _set_indents(text.paragraph, indents)
    return True


def _padding(table: _Element | None) -> int:
    """Return what the cells of a table leave free to the left and right of their text together, in twips."""
    padding = 0
    for side in ("left", "right"):
        mark = child_of(table, "tblPr", "tblCellMar", side)
        padding += int(mark.get(f"{W}w") or 0) if mark is not None else _DEFAULT_PADDING
    return padding


def _inner_width(cell: _Element, padding: int) -> float:
    """Return the inner width of `cell` in twips, 0 where it is not given in twips."""
    width = child_of(cell, "tcPr", "tcW")
    if width is None or width.get(f"{W}type") != "dxa":
        return 0
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
        _insert_before(properties, mark, ("szCs", *_AFTER_SIZE) if name == "sz" else _AFTER_SIZE)
    mark.set(f"{W}val", str(size))


def _set_indents(paragraph: _Element, indents: dict[str, int]) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    mark = properties.find(f"{W}ind")
    if mark is None:
        mark = element("w:ind")
        _insert_before(properties, mark, _AFTER_INDENT)
    for side, twips in indents.items():
        mark.set(f"{W}{side}", str(twips))


def _insert_before(properties: _Element, mark: _Element, names: Sequence[str]) -> None:
    """Put `mark` where the schema wants it: before the first of `names`."""
    after = {f"{W}{name}" for name in names}
    place = next((index for index, child in enumerate(properties) if child.tag in after), len(properties))
    properties.insert(place, mark)
