"""V407-V414: headings, numbers and letters of the content (NĐ 30/2020, Phụ lục I, Phần I, II.6d, II.6đ; Phụ lục II, V.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.marks import Kind, Mark
from tdkt.model.numbering import LETTERS, roman
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
    examples=(Example(file=PLAN, text=_ROMAN, bad=("▸II. NỘI DUNG", "▸{đậm} II. Nội dung"), good=(_ROMAN,)),),
    source=cited("V.6b"),
)
ARTICLE = Rule(
    code="V409",
    severity=ERROR,
    title="Điều sai cách trình bày",
    explanation="“Điều”, số thứ tự (chữ số Ả Rập, có dấu chấm) và tiêu đề của điều bằng chữ in thường, đứng, đậm, lùi đầu dòng 1 cm hoặc 1,27 cm.",
    examples=(
        Example(file=DECISION, text=_ARTICLE, bad=("▸Điều 1. Thành lập Tổ công tác", "▸{đậm} Điều 1: Thành lập Tổ công tác", "▸{đậm lùi=0} Điều 1. Thành lập Tổ công tác"), good=(_ARTICLE,)),
    ),
    source=_SOURCE,
)  # fmt: skip
CLAUSE = Rule(
    code="V410",
    severity=ERROR,
    title="Tiêu đề khoản không đậm",
    explanation="Khoản có tiêu đề thì số thứ tự và tiêu đề trên một dòng riêng, chữ in thường, đứng, đậm. Khoản không có tiêu đề thì số thứ tự không đậm.",
    examples=(
        Example(file=PLAN, text="{đậm} 1. Mục đích", bad=("▸1. Mục đích",), good=("{đậm} 1. Mục đích",)),
    ),
    source=_SOURCE,
)
SEQUENCE = Rule(
    code="V411",
    severity=ERROR,
    title="Số thứ tự nhảy cóc hoặc trùng",
    explanation="Mục, điều, khoản, điểm đánh số liên tục từ I, 1, a. Số nhảy cóc hoặc trùng làm người đọc không viện dẫn được.",
    examples=(
        Example(
            file=PLAN,
            text="{đậm} 2. Yêu cầu",
            bad=("▸{đậm} 3. Yêu cầu", "▸{đậm} 1. Yêu cầu"),
            good=("{đậm} 2. Yêu cầu",),
        ),
        Example(
            file=PLAN,
            text="{đậm} III. TỔ CHỨC THỰC HIỆN",
            bad=("▸{đậm} IV. TỔ CHỨC THỰC HIỆN",),
            good=("{đậm} III. TỔ CHỨC THỰC HIỆN",),
        ),
        Example(
            file=DECISION,
            text="{đậm} Điều 2. Tổ chức thực hiện",
            bad=("▸{đậm} Điều 3. Tổ chức thực hiện",),
            good=("{đậm} Điều 2. Tổ chức thực hiện",),
        ),
    ),
    source=_SOURCE,
)
LETTER = Rule(
    code="V412",
    severity=ERROR,
    title="Điểm không theo bảng chữ cái tiếng Việt",
    explanation="Thứ tự các điểm dùng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k… Sau d là đ; không có f, j, w, z. Danh sách tự động của Word bỏ qua đ.",
    examples=(
        Example(
            file=PLAN,
            text="đ) Tiết kiệm kinh phí.",
            bad=("▸e) Tiết kiệm kinh phí.", "▸f) Tiết kiệm kinh phí."),
            good=("đ) Tiết kiệm kinh phí.",),
        ),
    ),
    source=_SOURCE,
)
CITED = Rule(
    code="V413",
    severity=ERROR,
    title="Viện dẫn khoản, điểm viết hoa hoặc phần, chương, mục, điều viết thường",
    explanation="Khi viện dẫn, viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm: “điểm a khoản 1 Điều 2”.",
    examples=(
        Example(
            file=PLAN, text="2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",
            bad=("▸2. Tập huấn nghiệp vụ theo quy định tại Điểm a Khoản 1 Điều 5 Luật Lưu trữ.", "▸2. Tập huấn nghiệp vụ theo quy định tại khoản 1 điều 5 Luật Lưu trữ."),
            good=("2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.7",
)  # fmt: skip
ORDER = Rule(
    code="V414",
    severity=WARNING,
    title="Viện dẫn không từ nhỏ đến lớn",
    explanation="Viện dẫn theo thứ tự điểm, khoản, điều, không có dấu phẩy ở giữa: “điểm a khoản 1 Điều 2”, không phải “Điều 2 khoản 1”.",
    examples=(
        Example(
            file=PLAN, text="2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",
            bad=("▸2. Tập huấn nghiệp vụ theo quy định tại Điều 5 khoản 1 Luật Lưu trữ.", "▸2. Tập huấn nghiệp vụ theo quy định tại khoản 1, Điều 5 Luật Lưu trữ."),
            good=("2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.7",
)  # fmt: skip
RULES = (CHAPTER, ROMAN, ARTICLE, CLAUSE, SEQUENCE, LETTER, CITED, ORDER)

_RANK = {
    Kind.PART: 0, Kind.CHAPTER: 1, Kind.NAMED_SECTION: 2, Kind.SUBSECTION: 3, Kind.ARTICLE: 4, Kind.UPPER: 4, Kind.ROMAN: 5, Kind.ARABIC: 6,
    Kind.DOTTED: 7, Kind.LETTER: 8, Kind.SMALL_ROMAN: 9,
}  # fmt: skip
_ROMAN_NUMBERED = (Kind.PART, Kind.CHAPTER)
_CENTRED = (Kind.PART, Kind.CHAPTER, Kind.NAMED_SECTION, Kind.SUBSECTION)
_FOREIGN = re.compile(r"^[fjwz]\)\s")
_CAPITAL = re.compile(r"(?<=[\wà-ỹ,;(] )(Khoản (?=\d)|Điểm (?=[a-zđ]\b|\d))")
_SMALL = re.compile(
    r"(?<=[\wà-ỹ,;(] )(điều (?=\d+[,.;) ]|\d+$)|chương (?=[IVX]+\b)|mục (?=[IVX]+\b)|phần (?=[IVX]+\b))"
)
_TURNED = re.compile(r"(?i)\bđiều \d+[a-z]?,? (?:khoản \d|điểm [a-zđ]\b)|\bkhoản \d+,? điểm [a-zđ]\b")
_COMMA = re.compile(r"(?i)\b(?:điểm [a-zđ]|khoản \d+)(?P<comma>,) ?(?=khoản \d|điều \d)")
_OF_LIST = re.compile(r"(?i)\b(?:điểm [a-zđ]|khoản \d+), (?:điểm|khoản) ")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with headings, with the order of numbers, and with citations of parts."""
    if not document.is_of_decree:
        return
    body = document.of(Component.BODY)
    for number, piece in enumerate(body):
        mark = piece.mark
        if mark is not None and piece.starts_paragraph:
            yield from _heading(piece, mark, body[number + 1 : number + 3])
    yield from _sequence(body)
    for piece in body:
        yield from _citations(piece)


def _heading(piece: Piece, mark: Mark, following: list[Piece]) -> Iterator[Finding]:
    if mark.kind in _CENTRED and (piece.is_bold or piece.is_centred or not piece.rest):
        yield from _chapter(piece, mark, following)
    elif mark.kind is Kind.ROMAN:
        yield from _roman(piece)
    elif mark.kind is Kind.ARTICLE:
        yield from _article(piece, mark)
    elif mark.kind is Kind.ARABIC:
        yield from _clause(piece, following)


def _chapter(piece: Piece, mark: Mark, following: list[Piece]) -> Iterator[Finding]:
    faults = []
    word = mark.written.split()[0]
    typed = re.search(r"[IVXLC]+|\d+", mark.written.split(maxsplit=1)[1]) if " " in mark.written else None
    if not piece.is_centred:
        faults.append("không canh giữa")
    if not piece.is_bold:
        faults.append("không đậm")
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
            "Trình bày trên một dòng riêng, canh giữa, chữ in thường, đậm.",
            stands=", ".join(faults),
        )
    title = next((one for one in following if one.text), None)
    if (
        not piece.rest
        and title is not None
        and title.mark is None
        and len(title.words) < 200
        and not (title.is_upper and title.is_bold and title.is_centred)
    ):
        yield told(
            CHAPTER,
            _BODY,
            title,
            f"Tiêu đề của {mark.written.rstrip('.:')} phải in hoa, đậm, canh giữa.",
            "Trình bày tiêu đề bằng chữ in hoa, đậm, canh giữa.",
        )


def _roman(piece: Piece) -> Iterator[Finding]:
    rest = piece.rest
    if len(rest) > 150 or rest.endswith((".", ";")):
        return  # no title
    faults: list[tuple[str, str, tuple[Mend, ...]]] = []
    if rest != rest.upper():
        faults.append(("chữ in thường", "chữ in hoa", ()))
    if not piece.is_bold:
        faults.append(("không đậm", "đậm", (Mend(Scope.LETTERS, "bold", True),)))
    if faults:
        stands, should = ", ".join(one[0] for one in faults), ", ".join(one[1] for one in faults)
        yield told(ROMAN, _BODY, piece, f"Đề mục “{piece.words[:50]}” {stands}, quy định {should}.", f"Trình bày {should}.", stands=stands, should=should, mends=tuple(mend for one in faults for mend in one[2]))  # fmt: skip


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
    if head["sign"] != ".":
        faults.append("sau số thứ tự không có dấu chấm")
        mends = ()
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
            "Ghi “Điều 1.” chữ đậm, lùi đầu dòng 1 cm hoặc 1,27 cm.",
            stands=", ".join(faults),
            span=(0, end),
            mends=mends,
        )


def _cut(piece: Piece, end: int) -> list[Run]:
    runs, left = [], end
    for run in piece.runs:
        if left > 0:
            runs.append(run)
        left -= len(run.text)
    return runs


def _clause(piece: Piece, following: list[Piece]) -> Iterator[Finding]:
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
    if is_title and has_more and not piece.is_bold and not piece.is_upper:
        yield told(CLAUSE, _BODY, piece, f"Tiêu đề khoản “{piece.words[:50]}” không đậm.", "Trình bày số thứ tự và tiêu đề bằng chữ đậm.", stands="không đậm", should="đậm", mends=(Mend(Scope.LETTERS, "bold", True),))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Counted:
    """The last count of a kind of number, and the counts before it in "1.2."."""

    value: int
    prefix: tuple[int, ...] = ()


def _sequence(body: list[Piece]) -> Iterator[Finding]:
    """Yield numbers that do not follow on the one before; a list may begin anew at 1 anywhere."""
    last: dict[tuple[Kind, str], _Counted] = {}
    for piece in body:
        if not piece.starts_paragraph:
            continue
        foreign = _FOREIGN.match(piece.words)
        if foreign:
            yield told(
                LETTER,
                _BODY,
                piece,
                f"Điểm “{foreign[0].strip()}”: chữ này không dùng để đánh thứ tự.",
                "Đánh lại a, b, c, d, đ, e, g, h, i, k theo bảng chữ cái tiếng Việt.",
                stands=foreign[0].strip(),
            )
            continue
        mark = piece.mark
        if mark is None or mark.is_bullet or mark.kind not in _RANK:
            continue
        key = mark.kind, mark.form
        before = last.get(key)
        yield from _follows(piece, mark, before, last)
        for other in [
            other
            for other in last
            if _RANK[other[0]] > _RANK[mark.kind] and not _goes_through(mark.kind, other[0])
        ]:
            del last[other]
        last[key] = _Counted(mark.value, mark.values[:-1])


def _goes_through(above: Kind, below: Kind) -> bool:
    """Tell whether a count goes on over the bounds of what stands above it: articles run through chapters."""
    return below is Kind.ARTICLE or (below is Kind.CHAPTER and above is Kind.PART)


def _follows(
    piece: Piece, mark: Mark, before: _Counted | None, last: dict[tuple[Kind, str], _Counted]
) -> Iterator[Finding]:
    automatic = piece.paragraph.number
    if mark.kind is Kind.LETTER and automatic is not None and 0 < mark.value <= len(LETTERS):
        shown = re.search(r"[a-zđ]", automatic.text)
        if shown and shown[0] != LETTERS[mark.value - 1]:
            wanted = LETTERS[mark.value - 1]
            yield told(
                LETTER,
                _BODY,
                piece,
                f"Word tự đánh “{automatic.text}”, quy định “{wanted})”.",
                "Gõ tay chữ cái tiếng Việt thay cho danh sách tự động.",
                stands=automatic.text,
                should=f"{wanted})",
            )
            return
    if before is None or (mark.kind is Kind.DOTTED and before.prefix != mark.values[:-1]):
        expected = 1
    else:
        expected = before.value + 1
    if mark.value in (expected, 1) and not (
        mark.value == 1 and before is not None and before.value == 1 and mark.kind is not Kind.DOTTED
    ):
        return
    if mark.kind is Kind.DOTTED and len(mark.values) > 1 and before is None:
        return
    if mark.kind is Kind.SMALL_ROMAN or (mark.kind is Kind.UPPER and before is None):
        return
    shown_expected = _shown(mark, expected)
    if (
        mark.kind is Kind.LETTER
        and before is not None
        and mark.value == expected + 1
        and LETTERS[expected - 1] == "đ"
    ):
        span = (0, len(mark.written)) if automatic is None else None
        yield told(
            LETTER,
            _BODY,
            piece,
            f"Sau d) là “{mark.written}”, thiếu đ).",
            "Đánh đ) rồi đến e).",
            stands=mark.written,
            should="đ)",
            span=span,
        )
        return
    if mark.value == 1 and before is not None and before.value == 1:
        message = f"Số thứ tự “{mark.written}” trùng với mục trước."
    elif before is None:
        message = f"Số thứ tự bắt đầu từ “{mark.written}”."
    else:
        message = f"Số thứ tự “{mark.written}” không nối tiếp “{_shown(mark, before.value)}”."
    yield told(
        SEQUENCE,
        _BODY,
        piece,
        message,
        f"Đánh lại cho liên tục: “{shown_expected}”.",
        stands=mark.written,
        should=shown_expected,
    )


def _shown(mark: Mark, value: int) -> str:
    """Return the mark with another count, as it would be written."""
    if mark.kind in (Kind.ROMAN, Kind.PART, Kind.CHAPTER):
        said = roman(value)
    elif mark.kind in (Kind.LETTER, Kind.UPPER):
        said = LETTERS[value - 1] if 0 < value <= len(LETTERS) else "?"
    else:
        said = ".".join(map(str, (*mark.values[:-1], value)))
    if mark.kind in (*_CENTRED, Kind.ARTICLE):
        return f"{mark.kind.value.capitalize()} {said}"
    end = re.search(r"\W*$", mark.written)
    return f"{said.upper() if mark.kind is Kind.UPPER else said}{end[0] if end else ''}"


def _citations(piece: Piece) -> Iterator[Finding]:
    said = piece.text
    for match in _CAPITAL.finditer(said):
        if said[: match.start()].rstrip().endswith((".", ":", "“")):
            continue
        small = match[0].lower()
        yield told(
            CITED,
            _BODY,
            piece,
            f"Viện dẫn “{match[0].strip()}” viết hoa giữa câu.",
            f"Viết “{small.strip()}”.",
            stands=match[0].strip(),
            should=small.strip(),
            span=match.span(),
            mends=text(small),
        )
    for match in _SMALL.finditer(said):
        large = match[0].capitalize()
        yield told(
            CITED,
            _BODY,
            piece,
            f"Viện dẫn “{match[0].strip()}” viết thường.",
            f"Viết “{large.strip()}”.",
            stands=match[0].strip(),
            should=large.strip(),
            span=match.span(),
            mends=text(large),
        )
    for match in _TURNED.finditer(said):
        yield told(
            ORDER,
            _BODY,
            piece,
            f"Viện dẫn “{match[0]}” không từ nhỏ đến lớn.",
            "Viết “điểm … khoản … Điều …”.",
            stands=match[0],
            span=match.span(),
        )
    for match in _COMMA.finditer(said):
        if not _OF_LIST.match(said, match.start()) or re.match(r"(?i),? ?điều", said[match.start("comma") :]):
            yield told(ORDER, _BODY, piece, f"Viện dẫn “{said[match.start() : match.end() + 8].strip()}” có dấu phẩy ở giữa.", "Bỏ dấu phẩy: “điểm a khoản 1 Điều 2”.", span=match.span("comma"), mends=text(""))  # fmt: skip
