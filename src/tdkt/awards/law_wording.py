"""Facts of the law in a few Vietnamese words, the same on every screen and page."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.law.packs import CITY, COLLECTIVE, COMMENDATION, HOUSEHOLD, PERSON, TITLE, WARD, VoteThreshold
from tdkt.model.award_batch import DOCUMENT_NAMES, KIND_NAMES
from tdkt.model.organization import Organization

TYPE_NAMES = {TITLE: "danh hiệu thi đua", COMMENDATION: "hình thức khen thưởng"}
LEVEL_NAMES = {WARD: "cấp xã", CITY: "cấp tỉnh"}
"""What the law calls the levels: "cấp xã" is xã, phường, đặc khu."""
RECIPIENT_NAMES = {COLLECTIVE: "tập thể", PERSON: "cá nhân", HOUSEHOLD: "hộ gia đình"}
"""Kinds of recipients in the office's order."""
NOT_FOUND = "chưa có quy định"
_CHOICES: dict[str, dict[Any, str]] = {
    "prize_rounding": {"up": "làm tròn lên", "nearest": "làm tròn đến số gần nhất", "none": "không làm tròn"},
    "same_period_titles": {"highest": "chỉ nhận mức cao nhất", "all": "nhận tất cả"},
    "vote_of_all_members": {
        "all_members": "tổng số thành viên Hội đồng",
        "present": "số thành viên có mặt",
    },
    "achievements_reused": {True: "được dùng", False: "không được dùng"},
    "certificate": {True: "có", False: "không có"},
    "ballot": {True: "bỏ phiếu kín", False: "biểu quyết"},
}
_UNSET = {"max_percent_cstdcs": "không quy định", "reading": "chưa chọn"}


def value_words(name: str, value: Any) -> str:
    """Say the value of the parameter or fact `name`: "làm tròn lên", "từ 80% trở lên", "chưa có quy định"."""
    if value is None:
        return _UNSET.get(name, NOT_FOUND)
    if name in _CHOICES:
        return _CHOICES[name][value]
    if name == "votes":
        return VoteThreshold.parse(value).said
    if name == "quorum":
        return VoteThreshold.parse(f">= {value}").said
    if name in ("file", "simple_file"):
        return "; ".join(DOCUMENT_NAMES[document] for document in value)
    if name == "simple_procedure_for":
        return ", ".join(KIND_NAMES[kind] for kind in value) or "không loại nào"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_day_words, value)) or "không có"
    if isinstance(value, (int, Decimal)):
        return vietnamese(value)
    return str(value)


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


def _day_words(value: object) -> str:
    return f"{datetime.date.fromisoformat(str(value)):%d/%m/%Y}"
