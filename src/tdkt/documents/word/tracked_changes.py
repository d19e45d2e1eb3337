"""Two states of a document in one Word file: what changed stands in it as tracked changes (ECMA-376 Part 1, 17.13.5).

Accepting all of them gives the later text, rejecting all the earlier one. Pages, sections, headers, footers and widths
are those of the later document. Works on what the writer of official documents makes (paragraphs with runs of text,
tables whose rows all have their columns), not on any Word file.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tdkt.documents.word.alignment import Part, align, words_of
from tdkt.documents.word.tracked_words import changed_runs, words_in
from tdkt.documents.word.xml import element, xml_text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

Fate = Literal["ins", "del"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SECTION = "§"


@dataclass(frozen=True, slots=True)
class Tracked:
    """A Word file with tracked changes, and how many of its paragraphs were changed, inserted and deleted."""

    data: bytes
    changed: int
    inserted: int
    deleted: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or a table; with a table the empty paragraph that Word wants after it."""

    main: BaseOxmlElement
    spacer: BaseOxmlElement | None = None


def tracked_file(old: bytes, new: bytes, author: str) -> Tracked | None:
    """Return the .docx `new` with what differs from the .docx `old` as changes by `author`; None for the same text.

    A function of its input: the changes bear no date, their ids follow the order of the text.
    """
    import docx

    from tdkt.documents.word.package import packed

    before, after = docx.Document(io.BytesIO(old)), docx.Document(io.BytesIO(new))
    body = after.element.body
    merger = _Merger()
    parts = merger.story(_children(before.element.body), _children(body))
    tally = merger.tally
    if not tally.total():
        return None
    for child in list(body)[:-1]:
        body.remove(child)
    for part in parts:
        body.sectPr.addprevious(part)
    _sign(body, xml_text(author))
    after.settings.element.find(f"{_W}zoom").addnext(element("w:trackRevisions"))
    return Tracked(packed(after), tally["same"], tally["ins"], tally["del"])


class _Merger:
    """Merges texts block by block, counting in `tally` the paragraphs that differ."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()

    def story(self, old: Sequence[BaseOxmlElement], new: Sequence[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return two texts that both end with a paragraph (the body, a cell) as one.

        The last paragraphs are a pair whatever they say: the mark that ends a cell or the body cannot be deleted.
        """
        pairs = align([*map(_part, _blocks(old[:-1]))], [*map(_part, _blocks(new[:-1]))])
        made: list[BaseOxmlElement] = []
        for before, after in pairs:
            made += self._block(before.what if before else None, after.what if after else None)
        made.append(self._paragraph(old[-1], new[-1]))
        return _kept_apart(made)

    def _block(self, old: _Block | None, new: _Block | None) -> list[BaseOxmlElement]:
        known = new or old
        assert known is not None
        if _is_section_end(known.main):
            return [deepcopy(new.main)] if new else []
        pairs = [(old and old.main, new and new.main), (old and old.spacer, new and new.spacer)]
        made = []
        for before, after in pairs:
            if before is not None and after is not None:
                together = self._table if after.tag == f"{_W}tbl" else self._paragraph
                made.append(together(before, after))
            elif after is not None:
                made.append(self._alone(after, "ins"))
            elif before is not None:
                made.append(self._alone(before, "del"))
        return made

    def _alone(self, block: BaseOxmlElement, fate: Fate) -> BaseOxmlElement:
        """Return a paragraph or a table that is there on one side only."""
        if block.tag == f"{_W}p":
            self.tally[fate] += bool(words_in(block))
            return _marked(block, fate)
        made = deepcopy(block)
        for row in made.iterchildren(f"{_W}tr"):
            row.getparent().replace(row, self._row_alone(row, fate))
        return made

    def _row_alone(self, row: BaseOxmlElement, fate: Fate) -> BaseOxmlElement:
        made = deepcopy(row)
        properties = made.find(f"{_W}trPr")
        properties.append(element(f"w:{fate}"))
        for cell in made.iterchildren(f"{_W}tc"):
            for content in cell.findall(f"{_W}p"):
                cell.replace(content, self._alone(content, fate))
        return made

    def _paragraph(self, old: BaseOxmlElement, new: BaseOxmlElement) -> BaseOxmlElement:
        before, after = words_in(old), words_in(new)
        style = _style(old)
        if [word.looks for word in before] == [word.looks for word in after] and style == _style(new):
            return deepcopy(new)
        self.tally["same"] += bool(before or after)
        made = element("w:p")
        if new.pPr is not None:
            made.append(deepcopy(new.pPr))
        made.extend(changed_runs(before, after))
        if style != _style(new):
            earlier = element(
                "w:pPr", *(deepcopy(child) for child in (old.pPr if old.pPr is not None else ()))
            )
            for unwanted in (f"{_W}rPr", f"{_W}sectPr"):
                for child in earlier.findall(unwanted):
                    earlier.remove(child)
            made.get_or_add_pPr().append(element("w:pPrChange", earlier))
        return made

    def _table(self, old: BaseOxmlElement, new: BaseOxmlElement) -> BaseOxmlElement:
        made = deepcopy(new)
        for row in made.findall(f"{_W}tr"):
            made.remove(row)
        old_rows, new_rows = ([*map(_row_part, table.iterchildren(f"{_W}tr"))] for table in (old, new))
        for before, after in align(old_rows, new_rows):
            if before and after:
                made.append(self._row(before.what, after.what))
            elif after:
                made.append(self._row_alone(after.what, "ins"))
            elif before:
                row = self._row_alone(before.what, "del")
                for cell, width in zip(row.iterchildren(f"{_W}tc"), _widths(new), strict=True):
                    cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", width)
                made.append(row)
        return made

    def _row(self, old: BaseOxmlElement, new: BaseOxmlElement) -> BaseOxmlElement:
        made = deepcopy(new)
        before, after, result = ([*row.iterchildren(f"{_W}tc")] for row in (old, new, made))
        for was, now, cell in zip(before, after, result, strict=True):
            for content in _children(cell):
                cell.remove(content)
            cell.extend(self.story(_children(was), _children(now)))
        return made


def _children(parent: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the paragraphs and tables of the body or of a cell."""
    return [child for child in parent if child.tag in (f"{_W}p", f"{_W}tbl")]


def _blocks(parts: Sequence[BaseOxmlElement]) -> list[_Block]:
    blocks: list[_Block] = []
    for part in parts:
        after_table = blocks and blocks[-1].main.tag == f"{_W}tbl" and blocks[-1].spacer is None
        if after_table and part.tag == f"{_W}p" and not words_in(part) and not _is_section_end(part):
            blocks[-1] = _Block(blocks[-1].main, part)
        else:
            blocks.append(_Block(part))
    return blocks


def _part(block: _Block) -> Part[_Block]:
    main = block.main
    if _is_section_end(main):
        return Part(block, _SECTION, Counter(), _SECTION)
    if main.tag == f"{_W}p":
        return _paragraph_part(block, main)
    rows = [_row_part(row) for row in main.iterchildren(f"{_W}tr")]
    words = sum((row.words for row in rows), Counter[str]())
    borders = main.find(f"{_W}tblPr/{_W}tblBorders") is not None
    columns = len(main.findall(f"{_W}tblGrid/{_W}gridCol"))
    return Part(block, tuple(row.key for row in rows), words, (columns, borders))


def _paragraph_part(block: _Block, paragraph: BaseOxmlElement) -> Part[_Block]:
    words = words_in(paragraph)
    key = (_style(paragraph), tuple(word.looks for word in words))
    text = "".join(word.text + word.space for word in words)
    return Part(block, key, words_of(text), "text" if text else ("blank", _style(paragraph)))


def _row_part(row: BaseOxmlElement) -> Part[BaseOxmlElement]:
    cells = [
        [(_style(found), *(word.looks for word in words_in(found))) for found in cell.iter(f"{_W}p")]
        for cell in row.iterchildren(f"{_W}tc")
    ]
    text = " ".join("".join(found.text or "" for found in part.iter(f"{_W}t")) for part in row.iter(f"{_W}p"))
    return Part(row, tuple(map(tuple, cells)), words_of(text), len(cells))


def _marked(paragraph: BaseOxmlElement, *fates: Fate) -> BaseOxmlElement:
    """Return a copy of `paragraph` with its mark, and its text if there is one fate, inserted or deleted."""
    made = element("w:p")
    if paragraph.pPr is not None:
        made.append(deepcopy(paragraph.pPr))
    marks = element("w:rPr", *(element(f"w:{fate}") for fate in fates))
    made.get_or_add_pPr().append(marks)
    words = words_in(paragraph)
    made.extend(changed_runs([], words) if "ins" in fates else changed_runs(words, []))
    return made


def _kept_apart(parts: Sequence[BaseOxmlElement]) -> list[BaseOxmlElement]:
    """Return `parts` with a paragraph that was never there between tables that would grow together."""
    made = list(parts[:1])
    for before, after in pairwise(parts):
        if before.tag == after.tag == f"{_W}tbl":
            made.append(_marked(element("w:p"), "ins", "del"))
        made.append(after)
    return made


def _is_section_end(block: BaseOxmlElement) -> bool:
    return block.tag == f"{_W}p" and block.pPr is not None and block.pPr.find(f"{_W}sectPr") is not None


def _style(paragraph: BaseOxmlElement) -> str:
    return str(paragraph.style or "")


def _widths(table: BaseOxmlElement) -> Iterable[str]:
    return [column.get(f"{_W}w") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]


def _sign(body: BaseOxmlElement, author: str) -> None:
    """Give every change its number, in the order of the text, and its author."""
    changes = body.iter(f"{_W}ins", f"{_W}del", f"{_W}pPrChange")
    for number, change in enumerate(changes, start=1):
        change.set(f"{_W}id", str(number))
        change.set(f"{_W}author", author)
