"""Several căn cứ in one paragraph, each put into a paragraph of its own that is set as the first (NĐ 30/2020, Phụ lục I, Phần I, II.6a)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from tdkt.conformity.components.component import Component
from tdkt.conformity.rules.bases import NEXT_BASIS
from tdkt.office.word.editing.changes import Changes, new
from tdkt.office.word.editing.cutting import cut_before, run_around
from tdkt.office.word.editing.replacing import replace_letters
from tdkt.office.word.xml import W, local

if TYPE_CHECKING:
    from tdkt.conformity.components.piece import Piece
    from tdkt.conformity.components.recognised import Recognised
    from tdkt.office.word.editing.edited import EditedWord
    from tdkt.office.word.editing.letters import Written

_PROPERTIES_OF_ANOTHER = ("sectPr", "rPr", "pPrChange")


def split_bases(document: Recognised, word: EditedWord, changes: Changes) -> Iterator[str]:
    """Give each căn cứ its paragraph; yield in Vietnamese what was done."""
    for piece in [piece for one in document.all for piece in one.of(Component.BASIS)]:
        written = word.written(piece.paragraph.place)
        if written is None or written.paragraph.text != piece.paragraph.text:
            continue
        count = sum(
            _split(written, piece, *match.span(), changes)
            for match in NEXT_BASIS.finditer(piece.text)
            if piece.text[match.end()].isupper()
        )
        if count:
            yield f"Tách {count + 1} căn cứ trong {piece.paragraph.place.words}, mỗi căn cứ một dòng."


def _split(written: Written, piece: Piece, start: int, end: int, changes: Changes) -> bool:
    """Move what stands before `end` of a piece into a paragraph above, without the spaces at its end; tell whether it could be done."""
    first, last = piece.start + start + 1, piece.start + end
    cut_before(written, first)
    cut_before(written, last)
    letter = written.letters[last]
    run = None if letter is None else run_around(letter.node)
    if run is None or run.getparent() is not written.node:
        return False
    if written.paragraph.text[first:last]:
        replace_letters(written, first, last, "", changes)
    above = new("p")
    properties = written.node.find(f"{W}pPr")
    if properties is not None:
        above.append(deepcopy(properties))
        for child in [child for child in above[0] if local(child) in _PROPERTIES_OF_ANOTHER]:
            above[0].remove(child)
    moved = [child for child in run.itersiblings(preceding=True) if local(child) != "pPr"]
    for child in reversed(moved):
        above.append(child)
    written.node.addprevious(changes.inserted_paragraph(above))
    return True
