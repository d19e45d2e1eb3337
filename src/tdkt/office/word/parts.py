"""The parts of a .docx as trees of XML, found by what they are related as and not by their names."""

from __future__ import annotations

import codecs
import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.errors import UserError
from tdkt.model.records import dataclass
from tdkt.office.word.opened import word_parts
from tdkt.office.word.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN = "tệp bị hỏng"
_TWO_BYTES = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
_NOT_WORD = "không phải tệp Word (.docx)"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
"""The namespaces of "Strict Open XML" with those that every other file has (ECMA-376, part 4)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the kind ("header", "hyperlink"), and a part's name or an address outside."""

    kind: str
    target: str
    is_outside: bool


class WordParts:
    """The parts of the .docx `data`; raises UserError as `word_parts`, and where a part that is asked for is no XML."""

    def __init__(self, data: bytes) -> None:
        found = word_parts(data)
        self._bytes = {name.lower(): (name, content) for name, content in found.items()}
        main = next(
            (said.target for said in self.relations("").values() if said.kind == "officeDocument"),
            "word/document.xml",
        )
        root = self.root(main)
        if root is None:
            raise UserError(BROKEN if self._bytes else _NOT_WORD)
        if local(root) != "document":
            raise UserError(_NOT_WORD)
        self.main = main
        self.document = root
        self.main_relations = self.relations(main)

    def root(self, name: str) -> _Element | None:
        """Return the tree of a part, None where there is no such part; raises UserError where it is broken."""
        xml = self._bytes.get(name.lower(), ("", b""))[1]
        if not xml:
            return None
        if b"purl.oclc.org" in xml:
            for strict, usual in _STRICT.items():
                xml = xml.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(xml, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UserError(BROKEN) from error

    def say(self, word: bytes) -> bool:
        """Tell whether `word` may stand in a part: in its bytes, or where letters have two of them each."""
        return any(word in xml or xml.startswith(_TWO_BYTES) for _, xml in self._bytes.values())

    def related(self, kind: str) -> tuple[str, _Element] | None:
        """Return name and tree of the part of a kind that hangs on the document ("styles", "numbering")."""
        for relation in self.main_relations.values():
            if relation.kind == kind and not relation.is_outside:
                root = self.root(relation.target)
                if root is not None:
                    return relation.target, root
        return None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part ("" for the package) refers to, by id."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for node in () if root is None else root:
            target, is_outside = node.get("Target") or "", node.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (node.get("Type") or "").rpartition("/")[2]
            found[node.get("Id") or ""] = Relation(kind, target, is_outside)
        return found
