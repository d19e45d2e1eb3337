"""A căn cứ as it stands in a plan, and its structured form where that gives back the very same words.

NĐ 30/2020, Phụ lục I, Phần I, II.6a. The form is `model.plan.LegalBasis`, whose `citation` is what is printed.
"""

from __future__ import annotations

import datetime
import re

from tdkt.model.dates import date_long
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LAWS, LegalBasis

WORD = "Căn cứ"
_DAY = r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})"
_SHORT_DAY = re.compile(r"ngày\s+(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})")
_LAW = re.compile(rf"(?P<type>{'|'.join(sorted(LAWS, key=len, reverse=True))})\s+(?P<subject>.+?)\s+{_DAY}")
_NUMBERED = re.compile(
    rf"(?P<type>[A-ZĐ][^\d]{{2,40}}?)\s+số\s+(?P<number>\d\S*)\s+{_DAY}\s+(?:của\s+)?(?P<rest>.+)"
)
_OPENS_A_SUBJECT = re.compile(
    r"\s(?=(?:về|quy định|sửa đổi|bổ sung|ban hành|phát động|tổ chức|hướng dẫn|phê duyệt|triển khai|thực hiện|đẩy mạnh|"
    r"tiếp tục|tăng cường|công bố|kết quả|tổng kết|sơ kết|kiện toàn|thành lập|thi hành|bãi bỏ|thông qua|giao|xây dựng|nâng cao|"
    r"khen thưởng|biểu dương|phối hợp|thi đua|công tác|công nhận|kèm theo|đề nghị)(?!\w))"
)


def legal_basis(words: str) -> LegalBasis | None:
    """Return the căn cứ that `words` ("Căn cứ …", without end mark) cite, or None where its citation would say other words."""
    cited = words.removeprefix(f"{WORD} ")
    found = _law(cited) or _numbered(cited)
    return found if found is not None and found.citation == cited else None


def with_long_date(words: str) -> str:
    """Return `words` with the first date as a căn cứ has it: "ngày 05/01/2027" becomes "ngày 05 tháng 01 năm 2027"."""
    match = _SHORT_DAY.search(words)
    day = _day(match) if match else None
    return f"{words[: match.start()]}{date_long(day)}{words[match.end() :]}" if match and day else words


def _law(cited: str) -> LegalBasis | None:
    match = _LAW.fullmatch(cited)
    day = _day(match) if match else None
    if match is None or day is None:
        return None
    return LegalBasis(match["type"], None, day, None, match["subject"], NOWHERE)


def _numbered(cited: str) -> LegalBasis | None:
    match = _NUMBERED.fullmatch(cited)
    day = _day(match) if match else None
    if match is None or day is None or match["type"] in LAWS:
        return None
    if not re.search(r"của\s+$", cited[: match.start("rest")]):
        return LegalBasis(match["type"], match["number"], day, None, match["rest"], NOWHERE)
    cut = _OPENS_A_SUBJECT.search(match["rest"])
    if cut is None:
        return None
    issuer, subject = match["rest"][: cut.start()], match["rest"][cut.end() :]
    return LegalBasis(match["type"], match["number"], day, issuer, subject, NOWHERE)


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
