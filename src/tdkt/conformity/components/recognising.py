"""`recognise`: which component each line of a Word file is.

Nothing here judges. A line that is none of the known ones is `UNKNOWN`, which is a note and no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import is_nation, is_rule
from tdkt.conformity.components.foot import foot_at, read_foot
from tdkt.conformity.components.head import Head, read_head
from tdkt.conformity.components.kinds import kind_named
from tdkt.conformity.components.lines_of_head import NumberLine, number_line
from tdkt.conformity.components.opening import read_opening
from tdkt.conformity.components.piece import Piece, pieces_of
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.office.word.blocks import WordFile

_ANNEX = re.compile(
    r"(?i)^(?:phụ lục|phụ biểu|biểu(?: mẫu)?|mẫu)(?:\s+(?:số\s*)?(?:[IVX]+|\d{1,2}[A-Za-z]?))?\s*[.:)]?\s*$"
)
_ANNEX_WITH_TITLE = re.compile(
    r"^(?:PHỤ LỤC|PHỤ BIỂU|Phụ lục)(?:\s+(?:SỐ|số)?\s*(?:[IVX]+|\d{1,2}))?\s*[.:\-–]?\s*(?P<rest>.*)$"
)
_ATTACHED = re.compile(r"(?i)^\(\s*(?:ban hành )?(?:kèm|đính kèm)")
_LINES_OF_ANNEX_HEAD = 4
"""So near to the word "Phụ lục" the line "(Kèm theo …)" stands, wherever its title was set."""
_OF_PARTY = re.compile(r"(?i)[-/](?:TU|ĐU|HU|TƯ|TW|BTGTU|BTCTU|UBKTTU)$")
_NORMATIVE = frozenset(("L", "PL", "NQ", "NĐ", "QĐ", "TT", "TTLT", "NQLT", "CT", "LCT"))
_LAWGIVERS = re.compile(
    r"^(?:CT)?UBND|^HĐND|^TTg$|^CP$|^CTN$|^QH\d*$|^UBTVQH|^B[A-ZĐ]{1,8}$|^(?:TANDTC|VKSNDTC|KTNN|TTCP|NHNN|VPCP|UBDT)$"
)
_PARTY = "Văn bản của Đảng theo Hướng dẫn của Văn phòng Trung ương Đảng, không theo Nghị định 30/2020/NĐ-CP nên không xét thể thức."
_NORMS = "Văn bản quy phạm pháp luật (ký hiệu có năm) có thể thức riêng, không theo Nghị định 30/2020/NĐ-CP nên không xét thể thức."
_OF_AWARD = re.compile(
    r"(?i)^(?:tặng|truy tặng|giấy khen|bằng|huân chương|kỷ niệm chương|thư khen|giấy chứng nhận|cờ|chứng nhận)\b"
)
_AWARD = "Giấy khen, bằng, giấy chứng nhận theo mẫu riêng, không theo Nghị định 30/2020/NĐ-CP nên không xét thể thức."
_OF_PERSONS = ("Giấy ủy quyền", "Hợp đồng", "Biên bản")
"""Kinds that citizens and companies write too."""
_OF_PERSON = "Không thấy tên cơ quan, số, ký hiệu ở phần đầu: đơn, giấy tờ của cá nhân không theo Nghị định 30/2020/NĐ-CP nên không xét thể thức."
_NO_HEAD = "Không nhận ra Quốc hiệu, tên loại hay số, ký hiệu ở đầu tệp: có thể không phải văn bản hành chính nên không xét thể thức."


def recognise(word: WordFile) -> Recognised:
    """Return the components of a document."""
    pieces = pieces_of(word)
    head = read_head(pieces)
    opening, taken = read_opening(pieces[head.taken :], head)
    start = head.taken + taken
    foot = foot_at(pieces, start)
    end = _end_of_foot(pieces, foot)
    lines = [
        *head.lines,
        *opening,
        *(_line_of_body(piece) for piece in pieces[start:foot]),
        *read_foot(pieces[foot:end]),
        *_behind(pieces[end:]),
    ]
    return Recognised(word, tuple(lines), head.kind, _why_not(head, lines))


def _line_of_body(piece: Piece, part: int = 0) -> Line:
    if not piece.text:
        return Line(Component.BLANK, piece, part)
    if is_rule(piece.words):
        return Line(Component.RULE, piece, part)
    cell = piece.cell
    in_table = cell is not None and (cell.ruled or cell.columns > 1)
    if part:
        return Line(Component.ATTACHED, piece, part)
    return Line(Component.TABLE if in_table or piece.boxed else Component.BODY, piece, part)


def _end_of_foot(pieces: Sequence[Piece], foot: int) -> int:
    """Return the number of the first piece behind the foot: an annex, another document, a new page, a ruled table."""
    for number in range(foot + 1, len(pieces)):
        piece = pieces[number]
        if not piece.text:
            continue
        before = pieces[foot]
        fresh = piece.new_page or _after_break(pieces, number)
        if _is_annex(piece) or is_nation(piece.words) or piece.section != before.section:
            return number
        if fresh and not _still_foot(piece):
            return number
        if piece.cell is not None and piece.cell.ruled:
            return number
        is_title = (
            kind_named(piece.words) is not None and piece.is_upper and piece.is_centred and not piece.right
        )
        if is_title and number > foot + 2:
            return number
    return len(pieces)


def _still_foot(piece: Piece) -> bool:
    return any(line.component not in (Component.UNKNOWN, Component.POWER) for line in read_foot([piece]))


def _after_break(pieces: Sequence[Piece], number: int) -> bool:
    while number > 0 and not pieces[number - 1].text:
        number -= 1
        if pieces[number].new_page:
            return True
    return False


def _is_annex(piece: Piece) -> bool:
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


def _behind(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield what stands behind the foot: annexes, documents that go with this one, each a part of its own."""
    part, heading, of_annex, below = 0, False, False, 0
    for piece in pieces:
        below += bool(piece.text)
        if piece.text and (_is_annex(piece) or (is_nation(piece.words)) or not part):
            part += 1
            heading, of_annex, below = True, _is_annex(piece), 0
        if not piece.text:
            yield Line(Component.BLANK, piece, part or 1)
        elif is_rule(piece.words):
            yield Line(Component.RULE, piece, part)
        elif _is_annex(piece):
            yield Line(Component.ANNEX, piece, part)
        elif (heading or 0 < below <= _LINES_OF_ANNEX_HEAD) and _ATTACHED.match(piece.words):
            heading = False
            yield Line(Component.ANNEX_NOTE, piece, part)
        elif heading and of_annex and piece.is_centred and piece.cell is None and len(piece.words) < 250:
            yield Line(Component.ANNEX_TITLE, piece, part)
        else:
            heading = heading and (piece.cell is not None and not piece.cell.ruled)
            yield _line_of_body(piece, part)


def _is_normative(read: NumberLine) -> bool:
    """Tell whether a number is one of a normative document: with its year, of a kind and a body that may issue such."""
    groups = read.groups
    return (
        bool(read.year)
        and len(groups) > 1
        and groups[0] in _NORMATIVE
        and _LAWGIVERS.match(groups[-1]) is not None
    )


def _why_not(head: Head, lines: Sequence[Line]) -> str:
    number = next((line.piece for line in lines if line.component is Component.NUMBER), None)
    read = number_line(number.text) if number else None
    if head.is_of_party or (read and _OF_PARTY.search(read.symbol) and not head.has_nation):
        return _PARTY
    if read and _is_normative(read):
        return _NORMS
    if head.kind is not None and not head.kind.is_listed and read is None and _OF_AWARD.match(head.kind.name):
        return _AWARD
    named = any(line.component in (Component.AGENCY, Component.NUMBER) for line in head.lines)
    if head.kind is not None and not named and (not head.kind.is_listed or head.kind.name in _OF_PERSONS):
        return _OF_PERSON
    known = head.kind is not None and head.kind.is_listed
    return "" if head.has_nation or known or read else _NO_HEAD
