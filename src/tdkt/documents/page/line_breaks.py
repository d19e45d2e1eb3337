"""Where a line must not break.

A hyphen between words ("Phòng Văn hóa - Xã hội") that begins a line looks like an item of a list, so it stays with the
word of two syllables before it ("thi đua - khen thưởng"); between the parts of a name or of a range of numbers it stays with both.
A symbol ("40/KH-UBND", "45/TTr-VHXH") and a range ("2026-2031") break at no hyphen. A sign ("≥ 1") stays with its
number, the words "quý", "số", "ngày", "Điều", "khoản" with theirs. In titles the words of two syllables that this field is full of stay whole
("thi đua" is one word). Only what is printed gets no-break spaces and hyphens: the data, and what is compared with
it, keep plain ones.
"""

from __future__ import annotations

import re

from tdkt.type_metrics import NO_BREAK, NO_BREAK_HYPHEN

_HYPHEN = re.compile(r"(?<=\S) ([-–]) (?=(\S))")
_BEFORE_HYPHEN = re.compile(rf"(?<=[^\W\d_]) (?=[^\W\d_]+{NO_BREAK}[-–])")
_WITHIN_SYMBOL = re.compile(r"(?<=\w)-(?=[A-ZĐ0-9])")

_BOUND = re.compile(
    r"(?<![^\s(])([≥≤<>]) (?=\d)|\b(quý) (?=[IV]+\b)|\b(số|điều|khoản|ngày(?= \d{1,2}/)) (?=\d)",
    re.IGNORECASE,
)

_WORDS = (
    "bằng khen|báo cáo|cá nhân|chất lượng|chiến sĩ|chủ tịch|cơ sở|công tác|danh hiệu|danh sách|đề nghị|đô thị|đơn vị|(?:hộ )?gia đình|giấy khen|hài lòng|hạ tầng|"
    "hội đồng|kế hoạch|kết quả|khen thưởng|lao động|lấy ý kiến|nâng cao|nhân dân|nhân dịp|phong trào|phục vụ|sơ kết|tập thể|"
    "thành phố|thành tích|thi đua|thực hiện|tiên tiến|tiền thưởng|tổ chức|tổng kết|triển khai|ủy ban|xuất sắc"
)
_WORD = re.compile(rf"\b(?:{_WORDS}|(?:năm|tháng|ngày) \d+|số \S*\d\S*)(?!\w)", re.IGNORECASE)


def unbroken(text: str) -> str:
    """Return `text` with no-break spaces and hyphens where a line must not break."""
    bound = _BOUND.sub(lambda found: f"{found[1] or found[2] or found[3]}{NO_BREAK}", text)
    glued = _HYPHEN.sub(_glued, _WITHIN_SYMBOL.sub(NO_BREAK_HYPHEN, bound))
    return _BEFORE_HYPHEN.sub(NO_BREAK, glued)


def whole_words(text: str) -> str:
    """Return `text` with no-break spaces inside the field's words of two syllables too; for titles of few lines."""
    return _WORD.sub(lambda found: found[0].replace(" ", NO_BREAK), unbroken(text))


def _glued(match: re.Match[str]) -> str:
    mark, following = match.groups()
    tight = following.isupper() or following.isdigit()
    return f"{NO_BREAK}{mark}{NO_BREAK if tight else ' '}"
