"""Ô 5a, 9a and the beginning of ô 6: name and trích yếu, addressees, competence, căn cứ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.conformity.components.behind import goes_on_noting
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import goes_with_another, is_rule
from tdkt.conformity.components.head import Head
from tdkt.conformity.components.kinds import LETTER, is_agency
from tdkt.conformity.components.piece import Piece, in_columns
from tdkt.conformity.components.recognised import Line
from tdkt.conformity.components.signature import is_post
from tdkt.model.marks import Kind as Counts

_ADDRESSED = re.compile(r"(?i)^\W*kính (?:gửi|gởi)\b")
_OTHER_BASES = re.compile(r"^\W*(?:Theo đề nghị|Xét|Trên cơ sở|Thực hiện|Theo)\b")
_BASIS = re.compile(r"^\W*[Cc]ăn cứ\b")
_BODY_BEGINS = re.compile(
    r"(?i)^\W*(?:căn cứ|thực hiện|kính gửi|theo đề nghị|xét đề nghị|nhằm|để |phát huy|thời gian|hôm nay|xét đơn)\b"
)
_DECIDES = re.compile(r"^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:?$")
_LEADS_IN = re.compile(
    r"(?:như sau\s*[:.]?$|[,;]\s(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Sở|Phòng|Ban|Trường|Trung tâm|Bộ|Cục|Chi cục|Văn phòng|Công an|Bệnh viện|nay|đề nghị|"
    r"để)\b.{0,160}?\b(?:ban hành|báo cáo|đề nghị|yêu cầu|thông báo|xây dựng|kính|trân trọng|tổ chức|có ý kiến|hướng dẫn|triển khai|đăng ký|trả lời|cử|"
    r"nhận được|quyết định)\b)"
)
"""A căn cứ that goes on in the same sentence: text, and no căn cứ of its own."""
_LONGEST_SUBJECT = 8
"""Lines of a trích yếu, at most."""


def read_opening(pieces: Sequence[Piece], head: Head) -> tuple[list[Line], int]:
    """Return the lines from the name of the document to its last căn cứ, and how many of `pieces` they take."""
    lines: list[Line] = []
    at = 0
    if head.kind is not None and head.kind.name != LETTER and pieces:
        lines, at = _name(pieces, head)
    lines_of_rest, taken = _rest(pieces[at:], head)
    return lines + lines_of_rest, at + taken


def _name(pieces: Sequence[Piece], head: Head) -> tuple[list[Line], int]:
    lines = [Line(Component.TYPE_NAME, pieces[0])]
    at, subject = 1, 0
    while at < len(pieces) and subject < _LONGEST_SUBJECT:
        piece = pieces[at]
        if not piece.text and subject and piece.paragraph.look.line_below:
            break
        if not piece.text:
            lines.append(Line(Component.BLANK, piece))
        elif is_rule(piece.words) or (
            head.kind is not None and head.kind.has_no_subject and not (piece.is_bold and piece.is_centred)
        ):
            break
        elif _is_subject(piece, lines, has_begun=bool(subject), begun_in_name=bool(head.rest)):
            lines.append(Line(Component.SUBJECT, piece))
            subject += 1
        else:
            break
        at += 1
    while lines[-1].component is Component.BLANK:
        lines.pop()
        at -= 1
    return lines, at


def _is_subject(piece: Piece, lines: list[Line], *, has_begun: bool, begun_in_name: bool) -> bool:
    text = piece.words
    mark = piece.mark
    if mark is not None and mark.kind is not Counts.BULLET:
        return False
    if text.startswith("(") or _ADDRESSED.match(text) or _BASIS.match(text) or _DECIDES.match(text):
        return False
    if not has_begun and not begun_in_name:
        set_apart = piece.is_bold and piece.is_centred and not text.endswith((";", ":"))
        return (
            mark is None
            and len(text) < 350
            and (set_apart or (not _BODY_BEGINS.match(text) and len(text) < 200))
        )
    if mark is not None or _BODY_BEGINS.match(text) or _is_competence(piece):
        return False
    first = next((line.piece for line in lines if line.component is Component.SUBJECT), lines[0].piece)
    alike = (piece.is_bold, piece.is_centred) == (first.is_bold, first.is_centred)
    after_blank = lines[-1].component is Component.BLANK
    goes_on = text[0].islower() or not after_blank
    set_apart = piece.is_centred or piece.is_bold
    return (alike and set_apart and goes_on and not text.endswith((".", ";", ":"))) or (
        text[0].islower() and len(text) < 120
    )


def _is_competence(piece: Piece) -> bool:
    return (
        piece.is_upper
        and len(piece.words) < 120
        and (is_post(piece.words) or is_agency(piece.words))
        and piece.mark is None
    )


def _rest(pieces: Sequence[Piece], head: Head) -> tuple[list[Line], int]:
    """Return rule line, note, addressees, competence and căn cứ, until the first line of the content."""
    lines: list[Line] = []
    decides = head.kind is not None and head.kind.name in ("Quyết định", "Nghị quyết", "Chỉ thị")
    addressed = False
    for number, whole in enumerate(pieces):
        text = whole.words
        before = next(
            (line.component for line in reversed(lines) if line.component is not Component.BLANK), None
        )
        if not text:
            lines.append(Line(Component.BLANK, whole))
        elif is_rule(text):
            lines.append(Line(Component.RULE, whole))
        elif (goes_with_another(text) and before is not Component.BASIS) or (
            before is Component.ANNEX_NOTE and goes_on_noting(lines[-1].piece, whole)
        ):
            lines.append(Line(Component.ANNEX_NOTE, whole))
        elif _ADDRESSED.match(text):
            addressed = True
            lines += [Line(Component.ADDRESSEE, piece) for piece in in_columns(whole)]
        elif addressed and before is Component.ADDRESSEE and _goes_on_addressing(whole):
            lines += [Line(Component.ADDRESSEE, piece) for piece in in_columns(whole)]
        elif (
            decides
            and _is_competence(whole)
            and before in (None, Component.RULE, Component.ANNEX_NOTE, Component.ADDRESSEE)
        ) or (decides and before is Component.COMPETENCE and whole.is_upper and not _DECIDES.match(text)):
            lines.append(Line(Component.COMPETENCE, whole))
        elif _is_basis(
            whole, after_one=before is Component.BASIS, decides=decides, following=pieces[number + 1 :]
        ):
            lines.append(Line(Component.BASIS, whole))
        elif _DECIDES.match(text) and decides:
            lines.append(Line(Component.DECIDES, whole))
            return lines, number + 1
        else:
            return lines, number
    return lines, len(pieces)


def _goes_on_addressing(piece: Piece) -> bool:
    text = piece.words
    mark = piece.mark
    is_item = mark is not None and mark.is_bullet
    return (is_item and len(text) < 200) or (
        len(text) < 120
        and not _BASIS.match(text)
        and text.endswith((";", "."))
        and piece.paragraph.look.left > 1500
    )


def _is_basis(piece: Piece, *, after_one: bool, decides: bool, following: Sequence[Piece]) -> bool:
    text = piece.words
    whole_italic = piece.look.italic
    if _BASIS.match(text):
        if text.endswith(";"):
            return True
        if text.endswith(":") or (_LEADS_IN.search(text) and not (whole_italic and after_one)):
            return False
        more = any(_BASIS.match(other.words) for other in following[:2] if other.text)
        return decides or more or piece.look.italic or (after_one and len(text) < 400)
    if not _OTHER_BASES.match(text) or text.endswith(":"):
        return False
    ends = text.endswith(";") or (after_one and text.endswith((".", ",")))
    return (
        (decides or after_one)
        and (ends or piece.look.italic)
        and not (_LEADS_IN.search(text) and not piece.look.italic)
    )
