"""V221, V222, V326: where Quốc hiệu stands and how far the lines of the head are apart (NĐ 30/2020, Phụ lục I, Phần I, II.1, II.2, II.5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope
from tdkt.conformity.rules.told import told
from tdkt.conformity.rules.typed_examples import LETTER, PLAN
from tdkt.conformity.said import number
from tdkt.law.nd30 import cited
from tdkt.model.text import upper_first

_HEAD = (
    "{12 đậm giữa} ỦY BAN NHÂN DÂN || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || {13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc\n"
)
_NATION = "{12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_SUBJECT = "{12 giữa trước=6} V/v tập huấn văn thư"

NOT_RIGHT = Rule(
    code="V221",
    severity=ERROR,
    title="Quốc hiệu không ở bên phải",
    explanation="Quốc hiệu và Tiêu ngữ ở phía trên cùng, bên phải trang đầu tiên; bên trái, ngang hàng, là tên cơ quan.",
    examples=(
        Example(
            file=PLAN,
            text=_HEAD,
            bad=(
                "▸{12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc\n"
                "{12 đậm giữa} ỦY BAN NHÂN DÂN || \n{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || \n",
            ),
            good=(_HEAD,),
        ),
    ),
    source=cited("II.1a"),
)
APART = Rule(
    code="V222",
    severity=ERROR,
    title="Các dòng phần đầu không cách nhau dòng đơn",
    explanation="Quốc hiệu và Tiêu ngữ, tên cơ quan chủ quản và tên cơ quan ban hành cách nhau dòng đơn (Line spacing: Single).",
    examples=(
        Example(
            file=PLAN, text=_NATION, bad=("▸" + _NATION.replace("giữa", "giữa dòng=1,5"),), good=(_NATION,)
        ),
    ),
    source=f"{cited('II.1c')}, II.2b",
)
CLOSE = Rule(
    code="V326",
    severity=ERROR,
    title="Trích yếu công văn không cách số, ký hiệu 6 pt",
    explanation="Trích yếu công văn đặt canh giữa dưới số và ký hiệu, cách dòng 6 pt với số và ký hiệu (Spacing, Before: 6 pt).",
    examples=(
        Example(file=LETTER, text=_SUBJECT, bad=("▸{12 giữa} V/v tập huấn văn thư",), good=(_SUBJECT,)),
    ),
    source=cited("II.5b"),
)
RULES = (NOT_RIGHT, APART, CLOSE)

_SINGLE = (Component.NATION, Component.MOTTO, Component.SUPERIOR, Component.AGENCY)
_MOST = 264
"""240ths of a line: 1,1 lines are taken for single."""
_GAP = 120
_GAP_SLACK = 40


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with place and spacing in the head."""
    nation = document.of(Component.NATION)
    if (
        nation
        and not any(piece.right or piece.boxed or piece.paragraph.look.frame for piece in nation)
        and _is_left_or_middle(nation[0])
    ):
        yield told(
            NOT_RIGHT,
            Component.NATION,
            nation[0],
            "Quốc hiệu không ở bên phải phần đầu văn bản.",
            "Dùng bảng hai cột không kẻ: bên trái tên cơ quan, bên phải Quốc hiệu, Tiêu ngữ.",
        )
    for component in _SINGLE:
        for piece in document.of(component):
            look = piece.paragraph.look
            if look.line_rule == "auto" and look.line > _MOST:
                said = f"{number(Fraction(look.line, 240))} dòng"
                yield told(
                    APART, component, piece, f"{upper_first(component.called)}: khoảng cách dòng {said}, quy định dòng đơn.", "Paragraph, Line spacing: Single.",
                    stands=said, should="dòng đơn", mends=(Mend(Scope.PARAGRAPH, "line", 240),),
                )  # fmt: skip
    yield from _close(document)


def _is_left_or_middle(piece: Piece) -> bool:
    """Tell whether a line plainly does not stand on the right: alone in its row, and not pushed there by an indent."""
    look = piece.paragraph.look
    alone = piece.cell is None or piece.cell.columns == 1
    return alone and not piece.shares_line and look.alignment != "right" and look.left < 2_800


def _close(document: Recognised) -> Iterator[Finding]:
    subject = document.first(Component.LETTER_SUBJECT)
    lines = [
        line
        for line in document.lines
        if line.component in (Component.NUMBER, Component.LETTER_SUBJECT, Component.BLANK, Component.RULE)
    ]
    at = next((count for count, line in enumerate(lines) if line.piece is subject), 0)
    above = lines[at - 1] if at else None
    if (
        subject is None
        or above is None
        or above.component is not Component.NUMBER
        or subject.shares_line
        or not subject.starts_paragraph
    ):
        return
    gap = above.piece.paragraph.look.after + subject.paragraph.look.before
    if gap < _GAP - _GAP_SLACK and above.piece.paragraph is not subject.paragraph:
        said = f"{number(Fraction(gap, 20))} pt"
        yield told(
            CLOSE, Component.LETTER_SUBJECT, subject, f"Trích yếu công văn cách số, ký hiệu {said}, quy định 6 pt.", "Paragraph, Spacing, Before: 6 pt.",
            stands=said, should="6 pt", mends=(Mend(Scope.PARAGRAPH, "before", _GAP),),
        )  # fmt: skip
