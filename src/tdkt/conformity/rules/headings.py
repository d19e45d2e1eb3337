"""V407-V410, V420: headings of the content (NĐ 30/2020, Phụ lục I, Phần I, II.6d, II.6đ, V.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope
from tdkt.conformity.rules.looks import Fault, slant_faults, underline_faults
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.marks import Kind, Mark
from tdkt.model.numbering import roman
from tdkt.office.word.blocks import Run

_BODY = Component.BODY
_ARTICLE = "{đậm} Điều 1. Thành lập Tổ công tác"
_ROMAN = "{đậm} II. NỘI DUNG"
_SOURCE = cited("II.6đ")

CHAPTER = Rule(
    code="V407",
    severity=ERROR,
    title="Phần, Chương, Mục sai cách trình bày",
    explanation="Từ “Phần”, “Chương”, “Mục”, “Tiểu mục” và số thứ tự trên một dòng riêng, canh giữa, chữ in thường, đứng, đậm; Phần, Chương đánh số La "
    "Mã, Mục đánh số Ả Rập. Tiêu đề ngay dưới, canh giữa, chữ in hoa, đứng, đậm.",
    examples=(
        Example(
            file=DECISION, text=_ARTICLE,
            bad=(f"▸{{đậm trái}} Chương I\n{{đậm giữa}} QUY ĐỊNH CHUNG\n{_ARTICLE}", f"▸{{đậm giữa}} Chương 1\n{{đậm giữa}} QUY ĐỊNH CHUNG\n{_ARTICLE}", f"{{đậm giữa}} Chương I\n▸{{đậm giữa}} Quy định chung\n{_ARTICLE}"),
            good=(f"{{đậm giữa}} Chương I\n{{đậm giữa}} QUY ĐỊNH CHUNG\n{_ARTICLE}",),
        ),
    ),
    source=_SOURCE,
)  # fmt: skip
ROMAN = Rule(
    code="V408",
    severity=ERROR,
    title="Đề mục La Mã không in hoa, đậm",
    explanation="Số thứ tự và tiêu đề của mục “I. …” trình bày bằng chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm.",
    examples=(
        Example(
            file=PLAN,
            text=_ROMAN,
            bad=("▸II. NỘI DUNG", "▸{đậm} II. Nội dung", "▸{đậm nghiêng} II. NỘI DUNG"),
            good=(_ROMAN,),
        ),
    ),
    source=cited("V.6b"),
)
ARTICLE = Rule(
    code="V409",
    severity=ERROR,
    title="Điều sai cách trình bày",
    explanation="“Điều”, số thứ tự (chữ số Ả Rập, có dấu chấm) và tiêu đề của điều bằng chữ in thường, đứng, đậm, lùi đầu dòng 1 cm hoặc 1,27 cm.",
    examples=(
        Example(file=DECISION, text=_ARTICLE, bad=("▸Điều 1. Thành lập Tổ công tác", "▸{đậm} Điều 1: Thành lập Tổ công tác", "▸{đậm nghiêng} Điều 1. Thành lập Tổ công tác", "▸{đậm lùi=0} Điều 1. Thành lập Tổ công tác"), good=(_ARTICLE,)),
    ),
    source=_SOURCE,
)  # fmt: skip
CLAUSE = Rule(
    code="V410",
    severity=ERROR,
    title="Tiêu đề khoản không đậm, nghiêng hoặc gạch chân",
    explanation="Khoản có tiêu đề thì số thứ tự và tiêu đề trên một dòng riêng, chữ in thường, đứng, đậm. Khoản không có tiêu đề thì số thứ tự không đậm.",
    examples=(
        Example(
            file=PLAN,
            text="{đậm} 1. Mục đích",
            bad=("▸1. Mục đích", "▸{đậm nghiêng} 1. Mục đích"),
            good=("{đậm} 1. Mục đích",),
        ),
    ),
    source=_SOURCE,
)
ENDS = Rule(
    code="V420",
    severity=WARNING,
    title="Đề mục La Mã có dấu câu ở cuối",
    explanation="Tiêu đề là cụm từ, các ví dụ và mẫu trình bày không có dấu chấm, dấu hai chấm ở cuối: “I. NHỮNG KẾT QUẢ ĐẠT ĐƯỢC”.",
    examples=(Example(file=PLAN, text=_ROMAN, bad=(f"▸{_ROMAN}.", f"▸{_ROMAN}:"), good=(_ROMAN,)),),
    source=cited("V.6"),
)
RULES = (CHAPTER, ROMAN, ARTICLE, CLAUSE, ENDS)

_ROMAN_NUMBERED = (Kind.PART, Kind.CHAPTER)
_NAMED = re.compile(r"(?i)(?P<word>phần|chương|mục|tiểu mục)\s+(?:thứ\s+)?(?P<number>[IVXLC]+|\d+)\s*[.:]?")
_FEWEST, _MOST = 3, 0.7
"""Articles, at least, and so many of them with a title, for one without to be odd."""
CENTRED = (Kind.PART, Kind.CHAPTER, Kind.NAMED_SECTION, Kind.SUBSECTION)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the headings that are not set as the decree has it."""
    if not document.is_of_decree:
        return
    body = document.of(Component.BODY)
    yield from _untitled(body)
    for number, piece in enumerate(body):
        mark = piece.mark
        if mark is not None and piece.starts_paragraph:
            if _is_chapter(piece, mark):
                yield from _chapter(piece, mark, body[number + 1 : number + 3], document)
            else:
                yield from _heading(
                    piece, mark, body[number + 1 : number + 3], body[number - 1] if number else None
                )


def _is_chapter(piece: Piece, mark: Mark) -> bool:
    return mark.kind in CENTRED and (piece.is_bold or piece.is_centred or not piece.rest)


def _heading(piece: Piece, mark: Mark, following: list[Piece], before: Piece | None) -> Iterator[Finding]:
    if mark.kind is Kind.ROMAN:
        yield from _roman(piece)
    elif mark.kind is Kind.ARTICLE:
        yield from _article(piece, mark)
    elif mark.kind is Kind.ARABIC:
        yield from _clause(piece, following, is_listed=_follows_item(mark, before))


def _chapter(piece: Piece, mark: Mark, following: list[Piece], document: Recognised) -> Iterator[Finding]:
    faults = []
    word = mark.written.split()[0]
    typed = re.search(r"[IVXLC]+|\d+", mark.written.split(maxsplit=1)[1]) if " " in mark.written else None
    if not piece.is_centred:
        faults.append("không canh giữa")
    if not piece.is_bold:
        faults.append("không đậm")
    faults += [fault[0] for fault in _odd(piece)]
    if word == word.upper() and len(word) > 1:
        faults.append(f"“{word}” in hoa")
    if typed and typed[0].isdigit() == (mark.kind in _ROMAN_NUMBERED):
        wanted = roman(mark.value) if mark.kind in _ROMAN_NUMBERED else str(mark.value)
        faults.append(f"số “{typed[0]}”, quy định “{wanted}”")
    if piece.rest:
        faults.append("tiêu đề cùng dòng")
    if faults:
        yield told(
            CHAPTER,
            _BODY,
            piece,
            f"{mark.written.rstrip('.:')}: {', '.join(faults)}.",
            "Trình bày trên một dòng riêng, canh giữa, chữ in thường, đứng, đậm.",
            stands=", ".join(faults),
            mends=() if piece.rest else (*_centred_bold(piece), *_renamed(piece, mark, document)),
        )
    title = next((one for one in following if one.text), None)
    if (
        not piece.rest
        and title is not None
        and title.mark is None
        and len(title.words) < 200
        and not (title.is_upper and title.is_bold and title.is_centred and not any(_odd(title)))
    ):
        yield told(
            CHAPTER,
            _BODY,
            title,
            f"Tiêu đề của {mark.written.rstrip('.:')} phải in hoa, đứng, đậm, canh giữa.",
            "Trình bày tiêu đề bằng chữ in hoa, đứng, đậm, canh giữa.",
            mends=(*_centred_bold(title), *(() if title.is_upper else (Mend(Scope.LETTERS, "caps", True),))),
        )


def _renamed(piece: Piece, mark: Mark, document: Recognised) -> tuple[Mend, ...]:
    """Return what writes "Chương II" for "CHƯƠNG 2", as long as no other line cites it by the number that it has."""
    typed = _NAMED.fullmatch(piece.text)
    if typed is None or piece.paragraph.number is not None:
        return ()
    number = roman(mark.value) if mark.kind in _ROMAN_NUMBERED else str(mark.value)
    cited_so = re.compile(rf"(?i)(?<!\w){typed['word']}\s+{typed['number']}(?!\w)")
    if number != typed["number"] and any(
        line.piece.paragraph is not piece.paragraph and cited_so.search(line.piece.text)
        for line in document.lines
    ):
        return ()
    right = f"{typed['word'].capitalize()} {number}"
    small = (Mend(Scope.LETTERS, "caps", False),) if piece.shown != piece.text else ()
    return small if right == piece.text else (*small, *text(right))


def _centred_bold(piece: Piece) -> tuple[Mend, ...]:
    """Return what sets a line bold in the middle, as far as it is not."""
    mends = []
    if not piece.is_centred and piece.starts_paragraph:
        mends += [Mend(Scope.PARAGRAPH, "alignment", "center"), Mend(Scope.PARAGRAPH, "first_line", 0)]
    if not piece.is_bold:
        mends.append(Mend(Scope.LETTERS, "bold", True))
    return (*mends, *(mend for fault in _odd(piece) for mend in fault[2]))


def _odd(piece: Piece) -> Iterator[Fault]:
    """Yield italics and underlining, which no heading has."""
    yield from slant_faults(piece)
    yield from underline_faults(piece)


def _roman(piece: Piece) -> Iterator[Finding]:
    rest = piece.rest
    if (
        piece.is_bold
        and rest == rest.upper()
        and len(rest) < 150
        and rest.endswith((".", ":"))
        and not rest.endswith(("..", "…"))
    ):
        end = len(piece.text)
        yield told(ENDS, _BODY, piece, f"Đề mục kết thúc bằng “{rest[-1]}”.", "Bỏ dấu câu ở cuối đề mục.", stands=rest[-1], span=(end - 1, end), mends=text(""))  # fmt: skip
        rest = rest[:-1]
    if len(rest) > 150 or rest.endswith((".", ";")):
        return  # no title
    faults: list[tuple[str, str, tuple[Mend, ...]]] = []
    if rest != rest.upper():
        faults.append(("chữ in thường", "chữ in hoa", ()))
    faults += [*underline_faults(piece), *slant_faults(piece)]
    if not piece.is_bold:
        faults.append(("không đậm", "đậm", (Mend(Scope.LETTERS, "bold", True),)))
    if faults:
        stands, should = ", ".join(one[0] for one in faults), ", ".join(one[1] for one in faults)
        yield told(ROMAN, _BODY, piece, f"Đề mục La Mã {stands}, quy định {should}.", f"Trình bày {should}.", stands=stands, should=should, mends=tuple(mend for one in faults for mend in one[2]))  # fmt: skip


def _article(piece: Piece, mark: Mark) -> Iterator[Finding]:
    head = re.match(r"(?i)điều\s+\d+[a-z]?\s*(?P<sign>[.:]?)", piece.text)
    if head is None:
        return
    faults: list[str] = []
    mends: tuple[Mend, ...] = ()
    end = head.end()
    bold = sum(sum(char.isalnum() for char in run.text) for run in _cut(piece, end) if run.look.bold)
    if bold < 4:
        faults.append("không đậm")
        mends = (Mend(Scope.LETTERS, "bold", True),)
    if all(run.look.italic for run in _cut(piece, end) if run.text.strip()):
        faults.append("chữ nghiêng")
        mends = (*mends, Mend(Scope.LETTERS, "italic", False))
    if any(run.look.underline and run.text.strip() for run in _cut(piece, end)):
        faults.append("gạch chân")
        mends = (*mends, Mend(Scope.LETTERS, "underline", False))
    if head["sign"] != ".":
        faults.append("sau số thứ tự không có dấu chấm")
        typed = piece.paragraph.number is None and head["sign"] == ":" and not mends
        mends = text(f"{head[0].rstrip(' :')}.") if typed else ()
    look = piece.paragraph.look
    if (
        look.alignment in ("left", "both")
        and look.left + look.first_line < 400
        and not piece.paragraph.text.startswith("\t")
    ):
        faults.append("không lùi đầu dòng")
        mends = ()
    if faults:
        yield told(
            ARTICLE,
            _BODY,
            piece,
            f"“{mark.written}”: {', '.join(faults)}.",
            f"Ghi “Điều {mark.value}.” chữ đậm, lùi đầu dòng 1 cm hoặc 1,27 cm.",
            stands=", ".join(faults),
            span=(0, end),
            mends=mends,
        )


def _untitled(body: list[Piece]) -> Iterator[Finding]:
    """Yield the articles without a title among others that all have one."""
    articles = [
        one for one in body if one.mark is not None and one.mark.kind is Kind.ARTICLE and one.starts_paragraph
    ]
    titled = [
        one for one in articles if one.rest and one.is_bold and not one.rest.endswith((".", ";", ":", "/"))
    ]
    if len(articles) < _FEWEST or len(titled) < _MOST * len(articles):
        return
    for piece in articles:
        if not piece.rest and piece.mark is not None:
            yield told(
                ARTICLE, _BODY, piece, f"“{piece.mark.written}” không có tiêu đề, các điều khác có.", f"Ghi tiêu đề sau “Điều {piece.mark.value}.”.",
                stands="không có tiêu đề",
            )  # fmt: skip


def _cut(piece: Piece, end: int) -> list[Run]:
    runs, left = [], end
    for run in piece.runs:
        if left > 0:
            runs.append(run)
        left -= len(run.text)
    return runs


def _follows_item(mark: Mark, before: Piece | None) -> bool:
    """Tell whether a numbered line stands right under another of its list: items of a list, and no titles."""
    above = before.mark if before else None
    return above is not None and (above.kind, above.value) == (mark.kind, mark.value - 1)


def _clause(piece: Piece, following: list[Piece], *, is_listed: bool) -> Iterator[Finding]:
    """Yield a numbered line that is a title and not bold: short, without an end mark, with text or points under it."""
    rest = piece.rest
    is_title = (
        len(rest) < 90
        and not rest.endswith((".", ";", ":", ",", "/"))
        and rest[:1].isupper()
        and rest[-1:].isalnum()
    )
    below = next((one for one in following if one.text), None)
    has_more = below is not None and (
        below.mark is None or below.mark.kind in (Kind.LETTER, Kind.BULLET, Kind.DOTTED)
    )
    for stands, should, mends in underline_faults(piece) if is_title or piece.is_bold else ():
        yield told(CLAUSE, _BODY, piece, f"Khoản {stands}, quy định {should}.", "Bỏ gạch chân (Ctrl+U).", stands=stands, should=should, mends=mends)  # fmt: skip
    for stands, should, mends in slant_faults(piece) if is_title or piece.is_bold else ():
        yield told(CLAUSE, _BODY, piece, f"Khoản {stands}, quy định {should}.", "Bỏ chữ nghiêng (Ctrl+I).", stands=stands, should=should, mends=mends)  # fmt: skip
    if is_title and has_more and not is_listed and not piece.is_bold and not piece.is_upper:
        yield told(CLAUSE, _BODY, piece, "Tiêu đề khoản không đậm.", "Trình bày số thứ tự và tiêu đề bằng chữ đậm.", stands="không đậm", should="đậm", mends=(Mend(Scope.LETTERS, "bold", True),))  # fmt: skip
