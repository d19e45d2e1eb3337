"""Percentages that every ward has and whose two numbers their words do not name: of what "tỷ lệ hòa giải thành" is a part."""

from __future__ import annotations

import re

from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class KnownShare:
    """What such a percentage counts out of what; `is_state` tells that the latest figure stands for the year."""

    counting: str
    of: str
    is_state: bool


_FLOW, _STATE = False, True
_KNOWN: tuple[tuple[re.Pattern[str], KnownShare], ...] = tuple(
    (re.compile(words), KnownShare(counting, of, is_state))
    for words, counting, of, is_state in (
        (r"hòa giải thành|hoà giải thành", "vụ việc hòa giải thành", "vụ việc đã hòa giải", _FLOW),
        (
            r"hài lòng của|(?:mức độ|chỉ số|tỷ lệ) hài lòng|^(?:sự |độ )?hài lòng$",
            "phiếu khảo sát ở mức hài lòng trở lên",
            "phiếu khảo sát thu về",
            _FLOW,
        ),
        (
            r"hồ sơ[^,;.]{0,40}(?:nộp )?trực tuyến(?: toàn trình)?$",
            "hồ sơ nộp trực tuyến",
            "hồ sơ tiếp nhận",
            _FLOW,
        ),
        (
            r"(?:điều tra,? )?(?:khám phá|phá) (?:án|các|tội)|điều tra, khám phá",
            "vụ được điều tra, khám phá",
            "vụ phát hiện",
            _FLOW,
        ),
        (
            r"(?:thu gom|xử lý)[^.;]{0,20} (?:chất thải rắn|rác thải)|(?:chất thải rắn|rác thải) sinh hoạt (?:được )?(?:thu gom|xử lý)",
            "khối lượng chất thải rắn sinh hoạt được thu gom, xử lý",
            "khối lượng chất thải rắn sinh hoạt phát sinh",
            _FLOW,
        ),
        (r"^quân số\b(?! loại)", "quân số có mặt", "quân số phải có mặt", _FLOW),
        (r"bao phủ (?:bhyt|bảo hiểm y tế)", "người tham gia bảo hiểm y tế", "dân số", _STATE),
        (
            r"^khen thưởng (?:cho )?(?:người )?(?:lao động trực tiếp|trực tiếp)",
            "người lao động trực tiếp được khen thưởng",
            "người được khen thưởng",
            _FLOW,
        ),
        (
            r"^(?:giải ngân|vốn đầu tư công giải ngân)",
            "số vốn đầu tư công đã giải ngân",
            "kế hoạch vốn đầu tư công được giao",
            _STATE,
        ),
        (r"^giao quân", "công dân đã nhập ngũ", "chỉ tiêu giao quân", _STATE),
    )
)


def known_share(words: str) -> KnownShare | None:
    """Return what a well-known percentage counts, from its name in normal form without "tỷ lệ"; None where it is none of them."""
    return next((found for pattern, found in _KNOWN if pattern.search(words)), None)
