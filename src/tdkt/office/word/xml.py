"""Small steps in WordprocessingML: names without their namespace, values, numbers that a stranger wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = ("0", "false", "off", "none")
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d*)?\s*(pt|in|cm|mm|pc|pi)?\s*")
_TWIPS = {"pt": 20, "in": 1440, "pc": 240, "pi": 240}
EMU_PER_TWIP = 635


@cache
def _short(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(node: _Element) -> str:
    """Return the tag without its namespace; "" for comments and processing instructions."""
    tag = node.tag
    return _short(tag) if tag.__class__ is str else ""


def chosen(parent: _Element) -> Iterator[tuple[str, _Element]]:
    """Yield the children, each with its tag without a namespace.

    Of what is written twice, for new and for old versions of Word, it is the new (mc:AlternateContent).
    """
    for child in parent:
        tag = child.tag
        name = _short(tag) if tag.__class__ is str else ""
        if name == "AlternateContent":
            yield from ((local(one), one) for one in list(child)[:1])
        else:
            yield name, child


def child_of(parent: _Element | None, *names: str) -> _Element | None:
    """Return the first child of that name (of the w: namespace), of several names the way down; None where there is none.

    Properties have few children, of which `find` takes ten times as long to find one.
    """
    for name in names:
        if parent is None:
            return None
        tag = W + name
        for node in parent:
            if node.tag == tag:
                break
        else:
            return None
        parent = node
    return parent


def children_of(parent: _Element | None) -> dict[str, _Element]:
    """Return the first child of each tag by its whole tag; {} where there is nothing.

    For properties of which several are asked: finding a child costs more than looking one up.
    """
    found: dict[str, _Element] = {}
    for node in () if parent is None else parent:
        found.setdefault(node.tag, node)
    return found


def value(parent: _Element | None, name: str) -> str | None:
    """Return `w:val` of the child `name` of `parent`, None where there is none."""
    child = child_of(parent, name)
    return None if child is None else child.get(f"{W}val")


def is_on(node: _Element) -> bool:
    """Tell whether a property that is on or off is on: it is by standing there, unless it says otherwise."""
    return (node.get(f"{W}val") or "1").lower() not in _OFF


@lru_cache(4096)
def whole(text: str | None, default: int = 0) -> int:
    """Return a length or a number as Word writes it ("720", "12pt", "36.0"); `default` where it is none."""
    found = _NUMBER.fullmatch(text) if text else None
    if found is None:
        return default
    number = int(found[1])
    match found[2]:
        case None:
            return number
        case "cm":
            return round(number * 567)
        case "mm":
            return round(number * 56.7)
        case unit:
            return number * _TWIPS[unit]


def attribute(node: _Element, *names: str) -> str | None:
    """Return the first of the attributes `names` (of the w: namespace) that is there."""
    for name in names:
        said = node.get(f"{W}{name}")
        if said is not None:
            return said
    return None
