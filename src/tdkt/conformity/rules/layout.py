"""V1: the page and its letters (NĐ 30/2020, Phụ lục I, Phần I, I.1-I.4)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, Spot, spot_of
from tdkt.conformity.rules.typed_examples import PAGE, PLAN
from tdkt.conformity.said import between, said_mm, twips
from tdkt.law.nd30 import cited, page_law
from tdkt.office.word.blocks import Run, RunLook, Section, Table

PAPER = Rule(
    code="V101",
    severity=ERROR,
    title="Khổ giấy không phải A4",
    explanation="Văn bản hành chính trình bày trên khổ giấy A4 (210 mm x 297 mm). Word cài sẵn khổ Letter của Mỹ nên tệp mới "
    "hay bị sai. Đặt lại ở Layout, Size, A4.",
    examples=(Example(file=PLAN, text=PAGE, bad=(PAGE.replace("210x297", "216x279"),), good=(PAGE,)),),
    source=cited("I.1"),
)
SIDEWAYS = Rule(
    code="V102",
    severity=ERROR,
    title="Trang nằm ngang mà không có bảng",
    explanation="Văn bản trình bày theo chiều dài của khổ A4. Chỉ trang có bảng, biểu không tách thành phụ lục riêng mới được "
    "trình bày theo chiều rộng.",
    examples=(
        Example(
            file=PLAN,
            text=PAGE,
            bad=(PAGE.replace("210x297", "297x210"),),
            good=(PAGE,),
            also=("V205", "V209", "V303"),
        ),
    ),
    source=cited("I.2"),
)
MARGINS = Rule(
    code="V103",
    severity=ERROR,
    title="Lề trang ngoài mức quy định",
    explanation="Cách mép trên và mép dưới 20-25 mm, mép trái 30-35 mm, mép phải 15-20 mm. Đặt lại ở Layout, Margins, Custom Margins.",
    examples=(Example(file=PLAN, text=PAGE, bad=(PAGE.replace("trái=30", "trái=25"),), good=(PAGE,)),),
    source=cited("I.3"),
)
_LINE = "Ủy ban nhân dân phường Mẫu ban hành Kế hoạch như sau:"
FONT = Rule(
    code="V104",
    severity=ERROR,
    title="Phông chữ không phải Times New Roman",
    explanation="Toàn văn bản dùng một phông chữ Times New Roman, bộ mã Unicode. Phông khác thường lọt vào khi chép đoạn từ nơi khác "
    "hoặc khi tệp mới dùng phông cài sẵn của Word.",
    examples=(Example(file=PLAN, text=_LINE, bad=(f"▸{{phông=Arial}} {_LINE}",), good=(_LINE,)),),
    source=cited("I.4"),
)
COLOUR = Rule(
    code="V105",
    severity=ERROR,
    title="Chữ không phải màu đen",
    explanation="Chữ của văn bản màu đen. Chữ đỏ, xanh thường còn lại từ lúc soạn, góp ý hoặc là đường dẫn chép từ trang web.",
    examples=(Example(file=PLAN, text=_LINE, bad=(f"▸{{màu=FF0000}} {_LINE}",), good=(_LINE,)),),
    source=cited("I.4"),
)
RULES = (PAPER, SIDEWAYS, MARGINS, FONT, COLOUR)

_SLACK = 34
"""Twips (0,6 mm): an inch rounded, and what programs lose on the way."""
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_RED = frozenset((Component.SECRECY, Component.URGENCY, Component.CIRCULATION, Component.DRAFT))
"""Stamps, whose ink is red."""
_FEW = 3
"""Letters of another font or colour that are too few to tell of, a symbol that crept in."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with paper, margins, fonts and colours."""
    for number, section in enumerate(document.word.sections):
        yield from _paper(section, number, document)
        yield from _margins(section, number)
    for line in document.lines:
        yield from _letters(line)


def _paper(section: Section, number: int, document: Recognised) -> Iterator[Finding]:
    width, height = map(twips, page_law().paper_mm)
    sides = sorted((section.width, section.height))
    if any(
        abs(found - wanted) > _SLACK for found, wanted in zip(sides, sorted((width, height)), strict=True)
    ):
        yield Finding(
            rule=PAPER,
            component=Component.PAGE,
            message=f"Khổ giấy {said_mm(section.width)} x {said_mm(section.height)}, không phải A4.",
            stands=f"{said_mm(section.width)} x {said_mm(section.height)}",
            should="210 mm x 297 mm",
            cure="Đặt khổ giấy A4 cho cả văn bản.",
            sections=(number,),
            mends=(Mend(Scope.SECTION, "paper", "A4"),),
        )
    first = document.word.sections[number - 1].until if number else 0
    blocks = document.word.blocks[first : section.until]
    if section.width > section.height and not any(
        isinstance(block, Table) and block.ruled for block in blocks
    ):
        yield Finding(
            rule=SIDEWAYS,
            component=Component.PAGE,
            message="Trang đặt nằm ngang mà không có bảng, biểu.",
            stands="khổ ngang",
            should="khổ đứng",
            cure="Đặt trang theo chiều dài (Portrait).",
            sections=(number,),
        )


def _margins(section: Section, number: int) -> Iterator[Finding]:
    for side, (low, high) in page_law().margins_mm.items():
        found: int = getattr(section, side)
        if twips(low) - _SLACK <= found <= twips(high) + _SLACK:
            continue
        yield Finding(
            rule=MARGINS,
            component=Component.PAGE,
            message=f"Lề {_SIDES[side]} {said_mm(found)}, quy định {between(low, high)} mm.",
            stands=said_mm(found),
            should=f"{between(low, high)} mm",
            cure=f"Đặt lề {_SIDES[side]} {between(low, high)} mm.",
            sections=(number,),
            mends=(Mend(Scope.SECTION, side, twips(low if found < twips(low) else high)),),
        )


def _letters(line: Line) -> Iterator[Finding]:
    wrong = [
        (run.text, run.look, at) for run, at in _runs(line) if not run.symbol and _says_something(run.text)
    ]
    fonts = {look.font for _, look, _ in wrong if not _is_right_font(look)}
    for font in sorted(fonts):
        spots = [_spot(line, text, at) for text, look, at in wrong if look.font == font]
        if sum(len(spot.excerpt) for spot in spots) > _FEW:
            yield Finding(
                rule=FONT,
                component=Component.PAGE,
                message=f"Phông chữ {font}, không phải Times New Roman.",
                stands=font,
                should=page_law().font,
                cure="Chọn đoạn rồi đặt phông Times New Roman; chọn cả văn bản: Ctrl+A.",
                spots=tuple(spots),
                mends=(Mend(Scope.LETTERS, "font", page_law().font),),
            )
    if line.component in _RED:
        return
    for colour in sorted({look.colour for _, look, _ in wrong if not _is_black(look.colour)}):
        spots = [_spot(line, text, at) for text, look, at in wrong if look.colour == colour]
        if sum(len(spot.excerpt) for spot in spots) > _FEW:
            yield Finding(
                rule=COLOUR,
                component=Component.PAGE,
                message=f"Chữ không phải màu đen (mã màu {colour}).",
                stands=f"màu {colour}",
                should="màu đen",
                cure="Đặt màu chữ Automatic hoặc đen.",
                spots=tuple(spots),
                mends=(Mend(Scope.LETTERS, "colour", "auto"),),
            )


def _runs(line: Line) -> Iterator[tuple[Run, int]]:
    at = 0
    for run in line.piece.runs:
        yield run, at
        at += len(run.text)


def _spot(line: Line, text: str, at: int) -> Spot:
    spot = spot_of(line.piece, at, at + len(text))
    return Spot(spot.place, spot.start, spot.end, " ".join(text.split())[:80])


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _is_right_font(look: RunLook) -> bool:
    return not look.font or look.font.startswith(page_law().font)


def _is_black(colour: str) -> bool:
    """Tell whether a colour is black, or so dark and grey that nobody sees a difference."""
    if colour.lower() in ("auto", "000000", "windowtext"):
        return True
    try:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return True  # a name that we do not know
    return max(parts) < 0x40 and max(parts) - min(parts) < 0x10
