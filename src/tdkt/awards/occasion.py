"""How sentences speak of the occasion of a batch, from its title: what follows "khen thưởng" in the data."""

from __future__ import annotations

import re

from tdkt.model.text import lower_first

ACHIEVEMENT = "thành tích"
"""What a title begins with that is the achievement itself, and no occasion."""
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_SUMMED_UP = re.compile(r"(?:sơ|tổng) kết (?=(?:công tác|phong trào|việc|thực hiện|đợt|năm học|nhiệm vụ)\b)")


def occasion_in(title: str) -> str:
    """Return a batch's title in the middle of a sentence, without a remark in brackets at its end."""
    title = _ASIDE.sub("", title)
    return lower_first(title) if title[1:2].islower() else title


def at(occasion: str) -> str:
    """Return an occasion as it follows a noun: "trong phong trào …", "nhân dịp tổng kết …", "trong đợt …"."""
    if occasion.startswith(("phong trào", "đợt")):
        return f"trong {occasion}"
    at_an_event = ("sơ kết", "tổng kết", "hội nghị", "kỷ niệm", "đại hội", "ngày")
    return f"nhân dịp {occasion}" if occasion.startswith(at_an_event) else f"trong đợt {occasion}"


def merit_at(occasion: str) -> str:
    """Return what the recipients have done: "đã có thành tích trong …"."""
    if occasion.startswith(ACHIEVEMENT):
        return f"đã có {occasion}"
    summed_up = _SUMMED_UP.match(occasion)
    if summed_up:
        return f"đã có thành tích trong {occasion[summed_up.end() :]}"
    linked = at(occasion)
    return f"đã có thành tích {'được khen thưởng ' if linked.startswith('nhân dịp') else ''}{linked}"
