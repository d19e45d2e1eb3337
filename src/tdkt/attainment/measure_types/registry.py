"""The types of measures: a new one is a module here, its line below, its name in `MeasureType` and in the schema."""

from __future__ import annotations

from tdkt.attainment.measure_types import (
    amount,
    count,
    incidents,
    milestone,
    per_official,
    per_subdivision,
    percentage,
    reduction,
)
from tdkt.attainment.measure_types.inputs import Input
from tdkt.attainment.measure_types.kind import MeasureKind
from tdkt.model.measure import Measure, MeasureType

KINDS: dict[MeasureType, MeasureKind] = {
    kind.type: kind
    for kind in (
        percentage.KIND,
        count.KIND,
        amount.KIND,
        per_subdivision.KIND,
        per_official.KIND,
        incidents.KIND,
        reduction.KIND,
        milestone.KIND,
    )
}


def kind_of(measure: Measure) -> MeasureKind:
    """Return what there is to know of the type of `measure`."""
    return KINDS[measure.type]


def _every_input() -> dict[str, Input]:
    found: dict[str, Input] = {}
    for kind in KINDS.values():
        for entry in (*kind.asked, *kind.asked_instead):
            found.setdefault(entry.field, entry)
    return found


FIELDS: dict[str, str] = {field: entry.name for field, entry in _every_input().items()}
"""What the fields of a figure are called, by field, in the order of `Figure`."""


def kind_named(name: str) -> MeasureKind:
    """Return what sets the type `name` ("percentage") apart; raises ValueError for a type that there is not."""
    return KINDS[MeasureType(name)]
