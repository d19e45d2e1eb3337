"""A Word document as plain text, for `git diff`: one line a paragraph, in the order in which it is read.

Walks the XML itself: what python-docx calls a paragraph's text leaves out text boxes, content controls, notes and
inserted words. Tracked changes are shown as if they were accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml

from tdkt.documents.word.numbering import Numbering
from tdkt.office.word.opened import safe_package

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SKIPPED = frozenset(("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "del", "moveFrom", "delText"))
_WORDS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "blip": "[hình]", "imagedata": "[hình]"}
_FIELDS = frozenset(("fldChar", "instrText", "fldSimple"))
_CHANGING_FIELDS = {
    "PAGE": "[số trang]",
    "PAGEREF": "[số trang]",
    "NUMPAGES": "[tổng số trang]",
    "SECTIONPAGES": "[tổng số trang]",
}
"""Fields whose stored result is chance: what Word showed when the file was saved."""
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PLACES = {"headerReference": "Đầu trang", "footerReference": "Chân trang"}
_PAGES = {"first": " đầu tiên", "even": " chẵn"}


def docx_text(data: bytes) -> str:
    """Return the text of a .docx file.

    Raises UserError where `data` is no Word document, locked by a password or far too large; a document that is
    broken inside may raise anything that python-docx and lxml do.
    """
    package = safe_package(data)
    document = docx.Document(BytesIO(package))
    about = _About(document)
    lines = [*_Text(about).blocks(document.element.body), *_margins(about)]
    return "".join(f"{line}\n" for line in lines)


class _About:
    """What a document says beside its text, each looked up once however often the text refers to it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbering = Numbering(_related(document, "numbering"), document.styles.element)

    @cached_property
    def notes(self) -> dict[tuple[str, str | None], _Element]:
        """The notes by kind ("footnotes", "endnotes") and id."""
        roots = {kind: _related(self.document, kind) for kind in _NOTES.values()}
        return {
            (kind, note.get(f"{_W}id")): note
            for kind, root in roots.items()
            if root is not None
            for note in root
        }

    @cached_property
    def styles(self) -> dict[str | None, _Element]:
        """The styles by id."""
        return {style.get(f"{_W}styleId"): style for style in self.document.styles.element.iter(f"{_W}style")}


def _related(document: Document, kind: str) -> _Element | None:
    """Return the root of the part of a kind that hangs on the document, None where there is none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return _root(relation.target_part)
    return None


def _margins(about: _About) -> Iterator[str]:
    """Yield the lines of headers and footers, each kind once however many sections share it."""
    parts, body = about.document.part.related_parts, about.document.element.body
    places: dict[tuple[str, str], None] = {}
    for reference in body.iter(*(f"{_W}{name}" for name in _PLACES)):
        place = _PLACES[_name(reference)] + _PAGES.get(reference.get(f"{_W}type"), "")
        places[place, reference.get(_R_ID)] = None
    seen: dict[str, None] = {}
    for place, number in places:
        part = parts.get(number)
        for line in _Text(about).blocks(_root(part)) if part is not None else ("[không có]",):
            seen[f"[{place}] {line}"] = None
    yield from seen


def _root(part: Any) -> _Element:
    root: _Element = parse_xml(part.blob)
    return root


def _name(node: _Element) -> str:
    """Return the tag without its namespace; "" for comments and processing instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


class _Text:
    """The text of one part of a document: the body, a header, a footer."""

    def __init__(self, about: _About, *, is_note: bool = False) -> None:
        self.about = about
        self.is_note = is_note
        self.fields = _Fields()
        self.asides: list[str] = []
        """Lines of notes and text boxes, which follow the paragraph that they hang on."""
        self.begun: list[str] = []
        """The text of paragraphs whose mark is deleted: the next one goes on with it."""

    def blocks(self, parent: _Element) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables in `parent`."""
        for child in _chosen(parent):
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name not in _SKIPPED:
                yield from self.blocks(child)
        if self.begun:
            begun, self.begun = self.begun, []
            yield from _split("".join(begun))

    def _paragraph(self, paragraph: _Element) -> list[str]:
        outer, self.asides = self.asides, []
        begun, self.begun = self.begun, []
        text = self._inline(paragraph)
        asides, self.asides = self.asides, outer
        begun += ("" if begun else self.about.numbering.before(paragraph), text)
        if _has_no_end(paragraph):
            self.begun = begun
            return asides
        return [*_split("".join(begun)), *asides]

    def _inline(self, parent: _Element) -> str:
        return "".join(map(self._piece, _chosen(parent)))

    def _piece(self, node: _Element) -> str:
        name = _name(node)
        if name in _SKIPPED:
            return ""
        if name in _FIELDS:
            return self._field(node, name)
        word = self._word(node, name)
        return self._inline(node) if word is None else self.fields.shown(word)

    def _field(self, node: _Element, name: str) -> str:
        if name == "fldSimple":
            shown = _shown_for(node.get(f"{_W}instr") or "")
            return self.fields.shown(shown) if shown else self._inline(node)
        if name == "instrText":
            self.fields.instruct(node.text or "")
            return ""
        return self.fields.step(node.get(f"{_W}fldCharType") or "")

    def _word(self, node: _Element, name: str) -> str | None:
        """Return what one element adds to its line; None where its children do."""
        if name == "t":
            return node.text or ""
        if name in _WORDS:
            return _WORDS[name]
        if name == "br":
            return "" if node.get(f"{_W}type") in ("page", "column") else "\n"
        if name == "sym":
            return f"[ký hiệu {node.get(f'{_W}font')} {node.get(f'{_W}char')}]"
        if name in _NOTES:
            return self._note(node, _NOTES[name])
        if name == "txbxContent":
            self.asides += [f"[Khung chữ] {line}" for line in self.blocks(node)]
            return ""
        return None

    def _note(self, reference: _Element, kind: str) -> str:
        """Put the note's lines after the paragraph, without its number, which changes with every note before it."""
        note = self.about.notes.get((kind, reference.get(f"{_W}id")))
        if note is not None and not self.is_note:  # notes on notes, which Word has not, could go on for ever
            self.asides += [f"[Chú thích] {line}" for line in _Text(self.about, is_note=True).blocks(note)]
        return "[chú thích]"

    def _table(self, table: _Element) -> list[str]:
        """Return a line a row; of a frame (two columns without lines between them) the left column, then the right."""
        rows = [
            [list(self.blocks(cell)) for cell in _descend(row, "tc")]
            for row in _descend(table, "tr")
            if row.find(f"{_W}trPr/{_W}del") is None
        ]
        if all(len(row) == 2 for row in rows) and not _is_ruled(table, self.about):
            return [line for column in zip(*rows, strict=True) for cell in column for line in cell]
        return [" | ".join(map(" / ".join, row)).strip() for row in rows if any(row)]


def _chosen(parent: _Element) -> Iterator[_Element]:
    """Yield the children; of what is written twice, for new and for old versions of Word, the new."""
    for child in parent:
        if _name(child) == "AlternateContent":
            yield from list(child)[:1]
        else:
            yield child


def _descend(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls; not those of inner tables."""
    for child in _chosen(parent):
        if _name(child) == name:
            yield child
        elif _name(child) not in (*_SKIPPED, "tbl", "p"):
            yield from _descend(child, name)


def _split(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]


def _has_no_end(paragraph: _Element) -> bool:
    """Tell whether a paragraph's mark is deleted or moved away: accepted, it and the next are one."""
    return any(paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{name}") is not None for name in ("del", "moveFrom"))


def _is_ruled(table: _Element, about: _About) -> bool:
    """Tell whether lines are drawn in the table: by itself, by a cell or by its style."""
    own = table.find(f"{_W}tblPr/{_W}tblBorders")
    if own is not None:
        return _draws(own)
    if any(_draws(borders) for borders in table.iter(f"{_W}tcBorders")):
        return True
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    return style is not None and _style_draws(style.get(f"{_W}val"), about)


def _style_draws(style_id: str | None, about: _About) -> bool:
    seen: set[str | None] = set()
    while style_id in about.styles and style_id not in seen:
        seen.add(style_id)
        style = about.styles[style_id]
        borders = style.find(f"{_W}tblPr/{_W}tblBorders")
        if borders is not None:
            return _draws(borders)
        base = style.find(f"{_W}basedOn")
        style_id = None if base is None else base.get(f"{_W}val")
    return False


def _draws(borders: _Element) -> bool:
    return any(side.get(f"{_W}val") not in (None, "nil", "none") for side in borders)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False


class _Fields:
    """The fields that are open at a place in the text; they can lie in one another and go over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def step(self, kind: str) -> str:
        """Take a `fldChar` ("begin", "separate", "end"); return what is shown for the whole field, mostly nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].has_result = True
        elif self._open and kind == "end":
            return self.shown(_shown_for(self._open.pop().instruction))
        return ""

    def instruct(self, text: str) -> None:
        """Take a piece of a field's instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def shown(self, text: str) -> str:
        """Return `text`, or nothing where it is part of an instruction or the stored result of a page number."""
        hidden = any(not field.has_result or _shown_for(field.instruction) for field in self._open)
        return "" if hidden else text


def _shown_for(instruction: str) -> str:
    """Return what stands for a field ("PAGE \\* MERGEFORMAT"): "" where its stored result does."""
    words = instruction.split(maxsplit=1)
    return _CHANGING_FIELDS.get(words[0].upper(), "") if words else ""
