"""How places stand in a list and on the map: by the alphabet, without the word for what they are."""

from __future__ import annotations

import re

from tdkt.model.text import one_line
from tdkt.model.vietnamese_order import TextKey, text_key

_KIND = re.compile(r"^\s*(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố)\s+", re.IGNORECASE)


def place_key(name: str) -> tuple[TextKey, TextKey]:
    """Return what to sort places by: "phường Ái Quốc" stands at Ái Quốc, beside a xã of that name."""
    return text_key(_KIND.sub("", name)), text_key(name)


def initials(name: str) -> str:
    """Return the first letters of a place's own name, numbers whole: "VH" of "phường Việt Hòa", "S12" of "phường Số 12"."""
    words = re.findall(r"\w+", _KIND.sub("", one_line(name)))
    return "".join(word if word.isdigit() else word[0].upper() for word in words)[:4]
