"""How a run or a paragraph really looks: the defaults of the file, the styles that build on one another, and what it says itself.

ECMA-376, part 1, 17.7.2: defaults, then the table's style, the paragraph's, the letters' own style, then what stands in place.
A list's indents go between: over the style that names the list, under what stands in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tdkt.office.word.blocks import ParagraphLook, RunLook, Tab
from tdkt.office.word.properties import TOGGLES, Layer, paragraph_layer, run_layer
from tdkt.office.word.xml import W, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_STYLES = 50
"""Styles based on one another, at most."""
_MOST_KEPT = 10_000
"""Looks that are kept to be used again; a file of an office has some dozens."""
_TOGGLED = frozenset(TOGGLES.values())
_FONTS = ("ascii", "hAnsi")
_THEMED = {"majorFont": "major", "minorFont": "minor"}


class Styles:
    """The styles of a file: `root` of its styles, `theme` of its theme; None where it has none."""

    def __init__(self, root: _Element | None, theme: _Element | None) -> None:
        styles = () if root is None else tuple(root.iterchildren(f"{W}style"))
        self._nodes = {style.get(f"{W}styleId") or "": style for style in styles}
        self.default = next((style.get(f"{W}styleId") or "" for style in styles if _is_default(style)), "")
        self.theme_fonts = _theme_fonts(theme)
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._run_default = self._run_layer_at(defaults, "rPrDefault")
        self._paragraph_default = (
            {} if defaults is None else paragraph_layer(defaults.find(f"{W}pPrDefault/{W}pPr"))
        )
        self._merged: dict[str, tuple[Layer, Layer]] = {}
        self._run_bases: dict[tuple[str, str, str], Layer] = {}
        self._run_looks: dict[tuple[Any, ...], RunLook] = {}
        self._looks: dict[tuple[Any, ...], ParagraphLook] = {}

    def _run_layer_at(self, defaults: _Element | None, name: str) -> Layer:
        node = None if defaults is None else defaults.find(f"{W}{name}/{W}rPr")
        return run_layer(node, self.theme_fonts)

    def name(self, style_id: str) -> str:
        """Return the name of a style, its id where there is no such style."""
        node = self._nodes.get(style_id)
        return value(node, "name") or style_id

    def chain(self, style_id: str) -> Iterator[_Element]:
        """Yield a style and those that it is based on."""
        for _ in range(_MOST_STYLES):
            node = self._nodes.get(style_id)
            if node is None:
                return
            yield node
            style_id = value(node, "basedOn") or ""

    def layers(self, style_id: str) -> tuple[Layer, Layer]:
        """Return what a style says of paragraphs and of runs, with the styles that it is based on.

        "list_style" is the style of the chain that names the list; what styles nearer to `style_id` say of indents goes before the list's.
        """
        found = self._merged.get(style_id)
        if found is None:
            found = self._merged[style_id] = self._merge(style_id)
        return found

    def _merge(self, style_id: str) -> tuple[Layer, Layer]:
        paragraph: Layer = {}
        run: Layer = {}
        for node in reversed(list(self.chain(style_id))):
            own = paragraph_layer(node.find(f"{W}pPr"))
            if "list_id" in own:
                own["list_style"] = node.get(f"{W}styleId") or ""
            paragraph.update(own)
            run.update(run_layer(node.find(f"{W}rPr"), self.theme_fonts))
        return paragraph, run

    def run_look(self, own: Layer, letters: str, paragraph: str, table: str, text: str) -> RunLook:
        """Return how a run looks that says `own` itself, with its character style, in a paragraph and a table of those styles."""
        is_ascii = text.isascii()
        key = (letters, paragraph, table, is_ascii, *own.items())
        found = self._run_looks.get(key)
        if found is None:
            if len(self._run_looks) >= _MOST_KEPT:
                self._run_looks.clear()
            found = self._run_looks[key] = _run_look(
                {**self._run_base(letters, paragraph, table), **own}, is_ascii=is_ascii
            )
        return found

    def _run_base(self, letters: str, paragraph: str, table: str) -> Layer:
        key = letters, paragraph, table
        found = self._run_bases.get(key)
        if found is None:
            of_table = self.layers(table)[1] if table else {}
            of_paragraph, of_letters = self.layers(paragraph)[1], self.layers(letters)[1] if letters else {}
            found = {**self._run_default, **of_table, **of_paragraph, **of_letters}
            for name in _TOGGLED & (of_paragraph.keys() & of_letters.keys()):
                found[name] = bool(of_paragraph[name]) != bool(of_letters[name])
            for name in _TOGGLED & self._run_default.keys():
                found[name] = bool(self._run_default[name]) or bool(found[name])
            self._run_bases[key] = found
        return found

    def paragraph_look(self, own: Layer, style: str, table: str, of_list: Layer) -> ParagraphLook:
        """Return how a paragraph is set that says `own` itself; `of_list` is what the list says that it is in."""
        key = (style, table, *own.items(), None, *of_list.items())
        found = self._looks.get(key)
        if found is None:
            if len(self._looks) >= _MOST_KEPT:
                self._looks.clear()
            found = self._looks[key] = self._paragraph_look(own, style, table, of_list)
        return found

    def _paragraph_look(self, own: Layer, style: str, table: str, of_list: Layer) -> ParagraphLook:
        of_table = self.layers(table)[0] if table else {}
        of_style = self.layers(style)[0]
        nearer: Layer = {}
        if "list_id" not in own and "list_style" in of_style:
            nearer = self._nearer_than_list(style, str(of_style["list_style"]))
        merged = {**self._paragraph_default, **of_table, **of_style, **of_list, **nearer, **own}
        for name in ("list_id", "list_level", "list_style"):
            merged.pop(name, None)
        merged["tabs"] = _stops(self._paragraph_default, of_table, of_style, of_list, own)
        return ParagraphLook(style=self.name(style), **merged)  # type: ignore[arg-type]

    def _nearer_than_list(self, style: str, list_style: str) -> Layer:
        """Return what the styles from the one that names the list up to `style` say."""
        nearer: list[Layer] = []
        for node in self.chain(style):
            nearer.append(paragraph_layer(node.find(f"{W}pPr")))
            if node.get(f"{W}styleId") == list_style:
                break
        return {name: said for layer in reversed(nearer) for name, said in layer.items()}

    def draws_lines(self, table_style: str) -> bool:
        """Tell whether a style of tables draws lines."""
        for node in self.chain(table_style):
            borders = node.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return draws(borders)
        return False


def draws(borders: _Element) -> bool:
    """Tell whether one of some borders is drawn."""
    return any(side.get(f"{W}val") not in (None, "nil", "none") for side in borders)


def _is_default(style: _Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """Return the fonts of Latin letters by the names that runs call them: "minorHAnsi", "majorAscii"."""
    found: dict[str, str] = {}
    for node in () if theme is None else theme.iter():
        prefix = _THEMED.get(local(node))
        latin = None if prefix is None else next((child for child in node if local(child) == "latin"), None)
        if latin is not None and (font := latin.get("typeface")):
            found |= {f"{prefix}{kind}": font for kind in ("Ascii", "HAnsi")}
    return found


def _run_look(layer: Layer, *, is_ascii: bool) -> RunLook:
    ascii_font, other = (str(layer.get(kind, "")) for kind in _FONTS)
    font = ascii_font or other if is_ascii else other or ascii_font
    rest = {name: said for name, said in layer.items() if name not in _FONTS}
    return RunLook(font=font, **rest)  # type: ignore[arg-type]


def _stops(*layers: Layer) -> tuple[Tab, ...]:
    """Return the tab stops that layers set together: a later one may clear what an earlier one set."""
    stops: dict[int, Tab] = {}
    for layer in layers:
        tabs = layer.get("tabs", ())
        for tab in tabs if isinstance(tabs, tuple) else ():
            if tab.kind == "clear":
                stops.pop(tab.position, None)
            else:
                stops[tab.position] = tab
    return tuple(stops[position] for position in sorted(stops))
