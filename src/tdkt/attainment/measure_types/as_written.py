"""What the types of measures are written with in the files, in words for whoever writes them by hand."""

from __future__ import annotations

from itertools import groupby

from tdkt.attainment.measure_types.kind import MeasureKind
from tdkt.attainment.measure_types.registry import KINDS
from tdkt.model.measure import Relation


def keys_of_types() -> str:
    """Say which keys of the plan describe each type: "percentage: counting, of và một ngưỡng. count: …"."""
    said = []
    for keys, kinds in groupby(KINDS.values(), key=_keys):
        types = ", ".join(kind.type.value for kind in kinds)
        said.append(f"{types}: {keys}.")
    return " ".join(said)


def _keys(kind: MeasureKind) -> str:
    if not kind.needs_threshold:
        return ", ".join(kind.keys)
    is_free = kind.relations == tuple(Relation)
    return f"{', '.join(kind.keys)} và {'một ngưỡng' if is_free else ' hoặc '.join(kind.relations)}"


def fields_of_types() -> str:
    """Say which fields of a unit's report each type asks for: "count, incidents: count; amount: amount; …"."""
    types: dict[str, list[str]] = {}
    for kind in KINDS.values():
        types.setdefault(_fields(kind), []).append(kind.type.value)
    return "; ".join(f"{', '.join(names)}: {fields}" for fields, names in types.items()) + "."


def _fields(kind: MeasureKind) -> str:
    needed = " và ".join(entry.field for entry in kind.asked if not entry.optional)
    if not kind.asked_instead:
        return needed
    instead = " và ".join(entry.field for entry in kind.asked_instead)
    return f"{needed} ({instead} chỉ khi chỉ tiêu ghi {kind.asked_instead_with})"
