"""Where in the XML each letter of a paragraph stands, so that a stretch of its text can be marked or changed exactly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.model.records import dataclass, field
from tdkt.office.word.blocks import Paragraph, Run
from tdkt.office.word.line import Line
from tdkt.office.word.story import Story

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PIECES = re.compile(r"\s+|\S+")

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tdkt.office.word.about import About
    from tdkt.office.word.fields import Fields


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: the `at`-th of the text of `node` (a w:t, or a tab or break, which is one letter)."""

    node: _Element
    at: int


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as it is stored, its `w:p`, and a `Letter` for each of its letters; None where Word computes it (a page number)."""

    paragraph: Paragraph
    node: _Element
    letters: list[Letter | None] = field(default_factory=list)

    def stored(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where the letters from `start` to `end` of `text` are stored, `text` being the paragraph as it is meant.

        None where the two cannot be laid side by side: letters of an old code, that are more or fewer.
        """
        own = self.paragraph.text
        if len(own) == len(text):
            return start, end
        clusters = list(_clusters(own))
        if len(clusters) != len(list(_clusters(text))) or len(clusters) != len(text):
            return None
        return clusters[start] if start < len(clusters) else len(own), (
            clusters[end] if end < len(clusters) else len(own)
        )

    def rewrite(self, text: str) -> None:
        """Store the letters of `text` in place of those that are stored, each where the one was that it is or stands for.

        A text of other length goes word by word, a word where it begins.
        """
        own = self.paragraph.text
        pairs = zip(own, text, strict=True) if len(own) == len(text) else _by_words(own, text)
        said: dict[int, tuple[_Element, str]] = {}
        for letter, (_, new) in zip(self.letters, pairs, strict=True):
            if letter is not None and letter.node.text is not None:
                before = said.get(id(letter.node), (letter.node, ""))[1]
                said[id(letter.node)] = letter.node, before + new
        for node, now in said.values():
            node.text = now
            node.set(XML_SPACE, "preserve")


def _by_words(own: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the letters of `own`, each with what stands for it: the whole word for the first of a word, nothing for the others."""
    old, new = _PIECES.findall(own), _PIECES.findall(text)
    if len(old) != len(new):
        old, new = [own], [text]
    for one, other in zip(old, new, strict=True):
        yield from zip(one, [other, *[""] * (len(one) - 1)], strict=True)


def _clusters(text: str) -> Iterator[int]:
    """Yield where each letter begins, marks that combine with it left out; soft hyphens are no letters."""
    for index, char in enumerate(text):
        if not unicodedata.combining(char) and char != "\u00ad":
            yield index


class WrittenStory(Story):
    """A part walked through as `Story` does, of which every paragraph is kept with its letters."""

    def __init__(self, about: About, part: str, root: _Element) -> None:
        super().__init__(about, part, root)
        self.found: dict[int, Written] = {}
        self._line = _WrittenLine(self)

    def read(self, parent: _Element) -> None:
        """Walk through."""
        self.blocks(parent)

    def _made(self) -> Paragraph:
        lines = [line for _, _, line in self._begun]
        paragraph = super()._made()
        letters = [letter for line in lines if isinstance(line, _WrittenLine) for letter in line.letters]
        self.found[paragraph.place.index] = Written(
            paragraph, self._paragraphs[paragraph.place.index], letters
        )
        return paragraph


class _WrittenLine(Line):
    def __init__(
        self, story: Story, fields: Fields | None = None, table_style: str = "", style: str = ""
    ) -> None:
        super().__init__(story, fields, table_style, style)
        self.letters: list[Letter | None] = []
        self._node: _Element | None = None

    def started(self, table_style: str, style: str) -> Line:
        return _WrittenLine(self._story, self._fields, table_style, style)

    def _piece(self, node: _Element, name: str) -> None:
        outer, self._node = self._node, node
        super()._piece(node, name)
        self._node = outer

    def _end_field(self) -> None:
        outer, self._node = self._node, None
        super()._end_field()
        self._node = outer

    def _put(self, run: Run) -> None:
        node = self._node
        self.letters += [None if node is None else Letter(node, index) for index in range(len(run.text))]
        super()._put(run)
