"""Comments added to a Word file: beside those that are there, each at a stretch of text (ECMA-376, part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.office.word.blocks import Place
from tdkt.office.word.editing.cutting import runs_of
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.editing.letters import XML_SPACE, Written
from tdkt.office.word.xml import W, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = W.strip("{}")
_EMPTY = f'<w:comments xmlns:w="{_SPACE}"/>'
_SMALL = "20"
_NO_COMMENTS_IN = frozenset(("txbxContent", "hdr", "ftr", "footnote", "endnote"))


class Comments:
    """The comments of a file, to which those of one author are added."""

    def __init__(self, word: EditedWord, author: str, initials: str) -> None:
        self._word, self._author, self._initials = word, author, initials
        self._root = word.related("comments", _EMPTY)[1]
        used = [whole(node.get(f"{W}id"), -1) for node in self._root.iterchildren(f"{W}comment")]
        self._next = max(used, default=-1) + 1

    def add(self, stretch: Sequence[tuple[Place, str, int, int]], lines: Sequence[str]) -> None:
        """Add a comment of `lines` to neighbouring paragraphs: each with its text as it was read, and the letters that are meant.

        Where Word takes no comment (text boxes, headers, notes) it stands at the nearest paragraph of the body.
        """
        first = self._ends(*stretch[0])
        last = self._ends(*stretch[-1]) if len(stretch) > 1 else first
        ident = str(self._next)
        self._next += 1
        begin, end = _of("commentRangeStart", id=ident), _of("commentRangeEnd", id=ident)
        _put_before(first[0], first[1], begin)
        _put_behind(last[0], last[2], end)
        end.addnext(_of("r", _of("commentReference", id=ident)))
        self._root.append(self._comment(ident, lines))

    def add_at_beginning(self, lines: Sequence[str]) -> None:
        """Add a comment on the file as a whole: it stands at its first paragraph with text."""
        found = self._word.written_in(self._word.main)
        at = min(
            (
                index
                for index, written in found.items()
                if written.paragraph.text.strip() and _takes_comments(written.node)
            ),
            default=None,
        )
        written = found[min(found) if at is None else at]
        text = written.paragraph.text
        self.add([(written.paragraph.place, text, 0, len(text))], lines)

    def _ends(
        self, place: Place, text: str, start: int, end: int
    ) -> tuple[_Element, _Element | None, _Element | None]:
        """Return the paragraph that takes the comment, its first run and its last; None where it is the paragraph as a whole."""
        written = self._word.written(place)
        if written is None or not _takes_comments(written.node):
            return self._nearest(written), None, None
        stored = written.stored(text, start, end)
        if stored is None or stored[0] == stored[1]:
            return written.node, None, None
        runs = runs_of(written, *stored)
        return (written.node, runs[0], runs[-1]) if runs else (written.node, None, None)

    def _nearest(self, written: Written | None) -> _Element:
        if written is not None:
            for parent in written.node.iterancestors(f"{W}p"):
                if _takes_comments(parent):
                    return parent
        found = next((node for node in self._word.body.iter(f"{W}p") if _takes_comments(node)), None)
        if found is None:
            found = _of("p")
            self._word.body.insert(0, found)
        return found

    def _comment(self, ident: str, lines: Sequence[str]) -> _Element:
        made = _of("comment", id=ident, author=self._author, initials=self._initials)
        for number, line in enumerate(lines):
            text = _of("t")
            text.text = line
            text.set(XML_SPACE, "preserve")
            run = _of("r", _of("rPr", _of("sz", val=_SMALL)), text)
            mark = [] if number else [_of("r", _of("annotationRef"))]
            made.append(_of("p", *mark, run))
        return made


def _takes_comments(node: _Element) -> bool:
    return not any(local(parent) in _NO_COMMENTS_IN for parent in node.iterancestors())


def _put_before(paragraph: _Element, run: _Element | None, mark: _Element) -> None:
    if run is not None:
        run.addprevious(mark)
        return
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        paragraph.insert(0, mark)
    else:
        properties.addnext(mark)


def _put_behind(paragraph: _Element, run: _Element | None, mark: _Element) -> None:
    if run is not None:
        run.addnext(mark)
    else:
        paragraph.append(mark)


def _of(name: str, *children: _Element, **attributes: str) -> _Element:
    made = etree.Element(f"{W}{name}", nsmap={"w": _SPACE})
    for key, said in attributes.items():
        made.set(f"{W}{key}", said)
    made.extend(children)
    return made
