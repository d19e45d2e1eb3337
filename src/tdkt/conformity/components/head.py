"""Ô 1-4, 5b, 10, 11: what stands above the name of a document, wherever the office put it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import begins, is_motto, is_nation, is_rule
from tdkt.conformity.components.kinds import LETTER, Kind, is_agency, kind_named
from tdkt.conformity.components.odd_lines import read_date, read_number
from tdkt.conformity.components.piece import Piece, in_columns
from tdkt.conformity.components.recognised import Line
from tdkt.model.records import dataclass, field
from tdkt.model.text import letters

_LONGEST = 60
"""Lines of a head, empty ones left out, at most."""
_PROSE = 110
"""A line that is longer, and not in capitals, is text."""
_NATION, _MOTTO = "conghoaxahoichunghiavietnam", "doclaptudohanhphuc"
_PARTY = "dangcongsanvietnam"
_STAMPS = (
    (Component.SECRECY, re.compile(r"(?i)^\W*(?:tuyệt mật|tối mật|mật)\W*$")),
    (Component.URGENCY, re.compile(r"(?i)^\W*(?:h[oỏ][aả] tốc(?: hẹn giờ)?|thượng khẩn|khẩn)\W*$")),
    (Component.CIRCULATION, re.compile(r"(?i)^\W*(?:xem xong trả lại|lưu hành nội bộ|tài liệu thu hồi)\W*$")),
    (Component.DRAFT, re.compile(r"(?i)^\W*(?:bản )?dự thảo\b.{0,30}$")),
)
_DIGITAL = re.compile(r";.*\d{1,2}/\d{1,2}/\d{4}\D.*\d{1,2}:\d{2}:\d{2}")
"""What is shown of a digital signature (ô 14): "Sao y; <cơ quan>; 20/3/2026; 14:05:33"."""
_ADDRESSED = re.compile(r"(?i)^\W*kính (?:gửi|gởi)\b")
_ABOUT = re.compile(r"(?i)^\W*(?:v/\s*v\b|về việc\b)")
_BASIS = re.compile(r"^\W*Căn cứ\b")
_PLACES = ("phuong", "xa", "dac khu", "tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "thanh pho")


_STATE_POSTS = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BỘ TRƯỞNG", "TỔNG GIÁM ĐỐC", "GIÁM ĐỐC", "CỤC TRƯỞNG")
"""A post that issues a document, with its agency on the next line."""


@dataclass(slots=True)
class Head:
    """What was found: the lines above the name, the kind, what follows its name on the line, and how many pieces it takes."""

    lines: list[Line] = field(default_factory=list)
    kind: Kind | None = None
    rest: str = ""
    taken: int = 0
    is_of_party: bool = False
    has_nation: bool = False


def read_head(pieces: Sequence[Piece]) -> Head:
    """Return the head of the document that `pieces` begin with; the line with the name of its kind is not yet taken."""
    head = Head()
    seen = 0
    for number, whole in enumerate(pieces):
        head.taken = number
        if whole.text and (seen >= _LONGEST or _ends_head(whole, head)):
            break
        seen += bool(whole.text)
        for piece in in_columns(whole):
            head.lines.append(Line(_component(piece, head), piece))
    else:
        head.taken = len(pieces)
    name_agencies(head)
    if head.kind is None and _is_letter(head, pieces):
        head.kind = Kind(LETTER)
    return head


def _ends_head(piece: Piece, head: Head) -> bool:
    words = piece.words
    is_ruled = piece.cell is not None and piece.cell.ruled and not _beside_nation(piece, head)
    if head.has_nation and is_ruled and not _has_fixed_part(piece):
        return True
    if _ADDRESSED.match(words) or _BASIS.match(words) or _is_numbered(piece, head):
        return True
    if (
        len(words) > _PROSE
        and not piece.is_upper
        and not _has_fixed_part(piece)
        and not _beside_nation(piece, head)
    ):
        return True
    named = kind_named(words)
    is_title = piece.is_upper or (len(words) < 40 and (piece.is_bold or piece.is_centred))
    stands_alone = not piece.right and not _beside_nation(piece, head, in_row=True)
    if named and is_title and stands_alone and (not named[1] or piece.is_upper):
        head.kind, head.rest = named
        return True
    if _is_unlisted(piece, head):
        head.kind = Kind(words.capitalize(), is_listed=False)
        return True
    return False


def _is_numbered(piece: Piece, head: Head) -> bool:
    """Tell whether a line is a numbered one of the content: a head has none."""
    mark = piece.mark
    return (
        head.has_nation
        and mark is not None
        and not mark.is_bullet
        and not _has_fixed_part(piece)
        and not _beside_nation(piece, head)
        and not _ABOUT.match(piece.words)
    )


def _beside_nation(piece: Piece, head: Head, *, in_row: bool = False) -> bool:
    """Tell whether a line stands in the table (`in_row`: in the row) with several columns that holds the Quốc hiệu."""
    cell = piece.cell
    if cell is None:
        return False
    found = [line.piece.cell for line in head.lines if line.component is Component.NATION and line.piece.cell]
    return any(
        one.columns > 1 and one.table == cell.table and (not in_row or one.row == cell.row) for one in found
    )


def _is_unlisted(piece: Piece, head: Head) -> bool:
    """Tell whether a line names a kind that the decree does not list ("GIẤY KHEN"): in capitals, bold, alone, under the day."""
    has_day = any(line.component in (Component.DATE, Component.NUMBER) for line in head.lines)
    in_row = piece.cell is not None and piece.cell.columns > 1
    return (
        (has_day or head.has_nation)
        and not in_row
        and piece.is_upper
        and piece.is_centred
        and len(piece.words) <= 60
        and len([1 for inner in in_columns(piece)]) == 1
        and not _has_fixed_part(piece)
        and not is_agency(piece.words)
        and not any(pattern.match(piece.words) for _, pattern in _STAMPS)
        and not begins(piece.words, *_PLACES)
    )


def _has_fixed_part(piece: Piece) -> bool:
    return any(
        is_nation(part.words)
        or is_motto(part.words)
        or is_rule(part.words)
        or bool(read_date(part.text))
        or bool(read_number(part.text))
        for part in in_columns(piece)
    )


def _component(piece: Piece, head: Head) -> Component:
    """Return what a line of the head is."""
    text = piece.words
    bare = letters(text)
    if not text:
        return Component.BLANK
    if _is_like(bare, _NATION) or (len(bare) >= 10 and _NATION.startswith(bare)):
        head.has_nation = True
        return Component.NATION
    if len(bare) >= 7 and _NATION.endswith(bare) and _last_of(piece, head) is Component.NATION:
        return Component.NATION
    if _is_like(bare, _MOTTO):
        return Component.MOTTO
    if bare == _PARTY:
        head.is_of_party = True
    if is_rule(text):
        return Component.RULE
    if ((number := read_number(piece.text)) and ("/" in text or number.odd)) or re.match(
        r"(?i)số\s*:\s*[\d.…_\s]*$", text
    ):
        return Component.NUMBER
    if read_date(piece.text) and not is_agency(text):
        return Component.DATE
    for stamp, pattern in _STAMPS:
        if pattern.match(text):
            return stamp
    if _DIGITAL.search(text):
        return Component.SIGNED
    if _ABOUT.match(text) or (_goes_on_with_subject(piece, head) and not piece.is_upper):
        return Component.LETTER_SUBJECT
    if piece.boxed and not is_agency(text) and _last_of(piece, head) is not Component.AGENCY:
        return Component.UNKNOWN  # a stamp, as of letters that come in
    if piece.is_upper or (is_agency(text) and not piece.right):
        return Component.AGENCY
    return Component.DRAFT if _beside_draft(piece, head) else Component.UNKNOWN


def _beside_draft(piece: Piece, head: Head) -> bool:
    """Tell whether a line stands beside the mark of a draft: what it says is for those who work on the draft."""
    cell = piece.cell
    marks = (line.piece.cell for line in head.lines if line.component is Component.DRAFT)
    return cell is not None and any(
        mark is not None and (mark.table, mark.row) == (cell.table, cell.row) for mark in marks
    )


def _is_like(bare: str, wanted: str) -> bool:
    if bare == wanted:
        return True
    return abs(len(bare) - len(wanted)) <= 4 and SequenceMatcher(None, bare, wanted).ratio() >= 0.85


def _last_of(piece: Piece, head: Head) -> Component | None:
    """Return what the line above is in the same column."""
    same = (line for line in reversed(head.lines) if line.piece.right == piece.right)
    return next((line.component for line in same if line.component is not Component.BLANK), None)


def _goes_on_with_subject(piece: Piece, head: Head) -> bool:
    """Tell whether a line goes on with the "V/v …" above it in the same column."""
    before = next(
        (
            line
            for line in reversed(head.lines)
            if line.piece.right == piece.right and line.component is not Component.BLANK
        ),
        None,
    )
    same_cell = before is not None and before.piece.cell == piece.cell
    return before is not None and same_cell and before.component is Component.LETTER_SUBJECT


def _is_letter(head: Head, pieces: Sequence[Piece]) -> bool:
    has_subject = any(line.component is Component.LETTER_SUBJECT for line in head.lines)
    addressed = any(_ADDRESSED.match(piece.words) for piece in pieces[head.taken : head.taken + 3])
    return has_subject or (addressed and head.has_nation)


def name_agencies(head: Head) -> None:
    """Tell the agency above from the one that issues: the last name is that of the issuer."""
    at = [number for number, line in enumerate(head.lines) if line.component is Component.AGENCY]
    names: list[list[int]] = []
    for number in at:
        piece = head.lines[number].piece
        before = head.lines[names[-1][-1]].piece if names else None
        if before is None or _begins_name(piece, before, [head.lines[one].piece.words for one in names[-1]]):
            names.append([number])
        else:
            names[-1].append(number)
    for name in names[:-1]:
        for number in name:
            head.lines[number] = Line(Component.SUPERIOR, head.lines[number].piece)


def _begins_name(piece: Piece, before: Piece, name: list[str]) -> bool:
    text = piece.words
    if begins(text, *_PLACES):
        return False
    if re.search(r"(?i)(?:[,–-]|\b(?:và|của|thuộc))$", name[-1]):
        return False
    if " ".join(name).upper() in _STATE_POSTS:
        return False
    if is_agency(text):
        return True
    return piece.is_bold and not before.is_bold
