"""Tin, bài, gương điển hình, tọa đàm, hội nghị: what was said and held about emulation, one small dated record each."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

PROPAGANDA_NAMES = {
    "news": "tin, bài",
    "story": "bài về gương điển hình",
    "talk": "buổi tọa đàm, giao lưu, gặp mặt",
    "meeting": "hội nghị, lễ phát động, tổng kết",
    "training": "lớp tập huấn, bồi dưỡng",
}
"""The types in the order in which a report counts them."""
GATHERINGS = ("talk", "meeting", "training")
"""The types at which people come together on a day, which a calendar keeps."""


@dataclass(frozen=True, slots=True)
class PropagandaRecord:
    """One of them; `type` is a key of `PROPAGANDA_NAMES`."""

    id: str
    type: str
    date: datetime.date
    title: str
    where: str | None
    unit: str | None
    exemplar: str | None
    attended: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Propaganda:
    """The records of a year."""

    year: PlanYear
    records: tuple[PropagandaRecord, ...]
    origin: Origin
    illustrative: bool = False
