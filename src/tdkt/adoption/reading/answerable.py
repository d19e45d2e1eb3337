"""Who answers for a sentence, as its own words say: "(giao Phòng Kinh tế chủ trì)", "Giao Công an xã chủ trì, phối hợp với …", "Văn phòng: …"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tdkt.adoption.reading.unit_names import each_unit, unit_before_colon, unit_name
from tdkt.model.text import one_spelling

_DOES = (
    r"(?:chủ trì|chịu trách nhiệm|phối hợp|tham mưu|theo dõi|hướng dẫn|có trách nhiệm|căn cứ|tổng hợp|xây dựng|thực hiện|tổ chức|đôn đốc"
    r"|rà soát|triển khai|báo cáo|kiểm tra|giám sát|phụ trách|thẩm định|làm|là|giúp|cân đối|bố trí|đề xuất|tiếp nhận|lập|gửi|tuyên truyền"
    r"|vận động|cập nhật|trình|ban hành|hoàn thành|đầu mối|tiếp tục|chủ động|quản lý|đăng tải|đẩy mạnh|tăng cường|chuẩn bị|in ấn|cấp)"
)
_HEAD = (
    r"(?:Văn phòng|Phòng|Trung tâm|Công an|Ban Chỉ huy|Ban CHQS|Ban Quản lý|Ban|Trạm|Hội|Đoàn|Uỷ ban Mặt trận|Uỷ ban MTTQ|Uỷ ban Kiểm tra|Mặt trận"
    r"|UBMTTQ|MTTQ|Công đoàn|Đội|Bộ phận|Trường|Bưu điện|Quỹ|Hợp tác xã|Bộ Chỉ huy)"
)
_NAME_GOES_ON = "".join(filter(str.isupper, map(chr, range(0x1EFA))))
_NAME = rf"(?P<name>{_HEAD}\s[^:;().“”]{{2,80}}?)"
_MADE_TO = re.compile(
    rf"(?:^|[\s(,;])(?:[Gg]iao(?: cho)?|[Pp]hân công(?: cho)?|[Yy]êu cầu|[Đđ]ơn vị chủ trì:?|[Cc]hủ trì:|[Đđ]ơn vị thực hiện:?|[Tt]hực hiện:)\s+"
    rf"{_NAME}(?=\s+(?:xã\s|phường\s|đặc khu\s)?{_DOES}\b|\s*[:;.)(]|,\s(?!{_HEAD}\s)(?![{_NAME_GOES_ON}])|$)"
)
_LEADS = re.compile(
    rf"(?:^|[(;.]\s?|[-–+]\s)(?:do\s|Do\s)?{_NAME}(?=\s+(?:chủ trì|chịu trách nhiệm|làm đầu mối|là đầu mối|đầu mối|thực hiện\)|tham mưu|phụ trách|có trách nhiệm)|\s*\(\s*chủ trì)"
)
_ALONE_IN_BRACKETS = re.compile(rf"\((?:Đơn vị )?{_NAME}\)\s*[.;]?$")
_TOGETHER = re.compile(r",?\s+(?:phối hợp|cùng|với)\s.*$")


def answerable(sentence: str) -> tuple[str, ...]:
    """Return the names of the units that a sentence makes answer for it, the first first; none where it names none."""
    text = unicodedata.normalize("NFC", sentence.replace("*", ""))
    leading = unit_before_colon(text)
    return tuple(dict.fromkeys((*(each_unit(leading) if leading else ()), *_named(text))))


def _named(text: str) -> Iterator[str]:
    spelt = one_spelling(text)  # as long as the text: only tones change places
    found = [match for pattern in (_MADE_TO, _LEADS, _ALONE_IN_BRACKETS) for match in pattern.finditer(spelt)]
    for match in sorted(found, key=lambda one: one.start()):
        name = unit_name(_TOGETHER.sub("", text[match.start("name") : match.end("name")]))
        if name:
            yield from each_unit(name)
