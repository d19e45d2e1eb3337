"""V211-V219, V226: number and symbol, place and day (NĐ 30/2020, Phụ lục I, Phần I, II.3, II.4; Phụ lục III, Mục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tdkt.checks.rule import ERROR, NOTE, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.kinds import LETTER, kinds
from tdkt.conformity.components.lines_of_head import DateLine, NumberLine
from tdkt.conformity.components.odd_lines import read_date, read_number
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of
from tdkt.conformity.rules.issuer_names import symbol_of_letter, unit_of_person
from tdkt.conformity.rules.typed_examples import LETTER as LETTER_FILE
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.law.nd30 import cited
from tdkt.model.records import replace
from tdkt.model.text import upper_first

_NUMBER_LINE = "{13 giữa} Số: 12/KH-UBND"
_DATE_LINE = "{13 nghiêng giữa} Mẫu, ngày 05 tháng 01 năm 2026"
NUMBER = Rule(
    code="V211",
    severity=ERROR,
    title="Số, ký hiệu thiếu hoặc sai cách ghi",
    explanation="Ghi “Số: 12/QĐ-UBND”: sau “Số” có dấu hai chấm, số nhỏ hơn 10 thêm số 0 phía trước, giữa số và ký hiệu có dấu gạch chéo (/), "
    "giữa các nhóm chữ viết tắt có dấu gạch nối (-), không cách chữ. Dự thảo để trống số.",
    examples=(
        Example(
            file=PLAN, text=_NUMBER_LINE,
            bad=tuple("▸{13 giữa} " + text for text in ("Số 12/KH-UBND", "Số: 7/KH-UBND", "Số: 12/KH - UBND", "Số: 12 / KH-UBND", "12/KH-UBND", "SỐ: 12/KH-UBND", "Số: 12/KH–UBND", "Số: 12/KH/UBND", "Số: 12/2026/KH-UBND", "Số: XII/KH-UBND", "Số: 12-KH/UBND", "Số: 12/KH-ubnd", "Số: 12/KH UBND")),
            good=tuple("{13 giữa} " + text for text in ("Số: 07/KH-UBND", "Số: 112/KH-UBND", "Số:      /KH-UBND")),
            also=("V523",),
        ),
    ),
    source=cited("II.3c"),
)  # fmt: skip
SYMBOL = Rule(
    code="V213",
    severity=ERROR,
    title="Ký hiệu không khớp tên loại văn bản",
    explanation="Ký hiệu gồm chữ viết tắt tên loại (KH, QĐ, BC, TTr…) và chữ viết tắt tên cơ quan: Quyết định 12/QĐ-UBND, Kế hoạch "
    "40/KH-UBND. Công văn không có tên loại: 12/UBND-VHXH gồm tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực.",
    examples=(
        Example(
            file=PLAN, text=_NUMBER_LINE,
            bad=tuple("▸{13 giữa} Số: 12/" + symbol for symbol in ("BC-UBND", "UBND-KH", "UBND", "Kh-UBND")),
            good=("{13 giữa} Số: 12/KH-UBND",),
            also=("V523",),
        ),
        Example(file=LETTER_FILE, text="{13 giữa} Số: 15/VHXH-VP", bad=("▸{13 giữa} Số: 15/CV-VHXH", "▸{13 giữa} Số: 15/VHXH"), good=("{13 giữa} Số: 15/VHXH-VP",)),
    ),
    source="NĐ 30/2020, Phụ lục III, Mục I; Phụ lục I, Phần I, II.3b",
)  # fmt: skip
DATE = Rule(
    code="V216",
    severity=ERROR,
    title="Địa danh, thời gian thiếu hoặc sai cách ghi",
    explanation="Ghi “Việt Hòa, ngày 05 tháng 01 năm 2026”: sau địa danh có dấu phẩy, ngày dưới 10 và tháng 1, 2 thêm số 0 phía trước, các "
    "tháng khác không thêm. Dự thảo để trống ngày, tháng.",
    examples=(
        Example(
            file=PLAN, text=_DATE_LINE,
            bad=tuple("▸{13 nghiêng giữa} " + text for text in ("Mẫu, ngày 5 tháng 01 năm 2026", "Mẫu, ngày 05 tháng 1 năm 2026", "Mẫu, ngày 05 tháng 03 năm 2026", "Mẫu ngày 05 tháng 01 năm 2026", "Mẫu, ngày 05/01/2026", "mẫu, ngày 05 tháng 01 năm 2026", "Mẫu, Ngày 05 tháng 01 năm 2026", "Mẫu, ngày 05 tháng Giêng năm 2026", "Mẫu, tháng 01 ngày 05 năm 2026", "Mẫu, ngày 05 tháng 01", "ngày 05 tháng 01 năm 2026", "Mẫu, ngày 05 tháng 01 năm 26")),
            good=tuple("{13 nghiêng giữa} " + text for text in ("Mẫu, ngày 15 tháng 02 năm 2026", "Mẫu, ngày 05 tháng 10 năm 2026", "Mẫu, ngày      tháng 3 năm 2026", "Mẫu, ngày     tháng     năm 2026")),
            also=("V523",),
        ),
    ),
    source=cited("II.4b"),
)  # fmt: skip
IMPOSSIBLE = Rule(
    code="V217",
    severity=ERROR,
    title="Ngày ban hành không có trong lịch",
    explanation="Thời gian ban hành là ngày, tháng, năm văn bản được ban hành. Ngày như 31 tháng 6 hay 29 tháng 02 của năm không nhuận là gõ "
    "nhầm.",
    examples=(
        Example(
            file=PLAN,
            text=_DATE_LINE,
            bad=("▸{13 nghiêng giữa} Mẫu, ngày 31 tháng 6 năm 2026",),
            good=("{13 nghiêng giữa} Mẫu, ngày 30 tháng 6 năm 2026",),
            also=("V523",),
        ),
    ),
    source=cited("II.4b"),
)
ONE_LINE = Rule(
    code="V219",
    severity=ERROR,
    title="Số, ký hiệu và địa danh, thời gian không cùng một dòng",
    explanation="Địa danh và thời gian ban hành trình bày trên cùng một dòng với số, ký hiệu văn bản, dưới và canh giữa so với Quốc hiệu, Tiêu "
    "ngữ.",
    examples=(
        Example(
            file=PLAN,
            text=f"{_NUMBER_LINE} || {_DATE_LINE}",
            bad=(f"{_NUMBER_LINE} ||\n || ▸{_DATE_LINE}",),
            good=(f"{_NUMBER_LINE} || {_DATE_LINE}",),
        ),
    ),
    source=cited("II.4c"),
)
_DAY_LINE = "{13 nghiêng giữa} Mẫu, ngày 05 tháng 01 năm 2026"
NOT_DATED = Rule(
    code="V226",
    severity=NOTE,
    title="Biên bản ghi địa danh, thời gian ở phần đầu",
    explanation="Mẫu biên bản không có dòng địa danh, thời gian dưới Tiêu ngữ: thời gian bắt đầu, địa điểm, thời gian kết thúc ghi trong nội dung.",
    examples=(
        Example(
            file=PLAN,
            text=f"{{13 giữa}} Số: 12/KH-UBND || {_DAY_LINE}\n{{14 đậm giữa}} KẾ HOẠCH",
            bad=(f"{{13 giữa}} Số: 12/BB-UBND || ▸{_DAY_LINE}\n{{14 đậm giữa}} BIÊN BẢN",),
            good=("{13 giữa} Số: 12/BB-UBND ||\n{14 đậm giữa} BIÊN BẢN",),
            also=("V523", "V514"),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.9",
)
RULES = (NUMBER, SYMBOL, DATE, IMPOSSIBLE, ONE_LINE, NOT_DATED)

_MIXED = frozenset(("CTy", "TTg", "Cty"))
"""Abbreviations with small letters that offices have by law or by name."""
_WITHOUT_DATE = ("Biên bản",)
"""Kinds whose specimen has no place and day (Phụ lục III, Mẫu 1.9)."""
_PLACE_WORDS = ("phố", "trấn", "xã", "phường", "khu", "-", "tỉnh", "huyện", "đảo")
"""Small in "Thành phố Hồ Chí Minh", "Đặc khu …"."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with number, symbol, place and day."""
    if document.is_attached:
        return
    number = document.first(Component.NUMBER)
    if number is None:
        yield from _no_number(document)
    else:
        read = read_number(number.text)
        if read is not None:
            yield from _number(number, read)
            yield from _symbol(document, number, read)
    day = document.first(Component.DATE)
    if day is None:
        yield from _no_date(document)
        return
    if document.kind is not None and document.kind.name in _WITHOUT_DATE:
        yield Finding(
            rule=NOT_DATED, component=Component.DATE, message=f"{document.kind.name} ghi địa danh, thời gian ở phần đầu.", stands=day.words,
            cure="Bỏ dòng địa danh, thời gian; thời gian ghi trong nội dung.", spots=(spot_of(day),),
        )  # fmt: skip
    dated = read_date(day.text)
    if dated is not None:
        yield from _date(day, dated, document)
    if number is not None:
        yield from _one_line(number, day)


def _no_number(document: Recognised) -> Iterator[Finding]:
    kind = document.kind
    if kind is None or not kind.is_listed or kind.name in ("Hợp đồng", "Quy chế", "Quy định", "Thư công"):
        return
    if document.of(Component.ANNEX_NOTE):
        return  # a document that goes with a decision has no number of its own (Phụ lục III, Mẫu 1.3)
    yield Finding(
        rule=NUMBER, component=Component.NUMBER, message="Không thấy dòng “Số: …/…” dưới tên cơ quan.", stands="không có",
        should=f"Số: …/{kind.abbreviation + '-' if kind.abbreviation else ''}…", cure="Ghi số, ký hiệu dưới tên cơ quan ban hành; dự thảo để trống số.",
    )  # fmt: skip


def _number(piece: Piece, read: NumberLine) -> Iterator[Finding]:
    faults = list(read.odd)
    if not read.word:
        faults.append("thiếu từ “Số:”")
    elif read.word != "Số":
        faults.append(f"ghi “{read.word}”, quy định “Số”")
    if read.word and ":" not in read.colon:
        faults.append("thiếu dấu hai chấm sau “Số”")
    if read.digits and len(read.digits) == 1:
        faults.append("số nhỏ hơn 10 thiếu số 0 phía trước")
    elif read.digits.startswith("0") and int(read.digits) >= 10:
        faults.append("số thừa số 0 phía trước")
    slash = piece.text[slice(*read.spans["slash"])] if "slash" in read.spans else "/"
    if re.search(r"\s", read.symbol) or (read.digits and re.search(r"\s", slash)) or (slash.endswith(" ")):
        faults.append("có dấu cách trong số, ký hiệu")
    if read.year:
        faults.append("có năm trong số, ký hiệu")
    if re.search(r"[–—‑_]", read.symbol):
        faults.append("gạch nối trong ký hiệu không phải dấu (-)")
    if "/" in read.symbol:
        faults.append("giữa các nhóm chữ viết tắt dùng dấu gạch chéo, quy định gạch nối (-)")
    if re.search(r"(?i)số:\d", piece.text):
        faults.append("thiếu dấu cách sau “Số:”")
    small = [group for group in read.groups if _is_small(group)]
    if small:
        faults.append(f"ký hiệu “{'-'.join(small)}” không in hoa")
    if not faults:
        return
    symbol = "-".join(group.upper() if group in small else group for group in read.groups)
    digits = f"{int(read.digits):02}" if read.digits else "…" if read.typed else "      "
    should = f"Số: {digits}/{symbol}"
    yield Finding(
        rule=NUMBER, component=Component.NUMBER, message=f"Số, ký hiệu “{' '.join(piece.text.split())}”: {'; '.join(faults)}.",
        stands=" ".join(piece.text.split()), should=should, cure=f"Ghi “{' '.join(should.split())}”.", spots=(spot_of(piece),),
        mends=(Mend(Scope.TEXT, "text", should),) if symbol and not (read.typed and not read.digits) else (),
    )  # fmt: skip


def _is_small(group: str) -> bool:
    """Tell whether a group of a symbol is plainly typed in small letters; abbreviations as the decree has them (TTr, QyĐ) are not."""
    letters = [char for char in group if char.isalpha()]
    return (
        2 * sum(char.islower() for char in letters) >= len(letters) > 1
        and group not in _MIXED
        and not any(group.lower() == known.abbreviation.lower() for known in kinds().values())
    )


def _symbol(document: Recognised, piece: Piece, read: NumberLine) -> Iterator[Finding]:
    kind, groups = document.kind, read.groups
    if kind is None or not groups or not kind.is_listed or kind.name == "Hợp đồng":
        return
    short = {known.abbreviation for known in kinds().values() if known.abbreviation}
    start, end = read.spans.get("symbol", (0, len(piece.text)))
    should = ""
    if kind.name == LETTER:
        should = symbol_of_letter(groups, short, document)
        if not should and len(groups) == 1:
            should = f"{groups[0]}-…, thêm đơn vị soạn thảo hoặc lĩnh vực"
    elif kind.abbreviation and groups[0] != kind.abbreviation:
        should = f"{kind.abbreviation}-…"
    elif kind.abbreviation and len(groups) == 1:
        should = f"{kind.abbreviation}-…, thêm chữ viết tắt tên cơ quan"
    if not should:
        return
    is_typed = bool(kind.abbreviation) and piece.text[start:].startswith(groups[0]) and len(groups) > 1
    free = read.is_blank or groups[0].upper() == kind.abbreviation.upper()
    mends = (Mend(Scope.TEXT, "text", kind.abbreviation),) if is_typed and free else ()
    yield Finding(
        rule=SYMBOL, component=Component.NUMBER, message=f"{kind.name} có ký hiệu “{read.symbol.strip()}”.", stands=read.symbol.strip(), should=should,
        cure=f"Ghi ký hiệu {should}; số đã đăng ký thì sửa cùng sổ văn bản đi.", spots=(spot_of(piece, start, start + len(groups[0]) if mends else end),), mends=mends,
    )  # fmt: skip


def _no_date(document: Recognised) -> Iterator[Finding]:
    kind = document.kind
    if (
        kind is None
        or not kind.is_listed
        or kind.name in (*_WITHOUT_DATE, "Hợp đồng")
        or document.of(Component.ANNEX_NOTE)
    ):
        return
    yield Finding(
        rule=DATE, component=Component.DATE, message="Không thấy dòng địa danh, ngày tháng năm dưới Tiêu ngữ.", stands="không có",
        should="<Địa danh>, ngày … tháng … năm …", cure="Ghi địa danh và thời gian ban hành cùng dòng với số, ký hiệu; dự thảo để trống ngày, tháng.",
    )  # fmt: skip


def _date(piece: Piece, read: DateLine, document: Recognised) -> Iterator[Finding]:
    faults = list(read.odd)
    if read.d and read.m and not read.y and not read.odd:
        faults.append("thiếu năm")
    if read.is_short:
        faults.append("viết tắt ngày, tháng, năm")
    if "," not in read.comma:
        faults.append("thiếu dấu phẩy sau địa danh")
    if read.d and len(read.d) == 1:
        faults.append("ngày dưới 10 thiếu số 0")
    if read.m in ("1", "2"):
        faults.append("tháng 1, 2 thiếu số 0")
    if re.fullmatch(r"0[3-9]", read.m):
        faults.append("tháng từ 3 trở đi không thêm số 0")
    words_of_place = read.place.split()
    if read.place[:1].islower() or any(
        word[:1].islower() and word not in _PLACE_WORDS for word in words_of_place
    ):
        faults.append("chữ cái đầu của địa danh không viết hoa")
    unit = unit_of_person(read.place, document)
    if unit:
        faults.append("đơn vị đặt theo tên người, sự kiện ghi cả từ chỉ đơn vị (II.4a)")
    words = re.findall(r"(?i)\b(?:ngày|tháng|năm)\b", piece.text)
    if any(word != word.lower() for word in words[-3:]) and not piece.is_upper:
        faults.append("“ngày”, “tháng”, “năm” viết thường")
    if re.fullmatch(r"\d{1,3}", read.y):
        faults.append("năm không đủ bốn chữ số")
    if re.search(r"(?i)(?:ngày|tháng|năm)\d|\d(?:ngày|tháng|năm)", piece.text):
        faults.append("thiếu dấu cách giữa chữ và số")
    elif read.d and read.m and read.y and re.search(r"[ \xa0]{2}", piece.text):
        faults.append("thừa dấu cách")
    if re.search(r"\d\s*\.$", piece.text):
        faults.append("thừa dấu chấm ở cuối")
    day = _meant(read)
    if read.d and read.m and len(read.y) == 4 and day is None:
        yield Finding(
            rule=IMPOSSIBLE, component=Component.DATE, message=f"Không có ngày {read.d}/{read.m}/{read.y}.", stands=f"{read.d}/{read.m}/{read.y}",
            should="một ngày có trong lịch", cure="Xem lại ngày ban hành.", spots=(spot_of(piece),),
        )  # fmt: skip
    if faults:
        should = _said_date(replace(read, place=unit) if unit else read, day)
        yield Finding(
            rule=DATE, component=Component.DATE, message=f"Địa danh, thời gian “{' '.join(piece.text.split())}”: {'; '.join(faults)}.",
            stands=" ".join(piece.text.split()), should=should, cure=f"Ghi “{should}”.", spots=(spot_of(piece),),
            mends=(Mend(Scope.TEXT, "text", should),) if day and read.place else (),
        )  # fmt: skip


def _meant(read: DateLine) -> date | None:
    """Return the day that a line means: "năm 26" is 2026."""
    return replace(read, y=f"20{read.y}").day if len(read.y) == 2 else read.day


def _said_date(read: DateLine, day: date | None) -> str:
    place = (
        "<Địa danh>"
        if not read.place
        else " ".join(
            word if number and word in _PLACE_WORDS else upper_first(word)
            for number, word in enumerate(read.place.split())
        )
    )
    if day is None:
        return f"{place}, ngày … tháng … năm …"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"


def _one_line(number: Piece, day: Piece) -> Iterator[Finding]:
    if number.cell is not None and day.cell is not None:
        together = (number.cell.table, number.cell.row) == (day.cell.table, day.cell.row)
        if together or number.cell.table != day.cell.table:
            return
    elif number.boxed or day.boxed:
        return
    elif number.cell is None and day.cell is None:
        if number.paragraph is day.paragraph:
            return
    else:
        return
    yield Finding(
        rule=ONE_LINE, component=Component.DATE, message="Địa danh, thời gian không cùng dòng với số, ký hiệu.", stands="khác dòng",
        should="cùng một dòng", cure="Đặt số, ký hiệu và địa danh, thời gian vào cùng một hàng.", spots=(spot_of(day),),
    )  # fmt: skip
