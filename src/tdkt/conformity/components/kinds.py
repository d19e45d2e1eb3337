"""Which kind of document a line names, and which kind of agency (NĐ 30/2020, Điều 7 and Phụ lục III, Mục I)."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from tdkt.conformity.components.fixed_words import begins
from tdkt.law.nd30 import page_law
from tdkt.model.records import dataclass
from tdkt.model.text import fold

LETTER = "Công văn"
"""The kind that bears no name."""
OPEN_LETTER = "Thư công"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document; `abbreviation` is "" where the decree gives none. `is_listed`: whether the decree names the kind."""

    name: str
    abbreviation: str = ""
    is_listed: bool = True

    @property
    def has_no_subject(self) -> bool:
        """Whether its specimen has no trích yếu, or its name says it all (Phụ lục III, Mẫu 1.8, 1.10)."""
        return self.name in _WITHOUT_SUBJECT


_WITHOUT_SUBJECT = (
    "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Hợp đồng", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", OPEN_LETTER, "Bản ghi nhớ",
    "Bản thỏa thuận",
)  # fmt: skip


class Agency(StrEnum):
    """What issues a document, as far as rules ask."""

    COMMITTEE = "Ủy ban nhân dân"
    COUNCIL = "Hội đồng nhân dân"
    ADVISORY = "tổ chức tư vấn"
    DEPARTMENT = "sở, phòng, ban"
    SCHOOL = "trường học"
    OTHER = "cơ quan khác"


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds that the decree names, by their folded letters."""
    law = page_law()
    named = [Kind(name, short) for name, short in law.types.items()]
    named += [Kind(OPEN_LETTER)]
    return {_key(kind.name): kind for kind in named}


@cache
def copies() -> dict[str, Kind]:
    """Return the forms of copies, by their folded letters."""
    return {_key(name): Kind(name, short) for name, short in page_law().copies.items()}


_OWN_FORMS = ("bao cao thanh tich", "bao cao tom tat thanh tich", "bao cao nhanh thanh tich")
"""Names that begin as a kind of the decree does, of forms that other law gives (NĐ 98/2023, NĐ 152/2025)."""


def kind_named(text: str) -> tuple[Kind, str] | None:
    """Return the kind that a line begins with and what follows its name on the line; None where it names none."""
    words = " ".join(text.split())
    spread = re.fullmatch(r"(?:\w ){3,}\w", words)  # "K Ế  H O Ạ C H"
    key = _key(words)
    if key.startswith(_OWN_FORMS):
        return None
    for name, kind in sorted(kinds().items(), key=lambda item: -len(item[0])):
        if spread and key.replace(" ", "") == name.replace(" ", ""):
            return kind, ""
        if key == name or key.startswith(f"{name} "):
            count = len(name.split())
            return kind, " ".join(words.split(" ")[count:]).strip(" :-–")
    return None


def _key(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


_SCHOOLS = (
    "truong mam non", "truong mau giao", "truong tieu hoc", "truong trung hoc", "truong thcs", "truong thpt", "truong th", "truong pho thong",
    "truong dai hoc", "truong cao dang", "truong trung cap", "dai hoc", "hoc vien", "truong ptdt", "nha tre", "truong chinh tri",
)  # fmt: skip
_ADVISORY = (
    "hoi dong thi dua", "ban chi dao", "to cong tac", "hoi dong sang kien", "ban to chuc", "hoi dong", "ban chi huy", "to giup viec",
)  # fmt: skip
_DEPARTMENTS = (
    "so", "phong", "ban", "trung tam", "van phong", "chi cuc", "cuc", "bo", "thanh tra", "tong cuc", "vu", "vien", "benh vien",
)  # fmt: skip


def agency_of(name: str) -> Agency:
    """Return what kind of agency a name ("ỦY BAN NHÂN DÂN PHƯỜNG VIỆT HÒA") is of."""
    if begins(name, "uy ban nhan dan", "ubnd") or begins(name, "chu tich uy ban nhan dan", "chu tich ubnd"):
        return Agency.COMMITTEE
    if begins(name, "hoi dong nhan dan", "hdnd", "thuong truc hoi dong nhan dan"):
        return Agency.COUNCIL
    if begins(name, *_SCHOOLS):
        return Agency.SCHOOL
    if begins(name, *_ADVISORY):
        return Agency.ADVISORY
    if begins(name, *_DEPARTMENTS):
        return Agency.DEPARTMENT
    return Agency.OTHER


_AGENCY = re.compile(
    r"(?i)^(?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|ban(?! hành| nhân dân)|sở|phòng|trung tâm|văn phòng|bộ(?! máy)|cục|chi cục|tổng cục|trường|viện|"
    r"bệnh viện|trạm|công an|tòa án|toà án|thanh tra|kho bạc|chi nhánh|đại học|học viện|bảo hiểm|chủ tịch|đội|hạt|tổ(?! quốc)|khoa|tổng công ty|"
    r"công ty|chính phủ|thủ tướng|thường trực|đoàn|nhà trẻ|quỹ|quốc hội|bộ trưởng|giám đốc|ngân hàng|hội|liên đoàn|mặt trận|đảng ủy|đảng uỷ|"
    r"tỉnh ủy|thành ủy|đảng bộ|chi bộ|thư viện|bảo tàng|đài|báo(?! cáo)|cảng vụ|thuế|tiểu ban|cơ quan|ban chấp hành|đại đội|vườn quốc gia|khu)(?!\w)"
)
"""With their tones: BẢN and BAN, SỐ and SỞ are other words."""


def is_agency(text: str) -> bool:
    """Tell whether a line begins as the name of an agency does."""
    return _AGENCY.match(text) is not None


_PLACE = re.compile(
    r"(?i)(?<!\w)(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố|huyện|quận|thị xã)\s+(?P<name>\w.*)$"
)


def place_of(name: str) -> str:
    """Return the place in the name of an agency, folded: "viet hoa" of "ỦY BAN NHÂN DÂN PHƯỜNG VIỆT HÒA"; "" where it names none."""
    match = _PLACE.search(" ".join(name.split()))
    return _key(match["name"]) if match else ""
