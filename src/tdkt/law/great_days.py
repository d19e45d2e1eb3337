"""The anniversaries that drives are held for (`great_days.yaml`, beside this file); holidays are those of `awards/working_days.py`."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from tdkt.law.confidence import said_confidence
from tdkt.law.files import FOLDER, read_law


@cache
def _record() -> dict[str, Any]:
    return read_law(FOLDER / "great_days.yaml")


def great_days(year: int) -> tuple[tuple[datetime.date, str], ...]:
    """Return the anniversaries of `year` with their names, by date."""
    found = []
    for one in _record()["days"]:
        day, month = one["day"].split("/")
        found.append((datetime.date(year, int(month), int(day)), str(one["name"])))
    return tuple(found)


def great_days_notice() -> str:
    """Return how sure the anniversaries are."""
    return f"{_record()['notice']} ({said_confidence(_record()['confidence'])})."


def days_off_decided(year: int) -> bool:
    """Tell whether it is known what was decided about the days off of `year`."""
    return year <= int(_record()["days_off"]["decided_until"])


def days_off_notice() -> str:
    """Return from when on days off are only expected, and how sure that is."""
    record = _record()["days_off"]
    said = str(record["notice"]).format(year=int(record["decided_until"]) + 1)
    return f"{said} ({said_confidence(record['confidence'])})."
