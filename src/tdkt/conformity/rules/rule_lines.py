"""V205, V209, V303: the rule lines under Tiêu ngữ, the agency's name and the trích yếu (NĐ 30/2020, Phụ lục I, Phần I, II.1b, II.2b, II.5b)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tdkt.checks.rule import ERROR, MARK, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.conformity.said import said_mm
from tdkt.law.nd30 import cited
from tdkt.model.records import dataclass
from tdkt.model.text import upper_first
from tdkt.office.word.blocks import Mark, MarkKind, Paragraph
from tdkt.type_metrics import text_width, wrap

_DRAW = "Vẽ đường kẻ: Insert, Shapes, Line; không gõ dấu gạch, không gạch chân chữ."


def _rule(code: str, component: Component, article: str, line: str, length: str, *bad: str) -> Rule:
    name = component.called
    return Rule(
        code=code,
        severity=ERROR,
        title=f"Đường kẻ dưới {name} thiếu hoặc sai",
        explanation=f"Dưới {name} có đường kẻ ngang, nét liền, dài {length}. {_DRAW}",
        examples=(Example(file=PLAN, text=line, bad=tuple(f"{MARK}{one}" for one in bad), good=(line,)),),
        source=cited(article),
    )


_MOTTO = "{13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc"
_AGENCY = "{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU"
_SUBJECT = "{14 đậm giữa kẻ=0,4} Công tác văn thư, lưu trữ năm 2026"
_SHARE = "bằng 1/3 đến 1/2 dòng chữ và cân đối so với dòng chữ"
_RULES = {
    Component.MOTTO: _rule(
        "V205", Component.MOTTO, "II.1b", _MOTTO, "bằng dòng chữ", _MOTTO.replace(" kẻ=1", ""), _MOTTO.replace("kẻ=1", "kẻ=0,5"),
        _MOTTO.replace(" kẻ=1", " gạch"),
    ),
    Component.AGENCY: _rule(
        "V209", Component.AGENCY, "II.2b", _AGENCY, _SHARE, _AGENCY.replace(" kẻ=0,4", ""), _AGENCY.replace("kẻ=0,4", "kẻ=1,2")
    ),
    Component.SUBJECT: _rule(
        "V303", Component.SUBJECT, "II.5b", _SUBJECT, _SHARE, _SUBJECT.replace(" kẻ=0,4", ""), _SUBJECT.replace("kẻ=0,4", "kẻ=1"),
        "{14 đậm giữa} Công tác văn thư, lưu trữ năm 2026\n{14 giữa} ----------",
    ),
}  # fmt: skip
TYPED = Rule(
    code="V232",
    severity=WARNING,
    title="Đường kẻ ngang gõ bằng dấu gạch dưới",
    explanation="Dưới Tiêu ngữ, tên cơ quan ban hành, trích yếu là đường kẻ ngang, nét liền. Dãy dấu gạch dưới (_) in ra cũng liền nét nhưng dài, ngắn theo phông, cỡ "
    f"chữ và dễ rớt dòng. {_DRAW}",
    examples=(Example(file=PLAN, text=_SUBJECT, bad=("▸{14 đậm giữa} Công tác văn thư, lưu trữ năm 2026\n{14 giữa} ____________",), good=(_SUBJECT,)),),
    source=f"{cited('II.1b')}, II.2b, II.5b",
)  # fmt: skip
RULES = (*_RULES.values(), TYPED)

_SLACK = Fraction(3, 20)
"""Of a length, to either side: nobody measures it nearer, and fonts and margins of cells differ a little."""
_CELL_MARGINS = 230
"""Twips that a cell may keep free at its sides, which the border of a paragraph does not go over."""
_BOX_MARGINS = 288
"""Twips that a text box keeps free at its sides, unless it says otherwise."""
_THIN = 60
_DRAWN = (MarkKind.LINE, MarkKind.SHAPE)


@dataclass(frozen=True, slots=True)
class UnderLine:
    """What stands under a component, on the paragraph of `piece`. `width`: at least and at most, in twips; None where it cannot be told."""

    how: str
    width: tuple[int, int] | None = None
    piece: Piece | None = None


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the rule lines that are missing, typed, or of another length."""
    for component, rule in _RULES.items():
        pieces = document.of(component)
        if not pieces or (
            component is Component.SUBJECT and document.kind is not None and not document.kind.is_listed
        ):
            continue
        line = under(document, component)
        demand = component.demand
        assert demand is not None
        assert demand.line is not None
        told = _told(document, component, line, pieces, demand.line)
        is_typed = told is None and line.how == "typed"
        if is_typed:
            told = f"Đường kẻ dưới {component.called} gõ bằng dấu gạch dưới.", "gõ bằng dấu gạch dưới", _DRAW
        if told is not None:
            message, stands, cure = told
            goes_with = component is Component.SUBJECT and bool(document.of(Component.ANNEX_NOTE))
            yield Finding(
                rule=TYPED if is_typed else rule,
                component=component,
                message=message,
                stands=stands,
                should=_said_share(demand.line),
                cure=cure,
                spots=(spot_of(pieces[-1]),),
                mends=() if goes_with else (Mend(Scope.RULE, "draw", _share(demand.line)),),
            )


def _told(
    document: Recognised,
    component: Component,
    line: UnderLine,
    pieces: list[Piece],
    share: tuple[Fraction, Fraction],
) -> tuple[str, str, str] | None:
    """Return message, what stands and the cure, None where nothing is wrong or nothing can be told."""
    name = component.called
    if line.how == "missing":
        return f"Dưới {name} không có đường kẻ.", "không có đường kẻ", _DRAW
    if line.how == "underlined" or (line.how == "typed" and not _is_unbroken(line)):
        how = "gõ bằng ký tự" if line.how == "typed" else "là gạch chân chữ"
        return f"Đường kẻ dưới {name} {how}, quy định là đường kẻ ngang, nét liền.", how, _DRAW
    if line.width is None:
        return None
    low, high = _allowed(document, pieces, share)
    if low <= line.width[1] and line.width[0] <= high:
        return None
    stands = f"dài khoảng {said_mm(line.width[0])}"
    wanted = f"khoảng {said_mm(round(low / (1 - _SLACK)))}{_upper(high, share)}"
    message = f"{upper_first(name)}: đường kẻ {stands}, quy định {_said_share(share)} ({wanted})."
    return message, stands, "Kéo lại độ dài của đường kẻ."


def _is_unbroken(line: UnderLine) -> bool:
    """Tell whether typed characters print as one line without gaps."""
    return line.piece is not None and set(line.piece.text) <= set("_─━")


def _share(line: tuple[Fraction, Fraction]) -> str:
    return "1" if line[0] == 1 else "2/5"


def _said_share(line: tuple[Fraction, Fraction]) -> str:
    return "dài bằng dòng chữ" if line[0] == line[1] else f"dài {line[0]}-{line[1]} dòng chữ"


def _upper(high: int, line: tuple[Fraction, Fraction]) -> str:
    return "" if line[0] == line[1] else f"-{said_mm(round(high / (1 + _SLACK)))}"


def _allowed(document: Recognised, pieces: list[Piece], line: tuple[Fraction, Fraction]) -> tuple[int, int]:
    """Return the shortest and the longest line: of the last row of text, or of the longest; both readings are at home in offices."""
    lengths = [length for piece in pieces for length in _lengths(piece, room_of(document, piece))]
    is_unknown = any(
        piece.boxed and not _is_one_row(piece) for piece in pieces
    )  # nobody knows where it breaks
    shortest = 0 if is_unknown else min(lengths)
    return round(shortest * line[0] * (1 - _SLACK)), round(max(lengths) * line[1] * (1 + _SLACK))


def _is_one_row(piece: Piece) -> bool:
    """Tell whether what stands in a text box plainly fits on a row of it."""
    return max(_lengths(piece, 0)) < (piece.box - _BOX_MARGINS) * Fraction(9, 10)


def _lengths(piece: Piece, room: int) -> list[int]:
    """Return how long the rows are that a piece fills, in twips."""
    look = piece.look
    widths = (
        text_width(row, look.half_points / 2, bold=look.bold, italic=look.italic)
        for row in rows_of(piece, room)
    )
    return [round(Fraction(str(width)) * Fraction(567, 10)) for width in widths] or [0]


def rows_of(piece: Piece, room: int) -> list[str]:
    """Return the rows of text that a piece fills in a column `room` twips wide (0: nobody knows how wide)."""
    look = piece.look
    if not room:
        return [piece.words]
    found = wrap(piece.words, room / 56.7, look.half_points / 2, bold=look.bold, italic=look.italic)
    return list(found) or [piece.words]


def room_of(document: Recognised, piece: Piece) -> int:
    """Return how wide the paragraph of a piece is, 0 where nothing says."""
    section, look = document.section_of(piece), piece.paragraph.look
    if piece.boxed:
        return 0
    if piece.cell is not None:
        room = piece.cell.width
    else:
        room = section.width - section.left - section.right if section else 0
    return max(room - look.left - look.right, 0)


def under(document: Recognised, component: Component) -> UnderLine:
    """Return what stands under the last line of a component."""
    lines = document.lines
    at = max(number for number, line in enumerate(lines) if line.component is component and line.part == 0)
    piece = lines[at].piece
    if piece.cell is not None and piece.cell.ruled:
        return UnderLine("unsure")
    own = _drawn(piece.paragraph, document, piece)
    below_note = False
    if own:
        return own
    for line in lines[at + 1 : at + 12]:
        other = line.piece
        if other.paragraph is piece.paragraph or (other.right != piece.right and not _is_whole(other)):
            continue
        if line.component is Component.RULE:
            width = max(_lengths(other, 0))
            return UnderLine("typed", (width, width), other)
        if line.component is Component.ANNEX_NOTE and component is Component.SUBJECT:
            if _drawn(other.paragraph, document, other):
                return UnderLine("drawn")
            below_note = True  # where the line stands then (Phụ lục III, Mẫu 1.3)
            continue
        if line.component is not Component.BLANK:
            if other.paragraph.look.line_above and other.cell == piece.cell:
                return UnderLine("drawn")
            break
        found = _drawn(other.paragraph, document, other, of=piece)
        if found:
            return UnderLine("drawn") if below_note else found
    if piece.look.underline:
        return UnderLine("underlined")
    return UnderLine("unsure") if _floats(document, component) else UnderLine("missing")


def room_in_box(piece: Piece) -> int:
    """Return how wide the text of a box is about, 0 where nothing says how wide the box is."""
    look = piece.paragraph.look
    return max(piece.box - _BOX_MARGINS - look.left - look.right, 0)


def _is_whole(piece: Piece) -> bool:
    return piece.cell is None and not piece.shares_line


def _drawn(
    paragraph: Paragraph, document: Recognised, piece: Piece, of: Piece | None = None
) -> UnderLine | None:
    """Return the line that a paragraph draws under a piece: a border of its own, or a shape that hangs on it.

    `of` is the piece that the line belongs under, where the paragraph is an empty one below it.
    """
    asked = of or piece
    marks = lines_on(paragraph)
    if marks and piece.cell is None and not piece.boxed and not asked.is_centred:
        placed = [mark for mark in marks if mark.left is not None]
        own = [mark for mark in placed if is_right(mark, document, piece) == asked.right]
        marks = own if len(placed) == len(marks) else marks
    if marks:
        mark = marks[0]
        return UnderLine("drawn", (mark.width, mark.width) if mark.width and len(marks) == 1 else None, piece)
    look = paragraph.look
    if not (look.line_below or (look.line_above and not paragraph.text.strip())):
        return None
    longest = room_of(document, piece) or max(piece.box - look.left - look.right, 0)
    if not longest:
        return UnderLine("drawn")
    free = _BOX_MARGINS if piece.boxed else _CELL_MARGINS if piece.cell is not None else 0
    shortest = longest - free
    return UnderLine("drawn", (max(shortest, 0), longest), piece)


def lines_on(paragraph: Paragraph) -> list[Mark]:
    """Return the straight lines that hang on a paragraph."""
    return [mark for mark in paragraph.marks if mark.kind in _DRAWN and mark.height <= _THIN]


def is_right(mark: Mark, document: Recognised, piece: Piece) -> bool:
    """Tell whether a shape lies in the right half of the text."""
    section = document.section_of(piece)
    half = (section.width - section.left - section.right) // 2 if section else 0
    return (mark.left or 0) + mark.width // 2 > half


def _floats(document: Recognised, component: Component) -> bool:
    """Tell whether a line hangs on a paragraph that tells nothing of where it lies, and may be the one that is looked for."""
    for line in document.lines:
        if (
            line.component in (Component.BODY, Component.TABLE, Component.BASIS)
            and line.part == 0
            and line.piece.text
        ):
            return False
        is_below = line.component in (Component.TYPE_NAME, Component.SUBJECT)
        if is_below != (component is Component.SUBJECT) and line.component is not Component.BLANK:
            continue
        piece = line.piece
        if piece.boxed:
            continue
        for mark in piece.paragraph.marks:
            could_be = mark.kind in (*_DRAWN, MarkKind.PICTURE, MarkKind.OBJECT) and mark.height <= 4 * _THIN
            if could_be and not (piece.cell is not None and piece.cell.columns > 1) and mark.left is None:
                return True
    return False
