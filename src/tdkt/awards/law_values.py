"""What the value of a legal parameter may be and how it is told: one entry a type of value (`takes` in the law packs)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.law.packs import Fact, LawPack, ValueType
from tdkt.law.vote_threshold import VoteThreshold
from tdkt.model.award_batch import DOCUMENT_NAMES, KIND_NAMES
from tdkt.model.records import dataclass


def fault_of_value(name: str, value: object, takes: ValueType, pack: LawPack) -> str:
    """Return what is wrong with `value` for the parameter `name`, in Vietnamese, "" where nothing is."""
    wanted = _TYPES[takes.type].wanted(value, takes, pack)
    return f"“{name}” {wanted}" if wanted else ""


def value_words(fact: Fact) -> str:
    """Say the value of a fact: "làm tròn lên", "từ 80% trở lên", "chưa có quy định"."""
    takes = fact.takes
    if takes is None:
        return str(fact.value)
    return takes.unset if fact.value is None else _TYPES[takes.type].words(fact.value, takes)


def day_of_year(text: str, year: int) -> datetime.date:
    """Return the day "10/12" of `year`; raises ValueError where there is none."""
    day, month = text.split("/")
    return datetime.date(year, int(month), int(day))


@dataclass(frozen=True, slots=True)
class _Type:
    """`wanted` says what a value should have been, "" where it is fine; `words` tell a value that is set."""

    wanted: Callable[[object, ValueType, LawPack], str]
    words: Callable[[Any, ValueType], str]


def _one_of(value: object, choices: tuple[Any, ...]) -> str:
    return "" if value in choices else f"chỉ nhận: {', '.join(choices)}"


def _not_yes_or_no(value: object, takes: ValueType, pack: LawPack) -> str:
    return "" if isinstance(value, bool) else "phải là true hoặc false"


def _outside(value: object, takes: ValueType, types: type | tuple[type, ...]) -> str:
    is_number = isinstance(value, types) and not isinstance(value, bool)
    if is_number and takes.at_least <= Decimal(str(value)) <= takes.at_most:
        return ""
    return f"phải là số từ {takes.at_least} đến {takes.at_most}"


def _not_a_threshold(text: str, example: str) -> str:
    try:
        VoteThreshold.parse(text)
    except ValueError:
        return f"ghi như {example}"
    return ""


def _not_among(value: object, known: dict[str, str]) -> str:
    fine = isinstance(value, list) and set(value) <= set(known)
    return "" if fine else f"là danh sách gồm: {', '.join(known)}"


def _not_days(value: object, takes: ValueType, pack: LawPack) -> str:
    return "" if isinstance(value, list) and all(map(_is_day, value)) else "là danh sách ngày"


def _is_day(text: object) -> bool:
    try:
        datetime.date.fromisoformat(str(text))
    except ValueError:
        return False
    return True


def _not_a_day_of_year(value: object, takes: ValueType, pack: LawPack) -> str:
    try:
        day_of_year(str(value), 2025)  # not a leap year: the day must come every year
    except ValueError:
        return "là ngày/tháng, ví dụ 10/12"
    return ""


def _choice_words(value: Any, takes: ValueType) -> str:
    return takes.words[value]


def _as_written(value: Any, takes: ValueType) -> str:
    return str(value)


def _day_words(value: object) -> str:
    return f"{datetime.date.fromisoformat(str(value)):%d/%m/%Y}"


_TYPES = {
    "choice": _Type(lambda value, takes, pack: _one_of(value, tuple(takes.words)), _choice_words),
    "reading": _Type(lambda value, takes, pack: _one_of(value, tuple(pack.readings)), _as_written),
    "yes_no": _Type(_not_yes_or_no, _choice_words),
    "whole": _Type(
        lambda value, takes, pack: _outside(value, takes, int),
        lambda value, takes: vietnamese(value),
    ),
    "number": _Type(
        lambda value, takes, pack: _outside(value, takes, (int, Decimal)),
        lambda value, takes: vietnamese(value),
    ),
    "share": _Type(
        lambda value, takes, pack: _not_a_threshold(f">= {value}", '"2/3"'),
        lambda value, takes: VoteThreshold.parse(f">= {value}").said,
    ),
    "votes": _Type(
        lambda value, takes, pack: _not_a_threshold(str(value), '">= 80%" hoặc "> 1/2"'),
        lambda value, takes: VoteThreshold.parse(value).said,
    ),
    "documents": _Type(
        lambda value, takes, pack: _not_among(value, DOCUMENT_NAMES),
        lambda value, takes: "; ".join(DOCUMENT_NAMES[document] for document in value),
    ),
    "batch_types": _Type(
        lambda value, takes, pack: _not_among(value, KIND_NAMES),
        lambda value, takes: ", ".join(KIND_NAMES[kind] for kind in value) or "không loại nào",
    ),
    "days": _Type(_not_days, lambda value, takes: ", ".join(map(_day_words, value)) or "không có"),
    "day_of_year": _Type(_not_a_day_of_year, _as_written),
}
