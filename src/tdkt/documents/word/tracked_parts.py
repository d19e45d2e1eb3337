"""The parts of a text that are compared (paragraphs, tables, rows), and marking one of them as inserted or deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tdkt.documents.word.alignment import Part, words_of
from tdkt.documents.word.tracked_words import changed_runs, words_in
from tdkt.documents.word.xml import element
from tdkt.model.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Fate = Literal["ins", "del"]
_SECTION = "§"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table; with a table the empty paragraph that Word wants after it."""

    main: _Element
    spacer: _Element | None = None


def content(parent: _Element) -> list[_Element]:
    """Return the paragraphs and tables of the body or of a cell."""
    return [child for child in parent if child.tag in (f"{W}p", f"{W}tbl")]


def release(body: _Element) -> None:
    """Take away the fields that hold paragraphs together: they say nothing that could change."""
    for paragraph in body.iter(f"{W}p"):
        for run in paragraph.findall(f"{W}r"):
            if run.find(f"{W}fldChar") is not None or run.find(f"{W}instrText") is not None:
                paragraph.remove(run)


def rows(table: _Element) -> list[_Element]:
    """Return the rows of a table."""
    return table.findall(f"{W}tr")


def cells(row: _Element) -> list[_Element]:
    """Return the cells of a row."""
    return row.findall(f"{W}tc")


def style(paragraph: _Element) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def ends_section(block: _Element) -> bool:
    """Tell whether a block is the (empty) paragraph that ends a section."""
    return block.find(f"{W}pPr/{W}sectPr") is not None


def parts(story: Sequence[_Element]) -> list[Part[Block]]:
    """Return what stands in the body or in a cell as parts to be aligned."""
    blocks: list[Block] = []
    for found in story:
        spaces = found.tag == f"{W}p" and not words_in(found) and not ends_section(found)
        if spaces and blocks and blocks[-1].main.tag == f"{W}tbl" and blocks[-1].spacer is None:
            blocks[-1] = Block(blocks[-1].main, found)
        else:
            blocks.append(Block(found))
    return [_table_part(block) if block.main.tag == f"{W}tbl" else _paragraph_part(block) for block in blocks]


def row_part(row: _Element) -> Part[_Element]:
    """Return a row as a part to be aligned."""
    said = [list(cell.iter(f"{W}p")) for cell in cells(row)]
    key = tuple(
        tuple((style(found), *(word.looks for word in words_in(found))) for found in cell) for cell in said
    )
    text = " ".join(_text(found) for cell in said for found in cell)
    return Part(row, key, words_of(text), len(said))


def marked(paragraph: _Element, *fates: Fate) -> _Element:
    """Return a copy of `paragraph` with its mark and its text inserted or deleted; of an empty one the mark can be both."""
    made = deepcopy(paragraph)
    words = words_in(made)
    for run in made.findall(f"{W}r"):
        made.remove(run)
    properties = made.find(f"{W}pPr")
    if properties is None:
        properties = element("w:pPr")
        made.insert(0, properties)
    properties.append(element("w:rPr", *(element(f"w:{fate}") for fate in fates)))
    made.extend(changed_runs([], words) if "ins" in fates else changed_runs(words, []))
    return made


def kept_apart(story: Sequence[_Element]) -> list[_Element]:
    """Return `story` with a paragraph that was never there between tables that would grow together."""
    made = list(story[:1])
    for before, after in pairwise(story):
        if before.tag == after.tag == f"{W}tbl":
            made.append(marked(element("w:p"), "ins", "del"))
        made.append(after)
    return made


def _paragraph_part(block: Block) -> Part[Block]:
    if ends_section(block.main):
        return Part(block, _SECTION, Counter(), _SECTION)
    words, look = words_in(block.main), style(block.main)
    key = (look, *(word.looks for word in words))
    return Part(block, key, words_of(_text(block.main)), "text" if words else look)


def _table_part(block: Block) -> Part[Block]:
    found = [row_part(row) for row in rows(block.main)]
    words = Counter[str]()
    for row in found:
        words.update(row.words)
    columns = len(block.main.findall(f"{W}tblGrid/{W}gridCol"))
    ruled = block.main.find(f"{W}tblPr/{W}tblBorders") is not None
    return Part(block, tuple(row.key for row in found), words, (columns, ruled))


def _text(paragraph: _Element) -> str:
    return "".join(found.text or "" for found in paragraph.iter(f"{W}t"))
