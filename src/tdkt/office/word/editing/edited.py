"""A .docx that is being changed: its parts, found by relation, of which those that are asked for as trees are written anew."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.errors import UserError
from tdkt.office.package import PackageError, zipped
from tdkt.office.word.about import About
from tdkt.office.word.blocks import Place, RunLook
from tdkt.office.word.editing.letters import Written, WrittenStory
from tdkt.office.word.opened import opened_package
from tdkt.office.word.parts import BROKEN, WordParts
from tdkt.office.word.properties import run_layer
from tdkt.office.word.xml import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tdkt.office.word.editing.changes import Changes

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOTH = 2
"""A text box is written for new versions of Word, and again for old ones."""
_TYPES_PART = "[Content_Types].xml"


class EditedWord:
    """The .docx `data`; raises UserError as `read_word` where it cannot be read."""

    def __init__(self, data: bytes) -> None:
        self.parts = WordParts(data)
        self._package = opened_package(data)
        self._trees: dict[str, _Element] = {self.parts.main.lower(): self.parts.document}
        self._names = {name.lower(): name for name in self._package.names if not name.endswith("/")}
        self._stories: dict[str, WrittenStory] = {}
        self._added: dict[str, str] = {}

    @property
    def main(self) -> str:
        """The name of the part with the text."""
        return self.parts.main

    @property
    def body(self) -> _Element:
        """The `w:body`."""
        found = self.parts.document.find(f"{W}body")
        if found is None:
            raise UserError(BROKEN)
        return found

    def tree(self, name: str) -> _Element:
        """Return the tree of a part, which is written back; raises UserError where there is none."""
        key = name.lower()
        if key not in self._trees:
            root = self.parts.root(name)
            if root is None:
                raise UserError(BROKEN)
            self._trees[key] = root
        return self._trees[key]

    def written(self, place: Place) -> Written | None:
        """Return the paragraph at a place with where its letters stand; None where no text of the file is there."""
        return self._story(place.part).found.get(place.index)

    def written_in(self, part: str) -> dict[int, Written]:
        """Return all paragraphs of a part, by index, as they were when the first of them was asked for."""
        return self._story(part).found

    def _story(self, part: str) -> WrittenStory:
        if part not in self._stories:
            story = WrittenStory(self._about, part, self.tree(part))
            story.read(self.body if part == self.main else self.tree(part))
            self._stories[part] = story
        return self._stories[part]

    @cached_property
    def _about(self) -> About:
        return About(self.parts, soft_hyphen="\u00ad")

    def level_of(self, written: Written) -> _Element | None:
        """Return the `w:lvl` that numbers a paragraph, to be changed; None where none does, or one that cannot be told for sure."""
        number = written.paragraph.number
        relation = next((one for one in self.parts.main_relations.values() if one.kind == "numbering"), None)
        if number is None or relation is None:
            return None
        root = self.tree(relation.target)
        levels = root.iterfind(f"{W}abstractNum[@{W}abstractNumId='{number.list_id}']/{W}lvl")
        return next((one for one in levels if one.get(f"{W}ilvl") == str(number.level)), None)

    def number_look(self, written: Written) -> RunLook:
        """Return how the number looks that Word writes before a paragraph: as its mark, and over it as its list says."""
        styles = self._about.styles
        level = self.level_of(written)
        mark = written.node.find(f"{W}pPr/{W}rPr")
        own = run_layer(mark, styles.theme_fonts)
        own |= run_layer(None if level is None else level.find(f"{W}rPr"), styles.theme_fonts)
        style = value(written.node.find(f"{W}pPr"), "pStyle") or styles.default
        return styles.run_look(own, "", style, "", "1")

    def related(self, kind: str, empty: str) -> tuple[str, _Element]:
        """Return name and tree of the part of a kind that hangs on the text ("comments"); it is made of `empty` where there is none."""
        for relation in self.parts.main_relations.values():
            if relation.kind == kind and not relation.is_outside and relation.target.lower() in self._names:
                return relation.target, self.tree(relation.target)
        name = self.add_part(kind, empty)[0]
        return name, self.tree(name)

    @property
    def relations(self) -> dict[str, str]:
        """The parts that the text refers to, by the id of the relation."""
        return {
            ident: one.target for ident, one in self.parts.main_relations.items() if not one.is_outside
        } | self._added

    def add_part(self, kind: str, xml: str) -> tuple[str, str]:
        """Add a part that hangs on the text; return its name and the id of the relation."""
        folder = posixpath.dirname(self.main)
        name, number = posixpath.join(folder, f"{kind}.xml"), 0
        while name.lower() in self._names or name.lower() in self._trees:
            number += 1
            name = posixpath.join(folder, f"{kind}{number}.xml")
        self._trees[name.lower()] = etree.fromstring(xml.encode())
        self._names[name.lower()] = name
        types = self.tree(_TYPES_PART)
        etree.SubElement(
            types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=f"{_WORD_TYPE}.{kind}+xml"
        )
        ident = self._relate(f"{OFFICE}/{kind}", posixpath.basename(name))
        self._added[ident] = name
        return name, ident

    def _relate(self, kind: str, target: str) -> str:
        """Let the text refer to a part beside it; return the id of the relation."""
        folder, base = posixpath.split(self.main)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name.lower() not in self._names:
            self._names[name.lower()] = name
            self._trees[name.lower()] = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
        root = self.tree(name)
        taken = {node.get("Id") for node in root}
        ident = next(one for number in range(1, len(taken) + 2) if (one := f"rId{number}") not in taken)
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=ident, Type=kind, Target=target)
        return ident

    def settle(self, changes: Changes) -> None:
        """Give tracked changes their ids, and let what boxes say for old versions of Word be what they say now."""
        for tree in self._trees.values():
            for choice in tree.iter(f"{_MC}AlternateContent"):
                texts = list(choice.iter(f"{W}txbxContent"))
                if len(texts) == _BOTH and len(choice) == _BOTH:
                    texts[1][:] = deepcopy(list(texts[0]))
        changes.number(*(self._trees.values()))

    def data(self) -> bytes:
        """Return the file as it is now."""
        found: dict[str, bytes] = {}
        try:
            for key, name in self._names.items():
                tree = self._trees.get(key)
                found[name] = self._package.part(name) if tree is None else _bytes(tree)
        except PackageError as error:
            raise UserError(BROKEN) from error
        return zipped(found, small=True)


def _bytes(tree: _Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
