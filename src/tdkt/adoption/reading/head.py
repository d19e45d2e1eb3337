"""Ô 1-4 of the page: the agencies, number and symbol, place and date, wherever the office put them; ô 5 is read by `title.py`.

NĐ 30/2020, Phụ lục I, Phần I, II.1-II.4.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tdkt.adoption.reading.basis import WORD
from tdkt.adoption.reading.issuer import is_committee
from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import ReadHead, Said
from tdkt.adoption.reading.title import KIND, FoundHead, kind_at, read_title, said_by, year_of
from tdkt.adoption.reading.typed import Part, Typed
from tdkt.adoption.reading.words import Spellings
from tdkt.conformity.components.fixed_words import begins, is_motto, is_nation, is_rule
from tdkt.conformity.components.lines_of_head import DateLine, date_line
from tdkt.model.text import fold, letters

_NUMBER = re.compile(
    r"(?i)^Số\s*[:.]?\s*(?P<number>[\d\s.…_-]*?)\s*(?:/\s*20\d\d)?\s*/\s*(?P<symbol>[^\W\d_][\w&-]*(?:\s?[-/]\s?[\w&]+)*)\s*(?P<rest>.*)$"
)
_AGENCY = (
    "uy ban",
    "ubnd",
    "hoi dong",
    "ban",
    "so",
    "dang uy",
    "phong",
    "trung tam",
    "van phong",
    "bo",
    "tinh uy",
    "thanh uy",
    "dang bo",
    "truong",
    "mat tran",
    "doan",
    "hoi",
    "lien doan",
    "cong doan",
    "cong an",
    "tram",
    "benh vien",
    "toa an",
    "vien kiem sat",
)
_GOES_ON = ("ban chap hanh", "ban thuong vu")
"""What stands above the name of a đoàn thể as the beginning of it."""
_STAMP = re.compile(
    r"(?i)^\W*(?:dự thảo|hỏa tốc|hoả tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|lưu hành nội bộ|v/v)\b"
)


def read_head(parts: Sequence[Part], spellings: Spellings, notes: Notes) -> tuple[ReadHead, int]:
    """Return the head and how many of `parts` it takes; fixed lines, changes and doubts go to `notes`."""
    at = kind_at(parts)
    found = FoundHead()
    for part in parts[: max(at, 0)]:
        _take(part, found, notes)
    kind, title, after = (None, None, 0) if at < 0 else read_title(parts, at, found, notes)
    superior, issuer = _agencies(found.agencies)
    year = year_of(title, found, notes)
    if kind is None:
        notes.doubt(
            "Tệp không có dòng “KẾ HOẠCH” và trích yếu ở đầu.",
            ("ghi trích yếu ở title", "chọn lại tệp"),
            "phần đầu để trống",
            "không thấy dòng ấy trong 60 dòng đầu",
            about="title",
        )
    elif kind.text.upper() != KIND:
        notes.doubt(
            f"Văn bản là “{kind.text}”, không phải kế hoạch.",
            ("vẫn dùng làm kế hoạch của năm", "bỏ"),
            "là kế hoạch của năm",
            "tdkt chỉ in kế hoạch",
            lines=kind.lines,
            about="title",
        )
    if title is not None and title.text == title.text.upper():
        notes.doubt(
            "Trích yếu gõ chữ in hoa.",
            ("giữ chữ in hoa", f"ghi “{spellings.sentence(title.text)}”"),
            "giữ như trong tệp",
            "NĐ 30/2020, Phụ lục I, Phần I, II.5b ghi trích yếu bằng chữ in thường",
            lines=title.lines,
            about="title",
        )
    number, date = found.number, found.date
    _tell_half_issued(found, notes)
    if date and date[2] is None and re.search(r"(?i)(?:ngày|tháng)\s*\d", date[0].plain):
        notes.change(date[0].number, "ngày, tháng ghi dở của dự thảo", date[0].plain, "… (để trống)")
    for said in superior if is_committee(issuer) else ():
        notes.unplace(said.lines[0], "cơ quan cấp trên: tdkt không in ở văn bản của Ủy ban nhân dân")
    head = ReadHead(
        superior=superior,
        issuer=issuer,
        number_line=said_by(number[0]) if number else None,
        number=number[1] if number else None,
        symbol=number[2] if number else "",
        date_line=said_by(date[0]) if date else None,
        place=date[1] if date else "",
        date=date[2] if date else None,
        kind=kind,
        title=title,
        year=year,
        stamps=tuple(found.stamps),
    )
    return head, after


def _tell_half_issued(found: FoundHead, notes: Notes) -> None:
    """Note where only one of number and day is there: a plan has both or is a draft, whose page leaves both blank."""
    number = found.number[1] if found.number else None
    day = found.date[2] if found.date else None
    if (number is None) == (day is None):
        return
    known = (
        f"có số {number} mà chưa có ngày" if number is not None else f"có ngày {day:%d/%m/%Y} mà chưa có số"
    )
    notes.doubt(
        f"Tệp {known}.",
        ("ghi đủ number và date", "để trống cả hai: dự thảo"),
        "dự thảo, để trống cả hai",
        "kế hoạch đã ban hành có cả số và ngày",
        about="number",
    )


def _take(part: Part, found: FoundHead, notes: Notes) -> None:
    """Put one line above the kind where it belongs."""
    if not isinstance(part, Typed):
        for line in part.lines:
            _take(line, found, notes)
        return
    text = part.words
    number, date = _NUMBER.match(text), date_line(text)
    if is_nation(text) or is_motto(text) or is_rule(text):
        notes.fixed.append(part.number)
    elif number and found.number is None:
        digits = re.sub(r"\D", "", number["number"])
        symbol = re.sub(r"\s", "", number["symbol"])
        found.number = part, int(digits) if digits else None, symbol
        behind = date_line(number["rest"])
        if behind:
            found.date = _dated(part, behind)
    elif date and found.date is None and not _is_agency(text):
        found.date = _dated(part, date)
    elif letters(text) == "duthao":
        notes.fixed.append(part.number)
    elif _STAMP.match(text):
        found.stamps.append(said_by(part))
    elif (text == text.upper() and not found.date) or (part.column == 0 and _is_agency(text)):
        found.agencies.append(part)
    else:
        found.stamps.append(said_by(part))
        notes.unplace(part.number, "dòng ở đầu văn bản mà kế hoạch không có chỗ ghi")


def _dated(part: Typed, found: DateLine) -> tuple[Typed, str, datetime.date | None, int | None]:
    return part, found.place.strip(" ,"), found.day, int(found.y) if len(found.y) == 4 else None


def _is_agency(text: str) -> bool:
    return begins(text, *_AGENCY)


def _is_place(text: str) -> bool:
    return begins(text, "phuong", "xa", "dac khu")


def _agencies(lines: Sequence[Typed]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return the lines of the agency above and of the one that issues: a name begins with the word of an agency."""
    names: list[list[Typed]] = []
    for line in lines:
        text = line.words
        own = _is_agency(text) and not (
            names and begins(text, "ban") and text.upper().startswith("BAN NHÂN DÂN")
        )
        own = own and not (names and begins(names[-1][-1].words, *_GOES_ON))
        if own or not names:
            names.append([line])
        else:
            names[-1].append(line)
    *above, last = names or [[]]
    return tuple(said_by(line) for name in above for line in name), tuple(map(said_by, last))


def body_word(text: str) -> bool:
    """Tell whether a line begins as a căn cứ does."""
    return text.startswith(WORD) or fold(text).startswith("can cu")
