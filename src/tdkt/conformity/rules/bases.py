"""V312-V315, V317-V319: căn cứ and the instruments that a text names (NĐ 30/2020, Phụ lục I, Phần I, II.6a; Phụ lục II, V.6; data of `tdkt.law`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.citations import is_badly_written
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION
from tdkt.law.citation_text import CitedText, cited_text
from tdkt.law.mentions import law_names, mentions
from tdkt.law.nd30 import cited
from tdkt.model.dates import date_long

_LAW = "{nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"
_DECREE = (
    "{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
)
_PROPOSED = "{nghiêng} Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu."

ONE_LINE = Rule(
    code="V312",
    severity=ERROR,
    title="Nhiều căn cứ trong một đoạn, hoặc căn cứ có gạch đầu dòng",
    explanation="Sau mỗi căn cứ phải xuống dòng; mỗi dòng bắt đầu bằng “Căn cứ”, không gạch đầu dòng (Phụ lục III, Mẫu 1.2).",
    examples=(
        Example(
            file=DECISION,
            text=f"{_LAW}\n{_DECREE}",
            bad=(f"▸{_LAW} {_DECREE.removeprefix('{nghiêng} ')}",),
            good=(f"{_LAW}\n{_DECREE}",),
        ),
    ),
    source=cited("II.6a"),
)
END = Rule(
    code="V313",
    severity=ERROR,
    title="Căn cứ sai dấu ở cuối dòng",
    explanation="Cuối mỗi căn cứ có dấu chấm phẩy (;), căn cứ cuối cùng kết thúc bằng dấu chấm (.).",
    examples=(
        Example(
            file=DECISION,
            text=_LAW,
            bad=("▸" + _LAW[:-1] + ",", "▸" + _LAW[:-1] + ".", "▸" + _LAW[:-1]),
            good=(_LAW,),
        ),
        Example(
            file=DECISION,
            text=_PROPOSED,
            bad=("▸" + _PROPOSED[:-1] + ";", "▸" + _PROPOSED[:-1] + ",", "▸" + _PROPOSED[:-1]),
            good=(_PROPOSED,),
        ),
    ),
    source=cited("II.6a"),
)
INCOMPLETE = Rule(
    code="V314",
    severity=ERROR,
    title="Căn cứ ghi không đủ",
    explanation="Căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm và trích yếu; riêng Luật, Pháp lệnh không ghi số, ký hiệu, "
    "cơ quan ban hành.",
    examples=(
        Example(
            file=DECISION, text=_DECREE,
            bad=(
                "▸{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư;",
                "▸{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;",
                "▸{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;",
            ),
            good=(_DECREE,),
        ),
        Example(file=DECISION, text=_LAW, bad=("▸{nghiêng} Căn cứ Luật Lưu trữ;",), good=(_LAW,)),
        Example(
            file=DECISION, text=_PROPOSED,
            bad=("▸{nghiêng} Xét Tờ trình số 15/TTr-VP của Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mẫu.",),
            good=("{nghiêng} Theo đề nghị của Chánh Văn phòng tại Tờ trình số 15/TTr-VP ngày 05 tháng 01 năm 2026.",),
        ),
    ),
    source=cited("II.6a"),
)  # fmt: skip
LAW_WITH_NUMBER = Rule(
    code="V315",
    severity=ERROR,
    title="Luật, Pháp lệnh trong căn cứ có số, ký hiệu hoặc cơ quan ban hành",
    explanation="Trong phần căn cứ, Luật và Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành: “Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;”.",
    examples=(
        Example(
            file=DECISION, text=_LAW,
            bad=("▸{nghiêng} Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024;", "▸{nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 của Quốc hội;"),
            good=(_LAW,),
        ),
    ),
    source=cited("II.6a"),
)  # fmt: skip
OTHER_DATE = Rule(
    code="V317",
    severity=WARNING,
    title="Ngày của văn bản được dẫn khác ngày tdkt biết",
    explanation="Văn bản được dẫn có trong dữ liệu pháp luật của tdkt với ngày khác. Hãy mở văn bản gốc để đối chiếu.",
    examples=(
        Example(
            file=DECISION, text="1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên.",
            bad=("▸1. Thực hiện Nghị quyết số 57-NQ/TW ngày 21/12/2023 của Bộ Chính trị.",), good=("1. Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",),
        ),
    ),
    source=cited("II.6b"),
)  # fmt: skip
NAME = Rule(
    code="V318",
    severity=ERROR,
    title="Tên luật viết sai",
    explanation="Tên một văn bản cụ thể viết hoa chữ đầu của tên loại và của âm tiết thứ nhất trong tên: “Luật Thi đua, khen thưởng”, không phải “Luật "
    "Thi đua, Khen thưởng”.",
    examples=(
        Example(
            file=DECISION, text="1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên.",
            bad=("▸1. Tuyên truyền Luật Thi đua, Khen thưởng.", "▸1. Tuyên truyền Luật Đất Đai."), good=("1. Tuyên truyền Luật Thi đua, khen thưởng.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.6",
)  # fmt: skip
TWICE = Rule(
    code="V319",
    severity=WARNING,
    title="Căn cứ nêu hai lần",
    explanation="Một văn bản chỉ nêu một lần trong phần căn cứ.",
    examples=(Example(file=DECISION, text=_LAW, bad=(f"{_LAW}\n▸{_LAW}",), good=(_LAW,)),),
    source=cited("II.6a"),
)
RULES = (ONE_LINE, END, INCOMPLETE, LAW_WITH_NUMBER, OTHER_DATE, NAME, TWICE)

NEXT_BASIS = re.compile(r"(?:[;.,]\s+(?=[CTX])|;\s+(?=[ctx]))(?=(?i:căn cứ|theo đề nghị|xét đề nghị)\s)")
"""Where one căn cứ ends and another begins in the same paragraph."""
_OF_NATIONAL_ASSEMBLY = re.compile(
    r"năm \d{4},?\s+của\s+(?:Ủy ban Thường vụ |Uỷ ban Thường vụ )?Quốc hội\b", re.IGNORECASE
)
_LAWS = re.compile(r"^\W*Căn cứ\s+(?:Bộ luật|Luật|Pháp lệnh)\b")
_WITHOUT_NUMBER = re.compile(r"^\W*Căn cứ\s+(?:Nghị định|Thông tư|Quyết định)\s+(?:ngày|của)\b")
_HYPHEN = re.compile(r"^[-–+*•]\s*(?=(?:Căn cứ|Theo|Xét)\b)")
_MANY_WORDS = 10
"""So many words behind the day of an instrument hold a trích yếu, whatever word it begins with."""
_LAW_IN_CAPITALS = re.compile(
    r"(?<!Công ty )(?<!phòng )(?<!Khoa )(?<!Hội )(?<!Đoàn )(?<!Đại học )(?<!Trường )\b(?:Luật|Bộ luật|Pháp lệnh) (?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)"
)
_PROPER = ("Việt Nam", "Hà Nội", "Hồ Chí")
_TEXT_NUMBERED = re.compile(
    r"(?:Tờ trình|Báo cáo|Công văn|Kế hoạch|Văn bản|Biên bản|Thông báo|Kết luận|Nghị quyết|Quyết định|Chỉ thị|Hướng dẫn|Đề án)(?: thẩm tra| thẩm định)?"
    r"\s+(?:số\s*:?\s*)?\d{1,5}(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ][\w-]*)?"
)
OPEN = re.compile(r"…|\.{3,}|_{3,}")
_NAMED = (Component.BASIS, Component.BODY, Component.SUBJECT, Component.LETTER_SUBJECT)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with căn cứ and with names and days of instruments."""
    pieces = document.of(Component.BASIS)
    seen: list[CitedText] = []
    for number, piece in enumerate(pieces):
        yield from _layout(piece, is_last=number == len(pieces) - 1)
        if OPEN.search(piece.words):
            continue
        if not re.match(r"\W*Căn cứ\s", piece.words):
            yield from _considered(piece)
            continue
        line = cited_text(NEXT_BASIS.split(piece.words)[0].lstrip("-+* "))
        yield from _complete(piece, line)
        if any(line.is_same_as(other) for other in seen):
            yield told(
                TWICE, Component.BASIS, piece, f"Căn cứ “{line.printed[:70]}” nêu hai lần.", "Xóa một dòng."
            )
        seen.append(line)
    for line_ in document.lines:
        if line_.component in _NAMED and line_.part == 0:
            yield from _names_and_days(line_.piece, line_.component, document)


def _layout(piece: Piece, *, is_last: bool) -> Iterator[Finding]:
    several = NEXT_BASIS.search(piece.text)
    if several:
        yield told(
            ONE_LINE,
            Component.BASIS,
            piece,
            "Một đoạn có nhiều căn cứ.",
            "Xuống dòng sau mỗi căn cứ.",
            span=(several.start(), several.end()),
        )
    hyphen = _HYPHEN.match(piece.text)
    has_bullet = piece.paragraph.number is not None and piece.paragraph.number.is_bullet
    if hyphen or has_bullet:
        yield told(
            ONE_LINE, Component.BASIS, piece, "Căn cứ có gạch đầu dòng.", "Bỏ gạch đầu dòng, ghi ngay “Căn cứ …”.",
            span=(0, hyphen.end()) if hyphen else None, mends=text("") if hyphen else (),
        )  # fmt: skip
    wanted = "." if is_last else ";"
    if piece.text.endswith(wanted):
        return
    typed = re.search(r"[\s,.;:]*$", piece.text)
    start = typed.start() if typed else len(piece.text)
    name = "chấm (.)" if is_last else "chấm phẩy (;)"
    which = "Căn cứ cuối cùng" if is_last else "Căn cứ"
    yield told(
        END, Component.BASIS, piece, f"{which} phải kết thúc bằng dấu {name}.", f"Ghi dấu {name} ở cuối dòng.",
        stands=piece.text[start:].strip() or "không có dấu", should=wanted, span=(start, len(piece.text)), mends=text(wanted),
    )  # fmt: skip


def _complete(piece: Piece, line: CitedText) -> Iterator[Finding]:
    is_law = _LAWS.match(piece.words) is not None
    lacks = [what for what in line.lacks if what != "trích yếu" or _words_behind(line) < _MANY_WORDS]
    if _WITHOUT_NUMBER.match(piece.words) and not re.search(r"\bsố\s*:?\s*\d", piece.words):
        lacks = ["số, ký hiệu"]
    if lacks:
        yield told(
            INCOMPLETE,
            Component.BASIS,
            piece,
            f"Căn cứ thiếu {', '.join(lacks)}.",
            f"Ghi thêm {', '.join(lacks)}.",
            stands=f"thiếu {', '.join(lacks)}",
        )
    if is_law and line.number_of_law:
        said = f"Ghi “Căn cứ {line.printed}”."
        yield told(
            LAW_WITH_NUMBER,
            Component.BASIS,
            piece,
            f"Căn cứ là luật mà ghi số {line.number_of_law}.",
            said,
            stands=line.number_of_law,
        )
    elif is_law and _OF_NATIONAL_ASSEMBLY.search(piece.words):
        yield told(
            LAW_WITH_NUMBER,
            Component.BASIS,
            piece,
            "Căn cứ là luật mà ghi cơ quan ban hành.",
            "Bỏ “của Quốc hội”.",
            stands="của Quốc hội",
        )


def _considered(piece: Piece) -> Iterator[Finding]:
    """Yield the texts of "Xét Tờ trình số …; Báo cáo thẩm tra số …" without day or issuer, which may stand before ("của … tại Tờ trình số …")."""
    said = piece.words
    found = list(_TEXT_NUMBERED.finditer(said))
    for number, match in enumerate(found):
        before = said[found[number - 1].end() if number else 0 : match.start()]
        if number and not re.search(r"(?:[;,]|\bvà|\btại|\bBáo cáo thẩm tra)\s*$", before):
            continue  # it stands in the trích yếu of another
        behind = said[
            match.end() : found[number + 1].start() if number + 1 < len(found) else len(said)
        ].split(";")[0]
        lacks = [] if re.search(r"ngày\s*\d", behind) else ["ngày"]
        lacks += [] if re.search(r"\bcủa\s+\w", before + behind) else ["cơ quan ban hành"]
        if lacks:
            yield told(
                INCOMPLETE, Component.BASIS, piece, f"“{match[0]}” thiếu {', '.join(lacks)}.", f"Ghi thêm {', '.join(lacks)}.",
                stands=f"thiếu {', '.join(lacks)}",
            )  # fmt: skip


def _words_behind(line: CitedText) -> int:
    found = re.search(r"năm \d{4}|\d{1,2}/\d{1,2}/\d{4}", line.printed)
    return len(line.printed[found.end() :].split()) if found else len(line.printed.split())


def _names_and_days(piece: Piece, component: Component, document: Recognised) -> Iterator[Finding]:
    said = piece.text
    for mention in mentions(said):
        known = mention.instrument.date
        if mention.date is None or known is None or mention.date == (known.year, known.month, known.day):
            continue
        if mention.found.startswith("Luật"):
            continue  # by its name, it may be another law of that name
        yield told(
            OTHER_DATE, component, piece, f"{mention.instrument.name}: ghi ngày {mention.date_found}, dữ liệu của tdkt ghi {date_long(known)} ({mention.instrument.said_confidence}).",
            "Mở văn bản gốc để đối chiếu, rồi sửa ngày nếu sai.", stands=mention.date_found, should=date_long(known),
            span=(mention.date_start, mention.date_start + len(mention.date_found)),
        )  # fmt: skip
    for match in _LAW_IN_CAPITALS.finditer(said) if not piece.is_upper else ():
        first, second = match["first"], match["second"]
        if first.istitle() and second.istitle() and f"{first} {second}" not in _PROPER:
            yield told(NAME, component, piece, f"Tên luật viết sai: “{match[0]}”.", "Trong tên luật chỉ viết hoa chữ đầu của âm tiết thứ nhất và tên riêng.", stands=match[0], span=match.span())  # fmt: skip
    for start, found, law in law_names(said):
        if is_badly_written(found, law) and not piece.is_upper:
            yield told(NAME, component, piece, f"Tên luật viết sai: “{found}”.", f"Viết “{law.name}”.", stands=found, should=law.name, span=(start, start + len(found)), mends=text(law.name))  # fmt: skip
