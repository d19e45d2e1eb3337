"""Ô 7, 9b, 12: what follows the last words of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import is_copy_form, is_rule
from tdkt.conformity.components.piece import Piece, in_columns
from tdkt.conformity.components.recognised import Line
from tdkt.conformity.components.signature import (
    is_blank_name,
    is_name,
    is_post,
    is_recipients_title,
    is_signed,
    is_small_name,
    power_of,
)

_LONGEST_LINE = 110
_DRAFTER = re.compile(r"^[A-ZĐ]{1,6}\.?\s*\(?\d{0,4}\)?\.?$")
_NOTES = re.compile(r"(?i)^ghi chú (?:của |cho |về )?(?:bản )?dự thảo\b.*:$")
"""What is written under a draft for those who work on it goes when it is issued."""


def foot_at(pieces: Sequence[Piece], start: int) -> int:
    """Return the number of the first piece of the foot, from `start` on; `len(pieces)` where there is none."""
    for number in range(start, len(pieces)):
        if any(_begins_foot(part, pieces, number) for part in in_columns(pieces[number])):
            return _start_of_table(pieces, number, start)
    return len(pieces)


def _start_of_table(pieces: Sequence[Piece], number: int, start: int) -> int:
    cell = pieces[number].cell
    if cell is None or cell.columns == 1:
        return number
    while number > start and (other := pieces[number - 1].cell) is not None and other.table == cell.table:
        if other.columns == 1 or other.row < cell.row - 2:
            break
        number -= 1
    return number


def _begins_foot(piece: Piece, pieces: Sequence[Piece], number: int) -> bool:
    text = piece.words
    if is_recipients_title(text):
        return len(text) < 60 and not _heads_a_column(piece)
    if len(text) > _LONGEST_LINE or not piece.is_upper:
        return False
    if piece.cell is not None and piece.cell.ruled:
        return False
    near = [part.words for other in pieces[number : number + 40] for part in in_columns(other)]
    has_end = any(is_recipients_title(words) or is_name(words) or is_blank_name(words) for words in near[1:])
    if power_of(text):
        return has_end
    return is_post(text) and has_end and not text.endswith((":", ".", ";")) and (piece.mark is None)


def _heads_a_column(piece: Piece) -> bool:
    """Tell whether "Nơi nhận" is the head of a column of a table with contents ("Kỳ báo cáo | Hạn gửi | Nơi nhận").

    The table of a foot has two columns, perhaps one more between them, no lines as a rule, and its title a colon.
    """
    cell = piece.cell
    if cell is None or cell.columns == 1:
        return False
    is_odd = cell.ruled + (cell.column > 0) + (not piece.words.endswith(":"))
    return cell.columns > 3 or is_odd > 1


_SIGNING = frozenset((Component.POWER, Component.SIGNER, Component.SIGNER_POST, Component.SIGNED))


def read_foot(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines of a foot, each with what it is."""
    lines: list[Line] = []
    in_recipients = in_notes = False
    above: dict[bool, dict[Component, None]] = {True: {}, False: {}}
    """What stands above in the right and the left column, the nearest last."""
    for whole in pieces:
        for piece in in_columns(whole):
            in_notes = in_notes or _NOTES.match(piece.words) is not None
            before = above[piece.right]
            component = (
                Component.DRAFT if in_notes else _component(piece, lines, before, in_recipients=in_recipients)
            )
            in_recipients = in_recipients or component is Component.RECIPIENTS_TITLE
            lines.append(Line(component, piece))
            if component is not Component.BLANK:
                before.pop(component, None)
                before[component] = None
    return lines


def _component(
    piece: Piece, lines: list[Line], before: dict[Component, None], *, in_recipients: bool
) -> Component:
    text = piece.words
    if not text:
        return Component.BLANK
    if is_rule(text):
        return Component.RULE
    if is_recipients_title(text):
        return Component.RECIPIENTS_TITLE
    if is_signed(text):
        return Component.SIGNED
    if is_copy_form(text) and piece.is_upper:
        return Component.COPY
    nearest = next(reversed(before), None)
    signing = not _SIGNING.isdisjoint(before)
    is_below_power = nearest is Component.POWER and not _follows_gap(lines, piece)
    if power_of(text) or ((not signing or is_below_power) and _is_small_post(piece)):
        return Component.POWER
    if is_post(text) and not _is_recipient(piece, in_recipients=in_recipients):
        return Component.SIGNER_POST if signing and _follows_gap(lines, piece) else Component.POWER
    if _is_recipient(piece, in_recipients=in_recipients):
        return (
            Component.DRAFTER
            if _DRAFTER.match(text) and Component.RECIPIENT in before
            else Component.RECIPIENT
        )
    if is_name(text) and not (piece.is_upper and not signing):
        if piece.is_upper and is_below_power:
            return Component.POWER
        return Component.SIGNER
    if is_blank_name(text) or (signing and is_small_name(text)):
        return Component.SIGNER
    if piece.is_upper and len(text) < _LONGEST_LINE:
        return Component.SIGNER_POST if signing and _follows_gap(lines, piece) else Component.POWER
    if signing and len(text) < _LONGEST_LINE and piece.is_bold:
        return Component.SIGNER_POST
    return Component.UNKNOWN


def _is_small_post(piece: Piece) -> bool:
    """Tell whether it is a post in small letters, which only its place and its bold letters show."""
    set_apart = piece.right and (piece.is_bold or piece.is_centred)
    return set_apart and not piece.is_upper and len(piece.words) < 60 and is_post(piece.words.upper())


def _is_recipient(piece: Piece, *, in_recipients: bool) -> bool:
    """Tell whether a line belongs to Nơi nhận: it stands left, or begins with a hyphen, in small type and not in capitals."""
    if not in_recipients or (
        piece.is_upper and not piece.words.startswith("-") and not _DRAFTER.match(piece.words)
    ):
        return False
    begins_with_hyphen = piece.mark is not None and piece.mark.is_bullet
    if piece.right:
        return False
    if begins_with_hyphen or (piece.cell is not None and piece.cell.columns > 1):
        return True
    set_apart = piece.is_bold and (piece.is_centred or is_name(piece.words))
    return not set_apart and (
        piece.words[:1].islower() or piece.words.endswith((";", ".")) or not is_name(piece.words)
    )


def _follows_gap(lines: list[Line], piece: Piece) -> bool:
    """Tell whether empty lines, or a line for the signature, stand between a line and the one above it in its column."""
    gap = 0
    for line in reversed(lines):
        if line.piece.right != piece.right:
            beside = piece.cell is None and line.piece.paragraph is not piece.paragraph
            gap += beside  # a line of the other column, in which this one has nothing
            continue
        if line.component is Component.SIGNED:
            return True
        if line.component is not Component.BLANK:
            return gap >= 2
        exact = line.piece.paragraph.look
        gap += 2 if exact.line_rule == "exact" and exact.line > 800 else 1
    return False
