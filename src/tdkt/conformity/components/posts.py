"""Posts of those who sign, and bodies that they sign for (NĐ 30/2020, Điều 13; Phụ lục I, Phần I, II.7b, II.7c).

A body that decides as a whole (Ủy ban nhân dân, Hội đồng nhân dân, Hội đồng, Ban Chỉ đạo) is signed for with "TM."; an agency with a head
(sở, phòng, trường, bệnh viện) by its head, under his post.
"""

from __future__ import annotations

import re

from tdkt.conformity.components.fixed_words import begins
from tdkt.conformity.components.kinds import Agency, agency_of
from tdkt.conformity.components.signature import POSTS
from tdkt.model.text import fold

_DEPUTY = re.compile(r"^(?:PHÓ|THỨ TRƯỞNG)\b")
_STAFF = (
    "chuyen vien", "chuyen vien chinh", "chuyen vien cao cap", "can bo", "cong chuc", "vien chuc", "nhan vien", "can su", "giao vien", "van thu",
    "ke toan", "thu quy", "bac si", "y si", "dieu duong", "ky su", "giang vien", "tro ly", "lai xe", "thu ky",
)  # fmt: skip
"""Work that is no leading post."""
_OF_ONE_HEAD = (
    "so", "phong", "chi cuc", "cuc", "vu", "bo", "trung tam", "van phong", "thanh tra", "tong cuc", "benh vien", "tram y te", "kho bac", "vien",
    "cong ty", "tong cong ty",
)  # fmt: skip
_ARMED = (
    "bo cong an",
    "bo quoc phong",
    "bo chi huy",
    "bo tu lenh",
    "bo doi",
    "cong an",
    "ban chi huy quan su",
)
_HEADS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("uy ban nhan dan", "chu tich uy ban nhan dan"), ("chu tich",)),
    (("so",), ("giam doc",)),
    (("phong giao dich", "phong kham", "phong cong chung"), ()),
    (("phong",), ("truong phong",)),
    (("chi cuc",), ("chi cuc truong", "truong chi cuc")),
    (("cuc",), ("cuc truong",)),
    (("vu",), ("vu truong",)),
    (("bo",), ("bo truong",)),
    (("van phong hoi dong nhan dan", "van phong uy ban nhan dan", "van phong hdnd", "van phong ubnd"), ("chanh van phong",)),
    (("benh vien",), ("giam doc", "vien truong")),
    (("truong dai hoc", "dai hoc", "hoc vien", "truong cao dang"), ("hieu truong", "giam doc", "chu tich", "vien truong")),
    (("truong chinh tri", "truong"), ("hieu truong",)),
    (("thanh tra",), ("chanh thanh tra", "tong thanh tra")),
)  # fmt: skip
"""Which post heads an agency, by how its name begins; nothing where names differ too much."""
_SPELT: dict[str, str] = {
    "UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN", "UBMTTQ": "ỦY BAN MẶT TRẬN TỔ QUỐC", "MTTQ": "MẶT TRẬN TỔ QUỐC", "BCĐ": "BAN CHỈ ĐẠO",
    "HĐQT": "HỘI ĐỒNG QUẢN TRỊ", "GĐ": "GIÁM ĐỐC", "PGĐ": "PHÓ GIÁM ĐỐC", "TGĐ": "TỔNG GIÁM ĐỐC", "PTGĐ": "PHÓ TỔNG GIÁM ĐỐC", "PCT": "PHÓ CHỦ TỊCH",
    "CVP": "CHÁNH VĂN PHÒNG", "PCVP": "PHÓ CHÁNH VĂN PHÒNG", "PTP": "PHÓ TRƯỞNG PHÒNG", "PHT": "PHÓ HIỆU TRƯỞNG",
}  # fmt: skip
_WHOLE = {"CT": "CHỦ TỊCH", "TP": "TRƯỞNG PHÒNG", "HT": "HIỆU TRƯỞNG"}
"""Short for a post only where nothing follows."""
_SHORT = re.compile(rf"(?<!\w)(?:{'|'.join(_SPELT)})(?!\w)")
_P = re.compile(
    r"^P ?\. ?(?=(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG |CHÁNH |HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC|VỤ TRƯỞNG|CHỦ NHIỆM|VIỆN TRƯỞNG)"
)

SHORT_POWERS = {
    "THAY MẶT": "TM",
    "KÝ THAY": "KT",
    "THỪA LỆNH": "TL",
    "THỪA ỦY QUYỀN": "TUQ",
    "THỪA UỶ QUYỀN": "TUQ",
    "QUYỀN": "Q",
}
_IN_WORDS = re.compile(
    rf"(?P<power>{'|'.join(SHORT_POWERS)})\s+(?P<rest>(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC|BỘ TRƯỞNG|VỤ TRƯỞNG|CHÁNH|"
    r"VIỆN TRƯỞNG|THỦ TRƯỞNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG|THƯỜNG TRỰC|BAN ).*)$"
)


def power_in_words(line: str) -> re.Match[str] | None:
    """Return the power that a line begins with in words ("KÝ THAY GIÁM ĐỐC"), with `power` and `rest`; None where there is none."""
    return _IN_WORDS.match(line)


def post_in(text: str) -> str:
    """Return the known post (folded words) that a line begins with, without "phó"; "" where it begins with none."""
    words = " ".join(re.findall(r"[a-z0-9]+", fold(spelt_out(text)))).removeprefix("pho ")
    return max((post for post in POSTS if f"{words} ".startswith(f"{post} ")), key=len, default="")


def is_deputy(post: str) -> bool:
    """Tell whether a post in capitals is that of a deputy."""
    return _DEPUTY.match(spelt_out(post)) is not None


def is_staff(post: str) -> bool:
    """Tell whether a line in capitals names work that is no leading post: "CHUYÊN VIÊN"."""
    return begins(post, *_STAFF) and not begins(post, "ke toan truong")


def is_deputy_of(deputy: str, head: str) -> bool:
    """Tell whether a deputy's post may be one under the head's: unknown posts may."""
    if begins(deputy, "thu truong"):
        return begins(head, "bo truong")
    one, other = post_in(deputy), post_in(head)
    if begins(head, "bo truong") and not one:
        return True
    return not one or not other or one == other or begins(head, "thu truong")


def heads_of(agency: str) -> tuple[str, ...]:
    """Return the posts (folded) that may head an agency in its own paper; none where nothing is certain."""
    if begins(agency, *_ARMED):
        return ()
    return next((posts for names, posts in _HEADS if begins(agency, *names)), ())


def has_one_head(agency: str) -> bool:
    """Tell whether an agency is led by its head and not by a body (Điều 13, khoản 1); False where that is not certain."""
    if begins(agency, *_ARMED) or re.search(r"(?i)hội đồng|ban chấp hành|đảng|hợp tác xã", agency):
        return False
    return agency_of(agency) is Agency.SCHOOL or begins(agency, *_OF_ONE_HEAD)


def spelt_out(line: str) -> str:
    """Return an authority line or a post with its abbreviations written in full; the line itself where it has none."""
    if line in _WHOLE:
        return _WHOLE[line]
    said = _P.sub("PHÓ ", line)
    return _SHORT.sub(lambda match: _SPELT[match[0]], said)
