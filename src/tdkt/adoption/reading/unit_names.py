"""Which headings are the name of a unit of the ward, as offices write them."""

from __future__ import annotations

import re
from itertools import pairwise

from tdkt.model.text import one_spelling, upper_first

_LEAD = re.compile(r"(?i)^(?:đối với|giao(?: cho)?|đề nghị)\s+(?=\S)")
_HEAD = (
    r"văn phòng(?! không)|phòng(?! chống| ngừa| cháy|,)|trung tâm|ban(?! hành|,| đêm)|công an|(?:bộ )?chỉ huy quân sự|quân sự|trạm|"
    r"(?:các )?trường(?! hợp| kỳ)|hội(?! nghị| thi| thảo| đồng| họp| viên| nhập| chợ)|(?:các )?hội(?= đặc thù)|đoàn(?! kết| viên| kiểm)|"
    r"uỷ ban mặt trận|uỷ ban mttq|ubmttq|mttq|mặt trận|công đoàn|liên đoàn|đội(?! ngũ| ngủ)|tổ(?! chức)|bộ phận|hợp tác xã|quỹ tín dụng|"
    r"bưu điện|chi cục|kho bạc|bảo hiểm|hạt kiểm lâm|đảng uỷ|uỷ ban kiểm tra|uỷ ban nhân dân|ubnd"
)
_UNIT = re.compile(rf"(?i)^(?:văn phòng$|(?:{_HEAD})(?!\w)(?!\s*$))")
_GROUP = re.compile(
    r"(?i)^(?:các|đối với các|những)\s|^(?:thôn|tổ dân phố|khu phố|ấp|bản|xóm)\b|^(?:cán bộ|thủ trưởng|trưởng các)"
)
_TWO = re.compile(rf"(?i)(?:,|;| và)\s+(?!ubnd|uỷ ban nhân dân|đảng uỷ|đoàn đại biểu)(?:{_HEAD})(?!\w)")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_OWN = re.compile(r"(?i)^(?:văn phòng|phòng|trung tâm|ban chỉ huy|ban chqs|ban ch.?qs|công an|trạm)(?!\w)")
_OF_THE_WARD = re.compile(r"(?i)^((?:văn phòng|phòng|trung tâm)\s.*\S)\s+(?:xã|phường|đặc khu)$")
_AND_OTHERS = re.compile(r"(?i)(?:,|và)\s+các\s")
_DUTY = re.compile(r",?\s+(?:chủ trì|là đầu mối|làm đầu mối|đầu mối|chịu trách nhiệm)\b.*$")
"""What a unit is to do, no part of its name."""
OFFICE = "văn phòng"
"""What people call the one office of a ward for short, as `spelling_key` has it."""
_LONGEST = 110


def unit_name(title: str) -> str:
    """Return the name of the unit that a heading names, without "Đối với …", brackets and marks at its end; "" where it names none."""
    bare = _LEAD.sub("", title.replace("*", "").strip()).rstrip(" .:;,-–")
    bare = _DUTY.sub("", _ASIDE.sub("", bare))
    if len(bare) > _LONGEST or not _UNIT.match(one_spelling(bare)):
        return ""
    return upper_first(bare)


def names_a_group(title: str) -> bool:
    """Tell whether a heading speaks of many at once ("Các phòng, trung tâm", "Các thôn, tổ dân phố")."""
    return _GROUP.match(title.replace("*", "").strip()) is not None


def is_of_committee(name: str) -> bool:
    """Tell whether a unit is one of the Ủy ban nhân dân's own, as far as its name tells: no Mặt trận, đoàn thể, school."""
    return _OWN.match(one_spelling(name)) is not None and not _AND_OTHERS.search(name)


def each_unit(name: str) -> list[str]:
    """Return the units that a name puts together ("Công an xã, Ban Chỉ huy Quân sự xã"), mostly the name alone."""
    spelt = one_spelling(name)
    cuts = list(_TWO.finditer(spelt)) if len(spelt) == len(name) else []
    edges = [0, *(match.start() for match in cuts), len(name)]
    return [
        upper_first(name[start:end].strip(" ,;").removeprefix("và ").strip())
        for start, end in pairwise(edges)
    ]


def without_ward(name: str) -> str:
    """Return the name of a phòng, văn phòng or trung tâm without the ward behind it ("Phòng Kinh tế xã" is Phòng Kinh tế)."""
    return _OF_THE_WARD.sub(r"\1", name)


def names_two(name: str) -> bool:
    """Tell whether a heading seems to name two units together."""
    return _TWO.search(one_spelling(name)) is not None


def unit_before_colon(text: str) -> str:
    """Return the unit that an item speaks to ("Phòng Kinh tế: chủ trì …"), or ""."""
    head, colon, rest = text.replace("*", "").partition(":")
    head = _ASIDE.sub("", head.strip())
    return unit_name(head) if colon and rest.strip() and len(head) <= 80 else ""
