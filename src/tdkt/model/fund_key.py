"""Which report on the fund of a year is meant: the first ("2026"), or one that adds to it ("2026/bo-sung", "2026/bo-sung-2")."""

from __future__ import annotations

import re

from tdkt.model.period import Period
from tdkt.model.records import dataclass

_LATER = re.compile(r"bo-sung(?:-([1-9][0-9]?))?")


@dataclass(frozen=True, slots=True)
class FundKey:
    """A report on the fund of the year that is `period`; `later` is 0 for the first, 1 for the first that adds to it."""

    period: Period
    later: int = 0

    @property
    def year(self) -> int:
        """The year of the fund."""
        return self.period.year

    @property
    def key(self) -> str:
        """How it stands in the register."""
        return f"{self.period.key}{later_mark(self.later)}"


def later_mark(later: int) -> str:
    """Return what follows the year in the key of a report: "" of the first, "/bo-sung", "/bo-sung-2"."""
    if not later:
        return ""
    return "/bo-sung" if later == 1 else f"/bo-sung-{later}"


def parted_fund(key: str) -> tuple[str, int | None]:
    """Return what a key says of the year, and the how manieth later report it means (None where that cannot be read)."""
    year, mark, said = key.partition("/")
    if not mark:
        return year, 0
    found = _LATER.fullmatch(said)
    return year, int(found[1] or 1) if found else None
