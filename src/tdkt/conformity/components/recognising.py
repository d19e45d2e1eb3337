"""`recognise`: which component each line of a Word file is, and which documents it holds.

Nothing here judges. A line that is none of the known ones is `UNKNOWN`, which is a note and no error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.conformity.components.behind import begins_attached, behind, copy_at, is_annex, line_of_body
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.foot import foot_at, read_foot
from tdkt.conformity.components.head import Head, read_head
from tdkt.conformity.components.kinds import kind_named
from tdkt.conformity.components.lines_of_head import NumberLine
from tdkt.conformity.components.odd_lines import read_number
from tdkt.conformity.components.opening import read_opening
from tdkt.conformity.components.others import with_others
from tdkt.conformity.components.piece import Piece, pieces_of
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.office.word.blocks import WordFile

_PART_OF_COPY = 1_000
"""Behind every annex."""
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
_OF_STATISTICS = re.compile(r"(?i)^biểu(?: mẫu)? số\s*:")
_STATISTICS = "Biểu thống kê theo mẫu riêng của chế độ báo cáo thống kê, không theo Nghị định 30/2020/NĐ-CP nên không xét thể thức."
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
    copy = copy_at(pieces, foot)
    end = min(_end_of_foot(pieces, foot), copy)
    lines = [
        *head.lines,
        *opening,
        *map(line_of_body, pieces[start:foot]),
        *read_foot(pieces[foot:end]),
        *behind(pieces[end:copy]),
        *(
            Line(Component.ATTACHED if piece.text else Component.BLANK, piece, _PART_OF_COPY)
            for piece in pieces[copy:]
        ),
    ]
    main = Recognised(word, tuple(lines), head.kind, _why_not(head, lines))
    return with_others(main, pieces[copy:])


def _end_of_foot(pieces: Sequence[Piece], foot: int) -> int:
    """Return the number of the first piece behind the foot: an annex, another document, a new page, a ruled table."""
    for number in range(foot + 1, len(pieces)):
        piece = pieces[number]
        if not piece.text:
            continue
        before = pieces[foot]
        fresh = piece.new_page or _after_break(pieces, number)
        if is_annex(piece) or begins_attached(pieces, number) or piece.section != before.section:
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
    read = read_number(number.text) if number else None
    if head.is_of_party or (read and _OF_PARTY.search(read.symbol) and not head.has_nation):
        return _PARTY
    if read and _is_normative(read):
        return _NORMS
    if head.kind is not None and not head.kind.is_listed and read is None and _OF_AWARD.match(head.kind.name):
        return _AWARD
    if not head.has_nation and any(_OF_STATISTICS.match(line.piece.words) for line in head.lines):
        return _STATISTICS
    named = any(line.component in (Component.AGENCY, Component.NUMBER) for line in head.lines)
    if head.kind is not None and not named and (not head.kind.is_listed or head.kind.name in _OF_PERSONS):
        return _OF_PERSON
    known = head.kind is not None and head.kind.is_listed
    return "" if head.has_nation or known or read else _NO_HEAD
