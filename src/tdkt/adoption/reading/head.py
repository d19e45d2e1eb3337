"""Ô 1-5 of the page: the agencies, number and symbol, place and date, kind and trích yếu, wherever the office put them.

NĐ 30/2020, Phụ lục I, Phần I, II.1-II.5.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tdkt.adoption.reading.basis import WORD
from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import ReadHead, Said
from tdkt.adoption.reading.typed import Part, Typed
from tdkt.adoption.reading.words import Spellings
from tdkt.conformity.components.fixed_words import begins, is_motto, is_nation, is_rule
from tdkt.model.marks import Kind
from tdkt.model.text import fold, letters

KIND = "KẾ HOẠCH"
_KINDS = (KIND, "CHƯƠNG TRÌNH", "HƯỚNG DẪN", "PHƯƠNG ÁN", "ĐỀ ÁN")
_LONGEST_HEAD = 60
_NUMBER = re.compile(
    r"(?i)^Số\s*[:.]?\s*(?P<number>[\d\s.…_-]*?)\s*(?:/\s*20\d\d)?\s*/\s*(?P<symbol>[^\W\d_][\w&-]*(?:\s?[-/]\s?[\w&]+)*)\s*(?P<rest>.*)$"
)
_DATE = re.compile(
    r"(?P<place>[^,]{2,60}?)\s*,?\s*(?:,\s*)?ngày\s*(?P<d>\d{1,2})?[\s.…_]*tháng\s*(?P<m>\d{1,2})?[\s.…_]*năm\s*(?P<y>\d{4})?[\s.…_]*$",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    r"(?P<place>[^,]{2,60}?)\s*,\s*ngày\s*(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})\s*$",
    re.IGNORECASE,
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
)
_STAMP = re.compile(
    r"(?i)^\W*(?:dự thảo|hỏa tốc|hoả tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|lưu hành nội bộ|v/v)\b"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_IN_WORDS = re.compile(r"(?i)\bnăm\s+(20\d\d)(?!\s*[-–]\s*20\d\d)(?!\d)")
_BODY_BEGINS = re.compile(
    r"(?i)^\W*(?:căn cứ|thực hiện|kính gửi|theo đề nghị|xét đề nghị|nhằm|để |phát huy)\b"
)


@dataclass(slots=True)
class FoundHead:
    """What was found so far above the kind of document."""

    number: tuple[Typed, int | None, str] | None = None
    date: tuple[Typed, str, datetime.date | None, int | None] | None = None
    agencies: list[Typed] = field(default_factory=list)
    stamps: list[Said] = field(default_factory=list)


def read_head(parts: Sequence[Part], spellings: Spellings, notes: Notes) -> tuple[ReadHead, int]:
    """Return the head and how many of `parts` it takes; fixed lines, changes and doubts go to `notes`."""
    kind_at = _kind_at(parts)
    found = FoundHead()
    for part in parts[: max(kind_at, 0)]:
        _take(part, found, notes)
    kind, title, after = (None, None, 0) if kind_at < 0 else _title(parts, kind_at, found, notes)
    superior, issuer = _agencies(found.agencies)
    year = _year(title, found, notes)
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
    for said in superior:
        notes.unplace(said.lines[0], "cơ quan cấp trên: tdkt không in ở văn bản của Ủy ban nhân dân")
    head = ReadHead(
        superior=superior,
        issuer=issuer,
        number_line=_said(number[0]) if number else None,
        number=number[1] if number else None,
        symbol=number[2] if number else "",
        date_line=_said(date[0]) if date else None,
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


def _said(line: Typed) -> Said:
    return Said(line.plain, (line.number,), line.written)


def _kind_at(parts: Sequence[Part]) -> int:
    for number, part in enumerate(parts[:_LONGEST_HEAD]):
        if isinstance(part, Typed) and part.mark is None and part.plain.startswith(_KINDS):
            return number
    return -1


def _take(part: Part, found: FoundHead, notes: Notes) -> None:
    """Put one line above the kind where it belongs."""
    if not isinstance(part, Typed):
        for line in part.lines:
            _take(line, found, notes)
        return
    text = part.words
    number, date = _NUMBER.match(text), (_DATE.match(text) or _SHORT_DATE.match(text))
    if is_nation(text) or is_motto(text) or is_rule(text):
        notes.fixed.append(part.number)
    elif number and found.number is None:
        digits = re.sub(r"\D", "", number["number"])
        symbol = re.sub(r"\s", "", number["symbol"])
        found.number = part, int(digits) if digits else None, symbol
        behind = _DATE.match(number["rest"]) or _SHORT_DATE.match(number["rest"])
        if behind:
            found.date = _dated(part, behind)
    elif date and found.date is None and not _is_agency(text):
        found.date = _dated(part, date)
    elif letters(text) == "duthao":
        notes.fixed.append(part.number)
    elif _STAMP.match(text):
        found.stamps.append(_said(part))
    elif (text == text.upper() and not found.date) or (part.column == 0 and _is_agency(text)):
        found.agencies.append(part)
    else:
        found.stamps.append(_said(part))
        notes.unplace(part.number, "dòng ở đầu văn bản mà kế hoạch không có chỗ ghi")


def _dated(part: Typed, match: re.Match[str]) -> tuple[Typed, str, datetime.date | None, int | None]:
    year = int(match["y"]) if match["y"] else None
    try:
        day = datetime.date(int(match["y"]), int(match["m"]), int(match["d"])) if match["d"] else None
    except (TypeError, ValueError):
        day = None
    return part, match["place"].strip(" ,"), day, year


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
        if own or not names:
            names.append([line])
        else:
            names[-1].append(line)
    *above, last = names or [[]]
    return tuple(_said(line) for name in above for line in name), tuple(map(_said, last))


def _title(
    parts: Sequence[Part], kind_at: int, found: FoundHead, notes: Notes
) -> tuple[Said, Said | None, int]:
    """Return kind, trích yếu and the number of the first part after them."""
    line = parts[kind_at]
    assert isinstance(line, Typed)
    name = next(name for name in _KINDS if line.plain.startswith(name))
    behind = line.plain[len(name) :].strip(" :-–")
    kind = Said(name, (line.number,))
    lines: list[Typed] = []
    at = kind_at + 1
    while at < len(parts):
        part = parts[at]
        if isinstance(part, Typed) and is_rule(part.words):
            notes.fixed.append(part.number)
            at += 1
            if lines:
                break
            continue
        if not isinstance(part, Typed) or not _goes_on(part, lines, title_begun=bool(behind)):
            break
        lines.append(part)
        at += 1
    at = _notes_under_title(parts, at, found, notes)
    if not lines and not behind:
        return kind, None, at
    words = " ".join(filter(None, [behind, *(one.plain for one in lines)]))
    numbers = tuple(one.number for one in ([line] if behind else []) + lines)
    kind = Said(name, () if behind else kind.lines)
    return kind, Said(words, numbers), at


def _goes_on(line: Typed, lines: Sequence[Typed], *, title_begun: bool) -> bool:
    """Tell whether a line is (still) the trích yếu."""
    text = line.plain
    if line.mark is not None and line.mark.kind is not Kind.BULLET:
        return False
    if not lines and not title_begun:
        is_set_apart = line.look.bold and line.look.centred and not text.endswith((";", ":"))
        return line.mark is None and len(text) < 300 and (is_set_apart or not _BODY_BEGINS.match(text))
    if _BODY_BEGINS.match(text) or line.mark is not None or text.startswith("("):
        return False
    first = lines[0] if lines else None
    alike = first is None or (line.look.bold, line.look.centred) == (first.look.bold, first.look.centred)
    set_apart = line.look.centred or line.look.bold
    return (alike and set_apart and not text.endswith((".", ";", ":"))) or (
        text[0].islower() and len(text) < 120
    )


def _notes_under_title(parts: Sequence[Part], at: int, found: FoundHead, notes: Notes) -> int:
    """Take what may stand under the trích yếu: a rule line, "(Kèm theo …)"; return the number of the first part after it."""
    while at < len(parts):
        part = parts[at]
        if not isinstance(part, Typed):
            break
        if is_rule(part.words):
            notes.fixed.append(part.number)
        elif part.plain.startswith("(") and part.plain.endswith(")") and part.look.centred:
            found.stamps.append(_said(part))
            notes.unplace(part.number, "dòng dưới trích yếu mà kế hoạch không có chỗ ghi")
        else:
            break
        at += 1
    return at


def _year(title: Said | None, found: FoundHead, notes: Notes) -> int | None:
    """Return the plan's year: of the trích yếu, else of the date; a doubt where they tell different things or none."""
    said = {int(year) for year in _YEAR_IN_WORDS.findall(title.text)} if title else set()
    dated = found.date[3] if found.date else None
    lines = title.lines if title else ()
    if len(said) == 1:
        year = said.pop()
        if dated is not None and dated not in (year, year - 1):
            notes.doubt(
                f"Trích yếu nêu năm {year}, ngày ký ở năm {dated}.",
                (str(year), str(dated)),
                str(year),
                "lấy theo trích yếu",
                lines=lines,
                about="year",
            )
        return year
    known = max(said) if said else dated
    notes.doubt(
        "Năm của kế hoạch là năm nào?"
        if known is None
        else f"Trích yếu {'nêu nhiều năm' if said else 'không nêu năm'}.",
        tuple(map(str, sorted(said))) or ((str(dated), str(dated + 1)) if dated else ()),
        str(known) if known else "chưa rõ",
        ("lấy năm sau cùng" if said else "lấy theo ngày ký") if known else "tệp không nêu",
        lines=lines,
        about="year",
    )
    return known


def body_word(text: str) -> bool:
    """Tell whether a line begins as a căn cứ does."""
    return text.startswith(WORD) or fold(text).startswith("can cu")
