"""One thing to do: what, until when, and the command that does it or helps."""

from __future__ import annotations

import datetime
from enum import StrEnum

from tdkt.model.records import dataclass

WEEK = datetime.timedelta(days=7)
"""What is due within it is told beforehand."""


class Group(StrEnum):
    """Where a task stands on the page, in this order."""

    FIRST = "first"
    DUE = "due"
    UNFINISHED = "unfinished"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Task:
    """`what` is a sentence; `command` works when it is pasted; `due` is the last day, None where there is none."""

    group: Group
    what: str
    command: str
    due: datetime.date | None = None


def how_far(due: datetime.date, today: datetime.date) -> str:
    """Say how `due` lies to `today`: "chậm 3 ngày", "hạn hôm nay", "còn 5 ngày"."""
    days = (due - today).days
    if days < 0:
        return f"chậm {-days} ngày"
    return f"còn {days} ngày" if days else "hạn hôm nay"
