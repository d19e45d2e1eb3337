"""Units of measure as plans write them behind a number: "tỷ đồng", "triệu đồng/người/năm", "ha", "tấn", "tạ/ha"."""

from __future__ import annotations

import re

_SCALE = r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)"
_BASE = (
    r"(?:đồng|đ(?!\w)|usd|ha\b|hecta|héc ta|sào|m2|m²|m3|m³|km2|km²|km\b|mét|m\b|tấn|tạ\b|kg\b|lít|kwh|mw\b|‰"
    r"|máy\b|điểm(?=\s*(?:[,;.)/(]|$|trở (?:lên|xuống)|so với|hoặc|và|trong|theo|năm)))"
)
_PER = r"(?:\s?/\s?(?:\d+ )?[^\W\d]+(?: (?:dân|người|cư))?)"
_UNIT = re.compile(rf"\s*(?P<unit>(?:(?:{_SCALE}\s+)*{_BASE}|{_SCALE}(?=\s*(?:[,;.)/]|$|trở)))(?:{_PER})*)")
_MONEY = re.compile(r"(?:đồng|đ|tỷ|tỉ|triệu|nghìn|usd)\b")


def unit_at(words: str, end: int) -> tuple[int, int] | None:
    """Return where the unit of measure behind the number that ends at `end` stands, None where there is none."""
    found = _UNIT.match(words, end)
    return (found.start("unit"), found.end("unit")) if found else None


def is_money(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return _MONEY.search(unit) is not None
