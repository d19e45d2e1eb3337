"""Small pieces of WordprocessingML, and the units that Word counts in."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, cast

from docx.oxml.parser import OxmlElement

from tdkt.type_metrics import NO_BREAK_HYPHEN

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return the element `tag` ("w:p") with `children`; attributes are of the w: namespace."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(_qualified(name), str(value))
    for child in children:
        made.append(child)
    return made


def xml_text(text: str) -> str:
    """Return `text` with its letters composed (TCVN 6909:2001) and without what XML cannot hold."""
    return _NOT_XML.sub("", unicodedata.normalize("NFC", text))


def letters(text: str, tag: str = "w:t") -> list[BaseOxmlElement]:
    """Return `text` as what stands in a run: its letters in `tag`, hyphens at which no line breaks as Word writes them.

    The character itself is missing in many fonts, and who looks for "40/KH-UBND" would not find it.
    """
    made = []
    for number, piece in enumerate(text.split(NO_BREAK_HYPHEN)):
        if number:
            made.append(element("w:noBreakHyphen"))
        if piece:
            content = element(tag)
            content.text = piece
            content.set(_XML_SPACE, "preserve")
            made.append(content)
    return made


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def twips_of_points(points: float) -> int:
    """Return `points` in twentieths of a point."""
    return round(points * 20)


def eighths(points: float) -> int:
    """Return `points` in eighths, as widths of borders are given."""
    return round(points * 8)


def _qualified(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name.rstrip("_")
