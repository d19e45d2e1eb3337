"""From schema-valid data to the clerk's passages."""

from __future__ import annotations

from typing import Any

from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.ward_report import Passage, Passages, WardReport

Data = dict[str, Any]


def ward_report(data: Data, origin: Origin) -> WardReport:
    """Build the clerk's passages for a report of the ward from data that their schema accepts."""
    return WardReport(
        Period.parse(str(data["period"]), year=0),
        data.get("illustrative", False),
        _passages(data["passages"], origin.child("passages")),
        origin,
    )


def _passages(data: Data, origin: Origin) -> Passages:
    def part(name: str) -> Passage | None:
        return _passage(data[name], origin.child(name)) if name in data else None

    return Passages(
        overview=part("overview"),
        movements=part("movements"),
        units={
            unit: _passage(found, origin.child("units", unit))
            for unit, found in data.get("units", {}).items()
        },
        awards=part("awards"),
        exemplars=part("exemplars"),
        limitations=part("limitations"),
        causes=part("causes"),
        directions=part("directions"),
        proposals=part("proposals"),
        origin=origin,
    )


def _passage(data: Data, origin: Origin) -> Passage:
    before, after, replace = (tuple(data.get(name, ())) for name in ("before", "after", "replace"))
    return Passage(before, after, replace, origin)
