"""V610-V613: capital letters (NĐ 30/2020, Phụ lục II), only where a word can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.fixed_forms import Form, names_of_bodies, small_people
from tdkt.checks.texts.name_shapes import FAMILY_NAMES, NAMED_AFTER, PROVINCES
from tdkt.checks.texts.proper_names import wrong_names
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.model.text import LOWER, UPPER, upper_first

_LINE = "c) Phục vụ Nhân dân tra cứu tài liệu thuận tiện."
_PROMULGATES = "Ủy ban nhân dân phường Mẫu ban hành Kế hoạch như sau:"

PEOPLE = Rule(
    code="V610",
    severity=ERROR,
    title="“Nhân dân”, “Nhà nước” viết thường",
    explanation="Viết hoa “Nhân dân”, “Nhà nước”. Trong tên gọi như “Ủy ban nhân dân”, “Tòa án nhân dân”, “quản lý nhà nước” thì viết thường.",
    examples=(
        Example(file=PLAN, text=_LINE, bad=("▸" + _LINE.replace("Nhân dân", "nhân dân"), "▸c) Thực hiện chủ trương của Đảng, chính sách của nhà nước."), good=(_LINE, "c) Phối hợp với Tòa án nhân dân, Công an nhân dân trong quản lý nhà nước.")),
    ),
    source="NĐ 30/2020, Phụ lục II, V.1",
)  # fmt: skip
AGENCY = Rule(
    code="V611",
    severity=ERROR,
    title="Tên cơ quan viết hoa sai",
    explanation="Viết hoa chữ cái đầu của từ chỉ loại hình, chức năng, lĩnh vực: “Ủy ban nhân dân”, “Hội đồng nhân dân”, “Hội đồng Thi đua - Khen thưởng”, không viết "
    "“Ủy ban Nhân dân”.",
    examples=(
        Example(file=PLAN, text=_PROMULGATES, bad=("▸" + _PROMULGATES.replace("Ủy ban nhân dân", "Ủy ban Nhân dân"), "▸Hội đồng Nhân dân phường Mẫu giám sát như sau:"), good=(_PROMULGATES,)),
    ),
    source="NĐ 30/2020, Phụ lục II, IV.1",
)  # fmt: skip
PLACE = Rule(
    code="V612",
    severity=WARNING,
    title="Từ chỉ đơn vị hành chính viết hoa trước tên riêng",
    explanation="Viết thường tỉnh, thành phố, xã, phường trước tên riêng: “phường Việt Hòa”. Chỉ viết hoa khi đơn vị đặt theo chữ số, tên người, sự kiện lịch sử "
    "(Quận 1, Phường Điện Biên Phủ), và Thủ đô Hà Nội, Thành phố Hồ Chí Minh. “Tỉnh” đứng một mình cũng viết thường: “UBND tỉnh”.",
    examples=(
        Example(file=PLAN, text="a) Nâng cao chất lượng công tác văn thư, lưu trữ.", bad=("▸a) Nâng cao chất lượng công tác văn thư của Phường Mẫu.", "▸a) Công tác văn thư của Tỉnh Lâm Đồng.", "▸a) Công tác văn thư của UBND Tỉnh được nâng cao."), good=("a) Nâng cao chất lượng công tác văn thư của phường Mẫu, tỉnh Lâm Đồng, Tỉnh ủy, Thành phố Hồ Chí Minh, Phường Lê Lợi.",)),
    ),
    source="NĐ 30/2020, Phụ lục II, III.1",
)  # fmt: skip
RULES = (PEOPLE, AGENCY, PLACE)

_TEXT = (Component.SUBJECT, Component.LETTER_SUBJECT, Component.ADDRESSEE, Component.BASIS, Component.BODY)
_UNIT = re.compile(
    rf"(?P<unit>Phường|Xã|Tỉnh|Huyện|Thị xã|Thành phố|Đặc khu) (?P<name>(?:[{UPPER}][\wà-ỹ]*)(?: [{UPPER}][\wà-ỹ]*){{0,3}})"
)
_ADDRESSED = re.compile(
    rf"^(?:(?i:kính gửi)\s*:?\s*)?(?:[-–+]\s*)?(?P<word>ủy ban|uỷ ban|hội đồng|sở|bộ|phòng|văn phòng|công an|đảng ủy|trung tâm)(?= (?:nhân dân\b|[{UPPER}][{LOWER}]))"
)
_ALONE = re.compile(
    rf"(?:UBND|HĐND|HĐND,|[Ủủ]y ban nhân dân|Uỷ ban nhân dân|[Hh]ội đồng nhân dân|MTTQ|[Cc]ông an|địa bàn|trong|toàn|[Ll]ãnh đạo|[Cc]hủ tịch|ngân sách|của) "
    rf"(?P<unit>Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Đặc khu)(?= (?!ủy|uỷ|đoàn|đội|Ủy|Uỷ|Đoàn|Đội|Ðoàn)[{LOWER}]|[,.;)/]|$)"
)
"""A kind of place in capitals that stands for a name."""
_SPECIAL = ("Thành phố Hồ Chí Minh",)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield words whose first letter is of the wrong size."""
    pieces = [
        (line.piece, line.component) for line in document.lines if line.component in _TEXT and line.part == 0
    ]
    everything = " ".join(piece.text for piece, _ in pieces)
    for piece, component in pieces:
        if piece.is_upper:
            continue
        for form in small_people(piece.text):
            yield _told(PEOPLE, form, component, piece, f"“{form.found}” viết thường trong “{form.around}”.")
        names = list(wrong_names("body", piece.text))
        taken = [(form.start, form.start + form.length) for form in names]
        names += [
            form
            for form in names_of_bodies(piece.text)
            if not any(first < form.start + form.length and form.start < last for first, last in taken)
        ]
        if component is Component.ADDRESSEE:
            names += [
                form for form in _addressed(piece.text) if form.start not in {one.start for one in names}
            ]
        for form in names:
            yield _told(AGENCY, form, component, piece, f"Tên cơ quan viết “{form.around}”.")
        yield from _units(piece, component, everything)


def _addressed(said: str) -> Iterator[Form]:
    """Yield "Kính gửi: ủy ban nhân dân …"."""
    match = _ADDRESSED.match(said)
    if match is not None:
        start = match.start("word")
        yield Form(start, match["word"], upper_first(match["word"]), said[start:][:40])


def _told(rule: Rule, form: Form, component: Component, piece: Piece, message: str) -> Finding:
    span = form.start, form.start + form.length
    return told(
        rule, component, piece, message, f"Viết “{form.right}”.",
        stands=form.found, should=form.right, span=span, mends=text(form.right),
    )  # fmt: skip


def _units(piece: Piece, component: Component, everything: str) -> Iterator[Finding]:
    """Yield "Phường Mẫu", "UBND Tỉnh" within a sentence."""
    for match in _UNIT.finditer(piece.text):
        small = match["unit"].lower()
        if _begins(piece.text[: match.start()]) or not _is_common(match, small, everything):
            continue
        yield _unit_told(
            match, component, piece, f"“{match[0]}” viết hoa “{match['unit']}”.", f"{small} {match['name']}"
        )
    for match in _ALONE.finditer(piece.text):
        if match["unit"] == "Thành phố" and "Thành phố Hồ Chí Minh" in everything:
            continue
        small = match["unit"].lower()
        yield _unit_told(match, component, piece, f"“{match[0]}” viết hoa “{match['unit']}” giữa câu.", small)


def _begins(before: str) -> bool:
    """Tell whether a sentence begins behind these words."""
    before = before.rstrip()
    return not before or before.endswith((".", ":", "-", "“", ")", "?", "!", "+"))


def _is_common(match: re.Match[str], small: str, everything: str) -> bool:
    """Tell whether the kind of a place is a common noun before its name: not where a person or event gives the name."""
    name = match["name"]
    if match[0].startswith(_SPECIAL) or not name[0].isupper():
        return False
    if name in NAMED_AFTER:
        return False
    if any(name == one or name.startswith(f"{one} ") for one in PROVINCES):
        return match["unit"] in ("Tỉnh", "Thành phố")
    if re.search(rf"\b{small} {re.escape(name.split()[0])}\b", everything):
        return True
    words = name.split()
    return (
        len(words) > 1
        and words[0] not in FAMILY_NAMES
        and not name.startswith(("Điện Biên", "Ba Đình", "Cách Mạng"))
    )


def _unit_told(match: re.Match[str], component: Component, piece: Piece, message: str, right: str) -> Finding:
    small = match["unit"].lower()
    return told(
        PLACE, component, piece, message, f"Viết “{right}”.",
        stands=match["unit"], should=small, span=match.span("unit"), mends=text(small),
    )  # fmt: skip
