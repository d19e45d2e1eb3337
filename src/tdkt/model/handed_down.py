"""What the level above hands down for a year: common indicators, deadlines, movements that it launches."""

from __future__ import annotations

import datetime

from tdkt.model.building import in_file
from tdkt.model.movement_life import MovementLife
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class CommonIndicator:
    """What may be added up across wards: targets of one `type` in one `unit_of_measure` ("" for none)."""

    id: str
    name: str
    type: str
    unit_of_measure: str = field(metadata=in_file(key="in", absent=""))
    of_plan: bool = field(metadata=in_file(absent=False))
    accumulate: str = field(metadata=in_file(absent="sum"))
    origin: Origin


@dataclass(frozen=True, slots=True)
class HandedDeadline:
    """A day until which the ward has to do something for the level above."""

    what: str
    date: datetime.date
    origin: Origin


@dataclass(frozen=True, slots=True)
class HandedMovement:
    """A movement that the level above launches; `from_year` and `to_year` bound its period where it has one, the days of its `life` more exactly."""

    id: str
    title: str
    from_year: int | None = field(metadata=in_file(key="from"))
    to_year: int | None = field(metadata=in_file(key="to"))
    origin: Origin
    life: MovementLife | None = None


@dataclass(frozen=True, slots=True)
class HandedDown:
    """All of it; `from_` names who hands it down."""

    year: PlanYear
    from_: str = field(metadata=in_file(key="from"))
    indicators: tuple[CommonIndicator, ...]
    deadlines: tuple[HandedDeadline, ...]
    movements: tuple[HandedMovement, ...]
    origin: Origin
    illustrative: bool = False
