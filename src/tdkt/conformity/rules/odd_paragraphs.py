"""V123-V125, V421, and V403, V404 of single lines: what is set otherwise than the rest of the same document (NĐ 30/2020, Phụ lục I, Phần I, II.6).

One paragraph among many that is centred, indented or sized by itself, one that hangs out of the margin, empty ones that push.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of
from tdkt.conformity.rules.body_look import INDENT, JUSTIFIED, first_line, is_heading, is_inner, is_long
from tdkt.conformity.rules.recipients import LEVEL
from tdkt.conformity.rules.told import told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.conformity.said import aligned, points, said_cm, said_mm, twips
from tdkt.law.nd30 import cited, page_law
from tdkt.model.marks import Kind
from tdkt.office.word.blocks import Table

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."
_LAST = "Yêu cầu các đơn vị nghiêm túc thực hiện./."
OUT = Rule(
    code="V123",
    severity=ERROR,
    title="Đoạn văn, bảng thò ra ngoài lề trang",
    explanation="Lề trang giữ cho mọi dòng của nội dung. Đoạn có thụt lề âm (Indentation dưới 0) hoặc bảng rộng hơn khoảng giữa hai lề thì chữ in ra ngoài lề.",
    examples=(Example(file=PLAN, text=_LINE, bad=(f"▸{{lề=-1}} {_LINE}",), good=(_LINE,), also=("V404",)),),
    source=cited("I.3"),
)
PUSHED = Rule(
    code="V124",
    severity=WARNING,
    title="Đẩy bằng dòng trống",
    explanation="Nhiều dòng trống liền nhau để đẩy chữ xuống trang sau hoặc xuống thấp thì lệch ngay khi nội dung dài ra, ngắn lại. Dùng khoảng cách đoạn, ngắt trang "
    "(Ctrl+Enter).",
    examples=(
        Example(file=PLAN, text=_LINE + "\n", bad=(_LINE + "\n{giữa}\n▸{giữa}\n{giữa}\n",), good=(_LINE + "\n",), also=("V405",)),
    ),
    source="Thông lệ trình bày; Nghị định 30/2020/NĐ-CP không có điều khoản",
)  # fmt: skip
SIZE = Rule(
    code="V421",
    severity=WARNING,
    title="Một chỗ trong nội dung khác cỡ chữ",
    explanation="Điều, khoản, điểm và lời văn của một văn bản cùng một cỡ chữ, 13 hoặc 14. Một đoạn, một vài chữ khác cỡ thường do chép từ nơi khác.",
    examples=(Example(file=PLAN, text=_LINE, bad=(f"▸{{13}} {_LINE}",), good=(_LINE,)),),
    source=cited("II.6đ"),
)
RULES = (OUT, PUSHED, SIZE)

_MOST = 0.8
"""So much of a document must be alike for the rest to be odd."""
_FEWEST = 4
"""Paragraphs, at least, to be called a custom of the document."""
_SLACK = 30
_OVER = 170
"""Twips (3 mm) that nobody sees."""
_NO_INDENT = 400
"""Twips: a Điều that begins before has a rule of its own."""
_CELLS = 400
"""Twips that a table may stand out: its cells keep free as much."""
_PUSH, _PUSH_PAGE = 3, 5
"""Empty paragraphs in a row that push text, or a whole page."""
_CONTENT = (Component.BODY, Component.BASIS, Component.TABLE)
_FOOT = (Component.POWER, Component.RECIPIENTS_TITLE)
_NOT_CENTRED = (Kind.ROMAN, Kind.ARABIC, Kind.LETTER, Kind.ARTICLE)
_CENTRED = (Kind.PART, Kind.CHAPTER, Kind.NAMED_SECTION, Kind.SUBSECTION, Kind.ROMAN)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the single paragraphs that are set otherwise than the rest."""
    yield from _out(document)
    yield from _pushed(document)
    yield from _pushed_down(document)
    if not document.is_of_decree:
        return
    body = [piece for piece in document.of(Component.BODY) if piece.starts_paragraph and piece.text]
    free = [piece for piece in body if piece.cell is None and not piece.boxed]
    yield from _centred(free, document)
    yield from _indented(free, document)
    yield from _sized(document.of(Component.BODY))


def _centred(pieces: Sequence[Piece], document: Recognised) -> Iterator[Finding]:
    """Yield a short sentence in the middle or on the right; long ones are told by their own rule."""
    justified = sum(piece.paragraph.look.alignment == "both" for piece in pieces)
    if justified < max(2, len(pieces) / 2):
        return
    middle = Counter(_kind(piece) for piece in pieces if piece.paragraph.look.alignment == "center")
    of_kind = Counter(map(_kind, pieces))
    for piece in pieces:
        how = piece.paragraph.look.alignment
        kind = _kind(piece)
        is_stray = (
            kind is not None
            and kind[0] in _NOT_CENTRED
            and how == "center"
            and 2 * middle[kind] < of_kind[kind]
        )
        if is_stray and is_heading(piece):
            yield told(
                JUSTIFIED, Component.BODY, piece, "Đề mục canh giữa, các đề mục cùng cấp thì không.", "Trình bày như các đề mục cùng cấp.", stands="canh giữa",
                should="như các đề mục cùng cấp",
            )  # fmt: skip
            continue
        is_sentence = (
            piece.words.endswith((".", ";")) and len(piece.words) > 15 and not piece.words.startswith("(")
        )
        is_odd = how in ("center", "right") or (
            how == "left" and is_long(piece, document) and not is_long(piece)
        )
        if (
            not is_odd
            or (is_long(piece) and not is_heading(piece))
            or not is_sentence
            or piece.is_bold
            or piece.is_upper
        ):
            continue
        yield told(
            JUSTIFIED, Component.BODY, piece, f"Nội dung {aligned(how)}, quy định canh đều hai lề.", "Chọn đoạn, bấm Ctrl+J.", stands=aligned(how), should="canh đều hai lề",
            mends=(Mend(Scope.PARAGRAPH, "alignment", "both"),),
        )  # fmt: skip


def _indented(pieces: Sequence[Piece], document: Recognised) -> Iterator[Finding]:
    """Yield a line that begins elsewhere than nearly all others, and than those of its kind."""
    asked = [
        piece
        for piece in pieces
        if piece.paragraph.look.alignment in ("both", "left")
        and not (piece.mark and piece.mark.kind in _CENTRED[:4])
    ]
    right = {id(piece): _is_right(first_line(piece)) for piece in asked}
    if len(asked) < _FEWEST or sum(right.values()) < _MOST * len(asked):
        return
    of_kind = Counter(_kind(piece) for piece in asked)
    right_of_kind = Counter(_kind(piece) for piece in asked if right[id(piece)])
    for piece in asked:
        kind = _kind(piece)
        of_article = kind is not None and kind[0] is Kind.ARTICLE and first_line(piece) < _NO_INDENT
        is_told = of_article or (is_long(piece) and not is_heading(piece) and not is_inner(piece))
        is_alone = is_inner(piece) and 2 * right_of_kind[kind] < of_kind[kind]
        if right[id(piece)] or is_told or is_alone or len(piece.words) < 8 or piece.shares_line:
            continue
        first = first_line(piece)
        allowed = [twips(mm) for mm in page_law().first_line_mm]
        yield told(
            INDENT, Component.BODY, piece, f"Đầu dòng lùi {said_cm(first)}, các đoạn khác lùi 1 cm hoặc 1,27 cm.", "Paragraph, Special, First line: như các đoạn khác.",
            stands=f"lùi {said_cm(first)}", should="lùi 1 cm hoặc 1,27 cm",
            mends=(Mend(Scope.PARAGRAPH, "first_line", _usual(asked, allowed)),) if not piece.paragraph.look.left else (),
        )  # fmt: skip


def _is_right(first: int) -> bool:
    return any(abs(first - twips(mm)) <= _SLACK for mm in page_law().first_line_mm)


def _usual(pieces: Sequence[Piece], allowed: list[int]) -> int:
    return Counter(
        min(allowed, key=lambda one: abs(one - first_line(piece))) for piece in pieces
    ).most_common(1)[0][0]


def _kind(piece: Piece) -> tuple[Kind, str] | None:
    """Return what a piece is marked with, a bullet with its sign: "+" stands within "-"."""
    mark = piece.mark
    return (mark.kind, piece.words[0] if mark.is_bullet else "") if mark else None


def _sized(pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Yield letters of an allowed size that is not the one of nearly all the text."""
    low, high = (2 * size for size in page_law().components["body"].size)
    sizes: Counter[int] = Counter()
    for piece in pieces:
        for look, count in piece.looks.items():
            sizes[look.half_points] += count
    if not sizes:
        return
    usual, count = sizes.most_common(1)[0]
    if count < _MOST * sum(sizes.values()) or not low <= usual <= high:
        return
    for piece in pieces:
        if (piece.mark is not None and piece.mark.kind in _CENTRED) or piece.is_centred:
            continue
        at = 0
        for run in piece.runs:
            letters = sum(char.isalnum() for char in run.text)
            is_odd = low <= run.look.half_points <= high and run.look.half_points != usual
            if is_odd and letters > 2 and not run.look.raised and not run.field:
                yield told(
                    SIZE, Component.BODY, piece, f"Cỡ chữ {points(run.look.half_points)}, phần còn lại của nội dung cỡ {points(usual)}.", f"Đặt cỡ {points(usual)}.",
                    stands=f"cỡ {points(run.look.half_points)}", should=f"cỡ {points(usual)}", span=(at, at + len(run.text)),
                    mends=(Mend(Scope.LETTERS, "half_points", usual),),
                )  # fmt: skip
            at += len(run.text)


def _out(document: Recognised) -> Iterator[Finding]:
    """Yield paragraphs with an indent below nought, and tables that are wider than the text."""
    for line in document.lines:
        piece, look = line.piece, line.piece.paragraph.look
        if line.component not in (Component.BODY, Component.BASIS) or piece.cell is not None or piece.boxed:
            continue
        left, right = look.left + min(look.first_line, 0), look.right
        if piece.text and piece.starts_paragraph and min(left, right) < -_OVER:
            side, over = ("trái", -left) if left < -_OVER else ("phải", -right)
            what = "left" if side == "trái" else "right"
            yield told(
                OUT, line.component, piece, f"Đoạn thò ra ngoài lề {side} {said_mm(over)}.", f"Paragraph, Indentation, {'Left' if side == 'trái' else 'Right'}: 0.",
                stands=f"{said_mm(over)} ngoài lề", should="trong lề", mends=(Mend(Scope.PARAGRAPH, what, 0),) if look.first_line >= 0 else (),
            )  # fmt: skip
    cells = {
        line.piece.cell.table: line.piece
        for line in reversed(document.lines)
        if line.piece.cell and line.piece.cell.ruled
    }
    tables = [block for block in document.word.blocks if isinstance(block, Table) and block.ruled]
    if len(cells) < len(tables):
        return
    for piece, table in zip([cells[number] for number in sorted(cells)], tables, strict=False):
        section = document.section_of(piece)
        widths = [[cell.width for cell in row.cells] for row in table.rows]
        if section is None or document.main is not None or not all(all(row) for row in widths):
            continue
        room = (section.width - section.left - section.right) // max(section.columns, 1)
        widest = max(map(sum, widths), default=0)
        if widest > room + _CELLS:
            yield told(
                OUT, Component.TABLE, piece, f"Bảng rộng {said_mm(widest)}, khoảng giữa hai lề {said_mm(room)}.", "Thu hẹp cột: Layout, AutoFit, AutoFit Window.",
                stands=said_mm(widest), should=f"không quá {said_mm(room)}",
            )  # fmt: skip


def _pushed(document: Recognised) -> Iterator[Finding]:
    """Yield empty paragraphs that push what follows; those over a name stand for the signature."""
    blanks: list[Line] = []
    before: Component | None = None
    for line in document.lines:
        piece = line.piece
        is_free = (
            piece.cell is None and not piece.boxed and not piece.paragraph.marks and piece.starts_paragraph
        )
        is_empty = is_free and not piece.paragraph.text.strip() and not piece.paragraph.look.line_below
        if is_empty and line.component is Component.BLANK:
            blanks.append(line)
            continue
        within = before in _CONTENT and line.component in (*_CONTENT, *_FOOT)
        behind = before not in (None, *_CONTENT) and line.component is Component.ANNEX
        most = _PUSH if within else _PUSH_PAGE
        if len(blanks) >= most and (within or behind):
            yield Finding(
                rule=PUSHED, component=Component.BLANK, message=f"{len(blanks)} dòng trống liền nhau trước “{piece.words[:40]}”.", stands=f"{len(blanks)} dòng trống",
                should="khoảng cách đoạn hoặc ngắt trang", cure="Xóa các dòng trống; đặt Spacing Before hoặc ngắt trang (Ctrl+Enter).",
                spots=tuple(spot_of(one.piece) for one in blanks[1:]), mends=(Mend(Scope.PARAGRAPH, "remove", True),) if within else (),
            )  # fmt: skip
        blanks = []
        before = line.component


def _pushed_down(document: Recognised) -> Iterator[Finding]:
    """Yield that empty lines push "Nơi nhận" down in its cell, beside a signature that begins at the top of its own."""
    title = document.first(Component.RECIPIENTS_TITLE)
    powers = document.of(Component.POWER)
    power = next((piece for piece in powers if piece.right), None)
    if document.kind is not None and document.kind.name == "Biên bản":
        return  # several sign, and Nơi nhận stands under them
    if title is None or power is None or title.cell is None or power.cell is None:
        return
    if (title.cell.table, title.cell.row) != (power.cell.table, power.cell.row):
        return
    above, beside = _blanks_above(document, title), _blanks_above(document, power)
    if len(above) > len(beside):
        yield Finding(
            rule=LEVEL, component=Component.RECIPIENTS_TITLE, message="“Nơi nhận:” bị dòng trống đẩy xuống, không ngang hàng với dòng quyền hạn, chức vụ của người ký.",
            cure="Xóa dòng trống phía trên “Nơi nhận:”.", stands=f"{len(above)} dòng trống ở trên", should="ngang hàng", spots=tuple(map(spot_of, above[len(beside) :])),
            mends=(Mend(Scope.PARAGRAPH, "remove", True),),
        )  # fmt: skip


def _blanks_above(document: Recognised, piece: Piece) -> list[Piece]:
    """Return the empty paragraphs at the top of its cell, over a piece; none where another signature stands there."""
    above = [
        line.piece
        for line in document.lines
        if line.piece.cell == piece.cell and line.piece.paragraph.place.index < piece.paragraph.place.index
    ]
    return [] if any(one.paragraph.text.strip() for one in above) else above
