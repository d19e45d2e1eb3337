"""V517, V527, V528: how a line of Nơi nhận is typed (NĐ 30/2020, Phụ lục I, Phần I, II.9d)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.law.nd30 import cited

_LINE = "{11 trái} - Các đơn vị thuộc phường;"
_FILED = "{11 trái} - Lưu: VT, VHXH."

SPACES = Rule(
    code="V517",
    severity=WARNING,
    title="Gạch đầu dòng, dấu cách trong Nơi nhận sai",
    explanation="Mỗi dòng nơi nhận: gạch đầu dòng (-), một dấu cách, tên nơi nhận, dấu chấm phẩy viết liền; sau dấu phẩy có dấu cách: “- Lưu: VT, VHXH.”.",
    examples=(
        Example(
            file=PLAN, text=_LINE,
            bad=tuple("▸{11 trái} " + said for said in ("-Các đơn vị thuộc phường;", "-  Các đơn vị thuộc phường;", "– Các đơn vị thuộc phường;", "+ Các đơn vị thuộc phường;", "- Các đơn vị thuộc phường ;", "- Các đơn vị  thuộc phường;")),
            good=(_LINE,),
        ),
        Example(file=PLAN, text=_FILED, bad=("▸{11 trái} - Lưu: VT,VHXH.", "▸{11 trái} - Lưu: VT , VHXH."), good=(_FILED, "{11 trái} - Lưu: VT, VHXH (03b).")),
    ),
    source=cited("II.9d"),
)  # fmt: skip
SEVERAL = Rule(
    code="V527",
    severity=WARNING,
    title="Nhiều nơi nhận trên một dòng",
    explanation="Tên mỗi cơ quan, tổ chức, cá nhân hoặc mỗi nhóm nơi nhận ghi trên một dòng riêng. Các nơi cùng nhóm cách nhau bằng dấu phẩy.",
    examples=(
        Example(
            file=PLAN, text=_LINE, bad=("▸{11 trái} - Các đơn vị thuộc phường; các tổ dân phố;",),
            good=("{11 trái} - Các đơn vị thuộc phường, các tổ dân phố;",),
        ),
    ),
    source=cited("II.9d"),
)  # fmt: skip
CAPITALS = Rule(
    code="V528",
    severity=ERROR,
    title="Tên nơi nhận viết hoa cả chữ",
    explanation="Nơi nhận trình bày bằng chữ in thường: “Sở Nội vụ”, không ghi “SỞ NV”, “SỞ NỘI VỤ”. Chữ viết tắt thông dụng như UBND, HĐND thì giữ.",
    examples=(
        Example(file=PLAN, text=_LINE, bad=("▸{11 trái} - SỞ NV;", "▸{11 trái} - Các PHÒNG thuộc phường;"), good=(_LINE, "{11 trái} - TT Đảng ủy, HĐND, UBND;")),
    ),
    source=cited("II.9d"),
)  # fmt: skip
RULES = (SPACES, SEVERAL, CAPITALS)

_FAULTS = (
    (re.compile(r"^[-–—−+•*]\s*"), "- "),
    (re.compile(r" +(?=[;,.:])"), ""),
    (re.compile(r"(?<=,)(?=[^\W\d_])"), " "),
    (re.compile(r"(?<=\S)[  ]{2,3}(?=\S)"), " "),
)
_SEVERAL = re.compile(r";\s*(?=[^\W\d_])")
_FILE = re.compile(r"(?i)^\W*lưu\b")
"""Whose marks have a rule of their own."""
_WHOLE = re.compile(
    r"(?<!\w)(?:SỞ|PHÒNG|BỘ|CỤC|TRƯỜNG|TỈNH|XÃ|PHƯỜNG|VĂN PHÒNG|TRUNG TÂM|CHỦ TỊCH|ỦY BAN|HỘI ĐỒNG|CÁC|ĐƠN VỊ)(?!\w)"
)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield how lines of Nơi nhận are typed otherwise than the decree says."""
    if document.is_attached or document.kind is None or not document.is_of_decree:
        return
    for piece in document.of(Component.RECIPIENT):
        yield from _spaces(piece)
        outside = re.sub(r"\([^)]*\)", lambda match: "x" * len(match[0]), piece.text)
        for match in _SEVERAL.finditer(outside) if not _FILE.match(piece.text) else ():
            yield told(
                SEVERAL, Component.RECIPIENT, piece, "Một dòng có nhiều nơi nhận.", "Xuống dòng, mỗi nơi nhận một dòng có gạch đầu dòng.",
                span=match.span(),
            )  # fmt: skip
        for match in _WHOLE.finditer(piece.text):
            right = match[0].capitalize()
            yield told(
                CAPITALS, Component.RECIPIENT, piece, f"Nơi nhận ghi “{match[0]}” bằng chữ in hoa.", f"Viết “{right}”, ghi đủ tên nơi nhận.",
                stands=match[0], should=right, span=match.span(),
            )  # fmt: skip


def _spaces(piece: Piece) -> Iterator[Finding]:
    """Yield a wrong hyphen, spaces too many or too few; not where the line is a form to be filled in."""
    if re.search(r"[.…_]{4,}|\t", piece.text) or (
        piece.paragraph.number is not None and piece.starts_paragraph
    ):
        return
    found = sorted(
        (
            (match, right)
            for pattern, right in _FAULTS
            for match in pattern.finditer(piece.text)
            if match[0] != right and not _is_blank(piece.text, match)
        ),
        key=lambda one: one[0].span(),
    )
    if not found:
        return
    start, end = found[0][0].start(), max(match.end() for match, _ in found)
    mended, at = "", start
    for match, right in found:
        if match.start() < at:
            continue
        mended += piece.text[at : match.start()] + right
        at = match.end()
    first = found[0][0][0]
    stands = first.strip() or ("thiếu dấu cách" if not first else "thừa dấu cách")
    yield told(
        SPACES, Component.RECIPIENT, piece, f"Nơi nhận “{piece.words[:40]}”: dấu cách, gạch đầu dòng sai.", "Ghi “- <nơi nhận>;”, sau dấu phẩy có một dấu cách.",
        stands=stands, span=(start, end), mends=text(mended + piece.text[at:end]),
    )  # fmt: skip


def _is_blank(said: str, match: re.Match[str]) -> bool:
    """Tell whether the spaces stand where initials or a number are to be filled in ("Lưu: VT, ")."""
    return (
        not match[0].strip()
        and said[match.end() :].strip(" .;") == ""
        and said[: match.start()].rstrip().endswith(",")
    )
