"""Points lettered without đ, or with f, j, w, z, lettered anew as the Vietnamese alphabet goes (NĐ 30/2020, Phụ lục I, Phần I, II.6đ).

Only a whole list in order has one right answer, and only where no sentence cites its later points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tdkt.conformity.components.component import Component
from tdkt.model.marks import Kind
from tdkt.model.numbering import LETTERS
from tdkt.office.word.editing.replacing import replace_letters

if TYPE_CHECKING:
    from tdkt.conformity.components.piece import Piece
    from tdkt.conformity.components.recognised import Recognised
    from tdkt.office.word.editing.changes import Changes
    from tdkt.office.word.editing.edited import EditedWord

_POINT = re.compile(r"([a-zđ])\)\s")
_CITED = re.compile(r"(?i)\bđiểm\s+[e-z]\b")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_WITHOUT_DD = "".join(letter for letter in LETTERS if letter != "đ")
_INNER = (Kind.LETTER, Kind.BULLET, Kind.SMALL_ROMAN)


def letter_anew(document: Recognised, word: EditedWord, changes: Changes) -> Iterator[str]:
    """Letter the lists of points that have one right order; yield in Vietnamese each letter that was changed."""
    if any(_CITED.search(line.piece.words) for line in document.lines):
        return
    for points in _lists(document):
        said = "".join(letter for _, letter in points)
        if len(said) > len(LETTERS) or not (_LATIN.startswith(said) or _WITHOUT_DD.startswith(said)):
            continue
        for (piece, old), new in zip(points, LETTERS, strict=False):
            written = word.written(piece.paragraph.place)
            stored = written and written.stored(piece.paragraph.text, piece.start, piece.start + 1)
            if old != new and written and stored:
                replace_letters(written, *stored, new, changes)
                yield f"Đánh lại thứ tự {piece.paragraph.place.words}: “{old})” → “{new})”."


def _lists(document: Recognised) -> Iterator[list[tuple[Piece, str]]]:
    """Yield the points that follow on one another, each with its typed letter."""
    points: list[tuple[Piece, str]] = []
    for piece in document.of(Component.BODY):
        found = _POINT.match(piece.words)
        if found and piece.starts_paragraph and piece.paragraph.number is None:
            if found[1] == "a":
                yield points
                points = []
            points.append((piece, found[1]))
        elif piece.mark is not None and piece.mark.kind not in _INNER:
            yield points
            points = []
    yield points
