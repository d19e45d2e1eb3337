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
from tdkt.office.word.editing.changes import new, put
from tdkt.office.word.editing.replacing import replace_letters
from tdkt.office.word.xml import W

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
        automatic = {piece.paragraph.number is not None for piece, _ in points}
        if (
            len(said) > len(LETTERS)
            or len(automatic) != 1
            or not (_LATIN.startswith(said) or _WITHOUT_DD.startswith(said))
        ):
            continue
        if automatic == {True}:
            if said != "".join(LETTERS[: len(said)]) and _typed_anew(points, word, changes):
                yield f"Danh sách a), b), c) … Word tự đánh ở {points[0][0].paragraph.place.words}: gõ lại theo bảng chữ cái tiếng Việt, có đ)."
            continue
        for (piece, old), right in zip(points, LETTERS, strict=False):
            written = word.written(piece.paragraph.place)
            stored = written and written.stored(piece.paragraph.text, piece.start, piece.start + 1)
            if old != right and written and stored:
                replace_letters(written, *stored, right, changes)
                yield f"Đánh lại thứ tự {piece.paragraph.place.words}: “{old})” → “{right})”."


def _typed_anew(points: list[tuple[Piece, str]], word: EditedWord, changes: Changes) -> bool:
    """Type the letters of a list that Word numbers, whose alphabet has no đ; the points stay where they are. Tell whether it was done."""
    found = [(piece, word.written(piece.paragraph.place)) for piece, _ in points]
    if any(written is None or written.paragraph.text != piece.paragraph.text for piece, written in found):
        return False
    for (piece, written), letter in zip(found, LETTERS, strict=False):
        assert written is not None
        look = piece.paragraph.look
        properties = changes.properties(written.node, "pPr")
        put(properties, "numPr")
        numbering = properties.find(f"{W}numPr")
        assert numbering is not None
        for child in list(numbering):
            numbering.remove(child)
        numbering.append(new("numId", val="0"))
        hangs = look.first_line < 0
        put(
            properties, "ind", left=str(look.left), start=None, firstLine=None if hangs else str(look.first_line),
            hanging=str(-look.first_line) if hangs else None,
        )  # fmt: skip
        replace_letters(written, 0, 0, f"{letter})\t" if hangs else f"{letter}) ", changes)
    return True


def _lists(document: Recognised) -> Iterator[list[tuple[Piece, str]]]:
    """Yield the points that follow on one another, each with its typed letter."""
    points: list[tuple[Piece, str]] = []
    for piece in document.of(Component.BODY):
        found = _POINT.match(piece.words)
        if found and piece.starts_paragraph:
            if found[1] == "a":
                yield points
                points = []
            points.append((piece, found[1]))
        elif piece.mark is not None and piece.mark.kind not in _INNER:
            yield points
            points = []
    yield points
