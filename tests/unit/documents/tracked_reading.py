"""Accepting and rejecting tracked changes as Word does, told by ECMA-376 Part 1, 17.13.5 and not by our own code."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from .samples import W, part, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

Kept = Literal["ins", "del"]
Shape = list[object]


def shape(data: bytes) -> Shape:
    """A file without changes: (style, [(text, face)…]) of each paragraph, tables as lists of rows of cells."""
    return _shapes(_body(data))


def settled(data: bytes, kept: Kept) -> Shape:
    """The same of a file when all changes are accepted (what was inserted is kept) or rejected (what was deleted is)."""
    body = deepcopy(_body(data))
    gone: Kept = "del" if kept == "ins" else "ins"
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            _remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)
    for change in list(body.iter(f"{W}{gone}")):
        if _is_of_text(change):
            _remove(change)
    for paragraph in list(body.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            _join_with_next(paragraph)
    if kept == "del":
        for change in list(body.iter(f"{W}pPrChange")):
            properties, [before] = change.getparent(), change
            assert properties is not None
            properties[:] = list(before)
    return _shapes(body)


def _join_with_next(paragraph: _Element) -> None:
    runs = [child for child in paragraph if child.tag != f"{W}pPr"]
    following = paragraph.getnext()
    assert following is not None, "the last mark cannot go"
    assert not runs or following.tag == f"{W}p", "text cannot go into a table"
    for place, run in enumerate(runs, start=1):
        following.insert(place, run)
    _remove(paragraph)


def _body(data: bytes) -> _Element:
    body = part(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    return body


def _remove(node: _Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _is_of_text(change: _Element) -> bool:
    parent = change.getparent()
    return parent is not None and parent.tag == f"{W}p"


def _shapes(story: _Element) -> Shape:
    found: Shape = []
    for block in story:
        if block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is None:
            found.append(_paragraph(block))
        elif block.tag == f"{W}tbl":
            found.append([[_shapes(cell) for cell in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr")])
    return found


def _paragraph(paragraph: _Element) -> tuple[str | None, list[tuple[str, str]]]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    pieces: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        if run.find(f"{W}fldChar") is not None or run.find(f"{W}instrText") is not None:
            continue
        text = shown(run).replace("\u00a0", " ")
        face = "".join(sorted(str(node.tag)[-3:] + str(node.attrib) for node in run.iterfind(f"{W}rPr/*")))
        if pieces and pieces[-1][1] == face:
            pieces[-1] = (pieces[-1][0] + text, face)
        else:
            pieces.append((text, face))
    return None if style is None else style.get(f"{W}val"), pieces
