"""V505, V508, V509, V530: how power, post and name of who signs are written (NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.kinds import Agency
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.posts import SHORT_POWERS, power_in_words
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.signature import DEGREES, RANKS, is_small_name, power_of
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import LETTER, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.text import clipped, upper_first

_BY_DEPUTY = "{14 đậm giữa} KT. TRƯỞNG PHÒNG"
_SOURCE = cited("II.7b")

FORM = Rule(
    code="V505",
    severity=ERROR,
    title="Chữ viết tắt quyền hạn sai cách ghi",
    explanation="Ghi chữ viết tắt “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”: có dấu chấm, không có dấu gạch chéo, cách chữ sau một dấu cách.",
    examples=(
        Example(
            file=LETTER, text=_BY_DEPUTY,
            bad=tuple("▸{14 đậm giữa} " + said for said in ("KT.TRƯỞNG PHÒNG", "KT TRƯỞNG PHÒNG", "K/T TRƯỞNG PHÒNG", "KÝ THAY TRƯỞNG PHÒNG")), good=(_BY_DEPUTY,),
        ),
    ),
    source=_SOURCE,
)  # fmt: skip
DEGREE = Rule(
    code="V508",
    severity=ERROR,
    title="Ghi học hàm, học vị trước họ tên người ký",
    explanation="Trước họ tên của người ký không ghi học hàm, học vị, danh hiệu danh dự, “Ông”, “Bà”. Đơn vị vũ trang, giáo dục, y tế, khoa học theo quy định "
    "của người đứng đầu cơ quan quản lý ngành nên không xét.",
    examples=(
        Example(
            file=PLAN,
            text="{14 đậm giữa} Nguyễn Văn A",
            bad=("▸{14 đậm giữa} ThS. Nguyễn Văn A", "▸{14 đậm giữa} Ông Nguyễn Văn A"),
            good=("{14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source=cited("II.7c"),
)
NO_SIGNATURE = Rule(
    code="V509",
    severity=WARNING,
    title="Không thấy chức vụ, họ tên người ký",
    explanation="Cuối văn bản ghi quyền hạn, chức vụ và họ tên của người có thẩm quyền ký.",
    examples=(
        Example(
            file=PLAN,
            text=" || {14 đậm giữa} Nguyễn Văn A",
            bad=(" || ",),
            good=(" || {14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source=cited("II.7"),
)
SMALL_NAME = Rule(
    code="V530",
    severity=ERROR,
    title="Họ tên người ký viết thường",
    explanation="Viết hoa chữ cái đầu của mọi âm tiết trong họ tên: “Nguyễn Văn A”.",
    examples=(
        Example(
            file=PLAN,
            text="{14 đậm giữa} Nguyễn Văn A",
            bad=("▸{14 đậm giữa} nguyễn văn a", "▸{14 đậm giữa} Nguyễn văn A"),
            good=("{14 đậm giữa} Nguyễn Văn A",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, II.1a",
)
RULES = (FORM, DEGREE, NO_SIGNATURE, SMALL_NAME)

_OF_UNITS = re.compile(
    r"(?i)bệnh viện|trung tâm y tế|trạm y tế|viện |công an|quân sự|biên phòng|trường |học viện|đại học|quân khu|quân đoàn|sư đoàn|trung đoàn"
)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with who signs."""
    if document.is_attached or not document.is_of_decree:
        return
    pieces = document.of(Component.POWER)
    for piece in pieces:
        yield from _form(piece)
    for piece in document.of(Component.SIGNER):
        yield from _name(piece, document)
    if (
        document.kind is not None
        and not (pieces and document.of(Component.SIGNER))
        and document.kind.name not in ("Quy chế", "Quy định")
    ):
        missing = "chức vụ" if not pieces else "họ tên"
        at = pieces[-1] if pieces else None
        yield told(
            NO_SIGNATURE,
            Component.SIGNER,
            at,
            f"Không thấy {missing} người ký ở cuối văn bản.",
            "Ghi quyền hạn, chức vụ, họ tên người ký.",
            stands="không có",
        )


def _form(piece: Piece) -> Iterator[Finding]:
    match = power_of(piece.shown)
    if match is None:
        yield from _in_full(piece)
        return
    plain = re.sub(r"[\s/.]", "", match["power"])
    between = piece.shown[match.end("power") : match.start("rest")]
    if match["power"] == plain and between == ". ":
        return
    should = f"{plain}. "
    yield told(
        FORM, Component.POWER, piece, f"Quyền hạn ghi “{clipped(piece.words, 50)}”.", f"Ghi “{plain}. {clipped(match['rest'].strip(), 40)}”.",
        stands=match["power"] + between, should=should.strip(), span=(0, match.start("rest")), mends=text(should),
    )  # fmt: skip


def _in_full(piece: Piece) -> Iterator[Finding]:
    match = power_in_words(piece.shown)
    if match is None:
        return
    short = f"{SHORT_POWERS[match['power']]}."
    yield told(
        FORM, Component.POWER, piece, f"Quyền hạn ghi “{match['power']}”, quy định chữ viết tắt “{short}”.", f"Ghi “{short} {match['rest'][:30]}”.",
        stands=match["power"], should=short, span=(0, match.end("power")), mends=text(short),
    )  # fmt: skip


def _name(piece: Piece, document: Recognised) -> Iterator[Finding]:
    if is_small_name(piece.text):
        right = " ".join(map(upper_first, piece.text.split()))
        yield told(
            SMALL_NAME, Component.SIGNER, piece, f"Họ tên người ký viết “{piece.words}”.", f"Viết “{right}”.",
            stands=piece.words, should=right, span=(0, len(piece.text)), mends=text(right),
        )  # fmt: skip
    degree = DEGREES.match(piece.text) or RANKS.match(piece.text)
    agency = f"{document.text_of(Component.SUPERIOR)} {document.text_of(Component.AGENCY)} "
    if degree is None or _OF_UNITS.search(agency) or document.agency is Agency.SCHOOL:
        return
    yield told(
        DEGREE, Component.SIGNER, piece, f"Trước họ tên người ký ghi “{degree[0].strip()}”.", f"Chỉ ghi “{piece.text[degree.end() :]}”.",
        stands=degree[0].strip(), should=piece.text[degree.end() :], span=(0, degree.end()), mends=text(""),
    )  # fmt: skip
