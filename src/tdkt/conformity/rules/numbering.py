"""V411, V412: the order of numbers and letters (NĐ 30/2020, Phụ lục I, Phần I, II.6đ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.headings import CENTRED
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.marks import Kind, Mark
from tdkt.model.numbering import LETTERS, roman
from tdkt.model.records import dataclass, replace

_BODY = Component.BODY
_SOURCE = cited("II.6đ")

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
SIGN = Rule(
    code="V419",
    severity=ERROR,
    title="Dấu sau số thứ tự sai",
    explanation="Sau số La Mã của mục, số của khoản là dấu chấm: “I.”, “1.”; sau chữ cái của điểm là dấu đóng ngoặc đơn: “a)”. Không viết “I/”, “1/”, “a.”.",
    examples=(
        Example(
            file=PLAN,
            text="đ) Tiết kiệm kinh phí.",
            bad=("▸đ. Tiết kiệm kinh phí.", "▸đ/ Tiết kiệm kinh phí."),
            good=("đ) Tiết kiệm kinh phí.",),
        ),
        Example(
            file=PLAN,
            text="{đậm} 2. Yêu cầu",
            bad=("▸{đậm} 2/ Yêu cầu",),
            good=("{đậm} 2. Yêu cầu",),
        ),
    ),
    source=_SOURCE,
)
RULES = (SEQUENCE, LETTER, SIGN)
_SIGNS = {Kind.ROMAN: ".", Kind.ARABIC: ".", Kind.LETTER: ")"}
_COUNTS = {Kind.ROMAN: "số La Mã của mục", Kind.ARABIC: "số của khoản", Kind.LETTER: "chữ cái của điểm"}
_WRONG_SIGN = {
    Kind.ROMAN: re.compile(r"^(?P<count>[IVX]+)\s?[/\-–:]$"),
    Kind.ARABIC: re.compile(r"^(?P<count>\d{1,3})\s?[/:]$"),
    Kind.LETTER: re.compile(r"^(?P<count>[a-zđ])[./]$"),
}

_RANK = {
    Kind.PART: 0, Kind.CHAPTER: 1, Kind.NAMED_SECTION: 2, Kind.SUBSECTION: 3, Kind.ARTICLE: 4, Kind.UPPER: 4, Kind.ROMAN: 5, Kind.ARABIC: 6,
    Kind.DOTTED: 7, Kind.LETTER: 8, Kind.SMALL_ROMAN: 9,
}  # fmt: skip
_CLOSES = re.compile(r"”\W{0,2}$")
_FOREIGN = re.compile(r"^[fjwz]\)\s")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield numbers and letters that are out of order."""
    if document.is_of_decree:
        yield from _sequence(document.of(Component.BODY))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The last count of a kind of number, and the counts before it in "1.2."."""

    value: int
    at: int
    """The count of its line."""
    prefix: tuple[int, ...] = ()
    meant: int = 0
    """What it should have been where it was told of, so that the next is not told too."""


def _sequence(body: list[Piece]) -> Iterator[Finding]:
    """Yield numbers that do not follow on the one before; a list may begin anew at 1 anywhere."""
    last: dict[tuple[Kind, str], _Counted] = {}
    closed = _all_closed(body)
    quoted = _within_quotations(body)
    for at, piece in enumerate(body):
        if not piece.starts_paragraph or at in quoted:
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
        if mark is None and _is_title(piece):
            last = {key: count for key, count in last.items() if _RANK[key[0]] < _RANK[Kind.ARABIC]}
        if mark is None or mark.is_bullet or mark.kind not in _RANK:
            continue
        yield from _signed(piece, mark, closed=closed)
        key = mark.kind, str(len(mark.values)) if mark.kind is Kind.DOTTED else mark.form
        before = last.get(key)
        other_sign = _skipped(last, key, mark, before)
        if other_sign is not None:
            yield from _signed(body[other_sign.at], body[other_sign.at].mark or mark, closed=True)
            findings = []
        else:
            findings = [_cited_too(one, body) for one in _follows(piece, mark, before)]
            yield from findings
        for other, count in [*last.items()]:
            is_deeper = _RANK[other[0]] > _RANK[mark.kind] and not _goes_through(mark.kind, other[0])
            is_within = (
                before is not None
                and _RANK[other[0]] == _RANK[mark.kind]
                and count.at > before.at
                and other != key
            )
            if is_deeper or is_within:
                del last[other]
        meant = (before.value + 1 if before else 1) if findings else 0
        last[key] = _Counted(mark.value, at, mark.values[:-1], meant)


def _within_quotations(body: list[Piece]) -> set[int]:
    """Return the counts of the lines that stand within a quotation of several paragraphs: their numbers are another document's."""
    found: set[int] = set()
    opened: int | None = None
    for at, piece in enumerate(body):
        text = piece.text
        if opened is None and text.count("“") > text.count("”"):
            opened = at
        elif opened is not None and _CLOSES.search(text) and text.count("”") > text.count("“"):
            found.update(range(opened + 1, at + 1))
            opened = None
    return found


def _cited_too(finding: Finding, body: list[Piece]) -> Finding:
    """Return "e)" for "đ)" with a word on the lines that send the reader to one of them: they change with it."""
    if finding.should == "đ)" and any(re.search(r"(?i)điểm [d-hđ](?!\w)", one.text) for one in body):
        return replace(finding, cure=f"{finding.cure} Văn bản có chỗ dẫn tới điểm: xem lại chữ cái ở đó.")
    return finding


def _skipped(
    last: dict[tuple[Kind, str], _Counted], key: tuple[Kind, str], mark: Mark, before: _Counted | None
) -> _Counted | None:
    """Return the number with another sign that stands between ("2.", "3)", "4."), None where there is none."""
    if before is None or mark.kind is not Kind.ARABIC or mark.value != before.value + 2:
        return None
    return next(
        (
            count
            for other, count in last.items()
            if other != key
            and other[0] is Kind.ARABIC
            and count.value == before.value + 1
            and count.at > before.at
        ),
        None,
    )


def _all_closed(body: list[Piece]) -> bool:
    """Tell whether khoản are counted 1), 2): no number of the document has a full stop, so that they are no lower level."""
    forms = [
        piece.mark.written for piece in body if piece.mark is not None and piece.mark.kind is Kind.ARABIC
    ]
    return len(forms) > 1 and all(re.fullmatch(r"\d{1,3}\)", form) for form in forms)


def _signed(piece: Piece, mark: Mark, *, closed: bool) -> Iterator[Finding]:
    """Yield a number that is followed by another sign than the decree's; `closed`: the document counts khoản 1), 2)."""
    wrong = _WRONG_SIGN[mark.kind].match(mark.written) if mark.kind in _WRONG_SIGN else None
    if closed and mark.kind is Kind.ARABIC:
        wrong = re.match(r"(?P<count>\d{1,3})\)$", mark.written)
    if wrong is None:
        return
    count, right = wrong["count"], _SIGNS[mark.kind]
    sign = mark.written[len(count) :].strip()
    typed = piece.paragraph.number is None and piece.text.startswith(mark.written)
    yield told(
        SIGN,
        _BODY,
        piece,
        f"Sau {_COUNTS[mark.kind]} là dấu “{sign}”.",
        f"Ghi dấu “{right}” sau số, chữ thứ tự.",
        stands=sign,
        should=right,
        span=(len(count), len(mark.written)) if typed else None,
        mends=text(right) if typed else (),
    )


def _is_title(piece: Piece) -> bool:
    """Tell whether it is a title without a number, under which numbers begin anew."""
    return (
        (piece.is_bold or piece.is_upper)
        and len(piece.text) < 150
        and not piece.text.endswith((".", ";", ","))
    )


def _goes_through(above: Kind, below: Kind) -> bool:
    """Tell whether a count goes on over the bounds of what stands above it: articles run through chapters."""
    return below is Kind.ARTICLE or (below is Kind.CHAPTER and above is Kind.PART)


def _follows(piece: Piece, mark: Mark, before: _Counted | None) -> Iterator[Finding]:
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
    if before is not None and before.meant and mark.value == before.meant + 1:
        return
    if mark.value in (expected, 1) and not (
        mark.value == 1 and before is not None and before.value == 1 and mark.kind is not Kind.DOTTED
    ):
        return
    if before is None and mark.kind not in (Kind.ROMAN, Kind.ARTICLE):
        return  # what it follows on may stand where nobody sees it as a number
    if mark.kind is Kind.SMALL_ROMAN:
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
            f"Ghi “đ)” thay “{mark.written}”; các điểm sau, nếu có, lùi lại một chữ.",
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
    if mark.kind in (*CENTRED, Kind.ARTICLE):
        return f"{mark.kind.value.capitalize()} {said}"
    end = re.search(r"\W*$", mark.written)
    return f"{said.upper() if mark.kind is Kind.UPPER else said}{end[0] if end else ''}"
