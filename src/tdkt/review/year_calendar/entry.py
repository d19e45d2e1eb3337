"""One line of the year's calendar."""

from __future__ import annotations

import datetime
from enum import StrEnum

from tdkt.model.records import dataclass


class Kind(StrEnum):
    """What an entry is about; `label` is the Vietnamese word for it."""

    HOLIDAY = "holiday"
    SCHOOL = "school"
    LAUNCH = "launch"
    REPORT = "report"
    REVIEW = "review"
    AWARD = "award"
    INSPECTION = "inspection"
    EVENT = "event"
    DUE = "due"
    LAW = "law"

    @property
    def label(self) -> str:
        """The kind in Vietnamese."""
        return _LABELS[self]


_LABELS = {
    Kind.HOLIDAY: "ngày lễ",
    Kind.SCHOOL: "năm học",
    Kind.LAUNCH: "phát động",
    Kind.REPORT: "báo cáo",
    Kind.REVIEW: "sơ kết, tổng kết",
    Kind.AWARD: "khen thưởng",
    Kind.INSPECTION: "kiểm tra",
    Kind.EVENT: "hội nghị, tọa đàm",
    Kind.DUE: "hạn",
    Kind.LAW: "quy định",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something on a day. `key` names it among all entries whatever its day (a moved day is the same entry).

    `file` is the file that says it, "" where none of the ward does; `plan_year` the plan year that it belongs to, None for none.
    `remark` says of a day that is to be kept that offices do not work on it, "" where they do.
    """

    day: datetime.date
    kind: Kind
    what: str
    key: str
    file: str = ""
    plan_year: int | None = None
    illustrative: bool = False
    remark: str = ""

    @property
    def said(self) -> str:
        """What pages say of it: `what`, with the remark."""
        return f"{self.what} ({self.remark})" if self.remark else self.what
