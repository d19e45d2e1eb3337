"""Page numbers put into the headers of a Word file (ECMA-376, part 1, 17.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt.office.word.editing.changes import Changes, insert, new, put, switch
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.editing.letters import XML_SPACE
from tdkt.office.word.xml import R_ID, W, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIZE = "28"
_EMPTY = '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_FIELD = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_DECORATION = re.compile(
    r"(?i)[\s\d\-–—/|.,:()]*(?:trang|page|tr)?[\s\d\-–—/|.,:()]*(?:trên|of)?[\s\d\-–—/|.,:()]*"
)
"""What stands around a page number and says nothing else."""


def number_pages(word: EditedWord, sections: list[_Element], font: str, changes: Changes) -> None:
    """Put the page number centred into the header of every page but the first; numbers elsewhere go."""
    for name in _margins(word, sections):
        for paragraph in list(word.tree(name).iter(f"{W}p")):
            if _holds_number(paragraph) and _DECORATION.fullmatch(_shown(paragraph)):
                _remove(paragraph)
    kinds = ["default", *(["even"] if _differs(word) else [])]
    for place, section in enumerate(sections):
        for kind in kinds:
            header = _header(word, section, kind)
            if header is None and place == 0:
                header = _new_header(word, section, kind)
            if header is not None and not any(map(_holds_number, word.tree(header).iter(f"{W}p"))):
                _put_in(word.tree(header), _numbered(font))
    hide_on_first(word, sections[0], changes)


def hide_on_first(word: EditedWord, section: _Element, changes: Changes) -> None:
    """Let the first page of a section show no page number; what else its footer says stays."""
    name = _header(word, section, "first")
    if name is not None:
        for paragraph in list(word.tree(name).iter(f"{W}p")):
            if _holds_number(paragraph):
                _remove(paragraph)
    if section.find(f"{W}titlePg") is None:
        footer = _reference(section, "footer", "default")
        if footer is not None and _reference(section, "footer", "first") is None:
            kept = new("footerReference", type="first")
            kept.set(R_ID, footer.get(R_ID) or "")
            footer.addnext(kept)
    changes.remember(section)
    switch(section, "titlePg", on=True)


def _margins(word: EditedWord, sections: list[_Element]) -> list[str]:
    found = []
    for section in sections:
        for node in section:
            relation = word.relations.get(node.get(R_ID) or "") if local(node).endswith("Reference") else None
            if relation is not None and relation not in found:
                found.append(relation)
    return found


def _reference(section: _Element, side: str, kind: str) -> _Element | None:
    return next(
        (
            node
            for node in section.findall(f"{W}{side}Reference")
            if (node.get(f"{W}type") or "default") == kind
        ),
        None,
    )


def _header(word: EditedWord, section: _Element, kind: str) -> str | None:
    reference = _reference(section, "header", kind)
    return None if reference is None else word.relations.get(reference.get(R_ID) or "")


def _new_header(word: EditedWord, section: _Element, kind: str) -> str:
    name, ident = word.add_part("header", _EMPTY.format("hdr"))
    reference = new("headerReference", type=kind)
    reference.set(R_ID, ident)
    section.insert(0, reference)
    return name


def _differs(word: EditedWord) -> bool:
    settings = word.parts.related("settings")
    return settings is not None and settings[1].find(f"{W}evenAndOddHeaders") is not None


def _holds_number(paragraph: _Element) -> bool:
    said = [node.text or "" for node in paragraph.iter(f"{W}instrText")]
    said += [node.get(f"{W}instr") or "" for node in paragraph.iter(f"{W}fldSimple")]
    return any(map(_FIELD.match, said))


def _shown(paragraph: _Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def _remove(paragraph: _Element) -> None:
    """Take the number out of a paragraph, which stays where it is the only one."""
    for child in list(paragraph):
        if local(child) != "pPr":
            paragraph.remove(child)


def _put_in(header: _Element, numbered: _Element) -> None:
    """Put the paragraph with the number into a header, in place of the first one that is empty."""
    empty = next(
        (child for child in header if local(child) == "p" and all(local(one) == "pPr" for one in child)), None
    )
    if empty is None:
        header.insert(0, numbered)
    else:
        header.replace(empty, numbered)


def _numbered(font: str) -> _Element:
    properties = new("pPr")
    put(properties, "spacing", before="0", after="0")
    put(properties, "ind", left="0", firstLine="0")
    insert(properties, new("jc", val="center"))
    made = new("p", properties)
    instruction = new("instrText")
    instruction.text = " PAGE "
    instruction.set(XML_SPACE, "preserve")
    text = new("t")
    text.text = "2"
    for piece in (
        new("fldChar", fldCharType="begin"), instruction, new("fldChar", fldCharType="separate"), text, new("fldChar", fldCharType="end"),
    ):  # fmt: skip
        look = new("rPr")
        put(look, "rFonts", ascii=font, hAnsi=font, cs=font)
        for name in ("b", "i"):
            switch(look, name, on=False)
        put(look, "color", val="auto")
        for name in ("sz", "szCs"):
            put(look, name, val=_SIZE)
        made.append(new("r", look, piece))
    return made
