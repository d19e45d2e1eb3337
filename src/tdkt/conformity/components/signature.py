"""Ô 7a, 7b, 9b: whether a line is a power to sign, a post, a name, a line of Nơi nhận (NĐ 30/2020, Phụ lục I, Phần I, II.7, II.9)."""

from __future__ import annotations

import re

from tdkt.conformity.components.fixed_words import begins
from tdkt.model.text import UPPER

POSTS = (
    "chu tich", "pho chu tich", "quyen chu tich", "chanh van phong", "pho chanh van phong", "truong phong", "pho truong phong", "giam doc",
    "pho giam doc", "tong giam doc", "pho tong giam doc", "truong ban", "pho truong ban", "hieu truong", "pho hieu truong", "cuc truong",
    "pho cuc truong", "chi cuc truong", "pho chi cuc truong", "vu truong", "pho vu truong", "bo truong", "thu truong", "chanh thanh tra",
    "pho chanh thanh tra", "truong cong an", "pho truong cong an", "chi huy truong", "pho chi huy truong", "vien truong", "pho vien truong",
    "thu ky", "chu toa", "chu tri", "nguoi ghi bien ban", "truong doan", "to truong", "pho to truong", "ke toan", "thu quy", "nguoi lap",
    "nguoi lap bieu", "thu tuong", "tong thanh tra", "tong cuc truong", "chanh an", "pho chanh an", "uy vien", "tram truong", "hat truong",
    "thu truong don vi", "ke toan truong", "giam sat", "bi thu", "pho bi thu", "ban kiem phieu", "truong tieu ban", "truong khoa", "chu nhiem",
    "pho chu nhiem", "dai dien", "nguoi nhan", "nguoi de nghi", "nguoi bao cao", "thanh vien", "truong thon", "to truong to", "chi cuc pho", "doi truong", "truong tram", "truong chi cuc", "pho thu tuong", "quyen giam doc",
    "quyen hieu truong", "quyen truong phong", "quyen bo truong", "quyen cuc truong", "quyen chanh van phong", "truong trung tam",
)  # fmt: skip
"""Posts in folded letters that a line in capitals may begin with."""
_POWER = re.compile(
    r"^(?P<power>T\s?[/.]?\s?M|K\s?[/.]?\s?T|T\s?[/.]?\s?L|T\s?[/.]?\s?UQ|Q)\s*(?P<dot>\.?)\s*(?P<rest>\S.*)$"
)
_RECIPIENTS = re.compile(r"(?i)^\W*nơi (?:nhận|gửi)\b\s*(?:[:;.]|$|\()")
_SIGNED = re.compile(
    r"(?i)^\W*(?:đã ký|đã kí|ký tên|ký số|ký, ghi rõ họ tên|ký, đóng dấu|ký và|\(?chữ ký|\(ký|dấu)\b.*$|^\[[^\]]*\]$"
)
DEGREES = re.compile(
    r"^(?:(?:ThS|Th\.S|Ths|TSKH|TS|Ts|GS|PGS|BS|BSCK\w*|CKII?|DS|DSCK\w*|KS|KTS|CN|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|LS|Nhà giáo [Ưư]u tú|Thầy thuốc [Ưư]u tú|Cử nhân|Dược sĩ|Luật sư|Kiến trúc sư|Anh hùng Lao động|Ông|Bà|Đ/c|Đồng chí|Thạc s[ĩỹ]|Tiến s[ĩỹ]|Giáo sư|Phó Giáo sư|Bác s[ĩỹ]|Kỹ sư)\b\s*[.,]?\s*)+"
)
RANKS = re.compile(r"^(?:(?:Thiếu|Trung|Thượng|Đại)\s(?:úy|tá|tướng)|Đại tướng)\s+")
_NAME = re.compile(rf"(?:[{UPPER}][\w’'-]*\.?\s+){{1,5}}[{UPPER}][\w’'-]*")
_FAMILIES = (
    "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đoàn|lâm|trịnh|tô|trương|hà|vương|tạ|quách|"
    "châu|tống|lò|đào|thái|lương|tăng|triệu|giàng|sùng|thào|chu|kiều|phùng|doãn|nghiêm|quàng|khổng"
)
_SMALL_NAME = re.compile(rf"(?i:{_FAMILIES})(?: [^\W\d_]+){{1,4}}")
_BLANK_NAME = re.compile(r"(?i)^(?:họ và tên|họ tên|[.…\s]{5,})$")


def power_of(text: str) -> re.Match[str] | None:
    """Return the power that a line in capitals begins with ("TM. ỦY BAN NHÂN DÂN"), as it is typed."""
    match = _POWER.match(text)
    if match is None or text != text.upper():
        return None
    has_mark = match["dot"] or re.search(r"[/.]", match["power"])
    if not has_mark and not re.match(r"^(?:TM|KT|TL|TUQ)\s", text):
        return None
    return match


def is_post(text: str) -> bool:
    """Tell whether a line in capitals names a post."""
    return text == text.upper() and begins(text, *POSTS)


def is_recipients_title(text: str) -> bool:
    """Tell whether a line is "Nơi nhận:"."""
    return _RECIPIENTS.match(text) is not None


def is_signed(text: str) -> bool:
    """Tell whether a line stands for a signature: "(Đã ký)", "(Chữ ký, dấu)"."""
    return _SIGNED.match(text) is not None


def is_name(text: str) -> bool:
    """Tell whether a line is the name of a person, with or without what stands before it."""
    bare = RANKS.sub("", DEGREES.sub("", text)).strip()
    return _NAME.fullmatch(bare) is not None and len(bare.split()) <= 6 and not begins(text, *POSTS)


def is_small_name(text: str) -> bool:
    """Tell whether a line is the name of a person with words in small letters: "nguyễn văn a"."""
    return _SMALL_NAME.fullmatch(text) is not None and any(word[0].islower() for word in text.split())


def is_blank_name(text: str) -> bool:
    """Tell whether it stands for a name that is still to be filled in."""
    return _BLANK_NAME.match(text) is not None
