"""V613, V615-V618: words and names that Phụ lục II writes in one way: places, honours, days, the Party, the first word of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.fixed_forms import TYPES
from tdkt.checks.texts.proper_names import wrong_names
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.model.diagnostic import Severity
from tdkt.model.records import dataclass
from tdkt.model.text import clipped, upper_first

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."


def _rule(code: str, article: str, title: str, explanation: str, good: str, *bad: str, severity: Severity = ERROR) -> Rule:  # fmt: skip
    return Rule(
        code=code, severity=severity, title=title, explanation=explanation, source=f"NĐ 30/2020, Phụ lục II, {article}",
        examples=(Example(file=PLAN, text=_LINE, bad=tuple(f"▸{one}" for one in bad), good=(good,)),),
    )  # fmt: skip


DAYS = _rule(
    "V613", "V.5, V.8", "Ngày lễ, ngày tết, ngày trong tuần viết hoa sai",
    "Viết hoa chữ cái đầu của âm tiết tạo thành tên gọi: “ngày Quốc khánh 2-9”, “ngày Quốc tế Lao động 1-5”; “tết Nguyên đán”, “tết Trung thu” (viết “Tết” "
    "khi thay cho tết Nguyên đán); “thứ Hai”, “Cách mạng tháng Tám”.",
    "Họp giao ban sáng thứ Hai hằng tuần; trực dịp tết Nguyên đán, ngày Quốc khánh.",
    "Họp giao ban sáng thứ hai hằng tuần.", "Các đơn vị trực dịp Tết Nguyên Đán.", "Các đơn vị treo cờ ngày quốc khánh.", "Họp mặt ngày nhà giáo việt nam 20-11.", "Họp mặt nhân ngày Báo chí cách mạng việt nam.",
    severity=WARNING,
)  # fmt: skip
PLACES = _rule(
    "V615", "III.1c", "Thủ đô Hà Nội, Thành phố Hồ Chí Minh viết thường",
    "Hai tên viết hoa đặc biệt: “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”.",
    "Các đơn vị tham quan Thủ đô Hà Nội, Thành phố Hồ Chí Minh.",
    "Các đơn vị tham quan thành phố Hồ Chí Minh.", "Các đơn vị tham quan thủ đô Hà Nội.",
)  # fmt: skip
HONOURS = _rule(
    "V616", "V.2", "Tên huân chương, danh hiệu vinh dự viết hoa sai",
    "Viết hoa chữ cái đầu của các âm tiết tạo thành tên riêng và từ chỉ thứ, hạng: “Huân chương Sao vàng”, “Huân chương Lao động hạng Ba”.",
    "Một tập thể được tặng Huân chương Lao động hạng Ba.",
    "Một tập thể được tặng huân chương lao động hạng ba.", "Một tập thể được tặng huân chương Lao động hạng Ba.", "Một cá nhân được tặng nhà giáo ưu tú.", "Một tập thể được tặng Huân chương Lao động hạng ba.",
)  # fmt: skip
PARTY = _rule(
    "V617", "V.4", "“Đảng” viết thường",
    "Viết hoa “Đảng” khi chỉ Đảng Cộng sản Việt Nam: “chủ trương của Đảng”.",
    "Các đơn vị thực hiện chủ trương của Đảng, công tác đảng vụ.",
    "Các đơn vị thực hiện chủ trương của đảng, chính sách của Nhà nước.",
)  # fmt: skip
FIRST = _rule(
    "V618", "I", "Đầu câu, đầu dòng không viết hoa",
    "Viết hoa chữ cái đầu của câu: sau dấu chấm (.), chấm hỏi (?), chấm than (!) và khi xuống dòng, kể cả sau gạch đầu dòng, số thứ tự.",
    _LINE,
    "Các đơn vị bám sát Kế hoạch. phân công rõ người, rõ việc.", "các đơn vị bám sát Kế hoạch.", "- phân công rõ người.",
    severity=WARNING,
)  # fmt: skip
TYPE = _rule(
    "V619", "V.6", "Tên loại của một văn bản cụ thể viết thường",
    "Viết hoa chữ cái đầu của tên loại khi nói đến một văn bản cụ thể: “Nghị định số 30/2020/NĐ-CP”.",
    "Các đơn vị thực hiện các quyết định, nghị định về công tác văn thư.",
    "Các đơn vị thực hiện nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
)  # fmt: skip
POST = _rule(
    "V620", "V.3", "“Thủ tướng Chính phủ”, “Chủ tịch Quốc hội”, “Chủ tịch nước” viết thường",
    "Viết hoa chữ cái đầu của chức vụ: “Thủ tướng Chính phủ”, “Chủ tịch Quốc hội”, “Chủ tịch nước”.",
    "Các đơn vị thực hiện chỉ đạo của Thủ tướng Chính phủ.",
    "Các đơn vị thực hiện chỉ đạo của thủ tướng Chính phủ.",
)  # fmt: skip
RULES = (DAYS, PLACES, HONOURS, PARTY, FIRST, TYPE, POST)

_TEXT = (
    Component.SUBJECT,
    Component.LETTER_SUBJECT,
    Component.ADDRESSEE,
    Component.BASIS,
    Component.BODY,
    Component.RECIPIENT,
)
_INSIDE = r"(?<=[\wà-ỹ,;)] )"
"""Within a sentence, so that no capital comes from its beginning."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A pattern whose group `word` is written wrongly, and what it should be."""

    rule: Rule
    pattern: re.Pattern[str]
    right: str | Callable[[str], str]


_TYPES = "|".join(one.lower() for one in TYPES.split("|") if one != "Văn bản")  # "văn bản" is no type
_WORDS = (
    _Word(DAYS, re.compile(r"(?i:\b(?:sáng|chiều|tối|trưa|đêm|hằng|từ|vào|ngày)) thứ (?P<word>hai|ba|tư|năm|sáu|bảy)(?=(?:,| và|,? ngày \d| hằng tuần| hàng tuần|\)| đến thứ))"), upper_first),
    _Word(DAYS, re.compile(r"(?i:\b(?:sáng|chiều|tối)) thứ (?P<word>hai|ba|tư|năm|sáu|bảy)\b"), upper_first),
    _Word(DAYS, re.compile(r"\((?:T|t)hứ (?P<word>hai|ba|tư|năm|sáu|bảy)\)"), upper_first),
    _Word(DAYS, re.compile(r"\b[Tt]hứ (?P<word>hai|ba|tư|năm|sáu|bảy)(?= (?:hằng|hàng) tuần\b|, ngày \d)"), upper_first),
    _Word(DAYS, re.compile(_INSIDE + r"(?P<word>Tết (?:Nguyên [Đđ]án|nguyên đán)|tết (?:Nguyên Đán|nguyên đán))(?!\w)"), "tết Nguyên đán"),
    _Word(DAYS, re.compile(_INSIDE + r"(?P<word>Tết (?:Trung [Tt]hu|trung thu)|tết (?:Trung Thu|trung thu))(?!\w)"), "tết Trung thu"),
    _Word(DAYS, re.compile(r"\b(?P<word>[Cc]ách mạng (?:tháng tám|Tháng Tám|Tháng tám)|cách mạng tháng Tám)(?!\w)"), "Cách mạng tháng Tám"),
    _Word(TYPE, re.compile(rf"(?<!\bcác )(?<!\bnhững )\b(?P<word>{_TYPES})(?= (?:số )?\d{{1,5}}(?:/\d{{4}})?[-/][A-ZĐ])"), upper_first),
    _Word(POST, re.compile(r"(?<![Pp]hó )\b(?P<word>thủ tướng)(?= [Cc]hính phủ\b)"), "Thủ tướng"),
    _Word(PLACES, re.compile(r"(?P<word>thành phố|Thành Phố) Hồ Chí Minh\b"), "Thành phố"),
    _Word(PLACES, re.compile(r"(?P<word>thủ đô|Thủ Đô) Hà Nội\b"), "Thủ đô"),
    _Word(PARTY, re.compile(r"\b(?:chủ trương|đường lối|lãnh đạo|nghị quyết|chỉ thị|quan điểm) của (?P<word>đảng)(?=[,;.]| và| đã| về|$)"), "Đảng"),
    _Word(PARTY, re.compile(r"(?<!\w)(?P<word>đảng)(?=(?:,| và) Nhà nước\b)"), "Đảng"),
)  # fmt: skip
_AFTER_STOP = re.compile(r"(?P<before>[^\W\d_]+)(?P<stop>[.?!]) +(?P<word>[^\W\d_]{2,})(?=[ ,;:.])")
_SHORT = frozenset(
    (
        "tp",
        "tx",
        "tt",
        "tr",
        "vv",
        "st",
        "no",
        "km",
        "ths",
        "ts",
        "gs",
        "pgs",
        "bs",
        "ks",
        "đc",
        "đt",
        "stt",
        "ghi",
        "xem",
    )
)
_ENDS = (".", ";", ":", "!", "?", "…", "/", ",")
_WORD_OF_RECIPIENT = re.compile(
    r"^[-–]\s*(?P<word>(?:như|các|lưu|sở|phòng|đảng|bộ|ủy|uỷ|ban|văn|thường|chủ|hội)(?= ))"
)
_WORD_OF_LETTERS = re.compile(r"[^\W\d_]{2,}(?=[ ,;:.]|$)")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield words that Phụ lục II writes otherwise."""
    before: Piece | None = None
    for line in document.lines:
        if line.part or line.component not in _TEXT:
            continue
        piece = line.piece
        if piece.text and not piece.is_upper:
            yield from _words(piece, line.component)
            for rule, kind in ((DAYS, "day"), (HONOURS, "honour")):
                for form in wrong_names(kind, piece.text):
                    yield told(
                        rule, line.component, piece, f"Ghi “{form.found}”.", f"Viết “{form.right}”.",
                        stands=form.found, should=form.right, span=(form.start, form.start + form.length), mends=text(form.right),
                    )  # fmt: skip
        if line.component is Component.RECIPIENT and piece.mark and piece.mark.is_bullet:
            yield from _first_of_recipient(piece)
        if line.component is Component.BODY and piece.text:
            yield from _first_words(piece, before)
            before = piece


def _words(piece: Piece, component: Component) -> Iterator[Finding]:
    seen: set[int] = set()
    for word in _WORDS:
        for match in word.pattern.finditer(piece.text):
            found = match["word"]
            right = word.right if isinstance(word.right, str) else word.right(found)
            if found == right or match.start("word") in seen:
                continue
            seen.add(match.start("word"))
            yield told(
                word.rule, component, piece, f"Ghi “{match[0].strip()}”.", f"Viết “{right}”.",
                stands=found, should=right, span=match.span("word"), mends=text(right),
            )  # fmt: skip


def _first_words(piece: Piece, before: Piece | None) -> Iterator[Finding]:
    """Yield small letters where a sentence or a line begins; not where a line only goes on with the one above."""
    for match in _AFTER_STOP.finditer(piece.text):
        before_stop = match["before"]
        if (
            not match["word"].islower()
            or len(before_stop) < 2
            or before_stop.lower() in _SHORT
            or before_stop.isupper()
        ):
            continue
        yield _told_first(
            piece, match["word"], match.start("word"), f"Sau dấu “{match['stop']}” ghi “{match['word']}”."
        )
    if not piece.starts_paragraph or piece.boxed or before is None or not _is_complete(before):
        return
    number = piece.paragraph.number
    rest = piece.rest
    found = _WORD_OF_LETTERS.match(rest)
    start = piece.text.find(rest[:20])
    if (
        found is None
        or not found[0].islower()
        or start < 0
        or (number is None and piece.mark is None and before.text.endswith(","))
    ):
        return
    yield _told_first(piece, found[0], start, f"Đầu dòng ghi “{found[0]}”.")


def _first_of_recipient(piece: Piece) -> Iterator[Finding]:
    found = _WORD_OF_RECIPIENT.match(piece.text)
    if found:
        word = found["word"]
        yield _told_first(
            piece,
            word,
            found.start("word"),
            f"Nơi nhận ghi “{clipped(piece.words, 40)}”.",
            component=Component.RECIPIENT,
        )


def _is_complete(piece: Piece) -> bool:
    """Tell whether what follows a line begins anew: it has an end mark, or is a heading."""
    return piece.text.endswith(_ENDS) or piece.is_bold or piece.is_upper


def _told_first(
    piece: Piece, word: str, start: int, message: str, *, component: Component = Component.BODY
) -> Finding:
    right = upper_first(word)
    return told(
        FIRST, component, piece, message, f"Viết “{right}”.",
        stands=word, should=right, span=(start, start + len(word)), mends=text(right),
    )  # fmt: skip
