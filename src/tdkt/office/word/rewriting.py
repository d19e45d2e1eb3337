"""Blocks with their letters rewritten: everything else, also where marks stand, stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tdkt.model.records import replace
from tdkt.office.word.blocks import Block, Margin, Mark, Paragraph, Run, Section, Table, WordFile

Rewrite = Callable[[tuple[Run, ...]], Sequence[Run]]
"""Takes the runs of a paragraph and returns as many, in the same order, with other letters."""


def rewritten(word: WordFile, rewrite: Rewrite) -> WordFile:
    """Return the file with the runs of every paragraph rewritten, also those in cells, boxes, notes, headers and footers."""
    margins: dict[int, Margin] = {}

    def of_margins(found: tuple[Margin, ...]) -> tuple[Margin, ...]:
        for margin in found:
            if id(margin) not in margins:
                margins[id(margin)] = replace(margin, blocks=_blocks(margin.blocks, rewrite))
        return tuple(margins[id(margin)] for margin in found)

    def of_section(section: Section) -> Section:
        return replace(section, headers=of_margins(section.headers), footers=of_margins(section.footers))

    blocks = _blocks(word.blocks, rewrite)
    return replace(word, blocks=blocks, sections=tuple(map(of_section, word.sections)))


def _blocks(blocks: tuple[Block, ...], rewrite: Rewrite) -> tuple[Block, ...]:
    return tuple(
        _table(block, rewrite) if isinstance(block, Table) else _paragraph(block, rewrite) for block in blocks
    )


def _table(table: Table, rewrite: Rewrite) -> Table:
    rows = (
        replace(row, cells=tuple(replace(cell, blocks=_blocks(cell.blocks, rewrite)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _paragraph(paragraph: Paragraph, rewrite: Rewrite) -> Paragraph:
    runs = tuple(rewrite(paragraph.runs))
    is_same = all(one is other for one, other in zip(runs, paragraph.runs, strict=True))
    if is_same and not any(mark.blocks for mark in paragraph.marks):
        return paragraph
    marks = (
        replace(mark, at=_moved(mark, paragraph.runs, runs), blocks=_blocks(mark.blocks, rewrite))
        for mark in paragraph.marks
    )
    return replace(paragraph, runs=tuple(run for run in runs if run.text or run.field), marks=tuple(marks))


def _moved(mark: Mark, before: Sequence[Run], after: Sequence[Run]) -> int:
    """Return where a mark stands in the new letters: between the same runs."""
    left, place = mark.at, 0
    for old, new in zip(before, after, strict=True):
        if left < len(old.text):
            return place
        left -= len(old.text)
        place += len(new.text)
    return place
