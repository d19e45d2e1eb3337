"""V631-V640: how offices write numbers, units, dates and abbreviations; what a careful văn thư marks though no article says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule
from tdkt.checks.texts.slips import without_addresses
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Line, Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.model.diagnostic import Severity
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."
_GOOD_ORDER = "Quy tắc chính tả chung; Nghị định 30/2020/NĐ-CP không có điều khoản"


def _rule(code: str, title: str, explanation: str, good: tuple[str, ...], *bad: str, severity: Severity = WARNING) -> Rule:  # fmt: skip
    return Rule(
        code=code, severity=severity, title=title, explanation=explanation, source=_GOOD_ORDER,
        examples=(Example(file=PLAN, text=_LINE, bad=tuple(f"▸{one}" for one in bad), good=good),),
    )  # fmt: skip


UNIT = _rule(
    "V631", "Đơn vị, phần trăm, tiền viết sai cách",
    "Viết “95%” liền số; tiền Việt Nam trong văn bản viết “đồng”.",
    ("Các đơn vị đạt 95%, chi 5.000.000 đồng, dùng 50 m2 nhà kho.",),
    "Các đơn vị đạt 95 % kế hoạch.", "Các đơn vị chi 5.000.000đ cho mỗi đội.", "Các đơn vị chi 5.000.000 VNĐ cho mỗi đội.",
)  # fmt: skip
FIGURE = _rule(
    "V632", "Số viết dấu chấm, dấu phẩy lẫn lộn",
    "Dấu chấm tách hàng nghìn, dấu phẩy trước phần thập phân: “5.000.000 đồng”, “95,5%”. Trong một văn bản, số lớn viết cùng một cách.",
    ("Các đơn vị chi 5.000.000 đồng, đạt 95,5%; áp dụng mục 2.3.",),
    "Các đơn vị chi 5,000,000 đồng.", "Các đơn vị đạt 95.5% kế hoạch.", "Các đơn vị chi 5.000.000 đồng, sau đó chi 12500 đồng.",
)  # fmt: skip
DATES = _rule(
    "V633", "Ngày viết nhiều cách",
    "Trong một văn bản, ngày viết theo một cách: “05/3/2026”, không lẫn “05-3-2026”, “05.3.2026”.",
    ("Các đơn vị báo cáo trước ngày 05/3/2026, ngày 06/4/2026 và ngày 20 tháng 5 năm 2026.",),
    "Các đơn vị báo cáo trước ngày 05/3/2026 và ngày 06-4-2026.", "Các đơn vị báo cáo trước ngày 05.3.2026 và ngày 06/4/2026.", severity=NOTE,
)  # fmt: skip
NO_DAY = _rule(
    "V634", "Ngày không có trong lịch", "Ngày, tháng phải có thật: không có ngày 31 tháng 4, ngày 30 tháng 02.",
    ("Các đơn vị báo cáo trước ngày 28 tháng 02 năm 2026.",),
    "Các đơn vị báo cáo trước ngày 31 tháng 4 năm 2026.", "Các đơn vị báo cáo trước ngày 30/02/2026.", "Các đơn vị báo cáo trước ngày 05/13/2026.", severity=ERROR,
)  # fmt: skip
SHORT = _rule(
    "V635", "Viết tắt, ký hiệu thay chữ trong câu",
    "Trong câu viết đủ chữ: “về việc” (không “v/v”), “đồng chí” (không “đ/c”), “và” (không “&”), “không”, “được”; “v.v.” có hai dấu chấm.",
    ("Các đơn vị trao đổi về việc họp, đồng chí phụ trách và nhà trường, v.v.; công ty R&D.",),
    "Các đơn vị trao đổi v/v tổ chức hội nghị.", "Các đơn vị báo đ/c phụ trách.", "Các đơn vị báo cáo & tổng hợp.", "Các đơn vị ko để sót việc.", "Các đơn vị, nhà trường v.v đã nộp.",
)  # fmt: skip
UNEXPLAINED = _rule(
    "V636", "Chữ viết tắt không giải thích ở lần đầu",
    "Cụm từ viết tắt thì lần đầu viết đủ, rồi ghi chữ tắt trong ngoặc: “Ban quản lý dự án (sau đây viết tắt là BQLDA)”. Chữ tắt thông dụng như UBND, HĐND thì không cần.",
    ("Giao Ban quản lý dự án (BQLDA) chủ trì; BQLDA phối hợp với UBND phường, HĐND, BHXH, theo TCVN.",),
    "Giao BQLDA phối hợp với các đơn vị.", severity=NOTE,
)  # fmt: skip
BRACKET = _rule(
    "V637", "Thiếu dấu cách trước ngoặc mở", "Trước dấu ngoặc mở có một dấu cách: “tham gia (nếu có)”.",
    ("Các đơn vị tham gia (nếu có) đầy đủ.",), "Các đơn vị tham gia(nếu có) đầy đủ.", "Các đơn vị thi đua theo “Kế hoạch”và chỉ tiêu.",
)  # fmt: skip
LETTERS = _rule(
    "V638", "Chữ i, y viết hai cách",
    "Văn bản pháp luật viết “quy định”, “quy chế”. Trong một văn bản, “kỹ”, “lý”, “tỷ”, “quý”, “mỹ” viết thống nhất, không khi y khi i.",
    ("Các đơn vị thực hiện quy định kỹ thuật, kỹ năng.",),
    "Các đơn vị thực hiện qui định về an toàn.", "Các đơn vị nâng kỹ thuật, kĩ năng.",
)  # fmt: skip
TONES = _rule(
    "V639", "Dấu thanh đặt theo hai kiểu",
    "Trong một văn bản, dấu thanh của oa, oe, uy đặt theo một kiểu: “hòa, khỏe, thủy” hoặc “hoà, khoẻ, thuỷ”.",
    ("Các đơn vị hòa giải, khỏe mạnh, thủy lợi, hoàn thành.",), "Các đơn vị hòa giải, thủy lợi, xóa nghèo, khoẻ mạnh, tuỳ ý.", severity=NOTE,
)  # fmt: skip
RANGE = _rule(
    "V640", "Khoảng năm viết nhiều cách", "Trong một văn bản, khoảng năm viết theo một cách: “2026 - 2030” hoặc “2026-2030”.",
    ("Các đơn vị tổng kết giai đoạn 2021 - 2025, xây dựng giai đoạn 2026 - 2030.",), "Các đơn vị tổng kết giai đoạn 2021 - 2025, xây dựng giai đoạn 2026-2030.", severity=NOTE,
)  # fmt: skip
RULES = (UNIT, FIGURE, DATES, NO_DAY, SHORT, UNEXPLAINED, BRACKET, LETTERS, TONES, RANGE)

_TEXT = frozenset(
    (Component.SUBJECT, Component.LETTER_SUBJECT, Component.ADDRESSEE, Component.BODY, Component.BASIS)
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is wrong (group `word`), what it should be (None: it depends), what is said of it."""

    rule: Rule
    pattern: re.Pattern[str]
    right: Callable[[str], str] | None
    said: str


_PATTERNS = (
    _Pattern(UNIT, re.compile(r"(?<=\d)(?P<word> +%)"), lambda _: "%", "Giữa số và “%” có dấu cách."),
    _Pattern(UNIT, re.compile(r"(?<=\d)(?P<word> ?đ)(?![\w/.])"), lambda _: " đồng", "Tiền viết tắt “đ”."),
    _Pattern(UNIT, re.compile(r"(?<=\d)(?P<word> ?(?:VNĐ|VND|vnđ|vnd))\b"), lambda _: " đồng", "Tiền viết “VNĐ”."),
    _Pattern(FIGURE, re.compile(r"(?<![\d.,/-])(?P<word>\d{1,3}(?:,\d{3}){2,}|\d{1,3},000)(?![\d,.])"), lambda found: found.replace(",", "."), "Hàng nghìn tách bằng dấu phẩy."),
    _Pattern(FIGURE, re.compile(r"(?<![\d.,/-])(?P<word>\d{1,3}\.\d{1,2})(?= ?%)"), lambda found: found.replace(".", ","), "Phần thập phân viết sau dấu chấm."),
    _Pattern(SHORT, re.compile(r"(?<![\w/])(?P<word>[Vv]/[Vv])(?![\w/])"), lambda found: "Về việc" if found[0] == "V" else "về việc", "Viết “v/v” trong câu."),
    _Pattern(SHORT, re.compile(r"(?<![\w/])(?P<word>[Đđ]/[Cc])(?![\w/])"), lambda found: "Đồng chí" if found[0] == "Đ" else "đồng chí", "Viết tắt “đ/c”."),
    _Pattern(SHORT, re.compile(r"(?<=[^\W\d_]{2} )(?P<word>&)(?= [^\W\d_]{2})"), lambda _: "và", "Viết “&” thay cho “và”."),
    _Pattern(SHORT, re.compile(r"(?<!\w)(?P<word>[Kk]o|kô|hok|đc|dc|vs|ntn|trc|nc|mn)(?= [^\W\d_])"), None, "Viết tắt như trong tin nhắn."),
    _Pattern(SHORT, re.compile(r"(?<!\w)(?P<word>v\.v(?![.\w])|vv\.{0,3}(?!\w)|v\.\.v\.*|v\.v\.\.\.?)"), lambda _: "v.v.", "“v.v.” viết sai."),
    _Pattern(BRACKET, re.compile(r"(?<=[^\W\d_]{2})(?P<word>\()(?=[^\W\d_]{2})"), lambda _: " (", "Trước ngoặc mở không có dấu cách."),
    _Pattern(BRACKET, re.compile(r"(?P<word>”)(?=[^\W\d_])"), lambda _: "” ", "Sau ngoặc đóng không có dấu cách."),
    _Pattern(LETTERS, re.compile(r"(?<!\w)(?P<word>[Qq]ui)(?= (?:định|chế|hoạch|mô|trình|tắc|ước|phạm|chuẩn|đổi|luật|tụ)\b)"), lambda found: f"{found[:-1]}y", "Viết “qui”."),
)  # fmt: skip
_DAY = re.compile(r"(?i)ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?(?!\d)")
_SHORT_DAY = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d{2})(?![\d/-]|\.\d)"
)
_OF_DOCUMENT = re.compile(r"(?i)\d/[A-ZĐ][\w-]*\s*$|(?:luật|pháp lệnh|hiến pháp)[^.;]{0,80}$")
"""What stands before the day of an instrument, which has its one form."""
_RANGE = re.compile(r"(?<![\d/])20\d\d(?P<mark> ?[-–\u2011] ?)20\d\d(?![\d/])")
_LARGE = re.compile(
    r"(?<![\d.,/-])(?P<word>[1-9]\d{4,})(?= (?:đồng|người|hộ|nhân khẩu|lượt|cây|hồ sơ|suất|triệu|tấn|m²)\b)"
)
_GROUPED = re.compile(r"(?<![\d.,/-])\d{1,3}(?:\.\d{3})+(?![\d.])")
_TOKEN = re.compile(r"(?<![\w/.-])(?P<word>[A-ZĐ]{3,8})(?![\w/.-]*[/-]|\w)")
_COMMON = frozenset(
    ["VNĐ", "VND", "UBND", "HĐND", "UBMTTQ", "UBMT", "MTTQ", "TDP", "BCH", "BCĐ", "BTV", "BTT", "HTX", "THCS", "THPT", "TTHC", "CNTT", "CĐS", "CCHC", "PCCC", "CNCH", "ATTP", "ATGT", "ANTT", "QPAN", "KTXH", "KHCN", "GDĐT", "LĐTBXH", "VHTT", "TDTT", "TNMT", "NNMT", "TTTT", "NTM", "BHXH", "BHYT", "BHTN", "GTGT", "TNDN", "GDP", "GRDP", "FDI", "ODA", "WTO", "UNDP", "UNESCO", "ASEAN", "WHO", "IMF", "ADB", "APEC", "TCVN", "QCVN", "ISO", "PAR", "PCI", "PAPI", "SIPAS", "INDEX", "OCOP", "SARS", "COVID", "HIV", "AIDS", "TNCS", "LHPN", "CCB", "HND", "LĐLĐ", "TTND", "CBCC", "VBQPPL", "QPPL", "GCN", "QSDĐ", "VHXH", "VHTTDL", "KTHT", "TCKH", "VPCP", "TTCP", "QĐND", "CAND", "LLVT", "TƯ", "ĐVT", "STT", "VNEID", "PDF", "XML", "USB", "SMS", "OTP", "CSDL", "ĐMST", "BTC", "VAT", "CEO", "IELTS", "AI", "IOT", "KPI", "BCTC"]
)  # fmt: skip
"""Abbreviations that every office knows."""
_VARIES = (
    ("kỹ", "kĩ"),
    ("lý", "lí"),
    ("tỷ", "tỉ"),
    ("quý", "quí"),
    ("mỹ", "mĩ"),
    ("ký", "kí"),
    ("kỳ", "kì"),
    ("sỹ", "sĩ"),
    ("hy", "hi"),
)
_OLD = re.compile(r"(?<!\w)[bcdđghklmnpstvx]{0,3}(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)")
_NEW = re.compile(r"(?<!\w)(?!q)[bcdđghklmnpstvx]{0,3}(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_A_HANDFUL = 3


def check(document: Recognised) -> Iterator[Finding]:
    """Yield numbers, dates and abbreviations that a careful reader would mark."""
    lines = [line for line in document.lines if line.component in _TEXT and not line.part and line.piece.text]
    for line in lines:
        yield from _by_patterns(line)
        yield from _no_days(line)
    body = [line for line in lines if line.component is Component.BODY]
    yield from _dates(body)
    yield from _ranges(body)
    yield from _large(body)
    yield from _unexplained(document, body)
    yield from _i_and_y(body)
    yield from _two_styles(body)


def _by_patterns(line: Line) -> Iterator[Finding]:
    said = without_addresses(line.piece.text)
    for one in _PATTERNS:
        if one.rule is SHORT and line.component in (Component.LETTER_SUBJECT, Component.SUBJECT):
            continue  # "V/v" is the form of a công văn; elsewhere V327 tells of it
        for match in one.pattern.finditer(said):
            found = match["word"]
            right = one.right(found) if one.right else ""
            yield told(
                one.rule, line.component, line.piece, one.said, f"Viết “{right.strip()}”." if right else "Viết đủ chữ.",
                stands=found.strip(), should=right.strip(), span=match.span("word"), mends=text(right) if right else (),
            )  # fmt: skip


def _no_days(line: Line) -> Iterator[Finding]:
    for pattern in (_DAY, _SHORT_DAY):
        for match in pattern.finditer(line.piece.text):
            year = (
                int(match["y"]) if match["y"] else 2024
            )  # a leap year: without a year 29 tháng 2 may be right
            try:
                date(year, int(match["m"]), int(match["d"]))
            except ValueError:
                yield told(NO_DAY, line.component, line.piece, f"“{match[0]}” không có trong lịch.", "Ghi ngày có thật.", stands=match[0], span=match.span())  # fmt: skip


def _dates(body: list[Line]) -> Iterator[Finding]:
    ways: dict[str, list[tuple[Line, re.Match[str]]]] = {}
    for line in body:
        for match in _SHORT_DAY.finditer(line.piece.text):
            if not _OF_DOCUMENT.search(line.piece.text[: match.start()].removesuffix("ngày ")):
                ways.setdefault(match["mark"], []).append((line, match))
    if len(ways) < 2:
        return
    usual, *others = sorted(ways.values(), key=len, reverse=True)
    for line, match in [one for found in others for one in found][:_A_HANDFUL]:
        yield told(
            DATES, line.component, line.piece, f"Ngày ghi “{match[0]}”, chỗ khác ghi “{usual[0][1][0]}”.", "Ghi ngày theo một cách.",
            stands=match[0], span=match.span(),
        )  # fmt: skip


def _ranges(body: list[Line]) -> Iterator[Finding]:
    ways: dict[str, list[tuple[Line, re.Match[str]]]] = {}
    for line in body:
        for match in _RANGE.finditer(line.piece.text):
            ways.setdefault(match["mark"].replace("\u00a0", " "), []).append((line, match))
    if len(ways) < 2:
        return
    usual, *others = sorted(ways.values(), key=len, reverse=True)
    for line, match in [one for found in others for one in found][:_A_HANDFUL]:
        yield told(
            RANGE, line.component, line.piece, f"Ghi “{match[0]}”, chỗ khác ghi “{usual[0][1][0]}”.", "Viết thống nhất một cách.",
            stands=match[0], span=match.span(),
        )  # fmt: skip


def _large(body: list[Line]) -> Iterator[Finding]:
    if not any(_GROUPED.search(line.piece.text) for line in body):
        return
    for line in body:
        for match in _LARGE.finditer(line.piece.text):
            right = f"{int(match['word']):,}".replace(",", ".")
            yield told(FIGURE, line.component, line.piece, f"Số “{match['word']}” không tách hàng nghìn, chỗ khác có tách.", f"Viết “{right}”.", stands=match["word"], should=right, span=match.span("word"), mends=text(right))  # fmt: skip


def _unexplained(document: Recognised, body: list[Line]) -> Iterator[Finding]:
    everything = " ".join(line.piece.text for line in document.lines)
    seen: set[str] = set()
    for line in body:
        if line.piece.is_upper:
            continue
        for match in _TOKEN.finditer(line.piece.text):
            word = match["word"]
            if (
                word in seen
                or word in _COMMON
                or re.fullmatch(r"[IVXLC]+", word)
                or _in_capitals(line.piece, match)
            ):
                continue
            seen.add(word)
            if re.search(
                rf"(?:\(|viết tắt (?:là)?:? ?|gọi tắt (?:là)?:? ?|[“\"]){word}\b|\b{word} ?\(", everything
            ):
                continue
            yield told(
                UNEXPLAINED, line.component, line.piece, f"Chữ viết tắt “{word}” không được giải thích ở lần đầu.", f"Lần đầu viết đủ cụm từ rồi ghi “({word})”.",
                stands=word, span=match.span("word"),
            )  # fmt: skip


def _in_capitals(piece: Piece, match: re.Match[str]) -> bool:
    """Tell whether the words beside are in capitals too: then it is a title, no abbreviation."""
    beside = (
        re.search(r"(\w+)\W*$", piece.text[: match.start()]),
        re.match(r"\W*(\w+)", piece.text[match.end() :]),
    )
    return any(found and len(found[1]) > 1 and found[1].isupper() and not found[1].isdigit() and found[1] not in _COMMON for found in beside)  # fmt: skip


def _i_and_y(body: list[Line]) -> Iterator[Finding]:
    for with_y, with_i in _VARIES:
        places: dict[str, list[tuple[Line, re.Match[str]]]] = {with_y: [], with_i: []}
        for spelling, found in places.items():
            pattern = re.compile(rf"(?<!\w){spelling}(?!\w)")
            found += [(line, match) for line in body for match in pattern.finditer(line.piece.text)]
        if not all(places.values()) or (
            with_y in ("sỹ", "tỷ", "hy", "quý", "kỳ", "ký", "lý") and not _same_word(places)
        ):
            continue
        rarer, usual = sorted(places, key=lambda spelling: len(places[spelling]))
        for line, match in places[rarer][:_A_HANDFUL]:
            yield told(
                LETTERS, line.component, line.piece, f"“{rarer}” ở đây, “{usual}” ở chỗ khác.", "Viết thống nhất một cách.",
                stands=rarer, should=usual, span=match.span(),
            )  # fmt: skip


def _same_word(places: dict[str, list[tuple[Line, re.Match[str]]]]) -> bool:
    """Tell whether the syllable stands in the same compound both ways ("tỷ lệ", "tỉ lệ")."""
    beside = [{_beside(line.piece.text, match) for line, match in found} for found in places.values()]
    return any(
        (one[0] and one[0] == two[0]) or (one[1] and one[1] == two[1])
        for one in beside[0]
        for two in beside[1]
    )


def _beside(said: str, match: re.Match[str]) -> tuple[str, str]:
    before, after = re.search(r"(\w+) $", said[: match.start()]), re.match(r" (\w+)", said[match.end() :])
    return before[1].lower() if before else "", after[1].lower() if after else ""


def _two_styles(body: list[Line]) -> Iterator[Finding]:
    old = [(line, match) for line in body for match in _OLD.finditer(line.piece.text)]
    new = [(line, match) for line in body for match in _NEW.finditer(line.piece.text)]
    if not old or not new:
        return
    if {one_spelling(match[0]) for _, match in old} & {one_spelling(match[0]) for _, match in new}:
        return  # one syllable in both styles is told of by V606
    rarer, usual = sorted((old, new), key=len)
    if len({match[0] for _, match in rarer}) < 2:
        return  # one word alone may be a name or a quotation
    shown = usual[0][1][0]
    for line, match in rarer[:1]:
        yield told(
            TONES, line.component, line.piece, f"“{match[0]}” đặt dấu khác kiểu với “{shown}” ({len(usual)} chỗ).", "Đặt dấu thanh theo một kiểu.",
            stands=match[0], span=match.span(),
        )  # fmt: skip
