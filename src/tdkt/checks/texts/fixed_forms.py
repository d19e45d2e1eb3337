"""Words that the decree writes in one form, found in any text: pure functions, for the files of a workspace and for Word files.

"Nhân dân", "Nhà nước" with a capital (NĐ 30/2020, Phụ lục II, V.1), names of agencies by their kind and field (IV), an instrument's
number behind the word "số" (Phụ lục I, Phần I, II.6b). Only what can be nothing else is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.model.records import dataclass

_BEFORE_PEOPLE = "phục vụ|tầng lớp|quần chúng|toàn thể|đông đảo|đời sống|sức mạnh|với|cho|của|cùng|giúp|trong|bà con|vận động|tuyên truyền|và"
_PEOPLE = re.compile(
    rf"\b(?i:{_BEFORE_PEOPLE}) (?P<word>nhân dân)"
    r"(?= (?:trên|trong|về|tham gia|thực hiện|tra cứu|các|địa phương|biết|nâng cao|phòng|được|có|ta)\b|[,.;:]|$)"
)
_STATE = re.compile(
    r"\b(?:Đảng và|Đảng,|Đảng, chính sách của|chính sách, pháp luật của|chính sách và pháp luật của|pháp luật của|chính sách của"
    r"|ngân sách của) (?P<word>nhà nước)(?= |[,.;:]|$)"
)
_BODY = re.compile(r"(?:[Ủủ]y ban|[Uu]ỷ ban|[Hh]ội đồng) (?P<word>Nhân dân|Nhân Dân|nhân Dân)(?!\w)")
_COUNCIL = re.compile(r"\b(?P<word>[Hh]ội đồng [Tt]hi đua(?:(?:,| và|\s?[-–])? ?)[Kk]hen thưởng)(?!\w)")
COUNCIL = "Hội đồng Thi đua - Khen thưởng"
"""Luật 06/2022/QH15, Điều 90: the council's own name."""
TYPES = "Văn bản|Công điện|Thông tư liên tịch|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Kết luận|Hướng dẫn|Thông báo|Tờ trình|Báo cáo|Quy định|Chương trình"
_NO_WORD = re.compile(rf"\b(?:{TYPES}) (?P<number>\d{{1,5}}(?:/\d{{4}})?[-/][A-ZĐ][\wĐđ]*(?:[-/][\wĐđ]+)*)")


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
        for match in pattern.finditer(text):
            yield Form(match.start("word"), match["word"], right, match[0])


def names_of_bodies(text: str) -> Iterator[Form]:
    """Yield "Ủy ban Nhân dân", "Hội đồng thi đua khen thưởng" and their like."""
    for match in _BODY.finditer(text):
        yield Form(match.start("word"), match["word"], "nhân dân", match[0])
    for match in _COUNCIL.finditer(text):
        if match["word"] != COUNCIL:
            yield Form(match.start("word"), match["word"], COUNCIL, match[0])


def numbers_without_their_word(text: str) -> Iterator[Form]:
    """Yield "733/QĐ-TTg" in "Quyết định 733/QĐ-TTg"."""
    for match in _NO_WORD.finditer(text):
        yield Form(match.start("number"), match["number"], f"số {match['number']}", match[0])
