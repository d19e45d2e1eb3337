"""The lines of a Word file in reading order, numbered, each with its mark and look; tables of figures stay tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tdkt.adoption.reading.columns import in_columns
from tdkt.adoption.reading.raw import Raw, RawTable, raw_parts
from tdkt.adoption.reading.stretches import cut, is_bold, is_italic, plain, tidied
from tdkt.adoption.reading.typed import Look, Part, Typed, TypedCell, TypedTable
from tdkt.model.marks import automatic_mark, typed_mark
from tdkt.model.records import replace
from tdkt.office.word.blocks import MarkKind, WordFile

_HEADING_STYLE = re.compile(r"(?i)^(?:heading|tiêu đề|tieu de|đề mục|title)\s*([1-9])?$")


def typed_parts(file: WordFile) -> tuple[Part, ...]:
    """Return the lines and tables of a Word file in reading order, numbered from 1; empty lines are none."""
    return tuple(_numbered(in_columns(raw_parts(file))))


def _numbered(raw: Iterable[Raw | RawTable]) -> Iterator[Part]:
    count = 0
    for part in raw:
        if isinstance(part, Raw):
            count += 1
            yield _typed(part, count)
            continue
        rows = []
        for row in part:
            cells = []
            for found, columns, down in row:
                lines = []
                for one in found:
                    count += 1
                    lines.append(_typed(one, count, in_table=True))
                cells.append(TypedCell(tuple(lines), columns, down))
            rows.append(tuple(cells))
        yield TypedTable(tuple(rows))


def _typed(raw: Raw, number: int, *, in_table: bool = False) -> Typed:
    paragraph = raw.paragraph
    stretches = tidied(raw.stretches)
    automatic = raw.mark
    if automatic is None and raw.is_first and paragraph.number is not None and paragraph.number.text.strip():
        own = paragraph.number
        automatic = automatic_mark(own.text, is_bullet=own.is_bullet, value=own.value)
    mark = automatic
    found = None if in_table else typed_mark(plain(stretches))
    if found and (automatic is None or (automatic.is_bullet and not found[0].is_bullet)):
        mark, stretches = found[0], cut(stretches, found[1])
        if automatic is not None:
            mark = replace(mark, written=f"{automatic.written} {mark.written}")
    look = paragraph.look
    words = plain(stretches)
    styled = _HEADING_STYLE.match(look.style)
    outline = look.outline_level
    if outline is None and styled:
        outline = int(styled[1] or 1) - 1
    sizes = [run.look.half_points for run in paragraph.runs if run.text.strip()]
    return Typed(
        number=number,
        paragraph=raw.index,
        place=paragraph.place.words,
        stretches=stretches,
        source=plain(raw.stretches),
        mark=mark,
        look=Look(
            bold=is_bold(stretches),
            italic=is_italic(stretches),
            centred=look.alignment == "center",
            capitals=words == words.upper() and sum(char.isalpha() for char in words) >= 4,
            half_points=max(sizes, default=0),
            outline=outline,
            new_page=look.page_break_before
            or any(mark.kind is MarkKind.PAGE_BREAK for mark in paragraph.marks),
        ),
        column=raw.column,
        list_level=paragraph.number.level if paragraph.number and raw.is_first else 0,
        is_note=raw.is_note,
        landscape=raw.landscape,
    )
