"""V523-V526: annexes (NĐ 30/2020, Phụ lục I, Phần I, III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.annex_words import annex_count, annexes_left_unnamed, points_to_annexes
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.law.nd30 import cited
from tdkt.model.numbering import roman

_NOTE = "{14 nghiêng giữa kẻ=0,4} (Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu)"
_HEAD = "{14 đậm giữa} Phụ lục\n"
_POINTS = "1. Lập danh mục hồ sơ theo Phụ lục kèm theo."

OTHER_DOCUMENT = Rule(
    code="V523",
    severity=ERROR,
    title="Dòng “Kèm theo” thiếu hoặc khác số, ngày của văn bản",
    explanation="Dòng “(Kèm theo … số …/… ngày … tháng … năm … của …)” trên Phụ lục ghi đúng số, ký hiệu, thời gian, cơ quan ban hành của văn bản. Với văn bản "
    "điện tử, các vị trí này để trống.",
    examples=(
        Example(
            file=PLAN, text=_NOTE, bad=("▸" + _NOTE.replace("12/KH", "13/KH"), "▸" + _NOTE.replace("ngày 05", "ngày 06"), "▸" + _NOTE.replace("KH-UBND", "QĐ-UBND"), "▸" + _NOTE.replace(" số 12/KH-UBND", "")),
            good=(_NOTE, "{14 nghiêng giữa kẻ=0,4} (Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân phường Mẫu)"),
        ),
    ),
    source=cited("III.1c"),
)  # fmt: skip
NO_NOTE = Rule(
    code="V524",
    severity=WARNING,
    title="Phụ lục không có dòng “Kèm theo”",
    explanation="Dưới tên Phụ lục có dòng trong ngoặc đơn, canh giữa, chữ nghiêng, dẫn văn bản mà Phụ lục kèm theo.",
    examples=(Example(file=PLAN, text=_NOTE + "\n", bad=("",), good=(_NOTE + "\n",)),),
    source=cited("III.1c"),
)
NUMBERED = Rule(
    code="V525",
    severity=ERROR,
    title="Phụ lục đánh số sai",
    explanation="Văn bản có từ hai Phụ lục trở lên thì các Phụ lục đánh số thứ tự bằng chữ số La Mã: Phụ lục I, Phụ lục II.",
    examples=(
        Example(
            file=PLAN, text=_HEAD,
            bad=("▸{14 đậm giữa} Phụ lục 1\n",), good=(_HEAD, "{14 đậm giữa} Phụ lục I\n"),
        ),
    ),
    source=cited("III.1a"),
)  # fmt: skip
NOT_POINTED_TO = Rule(
    code="V526",
    severity=ERROR,
    title="Nội dung không dẫn tới Phụ lục",
    explanation="Văn bản có Phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về Phụ lục đó.",
    examples=(Example(file=PLAN, text=_POINTS, bad=("1. Lập danh mục hồ sơ.",), good=(_POINTS,)),),
    source=cited("III.1a"),
)
RULES = (OTHER_DOCUMENT, NO_NOTE, NUMBERED, NOT_POINTED_TO)

_CITED = re.compile(
    r"(?i)số\s*:?\s*(?P<digits>\d{1,6})?[\s.…_]*(?:/(?P<year>\d{4}))?\s*/\s*(?P<symbol>[^\W\d_][\w-]*)"
)
_DAY = re.compile(
    r"(?i)ngày\s*(?P<d>\d{1,2})\s*(?:tháng|[/.-])\s*(?P<m>\d{1,2})\s*(?:năm|[/.-])\s*(?P<y>\d{4})"
)
_NUMBER = re.compile(r"(?i)^(?:phụ lục|phụ biểu)\s+(?:số\s*)?(?P<number>[IVX]+|\d{1,2})\b")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with annexes and with the line that names the document they go with."""
    if document.main is not None:
        yield from _of_attached(document, document.main)
        return
    heads = [(line.piece, line.part) for line in document.lines if line.component is Component.ANNEX]
    notes: dict[int, list[Piece]] = {}
    for line in document.lines:
        if line.component is Component.ANNEX_NOTE and line.part:
            notes.setdefault(line.part, []).append(line.piece)
    for pieces in notes.values():
        yield from _note(document, pieces)
    if not heads:
        return
    for piece, part in heads:
        if part not in notes and _is_own(piece):
            yield told(
                NO_NOTE,
                Component.ANNEX,
                piece,
                f"“{piece.words}” không có dòng “(Kèm theo …)”.",
                "Ghi dòng “(Kèm theo … số … ngày … của …)” dưới tên Phụ lục.",
            )
    yield from _numbers(document, [piece for piece, _ in heads if _is_own(piece)])
    body = (Component.BODY, Component.TABLE, Component.BASIS)
    if not any(points_to_annexes(piece.text) for piece in document.of(*body)):
        yield told(
            NOT_POINTED_TO,
            Component.ANNEX,
            heads[0][0],
            "Nội dung văn bản không dẫn tới Phụ lục.",
            "Ghi trong nội dung: “… theo Phụ lục kèm theo”.",
        )
    else:
        yield from _each_pointed_to(document, [piece for piece, _ in heads if _is_own(piece)])


def _each_pointed_to(document: Recognised, heads: list[Piece]) -> Iterator[Finding]:
    """Yield the annexes whose number the text names nowhere, where it names others by theirs."""
    text = " ".join(piece.text for piece in document.of(Component.BODY, Component.TABLE, Component.BASIS))
    numbers = [annex_count(own["number"]) for piece in heads if (own := _NUMBER.match(piece.words))]
    unnamed = annexes_left_unnamed(text, max(numbers, default=0))
    for piece in heads:
        own = _NUMBER.match(piece.words)
        if own and annex_count(own["number"]) in unnamed:
            yield told(
                NOT_POINTED_TO, Component.ANNEX, piece, f"Nội dung văn bản không dẫn tới “{own[0]}”.",
                f"Ghi trong nội dung: “… theo {own[0]}”.",
            )  # fmt: skip


def _of_attached(document: Recognised, main: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with "(Kèm theo Quyết định số …)" under the name of what a decision promulgates."""
    if not document.is_attached:
        return
    notes = document.of(Component.ANNEX_NOTE)
    if notes:
        yield from _note(main, notes)
    else:
        yield told(
            NO_NOTE,
            Component.ANNEX_NOTE,
            document.first(Component.TYPE_NAME),
            f"{document.called} không có dòng “(Kèm theo …)”.",
            "Ghi dòng “(Kèm theo … số … ngày … của …)” dưới trích yếu.",
        )


def _is_own(piece: Piece) -> bool:
    """Tell whether it is a "Phụ lục": forms ("Mẫu số 1", "Biểu số 2") may go with one."""
    return piece.words.lower().startswith(("phụ lục", "phụ biểu"))


def _note(document: Recognised, pieces: list[Piece]) -> Iterator[Finding]:
    piece, said = pieces[0], " ".join(one.words for one in pieces)
    number, day = document.number, document.dated
    found = _CITED.search(said)
    lacks = [
        what
        for what, is_there in (
            ("số, ký hiệu", re.search(r"(?i)\bsố\b|\d/[A-ZĐ]", said)),
            ("ngày tháng năm", re.search(r"(?i)\bngày\b|\d{4}", said)),
        )
        if not is_there
    ]
    if lacks and number is not None and document.dated is not None and re.search(r"(?i)kèm theo", said):
        yield told(
            OTHER_DOCUMENT, Component.ANNEX_NOTE, piece, f"Dòng “Kèm theo” không ghi {', '.join(lacks)} của văn bản.",
            "Ghi “(Kèm theo … số …/… ngày … tháng … năm … của …)”; với văn bản điện tử để trống số, ngày.", stands=f"không ghi {', '.join(lacks)}",
        )  # fmt: skip
    if found and number and number.symbol:
        own = "-".join(number.groups)
        if found["digits"] and number.digits and int(found["digits"]) != int(number.digits):
            yield _differs(piece, f"số {found['digits']}", f"số {number.digits}")
        elif _letters(found["symbol"]) != _letters(own) and not number.year:
            yield _differs(piece, f"ký hiệu {found['symbol']}", f"ký hiệu {own}")
    when = _DAY.search(said)
    if (
        when
        and day
        and day.day
        and (int(when["d"]), int(when["m"]), int(when["y"])) != (day.day.day, day.day.month, day.day.year)
    ):
        yield _differs(
            piece, f"{when['d']}/{when['m']}/{when['y']}", f"{day.day.day}/{day.day.month}/{day.day.year}"
        )


def _letters(symbol: str) -> str:
    """Return the letters of a symbol: how they are parted is told of the number line alone."""
    return re.sub(r"[\W_]", "", symbol).upper()


def _differs(piece: Piece, stands: str, should: str) -> Finding:
    return told(
        OTHER_DOCUMENT,
        Component.ANNEX_NOTE,
        piece,
        f"Dòng “Kèm theo” ghi {stands}, văn bản là {should}.",
        "Ghi đúng số, ký hiệu, ngày của văn bản, hoặc để trống với văn bản điện tử.",
        stands=stands,
        should=should,
    )


def _numbers(document: Recognised, pieces: list[Piece]) -> Iterator[Finding]:
    for count, piece in enumerate(pieces, 1):
        match = _NUMBER.match(piece.words)
        said = match["number"] if match else ""
        if said.isdigit():
            yield told(
                NUMBERED,
                Component.ANNEX,
                piece,
                f"“{piece.words[:30]}” đánh số Ả Rập, quy định số La Mã.",
                f"Ghi “Phụ lục {roman(int(said))}”." if 0 < int(said) < 100 else "Ghi số La Mã.",
                stands=said,
                span=_at(piece, said),
                mends=text(roman(int(said))) if _at(piece, said) and not _is_cited(document, said) else (),
            )
        elif len(pieces) > 1 and not said:
            yield told(
                NUMBERED,
                Component.ANNEX,
                piece,
                f"Có {len(pieces)} Phụ lục mà “{piece.words[:30]}” không đánh số.",
                f"Ghi “Phụ lục {roman(count)}”.",
                stands="không có số",
                should=f"Phụ lục {roman(count)}",
            )
        elif said and len(pieces) > 1 and said != roman(count):
            yield told(
                NUMBERED,
                Component.ANNEX,
                piece,
                f"“{piece.words[:30]}” không theo thứ tự.",
                f"Ghi “Phụ lục {roman(count)}”.",
                stands=said,
                should=roman(count),
            )


def _at(piece: Piece, number: str) -> tuple[int, int] | None:
    """Return where the number of an annex stands in its line, None where Word writes it or it is too high."""
    match = re.match(rf"(?i)phụ (?:lục|biểu)\s+(?:số\s+)?({number})(?!\d)", piece.text)
    return match.span(1) if match and 0 < int(number) < 100 else None


def _is_cited(document: Recognised, number: str) -> bool:
    """Tell whether the text sends the reader to an annex by that number."""
    cited_so = re.compile(rf"(?i)phụ lục\s+(?:số\s+)?{number}(?!\d)")
    return any(
        cited_so.search(line.piece.text) for line in document.lines if line.component is not Component.ANNEX
    )
