"""Who has registered for a drive or a movement that asks for it (Luật Thi đua, khen thưởng 2022, Điều 17)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tdkt.model.building import in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Registered:
    """A unit, a thôn or a collective (`unit` is its id) that has registered for a drive or a movement."""

    unit: str
    date: datetime.date
    note: str = field(metadata=in_file(absent=""))
    origin: Origin


def registered_by(registered: Iterable[Registered], day: datetime.date) -> tuple[str, ...]:
    """Return who had registered by `day` (ids), each once."""
    return tuple(dict.fromkeys(one.unit for one in registered if one.date <= day))


def not_registered_by(
    asked: Iterable[str], registered: Iterable[Registered], day: datetime.date
) -> tuple[str, ...]:
    """Return who of those `asked` to register had not by `day`."""
    known = registered_by(registered, day)
    return tuple(one for one in asked if one not in known)


def late_by(
    registered: Iterable[Registered], until: datetime.date, day: datetime.date
) -> tuple[Registered, ...]:
    """Return those that had registered by `day`, but after the last day for it, `until`."""
    return tuple(one for one in registered if until < one.date <= day)
