"""V702, V703: what certifies a copy on paper (NĐ 30/2020, Phụ lục I, Phần II, II; Phụ lục III, Mẫu 3.1).

Its agency, number, day, signature and Nơi nhận are laid out as those of a document, and judged by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import is_rule
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import COPY
from tdkt.office.word.blocks import MarkKind

_FORM = "{14 đậm giữa} SAO Y"
_LINE = "{trái kẻ=trang}\n"

FORM = Rule(
    code="V702",
    severity=ERROR,
    title="Hình thức sao sai chữ",
    explanation="Hình thức sao là “SAO Y”, “SAO LỤC” hoặc “TRÍCH SAO”, không ghi “SAO Y BẢN CHÍNH”. Ký hiệu theo hình thức sao: SY, SL, TrS.",
    examples=(
        Example(
            file=COPY,
            text=_FORM,
            bad=("▸{14 đậm giữa} SAO Y BẢN CHÍNH", "▸{14 đậm giữa} BẢN SAO Y"),
            good=(_FORM,),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần II, II.1a",
)
LINE = Rule(
    code="V703",
    severity=WARNING,
    title="Không có đường kẻ trên bản sao",
    explanation="Các thành phần của bản sao ở ngay sau phần cuối của văn bản được sao, dưới một đường kẻ nét liền, kéo dài hết chiều ngang của vùng "
    "trình bày văn bản.",
    examples=(Example(file=COPY, text=_LINE, bad=("{trái}\n",), good=(_LINE,)),),
    source="NĐ 30/2020, Phụ lục I, Phần II, II.2a",
)
RULES = (FORM, LINE)

_RIGHT = ("SAO Y", "SAO LỤC", "TRÍCH SAO")
_ABOVE = 6
"""So many lines above the copy its rule line stands, at most."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with what certifies a copy, but for what every document has."""
    if not document.is_copy or document.main is None:
        return
    for piece in document.of(Component.COPY):
        words = piece.words.upper()
        if words not in _RIGHT:
            should = next((form for form in _RIGHT if form in words), "SAO Y")
            yield told(
                FORM, Component.COPY, piece, f"Hình thức sao ghi “{piece.words}”.", f"Ghi “{should}”.",
                stands=piece.words, should=should, mends=text(should),
            )  # fmt: skip
    first = document.lines[0].piece
    if not any(_has_line(piece) for piece in _above(document, document.main)):
        yield told(
            LINE,
            Component.COPY,
            first,
            "Trên phần bản sao không có đường kẻ ngang.",
            "Kẻ một đường nét liền hết chiều ngang của trang, trên tên cơ quan sao văn bản.",
            stands="không có đường kẻ",
        )


def _above(document: Recognised, main: Recognised) -> Iterator[Piece]:
    """Yield the lines between the end of the document and the copy, and the first of the copy."""
    first = document.lines[0].piece
    before = [
        line.piece for line in main.lines if line.piece.paragraph.place.index < first.paragraph.place.index
    ]
    yield from before[-_ABOVE:]
    yield first


def _has_line(piece: Piece) -> bool:
    look = piece.paragraph.look
    drawn = any(
        mark.kind in (MarkKind.LINE, MarkKind.SHAPE, MarkKind.PICTURE) for mark in piece.paragraph.marks
    )
    ruled = piece.cell is not None and piece.cell.ruled
    return look.line_above or look.line_below or drawn or ruled or (is_rule(piece.words) and bool(piece.text))
