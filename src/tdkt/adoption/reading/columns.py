"""Where one line of a file holds two: the two columns of head and foot, several căn cứ in one paragraph.

In head and foot a tab or a wide gap sets two columns; elsewhere it is only a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.raw import Raw, RawTable
from tdkt.adoption.reading.stretches import cut, parted, plain, tidied
from tdkt.model.records import replace
from tdkt.model.text import UPPER

_COLUMNS = re.compile(
    rf"[ \u00a0]*\t[ \t\u00a0]*|(?<=\S)[ \u00a0]{{4,}}(?=\S)|(?<=[.;])(?=(?:(?:TM|KT|TL|TUQ|Q)\.|T/M|K/T|T/L)\s?[{UPPER}]{{2}})"
)
"""The last: a foot that a program wrote into one paragraph ("Lưu: VT, VHXH.TM. ỦY BAN NHÂN DÂN")."""
_OPEN_BLANK = re.compile(r"(?i)(?:số\s*:?|ngày|tháng|năm)[\s.…\d]{0,12}$")
"""What has a blank to fill in behind it ("Số:      /KH-UBND", "ngày      tháng"), which sets no column."""
_FAR = 12
"""How many spaces before a line set it in the right column."""
_BASIS = re.compile(r"\W*Căn cứ\b")
_NEXT_BASIS = re.compile(
    r"(?<=;)\s+(?=(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng)\b)"
)
_KIND = re.compile(
    r"^\s*(?:(?:KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN)\b|[Kk]\s?[Ếế]\s{0,3}[Hh]\s?[Oo]\s?[Ạạ]\s?[Cc]\s?[Hh]\s*$)"
)
_FOOT = re.compile(
    r"(?i)^\s*nơi nhận\s*[:;]?|(?:^|\t)\s*(?:(?:TM|KT|TL|TUQ|Q)\s*\.|(?:T/M|K/T|T/L|T/UQ)\b\.?)\s*\w"
)


def in_columns(raw: Sequence[Raw | RawTable]) -> Iterator[Raw | RawTable]:
    """Yield the parts, the lines of head and foot split where they are set in two columns."""
    texts = [part.stretches for part in raw if isinstance(part, Raw)]
    head, foot = _zones([plain(text) for text in texts])
    number = -1
    for part in raw:
        if not isinstance(part, Raw):
            yield part
            continue
        number += 1
        if head <= number < foot:
            yield from _each_basis(part)
            continue
        yield from _columns_of(part)


def _each_basis(raw: Raw) -> Iterator[Raw]:
    """Yield each căn cứ of a paragraph that holds several, and what follows the last as a line of its own."""
    if not _BASIS.match(plain(raw.stretches)):
        yield raw
        return
    for number, piece in enumerate(parted(raw.stretches, _NEXT_BASIS)):
        if tidied(piece):
            yield replace(raw, stretches=piece, is_first=raw.is_first and number == 0)


def _columns_of(raw: Raw) -> Iterator[Raw]:
    text = plain(raw.stretches)
    first = True
    at = 0
    gaps = [gap for gap in _COLUMNS.finditer(text) if not _OPEN_BLANK.search(text[: gap.start()])]
    for match in [*gaps, None]:
        piece = cut(raw.stretches, at, match.start() if match else None)
        if tidied(piece):
            before = text[:at] + text[at : len(text) - len(text[at:].lstrip())]
            column = raw.column or int(bool(before.strip()) or "\t" in before or len(before) >= _FAR)
            yield replace(raw, stretches=piece, is_first=raw.is_first and first, column=column)
            first = False
        if match:
            at = match.end()


def _zones(texts: Sequence[str]) -> tuple[int, int]:
    """Return the number of the first line of the body and that of the foot."""
    head = next((n for n, text in enumerate(texts[:60]) if _KIND.match(text)), 0)
    found = [n for n, text in enumerate(texts) if n > head and _FOOT.search(text)]
    foot = next((n for n in found if _recipients_or_signature(texts, n)), len(texts))
    return head, foot


def _recipients_or_signature(texts: Sequence[str], number: int) -> bool:
    """Tell whether a line that looks like the foot is it: little text, if any, comes between it and the other half."""
    return all(len(text) < 200 for text in texts[number : number + 3])
