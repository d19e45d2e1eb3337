"""V201, V202, V206, V210: Quốc hiệu, Tiêu ngữ, the names of agencies (NĐ 30/2020, Phụ lục I, Phần I, II.1, II.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, spot_of
from tdkt.conformity.rules.typed_examples import PLAN, PROMULGATED
from tdkt.law.nd30 import cited

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NATION_LINE = f"{{12 đậm giữa}} {_NATION}"
_MOTTO_LINE = f"{{13 đậm giữa kẻ=1}} {_MOTTO}"

NATION = Rule(
    code="V201",
    severity=ERROR,
    title="Quốc hiệu thiếu hoặc sai chữ",
    explanation="Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” (hoặc HOÀ), ở phía trên cùng, bên phải trang đầu tiên. Phụ lục cùng "
    "tệp không có Quốc hiệu.",
    examples=(
        Example(
            file=PLAN,
            text=_NATION_LINE,
            bad=("▸" + _NATION_LINE.replace("CHỦ NGHĨA", "CHŨ NGHĨA"),),
            good=(_NATION_LINE, _NATION_LINE.replace("HÒA", "HOÀ")),
        ),
    ),
    source=cited("II.1a"),
)
MOTTO = Rule(
    code="V202",
    severity=ERROR,
    title="Tiêu ngữ thiếu hoặc sai chữ",
    explanation="Tiêu ngữ là “Độc lập - Tự do - Hạnh phúc”: chữ cái đầu của các cụm từ viết hoa, giữa các cụm từ có gạch nối (-), có cách "
    "chữ.",
    examples=(
        Example(
            file=PLAN, text=_MOTTO_LINE,
            bad=("▸" + _MOTTO_LINE.replace(" - ", "-"), "▸" + _MOTTO_LINE.replace(" - ", " – "), "▸" + _MOTTO_LINE.replace("Tự do", "Tự Do")),
            good=(_MOTTO_LINE,),
        ),
    ),
    source=cited("II.1b"),
)  # fmt: skip
NO_AGENCY = Rule(
    code="V206",
    severity=ERROR,
    title="Không có tên cơ quan ban hành",
    explanation="Bên trái phần đầu ghi tên chính thức, đầy đủ của cơ quan ban hành văn bản, phía trên là tên cơ quan chủ quản trực tiếp "
    "(nếu có).",
    examples=(
        Example(
            file=PLAN,
            text="{12 đậm giữa} ỦY BAN NHÂN DÂN || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || ",
            bad=(" || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n || ",),
            good=(
                "{12 đậm giữa} ỦY BAN NHÂN DÂN || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || ",
            ),
        ),
    ),
    source=cited("II.2a"),
)
_ATTACHED_HEAD = "{12 đậm giữa} ỦY BAN NHÂN DÂN || {12 đậm giữa} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{12 đậm giữa kẻ=0,4} PHƯỜNG MẪU || {13 đậm giữa kẻ=1} Độc lập - Tự do - Hạnh phúc\n{14 đậm giữa} QUY CHẾ"
NO_HEAD = Rule(
    code="V224",
    severity=WARNING,
    title="Văn bản kèm theo quyết định không có phần đầu",
    explanation="Văn bản được ban hành, phê duyệt kèm theo quyết định có tên cơ quan, Quốc hiệu, Tiêu ngữ ở đầu; không ghi số, ký hiệu, địa danh, thời "
    "gian. Phụ lục thì không có phần này.",
    examples=(
        Example(
            file=PROMULGATED, text=_ATTACHED_HEAD, bad=("▸{14 đậm giữa} QUY CHẾ",), good=(_ATTACHED_HEAD,)
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.3",
)
RULES = (NATION, MOTTO, NO_AGENCY, NO_HEAD)

_TYPED_LINE = re.compile(r"[\s_.]{3,}$")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with Quốc hiệu, Tiêu ngữ and the names of agencies."""
    if document.is_attached and not document.of(Component.NATION):
        yield from _no_head(document)
        return
    if not document.is_copy:
        yield from _fixed_words(document)
    yield from _agency(document)


def _no_head(document: Recognised) -> Iterator[Finding]:
    name = document.first(Component.TYPE_NAME)
    said = document.kind.name if document.kind else "Văn bản kèm theo"
    yield Finding(
        rule=NO_HEAD, component=Component.NATION, message=f"{said} kèm theo không có Quốc hiệu, tên cơ quan ở đầu.", stands="không có",
        should="Quốc hiệu, Tiêu ngữ, tên cơ quan", cure="Trình bày phần đầu như mẫu: tên cơ quan bên trái, Quốc hiệu, Tiêu ngữ bên phải; không ghi số, ngày.",
        spots=(spot_of(name),) if name else (),
    )  # fmt: skip


def _fixed_words(document: Recognised) -> Iterator[Finding]:
    nation, motto = document.of(Component.NATION), document.of(Component.MOTTO)
    if not nation:
        yield Finding(
            rule=NATION, component=Component.NATION, message="Không thấy Quốc hiệu ở đầu văn bản.", stands="không có",
            should=_NATION, cure=f"Ghi “{_NATION}” ở phía trên cùng, bên phải trang đầu.",
        )  # fmt: skip
    said = " ".join(piece.words for piece in nation)
    if nation and not _is_spelt(said, _NATION):
        yield Finding(
            rule=NATION, component=Component.NATION, message=f"Quốc hiệu ghi “{said}”.", stands=said, should=_NATION,
            cure=f"Ghi “{_NATION}”.", spots=(spot_of(nation[0]),),
            mends=(Mend(Scope.TEXT, "text", _NATION),) if len(nation) == 1 else (),
        )  # fmt: skip
    if not motto:
        yield Finding(
            rule=MOTTO, component=Component.MOTTO, message="Không thấy Tiêu ngữ dưới Quốc hiệu.", stands="không có",
            should=_MOTTO, cure=f"Ghi “{_MOTTO}” dưới Quốc hiệu.", spots=tuple(spot_of(piece) for piece in nation[:1]),
        )  # fmt: skip
    for piece in motto[:1]:
        text = _TYPED_LINE.sub("", piece.words).strip()
        if text != _MOTTO and not (
            text.upper() == _MOTTO.upper() and piece.is_upper
        ):  # capitals are a matter of looks
            yield Finding(
                rule=MOTTO, component=Component.MOTTO, message=f"Tiêu ngữ ghi “{text}”.", stands=text, should=_MOTTO,
                cure=f"Ghi “{_MOTTO}”: gạch nối (-) có cách chữ ở hai bên.", spots=(spot_of(piece),),
                mends=(Mend(Scope.TEXT, "text", _MOTTO),),
            )  # fmt: skip


def _is_spelt(said: str, wanted: str) -> bool:
    """Tell whether a text is the wanted one but for case and where the tone of HÒA stands."""
    return said.upper().replace("HOÀ", "HÒA") == wanted


def _agency(document: Recognised) -> Iterator[Finding]:
    pieces = document.of(Component.AGENCY)
    if not pieces:
        yield Finding(
            rule=NO_AGENCY, component=Component.AGENCY, message="Không thấy tên cơ quan ban hành ở phần đầu.", stands="không có",
            should="tên chính thức, đầy đủ của cơ quan", cure="Ghi tên cơ quan ban hành ở phía trên, bên trái trang đầu.",
        )  # fmt: skip
