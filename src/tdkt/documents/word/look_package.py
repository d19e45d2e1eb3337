"""A Word file taken apart to be compared with another: its parts in normal form, what their relations lead to, its types."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import XMLSyntaxError

from tdkt.documents.word.look_marks import local
from tdkt.documents.word.normal_form import Normal, normal
from tdkt.office.word.opened import other_parts, word_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES, DOCUMENT, STYLES, SETTINGS = (
    "[Content_Types].xml",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
)
_STORY = re.compile(r"word/(?:header|footer)\d*\.xml")


class WordPackage:
    """A Word file: its parts as XML (`parts`), the fingerprints of all others (`others`)."""

    def __init__(self, data: bytes) -> None:
        self.parts = word_parts(data)
        self.others = other_parts(data)

    @property
    def saved_by(self) -> str:
        """The program that saved the file, "" where it does not say."""
        root = _parsed(self.parts.get("docProps/app.xml", b""))
        said = (
            ""
            if root is None
            else next((node.text or "" for node in root if local(str(node.tag)) == "Application"), "")
        )
        return re.split(r"[/$]", said)[0][:40]

    def relations(self, part: str) -> dict[str, str]:
        """Return what each relation of a part ("" for the package) leads to, by its id: "kind target", " External" after it."""
        folder, name = posixpath.split(part)
        root = _parsed(self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b""))
        found = {}
        for node in [] if root is None else [node for node in root if isinstance(node.tag, str)]:
            target, is_outside = node.get("Target") or "", node.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(node.get("Id"))] = f"{node.get('Type')} {target}{' External' if is_outside else ''}"
        return found

    def normal(self, part: str) -> Normal | None:
        """Return a part in its normal form, None where it is missing or no XML."""
        root = _parsed(self.parts.get(part, b""))
        return None if root is None else normal(root, self.relations(part))

    def stories(self) -> list[str]:
        """The parts that hold text beside the document."""
        return [name for name in self.parts if _STORY.fullmatch(name)]

    def type_of(self, part: str) -> str:
        """The content type of a part."""
        root = _parsed(self.parts.get(TYPES, b""))
        types = [] if root is None else [node for node in root if isinstance(node.tag, str)]
        named = [node.get("ContentType") for node in types if node.get("PartName") == f"/{part}"]
        usual = [
            node.get("ContentType")
            for node in types
            if (node.get("Extension") or "").lower() == part.rpartition(".")[2].lower()
        ]
        return str(next(iter((*named, *usual)), ""))

    def says(self, *words: bytes) -> bool:
        """Tell whether the document, its styles or its headers hold one of `words` anywhere."""
        parts = (DOCUMENT, STYLES, *self.stories())
        return any(word in self.parts.get(part, b"") for part in parts for word in words)


def _parsed(xml: bytes) -> _Element | None:
    try:
        return (
            etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True)) if xml else None
        )
    except XMLSyntaxError:
        return None
