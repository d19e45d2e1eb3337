"""Khiếu nại, tố cáo, kiến nghị about emulation and commendation. Who sent them is never kept here."""

from __future__ import annotations

import datetime

from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass

PETITION_NAMES = {"complaint": "khiếu nại", "denunciation": "tố cáo", "petition": "kiến nghị, phản ánh"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a petition."""

    date: datetime.date
    document: str | None
    result: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition; `type` is a key of `PETITION_NAMES`, `accepted` the day of thụ lý, `due` a day set for this one."""

    id: str
    type: str
    received: datetime.date
    accepted: datetime.date | None
    subject: str
    batch: str | None
    unit: str | None
    due: datetime.date | None
    answered: Answer | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Petitions:
    """The petitions received in a year."""

    year: PlanYear
    petitions: tuple[Petition, ...]
    origin: Origin
    illustrative: bool = False
