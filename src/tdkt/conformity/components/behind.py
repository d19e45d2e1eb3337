"""What stands behind the foot of a document: annexes, documents that go with it, what certifies that it is a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import goes_with_another, is_copy_form, is_nation, is_rule
from tdkt.conformity.components.kinds import kind_named
from tdkt.conformity.components.odd_lines import read_date, read_number
from tdkt.conformity.components.piece import Piece, in_columns
from tdkt.conformity.components.recognised import Line
from tdkt.conformity.components.signature import is_name, is_recipients_title

_ANNEX = re.compile(
    r"(?i)^(?:phụ lục|phụ biểu|biểu(?: mẫu)?|mẫu)(?:\s+(?:số\s*)?(?:[IVX]+|\d{1,2}[A-Za-z]?))?\s*[.:)]?\s*$"
)
_ANNEX_WITH_TITLE = re.compile(
    r"^(?:PHỤ LỤC|PHỤ BIỂU|Phụ lục)(?:\s+(?:SỐ|số)?\s*(?:[IVX]+|\d{1,2}))?\s*[.:\-–]?\s*(?P<rest>.*)$"
)
_LINES_OF_ANNEX_HEAD = 4
"""So near to the word "Phụ lục" the line "(Kèm theo …)" stands, wherever its title was set."""
_LINES_OF_HEAD = 8
"""So near to the name of a document that goes with a decision the line "(Kèm theo …)" stands."""
_LONGEST_NOTE = 200
_LINES_OF_COPY = 12
"""So near to its name number and day of a copy stand."""


def is_annex(piece: Piece) -> bool:
    """Tell whether a line is the word "Phụ lục" with its number, or the same with the title."""
    text = piece.words
    if piece.mark is not None or (piece.cell is not None and piece.cell.columns > 1):
        return False
    if _ANNEX.match(text):
        return True
    match = _ANNEX_WITH_TITLE.match(text)
    set_apart = piece.is_centred or piece.is_bold or piece.new_page
    return (
        match is not None
        and len(text) < 200
        and (piece.is_upper or (set_apart and bool(match["rest"][:1].isupper())))
    )


def line_of_body(piece: Piece, part: int = 0) -> Line:
    """Return the line of a piece of the content."""
    if not piece.text:
        return Line(Component.BLANK, piece, part)
    if is_rule(piece.words):
        return Line(Component.RULE, piece, part)
    cell = piece.cell
    in_table = cell is not None and (cell.ruled or cell.columns > 1)
    if part:
        return Line(Component.ATTACHED, piece, part)
    return Line(Component.TABLE if in_table or piece.boxed else Component.BODY, piece, part)


def behind(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield what stands behind the foot: annexes, documents that go with this one, each a part of its own."""
    part, heading, of_annex, below = 0, False, False, 0
    note: Piece | None = None
    for number, piece in enumerate(pieces):
        below += bool(piece.text)
        if piece.text and (is_annex(piece) or begins_attached(pieces, number) or not part):
            part += 1
            heading, of_annex, below = True, is_annex(piece), 0
        if not piece.text:
            yield Line(Component.BLANK, piece, part or 1)
        elif is_rule(piece.words):
            yield Line(Component.RULE, piece, part)
        elif is_annex(piece):
            yield Line(Component.ANNEX, piece, part)
        elif (heading or 0 < below <= _LINES_OF_ANNEX_HEAD) and goes_with_another(piece.words):
            heading, note = False, piece
            yield Line(Component.ANNEX_NOTE, piece, part)
        elif note is not None and goes_on_noting(note, piece):
            note = None
            yield Line(Component.ANNEX_NOTE, piece, part)
        elif heading and of_annex and piece.is_centred and piece.cell is None and len(piece.words) < 250:
            yield Line(Component.ANNEX_TITLE, piece, part)
        else:
            heading, note = heading and (piece.cell is not None and not piece.cell.ruled), None
            yield line_of_body(piece, part)


def goes_on_noting(note: Piece, piece: Piece) -> bool:
    """Tell whether a line goes on with "(Kèm theo Quyết định số …" above it, whose bracket is still open."""
    said = note.words
    return (
        said.startswith("(")
        and ")" not in said
        and piece.words.endswith(")")
        and "(" not in piece.words
        and len(piece.words) < _LONGEST_NOTE
    )


def begins_attached(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether another document begins with a piece: its head holds Quốc hiệu, or it has only a name and "(Kèm theo …)"."""
    piece = pieces[number]
    if not piece.text:
        return False
    if piece.cell is not None and piece.cell.columns > 1:
        first = number == 0 or _table(pieces[number - 1]) != piece.cell.table
        return first and any(_has_nation(one) for one in _of_table(pieces, number))
    if piece.cell is None and _begins_block(pieces, number) and any(map(_has_nation, _block(pieces, number))):
        return True
    named = kind_named(piece.words)
    if (
        not named
        or not piece.is_upper
        or not piece.is_centred
        or not (piece.new_page or _after_page(pieces, number))
    ):
        return False
    following = [one for one in pieces[number + 1 : number + 2 * _LINES_OF_HEAD] if one.text]
    return any(goes_with_another(one.words) for one in following[:_LINES_OF_HEAD])


def _has_nation(piece: Piece) -> bool:
    return any(is_nation(one.words) for one in in_columns(piece))


def _table(piece: Piece) -> int | None:
    return piece.cell.table if piece.cell is not None else None


def _of_table(pieces: Sequence[Piece], number: int) -> Iterator[Piece]:
    table = _table(pieces[number])
    for piece in pieces[number:]:
        if _table(piece) != table:
            return
        yield piece


def _block(pieces: Sequence[Piece], number: int) -> Iterator[Piece]:
    """Yield the lines of a head that is in no table, up to the first empty one."""
    for piece in pieces[number : number + _LINES_OF_HEAD]:
        if not piece.text or piece.cell is not None:
            return
        yield piece


def _begins_block(pieces: Sequence[Piece], number: int) -> bool:
    above = pieces[number - 1] if number else None
    piece = pieces[number]
    return (
        above is None
        or not above.text
        or above.cell is not None
        or above.section != piece.section
        or piece.new_page
        or (piece.boxed and not above.boxed)
    )


def _after_page(pieces: Sequence[Piece], number: int) -> bool:
    if number == 0 or pieces[number - 1].section != pieces[number].section:
        return True
    while number > 0 and not pieces[number - 1].text:
        number -= 1
        if pieces[number].new_page:
            return True
    return False


def copy_at(pieces: Sequence[Piece], foot: int) -> int:
    """Return the number of the first piece of what certifies a copy, from `foot` on; `len(pieces)` where there is none."""
    for number in range(foot + 1, len(pieces)):
        if not any(_names_copy(one) for one in in_columns(pieces[number])):
            continue
        near = [
            one
            for piece in pieces[max(foot, number - 4) : number + _LINES_OF_COPY]
            for one in in_columns(piece)
        ]
        if any(read_number(one.text) or read_date(one.text) for one in near if one.text):
            return _start_of_copy(pieces, number, foot)
    return len(pieces)


def _names_copy(piece: Piece) -> bool:
    set_apart = piece.is_upper or piece.is_bold or piece.is_centred
    return bool(piece.text) and set_apart and is_copy_form(piece.words)


def _start_of_copy(pieces: Sequence[Piece], number: int, foot: int) -> int:
    """Return where the copy begins whose form stands at `number`: its table, or its lines, from behind the foot of the document on."""
    table = _table(pieces[number])
    while number > foot + 1:
        above = pieces[number - 1]
        same = _table(above) == table if table is not None else bool(above.text) and above.cell is None
        if not same or any(map(_is_of_foot, in_columns(above))):
            break
        number -= 1
    return number


def _is_of_foot(piece: Piece) -> bool:
    words = piece.words
    return (
        words.startswith(("-", "–")) or is_recipients_title(words) or (not piece.is_upper and is_name(words))
    )
