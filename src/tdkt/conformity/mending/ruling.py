"""The rule line under a component drawn as the decree wants it: as long as it should be, under the last row, in its middle."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tdkt.conformity.components.fixed_words import is_rule
from tdkt.conformity.rules.rule_lines import is_right, lines_on, room_in_box, room_of, rows_of, under
from tdkt.office.word.editing import looks
from tdkt.office.word.editing.cutting import runs_of
from tdkt.office.word.editing.lines import border_below, break_low, draw_line, erase_lines
from tdkt.type_metrics import text_width

if TYPE_CHECKING:
    from tdkt.conformity.components.piece import Piece
    from tdkt.conformity.components.recognised import Recognised
    from tdkt.conformity.finding import Finding, Spot
    from tdkt.office.word.editing.changes import Changes
    from tdkt.office.word.editing.edited import EditedWord
    from tdkt.office.word.editing.letters import Written

_TWIPS_A_MM = Fraction(1440) / Fraction(254, 10)
_ROW = Fraction(115, 100)
"""How high a row of Times New Roman is, in sizes of its type."""
_ROOM = 100
"""Behind the paragraph, at least."""
_GAP = 60
"""Twips between the row and the line."""


def draw_rule(document: Recognised, finding: Finding, spot: Spot, word: EditedWord, changes: Changes) -> bool:
    """Draw the line that a finding misses under its spot, in place of what stands there for it; tell whether it could be done."""
    document, piece = next(
        (
            (one, piece)
            for one in document.all
            for piece in one.of(finding.component)
            if (piece.paragraph.place, piece.start) == (spot.place, spot.start)
        ),
        (document, None),
    )
    written = word.written(spot.place)
    share = next((Fraction(str(mend.to)) for mend in finding.mends if mend.what == "draw"), None)
    if piece is None or written is None or share is None:
        return False
    room = room_in_box(piece) if piece.boxed else room_of(document, piece)
    if piece.boxed and not (room and piece.is_centred):
        return False  # a border is as long as the box: where it would begin and end, nobody knows
    if _is_mixed_up(document, finding, piece):
        return False
    _erase(document, finding, piece, word, changes)
    rows = rows_of(piece, room)
    row = rows[-1]
    longest = max(_width(one, piece) for one in rows)
    own = _width(row, piece)
    length = round(
        (own if 2 * own >= longest else longest) * share
    )  # of a last row of a word or two, of the longest
    if piece.boxed:
        border_below(written, length=length, width=room, changes=changes)
        return True
    below = round(Fraction(piece.look.half_points * 10) * _ROW) + _GAP
    left = None if piece.is_centred else round(_middle(piece, row)) - length // 2
    start, end = written.stored(piece.paragraph.text, piece.start, piece.end) or (0, 0)
    draw_line(written, start, end, length=length, below=below, left=left, changes=changes)
    _make_room(piece, written, changes)
    return True


def _make_room(piece: Piece, written: Written, changes: Changes) -> None:
    """Let what follows stand clear of the line: another paragraph, or the next row of this one, by a very low row between."""
    text = piece.paragraph.text
    following = text.find("\n", piece.end)
    if text[piece.end :].strip() and following >= 0 and not text[piece.end : following].strip():
        if text[following + 1 : following + 2] != "\n":
            break_low(written, following, changes)
    elif not text[piece.end :].strip() and piece.paragraph.look.after < _ROOM:
        looks.set_paragraph(written, "after", _ROOM, changes)


def _is_mixed_up(document: Recognised, finding: Finding, piece: Piece) -> bool:
    """Tell whether several lines hang on the paragraph under a piece, and nothing says which is its own."""
    below = under(document, finding.component).piece
    marks = lines_on(below.paragraph) if below else []
    return len(marks) > 1 and any(mark.left is None for mark in marks)


def _erase(document: Recognised, finding: Finding, piece: Piece, word: EditedWord, changes: Changes) -> None:
    found = under(document, finding.component)
    if found.how == "underlined":
        written = word.written(piece.paragraph.place)
        stored = written and written.stored(piece.paragraph.text, piece.start, piece.end)
        if written and stored:
            looks.set_letters(written, *stored, "underline", False, changes)
    if found.piece is None:
        return
    holder = word.written(found.piece.paragraph.place)
    if holder is None:
        return
    if found.how == "drawn":
        several = len(lines_on(found.piece.paragraph)) > 1
        erase_lines(
            holder.node,
            changes,
            lambda mark: not several or is_right(mark, document, piece) == piece.right,
        )
    elif found.how == "typed" and is_rule(found.piece.paragraph.text):
        changes.remove_paragraph(holder.node)
    elif found.how == "typed":
        stored = holder.stored(found.piece.paragraph.text, found.piece.start, found.piece.end)
        for run in runs_of(holder, *stored) if stored else ():
            changes.remove_run(run)


def _width(row: str, piece: Piece) -> Fraction:
    look = piece.look
    width = text_width(row, look.half_points / 2, bold=look.bold, italic=look.italic)
    return Fraction(str(width)) * _TWIPS_A_MM


def _middle(piece: Piece, row: str) -> Fraction:
    """Return where the middle of a piece is that shares its line with others, in twips from the column's edge."""
    paragraph = piece.paragraph
    at = Fraction(paragraph.look.left + max(paragraph.look.first_line, 0))
    line = paragraph.text.rfind("\n", 0, piece.start) + 1
    text = paragraph.text[line : piece.start]
    stops = [tab for tab in paragraph.look.tabs if tab.kind in ("left", "center", "right")]
    width = _width(row, piece)
    for number, stretch in enumerate(text.split("\t")):
        if number:
            stop = next((tab for tab in stops if tab.position > at), None)
            last = number == text.count("\t") and not stretch
            if stop is None:
                at = Fraction((at // 720 + 1) * 720)
            elif last and stop.kind == "center":
                return Fraction(stop.position)
            else:
                at = Fraction(stop.position)
        at += _width(stretch, piece)
    return at + width / 2
