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
from tdkt.model.text import upper_first

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
    r"(?<=[\wà-ỹ,;(] )(điều (?=\d+[,.;) ]|\d+$)|chương (?=[IVX]+\b)|tiểu mục (?=[IVX\d]+\b)|(?<![Tt]iểu )mục (?=[IVX]+\b)|phần (?=[IVX]+\b))"
)
_CHAIN = re.compile(
    r"(?<!\w)(?:[Đđ]iểm (?P<letter>[a-zđ]),? )?[Kk]hoản (?P<clause>\d{1,2}),? [Đđ]iều (?P<article>\d+[a-z]?)(?!\w)"
)
"""One citation from the smallest part to the largest, however it is typed."""
_IN_LIST = re.compile(r"(?i)khoản \d+(?: và|,)? $|điểm [a-zđ](?: và|,) $")
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
        yield from _small(piece, Component.RECIPIENT, piece.text)


def _citations(piece: Piece) -> Iterator[Finding]:
    said = piece.text
    for match in _CHAIN.finditer(piece.text):
        right = _right(match, begins=_begins(said[: match.start()]))
        if right == match[0] or _IN_LIST.search(said[: match.start()]):
            continue
        has_comma, is_small = "," in match[0], match[0].replace(",", "") != right
        faults = [
            *(["viết hoa, viết thường sai"] if is_small else []),
            *(["có dấu phẩy ở giữa"] if has_comma else []),
        ]
        yield told(
            CITED if is_small else ORDER, _BODY, piece, f"Viện dẫn “{match[0]}” {', '.join(faults)}.", f"Viết “{right}”.",
            stands=match[0], should=right, span=match.span(), mends=text(right),
        )  # fmt: skip
        said = said[: match.start()] + "\x00" * len(match[0]) + said[match.end() :]
    for match in _CAPITAL.finditer(said):
        if _begins(said[: match.start()]):
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
    yield from _small(piece, _BODY, said)
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
            f"Viện dẫn “{_whole(said, match)}” có dấu phẩy ở giữa.",
            "Bỏ dấu phẩy: “điểm a khoản 1 Điều 2”.",
            span=(comma, match.end()),
            mends=text(" "),
        )


def _begins(before: str) -> bool:
    """Tell whether a sentence begins behind these words."""
    before = before.rstrip()
    return not before or before.endswith((".", ":", "“"))


def _whole(said: str, match: re.Match[str]) -> str:
    """Return a citation with the words to the end of the one that the comma stands before."""
    end = re.compile(r"(?:khoản|điều)\s\d+", re.IGNORECASE).match(said, match.end())
    return said[match.start() : end.end() if end else match.end()].strip(" ,")


def _right(match: re.Match[str], *, begins: bool) -> str:
    """Return a citation from điểm to Điều as the decree writes it."""
    point = f"điểm {match['letter']} " if match["letter"] else ""
    right = f"{point}khoản {match['clause']} Điều {match['article']}"
    return upper_first(right) if begins else right


def _small(piece: Piece, component: Component, said: str) -> Iterator[Finding]:
    """Yield "điều 5" where it is a certain one."""
    for match in _SMALL.finditer(said):
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
