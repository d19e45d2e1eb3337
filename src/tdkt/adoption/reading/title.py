"""Ô 5 of the page, kind and trích yếu, and the year that they name.

NĐ 30/2020, Phụ lục I, Phần I, II.5.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import Said
from tdkt.adoption.reading.typed import Part, Typed
from tdkt.conformity.components.fixed_words import is_rule
from tdkt.model.marks import Kind
from tdkt.model.plan_year import SchoolYear
from tdkt.model.records import dataclass, field
from tdkt.model.text import letters

KIND = "KẾ HOẠCH"
_KINDS = (KIND, "CHƯƠNG TRÌNH", "HƯỚNG DẪN", "PHƯƠNG ÁN", "ĐỀ ÁN")
_LONGEST_HEAD = 60
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


def said_by(line: Typed) -> Said:
    """Return what a line says, as a part of the plan."""
    return Said(line.plain, (line.number,), line.written)


def kind_at(parts: Sequence[Part]) -> int:
    """Return the number of the part that names the kind of document, -1 where none of the first does.

    A kind that is not in capitals counts only where it is all of its line and set apart ("Kế hoạch", centred or bold).
    """
    for number, part in enumerate(parts[:_LONGEST_HEAD]):
        if isinstance(part, Typed) and part.mark is None and _kind_of(part):
            return number
    return -1


def _kind_of(line: Typed) -> str:
    """Return the kind that a line names, "" where it names none."""
    text = line.plain
    for name in _KINDS:
        is_apart = line.look.bold or line.look.centred
        if text.startswith(name) or (is_apart and letters(text) == letters(name)):
            return name
    return ""


def read_title(
    parts: Sequence[Part], at: int, found: FoundHead, notes: Notes
) -> tuple[Said, Said | None, int]:
    """Return kind, trích yếu and the number of the first part after them."""
    line = parts[at]
    assert isinstance(line, Typed)
    name = _kind_of(line)
    behind = line.plain[len(name) :].strip(" :-–") if line.plain.startswith(name) else ""
    if not behind and line.plain != name:
        notes.change(line.number, "tên loại văn bản", line.plain, name)
    kind = Said(name, (line.number,))
    lines: list[Typed] = []
    at += 1
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
            found.stamps.append(said_by(part))
            notes.unplace(part.number, "dòng dưới trích yếu mà kế hoạch không có chỗ ghi")
        else:
            break
        at += 1
    return at


_SCHOOL_YEAR = re.compile(r"(?i)\bnăm học\s+(20\d\d)\s*[-–]\s*(20\d\d)\b")


def year_of(title: Said | None, found: FoundHead, notes: Notes) -> int | None:
    """Return the plan's year: of the trích yếu, else of the date; a doubt where they tell different things or none."""
    school = _SCHOOL_YEAR.search(title.text) if title else None
    if school and int(school[2]) == int(school[1]) + 1:
        return SchoolYear(int(school[1]))
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
