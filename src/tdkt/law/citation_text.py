"""A căn cứ that somebody wrote as a line: which instrument it names, and what of its citation it lacks.

A Luật or Pháp lệnh is cited by name and day, without number and issuer; everything else by type, number and symbol, issuer,
day and trích yếu (NĐ 30/2020, Phụ lục I, Phần I, II.6a); each instrument once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.law.instruments import by_number, canonical
from tdkt.law.mentions import law_named
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass

_LAW = r"(?:Bộ luật|Luật|Pháp lệnh)"
_TYPE = (
    r"(?:Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Kế hoạch|Công văn|Hướng dẫn|"
    r"Quy chế|Quy định|Thông báo|Kết luận|Báo cáo|Tờ trình|Chương trình|Đề án|Biên bản|Văn bản|Công điện|Thông tri)"
)
_NUMBER = r"\d{1,6}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][\w-]*(?:/[A-ZĐ][\w-]*)*"
_NUMBERED = lazy_pattern(rf"(?P<type>{_TYPE})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})", re.IGNORECASE)
_OF_A_LAW = lazy_pattern(r",?\s*(?:số\s*:?\s*)?(?P<number>\d{1,4}/\d{4}/(?:PL-)?(?:UBTV)?QH\d{1,2})")
_ISSUER_OF_A_LAW = lazy_pattern(
    r"\s+(?:của|do)\s+(?:Ủy ban Thường vụ )?Quốc hội(?:\s+kh[óo][aá]\s+\w+)?", re.IGNORECASE
)
_DAY = lazy_pattern(
    r",?\s*\(?(?:ban hành\s+)?ngày\s+(?P<d>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<m>\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(?P<y>\d{4})\)?"
)
_OPENS_A_SUBJECT = lazy_pattern(
    r"(?<!\w)(?:về|quy định|sửa đổi|bổ sung|ban hành|phát động|tổ chức|hướng dẫn|phê duyệt|triển khai|thực hiện|đẩy mạnh|"
    r"tiếp tục|tăng cường|công bố|kết quả|tổng kết|sơ kết|kiện toàn|thành lập|thi hành|bãi bỏ|thông qua|giao|xây dựng|nâng cao|"
    r"khen thưởng|biểu dương|phối hợp|thi đua|công tác|công nhận|kèm theo|đề nghị)(?!\w)"
)

_PLACES = ("phường", "xã", "đặc", "tỉnh", "thành", "thị", "huyện", "quận", "trường", "trung")
"""How "của phường", "của trung tâm" begins, which may name an issuer behind the trích yếu."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """What a line cites: the names by which its instrument is known, its day as written, and what the line lacks.

    `number` is that of what is no law, `number_of_law` one that a law must not carry there, "" where there is none; `printed`
    is the line as it is printed, without that.
    """

    printed: str
    keys: frozenset[str]
    day: tuple[int, int, int] | None
    lacks: tuple[str, ...] = ()
    number_of_law: str = ""
    number: str = ""

    def is_same_as(self, other: CitedText) -> bool:
        """Tell whether both cite one instrument: a number without its year begins anew every year, a law's name may return."""
        if not self.keys & other.keys:
            return False
        same_day = self.day is None or other.day is None or self.day == other.day
        return same_day or any(re.match(r"\d+/\d{4}/", key) for key in self.keys & other.keys)


def cited_text(line: str) -> CitedText:
    """Read a căn cứ, with or without "Căn cứ" before and the mark at its end."""
    text = " ".join(line.split()).removeprefix("Căn cứ ").rstrip(" ;.")
    if re.match(rf"{_LAW}(?!\w)", text):
        return _law(text)
    found = _NUMBERED.match(text)
    if found is None:
        return CitedText(text, frozenset({text.lower()}), _day(text))
    rest = _DAY.sub("", text[found.end() :], count=1)
    missing = [
        what
        for what, there in (
            ("ngày", _DAY.search(text)),
            ("cơ quan ban hành", _names_issuer(rest)),
            ("trích yếu", _OPENS_A_SUBJECT.search(rest)),
        )
        if not there
    ]
    number = canonical(found["number"])
    return CitedText(text, frozenset({number}), _day(text), tuple(missing), number=number)


def _names_issuer(rest: str) -> bool:
    """Tell whether "của …" names who issued it: before the trích yếu, or a name; "của đơn vị sự nghiệp" within it is none."""
    subject = _OPENS_A_SUBJECT.search(rest)
    before = rest[: subject.start()] if subject else rest
    if re.search(r"(?<!\w)của\s+\w", before):
        return True
    behind = re.findall(rf"(?<!\w)của\s+(?!{_LAW}\b|{_TYPE}\b)(\w+)", rest)
    return any(word[0].isupper() or word in _PLACES for word in behind)


def each_once(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines, each "Căn cứ …" as it is printed; of two that cite one instrument the first."""
    found: list[CitedText] = []
    for line in lines:
        cited = cited_text(line)
        if not any(cited.is_same_as(other) for other in found):
            found.append(cited)
    return tuple(f"Căn cứ {cited.printed}" for cited in found)


def _law(text: str) -> CitedText:
    numbered = _OF_A_LAW.search(text)
    if numbered and "sửa đổi, bổ sung" in text[: numbered.start()]:
        numbered = None  # the number of a law that this one amends is part of its name
    number = numbered["number"] if numbered else ""
    named = _ISSUER_OF_A_LAW.sub("", _OF_A_LAW.sub("", text, count=1), count=1).strip(" ,")
    name = _DAY.split(named, maxsplit=1)[0].strip(" ,")
    record = by_number(number) if number else law_named(name)
    if record and not number and _day(named) and record.date and _day(named) != record.date.timetuple()[:3]:
        record = None  # an older law of that name
    is_nameless = re.fullmatch(_LAW, name) is not None
    if is_nameless and record is not None:
        named = record.citation
    elif is_nameless:
        named = text
    keys = {canonical(number)} if number else {_plain(name)}
    if record is not None:
        keys |= {_plain(record.name), *([canonical(record.number)] if record.number else ())}
    elif not is_nameless:
        keys.add(_plain(name))
    lacks = tuple(
        what
        for what, missing in (("tên luật", named == text and is_nameless), ("ngày", not _day(named)))
        if missing
    )
    return CitedText(named, frozenset(keys), _day(named), lacks, number)


def _day(text: str) -> tuple[int, int, int] | None:
    found = _DAY.search(text)
    return (int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))
