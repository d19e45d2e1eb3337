"""What can make a reader see other words than those of the text: hidden, struck out, covered, replaced, numbered by Word itself.

Names of ECMA-376, part 1, 17.3 (runs, paragraphs), 17.13 (tracked changes), 17.16 (fields), 17.17 (other files).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tdkt.documents.page import layout
from tdkt.documents.word.normal_form import Normal

_OFF = ("0", "false", "off", "none", "nil", "clear")
_MARKS = {
    **dict.fromkeys(("vanish", "specVanish", "webHidden"), "chữ ẩn"),
    **dict.fromkeys(("strike", "dstrike"), "chữ bị gạch ngang"),
    **dict.fromkeys(("shd", "highlight"), "màu nền"),
    **dict.fromkeys(("textFill", "textOutline", "glow", "shadow", "reflection", "props3d", "effect", "outline",
                     "emboss", "imprint"), "hiệu ứng chữ"),
    **dict.fromkeys(("del", "ins", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
                     "delText", "cellDel", "cellIns", "numberingChange"), "thay đổi đang theo dõi"),
    **dict.fromkeys(("drawing", "pict", "object", "txbxContent", "AlternateContent", "wsp", "shape", "chart"),
                    "hình, khung, nội dung thay thế"),
    **dict.fromkeys(("fldSimple", "instrText"), "trường do Word tự tính"),
    **dict.fromkeys(("altChunk", "subDoc", "attachedTemplate", "control"), "tệp, điều khiển chèn từ ngoài"),
    **dict.fromkeys(("sdt", "dataBinding", "customXml", "smartTag"), "ô nội dung (content control)"),
    **dict.fromkeys(("numPr",), "số, dấu do Word tự đánh trước đoạn"),
    **dict.fromkeys(("sym", "rFonts"), "phông chữ, ký hiệu"),
    **dict.fromkeys(("framePr", "fitText", "ruby", "eastAsianLayout", "combine"), "khung, chữ xếp chồng"),
    **dict.fromkeys(("caps", "smallCaps", "vertAlign", "position"), "chữ hoa, chữ nâng hạ"),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "commentReference"), "chú thích, ghi chú"),
    "softHyphen": "dấu nối ẩn",
    "permStart": "vùng được sửa",
    "documentProtection": "bảo vệ tài liệu",
    "color": "màu chữ",
    "sz": "cỡ chữ",
    "w": "co giãn chữ",
    "spacing": "giãn cách",
}  # fmt: skip
"""By local name; those that only some values make a mark of are looked at in `_is_mark`."""
LOOK_OF_LETTERS = ("cỡ chữ", "màu chữ", "màu nền", "phông chữ, ký hiệu", "giãn cách")
"""Marks that say nothing where there are no words."""
_SHOWING_NOTHING = (layout.HOLDING_FIELD, 'IF "" ""')
"""A field of our own making, and what LibreOffice makes of it when it saves the file."""
_BLACK = ("auto", "000000")
_SMALLEST_SIZE, _FULL_WIDTH = 16, ("100", "100%")


def marks(node: Normal, *, inside: str = "") -> Counter[str]:
    """Return what in an element could make its words read otherwise, with how often."""
    found: Counter[str] = Counter()
    name = local(node[0])
    if name == "instrText" and " ".join(node[2].split()) in _SHOWING_NOTHING:
        return found
    if name in _MARKS and _is_mark(name, dict(node[1]), inside):
        found[_MARKS[name]] += 1
    for child in node[3]:
        found += marks(child, inside=name)
    return found


def _is_mark(name: str, attributes: dict[str, str], inside: str) -> bool:
    value = next((said for key, said in attributes.items() if local(key) == "val"), "")
    match name:
        case "color":
            return value.lower() not in _BLACK or len(attributes) > 1
        case "sz":
            return inside == "rPr" and value.isdigit() and int(value) < _SMALLEST_SIZE
        case "w":
            return inside == "rPr" and value not in _FULL_WIDTH
        case "spacing" | "position":
            return inside == "rPr" and value not in ("", "0")
        case "rFonts":
            fonts = {said for key, said in attributes.items() if local(key) != "hint"}
            return not fonts <= {layout.FONT}
        case "shd":
            fill = next((said for key, said in attributes.items() if local(key) == "fill"), "auto")
            return fill.lower() not in ("auto", "ffffff") or value not in ("clear", "nil", "")
    return value.lower() not in _OFF


def changed_names(made: Normal, found: Normal) -> list[str]:
    """Return the names of what differs between two elements, in the order in which it is met."""
    one, two = Counter(_leaves(made)), Counter(_leaves(found))
    names = [local(leaf[0]) for leaf in ((two - one) | (one - two))]
    return list(dict.fromkeys(names))


def _leaves(node: Normal) -> Iterable[tuple[str, tuple[tuple[str, str], ...], str]]:
    yield node[0], node[1], node[2]
    for child in node[3]:
        yield from _leaves(child)


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]
