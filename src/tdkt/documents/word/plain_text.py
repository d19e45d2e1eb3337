"""A Word document as plain text, for `git diff`: one line a paragraph, in the order in which it is read.

Walks the XML itself: what python-docx calls a paragraph's text leaves out text boxes, content controls, notes and
inserted words. Tracked changes are shown as if they were accepted.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tdkt.errors import UserError

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST = 200 * 1024 * 1024
"""An unpacked document of more bytes than this is no paper of an office."""

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
    broken inside may raise anything that python-docx, zipfile and lxml do.
    """
    _refuse(data)
    from docx import Document

    document = Document(BytesIO(data))
    lines = [*_Text(document).blocks(document.element.body), *_margins(document)]
    return "".join(f"{line}\n" for line in lines)


def _refuse(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError("tệp có mật khẩu, hoặc là tệp Word kiểu cũ (.doc)")
    if not data:
        raise UserError("tệp rỗng")
    if not zipfile.is_zipfile(BytesIO(data)):
        raise UserError("không phải tệp Word (.docx)")
    with zipfile.ZipFile(BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > _LARGEST:
            raise UserError("nội dung sau khi giải nén quá lớn")


def _margins(document: Document) -> Iterator[str]:
    """Yield the lines of headers and footers, each kind once however many sections share it."""
    seen: dict[str, None] = {}
    for reference in document.element.body.iter(*(f"{_W}{name}" for name in _PLACES)):
        part = document.part.related_parts[reference.get(_R_ID)]
        place = _PLACES[_name(reference)] + _PAGES.get(reference.get(f"{_W}type"), "")
        for line in _Text(document).blocks(_root(part)):
            seen[f"[{place}] {line}"] = None
    yield from seen


def _root(part: Any) -> _Element:
    from docx.oxml import parse_xml

    root: _Element = parse_xml(part.blob)
    return root


def _name(node: _Element) -> str:
    """Return the tag without its namespace; "" for comments and processing instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


class _Text:
    """The text of one part of a document: the body, a header, a footer."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.fields = _Fields()
        self.asides: list[str] = []
        """Lines of notes and text boxes, which follow the paragraph that they hang on."""

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

    def _paragraph(self, paragraph: _Element) -> list[str]:
        outer, self.asides = self.asides, []
        text = self._inline(paragraph)
        asides, self.asides = self.asides, outer
        return [line for line in (*map(str.strip, text.split("\n")), *asides) if line]

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
        wanted = reference.get(f"{_W}id")
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}"):
                for note in _root(relation.target_part):
                    if note.get(f"{_W}id") == wanted:
                        self.asides += [f"[Chú thích] {line}" for line in _Text(self.document).blocks(note)]
        return "[chú thích]"

    def _table(self, table: _Element) -> list[str]:
        """Return a line a row; of a frame (two columns without lines between them) the left column, then the right."""
        rows = [[list(self.blocks(cell)) for cell in _descend(row, "tc")] for row in _descend(table, "tr")]
        if all(len(row) == 2 for row in rows) and not _is_ruled(table, self.document):
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


def _is_ruled(table: _Element, document: Document) -> bool:
    """Tell whether lines are drawn in the table: by itself, by a cell or by its style."""
    own = table.find(f"{_W}tblPr/{_W}tblBorders")
    if own is not None:
        return _draws(own)
    if any(_draws(borders) for borders in table.iter(f"{_W}tcBorders")):
        return True
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    return style is not None and _style_draws(style.get(f"{_W}val"), document)


def _style_draws(style_id: str | None, document: Document) -> bool:
    styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
    while style_id in styles:
        style = styles.pop(style_id)
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
