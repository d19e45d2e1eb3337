"""V413, V414: how parts of an instrument are cited (NĐ 30/2020, Phụ lục II, V.7)."""

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

_BODY = Component.BODY

CITED = Rule(
    code="V413",
    severity=ERROR,
    title="Viện dẫn khoản, điểm viết hoa hoặc phần, chương, mục, điều viết thường",
    explanation="Khi viện dẫn, viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm: “điểm a khoản 1 Điều 2”.",
    examples=(
        Example(
            file=PLAN, text="2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",
            bad=("▸2. Tập huấn nghiệp vụ theo quy định tại Điểm a Khoản 1 Điều 5 Luật Lưu trữ.", "▸2. Tập huấn nghiệp vụ theo quy định tại khoản 1 điều 5 Luật Lưu trữ."),
            good=("2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.7",
)  # fmt: skip
ORDER = Rule(
    code="V414",
    severity=WARNING,
    title="Viện dẫn không từ nhỏ đến lớn",
    explanation="Viện dẫn theo thứ tự điểm, khoản, điều, không có dấu phẩy ở giữa: “điểm a khoản 1 Điều 2”, không phải “Điều 2 khoản 1”.",
    examples=(
        Example(
            file=PLAN, text="2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.",
            bad=("▸2. Tập huấn nghiệp vụ theo quy định tại Điều 5 khoản 1 Luật Lưu trữ.", "▸2. Tập huấn nghiệp vụ theo quy định tại khoản 1, Điều 5 Luật Lưu trữ.", "▸2. Tập huấn nghiệp vụ theo quy định tại điểm a, khoản 1 Điều 5 Luật Lưu trữ."),
            good=("2. Tập huấn nghiệp vụ theo quy định tại điểm a khoản 1 Điều 5 Luật Lưu trữ.", "2. Tập huấn nghiệp vụ theo quy định tại khoản 1, điểm b khoản 2 Điều 5 Luật Lưu trữ."),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.7",
)  # fmt: skip
RULES = (CITED, ORDER)

_CAPITAL = re.compile(r"(?<=[\wà-ỹ,;(] )(Khoản (?=\d)|Điểm (?=[a-zđ]\b|\d))")
_SMALL = re.compile(
    r"(?<=[\wà-ỹ,;(] )(điều (?=\d+[,.;) ]|\d+$)|chương (?=[IVX]+\b)|mục (?=[IVX]+\b)|phần (?=[IVX]+\b))"
)
_TURNED = re.compile(
    r"(?i)\bđiều \d+[a-z]?,? (?:khoản \d+(?!\d|,? điều \d)|điểm [a-zđ]\b(?!,? khoản \d))"
    r"|\bkhoản \d+,? điểm [a-zđ]\b(?!,? khoản \d)"
)
"""Not "khoản 1, điểm b khoản 2": these are two places, the second in the right order."""
_COMMA = re.compile(
    r"(?i)(?<!khoản \d )(?<!khoản \d, )(?<!khoản \d\d )(?<!khoản \d\d, )"
    r"\bđiểm [a-zđ](?:(?:,| và) (?:điểm )?[a-zđ](?!\w))*(?P<point>,) ?(?=khoản \d+(?!\d|,? điểm))"
    r"|\bkhoản \d+(?P<paragraph>,) ?(?=điều \d)"
)
"""A comma in the middle of one citation; not between the places of a list ("khoản 1, khoản 2 Điều 5", "khoản 1 điểm a, khoản 2 điểm b")."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield citations of điểm, khoản, điều that are written otherwise."""
    for piece in document.of(Component.BODY):
        yield from _citations(piece)
    for piece in document.of(Component.RECIPIENT):
        yield from _small(piece, Component.RECIPIENT)


def _citations(piece: Piece) -> Iterator[Finding]:
    said = piece.text
    for match in _CAPITAL.finditer(said):
        if said[: match.start()].rstrip().endswith((".", ":", "“")):
            continue
        small = match[0].lower()
        yield told(
            CITED,
            _BODY,
            piece,
            f"Viện dẫn “{match[0].strip()}” viết hoa giữa câu.",
            f"Viết “{small.strip()}”.",
            stands=match[0].strip(),
            should=small.strip(),
            span=match.span(),
            mends=text(small),
        )
    yield from _small(piece, _BODY)
    for match in _TURNED.finditer(said):
        yield told(
            ORDER,
            _BODY,
            piece,
            f"Viện dẫn “{match[0]}” không từ nhỏ đến lớn.",
            "Viết “điểm … khoản … Điều …”.",
            stands=match[0],
            span=match.span(),
        )
    for match in _COMMA.finditer(said):
        comma = match.start("point") if match["point"] else match.start("paragraph")
        yield told(
            ORDER,
            _BODY,
            piece,
            f"Viện dẫn “{said[match.start() : match.end() + 8].strip()}” có dấu phẩy ở giữa.",
            "Bỏ dấu phẩy: “điểm a khoản 1 Điều 2”.",
            span=(comma, match.end()),
            mends=text(" "),
        )


def _small(piece: Piece, component: Component) -> Iterator[Finding]:
    """Yield "điều 5" where it is a certain one."""
    for match in _SMALL.finditer(piece.text):
        large = match[0].capitalize()
        yield told(
            CITED,
            component,
            piece,
            f"Viện dẫn “{match[0].strip()}” viết thường.",
            f"Viết “{large.strip()}”.",
            stands=match[0].strip(),
            should=large.strip(),
            span=match.span(),
            mends=text(large),
        )
