"""V316, V320: instruments that are cited and are not in force, or younger than the document (NĐ 30/2020, Phụ lục I, Phần I, II.6a; data of `tdkt.law`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.bases import NEXT_BASIS, OPEN
from tdkt.conformity.rules.told import told
from tdkt.conformity.rules.typed_examples import DECISION
from tdkt.law.citation_text import CitedText, cited_text
from tdkt.law.instruments import Instrument, by_number, namesakes
from tdkt.law.mentions import law_named, mentions
from tdkt.law.nd30 import cited
from tdkt.model.dates import date_long

_DECREE = (
    "{nghiêng} Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
)
_LINE = "1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên."
NOT_IN_FORCE = Rule(
    code="V316",
    severity=WARNING,
    title="Văn bản được dẫn không còn hoặc chưa có hiệu lực vào ngày ban hành",
    explanation="Theo dữ liệu pháp luật của tdkt, văn bản này đã hết hiệu lực, hoặc chưa có hiệu lực, vào ngày ban hành. Lời báo nói rõ dữ liệu chắc "
    "tới đâu; hãy đối chiếu văn bản gốc rồi thay bằng văn bản đang có hiệu lực.",
    examples=(
        Example(
            file=DECISION, text=_DECREE,
            bad=("▸{nghiêng} Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng;",),
            good=(_DECREE,),
        ),
        Example(
            file=DECISION, text=_LINE,
            bad=("▸1. Xét tặng theo Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003.", "▸1. Xét tặng theo quy định tại Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ."),
            good=("1. Xét tặng theo Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.", "1. Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ đã hết hiệu lực."),
        ),
    ),
    source=cited("II.6a"),
)  # fmt: skip
YOUNGER = Rule(
    code="V320",
    severity=WARNING,
    title="Căn cứ ban hành sau văn bản",
    explanation="Văn bản không thể căn cứ vào văn bản ra đời sau nó: thường là gõ nhầm năm.",
    examples=(
        Example(
            file=DECISION, text=_DECREE,
            bad=("▸{nghiêng} Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 5 năm 2026 của Ủy ban nhân dân phường Mẫu về công tác văn thư;",), good=(_DECREE,),
        ),
    ),
    source=cited("II.6a"),
)  # fmt: skip
RULES = (NOT_IN_FORCE, YOUNGER)

_CITES = re.compile(
    r"(?i)(?:theo|căn cứ|quy định (?:tại|của|trong)|áp dụng|hướng dẫn (?:tại|của)|tiêu chuẩn (?:tại|của)|đúng|chiếu)\b[^.;]{0,90}$"
)
"""The words before an instrument that a text goes by."""
_PAST = re.compile(
    r"(?i)hết hiệu lực|bãi bỏ|thay thế|trước đây|đã ban hành|không còn|giai đoạn|sửa đổi, bổ sung một số điều của"
)
"""Where a sentence speaks of what was, an instrument that has ended is no fault."""
_OF_YEAR = re.compile(r",?\s+(?:số\s+\S+\s+)?(?:ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+)?năm\s+(?P<year>\d{4})")

_BEGUN = re.compile(r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the instruments that a căn cứ or the content goes by and that are not in force on the day of the document."""
    day = _day_of(document)
    if day is None:
        return
    for piece in document.of(Component.BASIS):
        if re.match(r"\W*Căn cứ\s", piece.words) and not OPEN.search(piece.words):
            yield from _basis(
                piece, cited_text(NEXT_BASIS.split(piece.words)[0].lstrip("-+* ")), document, day
            )
    for piece in document.of(Component.BODY):
        yield from _in_text(piece, day)


def _basis(piece: Piece, line: CitedText, document: Recognised, day: date) -> Iterator[Finding]:
    cited_on = _as_day(line.day)
    # A year of two figures ("năm 26") is told of by the line of the date.
    if cited_on and document.day and document.day.year > 99 and cited_on > document.day:
        yield told(YOUNGER, Component.BASIS, piece, f"Căn cứ ban hành {date_long(cited_on)}, sau văn bản này ({date_long(document.day)}).", "Xem lại ngày của căn cứ và ngày ban hành.")  # fmt: skip
        return
    record = _record(line, cited_on)
    if record is None:
        return
    if record.end and record.end <= day:
        yield _ended(record, piece, Component.BASIS)
    elif document.day and record.valid_from and record.valid_from > document.day:
        yield told(NOT_IN_FORCE, Component.BASIS, piece, f"{record.name} có hiệu lực từ {date_long(record.valid_from)} ({record.said_confidence}), sau ngày ban hành.", "Dùng văn bản đang có hiệu lực vào ngày ban hành.")  # fmt: skip


def _in_text(piece: Piece, day: date) -> Iterator[Finding]:
    """Yield the instruments that have ended and that the text goes by ("theo quy định tại …")."""
    said = piece.text
    for mention in mentions(said):
        end = mention.start + len(mention.found)
        record: Instrument | None = mention.instrument
        year = _OF_YEAR.match(said, end)
        if mention.found.startswith("Luật"):
            record = next(
                (law for law in namesakes(mention.instrument) if year and str(law.year) == year["year"]),
                None,
            )
        sentence = (
            re.split(r"(?<=[^\W\d_])[.;]\s", said[: mention.start])[-1]
            + re.split(r"[.;]\s", said[mention.start :])[0]
        )
        if (
            record is None
            or not record.valid_to
            or record.valid_to > day
            or _PAST.search(sentence)
            or not _CITES.search(said[: mention.start])
        ):
            continue
        yield _ended(record, piece, Component.BODY, (mention.start, end))


def _ended(
    record: Instrument, piece: Piece, component: Component, span: tuple[int, int] | None = None
) -> Finding:
    """Return the finding on an instrument that has ended, or may have."""
    named = f"{record.name}{f' năm {record.year}' if record.type == 'Luật' and record.year else ''}"
    if record.valid_to is None and record.end is not None:
        return told(
            NOT_IN_FORCE, component, piece, f"{named} có thể đã hết hiệu lực từ {date_long(record.end)} ({record.said_end_confidence}).",
            "Đối chiếu, thay bằng văn bản đang có hiệu lực nếu cần.", span=span,
        )  # fmt: skip
    assert record.valid_to is not None
    instead = f"{record.type} số {record.replaced_by}" if record.replaced_by else "văn bản đang có hiệu lực"
    return told(
        NOT_IN_FORCE, component, piece, f"{named} hết hiệu lực từ {date_long(record.valid_to)} ({record.said_end_confidence}).",
        f"Thay bằng {instead}.", span=span,
    )  # fmt: skip


def _record(line: CitedText, cited_on: date | None) -> Instrument | None:
    """Return what is known of an instrument; a law is the one meant only where its day is the same, names return."""
    if line.number:
        return by_number(line.number)
    if line.number_of_law:
        return by_number(line.number_of_law)
    name = re.split(r"\s+ngày\s+\d", line.printed, maxsplit=1)[0]
    law = law_named(name)
    return (
        next(
            (
                one
                for one in namesakes(law)
                if cited_on and (one.date == cited_on or (one.date is None and one.year == cited_on.year))
            ),
            None,
        )
        if law is not None
        else None
    )


def _day_of(document: Recognised) -> date | None:
    """Return the day of a document: of minutes the day that their text begins with; of one without day and month the first of its year."""
    if document.day:
        return document.day
    dated = document.dated
    if dated is None:
        begun = next(
            (match for piece in document.of(Component.BODY)[:4] if (match := _BEGUN.search(piece.text))), None
        )
        return _as_day((int(begun["y"]), int(begun["m"]), int(begun["d"]))) if begun else None
    return date(int(dated.y), 1, 1) if len(dated.y) == 4 and int(dated.y) > 1900 else None


def _as_day(day: tuple[int, int, int] | None) -> date | None:
    try:
        return date(*day) if day else None
    except ValueError:
        return None
