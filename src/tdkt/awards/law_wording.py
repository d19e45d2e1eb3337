"""Facts of the law in a few Vietnamese words, the same on every screen and page."""

from __future__ import annotations

from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.law.packs import CITY, COLLECTIVE, COMMENDATION, HOUSEHOLD, PERSON, TITLE, WARD
from tdkt.model.organization import Organization

TYPE_NAMES = {TITLE: "danh hiệu thi đua", COMMENDATION: "hình thức khen thưởng"}
LEVEL_NAMES = {WARD: "cấp xã", CITY: "cấp tỉnh"}
"""What the law calls the levels: "cấp xã" is xã, phường, đặc khu."""
RECIPIENT_NAMES = {COLLECTIVE: "tập thể", PERSON: "cá nhân", HOUSEHOLD: "hộ gia đình"}
"""Kinds of recipients in the office's order."""


def written(value: Any) -> str:
    """Return `value` as the clerk writes it in YAML: "up", "null", "false", "2/3", "[2026-09-01]"."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(str, value))}]"
    return f'"{value}"' if isinstance(value, str) and value[:1] in "><=" else str(value)


def level_words(level: str, organization: Organization | None = None) -> str:
    """Return the level by the ward's own words, "xã" and "tỉnh"; as the law calls it where the ward is not known."""
    if organization is None:
        return LEVEL_NAMES[level]
    return organization.kind_word if level == WARD else organization.city_word


def decider(level: str, organization: Organization | None = None) -> str:
    """Return who decides at a level: "Chủ tịch UBND xã", "Chủ tịch UBND cấp xã" where the ward is not known."""
    return f"Chủ tịch UBND {level_words(level, organization)}"


def recognised_at(level: str, organization: Organization | None = None) -> str:
    """Return at which level an initiative is recognised: "cấp cơ sở", "cấp tỉnh", "cấp thành phố"."""
    if level != CITY:
        return "cấp cơ sở"
    return f"cấp {organization.city_word}" if organization else LEVEL_NAMES[CITY]


def dong(amount: int) -> str:
    """Return an amount of money: "2.530.000 đồng"."""
    return f"{vietnamese(amount)} đồng"
