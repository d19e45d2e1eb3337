"""What Word writes before a paragraph by itself: its number or bullet, which stands in no text of the document.

A number is named by its pattern ("[đánh số “Điều %1.”]"), not counted: one more item changes one line of a comparison, not all
that follow. ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_STYLES = 20
"""Styles based on one another, at most."""


class Numbering:
    """The lists of a document: `root` is its numbering part (None: none), `styles` its styles, which may number too."""

    def __init__(self, root: _Element | None, styles: _Element) -> None:
        self._patterns: dict[tuple[str, str], str] = {}
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        if root is not None:
            self._read(root)

    def _read(self, root: _Element) -> None:
        levels = {
            abstract.get(f"{_W}abstractNumId"): {
                level.get(f"{_W}ilvl") or "0": _pattern(level) for level in abstract.iter(f"{_W}lvl")
            }
            for abstract in root.iter(f"{_W}abstractNum")
        }
        for number in root.iter(f"{_W}num"):
            own = {level.get(f"{_W}ilvl") or "0": _pattern(level) for level in number.iter(f"{_W}lvl")}
            shared = levels.get(_value(number, "abstractNumId"), {})
            for level, pattern in {**shared, **own}.items():
                self._patterns[number.get(f"{_W}numId") or "", level] = pattern

    def before(self, paragraph: _Element) -> str:
        """Return what stands before a paragraph, with a space after it; "" for a paragraph without a number."""
        properties = paragraph.find(f"{_W}pPr")
        found = None if properties is None else _number_of(properties)
        if found is None and self._patterns:
            found = self._of_style(None if properties is None else _value(properties, "pStyle"))
        pattern = self._patterns.get(found, "") if found else ""
        return f"[đánh số “{pattern}”] " if pattern else ""

    def _of_style(self, style_id: str | None) -> tuple[str, str] | None:
        for _ in range(_MOST_STYLES):
            style = self._styles.get(style_id)
            if style is None:
                return None
            properties = style.find(f"{_W}pPr")
            found = None if properties is None else _number_of(properties)
            if found is not None:
                return found
            style_id = _value(style, "basedOn")
        return None


def _number_of(properties: _Element) -> tuple[str, str] | None:
    """Return (list, level) that paragraph properties give, None where they give none."""
    number = properties.find(f"{_W}numPr")
    if number is None:
        return None
    return _value(number, "numId") or "", _value(number, "ilvl") or "0"


def _pattern(level: _Element) -> str:
    return (_value(level, "lvlText") or "").strip()


def _value(parent: _Element, name: str) -> str | None:
    child = parent.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")
