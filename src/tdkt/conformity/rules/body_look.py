"""V401-V406, V415: how the text of a document is set (NĐ 30/2020, Phụ lục I, Phần I, II.6e)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.conformity.finding import Finding, Mend, Scope
from tdkt.conformity.rules.looks import size_faults
from tdkt.conformity.rules.rule_lines import room_of, rows_of
from tdkt.conformity.rules.told import told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.conformity.said import number, said_cm, twips
from tdkt.law.nd30 import cited, page_law
from tdkt.model.marks import Kind

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc, thường xuyên kiểm tra, đôn đốc và báo cáo kết quả về Văn phòng để tổng hợp."
_BEFORE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."
_SOURCE = cited("II.6e")


def _rule(code: str, title: str, explanation: str, *bad: str) -> Rule:
    return Rule(
        code=code,
        severity=ERROR,
        title=title,
        explanation=explanation,
        examples=(
            Example(
                file=PLAN, text=_BEFORE, bad=tuple(f"▸{{{look}}} {_LINE}" for look in bad), good=(_LINE,)
            ),
        ),
        source=_SOURCE,
    )


SIZE = _rule(
    "V401",
    "Nội dung sai cỡ chữ",
    "Nội dung văn bản cỡ chữ từ 13 đến 14, thống nhất trong văn bản.",
    "12",
    "15",
)
UPRIGHT = _rule(
    "V402",
    "Cả đoạn nội dung nghiêng, đậm, gạch chân hoặc in hoa",
    "Nội dung văn bản bằng chữ in thường, kiểu chữ đứng; chữ nghiêng chỉ dùng cho căn cứ, chữ đậm, chữ in hoa cho đề mục.",
    "nghiêng",
    "đậm",
    "gạch",
)
JUSTIFIED = _rule(
    "V403",
    "Nội dung không canh đều hai lề",
    "Nội dung văn bản được canh đều cả hai lề (Ctrl+J).",
    "trái lùi=1,27 sau=6",
    "phải lùi=1,27 sau=6",
)
INDENT = _rule(
    "V404", "Đầu dòng không lùi 1 cm hoặc 1,27 cm", "Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm: Paragraph, Special, First line.",
    "lùi=0", "lùi=0,5", "lùi=2",
)  # fmt: skip
GAP = _rule(
    "V405",
    "Khoảng cách giữa các đoạn dưới 6 pt",
    "Khoảng cách giữa các đoạn văn tối thiểu là 6 pt: Paragraph, Spacing, Before hoặc After.",
    "sau=0",
    "sau=3",
)
LINES = _rule(
    "V406",
    "Khoảng cách dòng ngoài mức quy định",
    "Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.",
    "dòng=2",
    "dòng=0,9",
)
BY_SPACES = Rule(
    code="V415",
    severity=WARNING,
    title="Lùi đầu dòng bằng dấu cách",
    explanation="Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm bằng cài đặt của đoạn. Gõ dấu cách thì mỗi đoạn lùi một khác và lệch khi đổi phông, cỡ chữ.",
    examples=(
        Example(file=PLAN, text=_BEFORE, bad=("▸{lùi=0} \xa0\xa0\xa0\xa0\xa0\xa0" + _LINE,), good=(_LINE,)),
    ),
    source=_SOURCE,
)
RULES = (SIZE, UPRIGHT, JUSTIFIED, INDENT, GAP, LINES, BY_SPACES)

_ROW = 75
"""Letters that certainly go over one line of a page."""
_SLACK = 30
"""Twips (0,5 mm)."""
_SENTENCE = 90
"""Letters that no heading has which ends with a full stop."""
_TAB = 720
"""Where a tab goes in Word unless stops are set."""
_SINGLE = Fraction(23, 20)
"""A single line of Times New Roman, of its size."""
_CENTRED_KINDS = (Kind.PART, Kind.CHAPTER, Kind.NAMED_SECTION, Kind.SUBSECTION)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with the setting of the content."""
    if not document.is_of_decree:
        return
    body = [line for line in document.lines if line.component is Component.BODY and line.part == 0]
    usual, spacing = _usual_size(body), _usual_spacing(body)
    for line in body:
        piece = line.piece
        yield from _letters(piece, usual)
        if piece.boxed or not piece.starts_paragraph:
            continue
        yield from _placed(piece)
        yield from _spaced(piece, spacing)
    yield from _gaps(document)


def _usual_size(body: list[Line]) -> int | None:
    """Return the size, in half points, of most letters of the content that have one of the decree's; None where none has."""
    demand = Component.BODY.demand
    assert demand is not None
    sizes: Counter[int] = Counter()
    for line in body:
        for look, count in line.piece.looks.items():
            if 2 * demand.size[0] <= look.half_points <= 2 * demand.size[1]:
                sizes[look.half_points] += count
    return sizes.most_common(1)[0][0] if sizes else None


def _letters(piece: Piece, usual: int | None) -> Iterator[Finding]:
    demand = Component.BODY.demand
    assert demand is not None
    for stands, should, nearest in size_faults(piece, demand):
        mends = (Mend(Scope.LETTERS, "half_points", usual),) if usual else nearest
        yield told(
            SIZE,
            Component.BODY,
            piece,
            f"Nội dung {stands}, quy định {should}.",
            f"Đặt {should}.",
            stands=stands,
            should=should,
            mends=mends,
        )
    looks = piece.looks
    total = sum(looks.values())
    slanted = sum(count for look, count in looks.items() if look.italic)
    is_title = (
        piece.mark is not None and piece.mark.kind is Kind.LETTER
    )  # offices set points with a title in italics
    is_sentence = piece.words.endswith((".", ";", ":", ",")) and not piece.words.startswith("(")
    if not is_title and total > 40 and slanted > 0.95 * total and is_sentence:
        yield told(UPRIGHT, Component.BODY, piece, "Cả đoạn nội dung chữ nghiêng, quy định chữ đứng.", "Bỏ chữ nghiêng (Ctrl+I).", stands="chữ nghiêng", should="chữ đứng", mends=(Mend(Scope.LETTERS, "italic", False),))  # fmt: skip
    # A numbered line that ends in ":" is a heading; the sentence that opens a document ends so too, and is none.
    is_lead_in = piece.words.endswith(",") or (piece.words.endswith(":") and piece.mark is not None)
    if is_sentence and total > _SENTENCE and not is_lead_in and not piece.boxed:
        yield from _as_heading(piece)


def _as_heading(piece: Piece) -> Iterator[Finding]:
    """Yield that a whole sentence is bold, underlined or in capitals, as headings are."""
    looks = piece.looks
    total = sum(looks.values())
    for field, stands, cure in (
        ("bold", "chữ đậm", "Bỏ chữ đậm (Ctrl+B)."),
        ("underline", "chữ gạch chân", "Bỏ gạch chân (Ctrl+U)."),
    ):
        if sum(count for look, count in looks.items() if getattr(look, field)) > 0.95 * total:
            yield told(UPRIGHT, Component.BODY, piece, f"Cả đoạn nội dung {stands}.", cure, stands=stands, should="chữ thường", mends=(Mend(Scope.LETTERS, field, False),))  # fmt: skip
    if piece.is_upper or piece.rest.isupper():
        yield told(UPRIGHT, Component.BODY, piece, "Cả đoạn nội dung chữ in hoa, quy định chữ in thường.", "Viết bằng chữ in thường.", stands="chữ in hoa", should="chữ in thường")  # fmt: skip


def _placed(piece: Piece) -> Iterator[Finding]:
    look, text = piece.paragraph.look, piece.paragraph.text
    long = is_long(piece)
    if look.alignment in ("left", "right", "center") and long and not is_heading(piece):
        how = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}[look.alignment]
        yield told(JUSTIFIED, Component.BODY, piece, f"Nội dung {how}, quy định canh đều hai lề.", "Chọn đoạn, bấm Ctrl+J.", stands=how, should="canh đều hai lề", mends=(Mend(Scope.PARAGRAPH, "alignment", "both"),))  # fmt: skip
    blanks = len(text) - len(text.lstrip(" \xa0"))
    if blanks >= 3 and piece.start == blanks:
        yield told(BY_SPACES, Component.BODY, piece, "Đầu dòng lùi bằng dấu cách.", "Xóa dấu cách, đặt First line 1 cm hoặc 1,27 cm.", stands=f"{blanks} dấu cách", should="lùi 1 cm hoặc 1,27 cm")  # fmt: skip
        return
    if not long or is_heading(piece) or look.alignment in ("center", "right") or is_inner(piece):
        return
    first = first_line(piece)
    allowed = [twips(mm) for mm in page_law().first_line_mm]
    if not any(abs(first - wanted) <= _SLACK for wanted in allowed):
        yield told(
            INDENT, Component.BODY, piece, f"Đầu dòng lùi {said_cm(first)}, quy định 1 cm hoặc 1,27 cm.", "Paragraph, Special, First line: 1,27 cm.",
            stands=f"lùi {said_cm(first)}", should="lùi 1 cm hoặc 1,27 cm", mends=(Mend(Scope.PARAGRAPH, "first_line", allowed[-1]),) if not look.left else (),
        )  # fmt: skip


def is_long(piece: Piece, document: Recognised | None = None) -> bool:
    """Tell whether a piece certainly goes over one row of a page; with its document, by how wide its letters are."""
    if document is None:
        return len(piece.text) > _ROW
    return len(rows_of(piece, room_of(document, piece) - max(piece.paragraph.look.first_line, 0))) > 1


def first_line(piece: Piece) -> int:
    """Return where the first letter stands, from the margin: by indents, or by a tab before it."""
    look = piece.paragraph.look
    begins = look.left + look.first_line
    if piece.paragraph.text.startswith("\t") and begins < _TAB:
        stops = [tab.position for tab in look.tabs if tab.position > begins]
        return min(stops, default=_TAB)
    return begins


def is_inner(piece: Piece) -> bool:
    """Tell whether it is an item of a list, whose steps the decree leaves open: hyphens, 1.1., i)."""
    mark = piece.mark
    return mark is not None and mark.kind in (Kind.BULLET, Kind.DOTTED, Kind.SMALL_ROMAN, Kind.UPPER)


def is_heading(piece: Piece) -> bool:
    """Tell whether it is a heading: by its number, or in bold or capitals and not long."""
    mark = piece.mark
    if mark is not None and mark.kind in (*_CENTRED_KINDS, Kind.ROMAN, Kind.UPPER):
        return True
    return (piece.is_bold or piece.is_upper) and len(piece.text) < 250


def _usual_spacing(body: list[Line]) -> tuple[int, str] | None:
    """Return the line spacing, as Word has it, of most paragraphs whose spacing is one of the decree's; None where none is."""
    low, high = (240 * lines for lines in page_law().lines)
    looks = [line.piece.paragraph.look for line in body if line.piece.starts_paragraph and line.piece.text]
    right = Counter(
        (look.line, look.line_rule) for look in looks if look.line_rule == "auto" and low <= look.line <= high
    )
    return right.most_common(1)[0][0] if right else None


def _spaced(piece: Piece, usual: tuple[int, str] | None) -> Iterator[Finding]:
    look = piece.paragraph.look
    low, high = page_law().lines
    size = Fraction(piece.look.half_points, 2) * 20
    if look.line_rule == "auto":
        lines = Fraction(look.line, 240)
    else:
        lines = Fraction(look.line) / (size * _SINGLE) if size else Fraction(1)
    too_small = lines < Fraction(low) - Fraction(1, 50) and look.line_rule == "auto"
    too_small = too_small or (look.line_rule == "exact" and lines < Fraction(22, 25))
    too_large = lines > Fraction(high) + Fraction(1, 25)
    if too_small or too_large:
        stands = (
            f"{number(Fraction(round(lines * 100), 100))} dòng"
            if look.line_rule == "auto"
            else f"{number(Fraction(look.line, 20))} pt"
        )
        yield told(
            LINES, Component.BODY, piece, f"Khoảng cách dòng {stands}, quy định từ dòng đơn đến 1,5 dòng.", "Paragraph, Line spacing: Single đến 1.5 lines.",
            stands=stands, should="dòng đơn đến 1,5 dòng", mends=(Mend(Scope.PARAGRAPH, "line", usual[0] if usual else 240 if too_small else 360), Mend(Scope.PARAGRAPH, "line_rule", "auto")),
        )  # fmt: skip


def _gaps(document: Recognised) -> Iterator[Finding]:
    least = page_law().between_paragraphs_pt * 20
    lines = [line for line in document.lines if line.part == 0]
    addressed = _addressed(lines) if document.kind is not None and document.kind.name == "Công điện" else 0
    for above, below in pairwise(lines):
        if not _are_neighbours(above, below) or above.piece.paragraph.place.index < addressed:
            continue
        first, second = above.piece.paragraph.look, below.piece.paragraph.look
        close = first.contextual and second.contextual and first.style == second.style
        gap = 0 if close else first.after + second.before
        if gap < least:
            said = f"{number(Fraction(gap, 20))} pt"
            yield told(
                GAP, Component.BODY, above.piece, f"Khoảng cách giữa hai đoạn {said}, quy định tối thiểu 6 pt.", "Paragraph, Spacing, After: 6 pt.",
                stands=said, should="tối thiểu 6 pt",
                mends=(Mend(Scope.PARAGRAPH, "after", least), *((Mend(Scope.PARAGRAPH, "contextual", False),) if close else ())),
            )  # fmt: skip


def _addressed(lines: list[Line]) -> int:
    """Return the place of the last line of whom a telegram is sent to ("… điện:", then a list), 0 where nothing tells."""
    body = [line.piece for line in lines if line.component is Component.BODY and line.piece.text]
    if not body or not re.search(r"(?i)(?:điện|gửi)\s*:$", body[0].text):
        return 0
    last = body[0]
    for piece in body[1:]:
        if piece.mark is None or not piece.mark.is_bullet:
            break
        last = piece
    return last.paragraph.place.index


def _are_neighbours(above: Line, below: Line) -> bool:
    of_body = (Component.BODY, Component.BASIS)
    if above.component not in of_body or below.component not in of_body:
        return False
    one, other = above.piece, below.piece
    if one.is_centred or other.is_centred:
        return False  # a title stands right under its number
    return (
        one.paragraph is not other.paragraph
        and one.cell == other.cell
        and not other.new_page
        and not other.boxed
    )
