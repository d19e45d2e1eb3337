"""How the letters of a component look, held against what the decree demands (NĐ 30/2020, Phụ lục I, Phần I, II, III, V).

One rule a component; what is demanded stands in `law/nd30.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tdkt.checks.rule import ERROR, MARK, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of
from tdkt.conformity.rules.typed_examples import COPY, DECISION, LETTER, PLAN
from tdkt.conformity.said import aligned, between, points, twips
from tdkt.law.nd30 import Demand, Letters
from tdkt.model.text import upper_first
from tdkt.type_metrics import text_width


def _rule(code: str, component: Component, good: str, *bad: str, file: str = PLAN, column: str = "@") -> Rule:
    """Return the rule of a component; `good` is its line in the document `file`, `column` what stands around it, which the example puts in where it goes over a line."""
    demand = component.demand
    assert demand is not None
    name = component.called
    return Rule(
        code=code,
        severity=ERROR,
        title=f"{upper_first(name)} sai cỡ chữ, kiểu chữ hoặc cách canh",
        explanation=f"{upper_first(name)}: {said_demand(demand)}.",
        examples=(
            Example(
                file=file,
                text=column.partition("\n")[0] if "\n" in column else column.replace("@", good),
                bad=tuple(column.replace("@", f"{MARK}{one}") for one in bad),
                good=(column.replace("@", good),),
            ),
        ),
        source=demand.source,
    )


def said_demand(demand: Demand) -> str:
    """Return what the decree demands of a look, in words."""
    parts = [f"cỡ chữ {between(*demand.size)}"]
    if demand.letters:
        parts.insert(0, "chữ in hoa" if demand.letters is Letters.UPPER else "chữ in thường")
    if demand.italic is not None:
        parts.append("kiểu chữ nghiêng" if demand.italic else "kiểu chữ đứng")
    if demand.bold is not None:
        parts.append("đậm" if demand.bold else "không đậm")
    if demand.align:
        parts.append(aligned(demand.align))
    return ", ".join(parts)


_NATION = "{12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "{13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc"
_AGENCY = "{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU"
_SUPERIOR = "{12 giữa} UBND PHƯỜNG MẪU"
_NUMBER = "{13 giữa} Số: 12/KH-UBND"
_DATE = "{13 nghiêng giữa} Mẫu, ngày 05 tháng 01 năm 2026"
_SUBJECT = "{14 đậm giữa kẻ=0,4} Công tác văn thư, lưu trữ năm 2026"
_RULES: dict[Component, Rule] = {
    Component.NATION: _rule(
        "V203", Component.NATION, _NATION, _NATION.replace("12", "14"), _NATION.replace(" đậm", ""), _NATION.replace("12", "11")
    ),
    Component.MOTTO: _rule("V204", Component.MOTTO, _MOTTO, _MOTTO.replace("13", "12"), _MOTTO.replace("đậm", "nghiêng")),
    Component.AGENCY: _rule("V207", Component.AGENCY, _AGENCY, _AGENCY.replace("12", "11"), _AGENCY.replace("giữa", "trái")),
    Component.SUPERIOR: _rule(
        "V208", Component.SUPERIOR, _SUPERIOR, _SUPERIOR.replace("giữa", "giữa đậm"), _SUPERIOR.replace("12", "14"), file=LETTER
    ),
    Component.NUMBER: _rule("V212", Component.NUMBER, _NUMBER, _NUMBER.replace("13", "12"), _NUMBER.replace("13", "13 đậm")),
    Component.DATE: _rule("V218", Component.DATE, _DATE, _DATE.replace(" nghiêng", ""), _DATE.replace("13", "12")),
    Component.URGENCY: _rule("V223", Component.URGENCY, "{13 đậm giữa} HỎA TỐC", "{13 giữa} HỎA TỐC", "{11 đậm giữa} HỎA TỐC", column="{12 giữa trước=6} V/v tập huấn văn thư ||\n@ ||", file=LETTER),
    Component.TYPE_NAME: _rule(
        "V301", Component.TYPE_NAME, "{14 đậm giữa} KẾ HOẠCH", "{14 giữa} KẾ HOẠCH", "{16 đậm giữa} KẾ HOẠCH", "{14 đậm giữa} Kế hoạch"
    ),
    Component.SUBJECT: _rule(
        "V302", Component.SUBJECT, _SUBJECT, _SUBJECT.replace("đậm", "nghiêng"), _SUBJECT.replace("giữa", "trái"),
        "{14 đậm giữa kẻ=0,4} CÔNG TÁC VĂN THƯ, LƯU TRỮ NĂM 2026",
    ),
    Component.LETTER_SUBJECT: _rule(
        "V305", Component.LETTER_SUBJECT, "{12 giữa trước=6} V/v tập huấn văn thư", "{14 giữa trước=6} V/v tập huấn văn thư",
        "{12 đậm giữa trước=6} V/v tập huấn văn thư", file=LETTER,
    ),
    Component.ADDRESSEE: _rule(
        "V307", Component.ADDRESSEE, "{14 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu", "{14 đậm giữa} Kính gửi: Sở Nội vụ thành phố Mẫu",
        "{12 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu", file=LETTER,
    ),
    Component.COMPETENCE: _rule(
        "V309", Component.COMPETENCE, "{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU", "{14 giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU",
        file=DECISION,
    ),
    Component.DECIDES: _rule(
        "V310", Component.DECIDES, "{14 đậm giữa} QUYẾT ĐỊNH:", "{14 giữa} QUYẾT ĐỊNH:", "{14 đậm trái} QUYẾT ĐỊNH:", file=DECISION
    ),
    Component.BASIS: _rule(
        "V311", Component.BASIS, "{nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
        "{12 nghiêng} Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", file=DECISION,
    ),
    Component.POWER: _rule("V501", Component.POWER, "{14 đậm giữa} CHỦ TỊCH", "{14 giữa} CHỦ TỊCH", "{12 đậm giữa} CHỦ TỊCH"),
    Component.SIGNER: _rule(
        "V502", Component.SIGNER, "{14 đậm giữa} Nguyễn Văn A", "{14 giữa} Nguyễn Văn A", "{14 đậm giữa} NGUYỄN VĂN A"
    ),
    Component.RECIPIENTS_TITLE: _rule(
        "V503", Component.RECIPIENTS_TITLE, "{12 đậm nghiêng trái} Nơi nhận:", "{12 đậm trái} Nơi nhận:", "{14 đậm nghiêng trái} Nơi nhận:"
    ),
    Component.RECIPIENT: _rule(
        "V504", Component.RECIPIENT, "{11 trái} - Lưu: VT, VHXH.", "{13 trái} - Lưu: VT, VHXH.", "{11 nghiêng trái} - Lưu: VT, VHXH."
    ),
    Component.ANNEX: _rule("V520", Component.ANNEX, "{14 đậm giữa} Phụ lục", "{14 đậm giữa} PHỤ LỤC", "{13 đậm giữa} Phụ lục"),
    Component.ANNEX_TITLE: _rule(
        "V521", Component.ANNEX_TITLE, "{14 đậm giữa} DANH MỤC HỒ SƠ", "{14 đậm giữa} Danh mục hồ sơ", "{12 đậm giữa} DANH MỤC HỒ SƠ"
    ),
    Component.ANNEX_NOTE: _rule(
        "V522", Component.ANNEX_NOTE,
        "{14 nghiêng giữa kẻ=0,4} (Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu)",
        "{14 giữa kẻ=0,4} (Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu)",
    ),
    Component.CIRCULATION: _rule("V225", Component.CIRCULATION, "{13 đậm giữa} LƯU HÀNH NỘI BỘ", "{13 giữa} LƯU HÀNH NỘI BỘ", "{11 đậm giữa} LƯU HÀNH NỘI BỘ", column="{12 giữa trước=6} V/v tập huấn văn thư ||\n@ ||", file=LETTER),
    Component.DRAFTER: _rule("V518", Component.DRAFTER, "{11 trái} PL.(300)", "{13 trái} PL.(300)", "{11 nghiêng trái} PL.(300)", column="{11 trái} - Lưu: VT, VHXH. ||\n@ ||"),
    Component.COPY: _rule("V701", Component.COPY, "{14 đậm giữa} SAO Y", "{14 giữa} SAO Y", "{16 đậm giữa} SAO Y", "{14 đậm giữa} Sao y", file=COPY),
}  # fmt: skip
RULES = tuple(_RULES.values())

_OF_HEAD = frozenset(
    (
        Component.SUPERIOR,
        Component.AGENCY,
        Component.NUMBER,
        Component.DATE,
        Component.LETTER_SUBJECT,
        Component.NATION,
        Component.MOTTO,
    )
)
_LINES_BELOW = frozenset((Component.MOTTO, Component.AGENCY, Component.SUBJECT))
"""Under these belongs a line: what stands for it is a rule of its own."""
_ANNEX_WORD = re.compile(r"PHỤ LỤC(?P<number>(?: [IVX]+| \d+)?)")
_FAR = 4
"""Spaces that are no slip."""
_BOX_MARGINS = 288
"""Twips that Word keeps free within a text box, left and right."""
_MOST = 0.9
"""So much of the letters must have a style for the component to have it."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the components that do not look as the decree demands."""
    by_gaps = any(
        piece.shares_line for piece in document.of(Component.NATION, Component.NUMBER, Component.DATE)
    )
    for line in document.lines:
        demand = line.component.demand
        rule = _RULES.get(line.component)
        if demand is None or rule is None:
            continue
        is_placed = not (by_gaps and line.component in _OF_HEAD and line.piece.cell is None)
        faults = list(faults_of(line.piece, demand, is_placed=is_placed))
        if line.component not in _LINES_BELOW:
            faults += underline_faults(line.piece)
        if not faults:
            continue
        stands = ", ".join(fault[0] for fault in faults)
        should = ", ".join(fault[1] for fault in faults)
        name = upper_first(line.component.called)
        yield Finding(
            rule=rule,
            component=line.component,
            message=f"{name}: {stands}; quy định {should}.",
            stands=stands,
            should=should,
            cure=f"Trình bày {line.component.called}: {said_demand(demand)}.",
            spots=(spot_of(line.piece),),
            mends=(
                *(mend for fault in faults for mend in fault[2]),
                *_annex_in_small(line.piece, line.component),
            ),
        )


def _annex_in_small(piece: Piece, component: Component) -> tuple[Mend, ...]:
    """Return the mend that writes "Phụ lục I" for "PHỤ LỤC I": of a name nobody could tell which letters stay large."""
    match = _ANNEX_WORD.fullmatch(piece.text)
    if component is not Component.ANNEX or match is None:
        return ()
    return (Mend(Scope.TEXT, "text", f"Phụ lục{match['number']}"),)


Fault = tuple[str, str, tuple[Mend, ...]]
"""What stands, what should, how to mend it."""


def faults_of(piece: Piece, demand: Demand, *, is_placed: bool = True) -> Iterator[Fault]:
    """Yield what of a piece's look is not as demanded; what is not `is_placed` has its place by tabs or spaces."""
    looks = piece.looks
    total = sum(looks.values())
    if not total:
        return
    yield from size_faults(piece, demand)
    if demand.letters is Letters.UPPER and not piece.is_upper and not _is_open(piece):
        is_mixed = any(len(word) > 1 and word.isupper() for word in piece.words.split())
        yield (
            "còn chữ in thường" if is_mixed else "chữ in thường",
            "chữ in hoa",
            (Mend(Scope.LETTERS, "caps", True),),
        )
    if demand.letters is Letters.LOWER and _is_all_capitals(piece):
        yield "chữ in hoa", "chữ in thường", ()
    for name, wanted, words in (
        ("italic", demand.italic, ("nghiêng", "đứng")),
        ("bold", demand.bold, ("đậm", "không đậm")),
    ):
        if wanted is None:
            continue
        has = sum(count for look, count in looks.items() if getattr(look, name))
        if (wanted and has < _MOST * total) or (not wanted and has > (1 - _MOST) * total):
            stands = words[1] if wanted else words[0]
            yield (
                f"chữ {stands}",
                f"chữ {words[0] if wanted else words[1]}",
                (Mend(Scope.LETTERS, name, wanted),),
            )
    if is_placed:
        yield from _alignment_faults(piece, demand)


def size_faults(piece: Piece, demand: Demand) -> Iterator[Fault]:
    """Yield the size of letters where it is outside of what is demanded; raised letters are small by themselves."""
    low, high = (2 * size for size in demand.size)
    sizes = {look.half_points for look, count in piece.looks.items() if count > 1 and not look.raised}
    wrong = sorted(size for size in sizes if not low <= size <= high)
    if wrong:
        said = "; ".join(points(size) for size in wrong)
        nearest = low if wrong[0] < low or not _fits(piece, high) else high
        yield f"cỡ chữ {said}", f"cỡ {between(*demand.size)}", (Mend(Scope.LETTERS, "half_points", nearest),)


def _fits(piece: Piece, half_points: int) -> bool:
    """Tell whether a line of a text box stays on one row of it in that size; True where nothing says how wide the box is."""
    if not piece.boxed or not piece.box:
        return True
    wide = text_width(piece.words, half_points / 2, bold=piece.look.bold, italic=piece.look.italic)
    return twips(Decimal(str(wide))) < piece.box - _BOX_MARGINS


def _alignment_faults(piece: Piece, demand: Demand) -> Iterator[Fault]:
    look = piece.paragraph.look
    if demand.align is None or piece.shares_line or piece.boxed or look.frame or _is_pushed(piece):
        return
    if demand.align == "center" and look.alignment != "center":
        yield aligned(look.alignment), "canh giữa", (Mend(Scope.PARAGRAPH, "alignment", "center"),)
    if demand.align == "left" and look.alignment in ("center", "right"):
        yield aligned(look.alignment), "sát lề trái", (Mend(Scope.PARAGRAPH, "alignment", "left"),)


def underline_faults(piece: Piece) -> Iterator[Fault]:
    """Yield that a piece is underlined, which no component is; a whole line that is, stands for a rule line where one belongs."""
    looks = piece.looks
    if sum(count for look, count in looks.items() if look.underline) > _MOST * sum(looks.values()):
        yield "chữ gạch chân", "chữ không gạch chân", (Mend(Scope.LETTERS, "underline", False),)


def slant_faults(piece: Piece) -> Iterator[Fault]:
    """Yield that a piece is in italics, where the decree has upright letters."""
    looks = piece.looks
    if sum(count for look, count in looks.items() if look.italic) > _MOST * sum(looks.values()):
        yield "chữ nghiêng", "chữ đứng", (Mend(Scope.LETTERS, "italic", False),)


def _is_pushed(piece: Piece) -> bool:
    """Tell whether spaces or tabs push a piece into a column, of which its alignment says nothing."""
    before = piece.paragraph.text[: piece.start]
    return "\t" in before or len(before) >= _FAR


def _is_all_capitals(piece: Piece) -> bool:
    letters = [char for char in piece.shown if char.isalpha()]
    return len(letters) > 4 and piece.is_upper


def _is_open(piece: Piece) -> bool:
    """Tell whether there is no letter to be large or small."""
    return not any(char.isalpha() for char in piece.shown)
