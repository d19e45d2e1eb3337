"""What a document says beside its text, each looked up once however often the text refers to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tdkt.office.word.numbers import Lists
from tdkt.office.word.parts import WordParts
from tdkt.office.word.styles import Styles
from tdkt.office.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


class About:
    """Styles, lists and notes of a file. `soft_hyphen` is what stands for a hyphen that shows only at the end of a line.

    Without `with_looks` nobody asks how runs and paragraphs look: each has the look of nothing said.
    """

    def __init__(self, parts: WordParts, *, soft_hyphen: str, with_looks: bool = True) -> None:
        self.parts = parts
        self.soft_hyphen = soft_hyphen
        self.with_looks = with_looks
        self.styles = Styles(self._root("styles"), self._root("theme"))
        self.lists = Lists(self._root("numbering"))

    def _root(self, kind: str) -> _Element | None:
        found = self.parts.related(kind)
        return None if found is None else found[1]

    @cached_property
    def notes(self) -> dict[str, tuple[str, _Element]]:
        """Name and tree of the parts with notes, by kind ("footnotes", "endnotes")."""
        found = {kind: self.parts.related(kind) for kind in NOTES.values()}
        return {kind: part for kind, part in found.items() if part is not None}

    @cached_property
    def notes_by_id(self) -> dict[tuple[str, str | None], _Element]:
        """The notes by kind and id."""
        return {(kind, note.get(f"{W}id")): note for kind, (_, root) in self.notes.items() for note in root}
