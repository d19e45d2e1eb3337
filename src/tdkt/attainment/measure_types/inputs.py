"""What a unit may be asked to fill in for a target."""

from __future__ import annotations

import re
from enum import Enum

from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first


class Entry(Enum):
    """What may be typed into a cell."""

    WHOLE = "whole"
    """A whole number from 0."""
    DECIMAL = "decimal"
    """A number from 0, decimals allowed."""
    PERCENT = "percent"
    """A percent from 0, decimals allowed."""
    SIGNED = "signed"
    """A number, decimals and minus allowed."""
    STAGE = "stage"
    """One of the words of `tdkt.attainment.stages.PROGRESS`."""
    DAY = "day"
    """A date."""

    @property
    def is_number(self) -> bool:
        """Tell whether a number is asked."""
        return self not in (Entry.STAGE, Entry.DAY)

    @property
    def may_be_negative(self) -> bool:
        """Tell whether a number below 0 makes sense."""
        return self is Entry.SIGNED


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that is asked: the field of the unit report, what it is called, what may be typed, whether it may be left out.

    A tuple of member ids in the field `reached` is asked as one mark a member instead, where the members are listed.
    """

    field: str
    name: str
    entry: Entry
    optional: bool = False


_NUMBER = lazy_pattern(r"(?:tổng |toàn bộ )?(?:số(?! hóa| hoá)|lượng|tỷ lệ|mức)\b", re.IGNORECASE)
_QUANTITY = lazy_pattern(
    r"(?:khối lượng|diện tích|dân số|giá trị|kinh phí|kế hoạch|chi phí|doanh thu|sản lượng|vốn|tổng)\b",
    re.IGNORECASE,
)
"""What is a quantity by itself, of which there is no number."""


def number_of(words: str) -> str:
    """Return how many of what is counted is asked for: "số hộ nghèo", but never "số số hộ", "số khối lượng"."""
    return words if _NUMBER.match(words) or _QUANTITY.match(words) else f"số {words}"


def total_of(words: str) -> str:
    """Return the whole that is asked for: "tổng số hộ", but never "tổng số tổng số hộ", "tổng số khối lượng"."""
    if re.match(r"(?i)(?:tổng|toàn bộ|kế hoạch)\b", words):
        return words
    if re.match(r"(?i)số(?! hóa| hoá)\b", words) or _QUANTITY.match(words):
        return f"tổng {lower_first(words)}"
    return f"tổng số {words}"
