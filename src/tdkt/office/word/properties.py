"""Properties of runs and paragraphs as they stand in one place of the XML: what is said there, and nothing else.

A layer is a mapping from a name of ours to a value; layers lie on one another in `styles.py` (ECMA-376, part 1, 17.3 and 17.7).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tdkt.office.word.blocks import Tab
from tdkt.office.word.xml import W, attribute, child_of, is_on, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Layer = dict[str, object]
TOGGLES = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "dstrike": "strike",
    "vanish": "hidden",
    "caps": "caps",
    "smallCaps": "small_caps",
}
"""Properties that styles of a paragraph and of its letters switch against each other (17.7.3)."""
_ALIGNMENTS = {
    "start": "left",
    "end": "right",
    "distribute": "both",
    "both": "both",
    "center": "center",
    "right": "right",
}
_SWITCHES = {
    "contextualSpacing": "contextual",
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "page_break_before",
}
_BODY_TEXT = 9
"""The outline level that is none."""
_NOTHING = ("none", "nil")
_AUTOMATIC_SPACE = 280


def run_layer(node: _Element | None, theme_fonts: Mapping[str, str]) -> Layer:
    """Return what a `w:rPr` says."""
    layer: Layer = {}
    for child in () if node is None else node:
        name, said = local(child), child.get(f"{W}val")
        if name in TOGGLES:
            layer[TOGGLES[name]] = is_on(child) or (name == "dstrike" and bool(layer.get("strike")))
        elif name == "rFonts":
            _fonts(child, theme_fonts, layer)
        elif name == "sz":
            layer["half_points"] = whole(said, 20)
        elif name == "u":
            layer["underline"] = (said or "single") not in _NOTHING
        elif name == "color":
            layer["colour"] = said or "auto"
        elif name == "highlight":
            layer["highlight"] = "" if said in (None, *_NOTHING) else said
        elif name == "vertAlign":
            layer["raised"] = said if said in ("superscript", "subscript") else ""
        elif name == "spacing":
            layer["spacing"] = whole(said)
    return layer


def _fonts(node: _Element, theme_fonts: Mapping[str, str], layer: Layer) -> None:
    for kind in ("ascii", "hAnsi"):
        themed = node.get(f"{W}{kind}Theme")
        font = theme_fonts.get(themed, "") if themed else ""
        font = font or node.get(f"{W}{kind}") or ""
        if font:
            layer[kind] = font


def paragraph_layer(node: _Element | None) -> Layer:
    """Return what a `w:pPr` says; "list_id" and "list_level" are the list that it puts a paragraph in."""
    layer: Layer = {}
    for child in () if node is None else node:
        name, said = local(child), child.get(f"{W}val")
        if name in _SWITCHES:
            layer[_SWITCHES[name]] = is_on(child)
        elif name == "jc":
            layer["alignment"] = _ALIGNMENTS.get(said or "", "left")
        elif name == "ind":
            _indents(child, layer)
        elif name == "spacing":
            _spacing(child, layer)
        elif name == "outlineLvl":
            level = whole(said, _BODY_TEXT)
            layer["outline_level"] = level if 0 <= level < _BODY_TEXT else None
        elif name == "pBdr":
            _borders(child, layer)
        elif name == "tabs":
            layer["tabs"] = tuple(map(_tab, child.iterchildren(f"{W}tab")))
        elif name == "framePr":
            layer["frame"] = child.get(f"{W}xAlign") or "set"
        elif name == "numPr":
            _list(child, layer)
    return layer


def list_layer(node: _Element | None) -> Layer:
    """Return the list that a `w:pPr` puts a paragraph in, of all that `paragraph_layer` returns."""
    layer: Layer = {}
    found = child_of(node, "numPr")
    if found is not None:
        _list(found, layer)
    return layer


def _indents(node: _Element, layer: Layer) -> None:
    for name, said in (
        ("left", attribute(node, "left", "start")),
        ("right", attribute(node, "right", "end")),
        ("first_line", attribute(node, "firstLine")),
    ):
        if said is not None:
            layer[name] = whole(said)
    hanging = attribute(node, "hanging")
    if hanging is not None:
        layer["first_line"] = -whole(hanging)


def _spacing(node: _Element, layer: Layer) -> None:
    for name in ("before", "after", "line"):
        if (said := attribute(node, name)) is not None:
            layer[name] = whole(said)
    for name in ("before", "after"):  # as on a web page, which Word draws as 14 pt
        if (attribute(node, f"{name}Autospacing") or "0") not in ("0", "false", "off"):
            layer[name] = _AUTOMATIC_SPACE
    if (rule := attribute(node, "lineRule")) is not None:
        layer["line_rule"] = rule


def _borders(node: _Element, layer: Layer) -> None:
    for name, side in (("line_above", "top"), ("line_below", "bottom")):
        border = node.find(f"{W}{side}")
        if border is not None:
            layer[name] = (border.get(f"{W}val") or "none") not in _NOTHING


def _tab(node: _Element) -> Tab:
    kind = node.get(f"{W}val") or "left"
    return Tab(
        whole(node.get(f"{W}pos")),
        {"start": "left", "end": "right"}.get(kind, kind),
        node.get(f"{W}leader") or "",
    )


def _list(node: _Element, layer: Layer) -> None:
    for name, key in (("numId", "list_id"), ("ilvl", "list_level")):
        child = node.find(f"{W}{name}")
        if child is not None:
            layer[key] = child.get(f"{W}val") or "0" if key == "list_id" else whole(child.get(f"{W}val"))
