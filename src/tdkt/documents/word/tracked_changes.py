"""Two states of a document in one Word file: what changed stands in it as tracked changes (ECMA-376 Part 1, 17.13.5).

Accepting all of them gives the later text, rejecting all the earlier one. Pages, sections, headers, footers and widths
are those of the later document. Works on what the writer of official documents makes (paragraphs with runs of text,
tables whose rows all have their columns), not on any Word file.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

import docx

from tdkt.documents.word.alignment import align
from tdkt.documents.word.package import packed
from tdkt.documents.word.tracked_parts import (
    Block,
    Fate,
    W,
    cells,
    content,
    ends_section,
    kept_apart,
    marked,
    parts,
    release,
    row_part,
    rows,
    style,
)
from tdkt.documents.word.tracked_words import changed_runs, words_in
from tdkt.documents.word.xml import element, xml_text
from tdkt.model.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Tracked:
    """A Word file with tracked changes, and how many of its paragraphs were changed, inserted and deleted."""

    data: bytes
    changed: int
    inserted: int
    deleted: int


def tracked_file(old: bytes, new: bytes, author: str) -> Tracked | None:
    """Return the .docx `new` with what differs from the .docx `old` as changes by `author`; None for the same text.

    A function of its input: the changes bear no date, their ids follow the order of the text.
    """
    before, after = docx.Document(io.BytesIO(old)), docx.Document(io.BytesIO(new))
    body = after.element.body
    release(before.element.body)
    release(body)
    merger = _Merger()
    merged = merger.story(content(before.element.body), content(body))
    tally = merger.tally
    if not tally.total():
        return None
    for found in content(body):
        body.remove(found)
    for found in merged:
        body.sectPr.addprevious(found)
    _sign(body, xml_text(author))
    after.settings.element.find(f"{W}zoom").addnext(element("w:trackRevisions"))
    return Tracked(packed(after), tally["changed"], tally["ins"], tally["del"])


class _Merger:
    """Merges texts block by block, counting in `tally` the paragraphs that differ."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()

    def story(self, old: Sequence[_Element], new: Sequence[_Element]) -> list[_Element]:
        """Return two texts that both end with a paragraph (the body, a cell) as one.

        The last paragraphs are a pair whatever they say: the mark that ends a cell or the body cannot be deleted.
        """
        made: list[_Element] = []
        for before, after in align(parts(old[:-1]), parts(new[:-1])):
            made += self._block(before.what if before else None, after.what if after else None)
        return kept_apart([*made, self._together(old[-1], new[-1])])

    def _block(self, old: Block | None, new: Block | None) -> list[_Element]:
        found = new or old
        if found is not None and ends_section(found.main):
            return [deepcopy(new.main)] if new else []
        return [
            *self._merged(old.main if old else None, new.main if new else None),
            *self._merged(old.spacer if old else None, new.spacer if new else None),
        ]

    def _merged(self, old: _Element | None, new: _Element | None) -> list[_Element]:
        if old is not None and new is not None:
            return [self._together(old, new)]
        if new is not None:
            return [self._alone(new, "ins")]
        return [] if old is None else [self._alone(old, "del")]

    def _alone(self, block: _Element, fate: Fate) -> _Element:
        """Return a paragraph or a table that is there on one side only."""
        if block.tag == f"{W}p":
            self.tally[fate] += bool(words_in(block))
            return marked(block, fate)
        made = deepcopy(block)
        for row in rows(made):
            self._mark_row(row, fate)
        return made

    def _mark_row(self, row: _Element, fate: Fate) -> None:
        for properties in row.findall(f"{W}trPr"):
            properties.append(element(f"w:{fate}"))
        self.tally[fate] += not row_part(row).words
        for cell in cells(row):
            for found in content(cell):
                cell.replace(found, self._alone(found, fate))

    def _together(self, old: _Element, new: _Element) -> _Element:
        return self._table(old, new) if new.tag == f"{W}tbl" else self._paragraph(old, new)

    def _paragraph(self, old: _Element, new: _Element) -> _Element:
        before, after = words_in(old), words_in(new)
        made = deepcopy(new)
        restyled = style(old) != style(new) and bool(before or after)
        if [word.looks for word in before] == [word.looks for word in after] and not restyled:
            return made
        self.tally["changed"] += 1
        for run in made.findall(f"{W}r"):
            made.remove(run)
        made.extend(changed_runs(before, after))
        if restyled:
            for properties in made.findall(f"{W}pPr"):
                properties.append(element("w:pPrChange"))
                properties[-1].extend(deepcopy(old.findall(f"{W}pPr")))
        return made

    def _table(self, old: _Element, new: _Element) -> _Element:
        made = deepcopy(new)
        for row in rows(made):
            made.remove(row)
        widths = [column.get(f"{W}w", "") for column in new.iterfind(f"{W}tblGrid/{W}gridCol")]
        for before, after in align([*map(row_part, rows(old))], [*map(row_part, rows(new))]):
            if before and after:
                made.append(self._row(before.what, after.what))
            elif after:
                made.append(deepcopy(after.what))
                self._mark_row(made[-1], "ins")
            elif before:
                made.append(deepcopy(before.what))
                self._mark_row(made[-1], "del")
                for cell, width in zip(made[-1].iterfind(f"{W}tc/{W}tcPr/{W}tcW"), widths, strict=True):
                    cell.set(f"{W}w", width)
        return made

    def _row(self, old: _Element, new: _Element) -> _Element:
        made = deepcopy(new)
        for was, now, cell in zip(cells(old), cells(new), cells(made), strict=True):
            for found in content(cell):
                cell.remove(found)
            cell.extend(self.story(content(was), content(now)))
        return made


def _sign(body: _Element, author: str) -> None:
    """Give every change its number, in the order of the text, and its author."""
    for number, change in enumerate(body.iter(f"{W}ins", f"{W}del", f"{W}pPrChange"), start=1):
        change.set(f"{W}id", str(number))
        change.set(f"{W}author", author)
