"""Words that the decree writes in one form, found in any text: pure functions, for the files of a workspace and for Word files.

"Nhân dân", "Nhà nước" with a capital (NĐ 30/2020, Phụ lục II, V.1), names of agencies by their kind and field (IV), an instrument's
number behind the word "số" (Phụ lục I, Phần I, II.6b). Only what can be nothing else is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass
from tdkt.model.text import UPPER

_BEFORE_PEOPLE = "phục vụ|tầng lớp|quần chúng|toàn thể|đông đảo|đời sống|sức mạnh|với|cho|của|cùng|giúp|trong|bà con|vận động|tuyên truyền|và"
_PEOPLE = lazy_pattern(
    rf"\b(?i:{_BEFORE_PEOPLE}) (?P<word>nhân dân)"
    r"(?= (?:trên|trong|về|tham gia|thực hiện|tra cứu|các|địa phương|biết|nâng cao|phòng|được|có|ta)\b|[,.;:]|$)"
)
_STATE = lazy_pattern(
    r"\b(?:Đảng và|Đảng,|Đảng, chính sách của|chính sách, pháp luật của|chính sách và pháp luật của|pháp luật của|chính sách của"
    r"|ngân sách của) (?P<word>nhà nước)(?= |[,.;:]|$)"
)
_BODY = lazy_pattern(
    r"(?:[Ủủ]y [Bb]an|[Uu]ỷ [Bb]an|[Hh]ội [Đđ]ồng) (?P<word>Nhân dân|Nhân Dân|nhân Dân)(?!\w)"
)
_BIG_BODY = lazy_pattern(
    r"(?:(?P<committee>[ỦủUu][ỷy] Ban)|(?P<council>[Hh]ội Đồng)) (?=[Nn]hân [Dd]ân(?!\w))"
)
_UNIT = r"(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|quận|thị xã|thị trấn)"
_SMALL_BODY = lazy_pattern(
    rf"(?P<word>ủy ban|uỷ ban|hội đồng) nhân dân(?= {_UNIT} [{UPPER}])|(?<=[Cc]hủ tịch )(?P<post>ủy ban|uỷ ban|hội đồng) nhân dân(?!\w)"
)
_NAMES = (
    "Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp", "Sở Y tế", "Sở Ngoại vụ", "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "Bộ Nội vụ", "Bộ Tài chính", "Bộ Xây dựng", "Bộ Tư pháp", "Bộ Y tế",
    "Bộ Giáo dục và Đào tạo", "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường", "Phòng Văn hóa - Xã hội", "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước", "Đảng Cộng sản Việt Nam", "Mặt trận Tổ quốc Việt Nam",
)  # fmt: skip
"""Official names that are met most; another capital in one of them is a slip."""
_NAMED = {name.lower(): name for name in _NAMES}
_NAME = lazy_pattern(
    rf"(?<!\w)(?<!\bcác )(?<!trưởng )(?:{'|'.join(map(re.escape, _NAMED))})(?!\w)", re.IGNORECASE
)
_BEGINNINGS = tuple(dict.fromkeys(" ".join(name.split()[:2]) for name in _NAMED))
"""The first two words of each: a text without one of them has no such name, and that is known sooner."""
_COUNCIL = lazy_pattern(r"\b(?P<word>[Hh]ội đồng [Tt]hi đua(?:(?:,| và|\s?[-–])? ?)[Kk]hen thưởng)(?!\w)")
COUNCIL = "Hội đồng Thi đua - Khen thưởng"
"""Luật 06/2022/QH15, Điều 90: the council's own name."""
TYPES = "Văn bản|Công điện|Thông tư liên tịch|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Kết luận|Hướng dẫn|Thông báo|Tờ trình|Báo cáo|Quy định|Chương trình"
_NO_WORD = lazy_pattern(rf"\b(?:{TYPES}) (?P<number>\d{{1,5}}(?:/\d{{4}})?[-/][A-ZĐ][\wĐđ]*(?:[-/][\wĐđ]+)*)")


@dataclass(frozen=True, slots=True)
class Form:
    """A stretch of a text (`start`, `length`) that stands as `found` and should stand as `right`; `around` names it for a reader."""

    start: int
    found: str
    right: str
    around: str

    @property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.found)


def small_people(text: str) -> Iterator[Form]:
    """Yield "nhân dân", "nhà nước" where they are the people and the State, not part of a name."""
    for pattern, right in ((_PEOPLE, "Nhân dân"), (_STATE, "Nhà nước")):
        if right.lower() in text:
            for match in pattern.finditer(text):
                yield Form(match.start("word"), match["word"], right, match[0])


def names_of_bodies(text: str) -> Iterator[Form]:
    """Yield "Ủy ban Nhân dân", "Hội đồng thi đua khen thưởng" and their like."""
    lower = text.lower()
    if "nhân dân" in lower:
        yield from _peoples_bodies(text)
    for match in _NAME.finditer(text) if any(one in lower for one in _BEGINNINGS) else ():
        found, right = match[0], _NAMED[match[0].lower()]
        if found not in (right, found.lower(), found.upper()):
            yield Form(match.start(), found, right, found)
    for match in _COUNCIL.finditer(text) if "thi đua" in lower else ():
        if match["word"] != COUNCIL:
            yield Form(match.start("word"), match["word"], COUNCIL, match[0])


def _peoples_bodies(text: str) -> Iterator[Form]:
    for match in _BODY.finditer(text):
        yield Form(match.start("word"), match["word"], "nhân dân", match[0])
    for match in _BIG_BODY.finditer(text):
        found = match["committee"] or match["council"]
        yield Form(match.start(), found, f"{found.split()[0]} {found.split()[1].lower()}", match[0].strip())
    for match in _SMALL_BODY.finditer(text):
        name = "word" if match["word"] else "post"
        yield Form(match.start(name), match[name], match[name].capitalize(), match[0])


def numbers_without_their_word(text: str) -> Iterator[Form]:
    """Yield "733/QĐ-TTg" in "Quyết định 733/QĐ-TTg"."""
    for match in _NO_WORD.finditer(text) if "/" in text or "-" in text else ():
        yield Form(match.start("number"), match["number"], f"số {match['number']}", match[0])
