"""The statuses of a target."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What can be said of a target at the end of a period; `label` is the Vietnamese word for it."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"
    NOT_REACHED = "not_reached"
    NOTHING_AROSE = "nothing_arose"
    NOT_REPORTED = "not_reported"
    NOT_DUE = "not_due"

    @property
    def label(self) -> str:
        """The status in Vietnamese, in lower case."""
        return _LABELS[self]

    @property
    def symbol(self) -> str:
        """One character that says the status where there is no colour."""
        return _SYMBOLS[self]

    @property
    def is_judged(self) -> bool:
        """Tell whether the target could be judged: it was due, there was something to measure, and it was reported."""
        return self not in (Status.NOTHING_AROSE, Status.NOT_REPORTED, Status.NOT_DUE)

    @property
    def is_reached(self) -> bool:
        """Tell whether the threshold is met."""
        return self in (Status.REACHED, Status.EXCEEDED)


_LABELS = {
    Status.EXCEEDED: "vượt",
    Status.REACHED: "đạt",
    Status.ON_SCHEDULE: "đúng tiến độ",
    Status.BEHIND: "chậm",
    Status.NOT_REACHED: "không đạt",
    Status.NOTHING_AROSE: "không phát sinh",
    Status.NOT_REPORTED: "chưa báo cáo",
    Status.NOT_DUE: "chưa đến kỳ",
}

_SYMBOLS = {
    Status.EXCEEDED: "▲",
    Status.REACHED: "✔",
    Status.ON_SCHEDULE: "●",
    Status.BEHIND: "!",
    Status.NOT_REACHED: "✘",
    Status.NOTHING_AROSE: "–",
    Status.NOT_REPORTED: "?",
    Status.NOT_DUE: "○",
}
