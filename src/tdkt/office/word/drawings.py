"""What is drawn in a paragraph: pictures, lines, shapes, text boxes, as marks with their size (DrawingML, and VML of older files)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tdkt.model.records import replace
from tdkt.office.word.blocks import Block, Mark, MarkKind
from tdkt.office.word.xml import EMU_PER_TWIP, chosen, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Blocks = Callable[["_Element"], tuple[Block, ...]]
"""Reads the content of a text box."""
DRAWN = frozenset(("drawing", "pict", "object"))
_LINES = frozenset(("line", "straightConnector1", "bentConnector2", "bentConnector3"))
_VML_LINES = ("#_x0000_t32", "#_x0000_t20")
_VML_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image"))
_SHAPES = frozenset(("wsp", "cxnSp", "sp"))
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(-?\d{1,6})(?:\.\d+)?(pt|in|mm|cm)?")
_FROM_LEFT = re.compile(r"(?:^|;)\s*margin-left\s*:\s*(-?\d{1,6})(?:\.\d+)?(pt|in|mm|cm)?")
_POINT = re.compile(r"\s*(-?\d{1,6})(?:\.\d+)?(pt|in|mm|cm)?\s*,")


def drawn(node: _Element, at: int, blocks: Blocks) -> Iterator[Mark]:
    """Yield what a `w:drawing`, `w:pict` or `w:object` draws, before the character `at` of its paragraph."""
    left = _left(node)
    for mark in _drawn(node, at, _extent(node), blocks):
        yield mark if left is None else replace(mark, left=left)


def _left(node: _Element) -> int | None:
    """Return where an anchored drawing begins, from the text's left edge; None where it is placed otherwise."""
    for child in node.iter():
        if local(child) == "positionH" and child.get("relativeFrom") in ("column", "margin", "character"):
            offset = next((inner.text for inner in child if local(inner) == "posOffset"), None)
            return None if offset is None else _twips(offset)
        if local(child) == "line" and (begins := _POINT.match(child.get("from") or "")) is not None:
            return whole(f"{begins[1]}{begins[2] or ''}")
        if local(child) == "shape" and (found := _FROM_LEFT.search(child.get("style") or "")) is not None:
            return whole(f"{found[1]}{found[2] or ''}")
    return None


def _drawn(node: _Element, at: int, size: tuple[int, int], blocks: Blocks) -> Iterator[Mark]:
    for name, child in chosen(node):
        if name in _SHAPES:
            yield from _shape(child, at, size, blocks)
        elif name in _VML_SHAPES:
            yield from _vml(child, at, blocks)
        elif name == "pic":
            yield Mark(MarkKind.PICTURE, at, width=size[0], height=size[1])
        elif name in ("chart", "relIds", "OLEObject"):
            yield Mark(MarkKind.OBJECT, at, width=size[0], height=size[1])
        elif name == "txbxContent":
            yield Mark(MarkKind.BOX, at, blocks(child))
        elif name not in ("docPr", "shapetype"):
            yield from _drawn(child, at, size, blocks)


def _extent(node: _Element) -> tuple[int, int]:
    for child in node.iter():
        if local(child) == "extent":
            return _twips(child.get("cx")), _twips(child.get("cy"))
    return 0, 0


def _twips(emu: str | None) -> int:
    return whole(emu) // EMU_PER_TWIP


def _shape(node: _Element, at: int, size: tuple[int, int], blocks: Blocks) -> Iterator[Mark]:
    content = next((box for child in node if local(child) == "txbx" for box in child), None)
    geometry = next((child.get("prst") for child in node.iter() if local(child) == "prstGeom"), "")
    if content is not None:
        yield Mark(MarkKind.BOX, at, blocks(content), *size)
        return
    kind = MarkKind.LINE if geometry in _LINES or local(node) == "cxnSp" else MarkKind.SHAPE
    if any(local(child) == "blip" for child in node.iter()):
        kind = MarkKind.PICTURE
    yield Mark(kind, at, (), *size)


def _vml(node: _Element, at: int, blocks: Blocks) -> Iterator[Mark]:
    lengths = {
        name: whole(f"{number}{unit or ''}")
        for name, number, unit in _LENGTH.findall(node.get("style") or "")
    }
    width, height = lengths.get("width", 0), lengths.get("height", 0)
    if any(local(child) == "imagedata" for child in node):
        yield Mark(MarkKind.PICTURE, at, (), width, height)
        return
    boxes = [
        content
        for child in node
        if local(child) == "textbox"
        for content in child
        if local(content) == "txbxContent"
    ]
    for content in boxes:
        yield Mark(MarkKind.BOX, at, blocks(content), width, height)
    if not boxes:
        is_rule = any(name.endswith("}hr") for name in map(str, node.attrib))
        is_line = local(node) == "line" or node.get("type") in _VML_LINES or is_rule
        yield Mark(MarkKind.LINE if is_line else MarkKind.SHAPE, at, (), width or _reach(node), height)


def _reach(node: _Element) -> int:
    """Return how far a `v:line` goes to the side."""
    ends = [_POINT.match(node.get(name) or "") for name in ("from", "to")]
    places = [whole(f"{end[1]}{end[2] or ''}") for end in ends if end is not None]
    return abs(places[1] - places[0]) if len(places) == 2 else 0
